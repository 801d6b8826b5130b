"""A unanimous decision of 300 present kept durably, against a bare commit of the same bytes.

Where its time goes: ``python -m tests.benchmarks.decision``.
"""

import sqlite3
import time
from collections.abc import Callable
from functools import lru_cache

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.texts import Language
from forumdesk.services.motions import Motion
from forumdesk.services.prepared_decisions import prepared
from forumdesk.services.register import Register
from tests.benchmarks._register import folder
from tests.builders import FixedClock, registers, resolution

TITLE = "a decision of 300 present, kept"
LIMIT = 12.0
TURNS = 31
PRESENT = 300


def ours() -> Callable[[], object]:
    """Record it; it is withdrawn after the turn."""
    register, meeting_id = _meeting()
    motion = _motion(register, meeting_id)
    return lambda: register.decisions.record(meeting_id, motion)


def base() -> Callable[[], object]:
    """Write the bytes of the decision in a transaction as durable as ours."""
    register, meeting_id = _meeting()
    register.decisions.record(meeting_id, _motion(register, meeting_id))
    data = _written(register, meeting_id)
    register.decisions.withdraw(meeting_id)
    connection = sqlite3.connect(folder() / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = delete")
    connection.execute("PRAGMA synchronous = 3")
    connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, data BLOB)")

    def act() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO kept (data) VALUES (?)", (data,))
        connection.execute("COMMIT")

    return act


def after_turn() -> None:
    """Take back what a turn has recorded."""
    register, meeting_id = _meeting()
    register.decisions.withdraw(meeting_id)


@lru_cache(maxsize=1)
def _meeting() -> tuple[Register, MeetingId]:
    register = registers(FixedClock()).create(folder() / "decision.forumdesk")
    meeting_id: MeetingId | None = None
    for language in Language:
        meeting_id = register.importer.resolution(resolution(language), meeting_id).meeting_id
    assert meeting_id is not None
    for place in range(PRESENT):
        names = Names(
            kk=PersonName(family=f"Тегі{place}", given="Аты"),
            ru=PersonName(family=f"Фамилия{place}", given="Имя", patronymic="Отчество"),
            en=PersonName(family=f"Family{place}", given="Given"),
        )
        person = register.participants.add(meeting_id, names, entitled=True, country="KZ")
        register.attendance.arrive(person.id)
    return register, meeting_id


def _motion(register: Register, meeting_id: MeetingId) -> Motion:
    return Motion(on=[register.resolutions.text(meeting_id).recommendations()[0].id])


def _written(register: Register, meeting_id: MeetingId) -> bytes:
    """What our transaction writes of the decision: its frozen facts, and the names beside them."""
    connection = sqlite3.connect(register.path)
    content, persons = connection.execute("SELECT content, persons FROM decision").fetchone()
    connection.close()
    return bytes(content) + str(persons).encode()


def _broken_down() -> None:
    """The cost by step, of the usual turn."""
    register, meeting_id = _meeting()
    motion = _motion(register, meeting_id)
    deeds = register.decisions._deeds
    steps: dict[str, list[float]] = {}
    for _ in range(15):
        start = time.perf_counter()
        with deeds.database.reading():
            pass
        opened = time.perf_counter()
        with deeds.database.reading() as work:
            prepared(work, meeting_id, motion, deeds.desk, deeds.clock())
        judged = time.perf_counter()
        register.decisions.record(meeting_id, motion)
        kept = time.perf_counter()
        register.decisions.withdraw(meeting_id)
        for name, value in (
            ("opening the file", opened - start),
            ("reading, rules, freezing", judged - opened - (opened - start)),
            ("writing, journal, commit", kept - judged - (judged - opened)),
            ("all", kept - judged),
        ):
            steps.setdefault(name, []).append(value * 1000)
    for name, values in steps.items():
        print(f"{name}: {sorted(values)[len(values) // 2]:.1f} ms")


if __name__ == "__main__":
    _broken_down()
