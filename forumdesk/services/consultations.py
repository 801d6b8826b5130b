"""Drafts that are given out, consultations on them, and the register of comments."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from forumdesk.domain.amendments import Amendment, AmendmentKind, Origin
from forumdesk.domain.consultations import (
    Comment,
    CommentEmptyError,
    Consultation,
    ConsultationClosedError,
    ConsultationKind,
    DeadlinePastError,
    Draft,
    Verdict,
)
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import (
    AmendmentId,
    CommentId,
    ConsultationId,
    DelegationId,
    DraftId,
    MeetingId,
    RowId,
    new_uuid,
)
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import Language, LocalizedText, clean_text
from forumdesk.services.amendments import drawn_up
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.meanwhile import clash, unclashed
from forumdesk.services.resolutions import require_open
from forumdesk.services.text_fields import current_text
from forumdesk.storage.work import UnitOfWork


class NothingToIssueError(DomainError):
    """A draft without words."""

    code = "draft.nothing"
    message = N_("There is no text yet to give out as a draft. Write or import it first.")


class DraftInUseError(DomainError):
    """A draft on which a consultation was held."""

    code = "draft.in_use"
    message = N_("Draft {number} lies open for comments, so it stays. Withdraw the consultation first.")


class CommentsStayError(DomainError):
    """A consultation that has comments is not taken back."""

    code = "consultation.has_comments"
    message = N_("Comments were received on draft {number}, so the consultation stays. Close it instead.")


class NothingProposedError(DomainError):
    """A comment of which no amendment can be made."""

    code = "comment.nothing_proposed"
    message = N_(
        "Comment {number} does not say which paragraph should read how. Enter the paragraph, the language"
        " and the proposed words first."
    )


class Consultations:
    """What is given out for comment, and what comes back."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    # drafts

    def drafts(self, meeting_id: MeetingId) -> tuple[Draft, ...]:
        """The drafts that were given out, oldest first."""
        with self._deeds.database.reading() as work:
            return work.drafts.of_meeting(meeting_id)

    def issue_draft(self, meeting_id: MeetingId, note: str = "") -> Draft:
        """Give out the text as it is under the next number."""
        with self._deeds.begin("draft.issued", meeting_id) as deed:
            text = current_text(deed.work, meeting_id)
            if not any(row.text for row in text.rows):
                raise NothingToIssueError
            now = self._deeds.clock()
            draft = Draft(
                id=DraftId(new_uuid(now)),
                meeting_id=meeting_id,
                number=next_draft_number(deed.work, meeting_id),
                issued_at=now,
                rows=text.numbered(),
                numbering=text.numbering,
                note=clean_text(note),
            )
            deed.work.drafts.put(draft)
            deed.values["number"] = str(draft.number)
        return draft

    def withdraw_draft(self, draft_id: DraftId) -> None:
        """Take back the last draft, while nobody was asked about it."""
        with self._deeds.begin("draft.withdrawn") as deed:
            draft = deed.work.drafts.get(draft_id)
            deed.meeting_id, deed.values["number"] = draft.meeting_id, str(draft.number)
            if any(one.draft_id == draft_id for one in deed.work.consultations.of_meeting(draft.meeting_id)):
                raise DraftInUseError(number=draft.number)
            deed.work.drafts.remove(draft_id)

    # consultations

    def listed(self, meeting_id: MeetingId) -> tuple[Consultation, ...]:
        """The consultations of a meeting, as they were opened."""
        with self._deeds.database.reading() as work:
            return work.consultations.of_meeting(meeting_id)

    def open(
        self,
        draft_id: DraftId,
        deadline: datetime,
        time_zone: str,
        kind: ConsultationKind = ConsultationKind.COMMENTS,
    ) -> Consultation:
        """Lay a draft open until ``deadline``, an aware moment; DeadlinePastError if that is over."""
        with self._deeds.begin("consultation.opened") as deed:
            draft = deed.work.drafts.get(draft_id)
            now = self._deeds.clock()
            _require_ahead(deadline, now, time_zone)
            consultation = Consultation(
                id=ConsultationId(new_uuid(now)),
                meeting_id=draft.meeting_id,
                draft_id=draft_id,
                kind=kind,
                opened_at=now,
                deadline=deadline.astimezone(UTC),
                time_zone=time_zone,
            )
            deed.work.consultations.put(consultation)
            deed.meeting_id, deed.values["number"] = draft.meeting_id, str(draft.number)
        return consultation

    def require_ahead(self, deadline: datetime, time_zone: str) -> None:
        """DeadlinePastError for a moment that is over."""
        _require_ahead(deadline, self._deeds.clock(), time_zone)

    def extend(
        self, consultation_id: ConsultationId, deadline: datetime, *, base: Consultation | None = None
    ) -> Consultation:
        """Move the deadline; DeadlinePastError if the new one is over.

        ``base`` is the consultation as the person saw it: ChangedMeanwhileError where somebody else moved it.
        """
        with self._deeds.begin("consultation.extended") as deed:
            before = self._found(deed, consultation_id)
            _require_ahead(deadline, self._deeds.clock(), before.time_zone)
            moved = unclashed(base, before, {"deadline": deadline.astimezone(UTC)})
            consultation = replace(before, **moved)
            deed.work.consultations.put(consultation)
        return consultation

    def close(self, consultation_id: ConsultationId) -> Consultation:
        """Receive nothing more."""
        with self._deeds.begin("consultation.closed") as deed:
            before = self._found(deed, consultation_id)
            consultation = replace(before, closed_at=before.closed_at or self._deeds.clock())
            deed.work.consultations.put(consultation)
        return consultation

    def reopen(self, consultation_id: ConsultationId) -> Consultation:
        """Receive comments again; what comes after the deadline is late."""
        with self._deeds.begin("consultation.reopened") as deed:
            consultation = replace(self._found(deed, consultation_id), closed_at=None)
            deed.work.consultations.put(consultation)
        return consultation

    def withdraw(self, consultation_id: ConsultationId) -> None:
        """Take a consultation back on which nothing was received."""
        with self._deeds.begin("consultation.withdrawn") as deed:
            consultation = self._found(deed, consultation_id)
            if comments_of(deed.work, consultation):
                raise CommentsStayError(number=deed.values["number"])
            deed.work.consultations.remove(consultation_id)

    # comments

    def comments(self, consultation_id: ConsultationId) -> tuple[Comment, ...]:
        """The comments of a consultation by number."""
        with self._deeds.database.reading() as work:
            return comments_of(work, work.consultations.get(consultation_id))

    def receive(
        self,
        consultation_id: ConsultationId,
        author: str,
        text: str,
        *,
        row_id: RowId | None = None,
        language: Language | None = None,
        proposal: str = "",
        delegation_id: DelegationId | None = None,
        received_at: datetime | None = None,
    ) -> Comment:
        """Enter a comment, received now or at ``received_at``; later than the deadline it is marked late.

        ``author`` may be empty where ``delegation_id`` names the sender. CommentEmptyError, ConsultationClosedError.
        """
        with self._deeds.begin("comment.received") as deed:
            consultation = self._found(deed, consultation_id)
            if consultation.closed_at is not None:
                raise ConsultationClosedError(number=deed.values["number"])
            if delegation_id is not None and not author.strip():
                author = deed.work.delegations.get(delegation_id).name.in_language(Language.KK)
            now = self._deeds.clock()
            comment = _checked(
                Comment(
                    id=CommentId(new_uuid(now)),
                    meeting_id=consultation.meeting_id,
                    consultation_id=consultation_id,
                    number=max((one.number for one in comments_of(deed.work, consultation)), default=0) + 1,
                    author=author,
                    delegation_id=delegation_id,
                    row_id=row_id,
                    language=language,
                    text=text,
                    proposal=proposal,
                    received_at=(received_at or now).astimezone(UTC),
                )
            )
            deed.work.comments.put(comment)
            deed.values["number"] = str(comment.number)
        return comment

    def edit_comment(self, comment_id: CommentId, *, base: Comment | None = None, **fields: Any) -> Comment:
        """Change author, text, proposal, row_id, language or received_at of a comment.

        ``base`` is the comment as the person saw it: ChangedMeanwhileError where somebody else changed the same.
        """
        with self._deeds.begin("comment.edited") as deed:
            before = self._comment(deed, comment_id)
            comment = _checked(replace(before, **unclashed(base, before, fields)))
            deed.work.comments.put(comment)
        return comment

    def remove_comment(self, comment_id: CommentId) -> None:
        """Take out a comment that was entered by mistake."""
        with self._deeds.begin("comment.removed") as deed:
            self._comment(deed, comment_id)
            deed.work.comments.remove(comment_id)

    def judge(
        self, comment_id: CommentId, verdict: Verdict, reason: str = "", *, base: Comment | None = None
    ) -> Comment:
        """Say what became of a comment; ReasonMissingError where it is not accepted in full without a word.

        ``base`` is the comment as the person saw it: ChangedMeanwhileError where somebody else answered otherwise.
        """
        with self._deeds.begin("comment.judged") as deed:
            before = self._comment(deed, comment_id)
            answer = _answer(base, before, (verdict, clean_text(reason)))
            comment = before.judged(*answer, self._deeds.clock())
            deed.work.comments.put(comment)
        return comment

    def propose(self, comment_id: CommentId) -> Amendment:
        """Make an amendment of the words that a comment proposes; NothingProposedError without such."""
        with self._deeds.begin("comment.proposed") as deed:
            comment = self._comment(deed, comment_id)
            if comment.row_id is None or comment.language is None or not comment.proposal:
                raise NothingProposedError(number=comment.number)
            require_open(deed.work, comment.meeting_id, comment.row_id)
            text = current_text(deed.work, comment.meeting_id)
            if all(row.id != comment.row_id for row in text.rows):
                raise NothingProposedError(number=comment.number)
            amendment = drawn_up(
                deed.work,
                text,
                self._deeds.clock(),
                AmendmentKind.REPLACE,
                comment.row_id,
                LocalizedText().with_text(comment.language, comment.proposal),
                proposer=LocalizedText.everywhere(comment.author),
                delegation_id=comment.delegation_id,
                reason=comment.text,
                origin=Origin.COMMENT,
            )
            deed.work.amendments.put(amendment)
            deed.work.comments.put(replace(comment, amendment_id=AmendmentId(amendment.id)))
        return amendment

    def reminders(self, meeting_id: MeetingId) -> tuple[Notice, ...]:
        """What waits for the secretary: deadlines ahead, consultations that are over, comments without an answer."""
        now = self._deeds.clock()
        with self._deeds.database.reading() as work:
            drafts = {one.id: one.number for one in work.drafts.of_meeting(meeting_id)}
            found: list[Notice] = []
            for one in work.consultations.of_meeting(meeting_id):
                waiting = sum(comment.verdict is Verdict.OPEN for comment in comments_of(work, one))
                found += _reminders_of(one, drafts.get(one.draft_id, 0), waiting, now)
            return tuple(found)

    def _found(self, deed: Deed, consultation_id: ConsultationId) -> Consultation:
        consultation = deed.work.consultations.get(consultation_id)
        deed.meeting_id = consultation.meeting_id
        deed.values["number"] = str(deed.work.drafts.get(consultation.draft_id).number)
        return consultation

    def _comment(self, deed: Deed, comment_id: CommentId) -> Comment:
        comment = deed.work.comments.get(comment_id)
        deed.meeting_id, deed.values["number"] = comment.meeting_id, str(comment.number)
        return comment


