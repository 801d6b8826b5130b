"""What the register holds of one person, in words: the sheet that the person may ask for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.deeds import Deeds
from forumdesk.services.participants import full_name
from forumdesk.services.personal_data import PLACE_NAMES, Holdings, Personal
from forumdesk.services.telling.naming import Names
from forumdesk.services.telling.told import Telling, field_head, line_of
from forumdesk.services.telling.values import voice_words
from forumdesk.services.telling.words import sentence_of
from forumdesk.storage.plain import to_plain
from forumdesk.storage.repositories.journal_entries import Act, EntityDifference
from forumdesk.storage.work import UnitOfWork

_NIL: Final = UUID(int=0)

Line = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """Sections of lines (what, value) under headings, in one language; ``made_at`` by the clock of the place."""

    language: Language
    title: str
    name: str
    meeting: str
    made_at: datetime
    note: str
    sections: tuple[tuple[str, tuple[Line, ...]], ...]


class PersonSheets:
    """Makes sheets."""

    def __init__(self, deeds: Deeds, personal: Personal) -> None:
        self._deeds, self._personal = deeds, personal

    def sheet(self, person_id: ParticipantId, catalogue: Catalogue) -> PersonSheet:
        """Everything held of a person, the journal included. Raises GoneError."""
        held = self._personal.holdings(person_id)
        _ = catalogue.gettext
        with self._deeds.database.reading() as work:
            meeting = work.meetings.find(held.person.meeting_id)
            zone = ZoneInfo("UTC" if meeting is None else meeting.time_zone)
            writer = _Writer(work, held, catalogue, zone)
            sections = tuple((head, tuple(lines)) for head, lines in writer.sections() if lines)
        return PersonSheet(
            language=Language(catalogue.language),
            title=_("What the register holds of a person"),
            name=full_name(held.person.names).in_language(catalogue.language),
            meeting=held.meeting.in_language(catalogue.language),
            made_at=self._deeds.clock().astimezone(zone),
            note=_(
                "The photo itself is in the JSON file. Backups of the register and copies handed over are not"
                " looked into: they hold the same, also once it is erased here, until they are deleted or brought"
                " up to date."
            ),
            sections=sections,
        )


def as_json(held: Holdings) -> dict[str, Any]:
    """The same for a machine, in the names of the program, with the photo's bytes."""
    from base64 import b64encode

    return {
        "format": "forumdesk.person",
        "version": 1,
        "person": to_plain(held.person),
        "meeting": to_plain(held.meeting),
        "photo_jpeg_base64": None if held.photo is None else b64encode(held.photo).decode("ascii"),
        "identity_number": held.identity_number,
        "said_by_lists": [dict(one) for one in held.lists],
        "movements": to_plain(held.movements),
        "speeches": to_plain(held.speeches),
        "excuse": held.excuse,
        "recusals": list(held.recusals),
        "voices": to_plain(held.voices),
        "statements": to_plain(held.statements),
        "journal": [
            {
                "at": one.at.isoformat(),
                "desk": one.desk_name,
                "code": one.code,
                "values": to_plain(one.values),
            }
            for one in held.deeds
        ],
        "name_stands_in": [
            {"table": one.table, "column": one.column, "count": one.count} for one in held.places
        ],
    }


class _Writer:
    """Values in words, by the words of the journal."""

    def __init__(self, work: UnitOfWork, held: Holdings, catalogue: Catalogue, zone: ZoneInfo) -> None:
        self._work, self._held, self._catalogue = work, held, catalogue
        self._telling = Telling(catalogue, Names(work), zone)

    def sections(self) -> Iterator[tuple[str, list[Line]]]:
        """Headings with their lines; some have none."""
        _, held = self._catalogue.gettext, self._held
        yield (
            _("In the list of participants"),
            [*self._fields("participant", to_plain(held.person)), *self._bytes()],
        )
        for plain in held.lists:
            yield _("As an imported list said"), self._fields("participant", plain)
        yield _("Arrivals and departures"), self._values("movement", held.movements)
        yield _("Speeches"), self._values("speech", held.speeches)
        yield _("Leave and recusals"), self._reasons()
        yield (
            _("Voices in decisions"),
            [
                (
                    f"№ {one.number}, {self._telling.moment(one.at)}",
                    voice_words(self._catalogue).get(one.voice, one.voice) or "–",
                )
                for one in held.voices
            ],
        )
        yield _("Statements"), self._values("statement", held.statements)
        yield (
            _("Texts in which the name stands"),
            [(_(PLACE_NAMES.get(one.table, one.table)), str(one.count)) for one in held.places],
        )
        yield _("Journal"), [self._deed(one) for one in held.deeds]

    def _fields(self, kind: str, plain: Mapping[str, Any]) -> list[Line]:
        (told,) = self._telling.each([_came(kind, self._held.person.id, plain)]) or (None,)
        return [] if told is None else [(field_head(one), one.after) for one in told.fields if one.after]

    def _values(self, kind: str, values: Sequence[Any]) -> list[Line]:
        told = self._telling.each([_came(kind, one.id, to_plain(one)) for one in values])
        return [
            (one.title, "; ".join(f"{field_head(each)}: {each.after}" for each in one.fields)) for one in told
        ]

    def _bytes(self) -> Iterator[Line]:
        _ = self._catalogue.gettext
        if self._held.photo is not None:
            yield _("Photo"), _("yes")
        if self._held.identity_number:
            yield _("Identity number"), self._held.identity_number

    def _reasons(self) -> list[Line]:
        _ = self._catalogue.gettext
        excuse = [] if self._held.excuse is None else [(_("Excused"), self._held.excuse or _("yes"))]
        return excuse + [(_("Recused"), one or _("yes")) for one in self._held.recusals]

    def _deed(self, entry: Any) -> Line:
        person = self._held.person.id
        own = [one for one in self._work.journal_differences.of_deed(entry.id) if one.id == person]
        told = "; ".join(line_of(one) for one in self._telling.each(own) if one.act is Act.CHANGED)
        sentence = sentence_of(entry, self._catalogue)
        return (
            f"{self._telling.moment(entry.at)}, {entry.desk_name}",
            f"{sentence}. {told}" if told else sentence,
        )


def _came(kind: str, identifier: UUID, plain: Mapping[str, Any]) -> EntityDifference:
    return EntityDifference(
        journal_id=_NIL, kind=kind, id=identifier, position=0, act=Act.CAME, before=None, after=plain
    )
