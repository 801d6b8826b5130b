"""Identifiers made in the program, so that two laptops without a network never clash."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import NewType
from uuid import UUID

BodyId = NewType("BodyId", UUID)
MeetingId = NewType("MeetingId", UUID)
ParticipantId = NewType("ParticipantId", UUID)
AgendaItemId = NewType("AgendaItemId", UUID)
RowId = NewType("RowId", UUID)
DecisionId = NewType("DecisionId", UUID)
DelegationId = NewType("DelegationId", UUID)
MovementId = NewType("MovementId", UUID)
PaperId = NewType("PaperId", UUID)
IssuedPaperId = NewType("IssuedPaperId", UUID)
SignedCopyId = NewType("SignedCopyId", UUID)
SittingId = NewType("SittingId", UUID)
SpeechId = NewType("SpeechId", UUID)
RecusalId = NewType("RecusalId", UUID)
AmendmentId = NewType("AmendmentId", UUID)
DraftId = NewType("DraftId", UUID)
ConsultationId = NewType("ConsultationId", UUID)
CommentId = NewType("CommentId", UUID)
DismissalId = NewType("DismissalId", UUID)
StatementId = NewType("StatementId", UUID)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_uuid(at: datetime) -> UUID:
    """Make a UUID of version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits.

    ``at`` is an aware moment; the standard library offers version 7 only from Python 3.14 on.
    """
    if at.tzinfo is None:
        raise ValueError("an identifier needs an aware moment")
    milliseconds = (at - _EPOCH) // timedelta(milliseconds=1) & (2**48 - 1)
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def moment_of(identifier: UUID) -> datetime:
    """When an identifier of version 7 was made, to the millisecond."""
    return _EPOCH + timedelta(milliseconds=identifier.int >> 80)
