"""The paragraphs of a resolution before they are imported: beside the other languages, or two texts that differ."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView

from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.models.import_rows import PROBLEM, Cell, Line, Sheet
from forumdesk.gui.models.import_verdicts import kind_of, verdict_cell
from forumdesk.gui.models.text_rows_lines import LANGUAGE_NAMES, PART_NAMES
from forumdesk.gui.theme import SPACE, Theme, Token
from forumdesk.gui.widgets.rows import Index, RowDelegate, RowRole
from forumdesk.gui.words import Words
from forumdesk.services.importing.results import ImportResult, Verdict
from forumdesk.services.proposals import ResolutionProposal

PART_WIDTH: Final = 176
_LINES: Final = 3
_SHOWN: Final = 240  # letters of an earlier text that are quoted


def joined_sheet(
    proposal: ResolutionProposal, result: ImportResult, known: ResolutionText | None, words: Words
) -> Sheet:
    """The resolution as it would be: the text imported, beside it one that is there already."""
    _ = words.gettext
    language = proposal.language
    beside = _language_beside(known, language, words.language)
    outcomes = {outcome.row_id: outcome for outcome in result.outcomes}
    lines = []
    for numbered in result.text.numbered() if result.text else ():
        row = numbered.row
        outcome = outcomes.get(row.id)
        kinds, detail = set(), ""
        verdict = Cell(text=_("Not in the file"), icon="circle-dashed", tone="text3")
        if outcome is not None:
            kinds.add(kind_of(outcome.verdict))
            verdict = verdict_cell(outcome.verdict, "", words)
            if outcome.verdict is Verdict.UPDATED:
                detail = _("Was: {text}").format(text=_excerpt(str(outcome.before)))
        part = Cell(text=_(PART_NAMES[row.part]), tone="text2")
        ground: Token | None = None
        if row.part is Part.UNPLACED:
            kinds.add(PROBLEM)
            part, ground = _unplaced(words), "warn_ground"
            detail = _("This paragraph fits no part of a resolution. It is kept where it stands.")
        texts = [Cell(text=row.text.get(one)) for one in (beside, language) if one is not None]
        cells = (Cell(text=numbered.number, tone="text3"), verdict, part, *texts)
        lines.append(Line(cells=cells, kinds=frozenset(kinds), detail=detail, ground=ground))
    shown = [_(LANGUAGE_NAMES[one]) for one in (beside, language) if one is not None]
    widths = {0: 64, 1: 144, 2: PART_WIDTH} | ({3: 320} if beside is not None else {})
    return Sheet(
        heads=(_("No."), _("Result"), _("Part"), *shown),
        lines=tuple(lines),
        widths=widths,
        stretched=2 + len(shown),
    )


def read_sheet(proposal: ResolutionProposal, words: Words) -> Sheet:
    """The paragraphs of the file alone, while nothing can be said about their import."""
    _ = words.gettext
    lines = tuple(
        Line(
            cells=(Cell(text=row.number, tone="text3"), _part_cell(row.part, words), Cell(text=row.text)),
            ground="warn_ground" if row.part is Part.UNPLACED else None,
        )
        for row in proposal.rows
    )
    heads = (_("No."), _("Part"), _(LANGUAGE_NAMES[proposal.language]))
    return Sheet(heads=heads, lines=lines, widths={0: 64, 1: PART_WIDTH}, stretched=2)


def differing_sheet(proposal: ResolutionProposal, known: ResolutionText, words: Words) -> Sheet:
    """Both texts side by side, paragraph by paragraph and not aligned; the first difference is marked."""
    _ = words.gettext
    here, there = known.numbered(), proposal.rows
    parts_here = [one.row.part for one in here]
    parts_there = [one.part for one in there]
    length = max(len(here), len(there))
    first = next((n for n in range(length) if parts_here[n : n + 1] != parts_there[n : n + 1]), length)
    lines = []
    for n in range(length):
        left = [Cell(), Cell()]
        if n < len(here):
            text = here[n].row.text.in_language(proposal.language)
            left = [_part_cell(here[n].row.part, words), Cell(text=text)]
        right = [Cell(), Cell()]
        if n < len(there):
            right = [_part_cell(there[n].part, words), Cell(text=there[n].text)]
        differs = n == first
        mark = Cell(text=str(n + 1), icon="warning" if differs else "", tone="warn" if differs else "text3")
        lines.append(
            Line(
                cells=(mark, *left, *right),
                detail=_("Here the two texts begin to differ.") if differs else "",
                ground="warn_ground" if differs else None,
            )
        )
    heads = (
        _("Paragraph"),
        _("Part"),
        _("In the register"),
        _("Part"),
        _("In the file: {language}").format(language=_(LANGUAGE_NAMES[proposal.language])),
    )
    widths = {0: 88, 1: 144, 2: 280, 3: 144}
    return Sheet(heads=heads, lines=tuple(lines), widths=widths, stretched=4, first=first)


def _part_cell(part: Part, words: Words) -> Cell:
    return (
        _unplaced(words)
        if part is Part.UNPLACED
        else Cell(text=words.gettext(PART_NAMES[part]), tone="text2")
    )


def _unplaced(words: Words) -> Cell:
    return Cell(text=words.gettext(PART_NAMES[Part.UNPLACED]), icon="warning", tone="warn", strong=True)


def _language_beside(known: ResolutionText | None, imported: Language, window: Language) -> Language | None:
    """The text shown beside the new one: in the window's language if there is one, else the first there is."""
    languages = [one for one in (known.languages if known else ()) if one is not imported]
    return window if window in languages else next(iter(languages), None)


def _excerpt(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def wrapped_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break ``text`` into at most ``most`` lines of ``width`` pixels, the last cut with an ellipsis."""
    if width <= 0 or not text:
        return []
    flat = " ".join(text.split())
    layout = QTextLayout(flat, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            rest = flat[start:]
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(flat[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines


class ParagraphDelegate(RowDelegate):
    """Rows of three lines; what does not fit ends with an ellipsis, the whole stands in the tooltip."""

    def __init__(self, theme: Theme, parent: QAbstractItemView | None = None) -> None:
        """No column names the row: the paragraphs themselves are read."""
        super().__init__(theme, height="row_desk", main_column=-1, parent=parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as two lines, or three where the paragraph needs them."""
        view = self.parent()
        width = view.columnWidth(index.column()) if isinstance(view, QTableView) else 0
        lines = self._lines(index, width - SPACE.page - SPACE.near)
        return QSize(width, self._theme.height("row_desk" if len(lines) > 2 else "row_two_lines"))

    def _lines(self, index: Index, width: int) -> list[str]:
        font = self._theme.font("small_strong" if index.data(RowRole.STRONG) else "small")
        return wrapped_lines(str(index.data(Qt.ItemDataRole.DisplayRole) or ""), font, width, _LINES)

    def _paint_words(self, painter: QPainter, area: QRect, index: Index, tone: Token | None) -> None:
        font = self._theme.font("small_strong" if index.data(RowRole.STRONG) else "small")
        lines = self._lines(index, area.width())
        height = QFontMetrics(font).height()
        top = area.top() + max((area.height() - len(lines) * height) // 2, SPACE.tight // 2)
        painter.setFont(font)
        painter.setPen(self._theme.colour(tone or "text"))
        for number, line in enumerate(lines):
            painter.drawText(QRect(area.left(), top + number * height, area.width(), height), 0, line)
