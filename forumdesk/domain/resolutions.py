"""The text of a resolution: rows that are one paragraph in every language, numbered alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.texts import Language, LocalizedText, clean_text, languages_in


class Part(StrEnum):
    """What a row is. BODY and POINT belong to the issue or recommendation above them."""

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
    CLOSING = "closing"
    UNPLACED = "unplaced"


NUMBERED_PARTS = frozenset({Part.ISSUE, Part.RECOMMENDATION, Part.POINT})


class CellState(StrEnum):
    """How far the text of a row is in one language."""

    MISSING = "missing"
    DRAFT = "draft"
    STALE = "stale"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One paragraph in up to three languages. A text counts as checked unless named in ``drafts`` or ``stale``."""

    id: RowId
    part: Part
    text: LocalizedText
    drafts: frozenset[Language] = frozenset()
    stale: frozenset[Language] = frozenset()

    def state(self, language: Language) -> CellState:
        """How far the row is in ``language``."""
        if not self.text.get(language):
            return CellState.MISSING
        if language in self.stale:
            return CellState.STALE
        return CellState.DRAFT if language in self.drafts else CellState.CHECKED

    def edited(self, language: Language, text: str) -> "Row":
        """The row with a new text: that language becomes a draft, its translations stale.

        Two edits make no translation stale: mending one that was stale, and writing one that was missing.
        """
        cleaned = clean_text(text)
        before = self.text.get(language)
        if cleaned == before:
            return self
        changed = self.text.with_text(language, cleaned)
        stale = self.stale - {language}
        if before and language not in self.stale:
            stale |= frozenset(changed.languages) - {language}
        drafts = self.drafts | {language} if cleaned else self.drafts - {language}
        return replace(self, text=changed, drafts=drafts, stale=stale & frozenset(changed.languages))

    def confirmed(self, language: Language) -> "Row":
        """The row with its text in ``language`` checked by a person."""
        return replace(self, drafts=self.drafts - {language}, stale=self.stale - {language})


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedRow:
    """A row with the number that stands before it in every language; empty for unnumbered rows."""

    row: Row
    number: str


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

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which at least one row is written, state language first."""
        return languages_in(row.text for row in self.rows)

    def row(self, row_id: RowId) -> Row:
        """The row with this identifier; KeyError when there is none."""
        for row in self.rows:
            if row.id == row_id:
                return row
        raise KeyError(row_id)

    def first(self, part: Part) -> Row | None:
        """The first row of this part, or None."""
        return next((row for row in self.rows if row.part is part), None)

    def numbered(self) -> tuple[NumberedRow, ...]:
        """All rows with their numbers: issues 1, 2, …; recommendations 1, 2, …; points 1.1, 1.2, …"""
        numbers = _Numbering()
        return tuple(NumberedRow(row=row, number=numbers.next(row.part)) for row in self.rows)

    def recommendations(self) -> tuple[Recommendation, ...]:
        """The recommendations in order, each with all rows that belong to it."""
        groups: list[list[NumberedRow]] = []
        open_group: list[NumberedRow] | None = None
        for numbered in self.numbered():
            if numbered.row.part is Part.RECOMMENDATION:
                open_group = [numbered]
                groups.append(open_group)
            elif numbered.row.part in {Part.BODY, Part.POINT} and open_group is not None:
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
            if (state := numbered.row.state(language)) is not CellState.CHECKED
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """A cell that is missing, stale or a draft."""

    row: Row
    number: str
    language: Language
    state: CellState


class _Numbering:
    """Counts as :meth:`ResolutionText.numbered` walks the rows."""

    def __init__(self) -> None:
        self._item: dict[Part, int] = {}
        self._current = 0
        self._point = 0

    def next(self, part: Part) -> str:
        if part in {Part.ISSUE, Part.RECOMMENDATION}:
            self._current = self._item[part] = self._item.get(part, 0) + 1
            self._point = 0
            return f"{self._current}."
        if part is Part.POINT:
            self._point += 1
            return f"{self._current}.{self._point}."
        return ""
