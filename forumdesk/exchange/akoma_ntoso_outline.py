"""A resolution as Akoma Ntoso divides it, the same in every language: containers, their identifiers and rows."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from forumdesk.domain.resolutions import Part
from forumdesk.services.sheets import SheetRow

HEAD = frozenset({Part.TITLE, Part.THEME, Part.DATE_PLACE})
_LEADS = frozenset({Part.ISSUES_LEAD, Part.RECOMMENDATIONS_LEAD})
_ITEMS = frozenset({Part.ISSUE, Part.RECOMMENDATION})
_DEPTHS = ("paragraph", "subparagraph", "point", "indent", "level")
_SHORT = {"paragraph": "para", "subparagraph": "subpara", "section": "sec", "alinea": "al"}
"""Short names in identifiers, as in the OASIS naming convention, where they differ from the element's name."""


@dataclass(frozen=True, slots=True)
class NotedRow:
    """A row and the footnotes that stand after it."""

    row: SheetRow
    notes: tuple[SheetRow, ...] = ()


@dataclass(slots=True)
class Node:
    """A container of the hierarchy; ``rows`` are its own paragraphs, which stand before its ``children``."""

    tag: str
    id: str
    name: str = ""
    number: str = ""
    heading: NotedRow | None = None
    rows: list[NotedRow] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: the row that names it, and what it says."""

    id: str
    title: NotedRow
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A resolution in the order of Akoma Ntoso, which is that of its rows."""

    preface: tuple[NotedRow, ...]
    preamble: tuple[NotedRow, ...]
    body: tuple[Node, ...]
    closing: tuple[NotedRow, ...]
    annexes: tuple[Annex, ...]

    def identifiers(self) -> dict[str, str]:
        """The identifier of the container that each row of the body stands in, by the row's own."""
        return dict(_identifiers(self.body))


def _identifiers(nodes: Iterable[Node]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        yield from ((one.row.id, node.id) for one in node.rows)
        yield from _identifiers(node.children)


def outline_of(rows: Sequence[SheetRow]) -> Outline:
    """Head rows first make the preface, preambular rows next the preamble, closing rows last the conclusions."""
    noted = _noted(rows)
    main = noted[: next((place for place, one in enumerate(noted) if one.row.part is Part.ANNEX), len(noted))]
    head = _run(main, HEAD)
    preamble = _run(main[head:], {Part.PREAMBLE})
    rest = main[head + preamble :]
    closing = len(rest) - _run(rest[::-1], {Part.CLOSING})
    return Outline(
        preface=tuple(main[:head]),
        preamble=tuple(main[head : head + preamble]),
        body=_Hierarchy("").of(rest[:closing]),
        closing=tuple(rest[closing:]),
        annexes=tuple(_annexes(noted)),
    )


def _annexes(rows: Sequence[NotedRow]) -> Iterator[Annex]:
    starts = [place for place, one in enumerate(rows) if one.row.part is Part.ANNEX]
    for number, (start, stop) in enumerate(pairwise([*starts, len(rows)]), 1):
        identifier = f"att_{number}"
        yield Annex(id=identifier, title=rows[start], body=_Hierarchy(identifier).of(rows[start + 1 : stop]))


def _noted(rows: Iterable[SheetRow]) -> list[NotedRow]:
    found: list[NotedRow] = []
    for row in rows:
        if row.part is Part.NOTE and found:
            found[-1] = NotedRow(found[-1].row, (*found[-1].notes, row))
        else:
            found.append(NotedRow(row))
    return found


def _run(rows: Sequence[NotedRow], parts: Collection[Part]) -> int:
    """How many rows from the first are of these parts."""
    return next((place for place, one in enumerate(rows) if one.row.part not in parts), len(rows))


class _Hierarchy:
    """Puts rows into containers as it walks them; ``prefix`` begins each identifier."""

    def __init__(self, prefix: str) -> None:
        self._root = Node("", prefix)
        self._section = self._root
        self._open: list[Node] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def of(self, rows: Iterable[NotedRow]) -> tuple[Node, ...]:
        for one in rows:
            self._put(one)
        return tuple(self._root.children)

    def _put(self, one: NotedRow) -> None:
        part = one.row.part
        if part is Part.HEADING or part in _LEADS:
            self._put_section(one)
        elif part in _ITEMS:
            self._open = [self._numbered(self._section, _DEPTHS[0], one)]
        elif part is Part.POINT:
            self._put_point(one)
        elif part is Part.BODY:
            self._put_body(one)
        else:
            self._open = []
            self._add(self._section, "hcontainer", name=part.value).rows.append(one)

    def _put_section(self, one: NotedRow) -> None:
        self._open = []
        here = self._section
        only_headed = here.heading is not None and not here.rows and not here.children
        if one.row.part is Part.HEADING or not only_headed:
            self._section = here = self._add(self._root, "section")
        if one.row.part is Part.HEADING:
            here.heading = one
        else:
            here.rows.append(one)

    def _put_point(self, one: NotedRow) -> None:
        # As in the numbering: a point that skips a level stands as deep as the one above it allows.
        above = 1 if self._open and self._open[0].rows[0].row.part in _ITEMS else 0
        self._open = self._open[: above + one.row.level - 1]
        parent = self._open[-1] if self._open else self._section
        tag = _DEPTHS[min(len(self._open), len(_DEPTHS) - 1)]
        self._open.append(self._numbered(parent, tag, one))

    def _put_body(self, one: NotedRow) -> None:
        if len(self._open) == 1 and not self._open[0].children:
            self._open[0].rows.append(one)
            return
        self._open = self._open[:1]
        parent = self._open[0] if self._open else self._section
        self._add(parent, "alinea").rows.append(one)

    def _numbered(self, parent: Node, tag: str, one: NotedRow) -> Node:
        node = self._add(parent, tag)
        node.number = one.row.number
        node.rows.append(one)
        return node

    def _add(self, parent: Node, tag: str, name: str = "") -> Node:
        self._counts[parent.id, tag] += 1
        own = f"{_SHORT.get(tag, tag)}_{self._counts[parent.id, tag]}"
        node = Node(tag, f"{parent.id}__{own}" if parent.id else own, name)
        parent.children.append(node)
        return node
