"""The middle of conduct mode: the text on the table, large, or else what the item is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.domain.papers import Paper
from forumdesk.domain.resolutions import Recommendation
from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.models.agenda import KIND_NAMES
from forumdesk.gui.theme import SPACE, Role, Theme, Token
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.painting import draw_focus
from forumdesk.gui.words import Words

_WIDEST = 76
"""Letters in a line: above that reading is slow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the view: a number in its own column, words, a role and a colour."""

    words: str
    number: str = ""
    role: Role = "reading"
    token: Token = "text"
    above: int = SPACE.page


def item_paragraphs(
    state: ConductState, language: Language, words: Words, papers: Sequence[Paper]
) -> tuple[Paragraph, ...]:
    """The recommendations linked with the item in sight, in ``language``; without any, the item itself."""
    _, item = words.gettext, state.item
    if item is None:
        return ()
    if state.recommendations:
        return tuple(one for each in state.recommendations for one in _text(each, language, words))
    told = [Paragraph(words=words.gettext(KIND_NAMES[item.kind]), role="section", token="accent")]
    told.append(Paragraph(words=item.title.in_language(language), role="large", above=SPACE.near))
    facts = (
        (_("Section"), item.section.in_language(language)),
        (_("Room"), item.room.in_language(language)),
        (_("Rapporteurs"), item.rapporteurs.in_language(language)),
        (_("Speakers"), item.speakers.in_language(language)),
        (_("Papers"), ", ".join(one.name for one in papers)),
    )
    for caption, value in facts:
        if value:
            told.append(Paragraph(words=caption, role="caption_strong", token="text3"))
            told.append(Paragraph(words=value, role="reading", above=SPACE.tight))
    return tuple(told)


def _text(one: Recommendation, language: Language, words: Words) -> list[Paragraph]:
    _ = words.gettext
    missing = _("This paragraph is not written in this language.")
    name = words.ngettext("Recommendation {numbers}", "Recommendations {numbers}", 1)
    told = [Paragraph(words=name.format(numbers=one.number), role="section", token="accent")]
    for place, row in enumerate(one.rows):
        text = row.row.text.get(language)
        number = row.number.rstrip(".") if place else ""
        if not text:
            told.append(Paragraph(words=missing, number=number, role="body", token="warn"))
        elif not place:
            told.append(Paragraph(words=text, role="large", above=SPACE.near))
        else:
            told.append(Paragraph(words=text, number=number))
    return told


class ItemView(QScrollArea):
    """Paragraphs one under the other; arrows scroll once it has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Paragraph, ...] | None = None
        self._small = False
        self._inner = QWidget()
        self._inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, SPACE.near, 0)
        self._column.setSpacing(0)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown."""
        return self._shown or ()

    def show_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show these paragraphs from their beginning; the same ones stay as they are."""
        if self._shown == tuple(paragraphs):
            return
        self._shown = tuple(paragraphs)
        while (old := self._column.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(paragraphs):
            self._column.addSpacing(one.above if place else 0)
            self._column.addWidget(self._made(one))
        self._column.addStretch(1)
        self.setAccessibleDescription("\n".join(f"{one.number} {one.words}".strip() for one in paragraphs))
        self.verticalScrollBar().setValue(0)

    def set_small(self, small: bool) -> None:
        """Set headings smaller where room is short."""
        if small != self._small:
            self._small = small
            self._dress()

    def _made(self, one: Paragraph) -> QWidget:
        holder = QWidget()
        row = QGridLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(SPACE.near)
        role: Role = "title" if self._small and one.role == "large" else one.role
        label = Label(self._theme, one.words, role=role, token=one.token, wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        widest = QFontMetrics(self._theme.font("reading")).averageCharWidth() * _WIDEST
        label.setMaximumWidth(widest)
        if one.number:
            number = Label(self._theme, one.number, role="title", token="text3")
            number.setMinimumWidth(self._theme.scaled(SPACE.conduct + SPACE.near))
            row.addWidget(number, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 0, 1)
        row.setColumnStretch(1, 100)
        row.setColumnStretch(2, 1)
        return holder

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are left to the page."""
        if event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the focus ring."""
        super().paintEvent(event)
        if self.hasFocus():
            draw_focus(QPainter(self.viewport()), self.viewport().rect(), self._theme.colour("accent"))

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.colour("window"))
        self.setPalette(palette)
        self._inner.setPalette(palette)
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_paragraphs(shown)
