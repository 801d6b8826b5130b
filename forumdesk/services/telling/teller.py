"""Tells deeds of a register: one with all it changed, or many for a list that leaves the program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from forumdesk.domain.texts import LocalizedText
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.bin import Binned
from forumdesk.services.deeds import Deeds
from forumdesk.services.telling.kinds import HIDDEN_KINDS, KIND_NAMES
from forumdesk.services.telling.naming import Names
from forumdesk.services.telling.told import FOLDED, Telling, ToldValue
from forumdesk.services.telling.words import sentence_of
from forumdesk.storage.repositories.journal_entries import JournalEntry
from forumdesk.storage.repositories.journal_search import JournalFind
from forumdesk.storage.work import UnitOfWork

_WINDOW: Final = 200
_SAMPLE: Final = 100
_OWN_PAGES: Final = (
    "participant",
    "agenda_item",
    "text_row",
    "decision",
    "amendment",
    "delegation",
    "meeting",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDeed:
    """A deed in words; ``zone`` is the time zone of the meeting it belongs to."""

    entry: JournalEntry
    sentence: str
    meeting: LocalizedText
    zone: ZoneInfo
    changes: tuple[ToldValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBinned:
    """Something deleted, in words: its kind, its name, the deed that deleted it; ``zone`` as in a deed."""

    binned: Binned
    kind: str
    name: str
    sentence: str
    zone: ZoneInfo

    @property
    def title(self) -> str:
        """Kind and name in one line."""
        return f"{self.kind}: {self.name}" if self.name else self.kind


class Teller:
    """Reads the journal and says it in the language of a catalogue."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def changes(self, deed_id: UUID, catalogue: Catalogue) -> tuple[ToldValue, ...]:
        """What a deed changed; KeyError for an unknown one."""
        with self._deeds.database.reading() as work:
            entry = work.journal.get(deed_id)
            telling = Telling(catalogue, Names(work), _Meetings(work).zone(entry.meeting_id))
            return _Differences(work, [deed_id]).told(deed_id, telling)

    def name_of(self, identifier: UUID, catalogue: Catalogue) -> str:
        """How the person, paragraph or item of this identifier is named with its kind."""
        with self._deeds.database.reading() as work:
            names = Names(work)
            for kind in _OWN_PAGES:
                name = names.of(kind, identifier).in_language(catalogue.language)
                if name:
                    return f"{catalogue.gettext(KIND_NAMES[kind][0])}: {name}"
        return ""

    def binned(self, entries: Sequence[Binned], catalogue: Catalogue) -> tuple[ToldBinned, ...]:
        """What is in the bin, in words."""
        with self._deeds.database.reading() as work:
            names, meetings = Names(work), _Meetings(work)
            return tuple(_told_binned(one, names, meetings, catalogue) for one in entries)

    def deeds(self, find: JournalFind, catalogue: Catalogue) -> Iterator[ToldDeed]:
        """The deeds looked for, newest first, with what each changed; read window by window."""
        start = 0
        while True:
            with self._deeds.database.reading() as work:
                meetings, names = _Meetings(work), Names(work)
                entries = work.journal_search.page(find, start, _WINDOW)
                differences = _Differences(work, [one.id for one in entries])
                told = [_told(one, meetings, differences, names, catalogue) for one in entries]
            yield from told
            start += len(entries)
            if len(entries) < _WINDOW:
                return


class _Meetings:
    """Titles and time zones of meetings."""

    def __init__(self, work: UnitOfWork) -> None:
        known = work.meetings.all()
        self._titles = {UUID(str(one.id)): one.title for one in known}
        self._zones = {UUID(str(one.id)): ZoneInfo(one.time_zone) for one in known}

    def title(self, meeting_id: UUID | None) -> LocalizedText:
        return LocalizedText() if meeting_id is None else self._titles.get(meeting_id, LocalizedText())

    def zone(self, meeting_id: UUID | None) -> ZoneInfo:
        """That of the meeting; of what belongs to none, that of the last meeting."""
        known = self._zones.get(meeting_id) if meeting_id is not None else None
        return known or next(reversed(self._zones.values()), ZoneInfo("UTC"))


def _told(
    entry: JournalEntry, meetings: _Meetings, differences: "_Differences", names: Names, catalogue: Catalogue
) -> ToldDeed:
    zone = meetings.zone(entry.meeting_id)
    return ToldDeed(
        entry=entry,
        sentence=sentence_of(entry, catalogue),
        meeting=meetings.title(entry.meeting_id),
        zone=zone,
        changes=differences.told(entry.id, Telling(catalogue, names, zone)),
    )


def _told_binned(binned: Binned, names: Names, meetings: _Meetings, catalogue: Catalogue) -> ToldBinned:
    kind = catalogue.gettext(KIND_NAMES[binned.kind][0]) if binned.kind in KIND_NAMES else binned.kind
    return ToldBinned(
        binned=binned,
        kind=kind,
        name=names.of(binned.kind, binned.id, binned.was).in_language(catalogue.language),
        sentence=sentence_of(binned.entry, catalogue),
        zone=meetings.zone(binned.entry.meeting_id),
    )


class _Differences:
    """What some deeds changed, read together: of those that changed few values everything, of others by number."""

    def __init__(self, work: UnitOfWork, deeds: Sequence[UUID]) -> None:
        self._work = work
        self._counts = work.journal_differences.counts_of(deeds)
        small = [one for one in deeds if sum(self._counts[one].values()) < FOLDED]
        self._small = work.journal_differences.of_deeds(small)

    def told(self, deed_id: UUID, telling: Telling) -> tuple[ToldValue, ...]:
        """Kinds of which few values changed are told value by value, the others by number."""
        if deed_id in self._small:
            return telling.each(self._small[deed_id])
        counts = {key: count for key, count in self._counts[deed_id].items() if key[0] not in HIDDEN_KINDS}
        differences = self._work.journal_differences
        many = [
            telling.many(*key, count, tuple(islice(differences.some_of_deed(deed_id, [key]), _SAMPLE)))
            for key, count in counts.items()
            if count >= FOLDED
        ]
        few = [key for key, count in counts.items() if count < FOLDED]
        return (*many, *telling.each(tuple(differences.some_of_deed(deed_id, few)))) if few else tuple(many)
