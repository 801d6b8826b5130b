"""The menus of the text: of a row, of a column, of the whole text, of its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from forumdesk.domain.errors import N_
from forumdesk.domain.resolutions import DEEPEST, CellState, Numbering, Part, Stage
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.text_rows import OWN_NAMES
from forumdesk.gui.models.text_rows_lines import PART_NAMES, WAITING_STATES
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.gui.pages.recommendations.page import RecommendationsPage

NUMBERINGS: Final = {Numbering.DECIMAL: "1.  1.1.  1.1.1.", Numbering.LETTERED: "1.  (a)  (i)  a."}
_PARTS: Final = (
    Part.TITLE, Part.THEME, Part.DATE_PLACE, Part.PREAMBLE, Part.ISSUES_LEAD, Part.ISSUE,
    Part.RECOMMENDATIONS_LEAD, Part.RECOMMENDATION, Part.POINT, Part.BODY, Part.HEADING, Part.CLOSING,
    Part.ANNEX, Part.NOTE,
)  # fmt: skip
_ROW_ACTS: Final = (
    ("up", N_("Move up"), "Alt+↑"),
    ("down", N_("Move down"), "Alt+↓"),
    ("deeper", N_("Deeper"), "Alt+→"),
    ("shallower", N_("Shallower"), "Alt+←"),
    ("join", N_("Join with the row above"), "Ctrl+Shift+Backspace"),
)


def stage_names(words: Words) -> dict[Stage, str]:
    """How far a text is, in a word."""
    return {
        Stage.DRAFT: words.pgettext("text", "Draft"),
        Stage.TRANSLATED: words.pgettext("text", "Translated"),
        Stage.CHECKED: words.pgettext("text", "Checked"),
        Stage.AUTHENTIC: words.pgettext("text", "Authentic"),
    }


class Menus:
    """Fills the menus of a page."""

    def __init__(self, page: RecommendationsPage) -> None:
        self._page = page

    def open_row_menu(self, place: QPoint) -> None:
        """Open the menu of the current cell."""
        page = self._page
        row_id, language = page.current_row_id, page.current_language
        if row_id is None or language is None:
            return
        _ = page.words.gettext
        row = page.view.text.row(row_id)
        state = row.state(language)
        menu = QMenu(page)
        menu.setObjectName("row_menu")
        free: list[QAction] = []
        self._act(menu, _("Write"), "edit", "F2")
        if state in WAITING_STATES:
            self._act(menu, _("Confirm"), "confirm", "Space")
        if state is CellState.STALE:
            free.append(self._act(menu, _("What changed"), "changed"))
        if state is not CellState.MISSING:
            self._add_stages(menu, row.standing(language).stage)
        menu.addSeparator()
        self._add_parts(menu, row.part, row.level)
        for name, text, key in _ROW_ACTS:
            self._act(menu, _(text), name, key)
        menu.addSeparator()
        action = menu.addAction(_("History of the paragraph"))
        action.triggered.connect(lambda: page.helping.show_history())
        free.append(action)
        action = menu.addAction(_("Propose an amendment"))
        action.triggered.connect(lambda: page.proposal_asked.emit(row_id))
        if page.view.amendments.get(row_id):
            free.append(self._act(menu, _("Amendments to the paragraph"), "amendments"))
        menu.addSeparator()
        self._act(menu, _("Remove the paragraph"), "remove", "Del")
        self._hold_back(menu, free)
        page.bar.show_menu_at(menu, place)

    def open_column_menu(self, section: int, place: QPoint, *, chooses: bool) -> None:
        """Open the menu of a head; where room is short it chooses the language beside the first."""
        page = self._page
        languages = page.view.languages
        if not 0 < section <= len(languages):
            return
        menu = QMenu(page)
        menu.setObjectName("column_menu")
        if chooses:
            for language in page.columns.offered:
                action = menu.addAction(OWN_NAMES[language])
                action.setCheckable(True)
                action.setChecked(not page.grid.isColumnHidden(languages.index(language) + 1))
                action.triggered.connect(
                    lambda _on=False, language=language: page.columns.show_beside(language)
                )
            menu.addSeparator()
        free = menu.actions()
        self._add_whole(menu, languages[section - 1])
        self._hold_back(menu, free)
        page.bar.show_menu_at(menu, place)

    def fill_more(self, menu: QMenu) -> None:
        """Fill the menu of acts on the whole text."""
        page = self._page
        _ = page.words.gettext
        for language in page.view.languages:
            inner = menu.addMenu(_("All texts: {language}").format(language=OWN_NAMES[language]))
            self._add_whole(inner, language)
        for language in (one for one in STATE_LANGUAGE_FIRST if one not in page.view.languages):
            action = menu.addAction(_("Add a column: {language}").format(language=OWN_NAMES[language]))
            action.triggered.connect(lambda _on=False, language=language: page.deeds.add_language(language))
        menu.addSeparator()
        numbering = menu.addMenu(_("Numbering of points"))
        for kind, example in NUMBERINGS.items():
            action = numbering.addAction(example)
            self._check(action, page.view.text.numbering is kind)
            action.triggered.connect(lambda _on=False, kind=kind: page.deeds.set_numbering(kind))
        repairable = page.helping.repairable
        said = page.words.ngettext("Repair {count} finding", "Repair {count} findings", len(repairable))
        action = menu.addAction(said.format(count=len(repairable)), page.helping.repair_all)
        action.setEnabled(bool(repairable))
        menu.addSeparator()
        self._hold_back(menu, ())
        action = menu.addAction(_("Check spelling"))
        self._check(action, page.spelling.is_on)
        action.triggered.connect(page.spelling.switch)
        menu.addSeparator()
        self._act(menu, _("Remove the paragraph"), "remove", "Del")

    def fill_word(self, menu: QMenu) -> None:
        """Fill the menu of files."""
        page = self._page
        _ = page.words.gettext
        free = (menu.addAction(_("Export to Word…"), page.files.export),)
        menu.addAction(_("Bring back a Word file…"), page.return_asked.emit)
        menu.addSeparator()
        menu.addAction(_("Import a text…"), lambda: page.import_asked.emit("resolution"))
        self._hold_back(menu, free)

    def _add_stages(self, menu: QMenu, stage: Stage) -> None:
        page = self._page
        inner = menu.addMenu(page.words.gettext("Mark as"))
        for one, name in stage_names(page.words).items():
            action = inner.addAction(name)
            self._check(action, one is stage)
            action.triggered.connect(lambda _on=False, one=one: page.deeds.mark_as(one))

    def _add_parts(self, menu: QMenu, part: Part, level: int) -> None:
        page = self._page
        _ = page.words.gettext
        inner = menu.addMenu(_("This paragraph is"))
        for one in _PARTS:
            for depth in range(1, DEEPEST + 1) if one is Part.POINT else (1,):
                name = _(PART_NAMES[one])
                if one is Part.POINT:
                    name = _("Point, level {level}").format(level=depth)
                action = inner.addAction(name)
                self._check(action, one is part and (one is not Part.POINT or depth == level))
                action.triggered.connect(
                    lambda _on=False, one=one, depth=depth: page.deeds.set_part(one, depth)
                )

    def _add_whole(self, menu: QMenu, language: Language) -> None:
        page = self._page
        _ = page.words.gettext
        deed = page.deeds.confirm_all
        menu.addAction(_("Confirm all as checked"), lambda: deed(language))
        menu.addAction(_("Mark all as authentic"), lambda: deed(language, Stage.AUTHENTIC))

    def _hold_back(self, menu: QMenu, free: Sequence[QAction]) -> None:
        """Take all acts but the ``free`` ones from the menu of a text that is only looked at."""
        if self._page.why_not(CHANGE):
            for one in menu.actions():
                if one not in free:
                    one.setEnabled(False)

    def _act(self, menu: QMenu, text: str, name: str, key: str = "") -> QAction:
        # The key is only named: a second shortcut would take it from the grid.
        return menu.addAction(f"{text}\t{key}" if key else text, self._doing(name))

    def _doing(self, name: str) -> Callable[[], None]:
        return lambda: self._page.deeds.act(name)

    def _check(self, action: QAction, holds: bool) -> None:
        action.setCheckable(True)
        action.setChecked(holds)
