"""The registration desk: nobody at the door waits, nobody is counted twice."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication

from forumdesk.domain.accreditation import Admission
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people_list import ListedPerson
from forumdesk.gui.desk.add_form import NewPerson
from forumdesk.gui.desk.badge_printing import PrintBadge, PrintedBadge, where_printed
from forumdesk.gui.desk.desk_layout import DeskLayout
from forumdesk.gui.desk.door import LEAST_LETTERS, Door
from forumdesk.gui.desk.last_arrived import SHOWN
from forumdesk.gui.desk.results import MOST_ROWS
from forumdesk.gui.desk.scanner import code_typed
from forumdesk.gui.desk.verdicts import Moments, Verdict, VerdictKind, told
from forumdesk.gui.pages.page import Page
from forumdesk.gui.widgets.deed_holding import ARRIVED, CHANGE, LEFT
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.workspace import Workspace

_LOW = 620
"""Below this height, in pixels, one less of those who came last is shown."""


class DeskPage(Page):
    """One field that takes every letter and every scan.

    Emits `left` for the way out, `desk_named(str)` and `printing_chosen(bool)` for what is to be remembered.
    """

    left = Signal()
    desk_named = Signal(str)
    printing_chosen = Signal(bool)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        *,
        print_badge: PrintBadge | None = None,
        prints_on_arrival: bool = False,
    ) -> None:
        """`print_badge` prints the badge of one person; without it nothing is said of printing."""
        super().__init__(workspace, meeting_id)
        self.door = Door(self.register, meeting_id)
        self._print_badge = print_badge
        self._prints_on_arrival = prints_on_arrival
        self._verdict: Verdict | None = None
        self._printed: PrintedBadge | None = None
        self._only: ParticipantId | None = None
        self._unlock: Callable[[], object] | None = None
        zone = ZoneInfo(self.register.meetings.meeting(meeting_id).time_zone)
        self._moments = Moments(self.register.clock, zone, self.words)
        self.parts = DeskLayout(workspace, self._moments)
        self.field = self.parts.field
        self.results = self.parts.results
        self.card = self.parts.card
        self.column.addWidget(self.parts)
        self.parts.messages.addWidget(self.message_bar)
        self.parts.model.prints = print_badge is not None
        self.parts.head.set_printing(possible=print_badge is not None, on=prints_on_arrival)
        self._connect()
        self.retranslate()

    @property
    def verdict(self) -> Verdict | None:
        """What is said now of the last scan or Enter."""
        return self._verdict

    def set_locked(self, unlock: Callable[[], object]) -> None:
        """Let nothing be done here but arrivals and departures; the way out asks ``unlock``."""
        self._unlock = unlock
        self.parts.head.set_locked()
        self.parts.add_button.hide()
        self.parts.head.left.disconnect(self.left)
        self.parts.head.left.connect(lambda: unlock())

    # What the window asks for.

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        self.parts.retranslate()
        self._show_desk()
        self._tell(aloud=False)

    def reload(self) -> None:
        """Read the counts, the last arrivals and the rows again."""
        statistics = self.register.participants.statistics(self.meeting_id)
        meeting = self.register.meetings.meeting(self.meeting_id)
        rules = self.register.meetings.body(meeting.body_id).rules
        voices = self.register.participants.counts(self.meeting_id)
        self.parts.model.accredits = statistics.total.accredited > 0
        self.parts.add_form.set_accredits(self.parts.model.accredits)
        counts = self.parts.counts
        counts.show_counts(statistics, own=self.door.own_count(), desk=self.register.desk.name)
        counts.show_quorum(
            present=voices.present,
            entitled=voices.entitled,
            needed=rules.quorum_to_decide.needed(voices.entitled),
        )
        self._show_last()
        if self._verdict is not None and not self._is_true(self._verdict):
            self._verdict = None
        self._tell(aloud=False)
        self._find(keep=True)

    def take_focus(self) -> None:
        """Every typed letter lands in the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_here(self) -> None:
        """Go to the field (Ctrl+F)."""
        self.take_focus()
        self.field.selectAll()

    def add(self) -> None:
        """Open the form for a person not on the list (Ctrl+N); it takes over what was typed."""
        if self._unlock is not None:
            return
        if self.parts.add_form.isHidden():
            self._say(None)
            self.parts.add_form.open_with(self.field.text())
            self.parts.arrange_for(adding=True)
        else:
            self.parts.add_form.add()

    def main_act(self) -> None:
        """Ctrl+Enter: add, accredit and mark the arrival, or what Enter does."""
        person = self._person_in_question()
        if not self.parts.add_form.isHidden():
            self.parts.add_form.add()
        elif person is not None and self.door.view(person).admission is Admission.NOT_ACCREDITED:
            self._do(lambda: self.door.accredit(person))
        else:
            self._enter()

    def print_out(self) -> None:
        """Ctrl+P: the badge of whom the desk is dealing with, else of whoever came last."""
        if self._unlock is not None:
            return
        last = self.parts.last.rows[0].person if self.parts.last.isVisibleTo(self) else None
        person = self._person_in_question() or last
        if person is not None:
            self._print(person)

    # What the keys and the scanner do.

    def scanned(self, code: str) -> None:
        """A scan: the arrival is marked at once."""
        self._only = None
        self._do(lambda: self.door.scan(code), keeps_text=True)

    def _enter(self) -> None:
        text, person = self.field.text().strip(), self.results.chosen_person()
        if person is not None:
            if self.door.view(person).presence.standing.is_present:
                self._reprint(person)
            else:
                self._do(lambda: self.door.arrive(person))
        elif code_typed(text) or any(letter.isdigit() for letter in text):
            self._do(lambda: self.door.scan(text), keeps_text=True)
        elif not text and self._verdict is not None and self._verdict.person is not None:
            if self._verdict.kind is VerdictKind.ALREADY:
                self._print(self._verdict.person)
            elif self._verdict.kind is VerdictKind.REPLACED:
                self._show_successor()

    def _depart(self) -> None:
        person = self._person_in_question()
        if person is not None:
            self._do(lambda: self.door.leave(person))

    def _reprint(self, person: ParticipantId) -> None:
        """Who is there already is not marked again: they are told of, and get another badge."""
        self._do(lambda: Verdict(kind=VerdictKind.ALREADY, person=person))
        self._print(person)

    def _person_in_question(self) -> ParticipantId | None:
        """The chosen one, else the one of whom the verdict speaks."""
        return self.results.chosen_person() or (self._verdict.person if self._verdict else None)

    def _do(self, act: Callable[[], Verdict], *, keeps_text: bool = False) -> None:
        """Do an act of the door and say its verdict; the field is free for the next person."""
        verdict = self.perform(act)
        if verdict is None:
            return
        if not keeps_text:
            self._empty_field()
        self._printed = None
        self._say(verdict)
        if verdict.kind is VerdictKind.ARRIVED and self._prints_on_arrival and verdict.person is not None:
            person = verdict.person
            QTimer.singleShot(0, self, lambda: self._print(person))

    def _empty_field(self) -> None:
        self._only = None
        if self.field.text():
            self.field.setText("")
        else:
            self._find()

    def _esc(self) -> None:
        """Esc in the empty field: what is said or shown goes."""
        self._say(None)
        self._only = None
        self.message_bar.clear()
        self._find()

    def _typed(self) -> None:
        """A letter came: the last verdict is done with, and the search goes on."""
        self._only = None
        if self.field.text():
            self._say(None)
        self._find()

    def _show_successor(self) -> None:
        if self._verdict is None or self._verdict.person is None:
            return
        successor = self.door.view(self._verdict.person).successor
        if successor is not None:
            self._say(None)
            self._only = successor.id
            self._find()

    def _take_back(self, person: ParticipantId) -> None:
        self.perform(lambda: self.register.attendance.take_back(person))
        self.take_focus()

    def _add(self, new: NewPerson) -> None:
        verdict = self.perform(lambda: self.door.add(new))
        if verdict is not None:
            self._close_form()
            self._do(lambda: verdict)

    def _close_form(self) -> None:
        self.parts.add_form.hide()
        self.parts.arrange_for(adding=False)
        self.take_focus()

    def _name_desk(self, name: str) -> None:
        self.register.name_desk(name)
        self._show_desk()
        self.reload()
        self.desk_named.emit(name)

    def _choose_printing(self, on: bool) -> None:
        self._prints_on_arrival = on
        self.printing_chosen.emit(on)
        self.take_focus()

    # Badges.

    def _print(self, person: ParticipantId) -> None:
        if self._print_badge is None:
            return
        make = self._print_badge
        printed = self.perform(lambda: make(person))
        if printed is None:
            return
        if self._verdict is not None and self._verdict.person == person:
            self._printed = printed
            self._tell(aloud=True)
        else:
            _ = self.words.gettext
            message = Message(kind="info", sentence=where_printed(printed, self.words), dismiss=_("Close"))
            self.message_bar.show_message(message)

    # What is shown.

    def _say(self, verdict: Verdict | None) -> None:
        self._verdict = verdict
        self._tell(aloud=verdict is not None)

    def _tell(self, *, aloud: bool) -> None:
        """Word the verdict anew."""
        verdict = self._verdict
        if verdict is None:
            self.card.clear()
            return
        view = self.door.view(verdict.person) if verdict.person is not None else None
        words = told(verdict, view, self.words, self._moments)
        note = where_printed(self._printed, self.words) if self._printed else ""
        self.card.show_told(words, self._acts(verdict), note=note, aloud=aloud)

    def _acts(self, verdict: Verdict) -> Sequence[Act]:
        """The ways on from a verdict, each with its key."""
        _, person = self.words.gettext, verdict.person
        if person is None:
            return ()
        prints = self._print_badge is not None
        again = Act(text=_("Print badge"), run=lambda: self._print(person), icon_name="printer", key="Ctrl+P")
        leave = Act(
            text=_("Mark departure"), run=self._depart, icon_name="sign-out", key="Shift+Enter", deed=LEFT
        )
        back = Act(
            text=_("Mark return"), run=lambda: self._do(lambda: self.door.arrive(person)), deed=ARRIVED
        )
        admit = Act(
            text=_("Accredit and mark arrival"),
            run=self.main_act,
            kind="main",
            icon_name="check",
            key="Ctrl+Enter",
            deed=CHANGE,
        )
        show = Act(text=_("Show the successor"), run=self._show_successor, icon_name="user", key="Enter")
        match verdict.kind:
            case VerdictKind.ARRIVED | VerdictKind.RETURNED:
                return (again,) if prints else ()
            case VerdictKind.ALREADY:
                entered = Act(text=again.text, run=again.run, icon_name=again.icon_name, key="Enter")
                return (entered, leave) if prints else (leave,)
            case VerdictKind.LEFT:
                return (back,)
            case VerdictKind.NOT_ACCREDITED:
                return (admit,)
            case VerdictKind.REPLACED:
                return (show,)
        return ()

    def _is_true(self, verdict: Verdict) -> bool:
        try:
            return self.door.still_holds(verdict)
        except KnownError:  # the person is no longer on the list
            return False

    def _find(self, *, keep: bool = False) -> None:
        """Show who fits; with `keep` the chosen person stays chosen."""
        text, chosen = self.field.text().strip(), self.results.chosen_person()
        rows: Sequence[ListedPerson]
        if self._only is not None:
            rows = (self.door.listed(self._only),)
        else:
            rows = self.door.found(text, self.words.language)[:MOST_ROWS]
        self.parts.model.show(rows)
        ids = [row.person.id for row in rows]
        place = ids.index(chosen) if keep and chosen in ids else 0
        searched = sum(letter.isalnum() for letter in text) >= LEAST_LETTERS
        count = self.door.count(text) if len(rows) == MOST_ROWS else len(rows)
        self.parts.show_found(text if searched else "", count)
        self.results.choose(place)
        if searched and not keep:
            self._announce(self.parts.found.text())

    def _show_last(self) -> None:
        history = self.register.history.next_undo
        undoes = history is not None and history.code.startswith("attendance.")
        room = SHOWN - 1 if self.height() < self.theme.scaled(_LOW) else SHOWN
        self.parts.last.show_views(
            self.register.attendance.last_arrived(self.meeting_id, SHOWN),
            prints=self._print_badge is not None,
            room=room,
            undo_key="Ctrl+Z" if undoes else "",
        )

    def _show_desk(self) -> None:
        meeting = self.register.meetings.meeting(self.meeting_id)
        self.parts.head.show_desk(self.register.desk.name, meeting)

    def _announce(self, words: str) -> None:
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _step(self, step: int) -> None:
        self.results.choose(self.results.currentIndex().row() + step)
        self._announce(str(self.results.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or ""))

    # How keys get here.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere on the page lands in the field."""
        chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.text().strip() and event.text().isprintable() and not event.modifiers() & chord:
            self.take_focus()
            QApplication.sendEvent(self.field, event)
        elif event.key() == Qt.Key.Key_Escape:
            self.take_focus()
            self._esc()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, fewer of those who came last are shown."""
        super().resizeEvent(event)
        self.parts.set_narrow(self.width() < self.parts.narrow_width)
        if self.isVisible():
            self._show_last()

    def _connect(self) -> None:
        parts = self.parts
        self.field.textChanged.connect(lambda _text: self._typed())
        self.field.entered.connect(self._enter)
        self.field.departed.connect(self._depart)
        self.field.stepped.connect(self._step)
        self.field.emptied.connect(self._esc)
        parts.scanner.scanned.connect(self.scanned)
        self.results.act_asked.connect(self._enter)
        self.card.acted.connect(self.take_focus)
        parts.add_button.clicked.connect(self.add)
        parts.add_form.added.connect(self._add)
        parts.add_form.given_up.connect(self._close_form)
        parts.last.taken_back.connect(self._take_back)
        parts.last.print_asked.connect(self._print)
        parts.head.left.connect(self.left)
        parts.head.desk_named.connect(self._name_desk)
        parts.head.settled.connect(self.take_focus)
        parts.head.printing_chosen.connect(self._choose_printing)
