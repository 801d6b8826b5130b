"""The desk's parts and where they stand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.desk.add_form import AddForm
from forumdesk.gui.desk.counts import CountsColumn
from forumdesk.gui.desk.desk_field import DeskField, ScannerFilter
from forumdesk.gui.desk.desk_head import DeskHead
from forumdesk.gui.desk.last_arrived import LastArrived
from forumdesk.gui.desk.results import ResultsModel, ResultsView
from forumdesk.gui.desk.verdict_card import VerdictCard
from forumdesk.gui.desk.verdicts import Moments
from forumdesk.gui.theme import SPACE, WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.labels import KeyHint, Label
from forumdesk.gui.workspace import Workspace


class DeskLayout(QWidget):
    """The head; at the left the field with what belongs to it, at the right the counts."""

    narrow_width = WIDTH.narrow_window

    def __init__(self, workspace: Workspace, moments: Moments) -> None:
        """Make the parts."""
        super().__init__()
        theme, words = workspace.theme, workspace.words
        self._theme, self._words = theme, words
        self.head = DeskHead(theme, words)
        self.field = DeskField(theme)
        self.hint = Label(theme, role="small", token="text3")
        self.found = Label(theme, role="small_medium", token="text2")
        self.card = VerdictCard(theme)
        self.model = ResultsModel(words, moments)
        self.results = ResultsView(theme, self.model)
        self.results.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.add_form = AddForm(theme, words)
        self.add_button = Button(theme, icon_name="plus", key="Ctrl+N", deed=CHANGE)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choose_hint = Label(theme, role="small", token="text3")
        self.leave_hint = Label(theme, role="small", token="text3")
        self.keys_row = QWidget()
        self.last = LastArrived(theme, words, moments)
        self.counts = CountsColumn(theme, words)
        self.scanner = ScannerFilter(self)
        form = self.add_form
        for field in (
            form.family,
            form.given,
            form.country,
            form.organisation,
            self.head.desk_field,
            self.field,
        ):
            self.scanner.watch(field)
        self.messages = QVBoxLayout()
        for name in ("head", "field", "found", "card", "results", "add_form", "add_button", "last", "counts"):
            getattr(self, name).setObjectName(name)
        self._arrange()

    def retranslate(self) -> None:
        """Set the words that depend on nobody."""
        _ = self._words.gettext
        self.field.set_texts(_("Name or badge code"), name=_("Find a person or scan a badge"))
        self.hint.setText(_("Scan a badge, or type two letters of a name or an organisation"))
        self.results.setAccessibleName(_("People found"))
        self.add_button.set_texts(_("Add a person not on the list"))
        self.choose_hint.setText(_("choose"))
        self.leave_hint.setText(_("departure"))
        self.add_form.retranslate()

    def show_found(self, words: str, count: int) -> None:
        """Say how many people fit the words typed; nothing while there are none."""
        _ = self._words.gettext
        self.results.setVisible(count > 0)
        self.results.updateGeometry()
        if not words:
            self.found.setText("")
        elif count:
            text = self._words.ngettext("{count} person found", "{count} people found", count)
            self.found.setText(text.format(count=count))
        else:
            self.found.setText(_("Nobody on the list fits this"))
        nobody = bool(words) and not count
        self.found.set_token("warn" if nobody else "text2")
        self.add_button.set_kind("main" if nobody else "outlined")

    def arrange_for(self, *, adding: bool) -> None:
        """Give the form the room of the rows and of those who came last."""
        self.results.setVisible(not adding and self.model.rowCount() > 0)
        self.keys_row.setVisible(not adding)
        self.last.setHidden(adding or not any(row.person for row in self.last.rows))

    def set_narrow(self, narrow: bool) -> None:
        """Make the column of counts narrower where the window is."""
        width = WIDTH.sidebar + SPACE.conduct if narrow else WIDTH.detail_panel + SPACE.page
        self.counts.setFixedWidth(self._theme.scaled(width))
        self.head.scanner.setHidden(narrow and not self.head.print_button.isHidden())

    def _arrange(self) -> None:
        under = QHBoxLayout()
        under.setContentsMargins(SPACE.tight, 0, SPACE.tight, 0)
        under.addWidget(self.hint, 1)
        under.addWidget(self.found)
        hints = QHBoxLayout(self.keys_row)
        hints.setContentsMargins(0, 0, 0, 0)
        hints.setSpacing(SPACE.near)
        hints.addWidget(self.add_button)
        hints.addStretch(1)
        for keys, label in ((("↑", "↓"), self.choose_hint), (("Shift+Enter",), self.leave_hint)):
            for key in keys:
                hints.addWidget(KeyHint(self._theme, key))
            hints.addWidget(label)
        left = QVBoxLayout()
        left.setContentsMargins(SPACE.conduct, SPACE.page, SPACE.conduct, SPACE.near)
        left.setSpacing(SPACE.near)
        left.addLayout(self.messages)
        left.addWidget(self.field)
        left.addLayout(under)
        left.addWidget(self.card)
        left.addWidget(self.results)
        left.addWidget(self.add_form)
        left.addWidget(self.keys_row)
        left.addStretch(1)
        left.addWidget(self.last)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(self.counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)
