"""From the text of a resolution to the lines of its table, with every state in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import CellState, Hindrance, NumberedRow, Part, ResolutionText, Row
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows import TextLine, TextTable
from forumdesk.gui.widgets.paragraph_cells import CellNote, ParagraphCell, TextMark
from forumdesk.gui.words import Words
from forumdesk.language.lists import join_list
from forumdesk.services.resolutions import FactFinding

ALL: Final = "all"
FRONT: Final = "front"
LANGUAGE_NAMES: Final[Mapping[Language, str]] = {
    Language.KK: N_("Kazakh"),
    Language.RU: N_("Russian"),
    Language.EN: N_("English"),
}
PART_NAMES: Final[Mapping[Part, str]] = {
    Part.TITLE: N_("Title"),
    Part.THEME: N_("Theme"),
    Part.DATE_PLACE: N_("Date and place"),
    Part.PREAMBLE: N_("Preamble"),
    Part.ISSUES_LEAD: N_("Words before the issues"),
    Part.ISSUE: N_("Issue"),
    Part.RECOMMENDATIONS_LEAD: N_("Words before the recommendations"),
    Part.RECOMMENDATION: N_("Recommendation"),
    Part.BODY: N_("Paragraph"),
    Part.POINT: N_("Point"),
    Part.CLOSING: N_("Closing part"),
    Part.UNPLACED: N_("Fits no part"),
}
_NO_TEXT: Final[Mapping[Language, str]] = {
    Language.KK: N_("No Kazakh text."),
    Language.RU: N_("No Russian text."),
    Language.EN: N_("No English text."),
}
_HEAD, _ISSUES, _RECOMMENDATIONS = N_("Heading"), N_("Issues"), N_("Recommendations")
_GROUPS: Final[Mapping[Part, str]] = {
    Part.TITLE: _HEAD,
    Part.THEME: _HEAD,
    Part.DATE_PLACE: _HEAD,
    Part.PREAMBLE: PART_NAMES[Part.PREAMBLE],
    Part.ISSUES_LEAD: _ISSUES,
    Part.ISSUE: _ISSUES,
    Part.RECOMMENDATIONS_LEAD: _RECOMMENDATIONS,
    Part.RECOMMENDATION: _RECOMMENDATIONS,
    Part.CLOSING: PART_NAMES[Part.CLOSING],
    Part.UNPLACED: PART_NAMES[Part.UNPLACED],
}
_FRONT_GROUPS: Final = frozenset({_HEAD, PART_NAMES[Part.PREAMBLE], _ISSUES})
_STRONG: Final = frozenset({Part.TITLE, Part.ISSUE, Part.RECOMMENDATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """What the page has read: the text, its languages, the numbers found in it, and what is decided already."""

    text: ResolutionText
    languages: tuple[Language, ...]
    facts: tuple[FactFinding, ...] = ()
    decided: Mapping[RowId, int]
    hindrances: tuple[Hindrance, ...] = ()


def table_of(view: TextView, chosen: str, words: Words) -> TextTable:
    """The table of a text; ``chosen`` is :data:`ALL`, :data:`FRONT` or the identifier of a recommendation."""
    _ = words.gettext
    found: defaultdict[tuple[RowId, Language], list[FactFinding]] = defaultdict(list)
    for one in view.facts:
        found[one.row_id, one.language].append(one)
    maker = _LineMaker(words=words, view=view, found=found)
    return TextTable(
        languages=view.languages,
        lines=tuple(maker.lines(_chosen(view.text, chosen), grouped=chosen in {ALL, FRONT})),
        number_head="№",
        counts={
            language: _("checked {done} of {all}").format(
                done=sum(row.state(language) is CellState.CHECKED for row in view.text.rows),
                all=len(view.text.rows),
            )
            for language in view.languages
        },
    )


def hindrance_sentence(hindrances: Sequence[Hindrance], words: Words) -> str:
    """What keeps the text from being decided, by count."""
    _ = words.gettext
    stale, draft, missing = (
        sum(one.state is state for one in hindrances)
        for state in (CellState.STALE, CellState.DRAFT, CellState.MISSING)
    )
    parts = []
    if stale:
        parts.append(words.ngettext("{count} text is out of date", "{count} texts are out of date", stale))
    if draft:
        parts.append(words.ngettext("{count} text is not checked", "{count} texts are not checked", draft))
    if missing:
        parts.append(words.ngettext("{count} text is missing", "{count} texts are missing", missing))
    counts = [count for count in (stale, draft, missing) if count]
    filled = [part.format(count=count) for part, count in zip(parts, counts, strict=True)]
    return _("Not ready for a decision: {list}.").format(list=join_list(filled, words.language))


def place_name(numbered: NumberedRow, words: Words) -> str:
    """What a row is called: its number, or else its part."""
    return numbered.number.rstrip(".") or words.gettext(PART_NAMES[numbered.row.part])


def _chosen(text: ResolutionText, chosen: str) -> list[tuple[str, NumberedRow]]:
    """The rows of a choice, each with the words of its group; what fits no part comes last."""
    for one in text.recommendations():
        if str(one.id) == chosen:
            return [(_RECOMMENDATIONS, row) for row in one.rows]
    group = _HEAD
    rows = []
    for numbered in text.numbered():
        group = _GROUPS.get(numbered.row.part, group)
        if chosen == ALL or group in _FRONT_GROUPS:
            rows.append((group, numbered))
    return sorted(rows, key=lambda one: one[1].row.part is Part.UNPLACED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _LineMaker:
    words: Words
    view: TextView
    found: Mapping[tuple[RowId, Language], Sequence[FactFinding]]

    def lines(self, rows: Sequence[tuple[str, NumberedRow]], *, grouped: bool) -> Iterator[TextLine]:
        before = ""
        for group, numbered in rows:
            if grouped and group != before:
                yield TextLine(group=self.words.gettext(group))
            before = group
            yield self.line(numbered)

    def line(self, numbered: NumberedRow) -> TextLine:
        row = numbered.row
        cells = {language: self.cell(row, language) for language in self.view.languages}
        return TextLine(
            row_id=row.id,
            number=numbered.number.rstrip("."),
            lock=self.lock(row.id),
            cells=cells,
            spoken={language: self.spoken(numbered, language, cell) for language, cell in cells.items()},
        )

    def lock(self, row_id: RowId) -> str:
        decision = self.view.decided.get(row_id)
        if decision is None:
            return ""
        return self.words.gettext("Adopted by decision {number}; it cannot be changed.").format(
            number=decision
        )

    def cell(self, row: Row, language: Language) -> ParagraphCell:
        _ = self.words.gettext
        state, findings = row.state(language), self.found.get((row.id, language), ())
        missing = state is CellState.MISSING
        may_confirm = state in {CellState.DRAFT, CellState.STALE} and row.id not in self.view.decided
        return ParagraphCell(
            text=row.text.get(language),
            placeholder=_(_NO_TEXT[language]) if missing else "",
            write=_("Write") if missing and row.id not in self.view.decided else "",
            notes=(*self.state_notes(state), *self.fact_notes(findings)),
            confirm=_("Confirm") if may_confirm else "",
            marks=tuple(_mark(finding) for finding in findings),
            checked=state is CellState.CHECKED,
            strong=row.part in _STRONG,
            ground="warn_ground" if state is CellState.STALE else None,
        )

    def state_notes(self, state: CellState) -> Iterator[CellNote]:
        _ = self.words.gettext
        if state is CellState.STALE:
            yield CellNote(icon_name="clock-counter-clockwise", token="warn", words=_("Out of date"))
        elif state is CellState.DRAFT:
            yield CellNote(icon_name="circle-half", token="text2", words=_("Draft, not checked"))
        elif state is CellState.MISSING:
            yield CellNote(icon_name="circle-dashed", token="bad", words=_("Missing"))

    def fact_notes(self, findings: Sequence[FactFinding]) -> Iterator[CellNote]:
        for finding in findings:
            if not finding.agrees:
                said = self.words.catalogue.sentence(finding.notice)
                yield CellNote(icon_name="warning", token="warn", words=said)

    def spoken(self, numbered: NumberedRow, language: Language, cell: ParagraphCell) -> str:
        _ = self.words.gettext
        said = [
            place_name(numbered, self.words),
            _(LANGUAGE_NAMES[language]),
            cell.text or cell.placeholder,
            *(note.words for note in cell.notes),
            *([_("Checked")] if cell.checked else []),
            *([self.lock(numbered.row.id)] if numbered.row.id in self.view.decided else []),
        ]
        return ". ".join(part.rstrip(".") for part in said if part)


def _mark(finding: FactFinding) -> TextMark:
    start, end = finding.span
    return TextMark(start=start, length=end - start, token="accent" if finding.agrees else "warn")
