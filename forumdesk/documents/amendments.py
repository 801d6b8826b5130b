"""The list of amendments in order of consideration: what each would change, shown by words."""

from collections.abc import Collection, Sequence

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridPaper, GridRow, Para, Tone
from forumdesk.documents.meeting_words import (
    MeetingWords,
    figures_column,
    head_of,
    headings,
    paragraphs,
    running_of,
    text_columns,
)
from forumdesk.documents.text_words import deed, draft_facts, facts_spread, reference, shared, state
from forumdesk.domain.amendments import AmendmentState
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.text_sheets import AmendmentLine, AmendmentsSheet

TITLE = N_("List of amendments")
SIZES = {1: 10.5, 2: 9.5, 3: 9.5}
_WIDEST = 62.0  # points for the place of a paragraph
_WRITTEN_IN = {Language.KK: N_("in Kazakh"), Language.RU: N_("in Russian"), Language.EN: N_("in English")}


def amendments_paper(sheet: AmendmentsSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The list in ``languages``, side by side where there are several."""
    words = [MeetingWords(sheet, language) for language in languages]
    size = SIZES[len(languages)]
    single = len(words) == 1
    states = text_columns(words, N_("Decision"), share=0.26) if single else ()
    columns = (
        figures_column(words, N_("No."), least=16, size=size),
        GridColumn(width=_places_width(sheet, words, size), heading=headings(words, N_("Paragraph"))),
        *text_columns(words, N_("Amendment")),
        *states,
    )
    rows = tuple(_row(line, words) for line in sheet.lines)
    return GridPaper(
        languages=languages,
        head=(
            *head_of(sheet, words, TITLE),
            *facts_spread([[fact] if (fact := draft_facts(sheet.draft, one)) else [] for one in words]),
        ),
        grids=(Grid(columns=columns, parts=rows, rules="rows"),),
        running=running_of(sheet, words, TITLE),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        foot=" · ".join(one.as_of(sheet.made_at) for one in words),
        size=size,
        lying=len(languages) == 3,
    )


def _places_width(sheet: AmendmentsSheet, words: Sequence[MeetingWords], size: float) -> float:
    said = [reference(line.reference, one) for line in sheet.lines for one in words]
    said += [one.say(N_("Paragraph")) for one in words]
    longest = max(width(word, Face.BOLD, size) for text in said for word in text.split())
    return max(longest + 2, min(_WIDEST, max(width(text, Face.BOLD, size) for text in said) + 2))


def _row(line: AmendmentLine, words: Sequence[MeetingWords]) -> GridRow:
    single = len(words) == 1
    languages = [one.language for one in words]
    decisions = [_decision(line, words[0])] if single else []
    return GridRow(
        cells=(
            (Para(str(line.number)),),
            shared([reference(line.reference, one) for one in words], Tone.STRONG),
            *(_amendment(line, one, languages) for one in words),
            *decisions,
        ),
        person=words[0].of(line.proposer),
    )


def _amendment(line: AmendmentLine, words: MeetingWords, beside: Collection[Language]) -> Cell:
    """Who proposes what, in the language of the column, else in the first that it speaks of, which is named."""
    with_state = len(beside) > 1
    told = state(line, words) if with_state else ""
    spoken = words.language if line.redline.get(words.language) else next(iter(line.redline), words.language)
    foreign = words.say(_WRITTEN_IN[spoken]) if spoken is not words.language else ""
    deeds = " · ".join(part for part in (deed(line, words), foreign, told) if part)
    # Side by side, the column of that language shows it.
    shown = line.redline.get(spoken, ()) if spoken is words.language or spoken not in beside else ()
    reason = words.say(N_("Reason: {reason}"), reason=line.reason) if line.reason else ""
    note = line.note if with_state else ""
    return (
        *paragraphs(words.of(line.proposer), tone=Tone.STRONG),
        *paragraphs(deeds, tone=Tone.QUIET),
        *((Para("", Tone.ENTRY, pieces=shown, language=spoken),) if shown else ()),
        *paragraphs(reason, note, tone=Tone.QUIET),
    )


def _decision(line: AmendmentLine, words: MeetingWords) -> Cell:
    tone = Tone.TEXT if line.state is AmendmentState.PROPOSED else Tone.STRONG
    return (Para(state(line, words), tone), *paragraphs(line.note, tone=Tone.QUIET))
