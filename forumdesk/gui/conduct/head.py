"""The top row of conduct mode: which meeting, how it stands, the quorum, the time, the hall, the way out."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from forumdesk.domain.conduct import MeetingState
from forumdesk.domain.errors import N_
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip, ChipKind
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label, NameLabel
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.words import Words
from forumdesk.language.dates import date_range

_STATES: dict[MeetingState, tuple[str, ChipKind, str]] = {
    MeetingState.NOT_OPENED: (N_("not opened"), "neutral", "circle"),
    MeetingState.UNDER_WAY: (N_("under way"), "accent", "circle-fill"),
    MeetingState.SUSPENDED: (N_("suspended"), "warn", "pause-circle"),
    MeetingState.CLOSED: (N_("closed"), "neutral", "check-circle"),
}


class ConductHead(Ground):
    """Emits `left`, `hall_asked` (choose what is prepared), `presence_asked`, `clock_asked`."""

    left = Signal()
    hall_asked = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, "sidebar", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._narrow = False
        self._room = 0
        self._quorum: tuple[str, str, bool, str] | None = None
        self.title = NameLabel(theme, role="section")
        self.date = NameLabel(theme, role="small", token="text2")
        self.state = Chip(theme, square=True)
        self.quorum = Chip(theme, square=True)
        self.behind = Chip(theme, square=True)
        self.clock = Label(theme, role="title")
        self.menu_button = Button(theme, kind="flat", icon_name="caret-down", icon_after=True)
        self.menu = QMenu(self)
        self.hall_button = Button(theme, icon_name="presentation", key="F6")
        self.leave_button = Button(theme, kind="flat", icon_name="x", key="F5")
        for name in ("quorum", "state", "behind", "clock", "menu_button", "hall_button", "leave_button"):
            getattr(self, name).setObjectName(name)
        self.behind.hide()
        self.menu_button.clicked.connect(self.open_menu)
        self.hall_button.clicked.connect(self.hall_asked)
        self.leave_button.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.near)
        row.addWidget(self.title, 2)
        row.addWidget(self.date, 1)
        row.addStretch(0)
        for chip in (self.state, self.quorum, self.behind):
            row.addWidget(chip)
        row.addWidget(self.clock)
        row.addWidget(HairLine(theme, upright=SPACE.desk))
        for button in (self.menu_button, self.hall_button, self.leave_button):
            row.addWidget(button)
        theme.changed.connect(self._dress)
        self._dress()

    def show_meeting(self, state: ConductState) -> None:
        """Name the meeting and say how it stands."""
        _, language, meeting = self._words.gettext, self._words.language, state.meeting
        title = meeting.title.in_language(language) or state.body.name.in_language(language)
        self.title.set_name(title)
        self._fit_title()
        day = ""
        if meeting.first_day:
            day = date_range(meeting.first_day, meeting.last_day or meeting.first_day, language)
        self.date.set_name(", ".join(part for part in (day, meeting.place.in_language(language)) if part))
        word, kind, icon = _STATES[state.state]
        words = _(word)
        sitting = state.standing.sitting
        if sitting is not None and sitting.number > 1:
            words = _("sitting {number}: {state}").format(number=sitting.number, state=words)
        sentence = _("The meeting is {state}").format(state=words)
        self.state.set_state(words, kind=kind, icon_name=icon, sentence=sentence)

    def show_quorum(self, state: ConductState) -> None:
        """Show whether there are enough; not shown where nobody is entitled."""
        _, quorum = self._words.gettext, state.quorum
        self.quorum.setVisible(bool(quorum.entitled))
        if not quorum.entitled:
            self._quorum = None
            return
        numbers = {"present": quorum.present, "entitled": quorum.entitled, "needed": quorum.needed}
        sentence = _("Quorum: {present} of {entitled} present, {needed} needed").format(**numbers)
        if quorum.is_met:
            long = _("Quorum met: {present} of {entitled}, {needed} needed").format(**numbers)
            short = _("Quorum: {present} of {entitled}").format(**numbers)
        else:
            long = _("No quorum: {present} of {entitled}, {needed} needed").format(**numbers)
            short = _("Quorum: {count} missing").format(count=quorum.missing)
        self._quorum = (long, short, quorum.is_met, sentence)
        self._dress_quorum()

    def show_clock(self, state: ConductState, now: datetime) -> None:
        """Show the time of the meeting, and whether it is another than the computer's."""
        _ = self._words.gettext
        shown = f"{state.local(now):%H:%M}"
        if self.clock.text() != shown:
            self.clock.setText(shown)
            self.clock.setAccessibleName(_("Time of the meeting: {time}").format(time=shown))
        sitting = state.standing.sitting
        ahead = sitting.clock_shift if sitting is not None and not sitting.closed else 0
        is_behind = bool(state.standing.behind)
        self.behind.setVisible(is_behind or ahead > 0)
        if is_behind:
            sentence = _("The computer’s clock was set back behind what is recorded")
            self.behind.set_state(_("clock set back"), kind="warn", icon_name="warning", sentence=sentence)
        elif ahead:
            minutes = -(-ahead // 60)
            sentence = _("The meeting’s time goes {count} min ahead of the computer’s clock").format(
                count=minutes
            )
            self.behind.set_state(f"+{minutes}", kind="warn", icon_name="clock", sentence=sentence)

    def show_hall(self, shown: str, *, has_hall: bool) -> None:
        """Say what stands on the hall screen."""
        _ = self._words.gettext
        self.hall_button.setVisible(has_hall)
        text = _("Hall: {scene}").format(scene=shown) if shown and not self._narrow else _("Hall")
        name = _("Hall screen: {scene}").format(scene=shown or _("nothing"))
        self.hall_button.set_texts(text, name=name)

    def open_menu(self) -> None:
        """Open the menu of all acts."""
        self.menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def fit(self, width: int, *, narrow: bool, cramped: bool) -> None:
        """Let the title keep a quarter of the row; where room is short leave out the date, shorten the quorum.

        Where it is shorter still leave out the title, which the program has shown before, and the keys.
        """
        self._narrow, self._room = narrow, width
        self._fit_title()
        self.date.setVisible(not narrow)
        self.title.setVisible(not cramped)
        self.hall_button.set_key("F6", shown=not cramped)
        self.leave_button.set_key("F5", shown=not cramped)
        self._dress_quorum()

    def _fit_title(self) -> None:
        wanted = words_width(self._theme, self.title.accessibleName(), "section") + 1
        self.title.setMinimumWidth(min(wanted, self._room // 4))
        self.title.setMaximumWidth(wanted)

    def retranslate(self) -> None:
        """Set the words that stay."""
        _ = self._words.gettext
        self.menu_button.set_texts(_("Acts"), name=_("All acts of conduct mode"))
        self.leave_button.set_texts(_("Leave"), name=_("Leave conduct mode"))

    def _dress_quorum(self) -> None:
        if self._quorum is None:
            return
        long, short, is_met, sentence = self._quorum
        self.quorum.set_state(
            short if self._narrow else long,
            kind="ok" if is_met else "warn",
            icon_name="check-circle" if is_met else "warning",
            sentence=sentence,
        )

    def _dress(self) -> None:
        self.menu.setStyleSheet(self._theme.sheet("menu"))
        self.menu.setFont(self._theme.font("body"))
