"""Addresses, telephones, notes, photos and identity numbers of people, erased at the end of a meeting's term."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forumdesk.storage.repositories.bulk import CHUNK, chunks
from forumdesk.storage.repositories.journal_entries import Act
from forumdesk.storage.repositories.participants import Participants
from forumdesk.storage.repositories.personal_plain import CONTACTS, Plain
from forumdesk.storage.repositories.personal_sources import sources_of
from forumdesk.storage.rows.journal import BinnedContentRow, JournalDifferenceRow, JournalRow
from forumdesk.storage.rows.tables import IdentityNumberRow, ParticipantRow, PhotoRow, SourceRow

CONTACTS_ERASED: Final = "people.erased"
"""The code of a deed that erased the contacts of everybody at a meeting."""
_OF_PEOPLE: Final = ("participant", "photo", "source")


@dataclass(slots=True, kw_only=True)
class Typed:
    """What was entered of a person after contacts were erased: texts and digests; ``all`` where that is not told."""

    values: set[str] = field(default_factory=set)
    all: bool = False
    came: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """Contacts of a meeting that came back: ``brings`` are codes of deeds in which nobody typed anything.

    ``numbers`` are those whose identity numbers came back too; the journal never tells of numbers.
    """

    meeting_id: UUID
    brings: Collection[str]
    numbers: Collection[UUID]


NOTHING: Final = Typed()


class PersonalContacts:
    """Erases contacts past the repositories, since nothing of them may be noted."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def meetings_erased(self) -> tuple[UUID, ...]:
        """The meetings whose contacts were erased, here or in a copy that was merged."""
        found = self._session.scalars(select(JournalRow.meeting_id).where(JournalRow.code == CONTACTS_ERASED))
        return tuple({one for one in found if one is not None})

    def everybody(self, meeting_id: UUID) -> set[UUID]:
        """Who is on the list of a meeting or ever was."""
        listed = self._session.scalars(
            select(ParticipantRow.id).where(ParticipantRow.meeting_id == meeting_id)
        )
        row = JournalDifferenceRow
        gone = select(row.entity_id, row.before).where(row.entity == "participant", row.act == Act.GONE.value)
        return {*listed} | {
            one
            for one, before in self._session.execute(gone)
            if before and before.get("meeting_id") == str(meeting_id)
        }

    def brought_by(self, merge: UUID) -> set[UUID]:
        """People of whom deeds speak that a merge brought."""
        row = JournalDifferenceRow
        told = (
            select(row.entity, row.entity_id, row.before, row.after)
            .join(JournalRow, JournalRow.id == row.journal_id)
            .where(JournalRow.merged_by == merge, row.entity.in_(_OF_PEOPLE))
        )
        found: set[UUID] = set()
        for kind, one, before, after in self._session.execute(told):
            found.add(one)
            if kind == "source":
                found.update(UUID(plain["into"]) for plain in (before, after) if plain and plain.get("into"))
        return found

    def erase(
        self,
        people: Collection[UUID],
        again: Again | None = None,
    ) -> int:
        """Erase contacts of ``people``, also those that only the journal and the bin hold; returns of how many.

        Where they are erased ``again``, what was typed since the first time stays.
        """
        self._session.flush()
        count = 0
        erasings = () if again is None else self._erasings_of(again.meeting_id)
        rows_of = sources_of(self._session, people)
        for person in people:
            own = (person, *rows_of[person])
            typed = NOTHING if again is None else self._typed(own, erasings, again.brings)
            if typed.all:
                continue
            numbers = again is None or (person in again.numbers and not typed.came)
            count += self._erase(person, own, typed, numbers, () if again is None else again.brings)
        self._session.flush()
        self._session.expire_all()
        return count

    def is_after_erasing(self, deed_id: UUID, meeting_id: UUID) -> bool:
        """Whether a deed is the one that erased the contacts of a meeting, or was done after every such deed."""
        deed = self._session.get(JournalRow, deed_id)
        erasings = self._erasings_of(meeting_id)
        return deed is not None and all(one.id == deed.id or _is_after(deed, one) for one in erasings)

    def was_erased_by(self, merge: UUID, meeting_id: UUID) -> bool:
        """Whether a merge brought that the contacts of a meeting were erased."""
        return any(one.merged_by == merge for one in self._erasings_of(meeting_id))

    def _typed(
        self, own: Collection[UUID], erasings: Collection[JournalRow], brings: Collection[str]
    ) -> Typed:
        row, found = JournalDifferenceRow, Typed()
        told = (
            select(JournalRow, row)
            .join(JournalRow, JournalRow.id == row.journal_id)
            .where(row.entity_id.in_(own), row.entity.in_(("participant", "photo")))
        )
        for deed, one in self._session.execute(told):
            if one.after is None or deed.code in brings:
                continue
            if not all(_is_after(deed, erasing) for erasing in erasings):
                continue
            found.came |= one.act == Act.CAME.value and one.entity == "participant"
            found.all |= one.act == Act.CAME.value and not one.after
            found.values.update(_held(one.after))
        return found

    def _erase(
        self, person: UUID, own: Collection[UUID], typed: Typed, numbers: bool, brings: Collection[str]
    ) -> bool:
        changed = self._empty_row(person, typed)
        for one in own:
            row = self._session.get(SourceRow, one)
            if row is not None:
                row.person = _emptied(row.person, typed)
            changed |= self._drop_bytes(one, typed, numbers, brings)
        return self._empty_differences(own, typed) or changed

    def _empty_row(self, person: UUID, typed: Typed) -> bool:
        row = self._session.get(ParticipantRow, person)
        if row is None:
            return False
        people = Participants(self._session, [])
        value = people.from_row(row)
        left = replace(
            value,
            email=value.email if value.email in typed.values else "",
            phone=value.phone if value.phone in typed.values else "",
            notes=value.notes if value.notes in typed.values else "",
        )
        if left == value:
            return False
        for name, column in people.to_columns(left).items():
            setattr(row, name, column)
        return True

    def _drop_bytes(self, one: UUID, typed: Typed, numbers: bool, brings: Collection[str]) -> bool:
        photo, number = self._session.get(PhotoRow, one), self._session.get(IdentityNumberRow, one)
        dropped = False
        if photo is not None and sha256(photo.jpeg).hexdigest() not in typed.values:
            self._session.delete(photo)
            dropped = True
        if number is not None and numbers:
            self._session.delete(number)
            dropped = True
        kept = BinnedContentRow.sha256.in_(typed.values)
        binned = delete(BinnedContentRow).where(BinnedContentRow.entity_id == one, ~kept)
        self._session.execute(binned)
        self._forget_photos(one, typed, brings)
        return dropped

    def _forget_photos(self, one: UUID, typed: Typed, brings: Collection[str]) -> None:
        """Deletions, and what a deed brought back, are not told: whoever takes them back would miss the bytes."""
        row = JournalDifferenceRow
        wanted = (
            select(row, JournalRow.code)
            .join(JournalRow, JournalRow.id == row.journal_id)
            .where(row.entity_id == one, row.entity == "photo", row.act != Act.CHANGED.value)
        )
        for found, code in self._session.execute(wanted).all():
            digest = (found.before or found.after or {}).get("sha256")
            if digest not in typed.values and (found.act == Act.GONE.value or code in brings):
                self._session.delete(found)

    def _empty_differences(self, own: Collection[UUID], typed: Typed) -> bool:
        row, changed = JournalDifferenceRow, False
        wanted = select(row).where(row.entity_id.in_(own), row.entity.in_(_OF_PEOPLE))
        for one in self._session.scalars(wanted):
            for side in ("before", "after"):
                plain = getattr(one, side)
                left = None if plain is None else _emptied(plain, typed)
                if left != plain:
                    setattr(one, side, left)
                    changed = True
        return changed

    def _erasings_of(self, meeting_id: UUID) -> tuple[JournalRow, ...]:
        wanted = (JournalRow.code == CONTACTS_ERASED, JournalRow.meeting_id == meeting_id)
        return tuple(self._session.scalars(select(JournalRow).where(*wanted)))

    def meetings_of(self, people: Collection[UUID]) -> dict[UUID, UUID]:
        """The meeting of each person who is on a list or was deleted from one."""
        found: dict[UUID, UUID] = {}
        row = JournalDifferenceRow
        for part in chunks([*people], CHUNK):
            listed = select(ParticipantRow.id, ParticipantRow.meeting_id).where(ParticipantRow.id.in_(part))
            found.update((one, meeting) for one, meeting in self._session.execute(listed))
            gone = select(row.entity_id, row.before).where(
                row.entity_id.in_(part), row.entity == "participant", row.act == Act.GONE.value
            )
            for one, before in self._session.execute(gone):
                if before and one not in found:
                    found[one] = UUID(before["meeting_id"])
        return found


def _is_after(deed: JournalRow, erasing: JournalRow) -> bool:
    """Whether a deed was done after another; between desks only their clocks can tell."""
    if deed.merged_by is None and erasing.merged_by is None:
        return deed.place > erasing.place
    return deed.at > erasing.at


def _held(plain: Plain) -> Iterator[str]:
    """Contacts of a person, or the digest of a photo, as the journal has them."""
    for name in (*CONTACTS, "sha256"):
        text = plain.get(name)
        if isinstance(text, str) and text:
            yield text


def _emptied(plain: Plain, typed: Typed) -> dict[str, Any]:
    left = dict(plain)
    for name, part in plain.items():
        if name in CONTACTS and part not in typed.values:
            left[name] = ""
        elif name == "person" and isinstance(part, Mapping):
            left[name] = _emptied(part, typed)
    return left
