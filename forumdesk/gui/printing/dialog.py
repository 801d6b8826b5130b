"""Asks on which printer, how many copies, which pages, how on the sheets, and what a copy says about itself."""

from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.stationery import CopyMark
from forumdesk.gui.printing.order import (
    MOST_COPIES,
    SAVE,
    PrintOrder,
    PrintQuestion,
    Sides,
    sheets_needed,
)
from forumdesk.gui.printing.page_choice import PagesError, chosen_pages
from forumdesk.gui.printing.printers import PrinterOffer, installed_printers
from forumdesk.gui.reading_order import move_focus
from forumdesk.gui.screen import Screen
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.widgets.tick_box import TickBox
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

_WIDE: Final = 540
_NUMBER_WIDTH: Final = 112
_MOST_NUMBER: Final = 99_999
ALL, CURRENT, SOME = "all", "current", "some"
_SIDES: Final = (
    (Sides.ONE, N_("On one side")),
    (Sides.LONG_EDGE, N_("On both sides, turned at the long edge")),
    (Sides.SHORT_EDGE, N_("On both sides, turned at the short edge")),
)
_MARKS: Final = (
    (CopyMark.NONE, N_("No mark")),
    (CopyMark.COPY, N_("Marked as a copy")),
    (CopyMark.TRUE_COPY, N_("A true copy, with room to certify it")),
)


