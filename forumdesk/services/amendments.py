"""Amendments: proposed, put in order, decided on; an accepted one changes the text in the same deed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from forumdesk.domain.amendments import (
    Amendment,
    AmendmentConflictError,
    AmendmentEmptyError,
    AmendmentKind,
    AmendmentSettledError,
    AmendmentState,
    Origin,
    applied,
    changes_something,
    order_of_consideration,
)
from forumdesk.domain.identifiers import AmendmentId, DelegationId, MeetingId, RowId, new_uuid
from forumdesk.domain.redline import merged
from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.domain.text_rows import require_level
from forumdesk.domain.texts import LANGUAGE_NAMES, LocalizedText, clean_text
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.meanwhile import unclashed
from forumdesk.services.proposals import ReturnedText
from forumdesk.services.resolutions import require_open, require_undecided
from forumdesk.services.returned_texts import ReturnResult, proposed_changes
from forumdesk.services.text_fields import current_text
from forumdesk.storage.work import UnitOfWork


class Amendments:
    """The amendments to the text of a meeting."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def listed(self, meeting_id: MeetingId) -> tuple[Amendment, ...]:
        """All amendments in the order in which they are put; those that are settled stand in their places."""
        with self._deeds.database.reading() as work:
            found = work.amendments.of_meeting(meeting_id)
            return order_of_consideration(work.texts.resolution(meeting_id), found) if found else ()

    def propose(
        self,
        meeting_id: MeetingId,
        kind: AmendmentKind,
        row_id: RowId | None,
        text: LocalizedText | None = None,
        *,
        part: Part = Part.BODY,
        level: int = 1,
        proposer: LocalizedText | None = None,
        delegation_id: DelegationId | None = None,
        reason: str = "",
        origin: Origin = Origin.DESK,
    ) -> Amendment:
        """Record what somebody proposes.

        ``text`` has the languages that the amendment speaks of, nothing for a deletion. ``part`` and ``level`` count
        for an insertion, which comes after ``row_id``. With ``delegation_id`` the delegation's name is the
        proposer's. AmendmentEmptyError where the text would stay as it is.
        """
        with self._deeds.begin("amendment.proposed", meeting_id) as deed:
            now = self._deeds.clock()
            amendment = drawn_up(
                deed.work,
                current_text(deed.work, meeting_id),
                now,
                kind,
                row_id,
                text or LocalizedText(),
                part=part,
                level=level,
                proposer=_proposer(deed.work, proposer, delegation_id),
                delegation_id=delegation_id,
                reason=clean_text(reason),
                origin=origin,
            )
            if row_id is not None:
                require_open(deed.work, meeting_id, row_id)
            if kind is not AmendmentKind.REPLACE:
                require_undecided(deed.work, meeting_id)
            deed.work.amendments.put(amendment)
            deed.values["number"] = str(amendment.number)
        return amendment

    def edit(self, amendment_id: AmendmentId, *, base: Amendment | None = None, **fields: Any) -> Amendment:
        """Change ``text``, ``reason``, ``proposer`` or ``delegation_id`` of an amendment that is still open.

        ``base`` is the amendment as the person saw it: ChangedMeanwhileError where somebody else changed the same.
        """
        with self._deeds.begin("amendment.edited") as deed:
            before = self._open(deed, amendment_id)
            if "delegation_id" in fields:
                fields["proposer"] = _proposer(deed.work, fields.get("proposer"), fields["delegation_id"])
            elif "proposer" in fields:
                fields["proposer"] = fields["proposer"].cleaned()
            if "text" in fields:
                fields["text"] = _cleaned(fields["text"])
            if "reason" in fields:
                fields["reason"] = clean_text(fields["reason"])
            amendment = replace(before, **unclashed(base, before, fields))
            if not changes_something(amendment):
                raise AmendmentEmptyError
            deed.work.amendments.put(amendment)
        return amendment

    def accept(self, amendment_id: AmendmentId, note: str = "") -> Amendment:
        """Let the amendment into the text; what it does not speak of in other languages becomes stale."""
        with self._deeds.begin("amendment.accepted") as deed:
            before = self._open(deed, amendment_id)
            text = current_text(deed.work, before.meeting_id)
            if before.row_id is not None:
                require_open(deed.work, before.meeting_id, before.row_id)
            if before.kind is not AmendmentKind.REPLACE:
                require_undecided(deed.work, before.meeting_id)
            now = self._deeds.clock()
            new_id = RowId(new_uuid(now))
            deed.work.texts.put_resolution(applied(text, before, new_id))
            amendment = before.settled(AmendmentState.ACCEPTED, now, clean_text(note))
            if before.kind is AmendmentKind.INSERT:
                amendment = replace(amendment, result_id=new_id)
            deed.work.amendments.put(amendment)
        return amendment

    def reject(self, amendment_id: AmendmentId, note: str = "") -> Amendment:
        """Keep the text as it is; ``note`` says why."""
        return self._settle("amendment.rejected", amendment_id, AmendmentState.REJECTED, note)

    def withdraw(self, amendment_id: AmendmentId, note: str = "") -> Amendment:
        """The proposer takes it back."""
        return self._settle("amendment.withdrawn", amendment_id, AmendmentState.WITHDRAWN, note)

    def replace(self, amendment_id: AmendmentId, by: AmendmentId) -> Amendment:
        """Another amendment takes its place: what is put is ``by``."""
        with self._deeds.begin("amendment.replaced") as deed:
            before = self._open(deed, amendment_id)
            other = deed.work.amendments.get(by)
            if by == amendment_id or not other.is_open:
                raise AmendmentSettledError(number=other.number)
            settled = before.settled(AmendmentState.REPLACED, self._deeds.clock())
            amendment = replace(settled, into=by)
            deed.work.amendments.put(amendment)
            deed.values["other"] = str(other.number)
        return amendment

    def merge(self, amendment_ids: Sequence[AmendmentId], text: LocalizedText | None = None) -> Amendment:
        """Make one amendment of several that replace words of one row; ``text`` is what it should say.

        Without it the changes are laid over each other: AmendmentConflictError where they meet. ValueError for
        fewer than two, or for amendments that do not replace words of one row.
        """
        with self._deeds.begin("amendment.merged") as deed:
            parts = [self._open(deed, one) for one in amendment_ids]
            first = parts[0]
            if len(parts) < 2 or any(
                one.row_id != first.row_id or one.kind is not AmendmentKind.REPLACE for one in parts
            ):
                raise ValueError("nothing to merge")
            resolution = current_text(deed.work, first.meeting_id)
            now = self._deeds.clock()
            amendment = drawn_up(
                deed.work,
                resolution,
                now,
                AmendmentKind.REPLACE,
                first.row_id,
                text or _together(resolution, parts),
                proposer=_names(parts),
                reason="\n".join(one.reason for one in parts if one.reason),
            )
            deed.work.amendments.put(amendment)
            for one in parts:
                settled = one.settled(AmendmentState.MERGED, now)
                deed.work.amendments.put(replace(settled, into=amendment.id))
            deed.values.update(number=str(amendment.number), count=len(parts))
        return amendment

    def reopen(self, amendment_id: AmendmentId) -> Amendment:
        """Put an amendment again that was rejected, withdrawn or replaced; an accepted one is undone instead."""
        with self._deeds.begin("amendment.reopened") as deed:
            before = self._found(deed, amendment_id)
            if before.state not in {
                AmendmentState.REJECTED,
                AmendmentState.WITHDRAWN,
                AmendmentState.REPLACED,
            }:
                raise AmendmentSettledError(number=before.number)
            amendment = replace(before, state=AmendmentState.PROPOSED, decided_at=None, note="", into=None)
            deed.work.amendments.put(amendment)
        return amendment

    def move(self, amendment_id: AmendmentId, step: int) -> None:
        """Put an amendment earlier (-1) or later (1) among those to the same row."""
        with self._deeds.begin("amendment.moved") as deed:
            amendment = self._found(deed, amendment_id)
            text = deed.work.texts.resolution(amendment.meeting_id)
            ordered = order_of_consideration(text, deed.work.amendments.of_meeting(amendment.meeting_id))
            same = [one for one in ordered if one.row_id == amendment.row_id]
            at = same.index(amendment)
            to = min(max(at + step, 0), len(same) - 1)
            same.insert(to, same.pop(at))
            if to != at:
                for place, one in enumerate(same, 1):
                    deed.work.amendments.put(replace(one, place=place))

    def bring_in(
        self,
        meeting_id: MeetingId,
        returned: ReturnedText,
        proposer: LocalizedText | None = None,
        *,
        dry: bool = False,
    ) -> ReturnResult:
        """Make a proposed amendment of each paragraph that somebody changed in an exported document.

        Paragraphs as they were exported give nothing, and a change that is proposed already gives none again.
        """
        with self._deeds.begin("amendments.returned", meeting_id, dry=dry) as deed:
            work = deed.work
            text = current_text(work, meeting_id)
            result = proposed_changes(work, text, returned)
            number = _next_number(work, meeting_id)
            now = self._deeds.clock()
            made = []
            for place, change in enumerate(result.changes):
                amendment = replace(
                    change,
                    id=AmendmentId(new_uuid(now)),
                    number=number + place,
                    proposed_at=now,
                    proposer=proposer or LocalizedText(),
                )
                work.amendments.put(amendment)
                made.append(amendment)
            deed.values["count"] = len(made)
        return replace(result, changes=tuple(made))

    def _settle(self, code: str, amendment_id: AmendmentId, state: AmendmentState, note: str) -> Amendment:
        with self._deeds.begin(code) as deed:
            before = self._open(deed, amendment_id)
            amendment = before.settled(state, self._deeds.clock(), clean_text(note))
            deed.work.amendments.put(amendment)
        return amendment

    def _open(self, deed: Deed, amendment_id: AmendmentId) -> Amendment:
        amendment = self._found(deed, amendment_id)
        if not amendment.is_open:
            raise AmendmentSettledError(number=amendment.number)
        return amendment

    def _found(self, deed: Deed, amendment_id: AmendmentId) -> Amendment:
        amendment = deed.work.amendments.get(amendment_id)
        deed.meeting_id = amendment.meeting_id
        deed.values.setdefault("number", str(amendment.number))
        return amendment


