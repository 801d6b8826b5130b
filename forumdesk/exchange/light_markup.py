"""The light markup of texts to import: emphasis, numbers, bullets, tables, footnotes; all else is plain words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from forumdesk.exchange.item_numbers import Kind, Label, readings, written_number
from forumdesk.exchange.markup_lines import Line, paragraphs, without_bullet

BETWEEN_CELLS = " | "
"""What stands between the cells of a row of a table once it is a paragraph."""

_STARS = re.compile(r"\*+")
_NOTE_NUMBER = re.compile(r"\[[\w-]{1,20}\]")
_REFERENCE = re.compile(r"\[\^([\w-]{1,20})\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text with its emphasis."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: its number and bullet apart, its emphasis as runs.

    ``number`` is as written ("1.", "2.3.", "(a)"), ``bullet`` the sign before it, ``indent`` the columns before
    both, ``group`` counts the stretches between blank lines, ``line`` is the line in the file, from 1. ``style`` is
    "title", "subtitle", "heading", "annex", "note", "cell" or unknown; ``depth`` is the level of the number, from 1,
    where the file tells it.
    """

    runs: tuple[Run, ...]
    number: str = ""
    bullet: str = ""
    indent: int = 0
    group: int = 0
    line: int = 1
    style: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """The words without markup, number and bullet."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def written(self) -> str:
        """The words with number and bullet, for a paragraph that turns out to be no item."""
        return " ".join(part for part in (self.bullet, self.number, self.text) if part)

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(run.bold for run in self.runs if run.text.strip())

    @property
    def italic(self) -> bool:
        """Whether all words are italic."""
        return all(run.italic for run in self.runs if run.text.strip())

    @property
    def labels(self) -> tuple[Label, ...]:
        """What the number may mean; empty for cells, notes and paragraphs without one."""
        return readings(self.number) if self.number and self.style not in {"cell", "note"} else ()

    @property
    def level(self) -> int:
        """1 for "1.", 2 for "1.1.", 0 without a figure that could be an item's."""
        labels = self.labels
        if not labels or labels[0].kind is not Kind.DECIMAL:
            return 0
        parts = len(labels[0].values)
        return 0 if parts == 1 and not labels[0].sign and self.number[-1].isdigit() else parts

    @property
    def capital_section(self) -> bool:
        """Whether it is numbered as a section: I. or § 1."""
        return any(label.kind is Kind.SECTION for label in self.labels)


def read_blocks(text: str, is_heading: Callable[[str], bool]) -> tuple[Block, ...]:
    """The paragraphs of ``text``; ``is_heading`` knows short lines that never run on into the next line.

    Blank lines part paragraphs; so do numbers, bullets, wholly bold or italic lines and two spaces at a line's
    end. Lines that a program wrapped are joined with one space. A text without blank lines has one paragraph
    on each line.
    """
    found = list(paragraphs(text, is_heading))
    blocks = _Blocks(frozenset(lines[0].note for _, lines in found if lines[0].note))
    return _notes_moved([block for group, lines in found for block in blocks.of(group, lines)])


def parse_emphasis(text: str) -> tuple[Run, ...]:
    """Split ``text`` at its paired asterisks: one is italic, two are bold, three are both.

    An asterisk opens only before a word and closes only behind one; unpaired ones, as in 5*3, are plain text.
    """
    stars = list(_STARS.finditer(text))
    bold = _pairs(text, stars, "bold")
    italic = _pairs(text, stars, "italic")
    runs: list[Run] = []
    at, is_bold, is_italic = 0, False, False
    for star in stars:
        used = 2 * (star.start() in bold) + (star.start() in italic)
        if not used:
            continue
        literal = "*" * (len(star.group()) - used)
        runs.append(Run(text=text[at : star.start()] + literal, bold=is_bold, italic=is_italic))
        is_bold ^= star.start() in bold
        is_italic ^= star.start() in italic
        at = star.end()
    runs.append(Run(text=text[at:], bold=is_bold, italic=is_italic))
    return tuple(run for run in runs if run.text)


