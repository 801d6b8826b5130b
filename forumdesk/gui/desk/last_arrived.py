"""Who came last, with time and desk, and the way to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.domain.attendance import Standing
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.gui.desk.verdicts import Moments
from forumdesk.gui.models.participants_words import affiliation, country_of, surname_first
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import TAKEN_BACK
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, Label, NameLabel
from forumdesk.gui.words import Words
from forumdesk.services.attendance import DoorView

SHOWN = 4


class LastRow(QWidget):
    """One person who came or went. Emits `taken_back(id)` and `print_asked(id)`."""

    taken_back = Signal(object)
    print_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._theme = theme
        self.person: ParticipantId | None = None
        self.time = Label(theme, role="small_medium", token="text2")
        self.icon = IconView(theme, "check-circle-fill", token="ok")
        self.name = NameLabel(theme)
        self.belongs = NameLabel(theme, role="small", token="text2")
        self.desk = Label(theme, role="caption", token="text3")
        self.print_button = Button(theme, kind="flat", icon_name="printer", height="target")
        self.undo_button = Button(theme, kind="link", deed=TAKEN_BACK)
        for button in (self.print_button, self.undo_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.person))
        self.undo_button.clicked.connect(lambda: self.taken_back.emit(self.person))
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, 0, SPACE.near, 0)
        row.setSpacing(SPACE.near)
        row.addWidget(self.time)
        row.addWidget(self.icon)
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self.name)
        row.addWidget(self.belongs, 1)
        row.addWidget(self.desk)
        row.addWidget(self.print_button)
        row.addWidget(self.undo_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(HairLine(theme))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFixedHeight(self._theme.height("row"))


class LastArrived(QWidget):
    """The last passages, newest first. Emits `taken_back(id)` and `print_asked(id)`."""

    taken_back = Signal(object)
    print_asked = Signal(object)

    def __init__(self, theme: Theme, words: Words, moments: Moments) -> None:
        """Start empty."""
        super().__init__()
        self._theme, self._words, self._moments = theme, words, moments
        self.title = Label(theme, role="small_strong", token="text2")
        self.rows = [LastRow(theme) for _ in range(SHOWN)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addSpacing(SPACE.tight)
        for row in self.rows:
            row.taken_back.connect(self.taken_back)
            row.print_asked.connect(self.print_asked)
            column.addWidget(row)

    def show_views(self, views: Sequence[DoorView], *, prints: bool, room: int, undo_key: str) -> None:
        """Show at most `room` people; `undo_key` takes back the newest entry, empty where it would not."""
        _ = self._words.gettext
        self.title.setText(_("Last arrived"))
        self.setVisible(bool(views))
        for place, row in enumerate(self.rows):
            shown = place < min(len(views), room)
            row.setVisible(shown)
            if shown:
                self._fill(row, views[place], prints=prints)
                row.undo_button.set_key(undo_key if place == 0 else "")

    def _fill(self, row: LastRow, view: DoorView, *, prints: bool) -> None:
        _, language = self._words.gettext, self._words.language
        presence = view.presence
        left = presence.standing is Standing.LEFT
        name = surname_first(view.person.names, language)
        row.person = view.person.id
        row.time.setText(self._moments.shown(presence.last_at))
        row.icon.set_icon("sign-out" if left else "check-circle-fill", "text2" if left else "ok")
        row.name.set_name(name)
        belongs = (affiliation(view.person, language), country_of(view.person, language))
        row.belongs.set_name(", ".join(part for part in belongs if part))
        row.desk.setText(_("left") if left else presence.desk_name)
        row.print_button.setVisible(prints)
        row.print_button.set_texts("", name=_("Print badge: {name}").format(name=name))
        row.undo_button.set_texts(_("Take back"), name=_("Take back: {name}").format(name=name))
