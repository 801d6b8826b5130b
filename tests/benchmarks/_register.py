"""A register with many people, made once for all benchmarks of a run."""

import atexit
import shutil
import sqlite3
import tempfile
from functools import lru_cache
from pathlib import Path

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import BodyId, MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.database import Database, create_register
from tests.benchmarks._crowd import crowd
from tests.builders import NOON, number

PEOPLE = 100_000
MEETING = MeetingId(number(3))


@lru_cache(maxsize=1)
def folder() -> Path:
    """A folder that goes with the run."""
    made = Path(tempfile.mkdtemp(prefix="forumdesk-benchmark-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@lru_cache(maxsize=1)
def register() -> Database:
    """A meeting with :data:`PEOPLE` people."""
    database = create_register(folder() / "people.forumdesk", NOON)
    with database.unit_of_work() as work:
        work.bodies.put(Body(id=BodyId(number(1)), name=LocalizedText(kk="Форум")))
        work.meetings.put(Meeting(id=MEETING, body_id=BodyId(number(1))))
        work.participants.put_all(crowd(PEOPLE, MEETING))
    return database


def bare(statements: list[tuple[str, tuple[object, ...]]]) -> None:
    """Run statements past the program, in one transaction of a connection of their own."""
    connection = sqlite3.connect(register().path, isolation_level=None)
    connection.execute("PRAGMA cache_size = -32768")
    connection.execute("BEGIN")
    for statement, values in statements:
        connection.execute(statement, values).fetchall()
    connection.close()
