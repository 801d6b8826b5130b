"""What is done with drafts, consultations and comments."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from forumdesk.domain.amendments import Amendment
from forumdesk.domain.consultations import (
    Comment,
    Consultation,
    ConsultationKind,
    DeadlinePastError,
    ReasonMissingError,
    Verdict,
)
from forumdesk.domain.errors import DomainError, KnownError
from forumdesk.domain.identifiers import AmendmentId
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.services.meanwhile import ChangedMeanwhileError

if TYPE_CHECKING:
    from forumdesk.gui.pages.consultation.page import ConsultationPage


class ConsultationDeeds:
    """Gives out, opens, extends, closes; receives, answers, makes amendments of comments."""

    def __init__(self, page: ConsultationPage) -> None:
        self._page = page
        self._service = page.register.consultations
        self._pending: Verdict | None = None
        self._missing: KnownError | None = None
        self._deadline_seen: Consultation | None = None
        self._said: tuple[Amendment, Message] | None = None
        page.side.issue_asked.connect(self.issue)
        page.head.act_asked.connect(self._act)
        page.strip.asked.connect(self._deadline)
        page.strip.cancelled.connect(self.end_strip)
        panel = page.comment_panel
        panel.judge_asked.connect(self.judge)
        panel.reason_settled.connect(self._reason_settled)
        panel.act_asked.connect(self._panel_act)
        panel.edited.connect(self._edited)

    # drafts and consultations

    def issue(self, note: str) -> None:
        """Give out the text as it is."""
        page = self._page
        draft = page.perform(lambda: self._service.issue_draft(page.meeting_id, note))
        if draft is not None:
            page.side.end_issue()
            page.show_entry((draft.id, None))

    def _act(self, name: str) -> None:
        if name in {"open", "extend"}:
            self.ask_deadline()
            return
        entry = self._page.entry
        if entry is None:
            return
        if name == "withdraw_draft":
            self._page.perform(lambda: self._service.withdraw_draft(entry.draft.id))
        elif entry.consultation is not None:
            consultation_id = entry.consultation.id
            acts = {
                "close": self._service.close,
                "reopen": self._service.reopen,
                "withdraw": self._service.withdraw,
            }
            self._page.perform(lambda: acts[name](consultation_id))

    def ask_deadline(self) -> None:
        """Ask until when: for a new consultation, or for the one that is shown."""
        page, entry = self._page, self._page.entry
        if entry is None:
            return
        page.message_bar.clear()
        self._deadline_seen = entry.consultation
        now = page.register.clock()
        if entry.consultation is None:
            page.strip.open_for(now, page.zone)
        else:
            page.strip.open_for(now, entry.consultation.time_zone, entry.consultation.deadline)
        page.name_main_act()
        page.remind()

    def end_strip(self) -> None:
        """Put the question away."""
        self._page.strip.hide()
        self._page.name_main_act()
        self._page.remind()
        self._page.take_focus()

    def _deadline(
        self, deadline: datetime, zone: str, kind: ConsultationKind, base: Consultation | None = None
    ) -> None:
        page, entry = self._page, self._page.entry
        if entry is None:
            return
        try:
            if entry.consultation is None:
                made = self._service.open(entry.draft.id, deadline, zone, kind)
            else:
                made = self._service.extend(entry.consultation.id, deadline, base=base or self._deadline_seen)
        except ChangedMeanwhileError as error:
            theirs = error.current
            page.offer(
                error,
                mine=lambda: self._deadline(deadline, zone, kind, theirs),
                theirs=self.ask_deadline,
            )
            return
        except DeadlinePastError as error:
            page.strip.refuse(error)
            return
        except KnownError as error:
            page.show_error(error)
            return
        page.message_bar.clear()
        page.strip.hide()
        page.show_entry((made.draft_id, made.id))
        page.take_focus()

    # comments

    def add(self) -> None:
        """Enter the comment that is in the panel."""
        page = self._page
        consultation = page.consultation
        if consultation is None:
            return
        try:
            values: dict[str, Any] = page.comment_panel.form.values()
        except DomainError:
            return  # said beside the field
        author, text = values.pop("author"), values.pop("text")
        comment = page.perform(lambda: self._service.receive(consultation.id, author, text, **values))
        if comment is not None:
            page.welcome(comment)

    def _edited(self, fields: dict[str, Any]) -> None:
        current, panel = self._page.current(), self._page.comment_panel
        if current is not None:
            self._page.perform_on(
                panel.form.seen(current, fields),
                lambda seen: self._service.edit_comment(seen.id, base=seen, **fields),
                theirs=panel.take_theirs,
            )

    def judge(self, verdict: Verdict, base: Comment | None = None) -> None:
        """Answer the selected comment; where a reason is missing it is asked for, and the answer waits for it.

        ``base`` is their answer, where somebody else has given another meanwhile and the person keeps their own.
        """
        page = self._page
        current = page.current()
        if current is None:
            return
        self._pending = None
        reason = "" if verdict is Verdict.OPEN else page.comment_panel.reason
        if (verdict, reason) == (current.verdict, current.reason):
            return  # the click on an answer settles its reason first, which gave the answer already
        try:
            self._service.judge(
                current.id, verdict, reason, base=base or page.comment_panel.answered(current)
            )
        except ReasonMissingError as error:
            self._pending, self._missing = verdict, error
            page.comment_panel.ask_reason(page.words.catalogue.sentence(error))
        except ChangedMeanwhileError as error:
            theirs = error.current
            page.offer(error, mine=lambda: self.judge(verdict, theirs), theirs=page.comment_panel.take_theirs)
        except KnownError as error:
            page.show_error(error)
        else:
            page.message_bar.clear()
            page.reload()

    def forget_pending(self) -> None:
        """Another comment is selected: an answer that waited for its reason is not given."""
        self._pending = None

    def _reason_settled(self, text: str) -> None:
        current = self._page.current()
        if current is None:
            return
        verdict = self._pending or current.verdict
        if verdict is not Verdict.OPEN and (text.strip() or self._pending is None):
            self.judge(verdict)

    def _panel_act(self, name: str) -> None:
        acts = {
            "propose": self.propose,
            "amendment": self.show_amendment,
            "remove": self.remove,
            "add": self.add,
        }
        acts[name]()

    def propose(self) -> None:
        """Make an amendment of the words that the selected comment proposes."""
        page = self._page
        current = page.current()
        if current is None:
            return
        amendment = page.perform(lambda: self._service.propose(current.id))
        if amendment is not None:
            self._say_proposed(amendment)

    def say_again(self) -> None:
        """Say in the language in use what is still said; not that of an amendment which was undone."""
        page = self._page
        if self._pending is not None and self._missing is not None:
            page.comment_panel.reason_block.set_wrong(page.words.catalogue.sentence(self._missing))
        if self._said is None or page.message_bar.message is not self._said[1]:
            self._said = None
            return
        amendment = self._said[0]
        if any(one.id == amendment.id for one in page.register.amendments.listed(page.meeting_id)):
            self._say_proposed(amendment)
        else:
            self._said = None
            page.message_bar.clear()

    def _say_proposed(self, amendment: Amendment) -> None:
        page = self._page
        _ = page.words.gettext
        sentence = _("Amendment No. {number} is proposed.").format(number=amendment.number)
        show = Act(
            text=_("Show the amendment"), run=lambda: page.amendment_asked.emit(amendment.id), kind="link"
        )
        message = Message(kind="ok", sentence=sentence, acts=(show,), dismiss=_("Close"))
        if self._said is None or self._said[1].sentence != sentence:
            self._said = (amendment, message)
            page.message_bar.show_message(message)

    def show_amendment(self) -> None:
        """Go to the amendment that was made of the selected comment."""
        current = self._page.current()
        made: AmendmentId | None = None if current is None else current.amendment_id
        if made is not None:
            self._page.amendment_asked.emit(made)

    def remove(self) -> None:
        """Take the selected comment out of the register."""
        current = self._page.current()
        if current is not None:
            self._page.perform(lambda: self._service.remove_comment(current.id))
