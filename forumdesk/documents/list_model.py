"""What a list of people says, before anybody decides how: the same for paper and for plain text."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.texts import Language


class Look(StrEnum):
    """How a paragraph inside a cell looks."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, its share of the width, whether it holds figures (which stand to the right).

    What stands in one that ``names`` the rows is read out with every other cell of its row.
    """

    heading: str
    share: float
    figures: bool = False
    names: bool = False


# Paragraphs of a cell, below each other.
Cell = tuple[tuple[str, Look], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row; ``person`` names it where one of its letters cannot be printed."""

    cells: tuple[Cell, ...]
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under a heading, or groups under a heading; ``note`` stands at its right end (a count)."""

    heading: str
    note: str = ""
    entries: tuple[Entry, ...] = ()
    groups: tuple["Group", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPaper:
    """A list in one language. Groups with an empty heading have none printed.

    ``over`` stands above the title, ``under`` (event, days and place) below it, ``summary`` below that,
    ``closing`` behind the last row, ``mark`` in the upper margin of each page, ``foot`` in the lower one.
    ``continued`` follows a heading repeated on a new page. ``row_height`` is the least, in points; ``ruled`` asks
    for lines between the columns as well: a list to be filled in by hand.
    """

    language: Language
    over: str
    title: str
    under: tuple[str, ...]
    summary: tuple[str, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    closing: tuple[str, ...] = ()
    mark: str = ""
    foot: str = ""
    continued: str = ""
    row_height: float = 0.0
    ruled: bool = False

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(group.entries) for group in every_group(self.groups))


def every_group(groups: tuple[Group, ...]) -> Iterator[Group]:
    """All groups and the groups inside them, in order."""
    for group in groups:
        yield group
        yield from every_group(group.groups)


def plain(*texts: str) -> Cell:
    """A cell of plain paragraphs; empty ones are left out."""
    return tuple((text, Look.PLAIN) for text in texts if text)


def strong(text: str, *quiet: str) -> Cell:
    """A cell with a strong first paragraph and quiet ones below it; empty ones are left out."""
    lines = ((text, Look.STRONG), *((line, Look.QUIET) for line in quiet))
    return tuple((line, look) for line, look in lines if line)
