"""Facts of the register that stand in the text as fields: read anew with the text, until it is decided."""

from collections.abc import Mapping
from dataclasses import replace

from forumdesk.domain.adoption import in_force
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import MarkKind, with_fields
from forumdesk.domain.people import Participant, count_participants
from forumdesk.domain.resolutions import ResolutionText, Row
from forumdesk.domain.texts import Language
from forumdesk.language.dates import date_range
from forumdesk.language.numbers import whole
from forumdesk.storage.work import UnitOfWork

FIELD_NAMES = ("people", "people_over", "countries", "organisations", "date", "place", "meeting", "body")
"""What can stand in a text as a field; ``people_over`` is the round number below that of the people."""


def counted_people(work: UnitOfWork, meeting_id: MeetingId) -> list[Participant]:
    """Whom the prose speaks of: everybody on the list; once arrivals are recorded, those who arrived."""
    people, presences = work.participants.of_meeting(meeting_id), work.movements.presences(meeting_id)
    return [one for one in people if one.id in presences] or list(people)


def field_values(work: UnitOfWork, meeting_id: MeetingId) -> dict[Language, dict[str, str]]:
    """What each field says in each language; a fact that is not known is left out."""
    counts = count_participants(counted_people(work, meeting_id))
    meeting = work.meetings.get(meeting_id)
    body = work.bodies.get(meeting.body_id)
    numbers = {
        "people": counts.people,
        "people_over": round_below(counts.people),
        "countries": counts.countries,
        "organisations": counts.organisations,
    }
    found: dict[Language, dict[str, str]] = {}
    for language in Language:
        texts = {name: whole(number, language.value) for name, number in numbers.items() if number}
        if meeting.first_day is not None:
            last = meeting.last_day or meeting.first_day
            texts["date"] = date_range(meeting.first_day, last, language.value, unbroken=True)
        texts["place"] = meeting.place.get(language)
        texts["meeting"] = meeting.title.get(language)
        texts["body"] = body.name.get(language)
        found[language] = {name: text for name, text in texts.items() if text}
    return found


def round_below(number: int) -> int:
    """The largest full hundred below ``number``, the largest full ten below a hundred; 0 for ten and less."""
    step = 100 if number > 100 else 10
    return (number - 1) // step * step if number else 0


def current_text(work: UnitOfWork, meeting_id: MeetingId) -> ResolutionText:
    """The text of a meeting with its fields as the register has them now; what was decided stays as it was."""
    text = work.texts.resolution(meeting_id)
    if not any(_has_field(row) for row in text.rows):
        return text
    closed = decided_rows(work, text)
    values = field_values(work, meeting_id)
    return replace(text, rows=tuple(row if row.id in closed else _bound(row, values) for row in text.rows))


def _has_field(row: Row) -> bool:
    return any(mark.kind is MarkKind.FIELD for one in row.standings.values() for mark in one.marks)


def _bound(row: Row, values: Mapping[Language, Mapping[str, str]]) -> Row:
    text, standings = row.text, dict(row.standings)
    for language, standing in row.standings.items():
        words, marks = with_fields(row.text.get(language), standing.marks, values[language])
        text = text.with_text(language, words)
        standings[language] = replace(standing, marks=marks)
    return row if text == row.text else replace(row, text=text, standings=standings)


def decided_rows(work: UnitOfWork, text: ResolutionText) -> dict[RowId, int]:
    """The rows that a decision has adopted, each with the decision's number."""
    closed: dict[RowId, int] = {}
    for decision in in_force(work.decisions.index(text.meeting_id)):
        adopted = {
            row.row.id for one in text.recommendations() if one.id in decision.subject for row in one.rows
        }
        for row in text.rows:
            if decision.whole or row.id in adopted:
                closed.setdefault(row.id, decision.number)
        if all(one.id in closed for one in text.recommendations()):
            # Once every recommendation is adopted the paper is final: what stands around them closes as well.
            for row in text.rows:
                closed.setdefault(row.id, decision.number)
    return closed
