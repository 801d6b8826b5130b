"""Filling in what a meeting leaves open."""

from dataclasses import replace
from datetime import date, timedelta

from forumdesk.domain.bodies import Body
from forumdesk.domain.errors import N_
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText, clean_line
from forumdesk.language.titles import event_name
from forumdesk.services.importing.results import MeetingFacts
from forumdesk.services.meetings import check_time_zone
from forumdesk.services.proposals import ResolutionProposal


def with_facts(meeting: Meeting, facts: MeetingFacts, language: Language) -> Meeting:
    """The meeting with what was said expressly: it overrides what stood there."""
    if facts.time_zone:
        check_time_zone(facts.time_zone)
        meeting = replace(meeting, time_zone=facts.time_zone)
    if facts.first_day:
        # A meeting that is moved to another day stays as long as it was.
        later = timedelta()
        if meeting.first_day and meeting.last_day:
            later = meeting.last_day - meeting.first_day
        # Nor does it end after the last day that a calendar has.
        later = min(later, date.max - facts.first_day)
        meeting = replace(meeting, first_day=facts.first_day, last_day=facts.first_day + later)
    if facts.place:
        meeting = replace(meeting, place=meeting.place.with_text(language, clean_line(facts.place)))
    return meeting


def with_resolution(
    meeting: Meeting, proposal: ResolutionProposal, title: str
) -> tuple[Meeting, list[Notice]]:
    """The meeting with its open title, days and place filled from a resolution; what differs is pointed out."""
    language, notices = proposal.language, []
    name = event_name(title, language) if title else ""
    known = LocalizedText() if meeting.working_title and name else meeting.title
    if name and known.get(language) and known.get(language) != name:
        notices.append(_differs("title", known.get(language), name))
    if name and not known.get(language):
        meeting = replace(meeting, title=known.with_text(language, name), working_title=False)
    if proposal.first_day and not meeting.first_day:
        meeting = replace(
            meeting, first_day=proposal.first_day, last_day=proposal.last_day or proposal.first_day
        )
    elif proposal.first_day and proposal.first_day != meeting.first_day:
        notices.append(_differs("date", meeting.first_day, proposal.first_day))
    here = meeting.place.get(language)
    if proposal.place and not here:
        meeting = replace(meeting, place=meeting.place.with_text(language, proposal.place))
    elif proposal.place and proposal.place != here:
        notices.append(_differs("place", here, proposal.place))
    return meeting, notices


def with_name_and_language(body: Body, before: Meeting, after: Meeting, language: Language) -> Body:
    """A body made by an import takes the meeting's name, and requires each language that a text came in."""
    if body.name == before.title:
        body = replace(body, name=after.title)
    if len(body.rules.languages) < len(STATE_LANGUAGE_FIRST) and language not in body.rules.languages:
        languages = tuple(one for one in STATE_LANGUAGE_FIRST if one in {*body.rules.languages, language})
        body = replace(body, rules=replace(body.rules, languages=languages))
    return body


def _differs(what: str, here: object, there: object) -> Notice:
    messages = {
        "title": N_(
            "The title differs: the meeting has “{here}”, the text “{there}”. The meeting was left as it is."
        ),
        "date": N_(
            "The date differs: the meeting has {here}, the text {there}. The meeting was left as it is."
        ),
        "place": N_(
            "The place differs: the meeting has “{here}”, the text “{there}”. The meeting was left as it is."
        ),
    }
    return Notice(
        code=f"meeting.{what}_differs", message=messages[what], values={"here": here, "there": there}
    )
