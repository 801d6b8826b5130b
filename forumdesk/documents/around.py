"""What a body puts around the text of a resolution: its letterhead above, the certification of a copy below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from forumdesk.documents.certification import set_certification
from forumdesk.documents.flow import FlowRow
from forumdesk.documents.grid_layout import spread_places
from forumdesk.documents.letterhead import set_letterhead
from forumdesk.documents.page import Paper
from forumdesk.documents.page_starts import KeyedRow
from forumdesk.documents.styles import Preset
from forumdesk.documents.tagging import Element
from forumdesk.domain.texts import Language

Said = tuple[tuple[Language, str], ...]


class _Block(Protocol):
    """What is drawn in one piece across the text."""

    @property
    def height(self) -> float:
        """In points."""

    def draw(self, paper: Paper, left: float, top: float, parent: Element, /) -> None:
        """Draw it with its upper left corner there, as content of ``parent``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockCell:
    """A block in a row of its own, never divided."""

    block: _Block
    element: Element

    @property
    def count(self) -> int:
        """It is never divided."""
        return 1

    def height(self, _: int, /) -> float:
        """In points."""
        return self.block.height

    def divided_at(self, _: int, /) -> bool:
        """It is never divided."""
        return False

    def tightened(self, _: float, /) -> Self:
        """It stays as it is."""
        return self

    def draw(self, paper: Paper, left: float, top: float, _start: int, _stop: int, /) -> None:
        """Draw it."""
        self.block.draw(paper, left, top, self.element)


class Around:
    """Puts it around the rows of each part of a document, and keeps what it says."""

    def __init__(
        self, preset: Preset, measure: float, places: Sequence[tuple[float, float]], size: float
    ) -> None:
        self._preset = preset
        self._measure = measure
        self._places = places
        self._size = size
        self.before: Said = ()
        self.behind: Said = ()

    def head(self, languages: Sequence[Language], root: Element) -> list[KeyedRow]:
        """The letterhead above the text in ``languages``, as the next part of ``root``."""
        block = set_letterhead(self._preset, languages, self._measure)
        if block is None:
            return []
        self.before += block.words()
        cell = BlockCell(block=block, element=root.child("Sect", languages[0].value))
        return [KeyedRow(-1, FlowRow(cells=(cell,), with_next=True))]

    def end(self, languages: Sequence[Language], root: Element, rows: Sequence[KeyedRow]) -> list[KeyedRow]:
        """The certification below ``rows``, kept with the last of them."""
        places = self._places
        if len(places) != len(languages):  # below each other: the blocks stand side by side all the same
            places = tuple(spread_places(len(languages), self._measure))
        block = set_certification(self._preset, languages, places, self._size)
        if block is None:
            return list(rows)
        self.behind += block.words()
        cell = BlockCell(block=block, element=root.child("Sect", languages[0].value))
        *others, last = rows
        kept = KeyedRow(last.key, replace(last.row, with_next=True))
        return [*others, kept, KeyedRow(last.key + 1, FlowRow(cells=(cell,)))]
