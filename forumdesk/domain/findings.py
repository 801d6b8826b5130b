"""Findings about a text that somebody looked at and let stand."""

from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.identifiers import DismissalId, MeetingId, RowId
from forumdesk.domain.texts import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """A finding let stand, with the reason: it holds for the same ``words`` in that row and language."""

    id: DismissalId
    meeting_id: MeetingId
    row_id: RowId
    language: Language
    code: str
    words: str
    reason: str
    at: datetime
