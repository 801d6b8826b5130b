"""Moving a register from a file to a server, and back."""

from pathlib import Path

from forumdesk.services.deeds import Deeds
from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.moving import Moved, Told, digest_of, move_register


class Moving:
    """Brings the whole of a register to another place; nothing in it is changed."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def move(self, target: Path | ServerAddress, told: Told | None = None) -> Moved:
        """Bring everything to ``target``, where nothing may be.

        The register stays as it is, and so becomes an old copy as soon as work goes on at ``target``. Raises a
        StorageError in words; nothing is left at ``target`` then.
        """
        return move_register(self._deeds.database, target, told)

    def digest(self) -> str:
        """One number for everything that the register holds: equal where nothing differs."""
        return digest_of(self._deeds.database)
