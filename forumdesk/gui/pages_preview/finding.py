"""Finding a text in finished pages: the field with its count, and the search beside the window."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

if TYPE_CHECKING:
    from forumdesk.documents.preview import Match

_RESTED: Final = 200  # milliseconds without a letter after which the pages are searched
_AT_ONCE: Final = 40  # pages searched in one task: pages to be drawn do not wait for the last one


class FindInPages(QObject):
    """Searches page by page from the first. Emits ``found`` whenever more is known."""

    found = Signal()

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pdf, self._pages, self._text = b"", 0, ""
        self.matches: list[Match] = []
        self.is_searching = False

    def search(self, pdf: bytes, pages: int, text: str) -> None:
        """Search a file of so many pages; what was searched before is given up."""
        self._pdf, self._pages, self._text = pdf, pages, text.strip()
        self.matches = []
        self.is_searching = bool(self._text) and pages > 0
        if self.is_searching:
            self._go_on(0)
        self.found.emit()

    def _go_on(self, first: int) -> None:
        pages = range(first, min(first + _AT_ONCE, self._pages))
        asked = (self._pdf, self._text)
        self._tasks.run(
            partial(_searched, *asked, pages), partial(self._take, asked, pages), self._fail, owner=self
        )

    def _take(self, asked: tuple[bytes, str], pages: range, found: "list[Match]") -> None:
        if asked[0] is not self._pdf or asked[1] != self._text or not self.is_searching:
            return
        self.matches.extend(found)
        self.is_searching = pages.stop < self._pages
        if self.is_searching:
            self._go_on(pages.stop)
        self.found.emit()

    def _fail(self, _error: KnownError) -> None:
        self.is_searching = False
        self.found.emit()


def _searched(pdf: bytes, text: str, pages: range) -> "list[Match]":
    from forumdesk.documents.preview import PagePictures

    with PagePictures(pdf) as opened:
        return opened.search(text, pages)


class FindBar(Ground):
    """Hidden until it is asked for. Emits ``searched(text)``, ``stepped(by)`` and ``left``."""

    searched = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, "raised", lines=Qt.Edge.TopEdge, parent=parent)
        self._words = words
        self.field = _PagesField(theme)
        self.count_label = Label(theme, role="small", token="text2")
        self.back_button = Button(theme, kind="flat", icon_name="caret-up", height="target")
        self.on_button = Button(theme, kind="flat", icon_name="caret-down", height="target")
        self.close_button = Button(theme, kind="flat", icon_name="x", height="target")
        for name in ("field", "count_label", "back_button", "on_button", "close_button"):
            getattr(self, name).setObjectName(name)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_RESTED)
        self._resting.timeout.connect(self._search)
        self._asked = ""
        self._arrange()
        self._connect()
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Show the field with the focus, and what stands in it selected."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Forget the search and go."""
        self.hide()
        self.field.clear()
        self._resting.stop()
        self._search()
        self.left.emit()

    def say(self, current: int, count: int, *, searching: bool) -> None:
        """Say which of how many is in sight; ``current`` is counted from 0, -1 for none."""
        _, language = self._words.gettext, self._words.language
        several = count > 1
        self.back_button.setEnabled(several)
        self.on_button.setEnabled(several)
        if not self._asked:
            text = ""
        elif count:
            numbers = {"place": whole(current + 1, language), "count": whole(count, language)}
            text = _("{place} / {count}").format(**numbers)
        else:
            text = _("Searching …") if searching else _("Not found")
        self.count_label.setText(text)
        self.field.setAccessibleDescription(text)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.field.set_texts(_("Find in the pages"), name=_("Find in the pages"))
        self.back_button.set_texts("", name=_("The one before"))
        self.on_button.set_texts("", name=_("The next one"))
        self.close_button.set_texts("", name=_("Close the search"))

    def _search(self) -> None:
        if self.field.text().strip() != self._asked:
            self._asked = self.field.text().strip()
            self.searched.emit(self._asked)

    def _step(self, by: int) -> None:
        """Go to another match, or search at once where that was waiting."""
        if self._resting.isActive():
            self._resting.stop()
            self._search()
        else:
            self.stepped.emit(by)

    def _connect(self) -> None:
        self.field.find_changed.connect(lambda _text: self._resting.start())
        self.field.stepped.connect(self._step)
        self.field.left.connect(self.close_bar)
        self.back_button.clicked.connect(lambda: self._step(-1))
        self.on_button.clicked.connect(lambda: self._step(1))
        self.close_button.clicked.connect(self.close_bar)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.group, SPACE.tight, SPACE.group, SPACE.tight)
        row.setSpacing(SPACE.near)
        row.addWidget(self.field, 1)
        row.addWidget(self.count_label)
        row.addWidget(self.back_button)
        row.addWidget(self.on_button)
        row.addWidget(self.close_button)


class _PagesField(FindField):
    """Enter goes to the next match, Shift+Enter back, Esc ends the search. Emits ``stepped(by)`` and ``left``."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class; ↑ and ↓ step too."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
