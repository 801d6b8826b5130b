"""What all tests share."""

import codecs
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.storage.postgres import PostgresServer

from forumdesk.language import catalogue

pytest_plugins = ["tests.worker_falls"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")
os.environ.setdefault("FORUMDESK_FONTS", "")  # papers look alike on every computer

settings.register_profile("forumdesk", deadline=None)  # a busy machine makes no code wrong
settings.load_profile("forumdesk")

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
NOBODY = 65534
MEMORY = Path("/dev/shm")
ROOM = 2 << 30
ABSENT = "the folder of samples beside the checkout is absent"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--long`` runs random tests in full numbers, ``--server`` those of the services on PostgreSQL."""
    parser.addoption("--long", action="store_true", help="random tests in full numbers")
    parser.addoption("--server", action="store_true", help="tests of the services on a PostgreSQL server")


def pytest_configure(config: pytest.Config) -> None:
    """Let registers lie in memory: each deed waits for the disk, a third of the time that tests take.

    Only where the folders of tests that passed are removed at once, else the memory would be full of them.
    """
    is_tidy = config.getini("tmp_path_retention_policy") != "all"
    if is_tidy and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples beside the checkout; tests that read it are skipped where it is absent."""
    if not (SHARED / "samples").is_dir():
        pytest.skip(ABSENT)
    return SHARED


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def postgres() -> Iterator["PostgresServer"]:
    """A PostgreSQL server for the whole run; skips where there is none."""
    from tests.storage.postgres import running

    with running() as server:
        yield server


@pytest.fixture(scope="session", autouse=True)
def _catalogues_compiled_once() -> Iterator[None]:
    """Every test has its own data folder, in which no compiled catalogue is kept: 80 ms for each to be read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "_compiled", cache(catalogue._compiled))
        yield


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder for each test: that of the person who runs them is never touched."""
    folder = tmp_path / "data"
    monkeypatch.setenv("FORUMDESK_DATA", str(folder))
    return folder


@pytest.fixture
def ordinary_folder() -> Iterator[Path]:
    """A folder of an ordinary user, as whom the test runs: the administrator is stopped by nothing."""
    with tempfile.TemporaryDirectory(prefix="forumdesk-test-") as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, NOBODY, NOBODY)
        # What this user may not read is remembered as absent: codecs are found while they can be.
        for codec in ("ascii", "latin-1", "utf-8"):
            codecs.lookup(codec)
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """On the build machine nothing may be skipped but what reads the folder beside the checkout."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("CI") or reporter is None or hasattr(session.config, "workerinput"):
        return
    skipped = [report for report in reporter.stats.get("skipped", ()) if ABSENT not in str(report.longrepr)]
    if skipped:
        reporter.write_line(f"skipped on the build machine: {', '.join(report.nodeid for report in skipped)}")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
