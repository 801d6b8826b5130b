"""Signed heads of chains."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import MeetingId
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.rows.decisions import HeadSignatureRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSignature:
    """A signature as the register keeps it."""

    id: UUID
    signature: HeadSignature


class HeadSignatures(Repository[KeptSignature, HeadSignatureRow]):
    """Signatures, as they were given."""

    kind = "head_signature"
    row_type = HeadSignatureRow
    order = (HeadSignatureRow.signed_at, HeadSignatureRow.id)

    def to_columns(self, value: KeptSignature) -> dict[str, Any]:
        """See the base."""
        head = value.signature.head
        return {
            "meeting_id": head.meeting_id,
            "desk_id": head.desk_id,
            "sequence": head.sequence,
            "hash": head.hash,
            "key": value.signature.key,
            "signature": value.signature.signature,
            "signed_at": value.signature.signed_at,
        }

    def from_row(self, row: HeadSignatureRow) -> KeptSignature:
        """See the base."""
        head = ChainHead(
            meeting_id=MeetingId(row.meeting_id), desk_id=row.desk_id, sequence=row.sequence, hash=row.hash
        )
        return KeptSignature(
            id=row.id,
            signature=HeadSignature(head=head, key=row.key, signature=row.signature, signed_at=row.signed_at),
        )
