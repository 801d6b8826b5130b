"""Timekeeping: how often and how long everybody spoke, by speaker, delegation, country and item."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.handing_out import Out, ask_place, hand_out
from forumdesk.gui.models.speaking_totals import (
    GROUPS,
    NAME,
    OVERRUN,
    SPEECHES,
    TIME,
    SpeakingTotalsModel,
    length_written,
)
from forumdesk.gui.pages.list_page import LIST_KINDS
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.kept_fields import KeptChoice
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.widgets.pill_bar import PillBar
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.language.numbers import whole
from forumdesk.services.events import (
    AgendaChanged,
    ConductChanged,
    ParticipantsChanged,
    SpeakingChanged,
)
from forumdesk.services.speaking import SpeakingTotals

_TITLES: Final[Mapping[str, str]] = {
    "speaker": N_("Those who spoke"),
    "delegation": N_("Delegations"),
    "country": N_("Countries"),
    "item": N_("Agenda items"),
}
_WIDTHS: Final = {SPEECHES: 72, TIME: 72, OVERRUN: 80}
_TICK_MS: Final = 5_000
"""While somebody speaks the sums grow."""


class TotalsPanel(Page):
    """A table of sums with its export. Emits `left` for Esc."""

    concerns = (SpeakingChanged, ConductChanged, ParticipantsChanged, AgendaChanged)
    left = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        """Start without sums."""
        super().__init__(workspace, meeting_id)
        self.totals: SpeakingTotals | None = None
        self.pills = PillBar(self.theme)
        self.sort_choice = KeptChoice(self.theme)
        self.export_button = Button(self.theme, icon_name="export")
        self.model = SpeakingTotalsModel(self.words)
        self.model.setParent(self)
        self.table = TableView(self.theme, name="", height="row")
        self.table.setModel(self.model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.sum_label = Label(self.theme, role="small", token="text2", wraps=True)
        for name in ("pills", "sort_choice", "export_button", "table", "sum_label"):
            getattr(self, name).setObjectName(name)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.reload)
        self._arrange()
        self.pills.chosen.connect(lambda _key: self._show())
        self.sort_choice.settled.connect(self._sort)
        self.export_button.clicked.connect(self.export)
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().sortIndicatorChanged.connect(
            lambda column, _order: self.sort_choice.set_kept(column, anew=True)
        )
        self.table.sortByColumn(TIME, Qt.SortOrder.DescendingOrder)
        self.retranslate()

    def _arrange(self) -> None:
        acts = QWidget()
        flow = FlowLayout(SPACE.near, acts)
        for widget in (self.pills, self.sort_choice, self.export_button):
            flow.addWidget(widget)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        body.setSpacing(SPACE.near)
        body.addWidget(acts)
        body.addWidget(self.table, 1)
        body.addWidget(self.sum_label)
        self.column.addWidget(self.message_bar)
        self.column.addLayout(body, 1)

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.setAccessibleName(_("Timekeeping"))
        self.export_button.set_texts(_("Export"), name=_("Export the timekeeping"))
        self.sort_choice.set_texts(name=_("Sorted by"), caption=_("Sorted by"))
        self.table.set_texts(name=_("Timekeeping"))
        self._show()

    def reload(self) -> None:
        """Add up anew."""
        self.totals = self.perform(lambda: self.register.speaking.totals(self.meeting_id))
        self._show()

    def take_focus(self) -> None:
        """Put the focus into the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def main_act(self) -> None:
        """Export."""
        self.export()

    def export(self) -> None:
        """Ask for a file and write all sums into it."""
        _ = self.words.gettext
        name = _("timekeeping") + next(iter(LIST_KINDS))
        place = ask_place(self, self.words, _("Export the timekeeping"), name, LIST_KINDS)
        if place is not None:
            self.write_totals(place)

    def write_totals(self, place: Path) -> None:
        """Write all sums in the format of the ending, and say so in place."""
        from forumdesk.exchange.lists_out import speaking_totals_as_csv, speaking_totals_as_xlsx

        makers = {".xlsx": speaking_totals_as_xlsx, ".csv": speaking_totals_as_csv}

        def write(out: Out) -> Path:
            totals = self.register.speaking.totals(self.meeting_id)
            return out.write(makers[f".{out.form}"](totals), forbidden=self.register.path)

        def write_and_say(out: Out) -> None:
            path = self.perform(lambda: write(out.with_ending(makers)))
            if path is not None:
                _ = self.words.gettext
                sentence = _("“{path}” is written.").format(path=path)
                self.message_bar.show_message(Message(kind="ok", sentence=sentence, dismiss=_("Close")))

        hand_out(self, self.theme, self.words, place, write_and_say)

    def _sort(self, column: object) -> None:
        if isinstance(column, int):
            up = Qt.SortOrder.AscendingOrder if column == NAME else Qt.SortOrder.DescendingOrder
            self.table.sortByColumn(column, up)

    def _show(self) -> None:
        _, ngettext, language = self.words.gettext, self.words.ngettext, self.words.language
        totals = self.totals
        counts = {key: len(group(totals)) if totals else 0 for key, group in GROUPS.items()}
        choices = [
            Choice(key=key, text=_(title), count=whole(counts[key], language))
            for key, title in _TITLES.items()
        ]
        self.pills.set_texts(choices, name=_("Sums by"))
        if totals is not None:
            self.model.show(totals, self.pills.current)
        self.sort_choice.fill([(head, column) for column, head in enumerate(self.model.heads())])
        self.table.set_column_widths(_WIDTHS, stretched=NAME)
        speeches = sum(one.speeches for one in totals.by_item) if totals else 0
        length = sum((one.length for one in totals.by_item), timedelta()) if totals else timedelta()
        words = ngettext("{count} speech, {time} in all", "{count} speeches, {time} in all", speeches)
        nobody = _("Nobody has spoken yet.")
        shown = (
            words.format(count=whole(speeches, language), time=length_written(length)) if speeches else nobody
        )
        self.sum_label.setText(shown)

    def showEvent(self, event: QShowEvent) -> None:
        """Add up while in sight."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Add up no more."""
        super().hideEvent(event)
        self._timer.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
