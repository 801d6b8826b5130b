"""What the register holds of a person, and its erasure: past the repositories, since nothing of it may be noted."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import String, Table, Text, cast, delete, or_, select, update
from sqlalchemy.orm import Session

from forumdesk.domain.people import Participant
from forumdesk.storage.repositories.journal_noting import folded
from forumdesk.storage.repositories.participants import Participants
from forumdesk.storage.repositories.personal_plain import (
    LEAST,
    MARK,
    Plain,
    erased,
    erased_plain,
    in_json,
    names_in,
    orders,
    strings,
    strings_without_mark,
    unsigned,
    without_marks,
)
from forumdesk.storage.repositories.personal_sources import sources_of
from forumdesk.storage.rows.base import Base
from forumdesk.storage.rows.decisions import DecisionRow, SealedRecordRow, StatementRow
from forumdesk.storage.rows.journal import BinnedContentRow, JournalDifferenceRow, JournalRow
from forumdesk.storage.rows.tables import (
    DistinctPairRow,
    ExcuseRow,
    IdentityNumberRow,
    ParticipantRow,
    PhotoRow,
    RecusalRow,
    SourceRow,
)

_ABOUT_PEOPLE = frozenset(
    {
        "participant",
        "photo",
        "source",
        "identity_numbers",
        "excuse",
        "recusal",
        "decision",
        "statement",
        "proxy",
    }
)
_OF_OTHERS = frozenset({"statement", "decision"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A column in whose rows a name still stands, and in how many."""

    table: str
    column: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """By what data of a person are found in texts and lists: names and other marks, rows that lists brought."""

    marks: tuple[str, ...] = field(default=())
    sources: tuple[UUID, ...] = field(default=())


