"""Rows of a resolution in the making, their texts with light emphasis, and what is told about them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from forumdesk.domain.errors import N_
from forumdesk.domain.marks import Mark, MarkKind, Marks, tidy
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import DEEPEST, Part
from forumdesk.domain.texts import clean_line
from forumdesk.exchange.light_markup import Block, Run
from forumdesk.services.proposals import ProposedRow

_SHOWN = 60  # characters of a paragraph that a notice quotes

UNPLACED = N_("A paragraph fits no part of a resolution and is kept at its place: “{text}”.")
RENUMBERED = N_(
    "The numbering breaks at “{written} {text}”: {expected} was expected. The register counts without gaps."
)
UNNUMBERED = N_("The item “{text}” has no number. The register numbers it {expected}.")
NOTHING_RECOMMENDED = N_(
    "No recommendations were found in the text. Number them 1, 2, 3 under a line that announces them."
)
JOINED = N_("Two paragraphs that a page break tore apart were joined: “{text}”.")


@dataclass(slots=True, kw_only=True)
class DraftRow:
    """A row in the making. ``items`` is the list it stands in, counted from 1, 0 before the first.

    ``pieces`` are the texts that page breaks tore apart, joined at the end, so that long texts stay fast; ``notes``
    are the footnotes that stand behind the row. An ``undecided`` row is a paragraph whose part is not yet known.
    """

    part: Part
    pieces: list[tuple[Run, ...]]
    block: Block
    number: str = ""
    level: int = 1
    items: int = 0
    undecided: bool = False
    notes: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, pieces joined."""
        return " ".join("".join(run.text for run in piece) for piece in self.pieces)

    @property
    def length(self) -> int:
        """About how many characters the text has."""
        return sum(len(run.text) for piece in self.pieces for run in piece)

    def proposed(self) -> Iterator[ProposedRow]:
        """The row and its footnotes as they are handed on."""
        text, marks = marked_text(self.pieces)
        level = min(max(self.level, 1), DEEPEST)
        yield ProposedRow(part=self.part, number=self.number, text=text, level=level, marks=marks)
        for note in self.notes:
            words, emphasis = marked_text([written_runs(note)])
            yield ProposedRow(part=Part.NOTE, number="", text=words, marks=emphasis)


def written_runs(block: Block) -> tuple[Run, ...]:
    """The words of a block with its bullet and number, for a paragraph that is no item."""
    before = " ".join(part for part in (block.bullet, block.number) if part)
    if not before:
        return block.runs
    # As emphasised as all the words are, so that a wholly bold paragraph stays wholly bold.
    return (Run(text=f"{before} ", bold=block.bold, italic=block.italic), *block.runs)


def marked_text(pieces: Sequence[tuple[Run, ...]]) -> tuple[str, Marks]:
    """One text with single spaces, and the emphasis inside it; emphasis of all the words is structure, not a mark."""
    if len(pieces) == 1 and len(pieces[0]) == 1:
        return clean_line(_single_spaced(pieces[0][0].text, glued=False)), ()
    runs = list(chain.from_iterable((*piece, Run(text=" ")) for piece in pieces))
    worded = [run for run in runs if run.text.strip()]
    all_bold, all_italic = all(run.bold for run in worded), all(run.italic for run in worded)
    text: list[str] = []
    marks: list[Mark] = []
    length = 0
    for run in runs:
        words = _single_spaced(run.text, glued=length > 0 and not text[-1].endswith(" "))
        if not words:
            continue
        text.append(words)
        start, end = length + len(words) - len(words.lstrip()), length + len(words.rstrip())
        length += len(words)
        if run.bold and not all_bold and start < end:
            marks.append(Mark(start=start, end=end, kind=MarkKind.BOLD))
        if run.italic and not all_italic and start < end:
            marks.append(Mark(start=start, end=end, kind=MarkKind.ITALIC))
    joined = "".join(text).rstrip()
    cleaned = clean_line(joined)
    return cleaned, tidy(marks, len(cleaned)) if cleaned == joined else ()


def _single_spaced(text: str, *, glued: bool) -> str:
    """Breaks and tabs as spaces; at the beginning one only where a word stands before (``glued``)."""
    words = text.replace("\n", " ").replace("\t", " ")
    return words if glued else words.lstrip(" ")


def plain_if_whole(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A line without the emphasis that all its words have."""
    worded = [run for run in runs if run.text.strip()]
    bold, italic = all(run.bold for run in worded), all(run.italic for run in worded)
    return tuple(replace(run, bold=run.bold and not bold, italic=run.italic and not italic) for run in runs)


def with_notes(rows: Iterable[DraftRow]) -> Iterator[ProposedRow]:
    """All rows as they are handed on."""
    return chain.from_iterable(row.proposed() for row in rows)


def notice(code: str, message: str, **values: str) -> Notice:
    """A notice about a row."""
    return Notice(code=code, message=message, values=values)


def unplaced_notices(rows: Iterable[DraftRow]) -> Iterator[Notice]:
    """One for each paragraph without a place."""
    for row in rows:
        if row.part is Part.UNPLACED:
            text = shortened(f"{row.number} {row.text}".strip())
            yield notice("resolution.unplaced", UNPLACED, text=text)


def shortened(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + "…"


def lead_and_rest(block: Block) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs that lead in bold, and the rest; without such words everything is the first."""
    count = 0
    while count < len(block.runs) and (block.runs[count].bold or not block.runs[count].text.strip()):
        count += 1
    lead, rest = block.runs[:count], block.runs[count:]
    if not "".join(run.text for run in lead).strip():
        return block.runs, ()
    words = "".join(run.text for run in rest).strip()
    if not words:
        return lead, ()
    # "**Decides** to meet again" is one sentence, no heading with a body.
    ended = "".join(run.text for run in lead).rstrip()[-1:] in ".!?:;»”)"
    return (lead, rest) if ended or not words[0].islower() else (block.runs, ())


def split_block(block: Block, length: int) -> tuple[Block, Block | None]:
    """The block cut behind ``length`` characters of its text; the second has no number, None without words."""
    head: list[Run] = []
    tail: list[Run] = []
    left = (
        length
        + len("".join(run.text for run in block.runs))
        - len("".join(run.text for run in block.runs).lstrip())
    )
    for run in block.runs:
        head.append(replace(run, text=run.text[:left]))
        tail.append(replace(run, text=run.text[left:]))
        left = max(left - len(run.text), 0)
    first = replace(block, runs=tuple(run for run in head if run.text))
    rest = replace(block, runs=tuple(run for run in tail if run.text), number="", bullet="", style="")
    return first, rest if rest.text else None
