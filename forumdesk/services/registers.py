"""Opening and making registers. Light to import: the database comes with the first register."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.foundation.clock import Clock
from forumdesk.services.desk import Desk

if TYPE_CHECKING:
    from forumdesk.services.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Opens and makes registers for one desk."""

    clock: Clock
    desk: Desk

    def open(self, path: Path) -> Register:
        """Open an existing register; raises a StorageError in words."""
        from forumdesk.services.register import Register
        from forumdesk.storage.database import open_register

        return Register(open_register(path), self.clock, self.desk)

    def create(self, path: Path) -> Register:
        """Make an empty register where nothing is yet; raises a StorageError in words."""
        from forumdesk.services.register import Register
        from forumdesk.storage.database import create_register

        return Register(create_register(path, self.clock()), self.clock, self.desk)
