"""Finished, frozen values from which agenda, programme, script, speakers' list and timekeeping are printed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """Somebody who speaks; ``name_dative`` is empty where no dative is sure, ``country`` is an ISO code or empty."""

    name: LocalizedText
    name_dative: LocalizedText = LocalizedText()
    organisation: LocalizedText = LocalizedText()
    country: str = ""
    delegation: LocalizedText = LocalizedText()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechLine:
    """A place on the list of speakers of the item ``item_id``, in the order of the list.

    ``limit`` in seconds, 0 for none; ``begun`` is aware; ``length`` and ``overrun`` until the sheet was made.
    """

    item_id: str
    kind: SpeechKind
    state: SpeechState
    speaker: SpeakerLine
    limit: int = 0
    begun: datetime | None = None
    length: timedelta = timedelta()
    overrun: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An agenda item. ``begin`` and ``end`` are planned, local and naive; ``begun`` and ``ended`` real and aware.

    ``speakers`` is the text of the agenda, ``speaking`` who of the list of participants is named there;
    ``minutes`` is the planned length, ``length`` the real one without pauses. ``decides`` are the numbers of the
    recommendations that are decided, ``decides_all`` says that they are all of the resolution.
    """

    id: str
    label: str
    number: str
    depth: int
    kind: ItemKind
    title: LocalizedText
    parent_id: str = ""
    day: date | None = None
    begin: datetime | None = None
    end: datetime | None = None
    minutes: int = 0
    section: LocalizedText = LocalizedText()
    room: LocalizedText = LocalizedText()
    speakers: LocalizedText = LocalizedText()
    rapporteurs: LocalizedText = LocalizedText()
    speaking: tuple[SpeakerLine, ...] = ()
    reporting: tuple[SpeakerLine, ...] = ()
    decides: tuple[int, ...] = ()
    decides_all: bool = False
    state: ItemState = ItemState.PLANNED
    begun: datetime | None = None
    ended: datetime | None = None
    length: timedelta = timedelta()
    list_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumLine:
    """The entitled: how many there are, how many of them are there, and how many it takes; 0 asks for nobody."""

    entitled: int
    present: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Whether there are enough."""
        return self.present >= self.needed


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingLine:
    """A sitting that was opened; moments are aware, ``closed_at`` is None before."""

    number: int
    quorum: QuorumLine
    opened_at: datetime
    closed_at: datetime | None = None
    length: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """What was recorded: the numbers of the recommendations, or the ``whole`` resolution."""

    mode: AdoptionMode
    tally: Tally
    numbers: tuple[int, ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalLine:
    """How often and how long somebody spoke; of a country only ``country`` is filled."""

    name: LocalizedText = LocalizedText()
    country: str = ""
    speeches: int = 0
    length: timedelta = timedelta()
    overrun: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSheet:
    """A meeting with its agenda and its course, ready for every paper that shows them.

    ``items`` stand in printing order. ``languages`` are those of the body, in its order; ``made_at`` dates the
    file, ``now`` is the same by the meeting's clock; ``time_zone`` (IANA) is that of the hall. ``quorum`` is that
    to open, as it is now. No note of the secretary is on a sheet.
    """

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    made_at: datetime
    now: datetime
    time_zone: str
    items: tuple[ItemLine, ...] = ()
    speeches: tuple[SpeechLine, ...] = ()
    state: MeetingState = MeetingState.NOT_OPENED
    sittings: tuple[SittingLine, ...] = ()
    quorum: QuorumLine = QuorumLine(entitled=0, present=0, needed=0)
    decisions: tuple[DecisionLine, ...] = ()
    by_speaker: tuple[TotalLine, ...] = ()
    by_delegation: tuple[TotalLine, ...] = ()
    by_country: tuple[TotalLine, ...] = ()

    @property
    def has_course(self) -> bool:
        """Whether anything took place: an item was begun, or somebody spoke."""
        return any(one.begun for one in self.items) or any(one.begun for one in self.speeches)
