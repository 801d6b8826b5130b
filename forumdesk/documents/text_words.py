"""The words that papers about amendments and comments share: places in a text, kinds, states, verdicts."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from forumdesk.documents import wording
from forumdesk.documents.grid_model import Cell, Spread, Tone
from forumdesk.documents.meeting_words import MeetingWords, paragraphs
from forumdesk.domain.amendments import AmendmentKind, AmendmentState
from forumdesk.domain.consultations import ConsultationKind, Verdict
from forumdesk.domain.errors import N_
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.dates import digits, long_date, time_of_day
from forumdesk.services.sheets import DraftMark
from forumdesk.services.text_sheets import AmendmentLine, ConsultationLine, RowReference

_PARTS = {
    Part.TITLE: N_("Title"),
    Part.THEME: N_("Theme"),
    Part.DATE_PLACE: N_("Date and place"),
    Part.PREAMBLE: N_("Preamble"),
    Part.ISSUES_LEAD: N_("Words before the issues"),
    Part.ISSUE: N_("Issue"),
    Part.RECOMMENDATIONS_LEAD: N_("Words before the recommendations"),
    Part.RECOMMENDATION: N_("Recommendation"),
    Part.BODY: N_("Text of the item"),
    Part.POINT: N_("Point"),
    Part.HEADING: N_("Section heading"),
    Part.CLOSING: N_("Closing part"),
    Part.ANNEX: N_("Annex"),
    Part.NOTE: N_("Footnote"),
    Part.UNPLACED: N_("Text"),
}


def reference(place: RowReference, words: MeetingWords) -> str:
    """Where in the text: "1.2", «Текст пункта 1», «Преамбула, абзац 2», or that the whole is meant."""
    if place.number and place.part is Part.ISSUE:
        return words.say(N_("Issue {number}"), number=place.number)
    if place.number:
        return place.number
    if place.part is None:
        return words.say(N_("Whole text"))
    name = words.say(_PARTS[place.part])
    if place.item:
        of_item = N_("Note to item {number}") if place.part is Part.NOTE else N_("Text of item {number}")
        name = words.say(of_item, number=place.item)
    if place.ordinal:
        return words.say(N_("{part}, paragraph {number}"), part=name, number=place.ordinal)
    return name


def deed(line: AmendmentLine, words: MeetingWords) -> str:
    """What an amendment does."""
    if line.kind is AmendmentKind.REPLACE:
        return words.say(N_("Change of wording"))
    if line.kind is AmendmentKind.DELETE:
        return words.say(N_("Deletion"))
    if not line.reference.number and line.reference.part is None:
        return words.say(N_("New paragraph at the beginning"))
    return words.say(N_("New paragraph after this one"))


def state(line: AmendmentLine, words: MeetingWords) -> str:
    """What became of an amendment, with the number of the one that took its place."""
    said = _stated(line.state, words.catalogue)
    if not line.into:
        return said
    return words.say(N_("{state}: see No. {number}"), state=said, number=line.into)


def _stated(of: AmendmentState, words: Catalogue) -> str:
    return {
        AmendmentState.PROPOSED: words.pgettext("amendment", "Open"),
        AmendmentState.ACCEPTED: words.pgettext("amendment", "Accepted"),
        AmendmentState.REJECTED: words.pgettext("amendment", "Rejected"),
        AmendmentState.WITHDRAWN: words.pgettext("amendment", "Withdrawn"),
        AmendmentState.REPLACED: words.pgettext("amendment", "Replaced"),
        AmendmentState.MERGED: words.pgettext("amendment", "Merged"),
    }[of]


def verdict(of: Verdict, words: Catalogue) -> str:
    """What became of a comment."""
    return {
        Verdict.ACCEPTED: words.pgettext("comment", "Accepted"),
        Verdict.PARTLY: words.pgettext("comment", "Accepted in part"),
        Verdict.REJECTED: words.pgettext("comment", "Rejected"),
        Verdict.OPEN: words.pgettext("comment", "Open"),
    }[of]


def moment(at: datetime, time_zone: str, words: MeetingWords) -> str:
    """Day and time by the clock of a time zone."""
    local = at.astimezone(ZoneInfo(time_zone))
    language = words.language.value
    day = long_date(local.date(), language, unbroken=True)
    return f"{day}, {time_of_day(local.time(), language)}"


def short_moment(at: datetime, time_zone: str, words: Sequence[MeetingWords]) -> str:
    """The same in figures, for all languages at once: 17.10.2024, 11:42; English alone writes it out."""
    if len(words) == 1 and words[0].language is Language.EN:
        return moment(at, time_zone, words[0])
    local = at.astimezone(ZoneInfo(time_zone))
    return f"{digits(local.date())}, {time_of_day(local.time(), Language.KK.value)}"


def zone(at: datetime, time_zone: str) -> str:
    """A time zone as it is at that moment: "Asia/Almaty, UTC+5"."""
    offset = at.astimezone(ZoneInfo(time_zone)).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"{time_zone}, UTC{sign}{hours}{f':{rest:02}' if rest else ''}"


def draft_facts(mark: DraftMark | None, words: MeetingWords) -> str:
    """Which draft is spoken of; empty without one."""
    return wording.draft_of(mark, words.language) if mark is not None else ""


def consultation_facts(line: ConsultationLine, words: MeetingWords) -> tuple[str, ...]:
    """Until when comments were asked for, and whether the consultation is closed."""
    until = moment(line.deadline, line.time_zone, words)
    where = zone(line.deadline, line.time_zone)
    asked = (
        N_("Silence procedure, objections due by: {moment} ({zone})")
        if line.kind is ConsultationKind.SILENCE
        else N_("Comments due by: {moment} ({zone})")
    )
    closed = ""
    if line.closed_at is not None:
        closed = words.say(N_("Closed: {moment}"), moment=moment(line.closed_at, line.time_zone, words))
    return (words.say(asked, moment=until, zone=where), *((closed,) if closed else ()))


def facts_spread(lines: Sequence[Sequence[str]]) -> tuple[Spread, ...]:
    """Lines below the head of a paper, a sequence a language; nothing where there are none."""
    cells: tuple[Cell, ...] = tuple(paragraphs(*own, tone=Tone.FACTS) for own in lines)
    return (Spread(cells=cells, before=6.0),) if any(cells) else ()


def shared(lines: Sequence[str], tone: Tone = Tone.TEXT) -> Cell:
    """What the languages of a paper say in one cell, once for each that says it otherwise."""
    return paragraphs(*dict.fromkeys(lines), tone=tone)
