"""The approval stamp at the upper right of a paper that the chair confirms; any paper of rows can bear it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forumdesk.documents.grid_model import Grid, GridColumn, GridPaper, GridRow, Tone
from forumdesk.documents.meeting_words import paragraphs, text_columns
from forumdesk.documents.minutes_words import MinutesWords
from forumdesk.domain.texts import LocalizedText
from forumdesk.language.routing_wordings import RoutingWord
from forumdesk.services.sheets import SignatureRole

SIGNING = 2.0  # lines of height that a signature takes
LINE = "_" * 18
_FREE = {1: 1.0, 2: 0.35, 3: 0.35}  # of a column of the stamp, left of it


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalStamp:
    """Who approves: the ``body``, the ``post`` in it (empty: the chair) and the ``name``, as far as known."""

    body: LocalizedText = LocalizedText()
    post: LocalizedText = LocalizedText()
    name: LocalizedText = LocalizedText()


def stamped(paper: GridPaper, stamp: ApprovalStamp, words: Sequence[MinutesWords]) -> GridPaper:
    """The paper with the stamp above its head; ``words`` are those of its languages.

    The body, which the stamp names, is not named a second time above the title.
    """
    named = paper.head[0].cells if stamp.body else ()
    is_body = any(para.tone is Tone.OVER for cell in named for para in cell)
    first, *rest = paper.head[1:] if is_body else paper.head
    spaced = (replace(first, before=paper.size * 2.4), *rest)
    head = Grid(columns=text_columns(words), parts=spaced, table=False)
    return replace(paper, head=(), grids=(_stamp(stamp, words, paper.size), head, *paper.grids))


def _stamp(stamp: ApprovalStamp, words: Sequence[MinutesWords], size: float) -> Grid:
    free = _FREE[len(words)]
    columns: list[GridColumn] = []
    for one in words:
        columns += [GridColumn(share=free), GridColumn(share=1.0, language=one.language)]
    lines = (
        ([paragraphs(one.word(RoutingWord.APPROVED_BY), tone=Tone.STRONG) for one in words], 0.0),
        ([paragraphs(one.of(stamp.body)) for one in words], 0.25),
        ([paragraphs(_post(stamp, one)) for one in words], 0.25),
        ([paragraphs(f"{LINE} {one.of(stamp.name)}".rstrip()) for one in words], SIGNING - 1.0),
        ([paragraphs(one.word(RoutingWord.BLANK_DAY)) for one in words], 0.5),
    )
    rows = [
        GridRow(
            cells=tuple(cell for own in cells for cell in ((), own)), before=before * size, with_next=True
        )
        for cells, before in lines
        if any(cells)
    ]
    return Grid(columns=tuple(columns), parts=tuple(rows), table=False)


def _post(stamp: ApprovalStamp, words: MinutesWords) -> str:
    return words.of(stamp.post) or words.post(SignatureRole.CHAIR)
