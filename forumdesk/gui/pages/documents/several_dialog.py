"""Asks which papers are to be made together, in which languages, and where they go."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.documents.several_list import Offered, SeveralModel, SeveralView
from forumdesk.gui.pages.resolution.output import LANGUAGE_NAMES
from forumdesk.gui.reading_order import move_focus
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.tick_box import TickBox
from forumdesk.gui.words import Words

EACH: Final = "each"
PRINTER, FOLDER, ONE_FILE = "printer", "folder", "one_file"
_LAYOUTS: Final = (
    (EACH, N_("Each language by itself")),
    ("sequence", N_("One language after the other")),
    ("columns", N_("Languages side by side")),
)
_FORMS: Final = (("pdf", "PDF"), ("docx", "Word"), ("html", N_("Web page")))
_SIZE: Final = (640, 480)


class SeveralDialog(QDialog):
    """Window modal. Emits ``asked(way)`` when it was accepted."""

    asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        offered: Sequence[Offered],
        languages: Sequence[Language],
        parent: QWidget | None = None,
    ) -> None:
        """`languages` are those of the body, of which the first is ticked."""
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.model = SeveralModel(words, offered)
        self.papers = SeveralView(theme, self.model)
        self.language_boxes = {language: TickBox(theme) for language in languages}
        self.layout_field = ChoiceField(theme, name="", icon_name="translate")
        self.form_field = ChoiceField(theme, name="")
        self.encrypt_box = TickBox(theme)
        self.sum_label = Label(theme, role="small_strong", wraps=True)
        self.cancel_button = Button(theme)
        self.one_button = Button(theme)
        self.folder_button = Button(theme, icon_name="export")
        self.print_button = Button(theme, kind="main", icon_name="printer")
        for name in (
            "papers", "layout_field", "form_field", "encrypt_box", "sum_label", "cancel_button", "one_button",
            "folder_button", "print_button",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self._arrange()
        self._say()
        self._connect()
        next(iter(self.language_boxes.values())).setChecked(True)
        self._show_sum()
        self.papers.setFocus()

    # what is chosen

    @property
    def chosen(self) -> tuple[str, ...]:
        """The papers."""
        return self.model.chosen

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages, in the order of the body."""
        return tuple(language for language, box in self.language_boxes.items() if box.isChecked())

    @property
    def layout_name(self) -> str:
        """How they stand; EACH for files of their own."""
        return str(self.layout_field.currentData()) if len(self.languages) > 1 else EACH

    @property
    def form(self) -> str:
        """The format of files in a folder."""
        return str(self.form_field.currentData())

    # what is shown

    def _say(self) -> None:
        _ = self._words.gettext
        self.setWindowTitle(_("Several documents"))
        self.papers.setAccessibleName(_("What can be printed"))
        for language, box in self.language_boxes.items():
            box.set_texts(_(LANGUAGE_NAMES[language]))
        self.layout_field.set_texts(name=_("Layout"))
        for key, text in _LAYOUTS:
            self.layout_field.addItem(_(text), key)
        self.form_field.set_texts(name=_("Format of the files"), caption=_("Files:"))
        for key, text in _FORMS:
            self.form_field.addItem(_(text), key)
        self.encrypt_box.set_texts(_("Encrypt the files with a passphrase"))
        self.cancel_button.set_texts(_("Cancel"))
        self.one_button.set_texts(_("One PDF…"))
        self.folder_button.set_texts(_("To a folder…"))
        self.print_button.set_texts(_("Print…"))

    def _show_sum(self) -> None:
        papers, languages = len(self.chosen), len(self.languages)
        self.layout_field.setEnabled(languages > 1)
        ready = bool(papers and languages)
        for button in (self.one_button, self.folder_button, self.print_button):
            button.setEnabled(ready)
        ngettext = self._words.ngettext
        if not papers:
            text = self._words.gettext("Tick what is to be printed together.")
        elif not languages:
            text = self._words.gettext("Tick a language.")
        else:
            files = papers * (languages if self.layout_name == EACH else 1)
            text = ngettext("{count} document", "{count} documents", files).format(count=files)
        self.sum_label.setText(text)

    # how it is put together

    def _connect(self) -> None:
        self.model.ticked.connect(self._show_sum)
        for box in self.language_boxes.values():
            box.toggled.connect(lambda _on: self._show_sum())
        self.layout_field.currentIndexChanged.connect(lambda _place: self._show_sum())
        self.cancel_button.clicked.connect(self.reject)
        for button, way in (
            (self.one_button, ONE_FILE),
            (self.folder_button, FOLDER),
            (self.print_button, PRINTER),
        ):
            button.clicked.connect(lambda _checked=False, way=way: self._ask(way))

    def _ask(self, way: str) -> None:
        self.accept()
        self.asked.emit(way)

    def _arrange(self) -> None:
        languages = QHBoxLayout()
        languages.setSpacing(SPACE.group)
        for box in self.language_boxes.values():
            languages.addWidget(box)
        languages.addStretch(1)
        languages.addWidget(self.layout_field)
        sums = QHBoxLayout()
        sums.setSpacing(SPACE.group)
        sums.addWidget(self.sum_label, 1)
        sums.addWidget(self.form_field)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addWidget(self.encrypt_box)
        acts.addStretch(1)
        for button in (self.cancel_button, self.one_button, self.folder_button, self.print_button):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        column.setSpacing(SPACE.group)
        column.addWidget(self.papers, 1)
        column.addLayout(languages)
        column.addLayout(sums)
        column.addLayout(acts)
        self.print_button.setDefault(True)
        self.resize(self._theme.scaled(_SIZE[0]), self._theme.scaled(_SIZE[1]))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab follow the reading order."""
        return move_focus(self, forward=forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))
