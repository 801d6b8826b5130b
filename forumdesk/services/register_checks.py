"""The seal of a whole register, looked at in one go: chains, index, and the signatures that it keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.codes import Code
from forumdesk.services.signing import verify_signature

if TYPE_CHECKING:
    from forumdesk.services.register import Register
    from forumdesk.services.verification import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSignature:
    """A signature that the register keeps, and whether it holds."""

    signature: HeadSignature
    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLine:
    """The head of one chain; ``signatures`` are those of its meeting, ``own_desk`` says that the chain is of here."""

    head: ChainHead
    meeting: LocalizedText
    own_desk: bool
    zone: str
    signatures: tuple[CheckedSignature, ...]

    @property
    def of_chain(self) -> tuple[CheckedSignature, ...]:
        """The signatures of this chain, of its earlier heads too."""
        return tuple(one for one in self.signatures if one.signature.head.desk_id == self.head.desk_id)

    @property
    def is_signed(self) -> bool:
        """Whether this very head is signed, and well."""
        return any(one.holds and one.signature.head == self.head for one in self.of_chain)

    @property
    def has_forged(self) -> bool:
        """Whether a signature does not hold."""
        return any(not one.holds for one in self.of_chain)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterCheck:
    """What verifying a register found; ``broken_in`` is the title of the first meeting that does not hold."""

    verification: Verification
    lines: tuple[HeadLine, ...]
    broken_in: LocalizedText | None = None


def check_register(
    register: Register,
    codes: Sequence[Code],
    heads: Sequence[ChainHead],
    told: Callable[[int, int], None],
) -> RegisterCheck:
    """Verify all chains, their index and the signatures kept; ``codes`` and ``heads`` are held elsewhere."""
    verification = register.verification.verify(None, codes, heads)
    meetings = {one.id: one for one in register.meetings.meetings()}
    signatures = {}
    for done, meeting_id in enumerate(meetings):
        told(done, len(meetings))
        signatures[meeting_id] = tuple(
            CheckedSignature(signature=one, holds=verify_signature(one))
            for one in register.verification.signatures(meeting_id)
        )
    lines = tuple(
        HeadLine(
            head=head,
            meeting=meetings[head.meeting_id].title,
            own_desk=head.desk_id == register.desk.id,
            zone=meetings[head.meeting_id].time_zone,
            signatures=signatures[head.meeting_id],
        )
        for head in verification.heads
        if head.meeting_id in meetings
    )
    broken_in = None if verification.holds else _first_broken(register, tuple(meetings), heads)
    title = meetings[broken_in].title if broken_in is not None else None
    return RegisterCheck(verification=verification, lines=lines, broken_in=title)


def _first_broken(
    register: Register, meetings: Sequence[MeetingId], heads: Sequence[ChainHead]
) -> MeetingId | None:
    for meeting_id in meetings:
        own = [one for one in heads if one.meeting_id == meeting_id]
        if not register.verification.verify(meeting_id, (), own).holds:
            return meeting_id
    return None
