"""The register into which damaged files are tried, kept as it is by trials that keep nothing."""

import gzip
import tempfile
from collections.abc import Sequence
from pathlib import Path

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST
from forumdesk.exchange.event_package import write_event
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.exchange.sample_forum import create_sample
from forumdesk.foundation.paths import resources_folder
from tests.builders import registers
from tests.gui.catalogues import catalogue

PACKAGES = Path(__file__).parent.parent / "files"


class World:
    """The sample forum in a folder of its own, decided, and again as a draft; to be closed.

    ``brings_in`` says whether what was read is also tried into the register, which takes longer than the reading.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="forumdesk-fuzzing-")
        self.folder = Path(self._folder.name)
        self.catalogues = tuple(catalogue(language) for language in STATE_LANGUAGE_FIRST)
        self.brings_in = True
        self.register = create_sample(
            registers(), self.folder / "a.forumdesk", resources_folder() / "samples"
        )

        self.drafts = registers().create(self.folder / "b.forumdesk")
        for language in STATE_LANGUAGE_FIRST:
            text = read_text(resources_folder() / "samples" / f"forum.{language}.md")
            self.drafts.importer.resolution(read_resolution(text, language))

    @property
    def facts(self) -> Meeting:
        """The meeting."""
        (meeting,) = self.register.meetings.meetings()
        return meeting

    @property
    def meeting(self) -> MeetingId:
        """The identifier of the meeting."""
        return self.facts.id

    @property
    def draft(self) -> MeetingId:
        """The identifier of the draft's meeting."""
        (meeting,) = self.drafts.meetings.meetings()
        return meeting.id

    def people(self) -> tuple[Sequence[Participant], Sequence[Delegation]]:
        """Who is on the list, and whom they belong to."""
        return self.register.participants.listed(self.meeting), self.register.delegations.listed(self.meeting)

    def packages(self) -> Sequence[bytes]:
        """Packages of every version, and this meeting as one."""
        stored = [
            gzip.decompress(path.read_bytes()) for path in sorted(PACKAGES.glob("event-package-*.json.gz"))
        ]
        return (*stored, write_event(self.register.packages.package(self.meeting)).encode())

    def close(self) -> None:
        """Leave nothing behind."""
        self.register.close()
        self.drafts.close()
        self._folder.cleanup()
