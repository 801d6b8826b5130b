"""Verify the register: its chains and index, the head of each, what is held elsewhere, and signatures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.heads import ChainHead
from forumdesk.gui.handing_out import Out, ask_place, hand_out
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.screen import Screen
from forumdesk.gui.theme import SPACE
from forumdesk.gui.verify.column import Column, beside_field
from forumdesk.gui.verify.head_detail import HeadDetail
from forumdesk.gui.verify.heads_model import CODE, DESK, MEETING, RECORDS, SIGNED, HeadsModel
from forumdesk.gui.verify.passphrase_form import PASSPHRASE, PassphraseForm
from forumdesk.gui.verify.verdict_band import VerdictBand
from forumdesk.gui.verify.view import View
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.services.codes import Code, parse_code
from forumdesk.services.held_files import heads_here, read_heads
from forumdesk.services.register_checks import HeadLine, RegisterCheck, check_register

if TYPE_CHECKING:
    from forumdesk.services.register import Register
    from forumdesk.services.signing import SecretaryKeys

_MOST_ROWS: Final = 8  # in sight at once; the rest is scrolled


class ChainView(View):
    """Says whether the seal of the open register holds; emits `register_asked` where none is open."""

    register_asked = Signal()
    key_asked = Signal()

    def __init__(
        self, screen: Screen, long_act: LongAct, register: Register | None, keys: SecretaryKeys
    ) -> None:
        """Verify ``register``; sign with ``keys``."""
        super().__init__()
        theme, words = screen.theme, screen.words
        self._screen, self._words, self._long_act = screen, words, long_act
        self._register, self._keys = register, keys
        self._check: RegisterCheck | None = None
        self._codes: dict[str, Code] = {}
        self._heads: dict[str, tuple[ChainHead, ...]] = {}
        self._wrong: KnownError | None = None
        self._said, self._waits = "", False
        self._empty = EmptyPage(theme, "hard-drives")
        self._empty.main_asked.connect(self.register_asked)
        self.band = VerdictBand(theme)
        self.head_field = TextField(theme)
        self.head_field.setObjectName("head_field")
        self.head_field.returnPressed.connect(self.compare_head)
        self._head_block = FieldBlock(theme, self.head_field, "")
        self.head_button = Button(theme)
        self.head_button.setObjectName("head_button")
        self.head_button.clicked.connect(self.compare_head)
        self.list_button = Button(theme, icon_name="list")
        self.list_button.setObjectName("list_button")
        self.list_button.clicked.connect(self.ask_for_list)
        self._held = Label(theme, role="small", token="text2", wraps=True)
        self.forget_button = Button(theme, kind="link")
        self.forget_button.setObjectName("forget_button")
        self.forget_button.clicked.connect(self.forget)
        self._model = HeadsModel(words)
        self.table = TableView(theme, name="", height="row")
        self.table.setObjectName("table")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setModel(self._model)
        self.table.set_column_widths(
            {MEETING: 320, DESK: 130, RECORDS: 90, CODE: 120, SIGNED: 150}, stretched=MEETING
        )
        self.table.selectionModel().currentChanged.connect(self._show_head)
        self.detail = HeadDetail(theme, words)
        self.sign_button = Button(theme, icon_name="pen-nib")
        self.sign_button.setObjectName("sign_button")
        self.sign_button.clicked.connect(self.sign)
        self.export_button = Button(theme, icon_name="export")
        self.export_button.setObjectName("export_button")
        self.export_button.clicked.connect(self.ask_for_export)
        self.again_button = Button(theme, kind="main", icon_name="shield-check")
        self.again_button.setObjectName("again_button")
        self.again_button.clicked.connect(self.verify)
        self._done = Label(theme, role="body_medium", token="ok", wraps=True)
        self.sign_form = PassphraseForm(theme, words, (PASSPHRASE,))
        self.sign_form.hide()
        self.sign_form.done.connect(self._signed)
        self.sign_form.given_up.connect(self._close_form)
        self._arrange()
        theme.changed.connect(self._dress)
        self._dress()

    # what a person asks

    def verify(self) -> None:
        """Verify everything, with all that is held elsewhere."""
        register = self._register
        self._waits = self._long_act.is_busy
        if register is None or self._waits:
            return
        codes = tuple(self._codes.values())
        heads = tuple(head for listed in self._heads.values() for head in listed)
        self._long_act.run(
            lambda told: check_register(register, codes, heads, told),
            self._show,
            self._screen.show_error,
            sentence=self._words.gettext("Verifying the sealed records"),
        )

    def resume(self) -> None:
        """Verify now where something else was under way when it was asked."""
        if self._waits:
            self.verify()

    def compare_head(self) -> None:
        """Look for a head that somebody holds on paper."""
        self.head_field.selectAll()
        try:
            code = parse_code(self.head_field.text())
        except KnownError as error:
            self._wrong = error
            self._head_block.set_wrong(self._words.catalogue.sentence(error))
            return
        self._wrong = None
        self._head_block.set_wrong("")
        self._codes[code.printed] = code
        self.verify()

    def forget(self) -> None:
        """Verify without what is held elsewhere: it was mistyped, or is of another register."""
        self._codes.clear()
        self._heads.clear()
        self.verify()

    def ask_for_list(self) -> None:
        """Have a list of heads chosen."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(self, _("Compare with"), "", _("Lists of heads (*.json)"))
        if name:
            self.compare_list(Path(name))

    def compare_list(self, path: Path) -> None:
        """Compare the chains with a list of heads."""
        register = self._register
        if register is None:
            return
        found = self._screen.perform(lambda: heads_here(register, read_heads(path), path.name))
        if found is not None:
            self._heads[path.name] = found
            self.verify()

    def ask_for_export(self) -> None:
        """Have a place chosen for the list of heads."""
        _ = self._words.gettext
        kinds = {".json": N_("Lists of heads (*.json)")}
        place = ask_place(self, self._words, _("Export the list of heads"), "register.heads.json", kinds)
        if place is not None:
            self.export_to(place)

    def export_to(self, path: Path) -> None:
        """Write the heads of all chains with their decisions, to be kept elsewhere."""
        hand_out(self, self._screen.theme, self._words, path, self._export_out)

    def _export_out(self, out: Out) -> None:
        register, check = self._register, self._check
        if register is None or check is None:
            return

        def deed() -> bool:
            from forumdesk.services.head_lists import to_bytes

            out.write(to_bytes(register.verification.head_list()), forbidden=register.path)
            return True

        if self._screen.perform(deed):
            self._say(
                N_("The list of heads is written. Give it to whoever is to check codes without the register.")
            )

    def sign(self) -> None:
        """Ask for the passphrase and sign the heads of the meeting in the table."""
        line, register = self._line(), self._register
        if line is None or register is None:
            return
        try:
            has_key = self._keys.public() is not None
        except KnownError as error:
            self._screen.show_error(error)
            return
        if not has_key:
            self.key_asked.emit()
            return

        def act(typed: Mapping[str, str]) -> object:
            passphrase = typed[PASSPHRASE]
            return register.verification.sign(
                line.head.meeting_id, lambda head, at: self._keys.sign(head, passphrase, at)
            )

        self.sign_form.ask(act, title=N_("Sign the head of the chain"), act=N_("Sign"))
        self._said = ""
        self.sign_form.show()
        self.retranslate()
        self.sign_form.take_focus()
        self._column.reveal(self.sign_form)

    def take_focus(self) -> None:
        """Work starts at the heads, or with opening a register."""
        if self._register is None:
            self._empty.main_button.setFocus()
        elif self._model.rowCount():
            self.table.setFocus()
        else:
            self.head_field.setFocus()

    # what is shown

    def reload(self) -> None:
        """Verify when the page is come to."""
        self.retranslate()
        self.verify()

    def _show(self, check: RegisterCheck) -> None:
        row = max(self.table.currentIndex().row(), 0)
        self._check = check
        chains_hold = check.verification.holds or check.verification.what == "signature"
        self._model.show(check.lines if chains_hold else ())
        if self._model.rowCount():
            self.table.selectRow(min(row, self._model.rowCount() - 1))
        self._dress()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self._empty.set_texts(
            _("No register is open."),
            _("Open one: its chains of sealed records are then checked link by link."),
            main=_("Open a register…"),
        )
        self._head_block.set_texts(
            _("A head that you hold, from paper"),
            help_line=_("It stands at the foot of printed resolutions and minutes, like 7F3A-91C2."),
        )
        if self._wrong is not None:
            self._head_block.set_wrong(self._words.catalogue.sentence(self._wrong))
        self.head_button.set_texts(_("Compare"))
        self.list_button.set_texts(_("A list of heads…"), name=_("Compare with a list of heads"))
        self.table.set_texts(name=_("Heads of the chains"))
        self.sign_button.set_texts(_("Sign the head…"))
        self.export_button.set_texts(_("Export the list of heads…"))
        self.again_button.set_texts(_("Verify again"))
        self.forget_button.set_texts(_("Compare without it"))
        self._done.setText(_(self._said) if self._said else "")
        self._done.setVisible(bool(self._said))
        self._show_verdict()
        self._show_head()

    def _show_verdict(self) -> None:
        check = self._check
        if check is None:
            return
        _, said = self._words.gettext, self._words.catalogue.sentence
        verification = check.verification
        lines = [said(verification.problem)] if verification.problem is not None else []
        if check.broken_in is not None:
            meeting = check.broken_in.in_language(self._words.language)
            lines.append(_("Meeting: {meeting}").format(meeting=meeting))
        if not verification.holds and verification.what == "head":
            self.band.show_verdict("bad", _("A head that you hold is not in this register."), lines)
        elif verification.what == "signature":
            self.band.show_verdict("bad", lines[0], lines[1:])
        elif not verification.holds:
            lines.append(_("Nothing was repaired. Open a backup of this register in which the records hold."))
            self.band.show_verdict("bad", _("The sealed records do not hold."), lines)
        elif not verification.records:
            self.band.show_verdict("info", _("Nothing is sealed here yet: there is nothing to verify."))
        else:
            if verification.caution is not None:
                lines.append(said(verification.caution))
            else:
                lines.append(_("What you hold from elsewhere is in the chain."))
            sentence = self._words.ngettext(
                "{count} sealed record was checked, and it holds.",
                "{count} sealed records were checked, and all of them hold.",
                verification.records,
            ).format(count=verification.records)
            self.band.show_verdict("ok", sentence, lines)
        self._show_held()

    def _show_held(self) -> None:
        held = " · ".join((*self._codes, *self._heads))
        self._held.setText(
            self._words.gettext("Held from elsewhere: {held}").format(held=held) if held else ""
        )
        for widget in (self._held, self.forget_button):
            widget.setVisible(bool(held))

    def _show_head(self, *_indexes: QModelIndex) -> None:
        line = self._line()
        self.table.setVisible(bool(self._model.rowCount()))
        self.detail.show_line(line)
        self.again_button.setVisible(self.sign_form.isHidden())
        for button in (self.sign_button, self.export_button):
            button.setVisible(line is not None and self.sign_form.isHidden())

    def _line(self) -> HeadLine | None:
        row = self.table.currentIndex().row()
        return self._model.lines[row] if 0 <= row < self._model.rowCount() else None

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self.retranslate()

    def _signed(self) -> None:
        self._close_form()
        self._say(N_("The head is signed, and the signature is kept in the register."))
        self.verify()

    def _close_form(self) -> None:
        self.sign_form.hide()
        self.retranslate()
        self.sign_button.setFocus()

    def _dress(self) -> None:
        rows = min(max(self._model.rowCount(), 1), _MOST_ROWS)
        theme = self._screen.theme
        self.table.setFixedHeight(theme.height("table_head") + rows * theme.height("row") + 4)

    def _arrange(self) -> None:
        theme = self._screen.theme
        held = QHBoxLayout()
        held.setSpacing(SPACE.near)
        held.addWidget(self._head_block, 1)
        for button in (self.head_button, self.list_button):
            held.addWidget(beside_field(theme, button), 0, Qt.AlignmentFlag.AlignTop)
        known = QHBoxLayout()
        known.setSpacing(SPACE.near)
        known.addWidget(self._held, 1)
        known.addWidget(self.forget_button)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        for button in (self.again_button, self.sign_button, self.export_button):
            acts.addWidget(button)
        acts.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE.group)
        column.addWidget(self.band)
        column.addLayout(held)
        column.addLayout(known)
        column.addWidget(self.table)
        column.addWidget(self.detail)
        column.addWidget(self._done)
        column.addWidget(self.sign_form)
        column.addLayout(acts)
        column.addStretch(1)
        stack = QStackedWidget()
        stack.addWidget(self._empty)
        self._column = Column(theme, column)
        stack.addWidget(self._column)
        stack.setCurrentIndex(0 if self._register is None else 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(stack)
