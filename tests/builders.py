"""Registers and proposals for tests: everything is real, only the clock is held still."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Category, Names, PersonName, Role
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.foundation.clock import Clock
from forumdesk.services.desk import Desk
from forumdesk.services.proposals import (
    AgendaProposal,
    ParticipantsProposal,
    ProposedItem,
    ProposedParticipant,
    ProposedRow,
    ResolutionProposal,
)
from forumdesk.services.register import Register
from forumdesk.services.registers import Registers
from forumdesk.storage import chain_guard
from tests.builders_registers import CopiedRegisters, Template
from tests.on_a_server import SERVED

NOON = datetime(2024, 10, 17, 12, 0, tzinfo=UTC)
DESK = Desk(id="desk-1", name="Front desk")

_TITLES = {
    Language.KK: "Стратегиялық серіктестер форумының қарары",
    Language.RU: "Резолюция Форума стратегических партнёров",
    Language.EN: "Resolution of the Strategic Partners Forum",
}
PARTS = (
    Part.TITLE,
    Part.DATE_PLACE,
    Part.PREAMBLE,
    Part.ISSUES_LEAD,
    Part.ISSUE,
    Part.BODY,
    Part.RECOMMENDATIONS_LEAD,
    Part.RECOMMENDATION,
    Part.BODY,
    Part.POINT,
    Part.RECOMMENDATION,
    Part.CLOSING,
)
"""The paragraphs of the forum that :func:`resolution` proposes: one issue, two recommendations."""


@dataclass
class FixedClock:
    """A clock that goes on by one second with each look at it."""

    now: datetime = NOON
    looks: int = field(default=0)

    def __call__(self) -> datetime:
        """The moment of this look."""
        self.looks += 1
        return self.now + timedelta(seconds=self.looks)


def registers(clock: Clock | None = None, desk: Desk = DESK) -> Registers:
    """Opens and makes registers with a clock held still."""
    return CopiedRegisters(clock=clock or FixedClock(), desk=desk)


def number(n: int) -> UUID:
    """An identifier that tests can foresee: a UUID of version 7 that ends with ``n``."""
    return UUID(int=(0x0192_9A2B_3C4D << 80) | (7 << 76) | (2 << 62) | n)


def words(language: Language, place: int) -> str:
    """The text of a paragraph, different in each language and at each place."""
    return {
        Language.KK: f"{place}-абзац қазақша",
        Language.RU: f"{place}-й абзац по-русски",
        Language.EN: f"Paragraph {place} in English",
    }[language]


def resolution(
    language: Language,
    parts: Sequence[Part] = PARTS,
    *,
    first_day: date | None = date(2024, 10, 17),
    place: str = "Астана",
    detected: Language | None = None,
    changed: dict[int, str] | None = None,
) -> ResolutionProposal:
    """The forum's resolution in one language; ``changed`` replaces texts by their place."""
    texts = [_TITLES[language] if part is Part.TITLE else words(language, n) for n, part in enumerate(parts)]
    for n, text in (changed or {}).items():
        texts[n] = text
    return ResolutionProposal(
        language=language,
        detected=detected,
        rows=tuple(
            ProposedRow(part=part, number="", text=text) for part, text in zip(parts, texts, strict=True)
        ),
        first_day=first_day,
        last_day=None,
        place=place,
    )


def person(row: int, *, entitled: bool = True, **fields: Any) -> ProposedParticipant:
    """One record of a list."""
    given: dict[str, Any] = {
        "row": row,
        "names": Names(
            kk=PersonName(family=f"Әлиев{row}", given="Асан"),
            ru=PersonName(family=f"Алиев{row}", given="Асан"),
            en=PersonName(family=f"Aliyev{row}", given="Assan"),
        ),
        "organisation": LocalizedText(
            kk="Дала университеті", ru="Степной университет", en="Steppe University"
        ),
        "post": LocalizedText(kk="ректор", ru="ректор", en="Rector"),
        "country": "KZ",
        "category": Category.UNIVERSITY,
        "role": Role.DELEGATE,
        "entitled": entitled,
        "email": f"a{row}@steppe.example",
        "phone": "",
    }
    return ProposedParticipant(**{**given, **fields})


def people(count: int = 3, guests: int = 1) -> ParticipantsProposal:
    """A list of ``count`` people with a voice and some without."""
    listed = tuple(person(n, entitled=n <= count) for n in range(1, count + guests + 1))
    return ParticipantsProposal(records=len(listed), people=listed, problems=())


def item(row: int, title: str, parent: str = "", **fields: Any) -> ProposedItem:
    """One record of an agenda."""
    given: dict[str, Any] = {
        "row": row,
        "number": str(row),
        "parent": parent,
        "kind": ItemKind.REPORT,
        "title": LocalizedText(kk=title, ru=title, en=title),
        "starts": time(9, 30),
        "minutes": 20,
        "speakers": LocalizedText(),
        "speaker_numbers": (1,),
        "issues": (),
        "recommendations": (),
    }
    return ProposedItem(**{**given, **fields})


def agenda() -> AgendaProposal:
    """Two items, the second with one below it."""
    items = (item(1, "Opening"), item(2, "Plenary", minutes=50), item(3, "Report", parent="2", number="2.1"))
    return AgendaProposal(records=len(items), items=items, problems=())


def filled(register: Register, languages: Sequence[Language] = STATE_LANGUAGE_FIRST) -> MeetingId:
    """Import the forum: texts, three voices and a guest, an agenda."""
    meeting_id = None
    for language in languages:
        meeting_id = register.importer.resolution(resolution(language), meeting_id).meeting_id
    assert meeting_id is not None
    register.importer.participants(people(), meeting_id)
    register.importer.agenda(agenda(), meeting_id)
    return meeting_id


def refilled(register: Register) -> MeetingId:
    """The same for a register just made, in a fortieth of the time; see :class:`Template`."""
    return _FORUM.take_over(register)


_FORUM = Template(filled, FixedClock)


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of a register, read past the program."""
    served = SERVED.address(path)
    if served is not None:
        return SERVED.dump(served)
    connection = sqlite3.connect(path)
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for (name,) in tables.fetchall()
        }
    finally:
        connection.close()


def by_sql(path: Path, statement: str, *values: object) -> None:
    """Change a register behind the program's back; the guard of sealed records is away meanwhile."""
    served = SERVED.address(path)
    if served is not None:
        assert SERVED.by_sql(served, statement, *values) > 0, "the statement changed nothing"
        return
    guarded = "sealed_record" in statement
    connection = sqlite3.connect(path)
    try:
        with connection:
            for drop in chain_guard.drop_statements("sqlite") if guarded else ():
                connection.execute(drop)
            changed = connection.execute(statement, values).rowcount
            for make in chain_guard.statements("sqlite") if guarded else ():
                connection.execute(make)
        assert changed > 0, "the statement changed nothing"
    finally:
        connection.close()
