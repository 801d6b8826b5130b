"""What is done with an amendment, and what is said after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from forumdesk.domain.amendments import (
    AmendedRowGoneError,
    Amendment,
    AmendmentConflictError,
    AmendmentKind,
    AmendmentState,
)
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import DelegationId, RowId
from forumdesk.domain.resolutions import CellState
from forumdesk.domain.texts import LANGUAGE_NAMES, Language, LocalizedText
from forumdesk.gui.pages.amendments.form import Purpose, Writing
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.language.lists import join_list
from forumdesk.services.meanwhile import ChangedMeanwhileError

if TYPE_CHECKING:
    from forumdesk.gui.pages.amendments.page import AmendmentsPage


class AmendmentDeeds:
    """Accepts, rejects, withdraws, replaces, merges, puts again, moves, keeps what was written."""

    def __init__(self, page: AmendmentsPage) -> None:
        self._page = page
        self._service = page.register.amendments
        self._said: tuple[Amendment, Message] | None = None
        self._began: Amendment | None = None
        panel = page.amendment_panel
        panel.act_asked.connect(self._act)
        panel.move_asked.connect(self.move)
        panel.other_asked.connect(self._with_other)
        panel.edited.connect(self._edited)

    def _act(self, name: str) -> None:
        acts = {
            "accept": self.accept,
            "reject": self.reject,
            "withdraw": self.withdraw,
            "reopen": self.reopen,
            "edit": self.edit_text,
            "row": self._show_row,
        }
        acts[name]()

    def _with_other(self, act: str, other: Amendment) -> None:
        current = self._page.current()
        if current is None:
            return
        if act == "show":
            self._page.show_amendment(other.id)
        elif act == "replace":
            self._page.perform(lambda: self._service.replace(current.id, other.id))
        else:
            self.merge(current, other)

    # what is decided

    def accept(self) -> None:
        """Let the selected amendment into the text, and say what became out of date."""
        current = self._page.current()
        if current is None:
            return
        note = self._page.amendment_panel.note
        accepted = self._page.perform(lambda: self._service.accept(current.id, note))
        self._said = None
        if accepted is not None:
            self._say_accepted(accepted)

    def reject(self) -> None:
        """Keep the text as it is."""
        self._settle(AmendmentState.REJECTED)

    def withdraw(self) -> None:
        """The proposer takes the selected amendment back."""
        self._settle(AmendmentState.WITHDRAWN)

    def _settle(self, state: AmendmentState) -> None:
        current = self._page.current()
        if current is None:
            return
        note = self._page.amendment_panel.note
        act = self._service.reject if state is AmendmentState.REJECTED else self._service.withdraw
        self._page.perform(lambda: act(current.id, note))

    def reopen(self) -> None:
        """Put the selected amendment again."""
        current = self._page.current()
        if current is not None:
            self._page.perform(lambda: self._service.reopen(current.id))

    def move(self, step: int) -> None:
        """Put the selected amendment earlier or later among those to its paragraph."""
        current = self._page.current()
        if current is not None:
            self._page.perform(lambda: self._service.move(current.id, step))

    def merge(self, first: Amendment, other: Amendment) -> None:
        """Make one amendment of two; where they change the same words, somebody has to write it."""
        page = self._page
        try:
            merged = self._service.merge((first.id, other.id))
        except AmendmentConflictError as error:
            page.show_error(error)
            page.begin(
                Writing(
                    purpose=Purpose.MERGE,
                    kind=first.kind,
                    row_id=first.row_id,
                    base=first.base,
                    text=first.text.filled_from(other.text),
                    among=(first.id, other.id),
                    numbers=(first.number, other.number),
                )
            )
            self._say_overlap(other)
        except KnownError as error:
            page.show_error(error)
        else:
            page.message_bar.clear()
            page.show_amendment(merged.id)

    def _say_overlap(self, other: Amendment) -> None:
        _ = self._page.words.gettext
        sentence = _("Both change the same words. Write how the paragraph should read.")
        texts = " · ".join(text for _language, text in other.text.items())
        detail = _("Amendment No. {number} says: {text}").format(number=other.number, text=texts)
        self._page.message_bar.show_message(
            Message(kind="warn", sentence=sentence, detail=detail, dismiss=_("Close"))
        )

    # what is said

    def ways_out(self, error: KnownError) -> list[Act]:
        """The acts that lead out of a refusal."""
        _ = self._page.words.gettext
        current = self._page.current()
        if current is None or not current.is_open:
            return []
        reject = Act(text=_("Reject"), run=self.reject)
        if isinstance(error, AmendmentConflictError):
            return [Act(text=_("Write anew"), run=self.write_anew), reject]
        if isinstance(error, AmendedRowGoneError):
            return [reject, Act(text=_("Withdraw"), run=self.withdraw)]
        return []

    def say_again(self) -> None:
        """Say what an acceptance left to do as it is by now; nothing once it was undone."""
        said = self._said
        if said is None or self._page.message_bar.message is not said[1]:
            self._said = None
            return
        listed = self._service.listed(self._page.meeting_id)
        now = next((one for one in listed if one.id == said[0].id), None)
        if now is None or now.state is not AmendmentState.ACCEPTED:
            self._said = None
            self._page.message_bar.clear()
        else:
            self._say_accepted(now)

    def _say_accepted(self, amendment: Amendment) -> None:
        page = self._page
        _ = page.words.gettext
        parts = [_("Amendment No. {number} is accepted.").format(number=amendment.number)]
        row_id = amendment.result_id or amendment.row_id
        text = page.register.resolutions.text(page.meeting_id)
        row = next((one for one in text.rows if one.id == row_id), None)
        waiting: dict[CellState, list[Language]] = {CellState.STALE: [], CellState.MISSING: []}
        if row is not None:
            for language in page.languages:
                waiting.get(row.state(language), []).append(language)
        stale, missing = waiting[CellState.STALE], waiting[CellState.MISSING]
        if stale:
            parts.append(_("Now out of date: {languages}.").format(languages=self._names(stale)))
        if missing:
            parts.append(_("Still missing: {languages}.").format(languages=self._names(missing)))
        acts: list[Act] = []
        if row is not None:
            acts.append(Act(text=_("To the paragraph"), run=lambda: page.row_asked.emit(row.id), kind="link"))
        message = Message(
            kind="warn" if stale or missing else "ok",
            sentence=" ".join(parts),
            acts=acts,
            dismiss=_("Close"),
        )
        before = self._said[1] if self._said is not None else None
        if before is None or (before.sentence, before.kind) != (message.sentence, message.kind):
            self._said = (amendment, message)
            page.message_bar.show_message(message)

    def _names(self, languages: list[Language]) -> str:
        language = self._page.words.language
        return join_list([LANGUAGE_NAMES[one].in_language(language) for one in languages], language)

    def _show_row(self) -> None:
        current = self._page.current()
        row_id = None if current is None else current.result_id or current.row_id
        if row_id is not None:
            self._page.row_asked.emit(row_id)

    # what is written

    def edit_text(self) -> None:
        """Open the form for the text of the selected amendment."""
        current = self._page.current()
        if current is not None and current.is_open and current.kind is not AmendmentKind.DELETE:
            self._began = current
            self._page.begin(_writing_of(current, Purpose.EDIT))

    def write_anew(self) -> None:
        """Open the form for an amendment in place of the selected one, from its words."""
        current = self._page.current()
        if current is not None:
            self._page.message_bar.clear()
            self._page.begin(_writing_of(current, Purpose.ANEW))

    def keep_written(self) -> None:
        """Keep what the form holds; a refusal is said over it, and nothing is lost."""
        self._keep_on(self._began)

    def _keep_on(self, seen: Amendment | None) -> None:
        """The same over what was ``seen``; where somebody else wrote another text meanwhile the person chooses."""
        page = self._page
        try:
            made = self._kept(seen)
        except ChangedMeanwhileError as error:
            current = error.current
            page.offer(
                error, mine=lambda: self._keep_on(current), theirs=lambda: page.end_writing(current.id)
            )
        except KnownError as error:
            page.show_error(error)
        else:
            page.message_bar.clear()
            page.end_writing(made.id)

    def _kept(self, seen: Amendment | None) -> Amendment:
        form = self._page.form
        writing, text = form.writing, form.text()
        if writing.purpose is Purpose.EDIT:
            base = seen if seen is not None and seen.id == writing.among[0] else None
            return self._service.edit(writing.among[0], base=base, text=text)
        if writing.purpose is Purpose.MERGE:
            return self._service.merge(writing.among, text)
        made = self._propose(form.row_id, text)
        if writing.purpose is Purpose.ANEW:
            self._service.replace(writing.among[0], made.id)
        return made

    def _propose(self, row_id: RowId | None, text: LocalizedText) -> Amendment:
        form = self._page.form
        delegation_id, name = form.sender_field.value()
        return self._service.propose(
            self._page.meeting_id,
            form.kind,
            row_id,
            LocalizedText() if form.kind is AmendmentKind.DELETE else text,
            part=form.part,
            level=form.level,
            proposer=LocalizedText.everywhere(name) if name else None,
            delegation_id=delegation_id,
            reason=form.reason,
        )

    def _edited(self, field: str, value: object) -> None:
        current = self._page.current()
        if current is None:
            return
        panel = self._page.amendment_panel
        if field == "reason":
            seen = replace(current, reason=panel.reason_area.seen)
            self._keep(seen, reason=str(value).strip())
            return
        assert isinstance(value, tuple)
        chosen, name = value
        self._keep(
            panel.sender_seen(current),
            delegation_id=None if chosen is None else DelegationId(chosen),
            proposer=LocalizedText.everywhere(name.strip()),
        )

    def _keep(self, seen: Amendment, **fields: Any) -> None:
        self._page.perform_on(
            seen,
            lambda base: self._service.edit(base.id, base=base, **fields),
            theirs=self._page.amendment_panel.take_theirs,
        )


def _writing_of(amendment: Amendment, purpose: Purpose) -> Writing:
    return Writing(
        purpose=purpose,
        kind=amendment.kind,
        row_id=amendment.row_id,
        base=amendment.base,
        text=amendment.text,
        among=(amendment.id,),
        numbers=(amendment.number,),
    )
