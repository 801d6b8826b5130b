"""The page of the consultation: drafts given out, how long they lie open, and the register of comments."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.consultations import Consultation, ConsultationClosedError, Verdict
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.amendment_words import Places
from forumdesk.gui.models.drafts import DraftEntry
from forumdesk.gui.pages.consultation.comments_page import CommentsPage
from forumdesk.gui.pages.consultation.compare import CompareView
from forumdesk.gui.pages.consultation.deadline import DeadlineStrip
from forumdesk.gui.pages.consultation.deeds import ConsultationDeeds
from forumdesk.gui.pages.consultation.empty import empty_texts
from forumdesk.gui.pages.consultation.head import ConsultationHead
from forumdesk.gui.pages.consultation.reading import EntryKey, entries_of, place_of_entry
from forumdesk.gui.pages.consultation.reminding import ReminderBar
from forumdesk.gui.pages.consultation.side import DraftsSide
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AmendmentsChanged,
    ConsultationsChanged,
    MeetingsChanged,
    ParticipantsChanged,
    RegisterChanged,
    ResolutionChanged,
)

_COMPARING: Final = 2
_MINUTE: Final = 60_000  # milliseconds


class ConsultationPage(CommentsPage):
    """Emits `amendment_asked(amendment_id)` and `document_asked(identifier)`."""

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (
        ConsultationsChanged,
        AmendmentsChanged,
        ResolutionChanged,
        ParticipantsChanged,
        MeetingsChanged,
    )
    amendment_asked = Signal(object)
    document_asked = Signal(str)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        """Read nothing yet: that is done when the page is shown."""
        super().__init__(workspace, meeting_id)
        theme, words = workspace.theme, workspace.words
        self.zone = "UTC"
        self._comparing = False
        self._empty_act = ""
        self._wanted: EntryKey | None = None
        self._languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
        self.reminder_bar = ReminderBar(theme, words, lambda: self.next_problem(1))
        self.side = DraftsSide(theme, words)
        self.head = ConsultationHead(theme, words)
        self.strip = DeadlineStrip(theme, words)
        self.compare_view = CompareView(theme, words)
        self.minute_timer = QTimer(self)
        self.minute_timer.setInterval(_MINUTE)
        self._lay_out()
        self.deeds = ConsultationDeeds(self)
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._body.addWidget(self.compare_view)
        for name in ("reminder_bar", "side", "head", "strip", "compare_view"):
            getattr(self, name).setObjectName(name)
        for part in (self.bar, self.message_bar, self.beside):
            self.column.removeWidget(part)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        above: tuple[QWidget, ...] = (self.head, self.strip, self.message_bar)
        for widget in above:
            right.addWidget(widget)
        right.addWidget(self.beside, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(right, 1)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.reminder_bar)
        self.column.addLayout(row, 1)

    def _connect(self) -> None:
        self.page_bar.document_asked.connect(self.document_asked)
        self.side.chosen.connect(self._entry_chosen)
        self.side.compare_asked.connect(self.compare)
        self.side.issue_part.came_or_went.connect(self.name_main_act)
        self.compare_view.left.connect(self.leave_compare)
        self.empty_page.main_asked.connect(self._empty_asked)
        self.empty_page.link_asked.disconnect(self.add)
        self.beside.shared.connect(self._lay_columns)
        self.minute_timer.timeout.connect(self._refresh_times)

    # what is shown

    @property
    def entry(self) -> DraftEntry | None:
        """The draft that is selected, with its consultation."""
        return self.side.current()

    @property
    def consultation(self) -> Consultation | None:
        """The consultation that is shown."""
        return None if self.entry is None else self.entry.consultation

    @property
    def lists(self) -> bool:
        """Whether comments are in sight, and not two drafts compared."""
        return not self._comparing

    @property
    def asks(self) -> bool:
        """Whether a deadline, or the note of a draft, is being asked for."""
        return self.strip.isVisibleTo(self) or self.side.issue_part.isVisibleTo(self)

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        for part in (
            self.page_bar,
            self.comment_panel,
            self.side,
            self.head,
            self.strip,
            self.compare_view,
        ):
            part.retranslate()
        self.table.set_texts(name=_("Comments"))
        self._lay_columns()

    def _lay_columns(self) -> None:
        self.table.lay_columns(self.beside.list_width)

    def reload(self) -> None:
        """Read drafts, consultations and comments again; what is selected stays selected."""
        self._text = self.register.resolutions.text(self.meeting_id)
        self._places = Places(self._text, self.words)
        meeting = self.register.meetings.meeting(self.meeting_id)
        rules = self.register.meetings.body(meeting.body_id).rules
        self.zone = meeting.time_zone
        entry = self.entry
        wanted = self._wanted or (None if entry is None else entry.key)
        self._wanted = None
        drafts = self.register.consultations.drafts(self.meeting_id)
        entries = entries_of(self.register, self.meeting_id)
        self.side.model.show(entries, self.register.clock(), self.zone)
        if entries:
            self.side.select(place_of_entry(entries, wanted))
        languages = tuple(dict.fromkeys([*rules.languages, *self._text.languages])) or STATE_LANGUAGE_FIRST
        if self._comparing:
            self.compare_view.show_material(drafts, self._text, languages)
        self._languages = languages
        self._show_consultation()
        self.deeds.say_again()

    def show_entry(self, key: EntryKey) -> None:
        """Select a draft, or a consultation on it, that was made a moment ago."""
        self._wanted = key
        self.reload()

    def _entry_chosen(self) -> None:
        self.adding = False
        self.strip.hide()
        self.message_bar.clear()
        self._show_consultation()

    def _show_consultation(self) -> None:
        entry = self.entry
        entries = self.side.model.entries
        latest = entry is not None and entry.draft.number == entries[0].draft.number
        self.head.show_entry(entry, self.register.clock(), self.zone, latest=latest)
        self.head.setVisible(entry is not None and not self._comparing)
        consultation = self.consultation
        self._comments = ()
        self.remind()
        if consultation is not None:
            self._comments = self.register.consultations.comments(consultation.id)
        self._forget_closed()
        delegations = self.register.delegations.listed(self.meeting_id)
        zone = self.zone if consultation is None else consultation.time_zone
        self.comment_panel.set_material(self._places, delegations, zone)
        self._say_empty()
        self.fill(self.current_id())

    def _forget_closed(self) -> None:
        consultation = self.consultation
        if consultation is not None and consultation.closed_at is None:
            self._forget(ConsultationClosedError)

    def _say_empty(self) -> None:
        texts = empty_texts(self.entry, self.words, has_text=bool(self._text.rows))
        self._empty_act = texts.act
        self.empty_page.set_texts(texts.sentence, texts.help_line, main=texts.main)
        cramped = self._comparing and self.window().width() < WIDTH.narrow_window
        self.side.setVisible(self.entry is not None and not cramped)

    def _empty_asked(self) -> None:
        if self._empty_act == "issue":
            self.deeds.issue("")
        elif self._empty_act == "open":
            self.deeds.ask_deadline()
        elif self._empty_act == "reopen":
            self.head.act_asked.emit("reopen")
        elif self._empty_act == "add":
            self.add()

    def remind(self) -> None:
        """Say what waits, unless the room is needed for a deadline that is asked for or drafts that are compared."""
        if self._comparing or self.strip.isVisibleTo(self):
            self.reminder_bar.clear()
            return
        waiting = any(one.waiting for one in self.side.model.entries)
        self.reminder_bar.remind(self.register.consultations.reminders(self.meeting_id), waiting=waiting)

    def _refresh_times(self) -> None:
        """Say anew how much time is left, without touching anything else."""
        now = self.register.clock()
        if self.entry is not None and not self._comparing:
            latest = self.entry.draft.number == self.side.model.entries[0].draft.number
            self.head.show_entry(self.entry, now, self.zone, latest=latest)
        self.remind()

    def show_body(self) -> None:
        """Show the comments, or two drafts compared."""
        if self._comparing:
            self.bar.show_tools(False)
            self._body.setCurrentIndex(_COMPARING)
            return
        self.show_contents(anything=bool(self._comments))
        self._lay_columns()

    def add(self) -> None:
        """Open the panel for a comment; without a consultation go the step before."""
        consultation = self.consultation
        if consultation is None or consultation.closed_at is not None:
            if self._comments:
                self._refuse_closed()
            else:
                self._empty_asked()
            return
        self.begin_comment()

    def _refuse_closed(self) -> None:
        entry = self.entry
        if entry is not None:
            self.show_error(ConsultationClosedError(number=entry.draft.number))

    def main_act(self) -> None:
        """Enter what is in the panel, accept the selected comment, or enter another."""
        if self.side.issue_part.isVisibleTo(self):
            self.side.issue_part.keep()
        elif self.asks:
            self.strip.keep()
        elif self.answering and not self.adding:
            self.deeds.judge(Verdict.ACCEPTED)
        else:
            super().main_act()

    # drafts compared

    def compare(self) -> None:
        """Compare the selected draft with the present text; both can be chosen."""
        entry = self.entry
        if entry is None:
            return
        self._comparing = True
        drafts = self.register.consultations.drafts(self.meeting_id)
        self.compare_view.show_material(drafts, self._text, self._languages)
        self.compare_view.choose(entry.draft.id, None)
        self.strip.hide()
        self._show_consultation()
        self.compare_view.take_focus()

    def leave_compare(self) -> None:
        """Go back to the comments."""
        self._comparing = False
        self._show_consultation()
        self.take_focus()

    # keys that the window passes on

    def next_problem(self, step: int) -> None:
        """Go to the next comment without an answer, in another consultation if need be."""
        if self._comparing:
            self.leave_compare()
        if not self.problem_rows():
            self.show_all()
        if not self.problem_rows():
            entries = self.side.model.entries
            waiting = next((row for row, one in enumerate(entries) if one.waiting), None)
            if waiting is None:
                return
            self.side.select(waiting)
            self._entry_chosen()
        super().next_problem(step)

    def print_out(self) -> None:
        """Print the table of comments, or the draft while nobody was asked about it."""
        self.document_asked.emit("draft" if self.consultation is None else "comments")

    def take_focus(self) -> None:
        """Put the focus into the comments, or on the one thing to do."""
        if self._comparing:
            self.compare_view.take_focus()
        elif self.strip.isVisibleTo(self):
            self.strip.date_field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """The time goes on while the page is in sight."""
        super().showEvent(event)
        self.minute_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is computed."""
        super().hideEvent(event)
        self.minute_timer.stop()
