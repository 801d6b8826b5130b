import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import Any

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import BodyId
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.database import Database
from forumdesk.storage.repositories.journal_entries import JournalEntry
from tests.builders import NOON, number


def entry(code: str, microseconds: int = 0, **values: Any) -> JournalEntry:
    return JournalEntry(
        at=NOON + timedelta(microseconds=microseconds),
        desk_id="d",
        desk_name="Үстел",
        meeting_id=None,
        code=code,
        values=values,
    )


def body(name: str) -> Body:
    return Body(id=BodyId(number(1)), name=LocalizedText(kk=name, ru="р"))


def test_deeds_come_back_newest_first_even_within_a_millisecond(database: Database) -> None:
    with database.unit_of_work() as work:
        for n in range(20):
            work.journal.add(entry(f"deed.{n}", microseconds=n), [])

        entries = work.journal.latest(5)

    assert [one.code for one in entries] == ["deed.19", "deed.18", "deed.17", "deed.16", "deed.15"]
    assert [one.place for one in entries] == [20, 19, 18, 17, 16]
    assert entries[0] == replace(entry("deed.19", microseconds=19), id=entries[0].id, place=20)


def test_a_difference_holds_only_what_changed_from_first_to_last(database: Database) -> None:
    changes = [
        EntityChange("body", number(1), body("а"), body("ә")),
        EntityChange("body", number(1), body("ә"), body("б")),
    ]
    with database.unit_of_work() as work:
        work.journal.add(entry("body.edited"), changes)

    connection = sqlite3.connect(database.path)
    rows = connection.execute('SELECT entity, "before", "after" FROM journal_difference').fetchall()
    connection.close()
    assert rows == [("body", '{"name":{"kk":"а","ru":"р","en":""}}', '{"name":{"kk":"б","ru":"р","en":""}}')]


def test_what_came_and_went_within_one_deed_leaves_no_difference(database: Database) -> None:
    changes = [
        EntityChange("body", number(1), None, body("а")),
        EntityChange("body", number(1), body("а"), None),
    ]
    with database.unit_of_work() as work:
        work.journal.add(entry("nothing"), changes)

    connection = sqlite3.connect(database.path)
    assert connection.execute("SELECT count(*) FROM journal_difference").fetchone() == (0,)
    connection.close()
