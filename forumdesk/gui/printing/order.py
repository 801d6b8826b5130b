"""What a person is asked before pages go to paper, and what was answered."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal

from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.gui.screen import Screen

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_COPIES: Final = 999
SAVE: Final = "save"
"""Answered where there is no printer and the person wants a file instead."""


class Sides(StrEnum):
    """How sheets are turned; ``USUAL`` leaves it to the printer."""

    USUAL = ""
    ONE = "one"
    LONG_EDGE = "long_edge"
    SHORT_EDGE = "short_edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintQuestion:
    """What is to be printed: how many ``pages`` (0 where nobody knows yet), and which is in view, from 0.

    ``can_mark`` says whether pages can say that they are a copy, ``can_fold`` whether they can become a booklet,
    ``sides`` how they have to be turned where they are folded already. ``papers`` is how many papers there are: pages
    are chosen of a single one.
    """

    pages: int = 0
    current: int = 0
    can_mark: bool = False
    can_fold: bool = True
    sides: Sides = Sides.USUAL
    papers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """On what and how to print. ``pages`` are counted from 0; none stands for all of them.

    A number of the copy is that of the first one: each of several copies has its own.
    """

    printer: "QPrinter"
    pages: tuple[int, ...] = ()
    copies: int = 1
    collates: bool = True
    sides: Sides = Sides.USUAL
    booklet: bool = False
    copy: CopyMark = CopyMark.NONE
    copy_number: int = 0

    @property
    def is_numbered(self) -> bool:
        """Whether each copy is a file of its own."""
        return self.copy is not CopyMark.NONE and self.copy_number > 0

    @property
    def repeats(self) -> int:
        """How often each file is printed."""
        return 1 if self.is_numbered else self.copies

    def on(self, stationery: Stationery) -> tuple[Stationery, ...]:
        """The stationery of each file to be made: one, or one for each numbered copy."""
        if not self.is_numbered:
            return (replace(stationery, copy=self.copy, copy_number=0),)
        numbers = range(self.copy_number, self.copy_number + self.copies)
        return tuple(replace(stationery, copy=self.copy, copy_number=number) for number in numbers)


AskPrinter = Callable[[Screen, PrintQuestion], PrintOrder | Literal["save"] | None]
"""Asks a person; None when they give up."""


def sheets_needed(pages: int, *, sides: Sides, booklet: bool, copies: int) -> int:
    """How many sheets of paper so many pages take."""
    if booklet:
        each = -(-pages // 4)
    elif sides in (Sides.LONG_EDGE, Sides.SHORT_EDGE):
        each = -(-pages // 2)
    else:
        each = pages
    return each * copies
