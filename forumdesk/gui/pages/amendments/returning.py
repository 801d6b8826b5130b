"""Bringing in a file that was exported and came back changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.pages.amendments.sender import SenderField
from forumdesk.gui.tasks import Progress, Tasks
from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.words import Words
from forumdesk.services.returned_texts import ReturnResult

if TYPE_CHECKING:
    from forumdesk.gui.pages.amendments.page import AmendmentsPage

_FILES = N_("Word documents (*.docx)")
_MOST_NOTICES = 5


class NotReturnedError(DomainError):
    """A document that did not come from the program."""

    code = "returned.not_ours"
    message = N_(
        "“{name}” was not exported from this program, so its paragraphs cannot be told apart."
        " Nothing was imported. Import it as a text on the Recommendations page."
    )


class ReturnStrip(Ground):
    """Asks in place who sent a file back; hidden until a file was chosen.

    Emits `kept` and `cancelled`, and `came_or_went` when it was shown or hidden.
    """

    kept = Signal()
    cancelled = Signal()
    came_or_went = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(theme, "raised", lines=Qt.Edge.BottomEdge, parent=parent)
        self._words = words
        self._name = ""
        self.title = Label(theme, role="small_strong", wraps=True)
        self.sender_field = SenderField(theme, words)
        self.keep_button = Button(theme, kind="main", icon_name="download-simple", deed=CHANGE)
        self.cancel_button = Button(theme)
        self.sender_field.setFixedWidth(theme.scaled(WIDTH.detail_panel))
        row = QHBoxLayout()
        row.setSpacing(SPACE.near)
        top = Qt.AlignmentFlag.AlignBottom
        for widget in (self.sender_field, self.keep_button, self.cancel_button):
            row.addWidget(widget, 0, top)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.near)
        column.addWidget(self.title)
        column.addLayout(row)
        for name in ("keep_button", "cancel_button"):
            getattr(self, name).setObjectName(f"return_{name}")
        self.keep_button.clicked.connect(self.kept)
        self.sender_field.line.returnPressed.connect(self.kept)
        self.cancel_button.clicked.connect(self.cancelled)
        self.hide()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.title.setText(_("Who sent “{name}” back?").format(name=self._name))
        self.sender_field.set_texts(_("Proposed by (optional)"))
        self.keep_button.set_texts(_("Import"))
        self.cancel_button.set_texts(_("Cancel"))

    def open_for(self, name: str) -> None:
        """Ask about a file."""
        self._name = name
        self.sender_field.show_sender(None, "", anew=True)
        self.retranslate()
        self.show()
        self.sender_field.field().setFocus(Qt.FocusReason.OtherFocusReason)

    def proposer(self, delegations: Sequence[Delegation]) -> LocalizedText | None:
        """Who was named; None for nobody."""
        delegation_id, name = self.sender_field.value()
        if delegation_id is not None:
            return next((one.name for one in delegations if one.id == delegation_id), None)
        return LocalizedText.everywhere(name) if name else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the question away."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that something is asked."""
        super().showEvent(event)
        self.came_or_went.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nothing is asked any more."""
        super().hideEvent(event)
        self.came_or_went.emit()


class Returning(QObject):
    """Has a file chosen, reads it beside the window, and says what came of it."""

    def __init__(self, page: AmendmentsPage, tasks: Tasks) -> None:
        super().__init__(page)
        self._page = page
        self.long_act = LongAct(page.theme, page.words, tasks)
        self.long_act.setObjectName("long_act")
        self.strip = ReturnStrip(page.theme, page.words)
        self.strip.setObjectName("return_strip")
        self.strip.kept.connect(self._keep)
        self.strip.cancelled.connect(self._cancel)
        self._path: Path | None = None
        self._said: tuple[ReturnResult, Message] | None = None

    def retranslate(self) -> None:
        """Set all words."""
        self.long_act.retranslate()
        self.strip.retranslate()

    def ask(self) -> None:
        """Have a file chosen and ask who sent it back."""
        _ = self._page.words.gettext
        name, _filter = QFileDialog.getOpenFileName(self._page, _("Choose a file"), "", _(_FILES))
        if name:
            self.ask_sender(Path(name))

    def ask_sender(self, path: Path) -> None:
        """Ask who sent a file back; then it is brought in."""
        page = self._page
        self._path = path
        page.message_bar.clear()
        self.strip.sender_field.set_delegations(page.register.delegations.listed(page.meeting_id))
        self.strip.open_for(path.name)

    def _keep(self) -> None:
        page, path = self._page, self._path
        self.strip.hide()
        if path is not None:
            proposer = self.strip.proposer(page.register.delegations.listed(page.meeting_id))
            self.bring_in(path, proposer)

    def _cancel(self) -> None:
        self.strip.hide()
        self._page.take_focus()

    def bring_in(self, path: Path, proposer: LocalizedText | None = None) -> None:
        """Read a returned document and make a proposed amendment of each change."""
        page = self._page
        register, meeting_id = page.register, page.meeting_id

        def job(_progress: Progress) -> ReturnResult:
            from forumdesk.exchange.word.returned import read_returned

            returned = read_returned(path)
            if returned is None:
                raise NotReturnedError(name=path.name)
            return register.amendments.bring_in(meeting_id, returned, proposer)

        sentence = page.words.gettext("“{name}” is being read …").format(name=path.name)
        sentence = sentence.replace("{", "{{").replace("}", "}}")  # it is filled with numbers again
        self.long_act.run(job, self._told, page.show_error, sentence=sentence)

    def _told(self, result: ReturnResult) -> None:
        page = self._page
        page.reload()
        if result.changes:
            page.show_amendment(result.changes[0].id)
        page.take_focus()
        self._say(result)

    def say_again(self) -> None:
        """Say in the language in use what came of the last file, while it is still said and was not undone."""
        page = self._page
        if self._said is None or page.message_bar.message is not self._said[1]:
            return
        result = self._said[0]
        listed = {one.id for one in page.register.amendments.listed(page.meeting_id)}
        if all(one.id in listed for one in result.changes):
            self._say(result)
        else:
            self._said = None
            page.message_bar.clear()

    def _say(self, result: ReturnResult) -> None:
        words = self._page.words
        _, ngettext = words.gettext, words.ngettext
        changes = len(result.changes)
        said = [
            ngettext("{count} change is proposed.", "{count} changes are proposed.", changes).format(
                count=changes
            ),
            ngettext(
                "{count} paragraph came back as it was.",
                "{count} paragraphs came back as they were.",
                result.same,
            ).format(count=result.same),
        ]
        if result.known:
            said.append(
                ngettext(
                    "{count} change was proposed before.",
                    "{count} changes were proposed before.",
                    result.known,
                ).format(count=result.known)
            )
        told = [words.catalogue.sentence(notice) for notice in result.notices[:_MOST_NOTICES]]
        left = len(result.notices) - len(told)
        if left > 0:
            told.append(ngettext("{count} more remark.", "{count} more remarks.", left).format(count=left))
        message = Message(
            kind="warn" if result.notices else "ok",
            sentence=" ".join(said),
            detail="\n".join(told),
            dismiss=_("Close"),
        )
        bar = self._page.message_bar
        shown = None if self._said is None or bar.message is not self._said[1] else self._said[1]
        if shown is None or (shown.sentence, shown.detail) != (message.sentence, message.detail):
            self._said = (result, message)
            bar.show_message(message)
