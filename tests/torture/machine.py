"""The machine that is tormented: python -m tests.torture.machine, jobs as lines of JSON on its input.

It has the program loaded and warmed up, and splits off a process for each job (a millisecond), in which it is done,
cut off, or refused room by recorder.c, which has to be loaded before the C library.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture.reading import recorder

SOON = 60
"""Seconds in which a machine that was switched off has ended."""
WARMING = 3
"""Chapters done before the first job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one process does.

    ``act`` is a key of ``acts.ACTS``; it works below ``folder``; what it says goes to the file ``said``, what it
    calls to ``log``. It is killed after ``killed_after`` seconds or at its ``killed_at``-th call that changes the
    disk. With ``chance`` a few of all possibilities are tried.
    """

    act: str
    folder: str
    said: str
    seed: int = 0
    chapters: int = 0
    log: str = ""
    synchronous: str = ""
    killed_after: float = 0
    killed_at: int = 0
    chance: bool = False


class Machine:
    """A running machine."""

    def __init__(self) -> None:
        library = recorder()
        assert library is not None
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.machine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "LD_PRELOAD": str(library)},
        )
        assert self._line() == "ready"

    def do(self, job: Job) -> int:
        """How the process ended: 0, or -9 where it was killed. AssertionError in words when it failed otherwise."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()
        status = int(self._line())
        assert status in (0, -signal.SIGKILL), Path(job.said + ".failed").read_text(encoding="utf-8")
        return status

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        """Switch it off."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(SOON)
        assert self._process.stdout is not None
        self._process.stdout.close()


@contextmanager
def machine() -> Iterator[Machine]:
    """A machine that is switched off in the end."""
    made = Machine()
    try:
        yield made
    finally:
        made.close()


def _child(job: Job) -> None:
    """Do the job with its output going where it says; never returns."""
    status = 1
    try:
        from tests.torture.acts import ACTS
        from tests.torture.weakening import weakened

        os.environ["FORUMDESK_DATA"] = str(Path(job.folder, "data"))
        said = os.open(job.said, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(said, 1)
        library = ctypes.CDLL(None)
        library.recorder_begin(job.folder.encode(), job.log.encode())
        if job.killed_at:
            library.recorder_arm(ctypes.c_long(job.killed_at), 0, 0, 0, 1)
        with weakened(job.synchronous):
            ACTS[job.act](job)
        status = 0
    except BaseException:  # noqa: BLE001
        Path(job.said + ".failed").write_text(traceback.format_exc(), encoding="utf-8")
    finally:
        os._exit(status)


def _done(job: Job) -> int:
    child = os.fork()
    if not child:
        _child(job)
    if job.killed_after:
        time.sleep(job.killed_after)
        os.kill(
            child, signal.SIGKILL
        )  # one that has ended waits to be asked for, so its number is still its own
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _warmed_up() -> None:
    """Everything loaded that deeds load, the usual statements compiled."""
    import forumdesk.documents.registry  # noqa: F401
    from tests.torture import chapters_of_decisions
    from tests.torture.deeds import torment

    chapters_of_decisions.package()
    chapters_of_decisions.signer()
    with TemporaryDirectory() as folder:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        torment(Path(folder, "a.forumdesk"), 1, nowhere, WARMING)
        os.close(nowhere)


def main() -> None:
    """Do jobs until the input ends."""
    _warmed_up()
    print("ready", flush=True)
    for line in sys.stdin:
        status = _done(Job(**json.loads(line)))
        print(status, flush=True)


if __name__ == "__main__":
    main()