class PersonalData:
    """Reads and erases. Whoever erases notes that it was done."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def names_of(self, person: UUID) -> tuple[str, ...]:
        """The whole names of a person, as they stand or once stood, in every usual order of their parts."""
        found: dict[str, None] = {}
        for plain in self._plains(person):
            for name in names_in(plain.get("names") or {}):
                found.update(dict.fromkeys(orders(name)))
        for row in self._beside(person):
            found.update(dict.fromkeys(text for text in row.persons[str(person)]["name"].values() if text))
        for said in self._said(person):
            for side in (said.before, said.after):
                found.update(dict.fromkeys(strings((side or {}).get("author"))))
        return tuple(one for one in found if MARK not in one)

    def marks_of(self, person: UUID) -> tuple[str, ...]:
        """Whole names, and what else belongs to one person alone: addresses, numbers, forms of the name."""
        found = dict.fromkeys(self.names_of(person))
        for plain in self._plains(person):
            found.update(dict.fromkeys(str(plain.get(name) or "") for name in ("email", "phone")))
            forms = plain.get("name_forms") or {}
            found.update(dict.fromkeys(strings(forms)))
        for one in (person, *self._sources(person)):
            found[self.identity_number(one)] = None
        return tuple(one for one in found if len(one) >= LEAST and MARK not in one)

    def known_of(self, person: UUID) -> Known:
        """By what the person can be found here; a copy knows what was erased elsewhere."""
        return Known(marks=self.marks_of(person), sources=self._sources_ever(person))

    def erase(self, person: UUID, also: Known | None = None) -> None:
        """Empty every place that holds data of a person under the person's identifier, the journal too.

        ``also`` is by what the person is known in a copy from which deeds were brought.
        """
        self._session.flush()
        also = also or Known()
        marks = tuple(dict.fromkeys((*self.marks_of(person), *also.marks)))
        sources = tuple(dict.fromkeys((*self._sources_ever(person), *self._no_others(also.sources, person))))
        self._empty_row(person, erased)
        self._empty_beside(person)
        self._empty_statements(person)
        self._drop_rows(person, sources)
        self._empty_reasons(person)
        self._empty_differences(person, sources, marks, erased_plain)
        for row in self._said(person):
            row.before, row.after = unsigned(row.before), unsigned(row.after)
        self._empty_values({person, *sources}, marks)
        self._session.flush()
        self._session.expire_all()

    def holds(self, person: UUID) -> bool:
        """Whether anything is left to erase: a copy merged in may have brought it back."""
        row = self._session.get(ParticipantRow, person)
        return (
            (row is not None and bool(strings_without_mark(row.names)))
            or (row is not None and bool(row.organisation_kk or row.organisation_ru or row.organisation_en))
            or bool(self.names_of(person))
            or self._session.get(PhotoRow, person) is not None
            or self._session.get(IdentityNumberRow, person) is not None
            or bool(self._sources(person))
        )

    def places(self, marks: Collection[str]) -> tuple[Place, ...]:
        """Where any of ``marks`` stands in the register: texts that are not about the person alone."""
        found = []
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if not _holds_text(column):
                    continue
                told = cast(column, Text)
                fits = or_(*(told.contains(mark, autoescape=True) for mark in marks))
                count = (
                    len(self._session.execute(select(column).select_from(table).where(fits)).all())
                    if marks
                    else 0
                )
                if count:
                    found.append(Place(table=table.name, column=column.name, count=count))
        return tuple(found)

    def count_open_statements(self, person: UUID) -> int:
        """How many statements of the person are not sealed: their author is erased."""
        return len(self._open_statements(person))

    def identity_number(self, person: UUID) -> str:
        """The number that the guard asks for; empty without one."""
        row = self._session.get(IdentityNumberRow, person)
        return "" if row is None else row.number

    def said_by_lists(self, person: UUID) -> tuple[Plain, ...]:
        """What lists said of the person."""
        rows = (self._session.get(SourceRow, one) for one in self._sources(person))
        return tuple(dict(row.person) for row in rows if row is not None)

    def deeds_about(self, person: UUID) -> tuple[UUID, ...]:
        """Identifiers of the deeds that changed something of the person, or name the person, oldest first."""
        entities = [person, *self._sources(person)]
        by_difference = select(JournalDifferenceRow.journal_id).where(
            JournalDifferenceRow.entity_id.in_(entities)
        )
        named = self._naming(JournalRow.values, self.names_of(person))
        rows = self._session.scalars(
            select(JournalRow.id)
            .where(or_(JournalRow.id.in_(by_difference), named))
            .order_by(JournalRow.place)
        )
        return tuple(rows)

    def _plains(self, person: UUID) -> Iterator[Plain]:
        """The person as the row, the journal and the lists have it."""
        row = self._session.get(ParticipantRow, person)
        if row is not None:
            yield Participants(self._session, []).to_plain(Participants(self._session, []).from_row(row))
        yield from self.said_by_lists(person)
        for one in self._differences(JournalDifferenceRow.entity_id == person):
            if one.entity == "participant":
                yield from (side for side in (one.before, one.after) if side)

    def _sources(self, person: UUID) -> tuple[UUID, ...]:
        wanted = or_(SourceRow.into_id == person, SourceRow.id == person)
        return tuple(self._session.scalars(select(SourceRow.id).where(wanted)))

    def _sources_ever(self, person: UUID) -> tuple[UUID, ...]:
        return tuple({*self._sources(person), *sources_of(self._session, [person])[person]})

    def _no_others(self, sources: Collection[UUID], person: UUID) -> Iterator[UUID]:
        """Those that are not somebody else here."""
        for one in sources:
            row = self._session.get(SourceRow, one)
            is_other = one != person and self._session.get(ParticipantRow, one) is not None
            if not is_other and (row is None or row.into_id == person):
                yield one

    def _beside(self, person: UUID) -> Iterator[DecisionRow]:
        named = cast(DecisionRow.persons, Text).contains(str(person))
        yield from self._session.scalars(select(DecisionRow).where(named))

    def _said(self, person: UUID) -> tuple[JournalDifferenceRow, ...]:
        """What deeds changed of the person's statements."""
        ids = select(StatementRow.id).where(StatementRow.participant_id == person)
        return tuple(
            self._differences(
                JournalDifferenceRow.entity == "statement", JournalDifferenceRow.entity_id.in_(ids)
            )
        )

    def _differences(self, *conditions: Any) -> Iterator[JournalDifferenceRow]:
        yield from self._session.scalars(select(JournalDifferenceRow).where(*conditions))

    def _empty_row(self, person: UUID, emptied: Callable[[Participant], Participant]) -> bool:
        row = self._session.get(ParticipantRow, person)
        if row is None:
            return False
        people = Participants(self._session, [])
        value = people.from_row(row)
        left = emptied(value)
        if left == value:
            return False
        for name, column in people.to_columns(left).items():
            setattr(row, name, column)
        return True

    def _empty_beside(self, person: UUID) -> None:
        """Names beside records: the records hold digests, which prove nothing without the salt."""
        for row in self._beside(person):
            row.persons = {**row.persons, str(person): {"salt": "", "name": {}}}

    def _empty_statements(self, person: UUID) -> None:
        """What the person said stays; a sealed record says by whom, and is never changed."""
        for row in self._open_statements(person):
            row.author = dict.fromkeys(row.author, MARK)

    def _open_statements(self, person: UUID) -> tuple[StatementRow, ...]:
        sealed = select(SealedRecordRow.id)
        wanted = (StatementRow.participant_id == person, StatementRow.id.not_in(sealed))
        return tuple(self._session.scalars(select(StatementRow).where(*wanted)))

    def _drop_rows(self, person: UUID, sources: Collection[UUID]) -> None:
        for one in (person, *sources):
            self._drop_bytes(one)
        self._session.execute(delete(SourceRow).where(SourceRow.id.in_(sources)))
        pairs = or_(DistinctPairRow.first_id == person, DistinctPairRow.second_id == person)
        self._session.execute(delete(DistinctPairRow).where(pairs))

    def _drop_bytes(self, person: UUID) -> None:
        for table in (PhotoRow, IdentityNumberRow):
            self._session.execute(delete(table).where(table.id == person))
        self._session.execute(delete(BinnedContentRow).where(BinnedContentRow.entity_id == person))

    def _empty_reasons(self, person: UUID) -> None:
        """Why somebody is absent may say more of the person than that it was so."""
        self._session.execute(update(ExcuseRow).where(ExcuseRow.id == person).values(reason=""))
        self._session.execute(update(RecusalRow).where(RecusalRow.participant_id == person).values(reason=""))

    def _empty_differences(
        self,
        person: UUID,
        sources: Collection[UUID],
        marks: Collection[str],
        emptied: Callable[[Plain], Plain],
    ) -> None:
        own = JournalDifferenceRow.entity_id.in_([person, *sources])
        said = (JournalDifferenceRow.before, JournalDifferenceRow.after)
        of_person = or_(*(cast(side, Text).contains(str(person)) for side in said))
        named = or_(*(self._naming(side, marks) for side in said))
        about = JournalDifferenceRow.entity.in_(_ABOUT_PEOPLE)
        wanted = own | (about & (of_person | named)) if marks else own
        for row in self._differences(wanted):
            is_own = row.entity_id == person or row.entity_id in sources or _speaks_of(row, person)
            for side in ("before", "after"):
                plain = getattr(row, side)
                if plain is None:
                    continue
                left = emptied(plain) if is_own and row.entity not in _OF_OTHERS else plain
                setattr(row, side, without_marks(left, marks, str(person)))

    def _empty_values(self, entities: Collection[UUID], marks: Collection[str]) -> None:
        """What fills the sentences of deeds: a name stands there as a mapping of languages or as a part of a text."""
        touched = select(JournalDifferenceRow.journal_id).where(JournalDifferenceRow.entity_id.in_(entities))
        wanted = or_(JournalRow.id.in_(touched), self._naming(JournalRow.values, marks))
        for row in self._session.scalars(select(JournalRow).where(wanted)):
            left = without_marks(row.values, marks, "")
            if left != row.values:
                row.values = left
                row.search_fold = folded(left, row.desk_name)

    def _naming(self, column: Any, marks: Collection[str]) -> Any:
        told = cast(column, Text)
        return (
            or_(*(told.contains(in_json(mark), autoescape=True) for mark in marks))
            if marks
            else told.is_(None)
        )


def _speaks_of(row: JournalDifferenceRow, person: UUID) -> bool:
    sides = (side for side in (row.before, row.after) if side)
    return any(side.get("participant_id") == str(person) or side.get("into") == str(person) for side in sides)


def _holds_text(column: Any) -> bool:
    table: Table = column.table
    return isinstance(column.type, (String, Text)) or (
        "JSON" in type(column.type).__name__.upper() and table.name != "sealed_record"
    )
