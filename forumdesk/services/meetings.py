"""Bodies and meetings."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from forumdesk.domain.bodies import Body, BodyRules
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import BodyId, MeetingId, new_uuid
from forumdesk.domain.meetings import DEFAULT_TIME_ZONE, Meeting
from forumdesk.domain.texts import LocalizedText, clean_line
from forumdesk.language.collation import search_fold
from forumdesk.services.deeds import Deeds
from forumdesk.services.meanwhile import unclashed
from forumdesk.storage.repositories.papers import Emblem
from forumdesk.storage.work import UnitOfWork

WORKING_TITLE = LocalizedText(kk="Атауы жоқ отырыс", ru="Заседание без названия", en="Untitled meeting")


class NoMeetingError(DomainError):
    """The register is empty."""

    code = "meeting.none"
    message = N_(
        "The register has no meeting yet. Import a resolution, a list or an agenda, or make a meeting."
    )


class UnknownMeetingError(DomainError):
    """No meeting fits the words."""

    code = "meeting.unknown"
    message = N_("No meeting fits “{wanted}”. The register has: {meetings}.")


class WhichMeetingError(DomainError):
    """Several meetings fit."""

    code = "meeting.which"
    message = N_("Say which meeting is meant by its number or a part of its title: {meetings}.")


class UnknownTimeZoneError(DomainError):
    """Not a name of the IANA time zone database."""

    code = "meeting.time_zone"
    message = N_("“{wanted}” is not a time zone. Write it like Asia/Almaty.")


class Meetings:
    """The bodies of a register and their meetings."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def bodies(self) -> tuple[Body, ...]:
        """All bodies."""
        with self._deeds.database.reading() as work:
            return work.bodies.all()

    def body(self, body_id: BodyId) -> Body:
        """One body."""
        with self._deeds.database.reading() as work:
            return work.bodies.get(body_id)

    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings, oldest first."""
        with self._deeds.database.reading() as work:
            return work.meetings.all()

    def meeting(self, meeting_id: MeetingId) -> Meeting:
        """One meeting."""
        with self._deeds.database.reading() as work:
            return work.meetings.get(meeting_id)

    def find(self, wanted: str | None) -> Meeting:
        """The meeting meant by a number, an identifier or a unique part of a title; None means the only one."""
        return find_meeting(self.meetings(), wanted)

    def add(
        self, title: LocalizedText, body_id: BodyId | None = None, first_day: date | None = None
    ) -> Meeting:
        """Make a meeting; without ``body_id`` a body of the same name is made with it."""
        with self._deeds.begin("meeting.added") as deed:
            now = self._deeds.clock()
            if body_id is None:
                body = Body(id=BodyId(new_uuid(now)), name=title or WORKING_TITLE)
                deed.work.bodies.put(body)
                body_id = body.id
            meeting = Meeting(
                id=MeetingId(new_uuid(now)),
                body_id=body_id,
                title=title or WORKING_TITLE,
                working_title=not title,
                first_day=first_day,
                last_day=first_day,
            )
            deed.work.meetings.put(meeting)
            deed.meeting_id = meeting.id
            deed.values["title"] = meeting.title.to_mapping()
        return meeting

    def edit(self, meeting_id: MeetingId, *, base: Meeting | None = None, **fields: Any) -> Meeting:
        """Change fields of a meeting (title, place, days, chair, secretary, number, time_zone).

        ``base`` is the meeting as the person saw it: ChangedMeanwhileError where somebody else changed the same.
        """
        if "time_zone" in fields:
            check_time_zone(fields["time_zone"])
        with self._deeds.begin("meeting.edited", meeting_id) as deed:
            before = deed.work.meetings.get(meeting_id)
            cleaned = unclashed(base, before, {name: _cleaned(value) for name, value in fields.items()})
            if "title" in cleaned and cleaned["title"] != before.title:
                cleaned["working_title"] = False
            meeting = replace(before, **cleaned)
            deed.work.meetings.put(meeting)
        return meeting

    def edit_body(self, body_id: BodyId, name: LocalizedText, *, base: Body | None = None) -> Body:
        """Change the name of a body; ``base`` as in :meth:`edit`."""
        with self._deeds.begin("body.edited") as deed:
            before = deed.work.bodies.get(body_id)
            body = replace(before, **unclashed(base, before, {"name": name.cleaned()}))
            deed.work.bodies.put(body)
        return body

    def edit_rules(self, body_id: BodyId, rules: BodyRules, *, base: Body | None = None) -> Body:
        """Change the rules by which a body decides; sealed decisions keep those that held for them.

        ``base`` as in :meth:`edit`.
        """
        with self._deeds.begin("body.rules_edited") as deed:
            before = deed.work.bodies.get(body_id)
            body = replace(before, **unclashed(base, before, {"rules": rules}))
            deed.work.bodies.put(body)
        return body

    def emblem(self, body_id: BodyId) -> bytes | None:
        """The emblem of a body as PNG, or None."""
        with self._deeds.database.reading() as work:
            found = work.emblems.find(body_id)
            return found.png if found else None

    def set_emblem(self, body_id: BodyId, png: bytes | None) -> None:
        """Keep an emblem in place of the one before; None takes it away."""
        with self._deeds.begin("body.emblem") as deed:
            deed.work.bodies.get(body_id)
            if png is None:
                deed.work.emblems.remove(body_id)
            else:
                deed.work.emblems.put(Emblem(id=body_id, png=png))


def _cleaned(value: Any) -> Any:
    if isinstance(value, LocalizedText):
        return value.cleaned()
    return clean_line(value) if isinstance(value, str) else value


def check_time_zone(name: str) -> None:
    """Refuse a name that the time zone database does not have."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownTimeZoneError(wanted=name) from error


def find_meeting(meetings: tuple[Meeting, ...], wanted: str | None) -> Meeting:
    """See :meth:`Meetings.find`."""
    if not meetings:
        raise NoMeetingError
    titles = tuple(meeting.title for meeting in meetings)
    if wanted is None:
        if len(meetings) > 1:
            raise WhichMeetingError(meetings=titles)
        return meetings[0]
    exact = [one for one in meetings if wanted in {one.number, str(one.id)}]
    fitting = exact or [one for one in meetings if _has_in_title(one, wanted)]
    if not fitting:
        raise UnknownMeetingError(wanted=wanted, meetings=titles)
    if len(fitting) > 1:
        raise WhichMeetingError(meetings=tuple(one.title for one in fitting))
    return fitting[0]


def _has_in_title(meeting: Meeting, wanted: str) -> bool:
    folded = search_fold(wanted)
    return bool(folded) and any(folded in search_fold(text) for _, text in meeting.title.items())


def meeting_for_import(work: UnitOfWork, now: Any, meeting_id: UUID | None) -> Meeting:
    """The meeting an import joins: the one named, the only one, or a new one under a working title.

    A body made here has the preset of a forum and requires no language until a text comes in one.
    """
    if meeting_id is not None:
        return work.meetings.get(meeting_id)
    known = work.meetings.all()
    if known:
        return find_meeting(known, None)
    body = Body(id=BodyId(new_uuid(now)), name=WORKING_TITLE, rules=BodyRules(languages=()))
    meeting = Meeting(
        id=MeetingId(new_uuid(now)),
        body_id=body.id,
        title=WORKING_TITLE,
        working_title=True,
        time_zone=DEFAULT_TIME_ZONE,
    )
    work.bodies.put(body)
    work.meetings.put(meeting)
    return meeting
