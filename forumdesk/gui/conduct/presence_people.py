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

    @property
    def known(self) -> tuple[PresenceRow, ...]:
        """Everybody who was read."""
        return (*self.entitled, *(self._others or ()))

    def read(self, language: Language) -> None:
        """Read the entitled anew."""
        self._language = language
        people = self._register.quorum.people(self._meeting_id, self.item, language)
        self.entitled = tuple(
            PresenceRow(person=one.person, standing=one.standing, reason=one.reason) for one in people
        )
        self._others = None
        self.keeps_arrivals = bool(self._register.attendance.presences(self._meeting_id))

    def update(self) -> bool:
        """Read only where people are; False where others are entitled now, and all must be read."""
        standings = self._register.quorum.standings(self._meeting_id, self.item)
        if standings.keys() != {one.person.id for one in self.entitled}:
            return False
        self.entitled = tuple(
            replace(one, standing=standings[one.person.id][0], reason=standings[one.person.id][1])
            for one in self.entitled
        )
        if self._others is not None:
            self._others = self._placed(one.person for one in self._others)
        elif not self.keeps_arrivals:
            self.keeps_arrivals = bool(self._register.attendance.presences(self._meeting_id))
        return True

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
            replace(one, standing=VoterStanding.PRESENT, reason="")
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
            rows.append(PresenceRow(person=one, standing=standing, entitled=False))
        return tuple(rows)
