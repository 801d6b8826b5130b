"""The judge of archival files works in a process of its own, and is replaced when it falls."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.documents.resolution import print_resolution
from forumdesk.domain.texts import Language
from tests.builders_sheets import sheet_of
from tests.verapdf import ARCHIVAL, Judge

MAPS = Path("/proc/self/maps")


@pytest.fixture
def judge() -> Iterator[Judge]:
    judge = Judge()
    yield judge
    judge.close()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return print_resolution(sheet_of(), languages=[Language.RU]).pdf


def test_no_java_runs_where_the_tests_run(judge: Judge, pdf: bytes) -> None:
    assert judge.failures(pdf, ARCHIVAL) == ()

    assert judge.process not in (None, os.getpid())
    assert not {name for name in sys.modules if name.partition(".")[0] in {"jpype", "_jpype"}}
    if MAPS.exists():
        assert "libjvm" not in MAPS.read_text("utf-8")


def test_a_judge_that_died_is_told_and_the_next_file_has_a_new_one(judge: Judge, pdf: bytes) -> None:
    judge.failures(pdf, ARCHIVAL)
    first = judge.process
    assert first is not None
    os.kill(first, signal.SIGKILL)

    with pytest.raises(RuntimeError, match="ended with -9; the next file has a new one"):
        judge.failures(pdf, ARCHIVAL)

    assert judge.failures(pdf, ARCHIVAL) == ()
    assert judge.process != first


def test_a_file_that_is_none_breaks_a_rule_and_ends_nothing(judge: Judge, pdf: bytes) -> None:
    assert judge.failures(b"no file", ARCHIVAL)[0].startswith("unreadable: ")
    process = judge.process

    assert judge.failures(pdf, ARCHIVAL) == ()
    assert judge.process == process