def drawn_up(
    work: UnitOfWork,
    resolution: ResolutionText,
    now: datetime,
    kind: AmendmentKind,
    row_id: RowId | None,
    text: LocalizedText,
    *,
    part: Part = Part.BODY,
    level: int = 1,
    **fields: Any,
) -> Amendment:
    """An amendment to the text as it reads now, with the next number; AmendmentEmptyError if it changes nothing."""
    base = LocalizedText()
    require_level(level)
    if kind is not AmendmentKind.INSERT:
        if row_id is None:
            raise ValueError("a paragraph to be changed has to be named")
        row = resolution.row(row_id)
        base, part, level = row.text, row.part, row.level
    cleaned = _cleaned(text)
    amendment = Amendment(
        id=AmendmentId(new_uuid(now)),
        meeting_id=resolution.meeting_id,
        number=_next_number(work, resolution.meeting_id),
        kind=kind,
        row_id=row_id,
        part=part,
        level=level,
        base=base,
        text=cleaned,
        proposed_at=now,
        **fields,
    )
    if kind is AmendmentKind.REPLACE:
        # A language in which nothing is changed is none that the amendment speaks of.
        for language, words in cleaned.items():
            if words == base.get(language):
                amendment = replace(amendment, text=amendment.text.with_text(language, ""))
    if not changes_something(amendment) or (kind is not AmendmentKind.DELETE and not amendment.text):
        raise AmendmentEmptyError
    return amendment


