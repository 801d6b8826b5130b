"""The list of speakers: item after item who waits and who has spoken, with boxes to tick."""

from collections.abc import Iterator, Sequence
from datetime import datetime

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
from forumdesk.documents.meeting_words import (
    MeetingWords,
    clock,
    figures_column,
    head_of,
    headings,
    limit_clock,
    numbered,
    paragraphs,
    running_of,
    text_columns,
)
from forumdesk.domain.errors import N_
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.domain.texts import Language
from forumdesk.services.meeting_sheets import ItemLine, MeetingSheet, SpeechLine

TITLE = N_("List of speakers")
SIZES = {1: 10.5, 2: 9.5, 3: 9.5}


def speakers_paper(sheet: MeetingSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The list in ``languages``, side by side where there are several."""
    words = [MeetingWords(sheet, language) for language in languages]
    size = SIZES[len(languages)]
    single = len(words) == 1
    kind = text_columns(words, N_("Kind"), share=0.36) if single else ()
    columns = (
        GridColumn(width=12),
        GridColumn(width=18, figures=True, heading=headings(words, N_("No."))),
        *text_columns(words, N_("Speaker’s name")),
        *kind,
        figures_column(words, N_("Limit"), least=44, size=size),
        figures_column(words, N_("Length"), least=50, size=size),
    )
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, TITLE),
        grids=(Grid(columns=columns, parts=tuple(_parts(sheet, words, size)), rules="rows"),),
        running=running_of(sheet, words, TITLE),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        foot=" · ".join(one.as_of(sheet.now) for one in words),
        size=size,
        lying=len(languages) == 3,
    )


def in_turn(speeches: Sequence[SpeechLine]) -> list[SpeechLine]:
    """Who has spoken in the order of time, who speaks, then who waits: points of order before the others."""

    def place(pair: tuple[int, SpeechLine]) -> tuple[bool, datetime | bool, int]:
        number, one = pair
        if one.begun is not None:
            return False, one.begun, number
        return True, one.kind is not SpeechKind.POINT_OF_ORDER, number

    return [one for _, one in sorted(enumerate(speeches), key=place)]


def _parts(sheet: MeetingSheet, words: Sequence[MeetingWords], size: float) -> Iterator[Part]:
    for item in sheet.items:
        speeches = [one for one in sheet.speeches if one.item_id == item.id]
        if not speeches:
            continue
        yield _heading(item, words, size)
        for number, speech in enumerate(in_turn(speeches), 1):
            yield _row(number, speech, words)


def _heading(item: ItemLine, words: Sequence[MeetingWords], size: float) -> Spread:
    cells = []
    for one in words:
        closed = one.say(N_("The list is closed")) if item.list_closed else ""
        title = Para(f"{numbered(item)} {one.of(item.title)}", Tone.STRONG)
        cells.append((title, *paragraphs(closed, tone=Tone.QUIET)))
    return Spread(cells=tuple(cells), tag="TH", before=size * 0.8, grounded=True, repeats=True)


def _row(number: int, speech: SpeechLine, words: Sequence[MeetingWords]) -> GridRow:
    single = len(words) == 1
    texts: list[Cell] = []
    for one in words:
        kind = "" if single else one.speech(speech.kind)
        lines = (one.origin(speech.speaker), kind, _standing(speech, one))
        name = Para(one.of(speech.speaker.name), Tone.STRONG)
        texts.append((name, *paragraphs(*lines, tone=Tone.QUIET)))
    kinds: list[Cell] = [(Para(words[0].speech(speech.kind)),)] if single else []
    return GridRow(
        cells=(
            (),
            (Para(str(number)),),
            *texts,
            *kinds,
            (Para(limit_clock(speech.limit)),),
            paragraphs(clock(speech.length) if speech.begun else ""),
        ),
        ticked=speech.state is SpeechState.WAITING,
        person=words[0].of(speech.speaker.name),
    )


def _standing(speech: SpeechLine, words: MeetingWords) -> str:
    if speech.state is SpeechState.SPEAKING:
        return words.say(N_("Has the floor"))
    return words.say(N_("Interrupted")) if speech.state is SpeechState.PAUSED else ""
