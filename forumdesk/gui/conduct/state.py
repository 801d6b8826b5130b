"""What conduct mode knows of its meeting, read part by part as events tell that a part has changed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from forumdesk.domain.adoption import adopted_rows
from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import ItemRun, ItemState, MeetingState
from forumdesk.domain.decisions import Decision
from forumdesk.domain.elections import Candidate
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.resolutions import Recommendation, ResolutionText
from forumdesk.domain.timetable import Slot
from forumdesk.gui.conduct.clocks import MeetingClock
from forumdesk.gui.conduct.putting import Putting
from forumdesk.services.register import Register
from forumdesk.services.speaking import SpeakersQueue

_NOBODY = SpeakersQueue(speaking=None, waiting=(), done=0, list_closed=False)
_LONG = 3
"""An item that takes so many times its plan was forgotten rather than discussed."""


class ConductState:
    """The meeting as it stands; every ``read_`` method looks into the register, nothing else does."""

    def __init__(self, register: Register, meeting_id: MeetingId) -> None:
        self._register, self._meeting_id = register, meeting_id
        self.clock = MeetingClock(register.clock)
        self.chosen: AgendaItemId | None = None
        self.putting = Putting()
        self.read()

    def read(self) -> None:
        """Read everything."""
        self.read_meeting()
        self.read_agenda()
        self.read_texts()
        self.read_quorum()
        self.read_queue()

    def read_meeting(self) -> None:
        """The meeting, its body and its time zone."""
        self.meeting = self._register.meetings.meeting(self._meeting_id)
        self.body = self._register.meetings.body(self.meeting.body_id)
        self.zone = ZoneInfo(self.meeting.time_zone)

    def read_agenda(self) -> None:
        """The items, and how far they have come."""
        self.items: tuple[AgendaItem, ...] = self._register.agendas.items(self._meeting_id)
        self.read_course()

    def read_course(self) -> None:
        """Sittings, runs, and the times that follow."""
        self.standing = self._register.conduct.standing(self._meeting_id)
        self.clock.set(self.standing.now)
        self.read_times()

    def read_times(self) -> None:
        """Real and expected times."""
        self.slots: Mapping[AgendaItemId, Slot] = self._register.agendas.timetable(self._meeting_id).slots

    def read_quorum(self) -> None:
        """Who of the entitled is there; before the opening, what it takes to open."""
        service = self._register.quorum
        opening = self.state in (MeetingState.NOT_OPENED, MeetingState.CLOSED)
        self.quorum = (
            service.to_open(self._meeting_id)
            if opening
            else service.count(self._meeting_id, self.standing.current)
        )

    def read_queue(self) -> None:
        """The list of speakers of the item in sight, and that of the item that the agenda's cursor stands on."""
        item, listed = self.item, self.listed
        self.queue = self._register.speaking.queue(item.id) if item is not None else _NOBODY
        self.listed_queue = self.queue
        if listed is not None and self.is_elsewhere:
            self.listed_queue = self._register.speaking.queue(listed.id)

    def read_texts(self) -> None:
        """The text of the resolution and what was decided."""
        self.text: ResolutionText = self._register.resolutions.text(self._meeting_id)
        self.decisions: tuple[Decision, ...] = self._register.decisions.decisions(self._meeting_id)

    # what follows from it

    @property
    def state(self) -> MeetingState:
        """Where the meeting stands."""
        return self.standing.state

    @property
    def current(self) -> AgendaItem | None:
        """The item under way, or interrupted."""
        return self.find(self.standing.current)

    @property
    def item(self) -> AgendaItem | None:
        """The item in sight: the current one, before it the one chosen, else the next."""
        return self.current or self.find(self.chosen) or self.next

    @property
    def listed(self) -> AgendaItem | None:
        """The item whose list of speakers is open: the one chosen, for it may be prepared before the item begins."""
        return self.find(self.chosen) or self.item

    @property
    def is_elsewhere(self) -> bool:
        """Whether the list that is open belongs to another item than the one in sight."""
        return self.listed is not self.item

    @property
    def next(self) -> AgendaItem | None:
        """The first item after the current one that has not begun."""
        places = {one.id: place for place, one in enumerate(self.items)}
        at = places.get(self.standing.current, -1) if self.standing.current else -1
        return next((one for one in self.items[at + 1 :] if self.item_state(one) is ItemState.PLANNED), None)

    def find(self, item_id: AgendaItemId | None) -> AgendaItem | None:
        """The item with this identifier."""
        return next((one for one in self.items if one.id == item_id), None)

    def run(self, item: AgendaItem | None) -> ItemRun | None:
        """The real course of an item."""
        return self.standing.runs.get(item.id) if item is not None else None

    def item_state(self, item: AgendaItem) -> ItemState:
        """Where an item stands."""
        run = self.run(item)
        return run.state if run is not None else ItemState.PLANNED

    def minutes(self, item: AgendaItem) -> int:
        """The planned length of an item."""
        return self.slots[item.id].minutes if item.id in self.slots else item.minutes

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """Those linked with the item in sight."""
        numbers = self.item.recommendations if self.item is not None else ()
        return tuple(one for one in self.text.recommendations() if one.number in numbers)

    @property
    def open_recommendations(self) -> tuple[Recommendation, ...]:
        """Those linked with the item in sight that are not adopted, or not any more."""
        adopted = adopted_rows(self.decisions)
        return tuple(one for one in self.recommendations if one.id not in adopted)

    @property
    def decision(self) -> Decision | None:
        """The decision on what is linked with the item in sight, or taken on it in words; the last of several."""
        linked, item = {one.id for one in self.recommendations}, self.item
        return next(
            (
                one
                for one in reversed(self.decisions)
                if linked & set(one.subject)
                or (not one.subject and item is not None and one.item_id == item.id)
            ),
            None,
        )

    def numbers_of(self, decision: Decision) -> tuple[str, ...]:
        """The numbers of the recommendations that a decision is about."""
        return tuple(str(one.number) for one in self.text.recommendations() if one.id in decision.subject)

    def elected(self, decision: Decision) -> tuple[Candidate, ...]:
        """Who was elected; nobody where the record cannot be trusted."""
        try:
            sheet = self._register.minutes.vote_sheet(decision.id)
        except KnownError:
            return ()
        return tuple(one for one in sheet.decision.candidates if one.elected)

    @property
    def unsealed(self) -> Decision | None:
        """The decision that was recorded and can still be taken back."""
        return next((one for one in reversed(self.decisions) if not one.sealed), None)

    @property
    def is_lost(self) -> bool:
        """Whether the meeting goes on without the quorum to decide."""
        return self.state is MeetingState.UNDER_WAY and not self.quorum.is_met

    def follow_question(self) -> None:
        """Let what is being put be about the item in sight: another one starts anew."""
        item = self.item
        rows = [one.id for one in self.open_recommendations]
        self.putting.follow(item.id if item is not None else None, rows, self.body.rules.modes)

    def overlong(self) -> ItemRun | None:
        """The run of the current item where it was begun on another day, or takes three times its plan."""
        current, run = self.current, self.run(self.current)
        if current is None or run is None or run.state is not ItemState.UNDER_WAY:
            return None
        now, begun = self.clock.now(), run.spans[-1].begun
        other_day = begun.astimezone(self.zone).date() < now.astimezone(self.zone).date()
        planned = timedelta(minutes=self.minutes(current))
        too_long = bool(planned) and run.length(now) > _LONG * planned
        return run if other_day or too_long else None

    def local(self, moment: datetime) -> datetime:
        """A moment by the clock on the wall."""
        return moment.astimezone(self.zone)
