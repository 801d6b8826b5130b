"""The text of a resolution: rows that are one paragraph in every language, numbered alike."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import Marks, field_form, moved, tidy
from forumdesk.domain.texts import Language, LocalizedText, clean_text, languages_in


class Part(StrEnum):
    """What a row is. BODY, POINT and NOTE belong to the issue, recommendation or annex above them."""

    TITLE = "title"
    THEME = "theme"
    DATE_PLACE = "date_place"
    PREAMBLE = "preamble"
    ISSUES_LEAD = "issues_lead"
    ISSUE = "issue"
    RECOMMENDATIONS_LEAD = "recommendations_lead"
    RECOMMENDATION = "recommendation"
    BODY = "body"
    POINT = "point"
    HEADING = "heading"
    CLOSING = "closing"
    ANNEX = "annex"
    NOTE = "note"
    UNPLACED = "unplaced"


NUMBERED_PARTS = frozenset({Part.ISSUE, Part.RECOMMENDATION, Part.POINT})
BELONGING_PARTS = frozenset({Part.BODY, Part.POINT, Part.NOTE})
_SHOWN = 40
DEEPEST = 4
"""How many levels of sub-paragraphs there are below an operative paragraph."""


class Numbering(StrEnum):
    """How sub-paragraphs are labelled: 1.1. 1.1.1., or after the habit of the United Nations (a) (i)."""

    DECIMAL = "decimal"
    LETTERED = "lettered"


class Stage(StrEnum):
    """How far a person has brought a text."""

    DRAFT = "draft"
    TRANSLATED = "translated"
    CHECKED = "checked"
    AUTHENTIC = "authentic"


class CellState(StrEnum):
    """How far the text of a row is in one language."""

    MISSING = "missing"
    DRAFT = "draft"
    TRANSLATED = "translated"
    STALE = "stale"
    CHECKED = "checked"
    AUTHENTIC = "authentic"


FIT_STATES = frozenset({CellState.CHECKED, CellState.AUTHENTIC})
"""The states in which a text may be decided and printed as final."""


@lru_cache(maxsize=8192)
def text_hash(text: str, marks: Marks = ()) -> str:
    """Twelve hexadecimal digits of the SHA-256 of a text; a field counts by its name, not by its figure."""
    return hashlib.sha256(field_form(text, marks).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a row's text in one language beside its words.

    ``follows`` are the hashes of the other languages' texts with which this one last agreed.
    """

    stage: Stage = Stage.CHECKED
    follows: Mapping[Language, str] = field(default_factory=dict)
    marks: Marks = ()


