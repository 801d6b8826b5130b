"""Presence beside the chair: two keystrokes mark who comes and who leaves, and the quorum is watched."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId
from forumdesk.domain.proxies import ProxiesNotAllowedError
from forumdesk.gui.conduct.presence_field import CONNECT, EXCUSE, OTHERS, PROXY, RECUSE, TAKE_BACK
from forumdesk.gui.conduct.presence_layout import ENTITLED, EVERYBODY, PresenceLayout
from forumdesk.gui.conduct.presence_people import PresencePeople
from forumdesk.gui.models.participants_words import surname_first
from forumdesk.gui.models.presence import PresenceRow, fitting
from forumdesk.gui.models.quorum_words import counts_in_words, quorum_in_words
from forumdesk.gui.pages.page import Page
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AttendanceChanged,
    ConductChanged,
    DecisionsChanged,
    MeetingsChanged,
    ParticipantsChanged,
    RegisterChanged,
)
from forumdesk.services.quorum import VoterStanding

_REST_MS: Final = 1000
"""The line is drawn anew when no more changes follow: its log grows with the meeting."""
_STILL_NOW: Final = timedelta(hours=12)
"""So long after its last entry the line goes on to this moment."""


class PresencePanel(Page):
    """A list of the entitled, and on demand of everybody; the field always has the focus. Emits `left` for Esc."""

    concerns = (ParticipantsChanged, MeetingsChanged)
    left = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        """Show nobody before it is shown itself."""
        super().__init__(workspace, meeting_id)
        self.people = PresencePeople(self.register, meeting_id)
        self._past: datetime | None = None
        self._zone = ZoneInfo("UTC")
        self._met: bool | None = None
        self._marked: ParticipantId | None = None
        self._giver: PresenceRow | None = None
        self._line_timer = QTimer(self)
        self._line_timer.setSingleShot(True)
        self._line_timer.timeout.connect(self._show_line)
        self.parts = parts = PresenceLayout(self.theme, self.words)
        self.field, self.model, self.list = parts.field, parts.model, parts.list
        self.column.addWidget(self.message_bar)
        self.column.addWidget(parts, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        parts = self.parts
        self.field.find_changed.connect(lambda _text: self._typed())
        self.field.stepped.connect(self._step)
        self.field.marked.connect(self.mark)
        self.field.acted.connect(self._act)
        self.field.emptied.connect(self._go_back)
        parts.now_button.clicked.connect(lambda: self.show_moment(None))
        parts.mark_button.clicked.connect(self.mark)
        for button, position in (
            (parts.excuse_button, EXCUSE),
            (parts.recuse_button, RECUSE),
            (parts.back_button, TAKE_BACK),
            (parts.connect_button, CONNECT),
            (parts.proxy_button, PROXY),
        ):
            button.clicked.connect(lambda _checked=False, position=position: self._act(position))
        parts.pills.chosen.connect(lambda _key: self._pill_chosen())
        parts.reason_edit.settled.connect(self._keep_reason)
        self.list.row_clicked.connect(self.take_focus)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_acts())
        parts.line_part.moment_chosen.connect(self.show_moment)
        parts.line_fold.opened.connect(self._show_line)
        self.workspace.bridge.changed.connect(self._moved)

    # what the conduct of the meeting asks for

    def show_item(self, item_id: AgendaItemId | None) -> None:
        """Show who is recused on this item; None while no item is under way."""
        if item_id != self.people.item:
            self.people.item = item_id
            if self.isVisible():
                self._update()

    def show_moment(self, moment: datetime | None) -> None:
        """List who was present at a moment; None goes back to now."""
        self._past = moment
        self._filter()
        self._show_counts()
        self.take_focus()
        self._announce(self.parts.counts_label.text())

    def take_focus(self) -> None:
        """Every typed letter lands in the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_here(self) -> None:
        """Go to the field."""
        self.take_focus()
        self.field.selectAll()

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        self.setAccessibleName(self.words.gettext("Presence"))
        self.parts.retranslate()

    def reload(self) -> None:
        """Read everybody again."""
        self._zone = ZoneInfo(self.register.meetings.meeting(self.meeting_id).time_zone)
        self.people.read(self.words.language)
        self.parts.set_pills(len(self.people.entitled), self.people.count())
        self._filter(keep=True)
        self._show_counts()
        self._show_line()

    # what changed

    def _moved(self, event: RegisterChanged) -> None:
        """Somebody came or left, was excused or recused: only the rows of those are painted anew."""
        if event.meeting_id not in {None, self.meeting_id} or not self.isVisible():
            return
        if isinstance(event, (AttendanceChanged, ConductChanged)):
            self._update()
        if isinstance(event, (AttendanceChanged, DecisionsChanged)):
            self._line_timer.start(_REST_MS)

    def _update(self) -> None:
        if not self.people.update():
            self.reload()
            return
        if self._past is None:
            self.model.update_rows(self.people.known)
        self._show_counts()
        self._show_acts()

    # who is shown

    def chosen(self) -> PresenceRow | None:
        """Whom the acts are about."""
        row = self.list.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _typed(self) -> None:
        self._filter()
        row = self.chosen()
        if self.field.text().strip():
            self._announce(self.model.spoken(row) if row else self.parts.note_label.text())

    def _step(self, step: int) -> None:
        here = self.list.currentIndex().row()
        self.list.choose(here + step if here >= 0 else 0)
        row = self.chosen()
        if row is not None:
            self._announce(self.model.spoken(row))

    def _filter(self, *, keep: bool = False) -> None:
        """Show who fits what was typed; where none of the entitled does, whoever else does."""
        text, chosen = self.field.text().strip(), self.chosen()
        if self._past is not None:
            rows = self.people.present_at(self._past)
        elif self._giver is not None:
            rows = self.people.holders(self._giver.person.id)
        elif self.parts.pills.current == EVERYBODY:
            rows = self.people.everybody()
        else:
            rows = self.people.entitled
        shown = list(rows)
        if text:
            found = self.people.found(text)
            shown = fitting(rows, found, text)
            if not shown and self._past is None and self._giver is None:
                shown = fitting(self.people.everybody(), found, text)
        self.model.show(shown)
        place = self.model.place_of(chosen.person.id if chosen and (keep or not text) else None)
        if place is not None or text:
            self.list.choose(place or 0)
        self._show_note()
        self._show_acts()

    def _pill_chosen(self) -> None:
        self._filter(keep=True)
        self.take_focus()

    # acts

    def mark(self) -> None:
        """Enter: the arrival of whoever is not there, the departure of whoever is."""
        row = self.chosen()
        if self._past is not None:
            self.show_moment(None)
        elif self._giver is not None:
            self._give_proxy(self._giver, row)
        elif row is not None:
            service = self.register.attendance
            self._do(row, service.leave if self._is_there(row) else service.arrive)

    def _act(self, position: str) -> None:
        row = self.chosen()
        if position == OTHERS:
            pills = self.parts.pills
            pills.set_current(ENTITLED if pills.current == EVERYBODY else EVERYBODY)
            self._pill_chosen()
        elif row is not None and self._past is None and self._giver is None:
            acts = {EXCUSE: self._excuse, RECUSE: self._recuse, TAKE_BACK: self._take_back}
            (acts | {CONNECT: self._connect_person, PROXY: self._ask_proxy})[position](row)

    def _excuse(self, row: PresenceRow) -> None:
        _ = self.words.gettext
        if row.standing is VoterStanding.EXCUSED:
            self._do(row, self.register.quorum.unexcuse)
        elif self._is_there(row):
            self._refuse(_("{name} is present. Mark the departure first, then excuse."), row)
        else:
            self._do(row, self.register.quorum.excuse)

    def _recuse(self, row: PresenceRow) -> None:
        item, quorum = self.people.item, self.register.quorum
        if item is None:
            self._refuse(
                self.words.gettext("No item is under way, so nobody can be recused. Go to an item."), row
            )
        elif row.standing is VoterStanding.RECUSED:
            self._do(row, lambda person: quorum.unrecuse(item, person))
        else:
            self._do(row, lambda person: quorum.recuse(item, person))

    def _take_back(self, row: PresenceRow) -> None:
        self._do(row, self.register.attendance.take_back)

    def _connect_person(self, row: PresenceRow) -> None:
        self._do(row, self.register.attendance.connect)

    def _ask_proxy(self, row: PresenceRow) -> None:
        """Ask who casts the voice of somebody absent; a proxy given before ends."""
        if row.by is not None:
            self._do(row, self.register.proxies.end)
        elif row.entitled and row.in_person:
            self._refuse(self.words.gettext("{name} is present and votes. A proxy is for the absent."), row)
        elif self.people.proxies_allowed:
            self._giver = row
            self.field.clear()
            self._filter()
            self.list.choose(0)
            self.take_focus()
            self._announce(self.parts.note_label.text())
        else:
            self.show_error(ProxiesNotAllowedError())

    def _give_proxy(self, giver: PresenceRow, holder: PresenceRow | None) -> None:
        if holder is None:
            return
        self._giver = None
        self.field.clear()
        self._filter()
        self._do(giver, lambda person: self.register.proxies.give(person, holder.person.id))

    def _keep_reason(self, reason: object) -> None:
        row, item, quorum = self.chosen(), self.people.item, self.register.quorum
        if row is None:
            return
        if row.standing is VoterStanding.EXCUSED:
            self._do(row, lambda person: quorum.excuse(person, str(reason)))
        elif row.standing is VoterStanding.RECUSED and item is not None:
            self._do(row, lambda person: quorum.recuse(item, person, str(reason)))

    def _do(self, row: PresenceRow, deed: Callable[[ParticipantId], object]) -> None:
        """Do a deed on somebody; the field is free for the next one, who stands chosen still."""
        person = row.person.id
        done = self.perform(lambda: (deed(person),))
        if done is None:
            return
        self._marked = person
        self._update()
        self.field.clear()
        place = self.model.place_of(person)
        if place is not None:
            self.list.choose(place)
        self._show_note()
        self._announce(self.parts.note_label.text())
        self.take_focus()

    def _refuse(self, sentence: str, row: PresenceRow) -> None:
        said = sentence.format(name=surname_first(row.person.names, self.words.language))
        close = self.words.gettext("Close")
        self.message_bar.show_message(Message(kind="warn", sentence=said, dismiss=close))

    def _is_there(self, row: PresenceRow) -> bool:
        """By the log; whoever is recused is in the hall all the same."""
        return self.register.attendance.at_the_door(row.person.id).presence.standing.is_present

    # what is said

    def _show_acts(self) -> None:
        row = self.chosen()
        proxies = bool(self.people.proxies_allowed) and row is not None and row.entitled
        hidden = self._past is not None or self._giver is not None
        self.parts.show_acts(row, in_past=hidden, proxies=proxies)
        if row is not None and not hidden:
            there = row.standing is VoterStanding.PRESENT and not row.is_represented
            if row.remote or row.standing is VoterStanding.RECUSED or not self.people.keeps_arrivals:
                there = self._is_there(row)
            self.parts.show_mark(present=there)

    def _show_note(self) -> None:
        """Say what was done last, whom nobody's name fits, or that everybody counts as present."""
        _, text, marked = self.words.gettext, self.field.text().strip(), self._marked
        note = ""
        if self._giver is not None:
            name = surname_first(self._giver.person.names, self.words.language)
            note = _("Who casts the voice of {name}? Enter gives the proxy, Esc leaves it.").format(name=name)
        elif text and not self.model.rows:
            note = _("Nobody on the list fits “{words}”.").format(words=text)
        elif text:
            self._marked = None
        elif not self.people.keeps_arrivals:
            note = _("No arrivals are marked yet: everybody entitled counts as present until the first is.")
        elif marked is not None:
            done = next((one for one in self.people.known if one.person.id == marked), None)
            note = _("Done: {person}").format(person=self.model.spoken(done)) if done else ""
        self.parts.note_label.setText(note)
        self.parts.note_label.setVisible(bool(note))

    def _show_counts(self) -> None:
        past = self._past is not None
        self.parts.now_button.setVisible(past)
        self.parts.pills.setVisible(not past)
        count = self.register.quorum.count(self.meeting_id, self.people.item)
        text, sentence = quorum_in_words(count, self.words)
        met = count.is_met and bool(count.entitled)
        icon_name = "check-circle" if met else "warning"
        self.parts.quorum_chip.set_state(
            text, kind="ok" if met else "warn", icon_name=icon_name, sentence=sentence
        )
        self.parts.counts_label.setText(self._past_words() if past else counts_in_words(count, self.words))
        if self._met and not met:
            self.message_bar.show_message(
                Message(kind="bad", sentence=self.words.gettext("The quorum is lost."), detail=sentence)
            )
        elif met and self._met is False:
            self.message_bar.clear()
        self._met = met

    def _past_words(self) -> str:
        _, chart = self.words.gettext, self.parts.line_part.chart
        if self._past is None or chart.told is None:
            return ""
        voices = sum(one.entitled for one in self.model.rows)
        return _("Present at {time}: {people}, of them entitled to vote: {voices}").format(
            time=chart.told.time(self._past), people=len(self.model.rows), voices=voices
        )

    def _show_line(self) -> None:
        """Draw the line, if it is looked at."""
        if not self.parts.line_fold.is_open:
            return
        line = self.register.quorum.line(self.meeting_id)
        now = self.register.conduct.moment(self.meeting_id)
        fresh = bool(line.steps) and now - line.steps[-1][0] < _STILL_NOW
        self.parts.line_part.show_line(line, self._zone, until=now if fresh else None)

    def _announce(self, words: str) -> None:
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    # how keys get here

    def _go_back(self) -> None:
        """Esc in the empty field: back to now, else out."""
        if self._past is not None:
            self.show_moment(None)
        elif self._giver is not None:
            self._giver = None
            self._filter()
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere in the panel lands in the field."""
        chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.text().strip() and event.text().isprintable() and not event.modifiers() & chord:
            self.take_focus()
            QApplication.sendEvent(self.field, event)
        elif event.key() == Qt.Key.Key_Escape:
            self.take_focus()
            self._go_back()
        else:
            super().keyPressEvent(event)