def _pairs(text: str, stars: list[re.Match[str]], style: Literal["bold", "italic"]) -> set[int]:
    lengths = {2, 3} if style == "bold" else {1, 3}
    paired: set[int] = set()
    opened: int | None = None
    for star in stars:
        if len(star.group()) not in lengths:
            continue
        if opened is not None and _closes(text, star, lenient=style == "bold"):
            paired |= {opened, star.start()}
            opened = None
        elif opened is None and _opens(text, star):
            opened = star.start()
    return paired


def _opens(text: str, star: re.Match[str]) -> bool:
    before, after = text[star.start() - 1 : star.start()], text[star.end() : star.end() + 1]
    return bool(after) and not after.isspace() and not before.isalnum()


def _closes(text: str, star: re.Match[str], *, lenient: bool) -> bool:
    before, after = text[star.start() - 1 : star.start()], text[star.end() : star.end() + 1]
    return bool(before) and not before.isspace() and (lenient or not after.isalnum())


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Makes blocks of paragraphs; ``notes`` are the names of the footnotes that the text has."""

    notes: frozenset[str]

    def of(self, group: int, lines: Sequence[Line]) -> list[Block]:
        """The block of a paragraph, or of a row of a table; none for a row without words."""
        first = lines[0]
        if first.is_table_rule:
            return []
        if first.cells:
            cells = BETWEEN_CELLS.join(filter(None, first.cells))
            return (
                [Block(runs=self._runs(cells), group=group, line=first.number, style="cell")] if cells else []
            )
        text = " ".join(line.text for line in lines)
        if first.note:
            return [
                Block(
                    runs=self._runs(text),
                    number=f"[{first.note}]",
                    group=group,
                    line=first.number,
                    style="note",
                )
            ]
        return [self._paragraph(group, first, text)]

    def _paragraph(self, group: int, first: Line, text: str) -> Block:
        bullet, rest = without_bullet(text)
        number, rest = _numbered(rest)
        runs = self._runs(rest)
        if first.heading:
            runs = tuple(replace(run, bold=True) for run in runs)
        return Block(
            runs=runs,
            number=number,
            bullet=bullet,
            indent=first.indent,
            group=group,
            line=first.number,
            style="heading" if first.heading else "",
        )

    def _runs(self, text: str) -> tuple[Run, ...]:
        if self.notes and "[^" in text:
            text = _REFERENCE.sub(lambda found: self._shown(found.group(1)), text)
        return parse_emphasis(text)

    def _shown(self, name: str) -> str:
        return f"[{name}]" if name in self.notes else f"[^{name}]"


def _notes_moved(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Each footnote behind the first paragraph that refers to it; one that nothing refers to stays."""
    notes = {block.number: block for block in blocks if block.style == "note"}
    if not notes:
        return tuple(blocks)
    others = [block for block in blocks if block.style != "note"]
    referred = {number for block in others for number in _NOTE_NUMBER.findall(block.text)} & notes.keys()
    waiting = set(referred)
    moved: list[Block] = []
    for block in blocks:
        if block.style == "note":
            if notes[block.number] is not block or block.number not in referred:
                moved.append(block)
            continue
        moved.append(block)
        for number in _NOTE_NUMBER.findall(block.text):
            if number in waiting:
                waiting.discard(number)
                moved.append(notes[number])
    return tuple(moved)


def _numbered(text: str) -> tuple[str, str]:
    """The number and the rest of an item; emphasis that began before the number goes on behind it."""
    found = written_number(text)
    if found is None:
        return "", text
    opened, closed = found.before, found.after
    if not opened and not closed and _closes_what_never_opened(found.rest):
        # Some programs lose the asterisks before the number: "- 1. Title.** *Body.*"
        opened = "**"
    return found.number, found.rest if opened == closed else opened + closed + found.rest


def _closes_what_never_opened(text: str) -> bool:
    first = re.search(r"(?<!\*)\*\*(?!\*)", text)
    if first is None or first.start() == 0:
        return False
    after = text[first.end() : first.end() + 1]
    return not text[first.start() - 1].isspace() and (not after or after.isspace())
