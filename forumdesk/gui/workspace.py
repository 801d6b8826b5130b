"""What every page is given."""

from dataclasses import dataclass, field
from pathlib import Path

from forumdesk.gui.bridge import Bridge
from forumdesk.gui.sitting import Sitting
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
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
