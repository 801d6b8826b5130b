"""What the register holds of a person, and its erasure: past the repositories, since nothing of it may be noted."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import String, Table, Text, cast, delete, or_, select, update
from sqlalchemy.orm import Session

from forumdesk.domain.people import NameForms, Names, Participant, PersonName
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.storage.repositories.journal import folded
from forumdesk.storage.repositories.participants import Participants
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

MARK = "[…]"
"""What stands for a name that was erased: the mark of an omission in every script."""
_NO_NAME = {"family": "", "given": "", "patronymic": ""}
_CONTACTS: Mapping[str, Any] = {"email": "", "phone": "", "notes": ""}
_LEAST = 3  # letters: shorter words stand in other words
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

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A column in whose rows a name still stands, and in how many."""

    table: str
    column: str
    count: int


class PersonalData:
    """Reads and erases. Whoever erases notes that it was done."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def names_of(self, person: UUID) -> tuple[str, ...]:
        """The whole names of a person, as they stand or once stood, in every usual order of their parts."""
        found: dict[str, None] = {}
        for plain in self._plains(person):
            for name in _names_in(plain.get("names") or {}):
                found.update(dict.fromkeys(_orders(name)))
        for row in self._beside(person):
            found.update(dict.fromkeys(text for text in row.persons[str(person)]["name"].values() if text))
        for said in self._said(person):
            for side in (said.before, said.after):
                found.update(dict.fromkeys(_strings((side or {}).get("author"))))
        return tuple(one for one in found if MARK not in one)

    def marks_of(self, person: UUID) -> tuple[str, ...]:
        """Whole names, and what else belongs to one person alone: addresses, numbers, forms of the name."""
        found = dict.fromkeys(self.names_of(person))
        for plain in self._plains(person):
            found.update(dict.fromkeys(str(plain.get(name) or "") for name in ("email", "phone")))
            forms = plain.get("name_forms") or {}
            found.update(dict.fromkeys(_strings(forms)))
        for one in (person, *self._sources(person)):
            found[self.identity_number(one)] = None
        return tuple(one for one in found if len(one) >= _LEAST and MARK not in one)

    def erase(self, person: UUID) -> None:
        """Empty every place that holds data of a person under the person's identifier, the journal too."""
        self._session.flush()
        marks = self.marks_of(person)
        sources = self._sources(person)
        self._empty_row(person, erased)
        self._empty_beside(person)
        self._empty_statements(person)
        self._drop_rows(person, sources)
        self._empty_reasons(person)
        self._empty_differences(person, sources, marks, erased_plain)
        for row in self._said(person):
            row.before, row.after = _unsigned(row.before), _unsigned(row.after)
        self._empty_values({person, *sources}, marks)
        self._session.flush()
        self._session.expire_all()

    def erase_contacts(self, people: Iterable[UUID]) -> int:
        """Empty addresses, telephones, notes, photos and identity numbers of people; returns of how many."""
        self._session.flush()
        count = 0
        for person in people:
            sources = self._sources(person)
            held = self._session.get(PhotoRow, person) or self._session.get(IdentityNumberRow, person)
            changed = self._empty_row(person, without_contacts) or held is not None
            for one in (person, *sources):
                self._drop_bytes(one)
            for source in sources:
                row = self._session.get(SourceRow, source)
                if row is not None:
                    row.person = _without(row.person)
            self._empty_differences(person, sources, (), contactless_plain)
            count += changed
        self._session.flush()
        self._session.expire_all()
        return count

    def holds(self, person: UUID) -> bool:
        """Whether anything is left to erase: a copy merged in may have brought it back."""
        row = self._session.get(ParticipantRow, person)
        return (
            (row is not None and bool(_strings_without_mark(row.names)))
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
                setattr(row, side, _without_marks(left, marks, str(person)))

    def _empty_values(self, entities: Collection[UUID], marks: Collection[str]) -> None:
        """What fills the sentences of deeds: a name stands there as a mapping of languages or as a part of a text."""
        touched = select(JournalDifferenceRow.journal_id).where(JournalDifferenceRow.entity_id.in_(entities))
        wanted = or_(JournalRow.id.in_(touched), self._naming(JournalRow.values, marks))
        for row in self._session.scalars(select(JournalRow).where(wanted)):
            left = _without_marks(row.values, marks, "")
            if left != row.values:
                row.values = left
                row.search_fold = folded(left, row.desk_name)

    def _naming(self, column: Any, marks: Collection[str]) -> Any:
        told = cast(column, Text)
        return (
            or_(*(told.contains(_in_json(mark), autoescape=True) for mark in marks))
            if marks
            else told.is_(None)
        )


def erased(person: Participant) -> Participant:
    """Who took part, without saying who it was."""
    return replace(
        without_contacts(person),
        names=Names(
            **{one.value: PersonName(family=MARK) for one in Language if person.names.get(one)}
            or {Language.KK.value: PersonName(family=MARK)}
        ),
        post=LocalizedText(),
        post_from=None,
        post_until=None,
        name_forms=NameForms(),
    )


def without_contacts(person: Participant) -> Participant:
    """The person as the public record has it."""
    return replace(person, email="", phone="", notes="")


def contactless_plain(plain: Plain) -> Plain:
    """The same of a person, or a part of one, as the journal has it."""
    left = {name: _CONTACTS.get(name, part) for name, part in plain.items()}
    if isinstance(left.get("person"), Mapping):
        left["person"] = contactless_plain(left["person"])
    return left


def erased_plain(plain: Plain) -> Plain:
    """What the journal may keep of a person: a value of the same shape that names nobody."""
    left = dict(contactless_plain(plain))
    for name, part in plain.items():
        if name == "names" and isinstance(part, Mapping):
            left[name] = {
                code: {**_NO_NAME, "family": MARK} if any(_strings(one)) else one
                for code, one in part.items()
            }
        elif name == "name_forms" and isinstance(part, Mapping):
            left[name] = {code: type(one)() for code, one in part.items()}
        elif name in {"post", "reason"}:
            left[name] = _emptied(part)
        elif name.startswith("post_"):
            left[name] = "" if name[5:] in set(Language) else None
        elif name == "person" and isinstance(part, Mapping):
            left[name] = erased_plain(part)
        elif name == "sha256":
            left[name] = ""
    return left


def _unsigned(plain: Plain | None) -> dict[str, Any] | None:
    """A statement as the journal has it, without its author."""
    if plain is None or not plain.get("author"):
        return None if plain is None else dict(plain)
    return {**plain, "author": dict.fromkeys(plain["author"], MARK)}


def _without(plain: Plain) -> dict[str, Any]:
    return dict(contactless_plain(plain))


def _emptied(part: Any) -> Any:
    return dict.fromkeys(part, "") if isinstance(part, Mapping) else ""


def _without_marks(value: Any, marks: Collection[str], person: str) -> Any:
    """A value in which the marks are replaced; salts and names beside a record go under the person's identifier."""
    if isinstance(value, Mapping):
        return {
            key: {"salt": "", "name": {}}
            if key == person and isinstance(part, Mapping) and "salt" in part
            else _without_marks(part, marks, person)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [_without_marks(part, marks, person) for part in value]
    if isinstance(value, str):
        for mark in sorted(marks, key=len, reverse=True):
            value = value.replace(mark, MARK)
    return value


def _speaks_of(row: JournalDifferenceRow, person: UUID) -> bool:
    sides = (side for side in (row.before, row.after) if side)
    return any(side.get("participant_id") == str(person) or side.get("into") == str(person) for side in sides)


def _names_in(names: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    yield from (name for name in names.values() if isinstance(name, Mapping))


def _orders(name: Mapping[str, str]) -> Iterator[str]:
    family, given, patronymic = (str(name.get(part) or "").strip() for part in _NO_NAME)
    if not (family and given):
        if len(family or given) >= _LEAST:
            yield family or given
        return
    if patronymic:
        yield f"{family} {given} {patronymic}"
        yield f"{given} {patronymic} {family}"
    yield f"{family} {given}"
    yield f"{given} {family}"
    yield f"{family.upper()} {given}"
    yield f"{given} {family.upper()}"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str) and value:
        yield value


def _strings_without_mark(value: Any) -> list[str]:
    return [one for one in _strings(value) if one != MARK]


def _in_json(mark: str) -> str:
    """A text as it stands in a column of JSON, where quotation marks and backslashes are escaped."""
    return mark.replace("\\", "\\\\").replace('"', '\\"')


def _holds_text(column: Any) -> bool:
    table: Table = column.table
    return isinstance(column.type, (String, Text)) or (
        "JSON" in type(column.type).__name__.upper() and table.name != "sealed_record"
    )
