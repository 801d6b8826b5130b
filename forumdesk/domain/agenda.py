"""The agenda: a numbered tree of items with planned times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.texts import LocalizedText


class ItemKind(StrEnum):
    """What happens during an item."""

    OPENING = "opening"
    PLENARY = "plenary"
    REPORT = "report"
    PANEL = "panel"
    DISCUSSION = "discussion"
    DECISION = "decision"
    INFORMATION = "information"
    PROCEDURAL = "procedural"
    BREAK = "break"
    CEREMONY = "ceremony"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item. ``starts`` is local time on the meeting's day, ``minutes`` the planned length.

    ``number`` is the printed number ("2.1"); ``speaker_numbers`` are numbers on the list of participants;
    ``issues`` and ``recommendations`` are numbers in the resolution.
    """

    id: AgendaItemId
    meeting_id: MeetingId
    parent_id: AgendaItemId | None
    position: int
    number: str
    kind: ItemKind
    title: LocalizedText
    starts: time | None = None
    minutes: int = 0
    speakers: LocalizedText = LocalizedText()
    speaker_numbers: tuple[int, ...] = ()
    issues: tuple[int, ...] = ()
    recommendations: tuple[int, ...] = ()

    @property
    def ends(self) -> time | None:
        """Local time at which the item is planned to end; None while the start is open."""
        if self.starts is None:
            return None
        total = self.starts.hour * 60 + self.starts.minute + self.minutes
        return time(total // 60 % 24, total % 60)


def planned_minutes(items: Sequence[AgendaItem]) -> int:
    """Planned minutes of the day: top-level items only, since an item has the sum of its sub-items."""
    return sum(item.minutes for item in items if item.parent_id is None)
