"""What is held of one participant: saved for the person, or erased by law."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.gui.dialogs.act_dialog import ActDialog
from forumdesk.gui.screen import Screen
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.widgets.tick_box import TickBox
from forumdesk.gui.workspace import Workspace
from forumdesk.language.dates import digits
from forumdesk.services.personal_lines import copies_summary, preview_lines

_MOST: Final = 6


class NobodyChosenError(DomainError):
    """The act is about one participant."""

    code = "personal.nobody_chosen"
    message = N_("Choose one participant on the page “Participants” first.")


def chosen_person(page: Screen) -> ParticipantId:
    """The participant that is selected on the page in sight. Raises NobodyChosenError."""
    from forumdesk.gui.pages.participants.page import ParticipantsPage

    chosen = page.selected_ids() if isinstance(page, ParticipantsPage) else ()
    if len(chosen) != 1:
        raise NobodyChosenError
    return chosen[0]


class PersonDataDialog(ActDialog):
    """Saves what is held, or erases it once a person said that this cannot be undone."""

    def __init__(
        self, workspace: Workspace, person: ParticipantId, parent: QWidget, *, told: Callable[[str], object]
    ) -> None:
        """``told`` is given what was done."""
        super().__init__(workspace.theme, workspace.words, parent)
        self._register, self._person, self._tell = workspace.register, person, told
        self._is_erased = False
        self._summary = Label(workspace.theme, role="body", wraps=True)
        self._left = Label(workspace.theme, role="small", token="text2", wraps=True)
        self.save_button = Button(workspace.theme, kind="outlined")
        self.save_button.setObjectName("save_button")
        self.save_button.clicked.connect(self.save)
        self.reason_field = TextField(workspace.theme)
        self.reason_field.setObjectName("reason_field")
        self._reason = FieldBlock(workspace.theme, self.reason_field, "")
        self.sure_box = TickBox(workspace.theme)
        self.sure_box.setObjectName("sure_box")
        self.sure_box.toggled.connect(self.act_button.setEnabled)
        self.act_button.setEnabled(False)
        self.arrange([self._summary, self._left, self._reason, self.sure_box], before_acts=[self.save_button])
        self.retranslate()

    def act(self) -> None:
        """Erase for good; then say where the data still are."""
        kept = self._register.personal.erase(self._person, self.reason_field.text())
        catalogue = self._words.catalogue
        _ = catalogue.gettext
        self._tell(_("The data of the participant are erased ({day})").format(day=digits(kept.at.date())))
        self._is_erased = True
        copies = copies_summary(self._register, catalogue)
        if not copies:
            self.accept()
            return
        self._summary.setText(_("The data of the participant are erased."))
        more = _("and {count} more").format(count=len(copies) - _MOST)
        self._left.setText("\n".join([*copies[:_MOST], *([more] if len(copies) > _MOST else [])]))
        for widget in (self._reason, self.sure_box, self.save_button, self.act_button):
            widget.hide()
        self.cancel_button.set_texts(_("Close"))
        self._left.show()
        self.adjustSize()

    def save(self) -> None:
        """Have a place chosen and write what is held: PDF, text or JSON."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save what is held"),
            "",
            ";;".join((_("PDF (*.pdf)"), _("Plain text (*.txt)"), _("JSON with the photo (*.json)"))),
        )
        if name:
            from forumdesk.documents.output import write_whole

            write_whole(Path(name), self._written(Path(name).suffix.lower()), forbidden=self._register.path)
            sentence = _("“{path}” is written.").format(path=name)
            self.message_bar.show_message(Message(kind="ok", sentence=sentence))

    def _written(self, ending: str) -> bytes:
        if ending == ".json":
            from forumdesk.services.person_sheets import as_json

            held = as_json(self._register.personal.holdings(self._person))
            return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()
        from forumdesk.documents.person_sheet import person_text, print_person

        sheet = self._register.person_sheets.sheet(self._person, self._words.catalogue)
        return person_text(sheet) if ending == ".txt" else print_person(sheet)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.setWindowTitle(_("Data held of a person"))
        if self._is_erased:
            return
        lines = preview_lines(self._register.personal.preview(self._person), self._words.catalogue)
        self._summary.setText("\n".join(lines[:2]))
        self._left.setText("\n".join(lines[2:]))
        self._left.setVisible(len(lines) > 2)
        self._reason.set_texts(_("Why the data are erased, without a name"))
        self.sure_box.set_texts(_("I know that this cannot be undone"))
        self.save_button.set_texts(_("Save what is held…"))
        self.act_button.set_texts(_("Erase for good"))
        super().retranslate()
