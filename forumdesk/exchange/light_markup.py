"""The light markup of texts to import: bold, italic, numbered items, bullets; everything else is plain words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from forumdesk.domain.texts import clean_line

_STARS = re.compile(r"\*+")
_RULE = re.compile(r"(-{3,}|={3,}|\*{3,}|(- ?){3,}|(\* ?){3,})")
_HEADING = re.compile(r"#{1,6} +(?=\S)")
_BULLET = re.compile(r"([-*•]) +(?=\S)")
# "1.", "1)", "1.1.", "1.1", "1.1.1."; up to three digits, so that a year is no number of an item.
_NUMBER = re.compile(
    r"(?P<open>\*{1,3})?(?P<number>\d{1,3}(?:\.\d{1,3}){0,2}[.)]?)(?P<close>\*{1,3})?(?:\s+(?=\S)|(?<=[.)*])(?=[^\W\d_]))"
)
_LONGEST_WRAPPED = 120  # characters: no program wraps a text at lines longer than this
_WRAP_SLACK = 15  # characters by which people who wrap by hand miss the margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text with its emphasis."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: its number and bullet apart, its emphasis as runs.

    ``number`` is as written ("1.", "2)", "2.3."), ``bullet`` the sign before it, ``indent`` the columns before
    both, ``group`` counts the stretches between blank lines, ``line`` is the line in the file, from 1.
    """

    runs: tuple[Run, ...]
    number: str = ""
    bullet: str = ""
    indent: int = 0
    group: int = 0
    line: int = 1

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
    def level(self) -> int:
        """1 for "1.", 2 for "1.1.", 0 without a number that could be an item's."""
        parts = self.number.rstrip(".)").count(".") + 1 if self.number else 0
        return 0 if parts == 1 and self.number[-1].isdigit() else parts

    def heading_and_body(self) -> tuple[str, str]:
        """The words that lead in bold, and the rest; without such words everything is the heading."""
        count = 0
        while count < len(self.runs) and (self.runs[count].bold or not self.runs[count].text.strip()):
            count += 1
        heading = "".join(run.text for run in self.runs[:count]).strip()
        body = "".join(run.text for run in self.runs[count:]).strip()
        return (heading, body) if heading else (body, "")


def read_blocks(text: str, is_heading: Callable[[str], bool]) -> tuple[Block, ...]:
    """The paragraphs of ``text``; ``is_heading`` knows short lines that never run on into the next line.

    Blank lines part paragraphs; so do numbers, bullets, wholly bold or italic lines and two spaces at a line's
    end. Lines that a program wrapped are joined with one space. A text without blank lines has one paragraph
    on each line.
    """
    groups = _groups(text)
    blocks: list[Block] = []
    for index, group in enumerate(groups):
        for paragraph in _paragraphs(group, each_line=len(groups) == 1, is_heading=is_heading):
            blocks.append(_block(paragraph, index))
    return tuple(blocks)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    text: str
    indent: int
    number: int
    ends_paragraph: bool
    heading: bool

    @property
    def begins_item(self) -> bool:
        return bool(_BULLET.match(self.text) or _is_numbered(self.text))

    @property
    def emphasised(self) -> bool:
        return len(self.text) > 2 and self.text.startswith("*") and self.text.endswith("*")


def _groups(text: str) -> list[list[_Line]]:
    groups: list[list[_Line]] = [[]]
    lines = re.sub(r"\r\n?|\f|\v", "\n", text).split("\n")
    for number, raw in enumerate(lines, 1):
        line = clean_line(raw)
        if not line or _RULE.fullmatch(line):
            groups.append([])
            continue
        expanded = raw.replace("\t", "    ")
        heading = _HEADING.match(line)
        groups[-1].append(
            _Line(
                text=line[heading.end() :] if heading else line,
                indent=len(expanded) - len(expanded.lstrip()),
                number=number,
                ends_paragraph=raw.endswith("  "),
                heading=bool(heading),
            )
        )
    return [group for group in groups if group]


def _paragraphs(
    group: list[_Line], *, each_line: bool, is_heading: Callable[[str], bool]
) -> list[list[_Line]]:
    paragraphs: list[list[_Line]] = [[group[0]]]
    width = max(len(line.text) for line in group)
    for before, line in pairwise(group):
        apart = (
            each_line
            or before.ends_paragraph
            or before.heading
            or line.heading
            or line.begins_item
            or line.emphasised
            or before.emphasised
            or len(before.text) > _LONGEST_WRAPPED
            or len(before.text) + 1 + len(line.text.split(" ", 1)[0]) <= width - _WRAP_SLACK
            or is_heading(before.text)
            or is_heading(line.text)
        )
        if apart:
            paragraphs.append([line])
        else:
            paragraphs[-1].append(line)
    return paragraphs


def _block(lines: list[_Line], group: int) -> Block:
    text = " ".join(line.text for line in lines)
    bullet = _BULLET.match(text)
    rest = text[bullet.end() :] if bullet else text
    number = ""
    if _is_numbered(rest):
        number, rest = _numbered(rest)
    runs = parse_emphasis(rest)
    if lines[0].heading:
        runs = tuple(Run(text=run.text, bold=True, italic=run.italic) for run in runs)
    return Block(
        runs=runs,
        number=number,
        bullet=bullet.group(1) if bullet else "",
        indent=lines[0].indent,
        group=group,
        line=lines[0].number,
    )


def _is_numbered(text: str) -> bool:
    match = _NUMBER.match(text)
    return match is not None and (match["number"][-1] in ".)" or "." in match["number"])


def _numbered(text: str) -> tuple[str, str]:
    """The number and the rest of an item; emphasis that began before the number goes on behind it."""
    match = _NUMBER.match(text)
    assert match is not None
    rest = text[match.end() :]
    opened, closed = match["open"] or "", match["close"] or ""
    if not opened and not closed and _closes_what_never_opened(rest):
        # Some programs lose the asterisks before the number: "- 1. Title.** *Body.*"
        opened = "**"
    return match["number"], rest if opened == closed else opened + closed + rest


def _closes_what_never_opened(text: str) -> bool:
    first = re.search(r"(?<!\*)\*\*(?!\*)", text)
    if first is None or first.start() == 0:
        return False
    after = text[first.end() : first.end() + 1]
    return not text[first.start() - 1].isspace() and (not after or after.isspace())
