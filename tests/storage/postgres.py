"""A PostgreSQL server for tests: made in a folder of its own, reached by a socket there, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from tests.conftest import NOBODY

SECONDS = 60
OWNER = "forumdesk"
_DEBIAN = "/usr/lib/postgresql"


class PostgresRefusedError(Exception):
    """What psql said instead of doing it."""


@dataclass(frozen=True)
class PostgresServer:
    """A running server; ``folder`` holds its socket."""

    folder: Path
    programs: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def fresh(self) -> str:
        """The name of a new empty database."""
        name = f"test{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}", database="postgres")
        return name

    def run(self, *statements: str, database: str) -> list[list[str]]:
        """Run statements one by one in one session; the rows of all, as text. Raises PostgresRefusedError."""
        command = [str(self.programs / "psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"]
        command += ["--host", str(self.folder), "--username", OWNER, "--dbname", database]
        command += ["--set", "ON_ERROR_STOP=1", "--set", "VERBOSITY=verbose"]
        done = subprocess.run(
            command,
            input=";\n".join((*statements, "")),
            env={**os.environ, "LC_ALL": "C", "PGCLIENTENCODING": "UTF8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        if done.returncode != 0:
            raise PostgresRefusedError(done.stderr)
        return [line.split("|") for line in done.stdout.splitlines()]


def _programs() -> Path:
    """Where initdb and pg_ctl are; Debian keeps them beside the path."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else sorted(Path(_DEBIAN).glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").is_file() and (place / "pg_ctl").is_file() and (place / "psql").is_file():
            return place
    pytest.skip("PostgreSQL is not installed")


@contextmanager
def running() -> Iterator[PostgresServer]:
    """A server of an ordinary user (PostgreSQL refuses the administrator), without a port."""
    programs = _programs()
    # Not in the folder of the test: the name of a socket has to be short.
    with tempfile.TemporaryDirectory(prefix="fd-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        administrator = os.geteuid() == 0
        if administrator:
            os.chown(folder, NOBODY, NOBODY)

        def act(program: str, *arguments: str) -> None:
            subprocess.run(
                [programs / program, *arguments],
                cwd=folder,
                user=NOBODY if administrator else None,
                group=NOBODY if administrator else None,
                extra_groups=[] if administrator else None,
                env={**os.environ, "LC_ALL": "C", "HOME": name},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                timeout=SECONDS,
                check=True,
            )

        data = str(folder / "data")
        act("initdb", "--pgdata", data, "--username", OWNER, "--auth", "trust", "--encoding", "UTF8",
            "--locale", "C", "--no-sync")  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories='{name}' -c fsync=off"
        act("pg_ctl", "start", "--wait", "--silent", "--pgdata", data, "--options", options,
            "--log", str(folder / "log"))  # fmt: skip
        try:
            yield PostgresServer(folder=folder, programs=programs)
        finally:
            act("pg_ctl", "stop", "--silent", "--mode", "immediate", "--pgdata", data)
