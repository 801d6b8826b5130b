"""Papers of agenda items, kept inside the register."""

from forumdesk.domain.identifiers import AgendaItemId, MeetingId, PaperId, new_uuid
from forumdesk.domain.papers import Paper, require_fitting
from forumdesk.domain.texts import clean_line
from forumdesk.services.deeds import Deeds
from forumdesk.services.media_types import media_type_of
from forumdesk.storage.repositories.papers import PaperContent

_LONGEST_NAME = 255


class Papers:
    """Files that lie on the table."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def of_meeting(self, meeting_id: MeetingId) -> tuple[Paper, ...]:
        """Every paper of a meeting, by item in the order in which they were added."""
        with self._deeds.database.reading() as work:
            return work.papers.of_meeting(meeting_id)

    def of_item(self, item_id: AgendaItemId) -> tuple[Paper, ...]:
        """The papers of an item."""
        with self._deeds.database.reading() as work:
            return work.papers.of_item(item_id)

    def add(self, item_id: AgendaItemId, name: str, content: bytes) -> Paper:
        """Keep a file with an item; refuses an empty one and one above the limit.

        ``name`` is the file's own without folders, of a length that file systems take; the type is told by the
        bytes.
        """
        label = _shortened(clean_line(name.replace("\\", "/").rpartition("/")[2])) or "–"
        require_fitting(label, len(content))
        with self._deeds.begin("paper.added") as deed:
            item = deed.work.agenda.get(item_id)
            paper = Paper(
                id=PaperId(new_uuid(self._deeds.clock())),
                meeting_id=item.meeting_id,
                item_id=item_id,
                name=label,
                media_type=media_type_of(label, content),
                size=len(content),
                position=max((one.position for one in deed.work.papers.of_item(item_id)), default=-1) + 1,
            )
            deed.work.papers.put(paper)
            deed.work.paper_contents.put(PaperContent(id=paper.id, content=content))
            deed.meeting_id = item.meeting_id
            deed.values.update(number=item.number, title=label)
        return paper

    def remove(self, paper_id: PaperId) -> None:
        """Take a paper off the table."""
        with self._deeds.begin("paper.removed") as deed:
            paper = deed.work.papers.get(paper_id)
            deed.meeting_id = paper.meeting_id
            deed.values.update(number=deed.work.agenda.get(paper.item_id).number, title=paper.name)
            deed.work.paper_contents.remove(paper_id)
            deed.work.papers.remove(paper_id)

    def content(self, paper_id: PaperId) -> bytes:
        """The bytes of a paper."""
        with self._deeds.database.reading() as work:
            return work.paper_contents.get(paper_id).content


def _shortened(name: str) -> str:
    """A name of at most 255 letters that keeps its ending."""
    if len(name) <= _LONGEST_NAME:
        return name
    ending = name[-20:].rpartition(".")[2] if "." in name[-20:] else ""
    return name[: _LONGEST_NAME - len(ending) - 1] + (f".{ending}" if ending else "")
