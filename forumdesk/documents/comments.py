"""The table of comments on a draft: who said what on which paragraph, and what became of it."""

from collections.abc import Sequence

from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridPaper, GridRow, Para, Spread, Tone
from forumdesk.documents.meeting_words import (
    MeetingWords,
    figures_column,
    head_of,
    headings,
    paragraphs,
    running_of,
)
from forumdesk.documents.text_words import (
    consultation_facts,
    draft_facts,
    facts_spread,
    reference,
    shared,
    short_moment,
    verdict,
)
from forumdesk.domain.consultations import Verdict
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.text_sheets import CommentLine, CommentsSheet

TITLE = N_("Table of comments and proposals")
NONE_YET = N_("No comments have been received.")
SIZE = 9.0


def comments_paper(sheet: CommentsSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The table, its headings and verdicts in ``languages``; comments stand in the words of their senders."""
    words = [MeetingWords(sheet, language) for language in languages]
    columns = (
        figures_column(words, N_("No."), least=16, size=SIZE),
        GridColumn(share=0.8, heading=headings(words, N_("Sender, received"))),
        GridColumn(share=0.55, heading=headings(words, N_("Paragraph"))),
        GridColumn(share=1.5, heading=headings(words, N_("Comment"))),
        GridColumn(share=1.3, heading=headings(words, N_("Proposal"))),
        GridColumn(share=1.1, heading=headings(words, N_("Decision and reason"))),
    )
    rows = tuple(_row(line, sheet, words) for line in sheet.comments)
    return GridPaper(
        languages=languages,
        head=(
            *head_of(sheet, words, TITLE),
            *consultation_spread(sheet, words),
            *(() if rows else nothing_spread(words)),
        ),
        grids=(Grid(columns=columns, parts=rows, rules="all"),) if rows else (),
        running=running_of(sheet, words, TITLE),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        foot=" · ".join(one.as_of(sheet.made_at) for one in words),
        size=SIZE,
        lying=True,
    )


def consultation_spread(sheet: CommentsSheet, words: Sequence[MeetingWords]) -> tuple[Spread, ...]:
    """Which draft was put out, and until when."""
    lines = []
    for one in words:
        draft = draft_facts(sheet.draft, one)
        asked = consultation_facts(sheet.consultation, one) if sheet.consultation else ()
        lines.append([line for line in (draft, *asked) if line])
    return facts_spread(lines)


def nothing_spread(words: Sequence[MeetingWords]) -> tuple[Spread, ...]:
    """That there are no comments."""
    return (Spread(cells=tuple((Para(one.say(NONE_YET)),) for one in words), before=18.0),)


def sender(line: CommentLine, words: Sequence[MeetingWords]) -> Cell:
    """Who commented, and for whom."""
    delegations = [one.of(line.delegation) for one in words]
    if line.author in {text for _, text in line.delegation.items()}:
        return shared(delegations, Tone.STRONG)
    return (*paragraphs(line.author, tone=Tone.STRONG), *shared(delegations, Tone.QUIET))


def _row(line: CommentLine, sheet: CommentsSheet, words: Sequence[MeetingWords]) -> GridRow:
    late = [one.catalogue.pgettext("comment", "LATE") for one in words] if line.late else []
    return GridRow(
        cells=(
            (Para(str(line.number)),),
            (
                *sender(line, words),
                Para(short_moment(line.received_at, sheet.time_zone, words), Tone.QUIET),
                *shared(late, Tone.HEADING),
            ),
            shared([reference(line.reference, one) for one in words]),
            (Para(line.text, language=line.language),),
            (Para(line.proposal, language=line.language),) if line.proposal else (),
            _decision(line, words),
        ),
        person=line.author,
    )


def _decision(line: CommentLine, words: Sequence[MeetingWords]) -> Cell:
    tone = Tone.TEXT if line.verdict is Verdict.OPEN else Tone.STRONG
    made = (
        [one.say(N_("Amendment No. {number}"), number=line.amendment) for one in words]
        if line.amendment
        else []
    )
    return (
        *shared([verdict(line.verdict, one.catalogue) for one in words], tone),
        *paragraphs(line.reason),
        *shared(made, Tone.QUIET),
    )
