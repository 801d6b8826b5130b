"""Papers of agenda items with their bytes, and emblems of bodies."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from forumdesk.domain.identifiers import AgendaItemId, BodyId, MeetingId, PaperId
from forumdesk.domain.papers import Paper
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.rows.papers import EmblemRow, PaperContentRow, PaperRow


class Papers(Repository[Paper, PaperRow]):
    """The papers of items, in the order in which they were put there."""

    kind = "paper"
    row_type = PaperRow
    order = (PaperRow.position, PaperRow.id)

    def of_item(self, item_id: AgendaItemId) -> tuple[Paper, ...]:
        """The papers of one item."""
        return self._select(PaperRow.item_id == item_id)

    def to_columns(self, value: Paper) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "item_id": value.item_id,
            "position": value.position,
            "name": value.name,
            "media_type": value.media_type,
            "size": value.size,
        }

    def from_row(self, row: PaperRow) -> Paper:
        """See the base."""
        return Paper(
            id=PaperId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            item_id=AgendaItemId(row.item_id),
            position=row.position,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContent:
    """The bytes of a paper, under the paper's identifier."""

    id: PaperId
    content: bytes

    @property
    def held_back(self) -> bytes:
        """What the journal holds back, kept elsewhere while it can still be brought back."""
        return self.content

    @property
    def noted(self) -> Mapping[str, object]:
        """What the journal keeps of it."""
        return noted(self.content)


class PaperContents(Repository[PaperContent, PaperContentRow]):
    """Bytes of papers."""

    kind = "paper_content"
    row_type = PaperContentRow
    order = (PaperContentRow.id,)

    def of_papers(self, meeting_id: MeetingId) -> dict[PaperId, bytes]:
        """The bytes of every paper of a meeting."""
        self._session.flush()
        rows = self._session.scalars(
            select(PaperContentRow)
            .join(PaperRow, PaperRow.id == PaperContentRow.id)
            .where(PaperRow.meeting_id == meeting_id)
        )
        return {PaperId(row.id): row.content for row in rows}

    def to_columns(self, value: PaperContent) -> dict[str, Any]:
        """See the base."""
        return {"content": value.content}

    def from_row(self, row: PaperContentRow) -> PaperContent:
        """See the base."""
        return PaperContent(id=PaperId(row.id), content=row.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """The emblem of a body as PNG, under the body's identifier."""

    id: BodyId
    png: bytes

    @property
    def held_back(self) -> bytes:
        """What the journal holds back, kept elsewhere while it can still be brought back."""
        return self.png

    @property
    def noted(self) -> Mapping[str, object]:
        """What the journal keeps of it."""
        return noted(self.png)


class Emblems(Repository[Emblem, EmblemRow]):
    """Emblems of bodies."""

    kind = "emblem"
    row_type = EmblemRow
    order = (EmblemRow.id,)

    def to_columns(self, value: Emblem) -> dict[str, Any]:
        """See the base."""
        return {"png": value.png}

    def from_row(self, row: EmblemRow) -> Emblem:
        """See the base."""
        return Emblem(id=BodyId(row.id), png=row.png)


def noted(content: bytes) -> Mapping[str, object]:
    """What the journal keeps of bytes: how many, and their digest."""
    return {"bytes": len(content), "sha256": sha256(content).hexdigest()}
