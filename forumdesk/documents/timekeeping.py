"""Timekeeping: planned and real times of items and speeches, and sums by speaker, delegation and country."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridPaper, GridRow, Para, Spread, Tone
from forumdesk.documents.meeting_words import (
    DASH,
    MeetingWords,
    clock,
    figures_column,
    head_of,
    headings,
    limit_clock,
    numbered,
    paragraphs,
    real_span,
    running_of,
    span,
    text_columns,
)
from forumdesk.documents.speakers import in_turn
from forumdesk.domain.conduct import ItemState
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.meeting_sheets import ItemLine, MeetingSheet, SpeechLine, TotalLine

TITLE = N_("Timekeeping")
SIZES = {1: 9.5, 2: 9.0, 3: 9.0}
_MINUS = "\N{MINUS SIGN}"
_STATES = {
    ItemState.UNDER_WAY: N_("Under way"),
    ItemState.SUSPENDED: N_("Suspended"),
    ItemState.DEFERRED: N_("Deferred"),
}


def timekeeping_paper(sheet: MeetingSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The report in ``languages``, side by side where there are several."""
    words = [MeetingWords(sheet, language) for language in languages]
    size = SIZES[len(languages)]
    maker = _Maker(sheet, words, size)
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, TITLE),
        grids=tuple(maker.grids()),
        running=running_of(sheet, words, TITLE),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        foot=" · ".join(one.as_of(sheet.now) for one in words),
        size=size,
        lying=len(languages) > 1,
    )


