"""Lines of plain text gathered into paragraphs: what was wrapped is joined, what begins an item stands alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from forumdesk.domain.texts import clean_line
from forumdesk.exchange.item_numbers import Label, readings, written_number

_RULE = re.compile(r"(-{3,}|={3,}|\*{3,}|(- ?){3,}|(\* ?){3,})")
_HEADING = re.compile(r"#{1,6} +(?=\S)")
_BULLET = re.compile(r"([-*•·▪◦‣●○■\uf0b7\uf0a7–—]) +(?=\S)")
_TABBED_CIRCLE = re.compile(r"^(\s*)o\t+(?=\S)")  # Word writes "o" for ◦
_NOTE = re.compile(r"\[\^([\w-]{1,20})\]:\s*")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*")
_GAP = re.compile(r"[^\W\d_]{2}[.:]?(?: {4,}|\t+)\S")
_LONGEST_WRAPPED = 120  # characters: no program wraps a text at lines longer than this
_WRAP_SLACK = 15  # characters by which people who wrap by hand miss the margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with its words cleaned; ``number`` is its place in the file, ``note`` the name of a footnote.

    ``gapped`` lines have words far apart, as an office and a name under a text do.
    """

    text: str
    indent: int
    number: int
    ends_paragraph: bool
    heading: bool
    begins_item: bool
    gapped: bool = False
    note: str = ""

    @property
    def emphasised(self) -> bool:
        """Whether the line is between asterisks."""
        return len(self.text) > 2 and self.text.startswith("*") and self.text.endswith("*")

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row of a table, empty for another line."""
        if len(self.text) < 3 or not (self.text.startswith("|") and self.text.endswith("|")):
            return ()
        return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", self.text[1:-1]))

    @property
    def is_table_rule(self) -> bool:
        """Whether it is the line of dashes below the heading of a table."""
        return self.text.startswith("|") and bool(_TABLE_RULE.fullmatch(self.text))


@dataclass(slots=True)
class _Beginnings:
    """Knows which lines begin an item; a letter does so only where its list was begun before."""

    letters: list[Label] = field(default_factory=list)

    def is_item(self, text: str, above: str, *, tabbed: bool) -> bool:
        bullet = _BULLET.match(text)
        if bullet:
            # A wrapped line may well begin with a dash.
            return bullet.group(1) not in "–—" or tabbed or above[-1:] in {"", ":", ";", ".", ","}
        found = written_number(text)
        if found is None:
            return False
        labels = readings(found.number)
        if not labels[0].letter and labels[0].kind != "roman":
            return True
        begins = [one for one in labels if one.is_first or any(one.follows(label) for label in self.letters)]
        self.letters = [*begins, *self.letters][:8]
        return bool(begins)


def paragraphs(text: str, is_heading: Callable[[str], bool]) -> Iterator[tuple[int, list[Line]]]:
    """The lines of each paragraph, with the stretch between blank lines that it stands in, from 0.

    ``is_heading`` knows short lines that never run on into the next one. A text without blank lines has a
    paragraph on each line.
    """
    groups = _groups(text)
    for index, group in enumerate(groups):
        for paragraph in _parted(group, each_line=len(groups) == 1, is_heading=is_heading):
            yield index, paragraph


def without_bullet(text: str) -> tuple[str, str]:
    """The bullet that ``text`` begins with, or nothing, and the rest."""
    bullet = _BULLET.match(text)
    return (bullet.group(1), text[bullet.end() :]) if bullet else ("", text)


def _groups(text: str) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    beginnings = _Beginnings()
    lines = re.sub(r"\r\n?|\f|\v", "\n", text).split("\n")
    for number, raw in enumerate(lines, 1):
        line = _cleaned(raw)
        if not line or _RULE.fullmatch(line):
            groups.append([])
            continue
        above = groups[-1][-1].text if groups[-1] else ""
        begins_item = beginnings.is_item(line, above, tabbed="\t" in raw.strip())
        groups[-1].append(_line(raw, line, number, begins_item))
    return [group for group in groups if group]


def _cleaned(raw: str) -> str:
    if "\t" in raw:
        raw = _TABBED_CIRCLE.sub(r"\1◦ ", raw)
    return clean_line(raw)


def _line(raw: str, line: str, number: int, begins_item: bool) -> Line:
    expanded = raw.replace("\t", "    ")
    heading, note = _HEADING.match(line), _NOTE.match(line)
    mark = heading or note
    return Line(
        text=line[mark.end() :] if mark else line,
        indent=len(expanded) - len(expanded.lstrip()),
        number=number,
        ends_paragraph=raw.endswith("  "),
        heading=bool(heading),
        begins_item=begins_item,
        gapped=bool(_GAP.search(raw)),
        note=note.group(1) if note else "",
    )


def _parted(group: list[Line], *, each_line: bool, is_heading: Callable[[str], bool]) -> list[list[Line]]:
    parted: list[list[Line]] = [[group[0]]]
    width = max(len(line.text) for line in group)
    for before, line in pairwise(group):
        apart = (
            each_line
            or before.ends_paragraph
            or before.heading
            or line.heading
            or line.begins_item
            or line.note
            or line.gapped
            or before.gapped
            or line.cells
            or before.cells
            or line.emphasised
            or before.emphasised
            or len(before.text) > _LONGEST_WRAPPED
            or len(before.text) + 1 + len(line.text.split(" ", 1)[0]) <= width - _WRAP_SLACK
            or is_heading(before.text)
            or is_heading(line.text)
        )
        if apart:
            parted.append([line])
        else:
            parted[-1].append(line)
    return parted
