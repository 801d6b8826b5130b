"""The programme for participants: by day and time, parallel sections side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from forumdesk.documents.agenda import day_spread, has_days
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridPaper, GridRow, Para, Part, Tone
from forumdesk.documents.meeting_words import MeetingWords, head_of, running_of, span, text_columns
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.meeting_sheets import ItemLine, MeetingSheet

TITLE = N_("Programme")
SIZES = {1: 11.0, 2: 9.5, 3: 9.5}


def programme_paper(sheet: MeetingSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The programme in ``languages``, side by side where there are several; sections stand below each other there."""
    words = [MeetingWords(sheet, language) for language in languages]
    size = SIZES[len(languages)]
    times = max(width(span(item.begin, item.end), Face.BOLD, size) for item in sheet.items)
    maker = _Maker(sheet, words, size)
    columns = (GridColumn(width=max(times + 4, 1.0)), *text_columns(words))
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, TITLE),
        grids=(Grid(columns=columns, parts=tuple(maker.parts()), rules="rows"),),
        running=running_of(sheet, words, TITLE),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        size=size,
        lying=len(languages) == 3,
        headed=True,
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """A section with all its items, at every depth."""

    name: LocalizedText
    items: tuple[ItemLine, ...]

    @property
    def room(self) -> LocalizedText:
        """Where it sits, as its first item says."""
        return next((one.room for one in self.items if one.room), LocalizedText())


class _Maker:
    """Makes the rows of a programme."""

    def __init__(self, sheet: MeetingSheet, words: Sequence[MeetingWords], size: float) -> None:
        self._sheet = sheet
        self._words = words
        self._size = size
        self._day = None if has_days(sheet) else sheet.items[0].day
        self._below: dict[str, list[ItemLine]] = {}
        for item in sheet.items:
            self._below.setdefault(item.parent_id, []).append(item)

    def parts(self) -> Iterator[Part]:
        """Days and items in their order."""
        first = True
        for part in self._level(""):
            if first and isinstance(part, GridRow):
                yield GridRow(cells=part.cells, parallels=part.parallels, before=self._size * 1.6)
            else:
                yield part
            first = False

    def _level(self, parent: str) -> Iterator[Part]:
        for is_section, run in groupby(self._below.get(parent, ()), key=lambda one: bool(one.section)):
            items = list(run)
            if is_section and len({one.section for one in items}) > 1:
                yield from self._parallel(items)
                continue
            for item in items:
                yield from self._day_of(item)
                yield self._row(item)
                yield from self._level(item.id)

    def _day_of(self, item: ItemLine) -> Iterator[Part]:
        if item.day is not None and item.day != self._day:
            self._day = item.day
            yield day_spread(item, self._words, self._size * 1.4)

    def _parallel(self, items: Sequence[ItemLine]) -> Iterator[Part]:
        yield from self._day_of(items[0])
        names = dict.fromkeys(one.section for one in items)
        sections = [
            _Section(name, tuple(line for one in items if one.section == name for line in self._tree(one)))
            for name in names
        ]
        begins = [one.begin for section in sections for one in section.items if one.begin]
        ends = [one.end for section in sections for one in section.items if one.end]
        when = span(min(begins, default=None), max(ends, default=None))
        if len(self._words) > 1:
            for section in sections:
                yield from self._stacked(section)
            return
        (words,) = self._words
        yield GridRow(
            cells=(_time(when), (Para(words.say(N_("Parallel sections")), Tone.QUIET),)),
            parallels=tuple(self._block(section, words, when) for section in sections),
        )

    def _tree(self, item: ItemLine) -> Iterator[ItemLine]:
        yield item
        for below in self._below.get(item.id, ()):
            yield from self._tree(below)

    def _stacked(self, section: _Section) -> Iterator[Part]:
        cells = [
            (Para(one.of(section.name), Tone.STRONG), *_quiet(one.of(section.room))) for one in self._words
        ]
        yield GridRow(cells=((), *cells), with_next=True, unruled=True)
        for item in section.items:
            yield self._row(item, in_section=True)

    def _block(self, section: _Section, words: MeetingWords, when: str) -> Cell:
        room = words.of(section.room)
        paras = [Para(words.of(section.name), Tone.STRONG), *_quiet(room)]
        for item in section.items:
            time = span(item.begin, item.end)
            title = words.of(item.title)
            paras.append(Para(title if time in ("", when) else f"{time} {title}", Tone.ENTRY))
            paras += _quiet("" if words.of(item.room) == room else words.of(item.room), *words.speakers(item))
        return tuple(paras)

    def _row(self, item: ItemLine, *, in_section: bool = False) -> GridRow:
        tone = Tone.STRONG if item.depth == 0 else Tone.TEXT
        if item.kind is ItemKind.BREAK:
            tone = Tone.ITALIC
        cells = []
        for words in self._words:
            where = () if in_section else (words.of(item.section), words.of(item.room))
            place = " · ".join(part for part in where if part)
            cells.append((Para(words.of(item.title), tone), *_quiet(place, *words.speakers(item))))
        return GridRow(cells=(_time(span(item.begin, item.end)), *cells), with_next=item.id in self._below)


def _time(when: str) -> Cell:
    return (Para(when, Tone.TEXT),) if when else ()


def _quiet(*lines: str) -> Cell:
    return tuple(Para(line, Tone.QUIET) for line in lines if line)
