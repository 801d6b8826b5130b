"""From the text of a resolution to the lines of its table, with every state in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import (
    FIT_STATES,
    CellState,
    Hindrance,
    NumberedRow,
    Part,
    ResolutionText,
    Row,
)
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows import TextLine, TextTable
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.paragraph_cells import CellAct, CellNote, ParagraphCell
from forumdesk.gui.widgets.paragraph_formats import Stroke, TextMark
from forumdesk.gui.widgets.redline_view import spoken_pieces
from forumdesk.gui.words import Words
from forumdesk.language.lists import join_list
from forumdesk.services.resolutions import FactFinding
from forumdesk.services.text_checks import Finding

F = TypeVar("F", FactFinding, Finding)
CellNoteKind = tuple[str, Token, str]
Place = tuple[RowId, Language]
CHANGED: Final = "changed"
FINDINGS: Final = "findings"
TERM_DIFFERS: Final = "text.term_differs"
_OF_FACTS: Final = "fact."
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
    Part.HEADING: N_("Section heading"),
    Part.CLOSING: N_("Closing part"),
    Part.ANNEX: N_("Annex"),
    Part.NOTE: N_("Footnote"),
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
    Part.ANNEX: PART_NAMES[Part.ANNEX],
    Part.UNPLACED: PART_NAMES[Part.UNPLACED],
}
_FRONT_GROUPS: Final = frozenset({_HEAD, PART_NAMES[Part.PREAMBLE], _ISSUES})
_STRONG: Final = frozenset({Part.TITLE, Part.ISSUE, Part.RECOMMENDATION, Part.HEADING, Part.ANNEX})
WAITING_STATES: Final = frozenset({CellState.DRAFT, CellState.TRANSLATED, CellState.STALE})
"""The states out of which a person confirms a text."""
_NOTES: Final[Mapping[CellState, CellNoteKind]] = {
    CellState.STALE: ("clock-counter-clockwise", "warn", N_("Out of date")),
    CellState.DRAFT: ("circle-half", "text2", N_("Draft, not checked")),
    CellState.TRANSLATED: ("translate", "text2", N_("Translated, not checked")),
    CellState.MISSING: ("circle-dashed", "bad", N_("Missing")),
    CellState.AUTHENTIC: ("star", "ok", N_("Authentic")),
}


@dataclass(frozen=True, kw_only=True)
class TextView:
    """What the page has read: the text, its languages, what was found in it, and what is decided already.

    ``amendments`` counts the open ones to each row; ``matches`` are the places of the words that are looked for;
    ``shown`` are the rows that a filter lets through, None for all.
    """

    text: ResolutionText
    languages: tuple[Language, ...]
    facts: tuple[FactFinding, ...] = ()
    findings: tuple[Finding, ...] = ()
    decided: Mapping[RowId, int]
    hindrances: tuple[Hindrance, ...] = ()
    amendments: Mapping[RowId, int] = field(default_factory=dict)
    matches: Mapping[Place, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    shown: frozenset[RowId] | None = None

    @cached_property
    def texts(self) -> Mapping[Place, str]:
        """Every text by its place."""
        return {(row.id, language): words for row in self.text.rows for language, words in row.text.items()}

    def findings_at(self, row_id: RowId, language: Language | None = None) -> tuple[Finding, ...]:
        """What was found in a row, or in one language of it, as long as its words still stand there."""
        return tuple(
            one
            for one in self.findings
            if one.row_id == row_id and language in {None, one.language} and self.still_holds(one)
        )

    def still_holds(self, finding: Finding) -> bool:
        """Whether the words that a finding speaks of stand where it found them."""
        words = self.texts.get((finding.row_id, finding.language), "")
        return words[slice(*finding.span)] == finding.words


class LineKeeper:
    """Makes the lines of a table, and keeps those whose row is as it was."""

    def __init__(self) -> None:
        self._kept: dict[RowId, tuple[object, TextLine]] = {}

    def table(self, view: TextView, chosen: str, words: Words) -> TextTable:
        """The table of a text; ``chosen`` is :data:`ALL`, :data:`FRONT` or the identifier of a recommendation."""
        _ = words.gettext
        whole = {one for one in view.languages if _is_authentic(view.text, one)}
        maker = _LineMaker(
            words=words,
            view=view,
            facts=_by_place(view.facts),
            findings=_by_place(view.findings),
            authentic=frozenset(whole),
            kept=self._kept,
        )
        rows = [
            (group, row)
            for group, row in _chosen(view.text, chosen)
            if view.shown is None or row.row.id in view.shown
        ]
        table = TextTable(
            languages=view.languages,
            lines=tuple(maker.lines(rows, grouped=chosen in {ALL, FRONT})),
            number_head="№",
            authentic={language: _("authentic") for language in whole},
            counts={
                language: _("checked {done} of {all}").format(
                    done=sum(row.state(language) in FIT_STATES for row in view.text.rows),
                    all=len(view.text.rows),
                )
                for language in view.languages
            },
        )
        known = {row.id for row in view.text.rows}
        for gone in self._kept.keys() - known:
            del self._kept[gone]
        return table


def table_of(view: TextView, chosen: str, words: Words) -> TextTable:
    """The table of a text, made anew."""
    return LineKeeper().table(view, chosen, words)


def _is_authentic(text: ResolutionText, language: Language) -> bool:
    states = {row.state(language) for row in text.rows}
    return states == {CellState.AUTHENTIC}


def _by_place(found: Sequence[F]) -> Mapping[Place, list[F]]:
    places: defaultdict[Place, list[F]] = defaultdict(list)
    for one in found:
        places[one.row_id, one.language].append(one)
    return places


def hindrance_sentence(hindrances: Sequence[Hindrance], words: Words) -> str:
    """What keeps the text from being decided, by count."""
    _ = words.gettext
    stale, draft, missing = (
        sum(one.state in states for one in hindrances)
        for states in ({CellState.STALE}, {CellState.DRAFT, CellState.TRANSLATED}, {CellState.MISSING})
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
    facts: Mapping[Place, Sequence[FactFinding]]
    findings: Mapping[Place, Sequence[Finding]]
    authentic: frozenset[Language]
    kept: dict[RowId, tuple[object, TextLine]]

    def lines(self, rows: Sequence[tuple[str, NumberedRow]], *, grouped: bool) -> Iterator[TextLine]:
        before = ""
        for group, numbered in rows:
            if grouped and group != before:
                yield TextLine(group=self.words.gettext(group))
            before = group
            yield self.kept_line(numbered)

    def kept_line(self, numbered: NumberedRow) -> TextLine:
        row_id, view = numbered.row.id, self.view
        places = [(row_id, language) for language in view.languages]
        made_of = (
            numbered,
            self.words.language,
            view.decided.get(row_id),
            view.amendments.get(row_id, 0),
            [self.facts.get(place, ()) for place in places],
            [self.findings.get(place, ()) for place in places],
            [view.matches.get(place, ()) for place in places],
            view.languages,
            self.authentic,
        )
        known = self.kept.get(row_id)
        if known is None or known[0] != made_of:
            known = self.kept[row_id] = (made_of, self.line(numbered))
        return known[1]

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
        state, place = row.state(language), (row.id, language)
        is_open = row.id not in self.view.decided
        missing = state is CellState.MISSING
        text = row.text.get(language)
        facts = [one for one in self.facts.get(place, ()) if one.span[1] <= len(text)]
        findings = [one for one in self.findings.get(place, ()) if text[slice(*one.span)] == one.words]
        notes = (*self.state_notes(state, language), *self.fact_notes(facts))
        found = CellNote(icon_name="info", token="text2", words=self.found_words(findings))
        return ParagraphCell(
            text=text,
            placeholder=_(_NO_TEXT[language]) if missing else "",
            write=_("Write") if missing and is_open else "",
            notes=notes or ((found,) if findings else ()),
            confirm=_("Confirm") if state in WAITING_STATES and is_open else "",
            marks=tuple(self.marks(place, facts, findings)),
            emphasis=row.marks(language),
            acts=tuple(self.acts(state, findings, noted=bool(notes), is_open=is_open)),
            amendments=self.chip(row.id) if language == self.view.languages[0] else "",
            checked=state is CellState.CHECKED
            or (state is CellState.AUTHENTIC and language in self.authentic),
            strong=row.part in _STRONG,
            ground="warn_ground" if state is CellState.STALE else None,
        )

    def chip(self, row_id: RowId) -> str:
        count = self.view.amendments.get(row_id, 0)
        said = self.words.ngettext("{count} amendment", "{count} amendments", count)
        return said.format(count=count) if count else ""

    def acts(
        self, state: CellState, findings: Sequence[Finding], *, noted: bool, is_open: bool
    ) -> Iterator[CellAct]:
        if findings:
            # Where nothing else is noted the count stands there already.
            said = self.found_words(findings) if noted else self.words.gettext("Show")
            yield CellAct(key=FINDINGS, words=said)
        if state is CellState.STALE and is_open:
            yield CellAct(key=CHANGED, words=self.words.gettext("What changed"))

    def found_words(self, findings: Sequence[Finding]) -> str:
        said = self.words.ngettext("{count} finding", "{count} findings", len(findings))
        return said.format(count=len(findings))

    def state_notes(self, state: CellState, language: Language) -> Iterator[CellNote]:
        if state is CellState.AUTHENTIC and language in self.authentic:
            return
        if state in _NOTES:
            icon_name, token, words = _NOTES[state]
            yield CellNote(icon_name=icon_name, token=token, words=self.words.gettext(words))

    def fact_notes(self, facts: Sequence[FactFinding]) -> Iterator[CellNote]:
        for fact in facts:
            if not fact.agrees:
                said = self.words.catalogue.sentence(fact.notice)
                yield CellNote(icon_name="warning", token="warn", words=said)

    def marks(
        self, place: Place, facts: Sequence[FactFinding], findings: Sequence[Finding]
    ) -> Iterator[TextMark]:
        for fact in facts:
            said = "" if fact.agrees else self.words.catalogue.sentence(fact.notice)
            yield _mark(fact.span, "accent" if fact.agrees else "warn", "plain", said)
        for one in findings:
            if one.code.startswith(_OF_FACTS):
                continue
            stroke: Stroke = "dashes" if one.code == TERM_DIFFERS else "wave"
            token: Token = "accent" if one.is_suggestion else "warn"
            yield _mark(one.span, token, stroke, self.words.catalogue.sentence(one.notice))
        for span in self.view.matches.get(place, ()):
            yield _mark(span, "accent", "plain", "")

    def spoken(self, numbered: NumberedRow, language: Language, cell: ParagraphCell) -> str:
        _ = self.words.gettext
        said = [
            place_name(numbered, self.words),
            _(LANGUAGE_NAMES[language]),
            " ".join(spoken_pieces(cell.redline, self.words)) or cell.text or cell.placeholder,
            *dict.fromkeys([*(note.words for note in cell.notes), *(mark.words for mark in cell.marks)]),
            cell.amendments,
            *([_("Checked")] if cell.checked else []),
            *([self.lock(numbered.row.id)] if numbered.row.id in self.view.decided else []),
        ]
        return ". ".join(part.rstrip(".") for part in said if part)


def _mark(span: tuple[int, int], token: Token, stroke: Stroke, words: str) -> TextMark:
    start, end = span
    return TextMark(start=start, length=end - start, token=token, stroke=stroke, words=words)
