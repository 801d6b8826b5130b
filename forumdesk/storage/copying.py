"""How a register is copied into a file, whatever keeps it."""

from pathlib import Path
from uuid import UUID

from forumdesk.storage.copies import (
    Copier,
    CopyNotSoundError,
    FileCopier,
    RegisterFacts,
    read_facts,
    read_only,
)
from forumdesk.storage.database import Database, register_id
from forumdesk.storage.upgrade import SCHEMA_VERSION


def copier_of(database: Database) -> Copier:
    """What copies an open register."""
    if database.address is None:
        return FileCopier(database.path, database.raw_connection)
    return ServerCopier(database)


class ServerCopier:
    """Copies a register from a server: the file is one that the program opens like any other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(self) -> RegisterFacts:
        """What the register is now. Raises StorageError."""
        identifier = UUID(register_id(self._database))
        with self._database.reading() as work:
            last = work.journal.latest(1)
            return RegisterFacts(
                id=identifier,
                schema=SCHEMA_VERSION,
                deeds=work.journal.length(),
                last=last[0].id if last else None,
            )

    def copy_to(self, part: Path) -> RegisterFacts:
        """Write a whole copy into ``part``, an empty file; every row is read again there. Raises StorageError."""
        from forumdesk.storage.moving import move_register

        identifier = self.facts().id
        part.unlink()
        move_register(self._database, part)
        with read_only(part) as connection:
            found = read_facts(connection)
        if found.id != identifier:
            raise CopyNotSoundError(folder=str(part.parent))
        return found
