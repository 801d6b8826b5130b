"""Merging a copy: what comes is shown, what both changed is chosen, and one button does it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages.merge_preview.card import MINE, THEIRS, ChoiceCard
from forumdesk.gui.pages.merge_preview.lines import Line, lines_of
from forumdesk.gui.pages.page import Page
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import ICON, SPACE, WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label, NameLabel
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.workspace import Workspace
from forumdesk.services.uniting.preview import MergePreview
from forumdesk.services.uniting.told import ToldChoice

TITLE: Final = N_("Merge with a copy")
ENCRYPTED: Final = "file.encrypted"
_NOWHERE: Final = MeetingId(UUID(int=0))


class MergePage(Page):
    """Emits ``finished`` once the copy is merged, ``cancelled`` when that is given up."""

    finished = Signal()
    cancelled = Signal()

    def __init__(
        self, workspace: Workspace, meeting_id: MeetingId | None, *, path: Path, tasks: Tasks
    ) -> None:
        """`path` is the copy's file."""
        super().__init__(workspace, meeting_id or _NOWHERE)
        self._path, self._tasks = path, tasks
        self._preview: MergePreview | None = None
        self._choices: dict[str, bool] = {}
        self._secret: str | None = None
        self._busy = False
        self._rows: list[QWidget] = []
        self.cards: list[ChoiceCard] = []
        self._make_bar()
        self._make_parts()
        self.retranslate()

    # what a page does

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.title.setText(_(TITLE))
        self.file_name.set_name(self._path.name)
        self.cancel_button.set_texts(_("Cancel"))
        self.summary_head.setText(_("What comes"))
        self.choices_head.setText(_("What was changed here and in the copy, each in its own way"))
        self.all_mine_button.set_texts(_("Keep everything that is here"))
        self.all_theirs_button.set_texts(_("Take everything that is in the copy"))
        if self._preview is not None:
            self._say(self._preview)
        self._show_main_act()

    def reload(self) -> None:
        """Look at the copy again: the register may have changed since."""
        if self._busy:
            return
        self._busy = True
        self._show_main_act()
        path, uniting, secret = self._path, self.register.uniting, self._secret
        self._tasks.run(lambda: uniting.preview(path, secret=secret), self._take, self._refuse, owner=self)

    def main_act(self) -> None:
        """Merge; while something is open, go to the first open choice instead."""
        preview = self._preview
        if preview is None or self._busy:
            return
        if preview.is_empty:
            self.cancelled.emit()
            return
        waiting = [card for card in self.cards if card.is_open]
        if waiting:
            self._go_to(waiting[0])
            return
        self._busy = True
        self._show_main_act()
        merge, path, secret = self.register.uniting.merge, self._path, self._secret
        choices = dict(self._choices)
        self._tasks.run(lambda: merge(path, choices, secret=secret), self._merged, self._refuse, owner=self)

    def next_problem(self, step: int) -> None:
        """Go to the next open choice, or back to the one before."""
        waiting = [card for card in self.cards if card.is_open]
        if not waiting:
            return
        here = next((n for n, card in enumerate(self.cards) if card.isAncestorOf(self.focusWidget())), -1)
        after = [card for card in waiting if self.cards.index(card) > here]
        before = [card for card in waiting if self.cards.index(card) < here]
        self._go_to((after or waiting)[0] if step > 0 else (before or waiting)[-1])

    def take_focus(self) -> None:
        """Begin with the first open choice, else with the button."""
        waiting = [card for card in self.cards if card.is_open]
        if waiting:
            self._go_to(waiting[0])
        elif self.main_button.isVisibleTo(self):
            self.main_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives it up; nothing was changed."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the keys are not named on the buttons."""
        super().resizeEvent(event)
        narrow = self.window().width() < WIDTH.narrow_window
        self.cancel_button.set_key("Esc", shown=not narrow)
        self.main_button.set_key("Ctrl+Enter", shown=not narrow)

    # what came of the work

    def _take(self, preview: MergePreview) -> None:
        self._busy = False
        first = self._preview is None
        self._preview = preview
        self._choices = {
            mark: takes
            for mark, takes in self._choices.items()
            if mark in {one.mark for one in preview.choices}
        }
        self.message_bar.clear()
        self._say(preview)
        self._show_main_act()
        if first:
            self.take_focus()

    def _merged(self, _preview: MergePreview) -> None:
        self._busy = False
        self.finished.emit()

    def _refuse(self, error: KnownError) -> None:
        self._busy = False
        self._show_main_act()
        if error.code == ENCRYPTED and self._secret is None:
            self._ask_secret()
        else:
            self.show_error(error)

    def _ask_secret(self) -> None:
        """Ask for the passphrase of an encrypted copy; whoever gives that up gives the merge up."""
        from forumdesk.gui.dialogs.passphrase import OLD, Asked, PassphraseDialog

        asked = Asked(
            title=TITLE,
            note=N_("“{name}” is encrypted. Type its passphrase or its recovery code."),
            act=N_("Open"),
            fields=(OLD,),
            values={"name": self._path.name},
        )

        def try_it(typed: Mapping[str, str]) -> None:
            preview = self.register.uniting.preview(self._path, secret=typed[OLD])
            self._secret = typed[OLD]
            self._take(preview)

        self.dialog = PassphraseDialog(self.theme, self.words, asked, try_it, self)
        self.dialog.rejected.connect(self.cancelled)
        self.dialog.open()

    # what is shown

    def _say(self, preview: MergePreview) -> None:
        self._say_lines(lines_of(preview, self.words))
        told = self.register.uniting.told(preview, self.words.catalogue)
        known = {card.told.mark: card for card in self.cards}
        for card in self.cards:
            self._card_column.removeWidget(card)
        self.cards = [self._card(_known(known, one.mark), one) for one in told]
        for card in self.cards:
            self._card_column.addWidget(card)
            card.show()
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        self._choices_part.setVisible(bool(self.cards))
        several = len(self.cards) > 1
        self.all_mine_button.setVisible(several)
        self.all_theirs_button.setVisible(several)

    def _card(self, card: ChoiceCard | None, told: ToldChoice) -> ChoiceCard:
        if card is None:
            card = ChoiceCard(self.theme, self.words, told)
            card.chosen.connect(self._chose)
        else:
            card.show_told(told)
        return card

    def _say_lines(self, lines: list[Line]) -> None:
        for row in self._rows:
            self._line_column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for line in lines:
            row = QWidget()
            inner = QHBoxLayout(row)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(SPACE.near)
            icon = IconView(self.theme, line.icon_name, token=line.token)
            inner.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            label = Label(self.theme, line.text, wraps=True)
            label.setAccessibleName(line.text)
            inner.addWidget(label, 1)
            self._rows.append(row)
            self._line_column.addWidget(row)

    def _show_main_act(self) -> None:
        ngettext, _ = self.words.ngettext, self.words.gettext
        preview = self._preview
        self.main_button.setVisible(preview is not None)
        if preview is None:
            return
        waiting = sum(card.is_open for card in self.cards)
        if preview.is_empty:
            self.main_button.set_texts(_("Nothing to merge"))
        elif waiting:
            text = ngettext("{count} choice is open", "{count} choices are open", waiting)
            self.main_button.set_texts(text.format(count=waiting))
        else:
            text = ngettext("Merge {count} act", "Merge {count} acts", preview.deeds)
            self.main_button.set_texts(text.format(count=preview.deeds))
        self.main_button.set_kind("outlined" if waiting or preview.is_empty else "main")
        self.main_button.setEnabled(not self._busy and not preview.is_empty)

    def _chose(self, mark: str, takes_theirs: bool) -> None:
        self._choices[mark] = takes_theirs
        self._show_main_act()

    def _choose_all(self, key: str) -> None:
        for card in self.cards:
            card.choose(key)

    def _all_mine(self) -> None:
        self._choose_all(MINE)

    def _all_theirs(self) -> None:
        self._choose_all(THEIRS)

    def _go_to(self, card: ChoiceCard) -> None:
        card.take_focus()
        self._scroll.ensureWidgetVisible(card)

    # how it is put together

    def _make_bar(self) -> None:
        theme = self.theme
        self.title = Label(theme, role="section")
        self.file_name = NameLabel(theme, role="body", token="text2")
        self.cancel_button = Button(theme, key="Esc")
        self.main_button = Button(theme, kind="main", icon_name="git-merge", key="Ctrl+Enter")
        self.cancel_button.clicked.connect(self.cancelled)
        self.main_button.clicked.connect(self.main_act)
        bar = PageBar(theme)
        bar.add_left(IconView(theme, "git-merge", size=ICON.head))
        bar.add_left(self.title)
        bar.add_left(self.file_name, 1)
        bar.add_right(self.cancel_button)
        bar.add_right(self.main_button)
        self.column.addWidget(bar)
        self.column.addWidget(self.message_bar)
        self.main_button.hide()

    def _make_parts(self) -> None:
        theme = self.theme
        self.summary_head = Label(theme, role="body_strong", wraps=True)
        self.choices_head = Label(theme, role="body_strong", wraps=True)
        self.all_mine_button = Button(theme, kind="flat")
        self.all_theirs_button = Button(theme, kind="flat")
        self.all_mine_button.clicked.connect(self._all_mine)
        self.all_theirs_button.clicked.connect(self._all_theirs)
        for name in (
            "title", "file_name", "cancel_button", "main_button", "summary_head", "choices_head", "all_mine_button",
            "all_theirs_button",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)
        inner = Ground(theme, "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._summary_part())
        column.addWidget(self._make_choices_part())
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.addWidget(self._scroll, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self._scroll.verticalScrollBar().setStyleSheet(self.theme.sheet("scroll"))

    def _summary_part(self) -> QWidget:
        part = Ground(self.theme, "surface", lines=Qt.Edge.BottomEdge)
        self._line_column = QVBoxLayout(part)
        self._line_column.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        self._line_column.setSpacing(SPACE.near)
        self._line_column.addWidget(self.summary_head)
        return part

    def _make_choices_part(self) -> QWidget:
        self._choices_part = QWidget()
        self._card_column = QVBoxLayout(self._choices_part)
        self._card_column.setContentsMargins(0, 0, 0, 0)
        self._card_column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.near)
        head.setSpacing(SPACE.near)
        head.addWidget(self.choices_head)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.near)
        buttons.addWidget(self.all_mine_button)
        buttons.addWidget(self.all_theirs_button)
        buttons.addStretch(1)
        head.addLayout(buttons)
        self._card_column.addLayout(head)
        self._choices_part.hide()
        return self._choices_part


def _known(cards: dict[str, ChoiceCard], mark: str) -> ChoiceCard | None:
    return cards.pop(mark) if mark in cards else None
