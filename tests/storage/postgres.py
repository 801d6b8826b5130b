"""A PostgreSQL server for tests: made in a folder of its own, gone afterwards.

It is reached by a socket there without a password, and by TCP with a password under TLS only, by a certificate of an
authority that nobody knows but ``authority.pem`` in that folder.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import ip_address
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from forumdesk.foundation.clock import system_clock
from forumdesk.storage.addresses import ServerAddress
from tests.conftest import MEMORY, NOBODY

SECONDS = 60
OWNER = "forumdesk"
NAMED, UNNAMED = "127.0.0.2", "127.0.0.3"
"""The certificate is for the first of these; neither counts as this computer itself."""
AUTHORITY = "authority.pem"
HBA = "pg_hba.conf"
LOCAL = "127.0.0.1"
UNPROTECTED = "unprotected"
"""Who alone may come without TLS."""
_RIGHTS = (
    "local all all trust\nhostssl all all 127.0.0.0/8 scram-sha-256\n"
    f"hostnossl all {UNPROTECTED} 127.0.0.0/8 scram-sha-256\n"
)
_DEBIAN = "/usr/lib/postgresql"


class PostgresRefusedError(Exception):
    """What psql said instead of doing it."""


@dataclass(frozen=True)
class PostgresServer:
    """A running server; ``folder`` holds its socket."""

    folder: Path
    programs: Path
    port: int
    start: Callable[[], None]
    stop: Callable[[], None]
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _patterns: dict[str, str] = field(default_factory=dict)

    def fresh(self) -> str:
        """The name of a new empty database."""
        name = f"test{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}", database="postgres")
        return name

    def copied(self, kind: str, fill: Callable[[ServerAddress], object]) -> ServerAddress:
        """A database like the one that ``fill`` fills once for each ``kind``: copying takes a tenth of the time."""
        if kind not in self._patterns:
            self._patterns[kind] = self.fresh()
            fill(self.address(self._patterns[kind]))
        name = f"test{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {self._patterns[kind]}", database="postgres")
        return self.address(name)

    def address(self, database: str, *, schema: str = "public", user: str = OWNER) -> ServerAddress:
        """The address of a database by the socket."""
        return ServerAddress(
            host=str(self.folder), port=self.port, user=user, database=database, schema=schema
        )

    def make_older(self, database: str) -> None:
        """Bring a register back to format 6.

        The tables of an older format need not be made by hand: what lacks a later one is enough to tell.
        """
        self.run(
            "DROP TABLE retention", "DROP TABLE erasure", "DROP TABLE handover", "DROP TABLE baton",
            "DROP TABLE binned_content", "DROP INDEX ix_journal_difference_entity_id",
            "ALTER TABLE journal_difference DROP position, DROP act, DROP origins",
            "ALTER TABLE journal DROP place, DROP undo, DROP concerns, DROP merged_by, DROP search_fold",
            *(f"DROP INDEX IF EXISTS ix_{table}_meeting_id_number" for table in ("decision", "statement")),
            *(
                f"ALTER TABLE {table} ADD CONSTRAINT uq_{table}_meeting_id_number UNIQUE (meeting_id, number)"
                for table in ("decision", "statement")
            ),
            "UPDATE alembic_version SET version_num = '0006'",
            database=database,
        )  # fmt: skip

    def give_roles(self, database: str, project: Path, schema: str = "public") -> None:
        """Run the shipped roles.sql; raises PostgresRefusedError."""
        script = project / "resources" / "server" / "roles.sql"
        self._psql(database, "--variable", f"schema={schema}", "--file", str(script))

    def admit(self, database: str, project: Path, user: str, password: str) -> None:
        """Let a secretary come over the network with a password."""
        self.give_roles(database, project)
        self.run(
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{user}') THEN"
            f" CREATE ROLE {user} LOGIN INHERIT; END IF; END $$",
            f"ALTER ROLE {user} PASSWORD '{password}'",
            f"GRANT forumdesk_secretary TO {user}",
            database=database,
        )

    def set_tls(self, on: bool) -> None:
        """Let the server speak TLS, or not at all."""
        self.run(
            f"ALTER SYSTEM SET ssl = {'on' if on else 'off'}", "SELECT pg_reload_conf()", database="postgres"
        )
        patience = time.monotonic() + SECONDS
        while self.run("SHOW ssl", database="postgres") != [["on" if on else "off"]]:
            assert time.monotonic() < patience, "the server does not read its configuration"
            time.sleep(0.05)

    def stop_sessions(self, database: str) -> None:
        """Break every connection to a database."""
        self.run(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
            " AND pid <> pg_backend_pid()",
            database="postgres",
        )

    def run(self, *statements: str, database: str) -> list[list[str]]:
        """Run statements one by one in one session; the rows of all, as text. Raises PostgresRefusedError."""
        said = self._psql(database, told=";\n".join((*statements, "")))
        return [line.split("|") for line in said.splitlines()]

    def _psql(self, database: str, *more: str, told: str = "") -> str:
        command = [str(self.programs / "psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"]
        command += ["--host", str(self.folder), "--port", str(self.port), "--username", OWNER]
        command += ["--dbname", database, "--set", "ON_ERROR_STOP=1", "--set", "VERBOSITY=verbose"]
        done = subprocess.run(
            [*command, *more],
            input=told,
            env={**os.environ, "LC_ALL": "C", "PGCLIENTENCODING": "UTF8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        if done.returncode != 0:
            raise PostgresRefusedError(done.stderr)
        return done.stdout


def _programs() -> Path:
    """Where initdb and pg_ctl are; Debian keeps them beside the path."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else sorted(Path(_DEBIAN).glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").is_file() and (place / "pg_ctl").is_file() and (place / "psql").is_file():
            return place
    pytest.skip("PostgreSQL is not installed")


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind((NAMED, 0))
        return int(tried.getsockname()[1])


