"""The rows of finding and replacing under the bar of the recommendations."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows import OWN_NAMES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words

_LEAST: Final = 180
_MOST: Final = 460
_BUTTONS: Final = (
    "case_button", "words_button", "previous_button", "next_button", "replace_button", "all_button",
    "close_button",
)  # fmt: skip


class FindRow(Ground):
    """Emits `sought` when other words are looked for, `step_asked(-1 | 1)`, and the acts that are asked for."""

    sought = Signal()
    step_asked = Signal(int)
    replace_asked = Signal()
    all_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start hidden."""
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge)
        self._theme, self._words = theme, words
        self.find_field = FindField(theme)
        self.language_field = ChoiceField(theme, name="-")
        self.case_button = Button(theme, kind="flat", icon_name="text-aa", name="-")
        self.words_button = Button(theme, kind="flat", icon_name="brackets-square", name="-")
        self.previous_button = Button(theme, kind="flat", icon_name="caret-up", name="-")
        self.next_button = Button(theme, kind="flat", icon_name="caret-down", name="-")
        self.count_label = Label(theme, role="small", token="text2")
        self.put_field = TextField(theme)
        self.replace_button = Button(theme, deed=CHANGE)
        self.all_button = Button(theme, deed=CHANGE)
        self.close_button = Button(theme, kind="flat", icon_name="x", name="-")
        for name in ("find_field", "language_field", "count_label", "put_field", *_BUTTONS):
            getattr(self, name).setObjectName(name)
        for toggle in (self.case_button, self.words_button):
            toggle.setCheckable(True)
        self._arrange()
        self._connect()
        self.hide()

    def _arrange(self) -> None:
        for field in (self.find_field, self.put_field):
            field.setMinimumWidth(self._theme.scaled(_LEAST))
            field.setMaximumWidth(self._theme.scaled(_MOST))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.near)
        grid.setVerticalSpacing(SPACE.near)
        grid.addWidget(self.find_field, 0, 0)
        grid.addLayout(
            _row(
                self.case_button,
                self.words_button,
                self.language_field,
                self.previous_button,
                self.next_button,
                self.count_label,
            ),
            0,
            1,
        )
        grid.addWidget(self.put_field, 1, 0)
        grid.addLayout(_row(self.replace_button, self.all_button), 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        side = QWidget()
        row = QHBoxLayout(side)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(grid, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(side)

    def _connect(self) -> None:
        self.find_field.textChanged.connect(self.sought)
        self.find_field.entered.connect(lambda: self.step_asked.emit(1))
        self.find_field.went_down.connect(lambda: self.step_asked.emit(1))
        self.language_field.activated.connect(self.sought)
        self.case_button.toggled.connect(self.sought)
        self.words_button.toggled.connect(self.sought)
        self.previous_button.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_asked.emit(1))
        self.put_field.returnPressed.connect(self.replace_asked)
        self.replace_button.clicked.connect(self.replace_asked)
        self.all_button.clicked.connect(self.all_asked)
        self.close_button.clicked.connect(self.closed)
        for field in (self.find_field, self.put_field):
            field.installEventFilter(self)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.find_field.set_texts(_("Find in the text"), name=_("Find in the text"))
        self.put_field.setPlaceholderText(_("Replace with"))
        self.put_field.setAccessibleName(_("Replace with"))
        self.language_field.set_texts(name=_("Language in which is searched"))
        self.case_button.set_texts("", name=_("Tell capitals apart"))
        self.words_button.set_texts("", name=_("Whole words only"))
        self.previous_button.set_texts(
            "", name=_("{act}: {key}").format(act=_("Previous"), key="Shift+Enter")
        )
        self.next_button.set_texts("", name=_("{act}: {key}").format(act=_("Next"), key="Enter"))
        self.replace_button.set_texts(_("Replace"))
        self.all_button.set_texts(_("Replace all"))
        self.close_button.set_texts("", name=_("Close"))

    @property
    def language(self) -> Language | None:
        """The language in which is searched."""
        chosen = self.language_field.currentData()
        return Language(chosen) if chosen else None

    def open_for(self, languages: Sequence[Language], language: Language | None) -> None:
        """Show the rows, for one of the languages of the text."""
        known = [self.language_field.itemData(at) for at in range(self.language_field.count())]
        if known != [one.value for one in languages]:
            self.language_field.clear()
            for one in languages:
                self.language_field.addItem(OWN_NAMES[one], one.value)
        if language is not None:
            self.language_field.choose(language.value)
        self.show()
        self.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_field.selectAll()

    def show_count(self, place: int, count: int) -> None:
        """Say which of how many places is in view; 0 for none of them."""
        _ = self._words.gettext
        said = ""
        if self.find_field.text():
            said = self._words.ngettext("{count} place", "{count} places", count).format(count=count)
            if place:
                said = _("{place} of {count}").format(place=place, count=count)
            if not count:
                said = _("Not found")
        self.count_label.setText(said)
        self.count_label.set_token("bad" if self.find_field.text() and not count else "text2")
        for button in (self.previous_button, self.next_button, self.replace_button, self.all_button):
            button.setEnabled(count > 0)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Shift+Enter goes back, Esc closes once the field is empty of what Esc clears."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.step_asked.emit(-1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        return False


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.tight)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
