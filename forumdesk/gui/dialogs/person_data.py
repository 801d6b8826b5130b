"""What is held of one participant: saved for the person, or erased by law."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.gui.dialogs.act_dialog import ActDialog, in_a_row
from forumdesk.gui.handing_out import Out, ask_place, hand_out
from forumdesk.gui.screen import Screen
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.tick_box import TickBox
from forumdesk.gui.workspace import Workspace
from forumdesk.language.dates import digits
from forumdesk.services.personal_lines import copies_summary, preview_lines

_MOST: Final = 6
_KINDS: Final = {
    ".pdf": N_("PDF (*.pdf)"),
    ".txt": N_("Plain text (*.txt)"),
    ".json": N_("JSON with the photo (*.json)"),
}


class NobodyChosenError(DomainError):
    """The act is about one participant."""

    code = "personal.nobody_chosen"
    message = N_(
        "Choose one participant on the page “Participants” first, or one who was deleted in the bin under “History”."
    )


def chosen_person(page: Screen) -> ParticipantId:
    """The participant that is selected on the list or in the bin. Raises NobodyChosenError."""
    from forumdesk.gui.pages.history.bin_page import BinPage
    from forumdesk.gui.pages.page_of_views import PageOfViews
    from forumdesk.gui.pages.participants.page import ParticipantsPage

    page = page.page if isinstance(page, PageOfViews) else page
    chosen: Sequence[ParticipantId] = ()
    if isinstance(page, ParticipantsPage):
        chosen = page.selected_ids()
    elif isinstance(page, BinPage):
        binned = [one.binned for one in page.selected()]
        chosen = [ParticipantId(one.id) for one in binned if one.kind == "participant"]
        chosen = chosen if len(binned) == 1 else ()
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
        self.save_button.clicked.connect(lambda: self.attempt(self.save))
        self.reason_field = TextField(workspace.theme)
        self.reason_field.setObjectName("reason_field")
        self._reason = FieldBlock(workspace.theme, self.reason_field, "")
        self.sure_box = TickBox(workspace.theme)
        self.sure_box.setObjectName("sure_box")
        self.sure_box.toggled.connect(self.act_button.setEnabled)
        self.act_button.setEnabled(False)
        self._saving, self._line = QWidget(), HairLine(workspace.theme)
        self._saving.setLayout(in_a_row([self.save_button], []))
        self.arrange(
            [self._summary, self._left, self._saving, self._line, self._reason],
            before_acts=[self.sure_box],
        )
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
        self._left.setText("\n".join(self._some(copies)))
        for widget in (self._reason, self.sure_box, self._saving, self._line, self.act_button):
            widget.hide()
        self.cancel_button.set_texts(_("Close"))
        self._left.show()
        self.adjustSize()

    def save(self) -> None:
        """Have a place chosen and write what is held: PDF, text or JSON."""
        _ = self._words.gettext
        place = ask_place(self, self._words, _("Save what is held"), "", _KINDS)
        if place is not None:
            hand_out(self, self._theme, self._words, place, self._write)

    def _write(self, out: Out) -> None:
        out = out.with_ending(_KINDS)
        path = out.write(self._written(f".{out.form}"), forbidden=self._register.path)
        self.say(self._words.gettext("“{path}” is written.").format(path=path))

    def _some(self, lines: list[str]) -> list[str]:
        more = self._words.gettext("and {count} more").format(count=len(lines) - _MOST)
        return [*lines[:_MOST], *([more] if len(lines) > _MOST else [])]

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
        catalogue = self._words.catalogue
        lines = preview_lines(self._register.personal.preview(self._person), catalogue)
        self._summary.setText("\n".join(lines[:2]))
        self._left.setText("\n".join([*lines[2:], *self._some(copies_summary(self._register, catalogue))]))
        self._reason.set_texts(_("Why the data are erased, without a name"))
        self.sure_box.set_texts(_("I know that this cannot be undone"))
        self.save_button.set_texts(_("Save what is held…"))
        self.act_button.set_texts(_("Erase for good"))
        super().retranslate()