class PrintDialog(QDialog):
    """Window modal; ``answer`` is set when it was accepted."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        question: PrintQuestion,
        printers: Sequence[PrinterOffer],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._question, self._printers = question, printers
        self.answer: PrintOrder | Literal["save"] | None = None
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.printer_field = ChoiceField(theme, name="", icon_name="printer")
        self.copies_field = TextField(theme, "1")
        self.collate_box = TickBox(theme)
        self.pages_row = Segmented(theme)
        self.pages_field = TextField(theme)
        self.sides_field = ChoiceField(theme, name="")
        self.booklet_box = TickBox(theme)
        self.mark_field = ChoiceField(theme, name="")
        self.number_field = TextField(theme)
        self.sum_label = Label(theme, role="small_strong", wraps=True)
        self.without_label = Label(theme, role="body", wraps=True)
        self.print_button = Button(theme, kind="main", icon_name="printer")
        self.save_button = Button(theme, kind="main", icon_name="export")
        self.cancel_button = Button(theme)
        self.blocks = {
            name: FieldBlock(theme, field, "")
            for name, field in (
                ("printer", self.printer_field),
                ("copies", self.copies_field),
                ("pages", self.pages_row),
                ("some", self.pages_field),
                ("sides", self.sides_field),
                ("mark", self.mark_field),
                ("number", self.number_field),
            )
        }
        for name in (
            "printer_field", "copies_field", "collate_box", "pages_row", "pages_field", "sides_field",
            "booklet_box", "mark_field", "number_field", "sum_label", "print_button", "save_button",
            "cancel_button",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self._arrange()
        self._say()
        self._connect()
        self._show_printer()
        (self.copies_field if printers else self.save_button).setFocus()
        self.copies_field.selectAll()

    # what is answered

    @property
    def copies(self) -> int:
        """How many; 0 where the field holds no number that is possible."""
        text = self.copies_field.text()
        count = int(text) if text.isdecimal() else 0
        return count if count <= MOST_COPIES else 0

    @property
    def sides(self) -> Sides:
        """How sheets are turned."""
        if not self._turns():
            return Sides.USUAL
        return Sides.SHORT_EDGE if self.booklet else Sides(self.sides_field.currentData())

    @property
    def booklet(self) -> bool:
        """Whether pages are put together for folding."""
        return self.booklet_box.isChecked() and self.booklet_box.isEnabled()

    @property
    def mark(self) -> CopyMark:
        """What each page says."""
        return CopyMark(self.mark_field.currentData()) if self._question.can_mark else CopyMark.NONE

    def accept(self) -> None:
        """Print, unless something cannot be; that is said beside its field."""
        wrong = self._wrong_field()
        if wrong is not None:
            wrong.setFocus()
            return
        offer = self._printers[self.printer_field.currentIndex()]
        number = self.number_field.text()
        self.answer = PrintOrder(
            printer=offer.make(),
            pages=self._pages(),
            copies=self.copies,
            collates=self.collate_box.isChecked(),
            sides=self.sides,
            booklet=self.booklet,
            copy=self.mark,
            copy_number=int(number) if number and self.mark is not CopyMark.NONE else 0,
        )
        super().accept()

    def _save_instead(self) -> None:
        self.answer = SAVE
        super().accept()

    def _pages(self) -> tuple[int, ...]:
        """The pages chosen, from 0; none for all. Raises PagesError."""
        if self.booklet or self.pages_row.current == ALL:
            return ()
        if self.pages_row.current == CURRENT:
            return (self._question.current,)
        return chosen_pages(self.pages_field.text(), self._question.pages)

    def _wrong_field(self) -> QWidget | None:
        """Say what is wrong beside each field; the first one of them."""
        wrong: list[QWidget] = []
        sentence = ""
        if not self.copies:
            sentence = self._words.gettext("Write how many copies, from 1 to {most}.").format(
                most=MOST_COPIES
            )
            wrong.append(self.copies_field)
        self.blocks["copies"].set_wrong(sentence)
        sentence = ""
        try:
            self._pages()
        except PagesError as error:
            sentence = self._words.catalogue.sentence(error)
            wrong.append(self.pages_field)
        self.blocks["some"].set_wrong(sentence)
        self._fit()
        return wrong[0] if wrong else None

    # what is shown

    def _say(self) -> None:
        _ = self._words.gettext
        self.setWindowTitle(_("Print"))
        self.blocks["printer"].set_texts(_("Printer"))
        for offer in self._printers:
            self.printer_field.addItem(offer.name)
        usual = [place for place, offer in enumerate(self._printers) if offer.is_usual]
        self.printer_field.setCurrentIndex(usual[0] if usual else 0 if self._printers else -1)
        self.blocks["copies"].set_texts(_("Copies"))
        self.collate_box.set_texts(_("Copy after copy"))
        self.blocks["pages"].set_texts(_("Which pages"))
        self.pages_row.set_texts(self._page_choices(), name=_("Which pages"))
        self.blocks["some"].set_texts(_("Pages, like 1-3, 5"))
        for sides, text in _SIDES:
            self.sides_field.addItem(_(text), sides.value)
        if self._question.sides is not Sides.USUAL:
            self.sides_field.choose(self._question.sides.value)
        self.booklet_box.set_texts(_("As a booklet: A4 sheets to be folded in the middle"))
        self.blocks["mark"].set_texts(_("Mark of the copy"))
        for mark, text in _MARKS:
            self.mark_field.addItem(_(text), mark.value)
        self.blocks["number"].set_texts(_("Number of the first"))
        self.number_field.setPlaceholderText(_("none"))
        self.without_label.setText(
            _("No printer is set up on this computer. Save the pages as a file, or set up a printer first.")
        )
        self.print_button.set_texts(_("Print"))
        self.save_button.set_texts(_("Save as a file"))
        self.cancel_button.set_texts(_("Cancel"))

    def _page_choices(self) -> list[Choice]:
        _, language, question = self._words.gettext, self._words.language, self._question
        every = _("All")
        if question.pages:
            every = _("All, {count}").format(count=whole(question.pages, language))
        current = _("This page, {page}").format(page=whole(question.current + 1, language))
        return [
            Choice(key=ALL, text=every),
            Choice(key=CURRENT, text=current),
            Choice(key=SOME, text=_("Some of them")),
        ]

    def _turns(self) -> bool:
        place = self.printer_field.currentIndex()
        return place >= 0 and self._both_sides.get(place, False)

    def _show_printer(self) -> None:
        """Offer what the printer can."""
        place = self.printer_field.currentIndex()
        if place >= 0 and place not in self._both_sides:
            self._both_sides[place] = self._printers[place].prints_both_sides()
        _, turns = self._words.gettext, self._turns()
        self.sides_field.setEnabled(turns and not self.booklet)
        self.booklet_box.setEnabled(turns)
        help_line = "" if turns or place < 0 else _("This printer prints on one side of the paper only.")
        self.blocks["sides"].set_texts(_("Sides of the paper"), help_line=help_line)
        self._show_sum()

    def _show_sum(self) -> None:
        """Show what belongs to what is chosen, and how much paper it takes."""
        self.sides_field.setEnabled(self._turns() and not self.booklet)
        if self.booklet:
            self.sides_field.choose(Sides.SHORT_EDGE.value)
        self.blocks["pages"].setVisible(self._question.papers == 1 and not self.booklet)
        self.blocks["some"].setVisible(self.pages_row.current == SOME and not self.booklet)
        self.blocks["number"].setVisible(self._question.can_mark and self.mark is not CopyMark.NONE)
        self.collate_box.setEnabled(self.copies > 1)
        self.sum_label.setText(self._sum())
        self._fit()

    def _sum(self) -> str:
        question = self._question
        try:
            pages = len(self._pages()) or question.pages
        except PagesError:
            return ""
        if not pages:
            return self._words.gettext("How much paper it takes is known once all pages are made.")
        if not self.copies:
            return ""
        count = sheets_needed(pages, sides=self.sides, booklet=self.booklet, copies=self.copies)
        ngettext = self._words.ngettext
        sentence = ngettext("{count} sheet of paper", "{count} sheets of paper", count)
        if self.mark is CopyMark.TRUE_COPY:
            sentence = ngettext("About {count} sheet of paper", "About {count} sheets of paper", count)
        return sentence.format(count=whole(count, self._words.language))

    def _changed(self) -> None:
        for name in ("copies", "some"):
            self.blocks[name].set_wrong("")
        self._show_sum()

    # how it is put together

    def _connect(self) -> None:
        self.printer_field.currentIndexChanged.connect(lambda _place: self._show_printer())
        self.copies_field.textChanged.connect(lambda _text: self._changed())
        self.pages_row.chosen.connect(lambda _which: self._changed())
        self.pages_field.textChanged.connect(lambda _text: self._changed())
        self.sides_field.currentIndexChanged.connect(lambda _place: self._show_sum())
        self.booklet_box.toggled.connect(lambda _on: self._show_sum())
        self.mark_field.currentIndexChanged.connect(lambda _place: self._show_sum())
        self.print_button.clicked.connect(self.accept)
        self.save_button.clicked.connect(self._save_instead)
        self.cancel_button.clicked.connect(self.reject)

    def _arrange(self) -> None:
        self._both_sides: dict[int, bool] = {}
        self.copies_field.setValidator(QIntValidator(0, MOST_COPIES, self))
        self.number_field.setValidator(QIntValidator(1, _MOST_NUMBER, self))
        self.collate_box.setChecked(True)
        for name in ("copies", "number"):
            self.blocks[name].field.setFixedWidth(self._theme.scaled(_NUMBER_WIDTH))
        self._content = QWidget()
        rows = QVBoxLayout(self._content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE.near)
        rows.addWidget(self.blocks["printer"])
        rows.addLayout(_beside(self.blocks["copies"], self.collate_box))
        rows.addLayout(_beside(self.blocks["pages"], self.blocks["some"], upper=True))
        rows.addWidget(self.blocks["sides"])
        rows.addWidget(self.booklet_box)
        rows.addLayout(_beside(self.blocks["mark"], self.blocks["number"]))
        rows.addWidget(self.sum_label)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addStretch(1)
        for button in (self.cancel_button, self.save_button, self.print_button):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.desk, SPACE.page, SPACE.desk, SPACE.page)
        column.setSpacing(SPACE.page)
        column.addWidget(self.without_label)
        column.addWidget(self._content)
        column.addLayout(acts)
        self._show_possible()

    def _show_possible(self) -> None:
        """Show only what can be asked: nothing of paper where there is no printer."""
        has_printer = bool(self._printers)
        self.without_label.setVisible(not has_printer)
        self._content.setVisible(has_printer)
        self.print_button.setVisible(has_printer)
        self.save_button.setVisible(not has_printer)
        self.blocks["mark"].setVisible(self._question.can_mark)
        self.blocks["pages"].setVisible(self._question.papers == 1)
        self.booklet_box.setVisible(self._question.can_fold)
        (self.print_button if has_printer else self.save_button).setDefault(True)
        self.setMinimumWidth(self._theme.scaled(_WIDE))

    def _fit(self) -> None:
        """Be as high as what is shown."""
        self._content.updateGeometry()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.resize(max(self.width(), self.sizeHint().width()), self.sizeHint().height())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab follow the reading order."""
        return move_focus(self, forward=forward)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colour("surface"))


def _beside(left: QWidget, right: QWidget, *, upper: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.group)
    row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop if upper else Qt.AlignmentFlag.AlignBottom)
    return row


def ask_printer(screen: Screen, question: PrintQuestion) -> PrintOrder | Literal["save"] | None:
    """Ask in a dialog over the window of ``screen``."""
    dialog = PrintDialog(screen.theme, screen.words, question, installed_printers(), screen.window())
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer
