"""Verify a handout: one field for the code, a PDF from a dialog or dropped, and what it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout

from forumdesk.domain.errors import KnownError
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.screen import Screen
from forumdesk.gui.tasks import Progress
from forumdesk.gui.theme import SPACE
from forumdesk.gui.verify.answer_view import AnswerView
from forumdesk.gui.verify.column import Column, beside_field
from forumdesk.gui.verify.comparing import Comparing
from forumdesk.gui.verify.view import View
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label
from forumdesk.services.answers import Answer, answer_code, answer_handout, code_of
from forumdesk.services.codes import Code, parse_code
from forumdesk.services.held_files import FileKind, kind_of

if TYPE_CHECKING:
    from forumdesk.services.handout_checks import HandoutCheck


@dataclass(frozen=True, slots=True)
class _Paper:
    """What was read: what it says, or its code alone with what is missing."""

    check: HandoutCheck | None
    code: Code | None
    error: KnownError | None


class HandoutView(View):
    """The field, the acts, the answer; what was asked last is asked again when it is compared with something else."""

    def __init__(self, screen: Screen, long_act: LongAct, comparing: Comparing) -> None:
        """Say errors on ``screen``; long work goes through ``long_act``."""
        super().__init__()
        theme = screen.theme
        self._screen, self._words = screen, screen.words
        self._long_act, self._comparing = long_act, comparing
        self._asked: Code | HandoutCheck | None = None
        self._wrong: KnownError | None = None
        self.code_field = TextField(theme, height="control_desk")
        self.code_field.setObjectName("code_field")
        self.code_field.returnPressed.connect(self.check_code)
        self.code_field.textEdited.connect(self._forget_wrong)
        self._code_block = FieldBlock(theme, self.code_field, "")
        self.check_button = Button(theme, kind="main", icon_name="qr-code", height="control_desk")
        self.check_button.setObjectName("check_button")
        self.check_button.clicked.connect(self.check_code)
        self.pdf_button = Button(theme, icon_name="file-pdf", height="control_desk")
        self.pdf_button.setObjectName("pdf_button")
        self.pdf_button.clicked.connect(self.ask_for_paper)
        self._source_icon = IconView(theme, "hard-drives")
        self._source = Label(theme, role="small", token="text2", wraps=True)
        self._source.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.compare_button = Button(theme, kind="link")
        self.compare_button.setObjectName("compare_button")
        self.compare_button.clicked.connect(self.ask_for_source)
        self.own_button = Button(theme, kind="link")
        self.own_button.setObjectName("own_button")
        self.own_button.clicked.connect(comparing.drop)
        self._help = Label(theme, role="body", token="text2", wraps=True)
        self.answer_view = AnswerView(theme, screen.words)
        self.answer_view.setObjectName("answer_view")
        comparing.changed.connect(self._compare_anew)
        self._arrange()

    # what a person asks

    def check_code(self) -> None:
        """Look for what the field holds."""
        typed = self.code_field.text()
        self.code_field.selectAll()  # the next scan takes its place
        try:
            code = parse_code(typed)
        except KnownError as error:
            self._show_wrong(error)
            self._forget_answer()
            return
        self._forget_wrong()
        self._screen.message_bar.clear()
        self._asked = code
        self._ask()

    def ask_for_paper(self) -> None:
        """Have a PDF chosen and read it."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Open a printed resolution"), "", _("Printed resolutions (*.pdf)")
        )
        if name:
            self.open_paper(Path(name))

    def ask_for_source(self) -> None:
        """Have a register or a list of heads chosen to compare with."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Compare with"), "", _("Registers and lists of heads (*.forumdesk *.json)")
        )
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Do with a file what it is for: read a printed resolution, compare with a register or a list of heads."""
        kind = self._screen.perform(lambda: kind_of(path))
        if kind is FileKind.PAPER:
            self.open_paper(path)
        elif kind is not None:
            self._screen.perform(lambda: self._comparing.take(path, kind))

    def open_paper(self, path: Path) -> None:
        """Read a printed resolution page by page and say what it is worth."""
        self._forget_answer()
        self._forget_wrong()
        self._screen.message_bar.clear()
        self._long_act.run(
            lambda told: _read(path, told),
            self._take,
            self._refused,
            sentence=self._words.gettext("Reading the pages: {done} of {total}"),
            given_up=self.take_focus,
        )

    def take_focus(self) -> None:
        """Work starts in the field."""
        self.code_field.setFocus()

    # what comes of it

    def _take(self, paper: _Paper) -> None:
        if paper.error is not None:
            self._screen.show_error(paper.error)
        self._asked = paper.check or paper.code
        if paper.code is None:
            self.take_focus()
            return
        self.code_field.setText(paper.code.printed)
        self._ask()

    def _refused(self, error: KnownError) -> None:
        self._screen.show_error(error)
        self.take_focus()

    def _ask(self) -> None:
        asked, source = self._asked, self._comparing.source
        if asked is None:
            return

        def job(_told: Progress) -> Answer:
            return answer_code(asked, source) if isinstance(asked, Code) else answer_handout(asked, source)

        self._long_act.run(
            job, self._show, self._screen.show_error, sentence=self._words.gettext("Looking in the records")
        )

    def _show(self, answer: Answer) -> None:
        self.answer_view.show_answer(answer)
        self._show_help()
        self.take_focus()

    def _forget_answer(self) -> None:
        self._asked = None
        self.answer_view.show_answer(None)
        self._show_help()

    def _compare_anew(self) -> None:
        self._screen.message_bar.clear()
        self.retranslate()
        self._ask()

    def _show_wrong(self, error: KnownError) -> None:
        self._wrong = error
        self._code_block.set_wrong(self._words.catalogue.sentence(error))

    def _forget_wrong(self) -> None:
        self._wrong = None
        self._code_block.set_wrong("")

    # how it looks

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self._code_block.set_texts(
            _("Code of the printed resolution"),
            help_line=_(
                "Type it as 7F3A-91C2, or scan the QR code: under any keyboard layout, nothing to press."
            ),
        )
        if self._wrong is not None:
            self._show_wrong(self._wrong)
        self.check_button.set_texts(_("Check the code"))
        self.pdf_button.set_texts(_("Open the PDF…"))
        nothing = self._comparing.source is None
        self.compare_button.set_texts(
            _("Open a register or a list of heads…") if nothing else _("Compare with something else…")
        )
        self.own_button.set_texts(_("Back to the open register"))
        self.own_button.setVisible(self._comparing.can_drop)
        self._source.setText(self._comparing.in_words())
        self._source_icon.set_icon(self._comparing.icon_name, "text2")
        self._help.setText(
            _(
                "The code stands at the foot of every page of an adopted resolution, as letters and as a QR code."
                " The PDF tells more: it is compared word by word, and may be dropped here. Nothing leaves this"
                " computer."
            )
        )

    def _show_help(self) -> None:
        self._help.setVisible(self.answer_view.isHidden())

    def _arrange(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addWidget(self._code_block, 1)
        for button in (self.check_button, self.pdf_button):
            acts.addWidget(beside_field(self._screen.theme, button), 0, Qt.AlignmentFlag.AlignTop)
        source = QHBoxLayout()
        source.setSpacing(SPACE.near)
        source.addWidget(self._source_icon)
        source.addWidget(self._source, 1)
        source.addWidget(self.own_button)
        source.addWidget(self.compare_button)
        column = QVBoxLayout()
        column.setSpacing(SPACE.group)
        column.addLayout(acts)
        column.addLayout(source)
        column.addWidget(self._help)
        column.addWidget(self.answer_view)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Column(self._screen.theme, column))


def _read(path: Path, told: Progress) -> _Paper:
    """A paper to which nothing is attached may still show its code."""
    from forumdesk.documents.handout_reading import NothingAttachedError, read_handout

    read = read_handout(path, path.name, told=told)
    try:
        check = read.checked()
    except NothingAttachedError as error:
        return _Paper(check=None, code=read.code, error=error)
    return _Paper(check=check, code=code_of(check.handout), error=None)