_PLAIN = Standing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One paragraph in up to three languages; ``level`` is the depth of a point, from 1 to 4.

    A text without a standing counts as checked and has no marks.
    """

    id: RowId
    part: Part
    text: LocalizedText
    level: int = 1
    standings: Mapping[Language, Standing] = field(default_factory=dict)

    def standing(self, language: Language) -> Standing:
        """What is known of the text in ``language``."""
        return self.standings.get(language, _PLAIN)

    def marks(self, language: Language) -> Marks:
        """Emphasis and fields of the text in ``language``."""
        return self.standing(language).marks

    def hash(self, language: Language) -> str:
        """The hash of the text in ``language``."""
        return text_hash(self.text.get(language), self.marks(language))

    def source_of(self, language: Language) -> Language | None:
        """The language that has changed since the text in ``language`` last agreed with it; None if none has."""
        return next(
            (other for other, kept in self.standing(language).follows.items() if self.hash(other) != kept),
            None,
        )

    def state(self, language: Language) -> CellState:
        """How far the row is in ``language``."""
        if not self.text.get(language):
            return CellState.MISSING
        if self.source_of(language) is not None:
            return CellState.STALE
        return CellState(self.standing(language).stage)

    def edited(self, language: Language, text: str, marks: Marks | None = None) -> "Row":
        """The row with a new text; its translations become stale.

        Two edits make no translation stale: mending one that was stale, and writing one that was missing. Without
        ``marks`` those that stood there stay with their words.
        """
        before = self.text.get(language)
        cleaned = clean_text(text)
        if marks is None:
            marks = moved(self.marks(language), before, cleaned)
        elif cleaned != text:
            marks = moved(marks, text, cleaned)
        marks = tidy(marks, len(cleaned))
        if cleaned == before and marks == self.marks(language):
            return self
        changed = self.text.with_text(language, cleaned)
        old, new = self.hash(language), text_hash(cleaned, marks)
        standings = dict(self.standings)
        if cleaned and before and (old == new or cleaned == before):
            return self._marked(language, marks, old, new).with_words(language, cleaned)
        follows_others = not before or self.source_of(language) is not None
        others = [other for other in self.text.languages if other is not language]
        for other in others:
            standings[other] = _after_change(
                self.standing(other), language, old, new, followed=follows_others
            )
        if not cleaned:
            standings.pop(language, None)
            return replace(self, text=changed, standings=standings)
        stage = Stage.TRANSLATED if follows_others and others else Stage.DRAFT
        follows = self.standing(language).follows
        if follows_others:
            follows = {other: self.hash(other) for other in others}
        standings[language] = Standing(stage=stage, follows=follows, marks=marks)
        return replace(self, text=changed, standings=standings)

    def with_words(self, language: Language, text: str) -> "Row":
        """The row with the figures in the fields of a text as they are now; nothing else is changed by it."""
        return replace(self, text=self.text.with_text(language, text))

    def _marked(self, language: Language, marks: Marks, old: str, new: str) -> "Row":
        """Other marks on the same words: whatever followed the text goes on following it."""
        standings = {
            other: _after_change(standing, language, old, new, followed=True)
            for other, standing in self.standings.items()
        }
        standings[language] = replace(self.standing(language), marks=marks)
        return replace(self, standings=standings)

    def confirmed(self, language: Language, stage: Stage = Stage.CHECKED) -> "Row":
        """The row with a text brought to ``stage`` by a person: it agrees with the others as they are."""
        follows = {other: self.hash(other) for other in self.text.languages if other is not language}
        standing = replace(self.standing(language), stage=stage, follows=follows)
        standings = {**self.standings, language: standing}
        return replace(self, standings={one: kept for one, kept in standings.items() if kept != _PLAIN})


def _after_change(standing: Standing, language: Language, old: str, new: str, *, followed: bool) -> Standing:
    """What another text knows once ``language`` changed: it stays in step with one that was brought in step."""
    kept = standing.follows.get(language)
    if followed:
        return replace(standing, follows={**standing.follows, language: new}) if kept == old else standing
    return standing if kept is not None else replace(standing, follows={**standing.follows, language: old})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedRow:
    """A row with the number that stands before it in every language; empty for unnumbered rows.

    ``reference`` is how another text names it: "1.2", "1 (a) (i)".
    """

    row: Row
    number: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One recommendation: its heading row and the body and points below it. Its identifier is the heading's."""

    number: int
    rows: tuple[NumberedRow, ...]

    @property
    def id(self) -> RowId:
        """The identifier of the heading row."""
        return self.rows[0].row.id

    @property
    def title(self) -> LocalizedText:
        """The heading in its languages."""
        return self.rows[0].row.text