def next_draft_number(work: UnitOfWork, meeting_id: MeetingId) -> int:
    """The number that the next draft will have."""
    return max((one.number for one in work.drafts.of_meeting(meeting_id)), default=0) + 1


def comments_of(work: UnitOfWork, consultation: Consultation) -> tuple[Comment, ...]:
    """The comments of one consultation by number."""
    found = work.comments.of_meeting(consultation.meeting_id)
    return tuple(one for one in found if one.consultation_id == consultation.id)


def _require_ahead(deadline: datetime, now: datetime, time_zone: str) -> None:
    if deadline <= now:
        local = deadline.astimezone(ZoneInfo(time_zone))
        raise DeadlinePastError(deadline=local.strftime("%d.%m.%Y %H:%M"))


def _answer(base: Comment | None, current: Comment, mine: tuple[Verdict, str]) -> tuple[Verdict, str]:
    """What is answered: verdict and reason are one, for half of mine beside half of theirs would be nobody's."""
    theirs = (current.verdict, current.reason)
    was = theirs if base is None else (base.verdict, base.reason)
    if mine == was:
        return theirs
    if theirs not in (was, mine):
        names = ("verdict", "reason")
        raise clash(dict(zip(names, mine, strict=True)), dict(zip(names, theirs, strict=True)), current)
    return mine


