"""Whether what was sealed still stands as it was sealed, and what can be known about it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import MeetingId, new_uuid
from forumdesk.domain.notices import Notice
from forumdesk.services.chain import BreakKind, ChainBreak, check_chains
from forumdesk.services.codes import Code
from forumdesk.services.deeds import Deeds
from forumdesk.services.head_lists import HeadList, ListedDecision, ListedHead
from forumdesk.services.index_check import IndexBreak, IndexCheck, what_was_altered
from forumdesk.services.record_shape import is_whole
from forumdesk.storage.repositories.decisions import RecordKind, SealedRecord
from forumdesk.storage.repositories.head_signatures import KeptSignature
from forumdesk.storage.work import UnitOfWork


class HeadUnknownError(DomainError):
    """A head that somebody holds is in no chain: its tail was cut off, or the chain was rewritten."""

    code = "seal.head_unknown"
    message = N_(
        "The head {head} that you hold is in no chain of this register: records were cut off or rewritten after it"
        " was written down, or it belongs to another register."
    )


class NotSignedError(DomainError):
    """Nobody signs what was altered."""

    code = "seal.not_signed"
    message = N_(
        "The sealed records do not hold, first at {place}. Nothing was signed. Verify the register first."
    )


class NothingToSignError(DomainError):
    """A chain without a link has no head."""

    code = "seal.nothing_to_sign"
    message = N_("There is nothing to sign yet: no decision of this meeting is sealed.")


class NotListedError(DomainError):
    """Nobody gives away the heads of what was altered."""

    code = "seal.not_listed"
    message = N_("The sealed records do not hold, first at {place}. No list of heads is written.")


Signer = Callable[[ChainHead, datetime], HeadSignature]

MEMBER_NAMES = {
    "text": N_("the text"),
    "voices": N_("the voices"),
    "counts": N_("the counts of voices"),
    "names": N_("the names of the voters"),
    "number": N_("the number"),
    "mode": N_("the mode of adoption"),
    "outcome": N_("the outcome"),
    "whole": N_("the subject"),
    "subject": N_("the subject"),
    "closed_at": N_("the time"),
    "made_at": N_("the time"),
    "sealed_at": N_("the time of sealing"),
    "author": N_("who made the statement"),
    "voice": N_("the voice that was meant"),
    "decision": N_("the decision that it is about"),
    "kind": N_("the kind of the record"),
    "facts": N_("the agenda item or the question"),
    "content": N_("the facts beside the record"),
    "index": N_("its row in the lists"),
    "id": N_("the identifier"),
    "bytes": N_("the whole record"),
    "record": N_("the record"),
}
"""What a break is called, by its member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What verifying found.

    ``records`` are the links looked at and ``heads`` the newest of each chain that holds. ``first_break`` is a stable
    place ("desk:sequence"), ``what`` the member that does not fit, and ``problem`` says both in words. ``held`` says
    whether a head from elsewhere was compared: without one a chain that was cut off or rewritten whole looks whole.
    """

    holds: bool
    records: int
    heads: tuple[ChainHead, ...] = ()
    first_break: str = ""
    what: str = ""
    problem: Notice | None = None
    held: bool = False

    @property
    def head(self) -> str:
        """The newest hash, of the chain that is longest."""
        return max(self.heads, key=lambda one: one.sequence).hash if self.heads else ""

    @property
    def caution(self) -> Notice | None:
        """What cannot be known without a head from elsewhere; None where one was compared."""
        if self.held or not self.records or not self.holds:
            return None
        return Notice(
            code="seal.no_head",
            message=N_(
                "The records hold among themselves. Whether the last ones were cut off, or all of them rewritten, can"
                " only be told by a head that is kept elsewhere: on paper, in a backup, in a signature."
            ),
        )


class Verifier:
    """Looks at the records of one register; nothing is ever repaired here."""

    def __init__(self, deeds: Deeds, register_id: Callable[[], UUID]) -> None:
        self._deeds = deeds
        self._register_id = register_id

    def verify(
        self,
        meeting_id: MeetingId | None = None,
        held: Sequence[Code] = (),
        heads: Sequence[ChainHead] = (),
    ) -> Verification:
        """Check chains and index of one meeting, or of all; ``held`` are printed codes, ``heads`` whole ones.

        Heads of signatures that the register itself keeps are compared too, but count as held elsewhere only where
        they are given.
        """
        with self._deeds.database.reading() as work:
            return verify(work, meeting_id, held, heads)

    def heads(self, meeting_id: MeetingId | None = None) -> tuple[ChainHead, ...]:
        """The newest link of each chain; SealBroken is told by verify, not here."""
        with self._deeds.database.reading() as work:
            return check_chains(work.sealed_records.links(meeting_id)).heads

    def sign(self, meeting_id: MeetingId, signer: Signer) -> tuple[HeadSignature, ...]:
        """Have the head of each chain of a meeting signed and keep the signatures; refuses records that do not hold.

        ``signer`` is told a head and the moment; a head that it has signed already is not signed again.
        """
        with self._deeds.begin("head.signed", meeting_id) as deed:
            verdict = verify(deed.work, meeting_id)
            if not verdict.holds:
                raise NotSignedError(place=verdict.first_break)
            if not verdict.heads:
                raise NothingToSignError
            now = self._deeds.clock()
            made = tuple(signer(head, now) for head in verdict.heads)
            for one in made:
                deed.work.head_signatures.put(KeptSignature(id=new_uuid(now), signature=one))
            deed.can_be_undone = False
        return made

    def signatures(self, meeting_id: MeetingId) -> tuple[HeadSignature, ...]:
        """The signatures that the register keeps, oldest first; whether they are true is asked of each."""
        with self._deeds.database.reading() as work:
            return tuple(one.signature for one in work.head_signatures.of_meeting(meeting_id))

    def head_list(self) -> HeadList:
        """The heads of all chains with the decisions under them: to be kept elsewhere; refuses NotListedError."""
        with self._deeds.database.reading() as work:
            verdict = verify(work, None)
            if not verdict.holds:
                raise NotListedError(place=verdict.first_break)
            listed = []
            for head in verdict.heads:
                signed = [one.signature for one in work.head_signatures.of_meeting(head.meeting_id)]
                records = work.sealed_records.of_meeting(head.meeting_id)
                of_desk = {one.id for one in records if one.desk_id == head.desk_id}
                listed.append(
                    ListedHead(
                        head=head,
                        title=work.meetings.get(head.meeting_id).title,
                        decisions=tuple(
                            ListedDecision(
                                number=one.number, hash=one.hash, sealed_at=one.sealed_at, outcome=one.outcome
                            )
                            for one in work.decisions.index(head.meeting_id)
                            if one.id in of_desk and one.sealed_at is not None
                        ),
                        signature=next((one for one in reversed(signed) if one.head == head), None),
                    )
                )
            return HeadList(register_id=self._register_id(), made_at=self._deeds.clock(), heads=tuple(listed))

    def by_code(self, code: Code) -> tuple[SealedRecord, ...]:
        """The records of this register that a printed code may mean."""
        with self._deeds.database.reading() as work:
            found = work.sealed_records.by_prefix(code.hash_prefix)
            return tuple(one for one in found if one.kind is RecordKind.DECISION)


def verify(
    work: UnitOfWork,
    meeting_id: MeetingId | None,
    held: Sequence[Code] = (),
    heads: Iterable[ChainHead] = (),
) -> Verification:
    """See :meth:`Verifier.verify`."""
    wanted = tuple(heads)
    signed = tuple(
        one.signature.head
        for meeting in _meetings(work, meeting_id)
        for one in work.head_signatures.of_meeting(meeting)
    )
    records = work.sealed_records
    index = IndexCheck(records.statement_rows(meeting_id), records.text_rows(meeting_id))
    verdict = check_chains(index.links(work.sealed_records.index_rows(meeting_id)), (*wanted, *signed))
    has_held = bool(held or wanted)
    if verdict.first_break is not None:
        return _broken(work, verdict.count, verdict.heads, verdict.first_break, has_held)
    ours = verdict.heads
    found = _unsealed_remains(work, meeting_id) or index.first_break
    if found is not None:
        return _index_broken(verdict.count, ours, found, has_held)
    if false := _false_signature(work, meeting_id):
        return Verification(
            holds=False,
            records=verdict.count,
            heads=ours,
            first_break="signature",
            what="signature",
            problem=false,
            held=has_held,
        )
    for code in held:
        if not all(
            work.sealed_records.by_prefix(part) for part in (code.hash_prefix, code.head_prefix) if part
        ):
            unknown = HeadUnknownError(head=code.printed)
            return Verification(
                holds=False,
                records=verdict.count,
                heads=ours,
                first_break="head",
                what="head",
                problem=Notice(code=unknown.code, message=unknown.message, values=unknown.values),
                held=True,
            )
    return Verification(holds=True, records=verdict.count, heads=ours, held=has_held)


def verify_records(records: Sequence[SealedRecord]) -> Verification:
    """Check chains alone, and that each link is a record: before what they say is printed or brought in."""
    links = (
        (one.meeting_id, one.desk_id, one.sequence, one.hash, one.previous_hash, one.record)
        for one in records
    )
    verdict = check_chains(links)
    if verdict.first_break is not None:
        return Verification(
            holds=False,
            records=verdict.count,
            heads=verdict.heads,
            first_break=_place(verdict.first_break),
            what=verdict.first_break.kind.value,
        )
    for one in records:
        if not is_whole(one.record):
            place = f"{one.desk_id}:{one.sequence}"
            return Verification(holds=False, records=verdict.count, first_break=place, what="record")
    return Verification(holds=True, records=verdict.count, heads=verdict.heads)


def _false_signature(work: UnitOfWork, meeting_id: MeetingId | None) -> Notice | None:
    """The first kept signature that the holder of its key never gave; a head that is gone is told by the chain."""
    from forumdesk.services.signing import verify_signature

    for meeting in _meetings(work, meeting_id):
        for one in work.head_signatures.of_meeting(meeting):
            if not verify_signature(one.signature):
                return Notice(
                    code="seal.signature",
                    message=N_(
                        "A signature that this register keeps is false: the key {fingerprint} did not sign this head."
                    ),
                    values={"fingerprint": one.signature.signer.fingerprint},
                )
    return None


def _place(found: ChainBreak) -> str:
    return f"{found.desk_id}:{found.sequence}"


_KINDS = {
    BreakKind.MISSING: N_("Record {sequence} of desk {desk} is missing."),
    BreakKind.OUT_OF_ORDER: N_("Record {sequence} of desk {desk} is not where it belongs."),
    BreakKind.NOT_LINKED: N_("Record {sequence} of desk {desk} does not follow the one before it."),
    BreakKind.MISPLACED: N_("Record {sequence} of desk {desk} belongs to another place of the chain."),
    BreakKind.REWRITTEN: N_("Record {sequence} of desk {desk} is not the one whose hash is kept elsewhere."),
}


def _broken(
    work: UnitOfWork, count: int, heads: tuple[ChainHead, ...], found: ChainBreak, held: bool
) -> Verification:
    values: dict[str, object] = {"sequence": found.sequence, "desk": found.desk_id}
    what = found.kind.value
    if found.kind is BreakKind.ALTERED:
        row = _row_at(work, found)
        said = work.sealed_records.statement_rows(found.meeting_id)
        what, paragraph = what_was_altered(_bytes(row), row, said) if row is not None else ("bytes", "")
        message, values = _altered(what, paragraph, values)
    else:
        message = _KINDS[found.kind]
    return Verification(
        holds=False,
        records=count,
        heads=heads,
        first_break=_place(found),
        what=what,
        problem=Notice(code=f"seal.{what}", message=message, values=values),
        held=held,
    )


def _altered(what: str, paragraph: str, values: dict[str, object]) -> tuple[str, dict[str, object]]:
    if paragraph:
        message = N_("Record {sequence} of desk {desk} was altered: the text of {paragraph}.")
        return message, {**values, "paragraph": paragraph}
    member = Notice(code="seal.member", message=MEMBER_NAMES.get(what, MEMBER_NAMES["record"]))
    return N_("Record {sequence} of desk {desk} was altered: {what}."), {**values, "what": member}


def _index_broken(count: int, heads: tuple[ChainHead, ...], found: IndexBreak, held: bool) -> Verification:
    values: dict[str, object] = {"number": found.number, "paragraph": found.paragraph}
    if found.what == "gone":
        message = N_(
            "Decision {number} was sealed, and its sealed record is no longer there: records were cut off."
        )
    elif found.paragraph:
        message = N_(
            "The text of {paragraph} differs from what decision {number} sealed. The sealed text is printed."
        )
    else:
        values["what"] = Notice(code="seal.member", message=MEMBER_NAMES[found.what])
        message = N_(
            "What the lists say of decision or statement {number} differs from its sealed record: {what}."
        )
    return Verification(
        holds=False,
        records=count,
        heads=heads,
        first_break=found.place,
        what=found.what,
        problem=Notice(code="seal.index", message=message, values=values),
        held=held,
    )


def _unsealed_remains(work: UnitOfWork, meeting_id: MeetingId | None) -> IndexBreak | None:
    """A decision whose facts were given to a record that is not there."""
    for number in work.decisions.without_record(meeting_id):
        return IndexBreak(place=f"decision {number}", what="gone", number=str(number))
    return None


def _row_at(work: UnitOfWork, found: ChainBreak) -> Any:
    rows = work.sealed_records.index_rows(found.meeting_id)
    here = [one for one in rows if one.desk_id == found.desk_id]
    return here[found.sequence - 1] if found.sequence <= len(here) else None


def _bytes(row: Any) -> bytes:
    record = row.record
    return record if isinstance(record, bytes) else str(record).encode()


def _meetings(work: UnitOfWork, meeting_id: MeetingId | None) -> Iterable[MeetingId]:
    return (meeting_id,) if meeting_id is not None else tuple(one.id for one in work.meetings.all())
