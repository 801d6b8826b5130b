"""What every page is given."""

from dataclasses import dataclass, field
from pathlib import Path

from forumdesk.domain.errors import KnownError
from forumdesk.gui.bridge import Bridge
from forumdesk.gui.sitting import Sitting
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.access import require
from forumdesk.services.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One open register in one window; ``resources`` is the folder of samples, schemas and layouts."""

    register: Register
    bridge: Bridge
    theme: Theme
    words: Words
    resources: Path
    sitting: Sitting = field(default_factory=Sitting)

    def why_not(self, deed: str) -> str:
        """The sentence that says why the register does not take a deed; empty where it does."""
        try:
            require(self.register.access, deed)
        except KnownError as error:
            return self.words.catalogue.sentence(error)
        return ""
