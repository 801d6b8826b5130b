"""The page of the recommendations: the whole text of the resolution, its languages side by side."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import CellState, Hindrance, Part, Row
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.text_rows import OWN_NAMES, TextRowsModel
from forumdesk.gui.models.text_rows_lines import ALL, TextView, hindrance_sentence, table_of
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.recommendations.bar import RecommendationsBar
from forumdesk.gui.pages.recommendations.foot import RecommendationsFoot
from forumdesk.gui.pages.recommendations.places import belongs_to, place_after
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.widgets.paragraph_grid import ParagraphGrid
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    DecisionsChanged,
    MeetingsChanged,
    ParticipantsChanged,
    RegisterChanged,
    ResolutionChanged,
)

IMPORT_KIND = "resolution"


class RecommendationsPage(Page):
    """Reads, writes and checks the text. Emits ``import_asked("resolution")``."""

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (
        ResolutionChanged,
        DecisionsChanged,
        ParticipantsChanged,
        MeetingsChanged,
    )
    import_asked = Signal(str)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace, meeting_id)
        self._part = ALL
        self._second: Language | None = None
        self._view = TextView(text=self.register.resolutions.text(meeting_id), languages=(), decided={})
        self._model = TextRowsModel()
        self.bar = RecommendationsBar(self.theme, self.words)
        self.hindrance_bar = MessageBar(self.theme)
        self.grid = ParagraphGrid(self.theme, name="", keep=self._keep)
        self.grid.setModel(self._model)
        self.foot = RecommendationsFoot(self.theme)
        self.empty_page = EmptyPage(self.theme, "file-text")
        self._arrange()
        self._connect()
        self.retranslate()

    def _arrange(self) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.hindrance_bar, self.grid, self.foot):
            column.addWidget(widget, int(widget is self.grid))
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(self.empty_page)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self._stack, 1)
        for name in ("bar", "hindrance_bar", "grid", "foot", "empty_page", "message_bar"):
            getattr(self, name).setObjectName(name)

    def _connect(self) -> None:
        self.bar.chosen.connect(self._choose_part)
        self.bar.import_asked.connect(lambda: self.import_asked.emit(IMPORT_KIND))
        self.bar.remove_asked.connect(self._remove)
        self.bar.add_asked.connect(lambda part: self._add(Part(part)))
        self.grid.act_asked.connect(self._act)
        self.grid.current_moved.connect(self._name_add)
        self.grid.menu_asked.connect(self._open_row_menu)
        self.grid.head.menu_asked.connect(self._open_column_menu)
        self.empty_page.main_asked.connect(lambda: self._add(Part.RECOMMENDATION))
        self.empty_page.link_asked.connect(lambda: self.import_asked.emit(IMPORT_KIND))

    # what a page does

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.bar.retranslate()
        self.foot.retranslate(self.words)
        self.grid.set_texts(name=_("Text of the resolution, its languages side by side"))
        self.empty_page.set_texts(
            _("No recommendations yet."),
            _("They come from the discussion, or from a text in any of the three languages."),
            main=_("Write the first"),
            link=_("from a text file"),
        )

    def reload(self) -> None:
        """Read the text again; what is being written stays open unless its row has gone."""
        read = self._read()
        if not self._model.same_frame(table_of(read, self._part, self.words)):
            self.grid.leave()
            read = self._read()
        self._view = read
        if not read.decided:
            self._forget(SealedTextError)
        self._part = self.bar.show_text(read.text, self._part)
        self._show_rows()
        self._show_hindrances()
        self.foot.show_text(read.text, read.facts, self.words)
        self._stack.setCurrentIndex(0 if read.text.rows else 1)
        self._name_add()

    def main_act(self) -> None:
        """Add what the filled button says."""
        self._add(self.bar.adds)

    def add(self) -> None:
        """Add what the filled button says."""
        self._add(self.bar.adds)

    def edit_selected(self) -> None:
        """Write in the current cell."""
        self._act("edit")

    def next_problem(self, step: int) -> None:
        """Go to the next or the previous cell that keeps the text from being decided, round the end."""
        open_ones = self._view.hindrances
        if not open_ones or not self.grid.leave():
            return
        self._go_to(self._problem_beside(open_ones, step))

    def take_focus(self) -> None:
        """Put the focus into the text, at its first cell, or on the one act of an empty page."""
        if not self._view.text.rows:
            self.empty_page.setFocus()
            return
        if not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.grid.first_cell())
        self.grid.setFocus()

    # reading and showing

    def _read(self) -> TextView:
        text = self.register.resolutions.text(self.meeting_id)
        rules = self.register.meetings.body(self.register.meetings.meeting(self.meeting_id).body_id).rules
        decided = self.register.resolutions.decided(self.meeting_id)
        return TextView(
            text=text,
            languages=tuple(dict.fromkeys([*rules.languages, *text.languages])) or STATE_LANGUAGE_FIRST,
            facts=self.register.resolutions.facts(self.meeting_id),
            decided=decided,
            hindrances=tuple(
                one for one in text.hindrances(rules.languages or text.languages) if one.row.id not in decided
            ),
        )

    def _show_rows(self) -> None:
        current = self.grid.currentIndex()
        row_id, language = self._model.row_id(current), self._model.language(current)
        if self._model.show(table_of(self._view, self._part, self.words)):
            self.grid.clearSpans()
            again = (
                self._model.index_of(row_id, language) if row_id is not None and language else QModelIndex()
            )
            self.grid.setCurrentIndex(again if again.isValid() else self.grid.first_cell())
        self._choose_columns()
        self.grid.settle()

    def _show_hindrances(self) -> None:
        _ = self.words.gettext
        if not self._view.hindrances:
            self.hindrance_bar.clear()
            return
        sentence = hindrance_sentence(self._view.hindrances, self.words)
        following = Act(text=_("Next"), run=lambda: self.next_problem(1), kind="link", key="F7")
        if self.hindrance_bar.isHidden() or self.hindrance_bar.accessibleName() != sentence:
            self.hindrance_bar.show_message(Message(kind="warn", sentence=sentence, acts=(following,)))

    def _choose_columns(self) -> None:
        """Where the window is narrow, show the first language and one other, chosen in its head."""
        languages = self._model.languages
        narrow = self.window().width() < WIDTH.narrow_window and len(languages) > 2
        if self._second not in languages[1:]:
            self._second = next(iter(languages[1:]), None)
        for place, language in enumerate(languages):
            hidden = narrow and place > 0 and language != self._second
            self.grid.setColumnHidden(place + 1, hidden)
        with_menu = languages.index(self._second) + 1 if narrow and self._second else -1
        self.grid.head.set_menu_section(with_menu)
        self.foot.set_keys_shown(not narrow)
        current = self.grid.currentIndex()
        if current.isValid() and self.grid.isColumnHidden(current.column()):
            self.grid.setCurrentIndex(current.siblingAtColumn(1))

    def _name_add(self) -> None:
        inside = belongs_to(self._view.text, self._model.row_id(self.grid.currentIndex()))
        self.bar.set_adds(Part.POINT if inside is Part.RECOMMENDATION else Part.RECOMMENDATION)

    def _choose_part(self, key: str) -> None:
        if self.grid.leave():
            self._part = key
            self.reload()
            self.grid.scrollToTop()

    # writing

    def _keep(self, index: QModelIndex, text: str) -> bool:
        row_id, language = self._model.row_id(index), self._model.language(index)
        if row_id is None or language is None:
            return False
        deed = self.register.resolutions.edit_cell
        return self.perform(lambda: deed(self.meeting_id, row_id, language, text)) is not None

    def _act(self, name: str) -> None:
        index = self.grid.currentIndex()
        row_id, language = self._model.row_id(index), self._model.language(index)
        if row_id is None or language is None:
            return
        if name == "remove":
            self._remove()
        elif name == "confirm":
            self._confirm(row_id, language)
        else:
            self._write(index, row_id, language)

    def _write(self, index: QModelIndex, row_id: RowId, language: Language) -> None:
        decision = self._view.decided.get(row_id)
        if decision is not None:
            self.show_error(SealedTextError(decision=decision))
            return
        if self.grid.edited == index or not self.grid.leave():
            return  # F2 in the open field: what is typed there is newer than what the page has read
        text = self._view.text.row(row_id).text.get(language)
        spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        self.grid.write(index, text, name=spoken)

    def _confirm(self, row_id: RowId, language: Language) -> None:
        state = self._view.text.row(row_id).state(language)
        if state in {CellState.DRAFT, CellState.STALE}:
            deed = self.register.resolutions.confirm_cell
            self.perform(lambda: deed(self.meeting_id, row_id, language))

    def _add(self, part: Part) -> None:
        if not self.grid.leave():
            return
        after = place_after(self._view.text, part, self._model.row_id(self.grid.currentIndex()))
        row = self.perform(lambda: self.register.resolutions.add_row(self.meeting_id, part, after))
        if row is None:
            return
        if self._part != ALL and part not in {Part.POINT, Part.BODY}:
            self._part = ALL
        self.reload()
        self._begin(row)

    def _begin(self, row: Row) -> None:
        """Open a new row for writing in its first language."""
        index = self._model.index_of(row.id, self._model.languages[0])
        if not index.isValid():
            self._part = ALL
            self.reload()
            index = self._model.index_of(row.id, self._model.languages[0])
        self.grid.setCurrentIndex(index)
        self._act("edit")

    def _remove(self) -> None:
        row_id = self._model.row_id(self.grid.currentIndex())
        if row_id is None or not self.grid.leave():
            return
        beside = self.grid.currentIndex()

        def remove() -> bool:
            self.register.resolutions.remove_row(self.meeting_id, row_id)
            return True

        if self.perform(remove):
            self.grid.go(1, 0) or self.grid.go(-1, 0)
            self.reload()
            if beside.isValid():
                self.grid.setFocus()

    # moving

    def _problem_beside(self, open_ones: tuple[Hindrance, ...], step: int) -> Hindrance:
        """The hindrance after or before the current cell in reading order."""
        order = {row.id: place for place, row in enumerate(self._view.text.rows)}
        languages = self._model.languages

        def place_of(row_id: RowId | None, language: Language | None) -> tuple[int, int]:
            column = languages.index(language) if language in languages else -1
            return (order.get(row_id, -1) if row_id is not None else -1, column)

        index = self.grid.currentIndex()
        here = place_of(self._model.row_id(index), self._model.language(index))
        ordered = sorted(open_ones, key=lambda one: place_of(one.row.id, one.language))
        places = [place_of(one.row.id, one.language) for one in ordered]
        if step > 0:
            return next((one for one, at in zip(ordered, places, strict=True) if at > here), ordered[0])
        before = [one for one, at in zip(ordered, places, strict=True) if at < here]
        return before[-1] if before else ordered[-1]

    def _go_to(self, hindrance: Hindrance) -> None:
        if not self._model.index_of(hindrance.row.id, hindrance.language).isValid():
            self._part = ALL
            self.reload()
        if hindrance.language in self._model.languages[1:]:
            self._second = hindrance.language
            self._choose_columns()
            self.grid.settle()
        index = self._model.index_of(hindrance.row.id, hindrance.language)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)
        self.grid.setFocus()

    # menus

    def _open_row_menu(self, place: QPoint) -> None:
        _ = self.words.gettext
        row_id = self._model.row_id(self.grid.currentIndex())
        language = self._model.language(self.grid.currentIndex())
        if row_id is None or language is None:
            return
        menu = QMenu(self)
        menu.addAction(_("Write"), lambda: self._act("edit"))
        if self._view.text.row(row_id).state(language) in {CellState.DRAFT, CellState.STALE}:
            menu.addAction(_("Confirm"), lambda: self._act("confirm"))
        menu.addSeparator()
        menu.addAction(_("Remove the paragraph"), self._remove)
        self.bar.show_menu_at(menu, place)

    def _open_column_menu(self, section: int) -> None:
        menu = QMenu(self)
        for language in self._model.languages[1:]:
            action = menu.addAction(OWN_NAMES[language])
            action.setCheckable(True)
            action.setChecked(language == self._second)
            action.triggered.connect(lambda _checked=False, language=language: self.show_beside(language))
        area = self.grid.head.section_area(section)
        self.bar.show_menu_at(menu, self.grid.head.viewport().mapToGlobal(area.bottomLeft()))

    def show_beside(self, language: Language) -> None:
        """Show a language beside the first where there is room for two."""
        if self.grid.leave():
            self._second = language
            self._choose_columns()
            self.grid.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show two or three languages."""
        super().resizeEvent(event)
        self._choose_columns()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being written before the page is left."""
        self.grid.leave()
        super().hideEvent(event)