def _certificates() -> dict[str, str]:
    """An authority and a certificate by it, both for a day, by the names of their files."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import NameOID

    now = system_clock()

    def made(name: str, issuer: x509.Name | None, signer: ec.EllipticCurvePrivateKey | None) -> Any:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer or subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        )
        if issuer is not None:
            names = x509.SubjectAlternativeName([x509.IPAddress(ip_address(NAMED))])
            builder = builder.add_extension(names, critical=False)
        return key, builder.sign(signer or key, hashes.SHA256())

    authority_key, authority = made("Authority of the tests", None, None)
    key, certificate = made("server", authority.subject, authority_key)
    pem = Encoding.PEM
    return {
        AUTHORITY: authority.public_bytes(pem).decode("ascii"),
        "server.pem": certificate.public_bytes(pem).decode("ascii"),
        "server.key": key.private_bytes(pem, PrivateFormat.PKCS8, NoEncryption()).decode("ascii"),
    }


@contextmanager
def running() -> Iterator[PostgresServer]:
    """A server of an ordinary user (PostgreSQL refuses the administrator), without a port."""
    programs = _programs()
    # Not in the folder of the test: the name of a socket has to be short.
    memory = str(MEMORY) if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="fd-pg-", dir=memory, ignore_cleanup_errors=True) as name:
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
        with (folder / "data" / "postgresql.conf").open("a", encoding="ascii") as configuration:
            configuration.write("ssl = on\n")  # not by a word of the command: that could not be changed
        port = _free_port()
        for file, text in ((HBA, _RIGHTS), *_certificates().items()):
            path = folder / "data" / file
            path.write_text(text, encoding="ascii")
            path.chmod(0o600)
            if administrator:
                os.chown(path, NOBODY, NOBODY)
        (folder / AUTHORITY).write_text((folder / "data" / AUTHORITY).read_text("ascii"), "ascii")
        options = (
            f"-c listen_addresses='{LOCAL},{NAMED},{UNNAMED}' -c port={port} -c unix_socket_directories='{name}'"
            " -c fsync=off -c ssl_cert_file=server.pem -c ssl_key_file=server.key"
        )

        def start() -> None:
            act("pg_ctl", "start", "--wait", "--silent", "--pgdata", data, "--options", options,
                "--log", str(folder / "log"))  # fmt: skip

        def stop() -> None:
            act("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate", "--pgdata", data)

        start()
        try:
            yield PostgresServer(folder=folder, programs=programs, port=port, start=start, stop=stop)
        finally:
            stop()
