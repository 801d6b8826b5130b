"""The bar of the recommendations: which part is shown, and the acts that add to it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.gui.models.text_rows_lines import ALL, FRONT, PART_NAMES
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words

# What the small menu offers besides the two that the main button adds.
ADDABLE: Final = (
    Part.RECOMMENDATION, Part.POINT, Part.BODY, Part.ISSUE, Part.PREAMBLE, Part.RECOMMENDATIONS_LEAD,
    Part.ISSUES_LEAD, Part.CLOSING, Part.TITLE, Part.THEME, Part.DATE_PLACE,
)  # fmt: skip
_SEGMENTS: Final = 9


class RecommendationsBar(PageBar):
    """Emits ``chosen(key)`` for the part shown, ``import_asked``, ``remove_asked`` and ``add_asked(part)``."""

    chosen = Signal(str)
    import_asked = Signal()
    remove_asked = Signal()
    add_asked = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme)
        self._theme = theme
        self._words = words
        self._adds = Part.RECOMMENDATION
        self.part_segments = Segmented(theme)
        self.part_field = ChoiceField(theme, name="")
        self.remove_button = Button(theme, kind="flat", icon_name="trash")
        self.import_button = Button(theme, icon_name="download-simple")
        self.add_button = Button(theme, kind="main", icon_name="plus")
        self.more_button = Button(theme, icon_name="caret-down")
        self.add_menu = QMenu(self)
        for name in (
            "part_segments",
            "part_field",
            "remove_button",
            "import_button",
            "add_button",
            "more_button",
        ):
            widget: QWidget = getattr(self, name)
            widget.setObjectName(name)
        self.add_left(self.part_segments)
        self.add_left(self.part_field)
        for button in (self.remove_button, self.import_button, self.add_button, self.more_button):
            self.add_right(button)
        self.part_segments.chosen.connect(self.chosen)
        self.part_field.activated.connect(lambda _: self.chosen.emit(self.part_field.currentData()))
        self.remove_button.clicked.connect(self.remove_asked)
        self.import_button.clicked.connect(self.import_asked)
        self.add_button.clicked.connect(lambda: self.add_asked.emit(self._adds.value))
        self.more_button.clicked.connect(self._open_menu)
        self.add_menu.triggered.connect(lambda action: self.add_asked.emit(action.data()))
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def adds(self) -> Part:
        """What the main button adds."""
        return self._adds

    def set_adds(self, part: Part) -> None:
        """Let the main button add a point or a recommendation; its width stays that of the longer word."""
        self._adds = part
        self.add_button.set_texts(self._words.gettext(PART_NAMES[part]))

    def retranslate(self) -> None:
        """Set the words of the acts."""
        _ = self._words.gettext
        self.import_button.set_texts(_("Import"))
        self.remove_button.set_texts("", name=_("Remove the paragraph"))
        self.more_button.set_texts("", name=_("Add another part"))
        self.add_menu.clear()
        for part in ADDABLE:
            self.add_menu.addAction(_(PART_NAMES[part])).setData(part.value)
        self.set_adds(self._adds)
        self._dress()

    def show_text(self, text: ResolutionText, current: str) -> str:
        """Offer the parts of a text; returns the key that holds, which is another when its part has gone."""
        _ = self._words.gettext
        recommendations = text.recommendations()
        choices = [
            Choice(key=ALL, text=_("All")),
            *(
                Choice(
                    key=str(one.id),
                    text=str(one.number),
                    name=f"{one.number}. {one.title.in_language(self._words.language)}",
                )
                for one in recommendations
            ),
            Choice(key=FRONT, text=_("Preamble and issues")),
        ]
        if current not in {choice.key for choice in choices}:
            current = ALL
        self._offer(choices, current, few=len(recommendations) <= _SEGMENTS)
        return current

    def _offer(self, choices: Sequence[Choice], current: str, *, few: bool) -> None:
        name = self._words.gettext("Part of the text")
        self.part_segments.setVisible(few)
        self.part_field.setVisible(not few)
        self.part_segments.set_current(current)
        self.part_segments.set_texts(choices if few else choices[:1], name=name)
        self.part_segments.set_current(current)
        self.part_field.clear()
        self.part_field.set_texts(name=name)
        for choice in choices:
            self.part_field.addItem(choice.text, choice.key)
        self.part_field.choose(current)

    def _open_menu(self) -> None:
        self.add_menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _dress(self) -> None:
        _ = self._words.gettext
        self.add_menu.setStyleSheet(self._theme.sheet("menu"))
        self.add_menu.setFont(self._theme.font("body"))
        longest = max(words_width(self._theme, _(PART_NAMES[part]), "body_medium") for part in ADDABLE[:2])
        shown = words_width(self._theme, self.add_button.text(), "body_medium")
        self.add_button.setMinimumWidth(self.add_button.sizeHint().width() + longest - shown)

    def show_menu_at(self, menu: QMenu, place: QPoint) -> None:
        """Open a menu of the page in the same dress."""
        menu.setStyleSheet(self._theme.sheet("menu"))
        menu.setFont(self._theme.font("body"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
