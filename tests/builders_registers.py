"""Registers for tests, copied from one that the program made: making the tables anew takes 15 times as long."""

import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from forumdesk.domain.identifiers import new_uuid
from forumdesk.services.access import Access
from forumdesk.services.desk import Desk
from forumdesk.services.register import Register
from forumdesk.services.registers import Registers, ServerAddress
from forumdesk.storage.database import create_register
from tests.on_a_server import SERVED

T = TypeVar("T")


class CopiedRegisters(Registers):
    """Makes registers that differ in nothing from those of the program, each with an identifier of its own."""

    def create(self, path: Path | ServerAddress) -> Register:
        """Copy the empty register; where no file can be written the program itself says so."""
        if isinstance(path, ServerAddress):
            return super().create(path)
        if SERVED.server is not None:
            return SERVED.note(super().open(SERVED.made(path, self.clock())))
        try:
            with path.open("xb") as file:
                file.write(_empty())
        except (OSError, ValueError):
            return super().create(path)
        at = self.clock()
        _rename(path, new_uuid(at).hex, f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}")
        return self.open(path)

    def open(
        self, path: Path | ServerAddress, *, secret: str | None = None, access: Access = Access.FULL
    ) -> Register:
        """Open a register, wherever the tests have it."""
        served = SERVED.address(path) if isinstance(path, Path) else None
        if served is None:
            return super().open(path, secret=secret, access=access)
        return SERVED.note(super().open(served, secret=secret, access=access))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filled(Generic[T]):
    """What filling a register left: its file, what it told, where its clock stood, and what was answered."""

    content: bytes
    told: tuple[object, ...]
    clock: dict[str, object]
    answer: T


class Template(Generic[T]):
    """A register filled once, whose rows and deeds new registers take over: 2 ms instead of 70.

    Identifiers are the same in each of them, so a second register of one test is filled by itself.
    """

    def __init__(self, fill: Callable[[Register], T], clock: Callable[[], Callable[[], datetime]]) -> None:
        self._fill = fill
        self._clock = clock
        self._filled = cache(self._fill_once)

    def take_over(self, register: Register) -> T:
        """Fill a register just made with a new clock; its own identifier stays, and undo knows every deed."""
        if register.address is not None:
            return self._fill(register)
        filled, fresh = self._filled(), self._clock()
        fresh()
        assert register.clock == fresh, "a template is for registers just made: moments are taken over too"
        identifier, at = _name(register.path)
        register.path.write_bytes(filled.content)
        _rename(register.path, identifier, at)
        vars(register.clock).update(filled.clock)
        for event in filled.told:
            register.events.publish(event)
        return filled.answer

    def _fill_once(self) -> _Filled[T]:
        clock, told = self._clock(), list[object]()
        made = CopiedRegisters(clock=clock, desk=Desk(id="desk-1", name="Front desk"))
        with tempfile.TemporaryDirectory() as folder, made.create(Path(folder, "a.forumdesk")) as register:
            register.events.subscribe(object, told.append)
            answer = self._fill(register)
            content = register.path.read_bytes()
        return _Filled(content=content, told=tuple(told), clock=dict(vars(clock)), answer=answer)


def _rename(path: Path, identifier: str, at: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("UPDATE register SET id = ?, created_at = ?", (identifier, at))
    finally:
        connection.close()


def _name(path: Path) -> tuple[str, str]:
    connection = sqlite3.connect(path)
    try:
        identifier, at = connection.execute("SELECT id, created_at FROM register").fetchone()
    finally:
        connection.close()
    return identifier, at


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.forumdesk"
        create_register(path, datetime(2024, 10, 17, 12, 0, tzinfo=UTC)).close()
        return path.read_bytes()