def _checked(comment: Comment) -> Comment:
    cleaned = replace(
        comment,
        author=clean_text(comment.author),
        text=clean_text(comment.text),
        proposal=clean_text(comment.proposal),
    )
    if not cleaned.author or not (cleaned.text or cleaned.proposal):
        raise CommentEmptyError
    return cleaned


def _reminders_of(consultation: Consultation, draft: int, waiting: int, now: datetime) -> list[Notice]:
    found = []
    local = consultation.deadline.astimezone(ZoneInfo(consultation.time_zone)).strftime("%d.%m.%Y %H:%M")
    values = {"draft": draft, "deadline": local, "zone": consultation.time_zone}
    if consultation.running(now):
        found.append(
            Notice(
                code="consultation.running",
                message=N_("Draft {draft} lies open for comments until {deadline} ({zone})."),
                values=values,
            )
        )
    elif consultation.closed_at is None:
        found.append(
            Notice(
                code="consultation.over",
                message=N_(
                    "The deadline for comments on draft {draft} passed on {deadline}. Close the consultation."
                ),
                values=values,
            )
        )
    if waiting:
        found.append(
            Notice(
                code="comments.waiting",
                message=N_("{count} comment on draft {draft} waits for an answer."),
                plural=N_("{count} comments on draft {draft} wait for an answer."),
                count=waiting,
                values={**values, "count": waiting},
            )
        )
    return found