class _Maker:
    """Makes the tables of the report."""

    def __init__(self, sheet: MeetingSheet, words: Sequence[MeetingWords], size: float) -> None:
        self._sheet = sheet
        self._words = words
        self._size = size

    def grids(self) -> Iterator[Grid]:
        """Items, speeches, and the sums of which there are any."""
        yield self._items()
        spoken = [one for one in self._sheet.speeches if one.begun]
        if spoken:
            yield self._speeches(spoken)
        sums = (
            (N_("Time by speaker"), N_("Speaker’s name"), self._sheet.by_speaker),
            (N_("Time by delegation"), N_("Delegation"), self._sheet.by_delegation),
            (N_("Time by country"), N_("Country"), self._sheet.by_country),
        )
        for title, heading, lines in sums:
            if lines:
                yield self._totals(title, heading, lines)

    def _lead(self, title: str) -> Spread:
        cells = tuple((Para(one.say(title), Tone.STRONG),) for one in self._words)
        return Spread(cells=cells, tag="H2", before=self._size * 2.2)

    def _column(self, width: float, heading: str) -> GridColumn:
        return figures_column(self._words, heading, least=width, size=self._size)

    def _items(self) -> Grid:
        columns = (
            GridColumn(width=30, heading=headings(self._words, N_("No."))),
            *text_columns(self._words, N_("Agenda item")),
            self._column(64, N_("Planned")),
            self._column(64, N_("Actual")),
            self._column(48, N_("Planned, min")),
            self._column(48, N_("Actual, min")),
            self._column(58, N_("Deviation, min")),
        )
        rows = [self._item(item) for item in self._sheet.items]
        return Grid(
            columns=columns,
            parts=(*rows, self._sum_of_items()),
            lead=self._lead(N_("Agenda items")),
            rules="rows",
        )

    def _item(self, item: ItemLine) -> GridRow:
        tone = Tone.STRONG if item.depth == 0 else Tone.TEXT
        took = _minutes(item.length) if item.begun else None
        texts: list[Cell] = []
        for one in self._words:
            state = one.say(_STATES[item.state]) if item.state in _STATES else ""
            texts.append((Para(one.of(item.title), tone), *paragraphs(state, tone=Tone.QUIET)))
        ended = item.state in (ItemState.DONE, ItemState.DEFERRED)
        return GridRow(
            cells=(
                (Para(numbered(item), tone),),
                *texts,
                paragraphs(span(item.begin, item.end) or DASH),
                paragraphs(real_span(item.begun, item.ended, self._sheet.time_zone) or DASH),
                paragraphs(str(item.minutes) if item.minutes else DASH),
                paragraphs(DASH if took is None else str(took)),
                paragraphs(
                    signed(took - item.minutes) if took is not None and item.minutes and ended else DASH
                ),
            )
        )

    def _sum_of_items(self) -> GridRow:
        """Of the items that are over: what they were to take and what they took."""
        over = [one for one in self._sheet.items if one.depth == 0 and one.state is ItemState.DONE]
        planned = sum(one.minutes for one in over)
        took = _minutes(sum((one.length for one in over), timedelta()))
        texts = [(Para(one.say(N_("Items that are over")), Tone.STRONG),) for one in self._words]
        figures = (str(planned), str(took), signed(took - planned))
        return GridRow(cells=((), *texts, (), (), *((Para(one, Tone.STRONG),) for one in figures)))

    def _speeches(self, spoken: Sequence[SpeechLine]) -> Grid:
        numbers = {item.id: item.number for item in self._sheet.items}
        columns = (
            GridColumn(width=36, heading=headings(self._words, N_("Item"))),
            *text_columns(self._words, N_("Speaker’s name")),
            self._column(52, N_("Began")),
            self._column(52, N_("Limit")),
            self._column(58, N_("Length")),
            self._column(62, N_("Overrun")),
        )
        order = {item.id: place for place, item in enumerate(self._sheet.items)}
        rows = [
            self._speech(one, numbers.get(one.item_id, ""))
            for one in sorted(in_turn(spoken), key=lambda one: order.get(one.item_id, len(order)))
        ]
        return Grid(columns=columns, parts=tuple(rows), lead=self._lead(N_("Speeches")), rules="rows")

    def _speech(self, speech: SpeechLine, number: str) -> GridRow:
        texts: list[Cell] = []
        for one in self._words:
            lines = (one.origin(speech.speaker), one.speech(speech.kind))
            texts.append((Para(one.of(speech.speaker.name)), *paragraphs(*lines, tone=Tone.QUIET)))
        begun = self._words[0].moment(speech.begun) if speech.begun else ""
        return GridRow(
            cells=(
                paragraphs(number),
                *texts,
                paragraphs(begun),
                paragraphs(limit_clock(speech.limit)),
                paragraphs(clock(speech.length)),
                paragraphs(_over(speech.overrun), tone=Tone.STRONG if speech.overrun else Tone.TEXT),
            ),
            person=self._words[0].of(speech.speaker.name),
        )

    def _totals(self, title: str, heading: str, lines: Sequence[TotalLine]) -> Grid:
        columns = (
            *text_columns(self._words, heading),
            self._column(70, N_("Speeches")),
            self._column(58, N_("Length")),
            self._column(62, N_("Overrun")),
        )
        parts = tuple(map(self._total, lines))
        return Grid(columns=columns, parts=parts, lead=self._lead(title), rules="rows")

    def _total(self, line: TotalLine) -> GridRow:
        texts = [
            (Para(one.country(line.country) if line.country else one.of(line.name)),) for one in self._words
        ]
        figures = (str(line.speeches), clock(line.length), _over(line.overrun))
        return GridRow(
            cells=(*texts, *(paragraphs(one) for one in figures)), person=self._words[0].of(line.name)
        )


def signed(minutes: int) -> str:
    """A deviation with its sign: +5, −3, 0."""
    if not minutes:
        return "0"
    return f"+{minutes}" if minutes > 0 else f"{_MINUS}{-minutes}"


def _minutes(length: timedelta) -> int:
    return round(length / timedelta(minutes=1))


def _over(overrun: timedelta) -> str:
    return f"+{clock(overrun)}" if overrun >= timedelta(seconds=1) else DASH