class StructureDiffersError(DomainError):
    """Two languages have different paragraphs, so they cannot share rows."""

    code = "resolution.structure_differs"
    message = N_(
        "The two texts do not have the same parts: at paragraph {position} the register has “{here}”,"
        " the new text has “{there}”. Nothing was imported. Compare the texts, or align them loosely."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionText:
    """All rows of one meeting's resolution, in order."""

    meeting_id: MeetingId
    rows: tuple[Row, ...] = ()
    numbering: Numbering = Numbering.DECIMAL

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which at least one row is written, state language first."""
        return languages_in(row.text for row in self.rows)

    def row(self, row_id: RowId) -> Row:
        """The row with this identifier; KeyError when there is none."""
        return self.rows[self.place(row_id)]

    def place(self, row_id: RowId) -> int:
        """Where the row stands, from 0; KeyError when there is none."""
        for place, row in enumerate(self.rows):
            if row.id == row_id:
                return place
        raise KeyError(row_id)

    def with_row(self, row: Row) -> "ResolutionText":
        """The text with ``row`` in place of the one with the same identifier."""
        return replace(self, rows=tuple(row if one.id == row.id else one for one in self.rows))

    def first(self, part: Part) -> Row | None:
        """The first row of this part, or None."""
        return next((row for row in self.rows if row.part is part), None)

    def numbered(self) -> tuple[NumberedRow, ...]:
        """All rows with their numbers: issues 1, 2, …; recommendations 1, 2, …; points by their level."""
        counting = _Counting(self.numbering)
        return tuple(counting.next(row) for row in self.rows)

    def reference(self, row_id: RowId) -> str:
        """How a text names the row: its number without the last point; empty for a row without one."""
        return next(one.reference for one in self.numbered() if one.row.id == row_id)

    def place_name(self, row_id: RowId, language: Language) -> str:
        """What names the row in a sentence: its number, that of the item it belongs to, or else its first words."""
        numbered = self.numbered()
        own = next(one for one in numbered if one.row.id == row_id)
        item = items_above(numbered).get(row_id)
        words = own.row.text.get(language) or own.row.text.in_language(language.value)
        return own.reference or (item.reference if item else "") or _excerpt(words)

    def recommendations(self) -> tuple[Recommendation, ...]:
        """The recommendations in order, each with all rows that belong to it."""
        groups: list[list[NumberedRow]] = []
        open_group: list[NumberedRow] | None = None
        for numbered in self.numbered():
            if numbered.row.part is Part.RECOMMENDATION:
                open_group = [numbered]
                groups.append(open_group)
            elif numbered.row.part in BELONGING_PARTS and open_group is not None:
                open_group.append(numbered)
            else:
                open_group = None
        return tuple(Recommendation(number=n, rows=tuple(group)) for n, group in enumerate(groups, 1))

    def hindrances(
        self, languages: Iterable[Language], among: Sequence[RowId] | None = None
    ) -> tuple["Hindrance", ...]:
        """What keeps the text from being decided: every cell that is not checked, in row order."""
        wanted = tuple(languages)
        return tuple(
            Hindrance(row=numbered.row, number=numbered.number, language=language, state=state)
            for numbered in self.numbered()
            if among is None or numbered.row.id in among
            for language in wanted
            if (state := numbered.row.state(language)) not in FIT_STATES
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """A cell that is missing, stale or not checked."""

    row: Row
    number: str
    language: Language
    state: CellState


def _excerpt(words: str) -> str:
    return f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN].rsplit(' ', 1)[0]}…”"


def items_above(rows: Iterable[NumberedRow]) -> dict[RowId, NumberedRow]:
    """For every paragraph and note without a number of its own the item that it belongs to."""
    found: dict[RowId, NumberedRow] = {}
    item: NumberedRow | None = None
    for one in rows:
        if one.row.part in {Part.BODY, Part.NOTE}:
            if item is not None:
                found[one.row.id] = item
        elif one.row.part is not Part.POINT:
            item = one if one.reference else None
    return found


class _Counting:
    """Counts as :meth:`ResolutionText.numbered` walks the rows.

    The levels of letters and Roman numerals are those of the United Nations Editorial Manual: (a), (i), a., i.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._items: dict[Part, int] = {}
        self._item = ""
        self._open: list[tuple[int, int]] = []

    def next(self, row: Row) -> NumberedRow:
        if row.part in {Part.ISSUE, Part.RECOMMENDATION}:
            self._items[row.part] = self._items.get(row.part, 0) + 1
            self._item, self._open = str(self._items[row.part]), []
            return NumberedRow(row=row, number=f"{self._item}.", reference=self._item)
        if row.part is Part.ANNEX:
            self._item, self._open = "", []
        if row.part is not Part.POINT:
            return NumberedRow(row=row, number="")
        self._count(row.level)
        return NumberedRow(row=row, number=self._label(), reference=self._reference())

    def _count(self, level: int) -> None:
        # A point that skips a level stands as deep as the one above it allows, and so do those beside it.
        deeper = [count for known, count in self._open if known == level]
        self._open = [(known, count) for known, count in self._open if known < level]
        self._open.append((level, deeper[0] + 1 if deeper else 1))

    @property
    def _points(self) -> list[int]:
        return [count for _, count in self._open]

    @property
    def _ordinals(self) -> list[str]:
        return [self._item, *map(str, self._points)] if self._item else [*map(str, self._points)]

    def _label(self) -> str:
        if self._numbering is Numbering.DECIMAL or len(self._points) + bool(self._item) == 1:
            return f"{'.'.join(self._ordinals)}."
        return _lettered(len(self._points) - (not self._item), self._points[-1])

    def _reference(self) -> str:
        if self._numbering is Numbering.DECIMAL:
            return ".".join(self._ordinals)
        first, *deeper = self._ordinals
        return " ".join([first, *(_lettered(depth, int(one)) for depth, one in enumerate(deeper, 1))])


def _lettered(depth: int, number: int) -> str:
    """The label of the ``number``-th point at a depth from 1: (a), (i), a., i."""
    sign = letters(number) if depth % 2 else roman(number)
    return f"({sign})" if depth <= 2 else f"{sign}."


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    sign = ""
    while number:
        number, digit = divmod(number - 1, 26)
        sign = chr(ord("a") + digit) + sign
    return sign


def roman(number: int) -> str:
    """1 → i, 4 → iv, 9 → ix."""
    sign = ""
    for value, one in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
        (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        sign += one * (number // value)
        number %= value
    return sign
