"""Registers of tests on a PostgreSQL server instead of in files, where ``pytest --server`` asks for it.

Whoever makes or opens a register by :class:`tests.builders_registers.CopiedRegisters` gets one on the server, and
names it by the path that a file would have had.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forumdesk.domain.identifiers import new_uuid
from forumdesk.storage import chain_guard
from forumdesk.storage.addresses import ServerAddress

if TYPE_CHECKING:
    import psycopg

    from forumdesk.services.register import Register
    from tests.storage.postgres import PostgresServer


class Served:
    """Which registers lie on a server, by the paths under which tests know them."""

    def __init__(self) -> None:
        self.server: PostgresServer | None = None
        self._addresses: dict[Path, ServerAddress] = {}
        self._opened: list[Register] = []

    @contextmanager
    def by(self, server: "PostgresServer") -> Iterator[None]:
        """Let registers be made on ``server``; they are gone afterwards."""
        self.server = server
        try:
            yield
        finally:
            self.server = None
            for register in self._opened:
                register.close()
            self._opened.clear()
            for name in {one.database for one in self._addresses.values()}:
                server.run(f"DROP DATABASE {name} WITH (FORCE)", database="postgres")
            self._addresses.clear()

    def address(self, path: Path) -> ServerAddress | None:
        """Where the register lies that tests know by ``path``; None for a file."""
        return self._addresses.get(path)

    def made(self, path: Path, now: datetime) -> ServerAddress:
        """The address of an empty register with an identifier of its own."""
        from forumdesk.storage.database import create_register
        from forumdesk.storage.servers import _stand_in

        assert self.server is not None
        address = self.server.copied("served", lambda empty: create_register(empty, now).close())
        with self._connected(address) as connection:
            connection.execute(
                "UPDATE register SET id = %s, created_at = %s", (new_uuid(now), now.astimezone(UTC))
            )
        self._addresses[path] = self._addresses[_stand_in(address)] = address
        return address

    def note(self, register: "Register") -> "Register":
        """Have a register closed after the test."""
        self._opened.append(register)
        return register

    def dump(self, address: ServerAddress) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, read past the program, as a file would have it."""
        from forumdesk.storage.bare_values import bare

        with self._connected(address) as connection:
            asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
            tables = [name for (name,) in connection.execute(asked)]
            return {
                name: sorted(
                    (tuple(map(bare, row)) for row in connection.execute(f'SELECT * FROM "{name}"')), key=repr
                )
                for name in tables
            }

    def by_sql(self, address: ServerAddress, statement: str, *values: object) -> int:
        """Change a register behind the program's back; how many rows."""
        guarded = "sealed_record" in statement
        with self._connected(address) as connection:
            for drop in chain_guard.drop_statements("postgresql") if guarded else ():
                connection.execute(drop)
            changed = connection.execute(statement.replace("%", "%%").replace("?", "%s"), values).rowcount
            for make in chain_guard.statements("postgresql") if guarded else ():
                connection.execute(make)
        return changed

    @contextmanager
    def _connected(self, address: ServerAddress) -> "Iterator[psycopg.Connection[Any]]":
        import psycopg

        from forumdesk.storage.servers import connection_words

        with closing(psycopg.connect(**connection_words(address))) as connection, connection:
            yield connection


SERVED = Served()
