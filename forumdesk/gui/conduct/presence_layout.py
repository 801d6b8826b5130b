"""The parts of the presence panel and where they stand."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.conduct.presence_field import (
    ALL_KEYS,
    CONNECT,
    EXCUSE,
    OTHERS,
    PROXY,
    RECUSE,
    TAKE_BACK,
    PresenceField,
    key_name,
)
from forumdesk.gui.models.presence import PresenceModel, PresenceRow
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.deed_holding import ARRIVED, CHANGE, CONNECTED
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.fold import Fold
from forumdesk.gui.widgets.kept_fields import KeptLine
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.pill_bar import PillBar
from forumdesk.gui.widgets.presence_line import PresenceLinePart
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole
from forumdesk.services.quorum import VoterStanding

ENTITLED, EVERYBODY = "entitled", "everybody"
_ROOM_FOR_LINE = 700
"""From this height on, in pixels, the line of presence is open without being asked for."""
_ROWS_LEAST = 2


class PresenceList(TableView):
    """The people; it never takes the focus from the field. Emits `row_clicked`."""

    row_clicked = Signal()

    def __init__(self, theme: Theme, model: PresenceModel) -> None:
        """Show the rows of `model`."""
        super().__init__(theme, name="", delegate=TwoLineDelegate(theme))
        self.setModel(model)
        self.horizontalHeader().hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.clicked.connect(lambda _index: self.row_clicked.emit())
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setMinimumHeight(_ROWS_LEAST * self._theme.height("row_two_lines"))

    def choose(self, row: int) -> None:
        """Choose a row; out of bounds the nearest one."""
        count = self.model().rowCount()
        if count:
            index = self.model().index(max(0, min(row, count - 1)), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)


class PresenceLayout(QWidget):
    """Head, field, people, their acts, and the line of presence; what they do is the panel's."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start empty."""
        super().__init__()
        self._theme, self._words = theme, words
        self._line_settled = False
        self.quorum_chip = Chip(theme, square=True)
        self.quorum_chip.setObjectName("quorum_chip")
        self.counts_label = Label(theme, role="small", token="text2", wraps=True)
        self.field = PresenceField(theme, ALL_KEYS)
        self.pills = PillBar(theme)
        self.note_label = Label(theme, role="caption", token="text2", wraps=True)
        self.model = PresenceModel(words)
        self.list = PresenceList(theme, self.model)
        self.now_button = Button(theme, icon_name="arrow-left", height="control_message")
        self.mark_button = Button(theme, height="control_message", key="Enter", deed=ARRIVED)
        self.excuse_button = Button(theme, height="control_message", deed=CHANGE)
        self.recuse_button = Button(theme, height="control_message", deed=CHANGE)
        self.connect_button = Button(theme, height="control_message", deed=CONNECTED)
        self.proxy_button = Button(theme, height="control_message", deed=CHANGE)
        self.back_button = Button(theme, kind="flat", height="control_message")
        self.reason_edit = KeptLine(theme)
        self.reason_block = FieldBlock(theme, self.reason_edit, "")
        self.line_part = PresenceLinePart(theme, words)
        self.line_fold = Fold(theme, self.line_part)
        for name in (
            "counts_label", "field", "pills", "note_label", "list", "now_button", "mark_button",
            "connect_button", "proxy_button", "excuse_button", "recuse_button", "back_button", "reason_edit",
            "line_part", "line_fold",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self.acts = QWidget()
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE.near)
        head.addWidget(self.quorum_chip)
        head.addStretch(1)
        self.pills_row = QHBoxLayout()
        self.pills_row.addWidget(self.pills)
        self.pills_row.addStretch(1)
        flow = FlowLayout(SPACE.tight, self.acts)
        for button in (
            self.mark_button, self.connect_button, self.proxy_button, self.excuse_button, self.recuse_button,
            self.back_button,
        ):  # fmt: skip
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            flow.addWidget(button)
        self.acts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        above = _group(head, self.counts_label, self.field, self.pills_row, self.note_label)
        above.addWidget(self.now_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.group, 0, SPACE.group)
        column.setSpacing(SPACE.near)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        column.addLayout(_group(self.acts, self.reason_block, self.line_fold))

    def retranslate(self) -> None:
        """Set the words that depend on the language alone."""
        _, language = self._words.gettext, self._words.language
        self.field.set_texts(
            _("Find by name, organisation or number"), name=_("Find who comes or leaves"), short=_("Find")
        )
        self.list.set_texts(name=_("Presence"))
        self.now_button.set_texts(_("Back to now"))
        self.excuse_button.set_key(key_name(EXCUSE, language))
        self.recuse_button.set_key(key_name(RECUSE, language))
        self.back_button.set_key(key_name(TAKE_BACK, language))
        self.connect_button.set_key(key_name(CONNECT, language))
        self.proxy_button.set_key(key_name(PROXY, language))
        self.connect_button.set_texts(_("Connected"), name=_("Mark as connected remotely"))
        self.back_button.set_texts(_("Take back entry"), name=_("Take back the last entry"))
        self.reason_block.set_texts(_("Reason (optional)"))
        self.line_fold.set_texts(_("Presence over time"))
        self.line_part.retranslate()
        self.model.say_anew()

    def set_pills(self, entitled: int, everybody: int) -> None:
        """Say how many there are of both kinds."""
        _, language = self._words.gettext, self._words.language
        choices = [
            Choice(key=ENTITLED, text=_("Entitled"), count=whole(entitled, language)),
            Choice(key=EVERYBODY, text=_("Everybody"), count=whole(everybody, language)),
        ]
        self.pills.set_texts(choices, name=_("Who is listed"))
        key = key_name(OTHERS, language)
        for button in self.pills.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(key)

    def show_acts(self, row: PresenceRow | None, *, in_past: bool, proxies: bool = False) -> None:
        """Offer what can be done with the chosen person; ``proxies`` says that the rules allow them."""
        _ = self._words.gettext
        self.proxy_button.setVisible(
            proxies and row is not None and (row.by is not None or not row.in_person)
        )
        self.connect_button.setVisible(row is not None and not row.remote)
        self.acts.setVisible(row is not None and not in_past)
        apart = row is not None and row.standing in (VoterStanding.EXCUSED, VoterStanding.RECUSED)
        self.reason_block.setVisible(apart and not in_past)
        if row is None:
            return
        excused, recused = row.standing is VoterStanding.EXCUSED, row.standing is VoterStanding.RECUSED
        there = row.in_person or row.is_represented
        self.excuse_button.setHidden(there and not excused)
        self.recuse_button.setHidden(not there and not recused)
        self.excuse_button.set_texts(_("Withdraw excuse") if excused else _("Excuse"))
        self.recuse_button.set_texts(_("Withdraw recusal") if recused else _("Recuse"))
        self.proxy_button.set_texts(_("End the proxy") if row.by is not None else _("Give a proxy"))
        self.reason_edit.set_kept(row.reason)

    def show_mark(self, *, present: bool) -> None:
        """Say what Enter does."""
        _ = self._words.gettext
        self.mark_button.set_texts(_("Mark departure") if present else _("Mark arrival"))

    def showEvent(self, event: QShowEvent) -> None:
        """Where there is room at first, the line of presence is open."""
        super().showEvent(event)
        if not self._line_settled:
            self._line_settled = True
            QTimer.singleShot(0, self, self._open_line)  # only then the layout has given the height

    def _open_line(self) -> None:
        if self.height() >= self._theme.scaled(_ROOM_FOR_LINE):
            self.line_fold.head_button.setChecked(True)


def _group(*parts: QWidget | QLayout) -> QVBoxLayout:
    """Parts under each other within the margins of the panel."""
    column = QVBoxLayout()
    column.setContentsMargins(SPACE.page, 0, SPACE.page, 0)
    column.setSpacing(SPACE.near)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return column
