"""The agenda: a numbered tree of items with kind, speakers, place and planned times."""

from collections.abc import Iterator, Sequence

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.grid_model import (
    Cell,
    Grid,
    GridColumn,
    GridPaper,
    GridRow,
    Para,
    Part,
    Spread,
    Tone,
)
from forumdesk.documents.meeting_words import MeetingWords, head_of, numbered, running_of, span, text_columns
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.language.dates import long_date_with_weekday
from forumdesk.services.meeting_sheets import ItemLine, MeetingSheet

TITLE = N_("Agenda")
SIZES = {1: 12.0, 2: 10.0, 3: 9.5}


def agenda_paper(sheet: MeetingSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The agenda in ``languages``, side by side where there are several."""
    words = [MeetingWords(sheet, language) for language in languages]
    size = SIZES[len(languages)]
    labels = max(width(numbered(item), Face.BOLD, size) for item in sheet.items) + 2
    times = max(width(span(item.begin, item.end), Face.REGULAR, size) for item in sheet.items)
    columns = [GridColumn(width=labels), *text_columns(words)]
    if times:
        columns.append(GridColumn(width=times + 2, figures=True))
    parts = tuple(_parts(sheet, words, size, timed=bool(times)))
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, TITLE),
        grids=(Grid(columns=tuple(columns), parts=parts),),
        running=running_of(sheet, words, TITLE),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        size=size,
        lying=len(languages) == 3,
        headed=True,
        preset_margins=len(languages) == 1,
    )


def day_spread(item: ItemLine, words: Sequence[MeetingWords], before: float) -> Spread:
    """The heading of a day."""
    cells: list[Cell] = []
    for one in words:
        day = long_date_with_weekday(item.day, one.language.value) if item.day else ""
        cells.append((Para(day[:1].upper() + day[1:], Tone.STRONG),) if day else ())
    return Spread(cells=tuple(cells), tag="TH", before=before, grounded=True, repeats=True)


def has_days(sheet: MeetingSheet) -> bool:
    """Whether the items lie on several days, so that each has to be named."""
    return len({item.day for item in sheet.items}) > 1


def _parts(sheet: MeetingSheet, words: Sequence[MeetingWords], size: float, *, timed: bool) -> Iterator[Part]:
    days, day = has_days(sheet), None
    parents = {item.parent_id for item in sheet.items}
    for number, item in enumerate(sheet.items):
        if days and item.day is not None and item.day != day:
            yield day_spread(item, words, size * 1.2)
        day = item.day
        top = item.depth == 0
        tone = Tone.STRONG if top else Tone.TEXT
        named = any(one.kind(item.kind).casefold() in one.of(item.title).casefold() for one in words)
        cells: list[Cell] = [(Para(numbered(item), tone),)]
        cells += [_text(item, one, tone, timed=timed, with_kind=not named) for one in words]
        if timed:
            when = span(item.begin, item.end)
            cells.append((Para(when),) if when else ())
        yield GridRow(
            cells=tuple(cells),
            before=size * (1.6 if number == 0 else 1.0 if top else 0.5),
            with_next=item.id in parents,
        )


def _text(item: ItemLine, words: MeetingWords, tone: Tone, *, timed: bool, with_kind: bool) -> Cell:
    minutes = words.minutes(item.minutes) if item.minutes and (not timed or item.begin is None) else ""
    speakers = words.speakers(item)
    kind = words.kind(item.kind) if with_kind and not (item.kind is ItemKind.REPORT and speakers) else ""
    facts = " · ".join(part for part in (kind, words.of(item.section), words.of(item.room), minutes) if part)
    lines = (facts, *speakers)
    return (Para(words.of(item.title), tone), *(Para(line, Tone.QUIET) for line in lines if line))
