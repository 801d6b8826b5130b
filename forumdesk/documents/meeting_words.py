"""The words that papers about a meeting share: their head, names of kinds, times and lengths."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from forumdesk.documents import wording
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.gate import one_line
from forumdesk.documents.grid_model import HEADING_PART, Cell, GridColumn, Para, Spread, Tone
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.errors import N_
from forumdesk.domain.speaking import SpeechKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.countries import country_name
from forumdesk.language.dates import long_date, time_of_day
from forumdesk.services.meeting_sheets import ItemLine, SpeakerLine

DASH = "–"
_KINDS = {
    ItemKind.OPENING: N_("Opening"),
    ItemKind.PLENARY: N_("Plenary sitting"),
    ItemKind.REPORT: N_("Report"),
    ItemKind.PANEL: N_("Panel session"),
    ItemKind.DISCUSSION: N_("Discussion"),
    ItemKind.DECISION: N_("Adoption of a decision"),
    ItemKind.INFORMATION: N_("Information"),
    ItemKind.PROCEDURAL: N_("Procedural matter"),
    ItemKind.BREAK: N_("Break"),
    ItemKind.CEREMONY: N_("Ceremony"),
    ItemKind.CLOSING: N_("Closing"),
}
_SPEECHES = {
    SpeechKind.REPORT: N_("Report"),
    SpeechKind.DEBATE: N_("Debate"),
    SpeechKind.REPLY: N_("Reply"),
    SpeechKind.POINT_OF_ORDER: N_("Point of order"),
}


class MeetingFacts(Protocol):
    """What every sheet about a meeting knows."""

    @property
    def body(self) -> LocalizedText:
        """Who meets."""

    @property
    def meeting(self) -> LocalizedText:
        """What the meeting is called."""

    @property
    def first_day(self) -> date | None:
        """When it begins."""

    @property
    def last_day(self) -> date | None:
        """When it ends."""

    @property
    def place(self) -> LocalizedText:
        """Where it is."""

    @property
    def time_zone(self) -> str:
        """In which time zone moments are told (IANA)."""


class MeetingWords:
    """The words of one sheet in one language."""

    def __init__(self, sheet: MeetingFacts, language: Language) -> None:
        self.language = language
        self.catalogue: Catalogue = wording.catalogue_of(language)
        self._zone = ZoneInfo(sheet.time_zone)

    def say(self, message: str, **fields: object) -> str:
        """A message of the catalogue with its fields filled."""
        translated = self.catalogue.gettext(message)
        return translated.format(**fields) if fields else translated

    def of(self, text: LocalizedText) -> str:
        """A text in one line, in this language or else in the first that it has."""
        return one_line(text.in_language(self.language))

    def kind(self, kind: ItemKind) -> str:
        """What happens during an item."""
        return self.catalogue.gettext(_KINDS[kind])

    def speech(self, kind: SpeechKind) -> str:
        """In what capacity somebody speaks."""
        return self.catalogue.gettext(_SPEECHES[kind])

    def country(self, code: str) -> str:
        """The short name of a country; empty for none, the code where it is not known."""
        try:
            return country_name(code, self.language.value) if code else ""
        except ValueError:
            return code

    def origin(self, speaker: SpeakerLine) -> str:
        """Organisation, or else delegation, and country of a speaker."""
        known = (self.of(speaker.organisation) or self.of(speaker.delegation), self.country(speaker.country))
        return ", ".join(part for part in known if part)

    def speakers(self, item: ItemLine) -> tuple[str, ...]:
        """Who gives the report or speaks, and who sums up, each in a line."""
        speaks, sums_up = self.of(item.speakers), self.of(item.rapporteurs)
        lines = []
        if speaks and item.kind is ItemKind.REPORT:
            form = self.catalogue.ngettext("Presented by {names}", "Presented by {names}", _several(speaks))
            lines.append(form.format(names=speaks))
        elif speaks:
            form = self.catalogue.ngettext("Speaker: {names}", "Speakers: {names}", _several(speaks))
            lines.append(form.format(names=speaks))
        if sums_up:
            form = self.catalogue.ngettext("Rapporteur: {names}", "Rapporteurs: {names}", _several(sums_up))
            lines.append(form.format(names=sums_up))
        return tuple(lines)

    def minutes(self, minutes: int) -> str:
        """A planned length, abbreviated."""
        return self.say(N_("{count} min"), count=minutes)

    def moment(self, at: datetime) -> str:
        """An aware moment as the time of the hall."""
        return time_of_day(at.astimezone(self._zone).time(), self.language.value)

    def as_of(self, at: datetime) -> str:
        """When a paper was made."""
        local = at.astimezone(self._zone)
        day = long_date(local.date(), self.language.value)
        return self.say(
            N_("As of {day}, {time}"), day=day, time=time_of_day(local.time(), self.language.value)
        )


def _several(names: str) -> int:
    return 2 if "," in names else 1


def span(begin: datetime | None, end: datetime | None) -> str:
    """From when to when, on the clock that all three languages share; empty while nothing is known."""
    if begin is None:
        return ""
    first = time_of_day(begin.time(), Language.KK.value)
    if end is None or end == begin:
        return first
    return f"{first}{DASH}{time_of_day(end.time(), Language.KK.value)}"


def real_span(begin: datetime | None, end: datetime | None, time_zone: str) -> str:
    """The same for aware moments, in the time of the hall; with an open end while something lasts."""
    zone = ZoneInfo(time_zone)
    if begin is None:
        return ""
    if end is None:
        return f"{span(begin.astimezone(zone), None)}{DASH}"
    return span(begin.astimezone(zone), end.astimezone(zone))


def clock(length: timedelta) -> str:
    """A length as 4:05 or 1:04:05."""
    seconds = int(length.total_seconds())
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def limit_clock(seconds: int) -> str:
    """A limit as a length; a dash for none."""
    return clock(timedelta(seconds=seconds)) if seconds else DASH


def numbered(item: ItemLine) -> str:
    """The number as it stands before a title: "1.", "2.1.", "(a)"."""
    return item.label if item.label.endswith(")") else f"{item.label}."


W = TypeVar("W", bound=MeetingWords)


def head_of(sheet: MeetingFacts, words: Sequence[W], title: str | Callable[[W], str]) -> tuple[Spread, ...]:
    """Who meets, what the paper is, the event, when and where; in all languages of the paper.

    ``title`` is a message, or says the title in the words of a language.
    """

    def spread(make: Callable[[W], str], tone: Tone, tag: str, before: float) -> Spread | None:
        cells = tuple(paragraphs(make(one), tone=tone) for one in words)
        return Spread(cells=cells, tag=tag, before=before) if any(cells) else None

    over = LocalizedText() if sheet.body == sheet.meeting else sheet.body
    made = (
        spread(lambda one: one.of(over), Tone.OVER, "P", 0.0),
        spread(lambda one: _titled(one, title), Tone.TITLE, "H1", 9.0),
        spread(lambda one: one_line(wording.event(sheet.meeting, one.language)), Tone.EVENT, "P", 4.0),
        spread(lambda one: _when(sheet, one.language), Tone.FACTS, "P", 4.0),
    )
    return tuple(one for one in made if one is not None)


def _titled(words: W, title: str | Callable[[W], str]) -> str:
    return words.say(title) if isinstance(title, str) else title(words)


def _when(sheet: MeetingFacts, language: Language) -> str:
    return one_line(wording.days_and_place(sheet.first_day, sheet.last_day, sheet.place, language))


def running_of(sheet: MeetingFacts, words: Sequence[W], title: str | Callable[[W], str]) -> tuple[str, ...]:
    """What stands above every page but the first."""
    return tuple(
        " · ".join(
            part
            for part in (_titled(one, title), one_line(wording.event(sheet.meeting, one.language)))
            if part
        )
        for one in words
    )


def paragraphs(*lines: str, tone: Tone = Tone.TEXT) -> Cell:
    """A cell of paragraphs of one look; empty ones are left out."""
    return tuple(Para(line, tone) for line in lines if line)


def headings(words: Sequence[MeetingWords], message: str) -> Cell:
    """The heading of a column that the languages share, once for each."""
    said = dict.fromkeys(one.say(message) for one in words)
    return tuple(Para(line, Tone.HEADING) for line in said)


def figures_column(words: Sequence[MeetingWords], message: str, *, least: float, size: float) -> GridColumn:
    """A column of figures, at least ``least`` points wide and as wide as the longest word of its headings."""
    heading = headings(words, message)
    longest = max(
        width(word, Face.BOLD, size * HEADING_PART) for para in heading for word in para.text.split()
    )
    return GridColumn(width=max(least, longest + 1), figures=True, heading=heading)


def text_columns(
    words: Sequence[MeetingWords], message: str = "", *, share: float = 1.0
) -> tuple[GridColumn, ...]:
    """A column for the text of each language."""
    return tuple(
        GridColumn(
            language=one.language,
            share=share,
            heading=(Para(one.say(message), Tone.HEADING),) if message else (),
        )
        for one in words
    )
