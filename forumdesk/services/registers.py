"""Opening and making registers. Light to import: the database comes with the first register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from forumdesk.foundation.clock import Clock
from forumdesk.services.access import Access
from forumdesk.services.desk import Desk
from forumdesk.storage.addresses import ServerAddress, is_address, parse_address

if TYPE_CHECKING:
    from forumdesk.services.backups import Backup, Backups
    from forumdesk.services.register import Register
    from forumdesk.storage.copies import Copier

PASSWORD_NEEDED: Final = "server.password_needed"
"""The code of the error after which a person is asked for a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registers:
    """Opens and makes registers for one desk."""

    clock: Clock
    desk: Desk
    backups: Backups | None = None
    """Where backups lie; without it none are made."""

    def open(
        self, path: Path | ServerAddress, *, secret: str | None = None, access: Access = Access.FULL
    ) -> Register:
        """Open an existing register; raises a StorageError in words.

        ``secret`` is the passphrase or recovery code of an encrypted one, or the password for a server.
        """
        from forumdesk.services.register import Register
        from forumdesk.storage.database import open_register

        if access is Access.VIEW and isinstance(path, Path):
            from forumdesk.services.opening import opened_copy

            older = opened_copy(self, path, secret)
            if older is not None:
                return older
        kept: list[Backup] = []
        before = None if self.backups is None else partial(_keep, self.backups, path, kept)
        database = open_register(path, secret=secret, before_upgrade=before)
        if access is Access.FULL:
            access = _allowed(database.may_write())
        register = Register(database, self.clock, self.desk, access, backups=self.backups)
        register.kept_before_upgrade = kept[0] if kept else None
        return register

    def create(self, path: Path | ServerAddress) -> Register:
        """Make an empty register where nothing is yet; raises a StorageError in words."""
        from forumdesk.services.register import Register
        from forumdesk.storage.database import create_register

        return Register(create_register(path, self.clock()), self.clock, self.desk, backups=self.backups)

    def discard(self, place: Path | ServerAddress) -> None:
        """Take away a register that was just made and came to nothing."""
        from forumdesk.storage.database import discard_register

        discard_register(place)


def _keep(backups: Backups, place: Path | ServerAddress, kept: list[Backup], copier: Copier) -> None:
    """Have the backup before an upgrade, and let it be found in ``kept``. Raises KnownError."""
    kept.append(backups.keep_before_upgrade(copier, place if isinstance(place, Path) else None))


def _allowed(may_write: Sequence[str]) -> Access:
    """How far somebody may change a register who may write to these tables."""
    if "meeting" in may_write:
        return Access.FULL
    return Access.ARRIVALS if "movement" in may_write else Access.VIEW


def place_of(word: str) -> Path | ServerAddress:
    """The file or the address on a server that a person named; raises an AddressError in words."""
    return parse_address(word) if is_address(word) else Path(word)


__all__ = ["PASSWORD_NEEDED", "Registers", "ServerAddress", "is_address", "parse_address", "place_of"]