def _cleaned(text: LocalizedText) -> LocalizedText:
    return LocalizedText(*(clean_text(one) for one in (text.kk, text.ru, text.en)))


def _next_number(work: UnitOfWork, meeting_id: MeetingId) -> int:
    return max((one.number for one in work.amendments.of_meeting(meeting_id)), default=0) + 1


def _proposer(
    work: UnitOfWork, proposer: LocalizedText | None, delegation_id: DelegationId | None
) -> LocalizedText:
    if delegation_id is not None:
        return work.delegations.get(delegation_id).name
    return (proposer or LocalizedText()).cleaned()


def _names(parts: Sequence[Amendment]) -> LocalizedText:
    """Those who proposed the parts, each once."""

    def names(one: Amendment, code: str) -> str:
        return one.proposer.in_language(code)

    return LocalizedText(
        *(
            ", ".join(dict.fromkeys(name for one in parts if (name := names(one, code))))
            for code in ("kk", "ru", "en")
        )
    )


def _together(resolution: ResolutionText, parts: Sequence[Amendment]) -> LocalizedText:
    assert parts[0].row_id is not None
    row = resolution.row(parts[0].row_id)
    text = LocalizedText()
    for one in parts:
        for language, words in one.text.items():
            here = text.get(language) or row.text.get(language)
            wanted = merged(one.base.get(language), here, words)
            if wanted is None:
                raise AmendmentConflictError(
                    reference=resolution.place_name(row.id, language),
                    number=one.number,
                    language=LANGUAGE_NAMES[language],
                )
            text = text.with_text(language, wanted)
    return text
