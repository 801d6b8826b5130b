"""Papers as they were given out, their signed copies, and the bytes of both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from forumdesk.domain.identifiers import IssuedPaperId, MeetingId, SignedCopyId
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.repositories.papers import noted
from forumdesk.storage.rows.papers import IssuedContentRow, IssuedPaperRow, SignedCopyRow


class IssuedPapers(Repository[IssuedPaper, IssuedPaperRow]):
    """What was given out, in the order in which it was."""

    kind = "issued_paper"
    row_type = IssuedPaperRow
    order = (IssuedPaperRow.number,)

    def next_number(self, meeting_id: MeetingId) -> int:
        """The number of the paper that is given out next."""
        self._session.flush()
        wanted = select(func.max(IssuedPaperRow.number)).where(IssuedPaperRow.meeting_id == meeting_id)
        return (self._session.scalar(wanted) or 0) + 1

    def to_columns(self, value: IssuedPaper) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "number": value.number,
            "document": value.document,
            "languages": [language.value for language in value.languages],
            "layout": value.layout,
            "stationery": value.stationery.to_plain(),
            "code": value.code,
            "name": value.name,
            "media_type": value.media_type,
            "size": value.size,
            "sha256": value.sha256,
            "issued_at": value.issued_at,
        }

    def from_row(self, row: IssuedPaperRow) -> IssuedPaper:
        """See the base."""
        return IssuedPaper(
            id=IssuedPaperId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            number=row.number,
            document=row.document,
            languages=tuple(Language(code) for code in row.languages),
            layout=row.layout,
            stationery=Stationery.from_plain(row.stationery),
            code=row.code,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            issued_at=row.issued_at,
        )


class SignedCopies(Repository[SignedCopy, SignedCopyRow]):
    """Signed copies of what was given out, as they came in."""

    kind = "signed_copy"
    row_type = SignedCopyRow
    order = (SignedCopyRow.added_at, SignedCopyRow.id)

    def to_columns(self, value: SignedCopy) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "paper_id": value.paper_id,
            "kind": value.kind.value,
            "name": value.name,
            "media_type": value.media_type,
            "size": value.size,
            "sha256": value.sha256,
            "signer": value.signer,
            "signed_on": value.signed_on,
            "added_at": value.added_at,
        }

    def from_row(self, row: SignedCopyRow) -> SignedCopy:
        """See the base."""
        return SignedCopy(
            id=SignedCopyId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            paper_id=IssuedPaperId(row.paper_id),
            kind=SignedKind(row.kind),
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            signer=row.signer,
            signed_on=row.signed_on,
            added_at=row.added_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedContent:
    """The bytes of an issued paper or of a signed copy, under its identifier."""

    id: IssuedPaperId | SignedCopyId
    content: bytes

    @property
    def held_back(self) -> bytes:
        """What the journal holds back, kept elsewhere while it can still be brought back."""
        return self.content

    @property
    def noted(self) -> Mapping[str, object]:
        """What the journal keeps of it."""
        return noted(self.content)


class IssuedContents(Repository[IssuedContent, IssuedContentRow]):
    """Bytes of what was given out."""

    kind = "issued_content"
    row_type = IssuedContentRow
    order = (IssuedContentRow.id,)

    def of_papers(self, meeting_id: MeetingId) -> dict[UUID, bytes]:
        """The bytes of everything that was given out at a meeting and came back signed."""
        self._session.flush()
        papers = select(IssuedPaperRow.id).where(IssuedPaperRow.meeting_id == meeting_id)
        copies = select(SignedCopyRow.id).where(SignedCopyRow.meeting_id == meeting_id)
        wanted = or_(IssuedContentRow.id.in_(papers), IssuedContentRow.id.in_(copies))
        return {row.id: row.content for row in self._session.scalars(select(IssuedContentRow).where(wanted))}

    def to_columns(self, value: IssuedContent) -> dict[str, Any]:
        """See the base."""
        return {"content": value.content}

    def from_row(self, row: IssuedContentRow) -> IssuedContent:
        """See the base."""
        return IssuedContent(id=IssuedPaperId(row.id), content=row.content)
