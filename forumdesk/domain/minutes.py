"""What a secretary writes into the minutes besides what is generated."""

from dataclasses import dataclass

from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.texts import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The head of a meeting's minutes, under the meeting's identifier.

    ``number`` is the registration number, which is text ("С-70/2"); ``opening`` may follow the list of those present:
    who was invited, by whom the meeting was greeted.
    """

    id: MeetingId
    number: str = ""
    opening: LocalizedText = LocalizedText()

    @property
    def meeting_id(self) -> MeetingId:
        """The meeting."""
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesNote:
    """What was heard and said on an agenda item, in words of the secretary, under the item's identifier."""

    id: AgendaItemId
    meeting_id: MeetingId
    text: LocalizedText
