"""The bar of the recommendations: views, the part and the states that are shown, and the acts on the whole text."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.gui.models.text_filter import EVERY
from forumdesk.gui.models.text_rows_lines import ALL, FRONT, PART_NAMES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.page_bar import ViewBar
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words

# What the small menu offers besides the two that the main button adds.
ADDABLE: Final = (
    Part.RECOMMENDATION, Part.POINT, Part.BODY, Part.HEADING, Part.ISSUE, Part.PREAMBLE,
    Part.RECOMMENDATIONS_LEAD, Part.ISSUES_LEAD, Part.CLOSING, Part.ANNEX, Part.NOTE, Part.TITLE, Part.THEME,
    Part.DATE_PLACE,
)  # fmt: skip
_SEGMENTS: Final = 9
_LEAST: Final = 600
_BUTTONS: Final = (
    "find_button",
    "panel_button",
    "word_button",
    "more_button",
    "add_button",
    "add_more_button",
)
FillMenu = Callable[[QMenu], None]


class RecommendationsBar(ViewBar):
    """Emits `chosen(key)` for the part shown, `filtered(key)`, `add_asked(part)`, `find_asked`, `panel_asked`.

    What the menus of the text hold is the page's to fill: `fill_word_menu` and `fill_more_menu`.
    """

    chosen = Signal(str)
    filtered = Signal(str)
    add_asked = Signal(str)
    find_asked = Signal()
    panel_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme)
        self._theme, self._words = theme, words
        self._adds = Part.RECOMMENDATION
        self._parts: Sequence[Choice] = ()
        self._part = ALL
        self._filters: Sequence[tuple[str, str]] = ()
        self._filter = EVERY
        self._wordless = False
        self.fill_word_menu: FillMenu = lambda _menu: None
        self.fill_more_menu: FillMenu = lambda _menu: None
        self.part_segments = Segmented(theme)
        self.part_button = Button(theme, icon_name="caret-down", icon_after=True)
        self.filter_button = Button(theme, icon_name="funnel-simple")
        self.find_button = Button(theme, kind="flat", icon_name="magnifying-glass", name="-")
        self.panel_button = Button(theme, kind="flat", icon_name="square-half", name="-")
        self.word_button = Button(theme, icon_name="caret-down", icon_after=True)
        self.more_button = Button(theme, kind="flat", icon_name="dots-three-vertical", name="-")
        self.add_button = Button(theme, kind="main", icon_name="plus", deed=CHANGE)
        self.add_more_button = Button(theme, icon_name="caret-down", name="-", deed=CHANGE)
        self._arrange()
        self._connect()
        theme.changed.connect(self.fit)

    def _arrange(self) -> None:
        for name in ("part_segments", "part_button", "filter_button", *_BUTTONS):
            widget: QWidget = getattr(self, name)
            widget.setObjectName(name)
        for widget in (self.part_segments, self.part_button, self.filter_button):
            self.add_left(widget)
        for name in _BUTTONS:
            self.add_right(getattr(self, name))
        self.panel_button.setCheckable(True)

    def _connect(self) -> None:
        self.part_segments.chosen.connect(self.chosen)
        self.part_button.clicked.connect(self._open_parts)
        self.filter_button.clicked.connect(self._open_filters)
        self.find_button.clicked.connect(self.find_asked)
        self.panel_button.clicked.connect(self.panel_asked)
        self.word_button.clicked.connect(lambda: self._open(self.word_button, self.fill_word_menu))
        self.more_button.clicked.connect(lambda: self._open(self.more_button, self.fill_more_menu))
        self.add_button.clicked.connect(lambda: self.add_asked.emit(self._adds.value))
        self.add_more_button.clicked.connect(lambda: self._open(self.add_more_button, self._fill_adds))

    @property
    def adds(self) -> Part:
        """What the main button adds."""
        return self._adds

    def set_adds(self, part: Part) -> None:
        """Let the main button add a point or a recommendation; its width stays that of the longer word."""
        _ = self._words.gettext
        self._adds = part
        name = _(PART_NAMES[part])
        self.add_button.setMinimumWidth(0)
        self.add_button.set_texts("" if self._wordless else name, name=name)
        if self._wordless:
            return
        longest = max(words_width(self._theme, _(PART_NAMES[part]), "body_medium") for part in ADDABLE[:2])
        shown = words_width(self._theme, self.add_button.text(), "body_medium")
        self.add_button.setMinimumWidth(self.add_button.sizeHint().width() + longest - shown)

    def retranslate(self) -> None:
        """Set the words of the acts."""
        _ = self._words.gettext
        self.find_button.set_texts("", name=_("{act}: {key}").format(act=_("Find and replace"), key="Ctrl+F"))
        self.panel_button.set_texts("", name=_("Panel of the paragraph"))
        self._name_word_button()
        self.more_button.set_texts("", name=_("More acts on the text"))
        self.add_more_button.set_texts("", name=_("Add another part"))
        self.set_adds(self._adds)
        self.fit()

    def _name_word_button(self) -> None:
        name = self._words.gettext("Word files")
        self.word_button.set_texts("" if self._wordless else "Word", name=name)
        self.word_button.set_icon_name("file-text" if self._wordless else "caret-down")

    def show_text(self, text: ResolutionText, current: str) -> str:
        """Offer the parts of a text; returns the key that holds, which is another when its part has gone."""
        _ = self._words.gettext
        self._parts = (
            Choice(key=ALL, text=_("All")),
            *(
                Choice(
                    key=str(one.id),
                    text=str(one.number),
                    name=f"{one.number}. {one.title.in_language(self._words.language)}",
                )
                for one in text.recommendations()
            ),
            Choice(key=FRONT, text=_("Preamble and issues")),
        )
        keys = {choice.key for choice in self._parts}
        self._part = current if current in keys else ALL
        name = _("Part of the text")
        few = len(self._parts) - 2 <= _SEGMENTS
        self.part_segments.set_current(self._part)
        self.part_segments.set_texts(self._parts if few else self._parts[:1], name=name)
        self.part_segments.set_current(self._part)
        shown = next(choice for choice in self._parts if choice.key == self._part)
        self.part_button.set_texts(shown.text, name=f"{name}: {shown.spoken}")
        self.fit()
        return self._part

    def show_filters(self, filters: Sequence[tuple[str, str]], current: str) -> None:
        """Offer the states by which paragraphs are shown."""
        self._filters, self._filter = filters, current
        self.fit()

    def fit(self) -> None:
        """Show the parts side by side where there is room, and the words of the filter."""
        few = len(self._parts) - 2 <= _SEGMENTS
        ways = ((True, True, True), (True, False, True), (False, True, True), (False, False, True))
        for segments, filter_words, words in (*ways, (False, False, False)):
            if segments and not few:
                continue
            self._lay(segments, filter_words, words)
            if self._needed() <= self.width():
                return

    def _lay(self, segments: bool, filter_words: bool, button_words: bool) -> None:
        if self._wordless == button_words:
            self._wordless = not button_words
            self.set_adds(self._adds)
            self._name_word_button()
        self.part_segments.setVisible(segments)
        self.part_button.setVisible(not segments)
        words = next((text for key, text in self._filters if key == self._filter), "")
        name = self._words.gettext("Paragraphs shown: {filter}").format(filter=words)
        shown = words if filter_words or self._filter != EVERY else ""
        self.filter_button.set_texts(shown, name=name)

    def _needed(self) -> int:
        parts = self.part_button if self.part_segments.isHidden() else self.part_segments
        every = [parts, self.filter_button, *(getattr(self, name) for name in _BUTTONS)]
        return self.views_width + sum(map(_width_of, every)) + (len(every) - 2) * SPACE.near + 4 * SPACE.page

    def _open_parts(self) -> None:
        def fill(menu: QMenu) -> None:
            for choice in self._parts:
                self._add_choice(menu, choice.spoken, self.chosen, choice.key, holds=choice.key == self._part)

        self._open(self.part_button, fill)

    def _open_filters(self) -> None:
        def fill(menu: QMenu) -> None:
            for key, text in self._filters:
                self._add_choice(menu, text, self.filtered, key, holds=key == self._filter)

        self._open(self.filter_button, fill)

    def _add_choice(self, menu: QMenu, text: str, signal: object, key: str, *, holds: bool) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(holds)
        action.triggered.connect(lambda: signal.emit(key))  # type: ignore[attr-defined]

    def _fill_adds(self, menu: QMenu) -> None:
        for part in ADDABLE:
            action = menu.addAction(self._words.gettext(PART_NAMES[part]))
            action.triggered.connect(lambda _checked=False, part=part: self.add_asked.emit(part.value))

    def _open(self, button: Button, fill: FillMenu) -> None:
        menu = QMenu(self)
        menu.setObjectName(button.objectName().replace("button", "menu"))
        fill(menu)
        menu.setMaximumWidth(self.width())
        self.show_menu_at(menu, button.mapToGlobal(QPoint(0, button.height())))
        first = next(iter(menu.actions()), None)
        if first is not None and first.menu() is None:
            menu.setActiveAction(first)

    def show_menu_at(self, menu: QMenu, place: QPoint) -> None:
        """Open a menu of the page in the same dress."""
        for one in (menu, *menu.findChildren(QMenu)):
            one.setStyleSheet(self._theme.sheet("menu"))
            one.setFont(self._theme.font("body"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrower: words are taken away then."""
        return QSize(self._theme.scaled(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()


def _width_of(widget: QWidget) -> int:
    if isinstance(widget, Segmented):
        # Its layout does not count segments that were made a moment ago and are not shown yet.
        return sum(button.sizeHint().width() for button in widget.buttons) + 2
    return max(widget.sizeHint().width(), widget.minimumWidth())
