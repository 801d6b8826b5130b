"""The panel beside the text: findings of the paragraph, its history, wordings and facts to put into it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from forumdesk.gui.pages.recommendations.panel_facts import FactsSection
from forumdesk.gui.pages.recommendations.panel_findings import FindingsSection
from forumdesk.gui.pages.recommendations.panel_history import HistorySection
from forumdesk.gui.pages.recommendations.panel_wordings import WordingsSection
from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words

FINDINGS: Final = "findings"
HISTORY: Final = "history"
WORDINGS: Final = "wordings"
FACTS: Final = "facts"
_WIDTH: Final = 400


class TextPanel(Ground):
    """Emits `closed`, and `turned(key)` when another section is chosen."""

    closed = Signal()
    turned = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "surface", lines=Qt.Edge.LeftEdge)
        self._theme, self._words = theme, words
        self.title_label = Label(theme, role="section", wraps=True)
        self.close_button = Button(theme, kind="flat", icon_name="x", name="-", height="target")
        self.sections = Segmented(theme)
        self.findings = FindingsSection(theme, words)
        self.history = HistorySection(theme, words)
        self.wordings = WordingsSection(theme, words)
        self.facts = FactsSection(theme, words)
        self._pages: Mapping[str, QWidget] = {
            FINDINGS: self.findings, HISTORY: self.history, WORDINGS: self.wordings, FACTS: self.facts,
        }  # fmt: skip
        self._scrolls: dict[str, QScrollArea] = {}
        self._stack = QStackedWidget()
        for name in ("title_label", "close_button", "sections", *self._pages):
            getattr(self, name).setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._arrange()
        self.close_button.clicked.connect(self.closed)
        self.sections.chosen.connect(self._turn)
        self._dress()
        theme.changed.connect(self._dress)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.near)
        top.setSpacing(SPACE.near)
        top.addLayout(head)
        top.addWidget(self.sections, 0, Qt.AlignmentFlag.AlignLeft)
        for key, page in self._pages.items():
            self._scrolls[key] = _scrolled(page)
            self._stack.addWidget(self._scrolls[key])
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDTH.hairline, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.close_button.set_texts("", name=_("Close"))
        self._name_sections()
        for page in (self.findings, self.history, self.wordings, self.facts):
            page.retranslate()

    @property
    def current(self) -> str:
        """The section in view."""
        return self.sections.current

    def show_head(self, title: str) -> None:
        """Say which paragraph it is."""
        self.title_label.setText(title)
        self.setAccessibleName(title)

    def turn_to(self, key: str) -> None:
        """Show a section."""
        self.sections.set_current(key)
        self._stack.setCurrentWidget(self._scrolls[key])

    def _turn(self, key: str) -> None:
        self.turn_to(key)
        self.turned.emit(key)

    def _name_sections(self) -> None:
        _ = self._words.gettext
        choices = (
            Choice(key=FINDINGS, text=_("Findings")),
            Choice(key=HISTORY, text=_("History")),
            Choice(key=WORDINGS, text=_("Wordings")),
            Choice(key=FACTS, text=_("Facts")),
        )
        self.sections.set_texts(choices, name=_("Panel of the paragraph"))

    def _dress(self) -> None:
        for scroll in self._scrolls.values():
            scroll.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Be wide enough to read paragraphs in."""
        wide = max(self._theme.scaled(_WIDTH), self.sections.sizeHint().width() + 2 * SPACE.page)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep the width; scroll in height."""
        return QSize(self.sizeHint().width(), self._theme.scaled(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _scrolled(page: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidget(page)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return scroll
