"""Who is there, read once and kept up to date by what changed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from forumdesk.domain.attendance import Standing
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId
from forumdesk.domain.people import Participant
from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.texts import Language
from forumdesk.gui.models.presence import PresenceRow
from forumdesk.services.quorum import VoterStanding
from forumdesk.services.register import Register


class PresencePeople:
    """The entitled in the alphabetical order of the window's language; the others are read when asked for."""

    def __init__(self, register: Register, meeting_id: MeetingId) -> None:
        """Know nobody yet."""
        self._register, self._meeting_id = register, meeting_id
        self._language = Language.KK
        self.item: AgendaItemId | None = None
        self.entitled: tuple[PresenceRow, ...] = ()
        self._others: tuple[PresenceRow, ...] | None = None
        self.keeps_arrivals = True
        self.proxies_allowed = 0

    @property
    def known(self) -> tuple[PresenceRow, ...]:
        """Everybody who was read."""
        return (*self.entitled, *(self._others or ()))

    def read(self, language: Language) -> None:
        """Read the entitled anew."""
        self._language = language
        people = self._register.quorum.people(self._meeting_id, self.item, language)
        body = self._register.meetings.meeting(self._meeting_id).body_id
        self.proxies_allowed = self._register.meetings.body(body).rules.proxies
        rows = [PresenceRow(person=one.person, standing=one.standing, reason=one.reason) for one in people]
        self.entitled = self._marked(rows)
        self._others = None

    def update(self) -> bool:
        """Read only where people are; False where others are entitled now, and all must be read."""
        standings = self._register.quorum.standings(self._meeting_id, self.item)
        if standings.keys() != {one.person.id for one in self.entitled}:
            return False
        self.entitled = self._marked(
            replace(one, standing=standings[one.person.id][0], reason=standings[one.person.id][1])
            for one in self.entitled
        )
        if self._others is not None:
            self._others = self._placed(one.person for one in self._others)
        return True

    def holders(self, giver: ParticipantId) -> tuple[PresenceRow, ...]:
        """Who may cast the voice of somebody: the entitled who are there themselves."""
        return tuple(
            one
            for one in self.entitled
            if one.person.id != giver and one.in_person and one.standing is VoterStanding.PRESENT
        )

    def _marked(self, rows: Iterable[PresenceRow]) -> tuple[PresenceRow, ...]:
        """The entitled with what the log says of them, and with who holds their proxy."""
        presences = self._register.attendance.presences(self._meeting_id)
        self.keeps_arrivals = bool(presences)
        proxies = self._register.proxies.of_meeting(self._meeting_id) if self.proxies_allowed else ()
        holder = {one.id: one.holder_id for one in proxies}
        known = list(rows)
        people = {one.person.id: one.person for one in known}
        marked = []
        for one in known:
            presence, by = presences.get(one.person.id), holder.get(one.person.id)
            there = presence.standing.is_present if presence is not None else not presences
            remote = presence is not None and presence.standing.is_remote
            marked.append(
                replace(one, in_person=there, remote=remote, by=people.get(by) if by is not None else None)
            )
        return tuple(marked)

    def everybody(self) -> tuple[PresenceRow, ...]:
        """The entitled, then all others on the list."""
        if self._others is None:
            entitled = {one.person.id for one in self.entitled}
            listed = self._register.participants.listed(self._meeting_id, self._language)
            self._others = self._placed(one for one in listed if one.id not in entitled)
        return self.known

    def present_at(self, moment: datetime) -> tuple[PresenceRow, ...]:
        """Who was there at a moment, the entitled first."""
        there = self._register.attendance.present_at(self._meeting_id, moment)
        return tuple(
            replace(one, standing=VoterStanding.PRESENT, reason="", in_person=True, remote=False)
            for one in self.everybody()
            if one.person.id in there
        )

    def found(self, text: str) -> frozenset[ParticipantId]:
        """Who fits what was typed, by the search of the lists."""
        wanted, order = ListFilter(words=text), ListOrder()
        return frozenset(self._register.participants.ids(self._meeting_id, wanted, order, self._language))

    def count(self) -> int:
        """How many are on the list."""
        return self._register.participants.count(self._meeting_id, ListFilter())

    def _placed(self, people: Iterable[Participant]) -> tuple[PresenceRow, ...]:
        """People without a voice with where they are by the log."""
        presences = self._register.attendance.presences(self._meeting_id)
        self.keeps_arrivals = bool(presences)
        rows = []
        for one in people:
            presence = presences.get(one.id)
            place = presence.standing if presence else Standing.EXPECTED
            left = VoterStanding.LEFT if place is Standing.LEFT else VoterStanding.ABSENT
            standing = VoterStanding.PRESENT if place.is_present else left
            rows.append(
                PresenceRow(
                    person=one,
                    standing=standing,
                    entitled=False,
                    in_person=place.is_present,
                    remote=place.is_remote,
                )
            )
        return tuple(rows)
