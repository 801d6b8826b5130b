"""What is said of backups: each of them, what came of making one, what restoring would do, what was refused."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import N_, KnownError
from forumdesk.storage.copied_journal import DeedTold


class BackupDamagedError(KnownError):
    """What is to be read back is not what was written."""

    code = "file.backup_damaged"
    message = N_("The backup of {at} is damaged or gone. Nothing was changed. Choose another backup.")


class BackupUnknownError(KnownError):
    """No backup has this name or time."""

    code = "file.backup_unknown"
    message = N_(
        "There is no backup “{name}” of this register. The list of backups names those that there are."
    )


class SecondPlace(StrEnum):
    """What became of the copy in the second place."""

    NOT_CHOSEN = "not_chosen"
    KEPT = "kept"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: when, why, of how many deeds, and where it lies: in the first place, the second, or both.

    ``size`` is in bytes. ``name`` is that of its file, the same in both places. ``origin`` is the file that it was
    made of, None where nobody knows: two files on one computer may be copies of one register.
    """

    register_id: UUID
    name: str
    made_at: datetime
    reason: str
    deeds: int
    mark: str
    size: int
    first: Path | None
    second: Path | None
    origin: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of making a backup. ``is_new`` is false where the newest one holds the present state already.

    ``problem`` says what is wrong with one of the two places; the backup lies in the other.
    """

    backup: Backup
    is_new: bool
    second: SecondPlace
    problem: KnownError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatDiffers:
    """What restoring would do: deeds ``taken_back`` and deeds that ``would_come``, newest first.

    ``sealed`` counts the records sealed since, which would go.
    """

    taken_back: tuple[DeedTold, ...]
    would_come: tuple[DeedTold, ...]
    sealed: int


REASON_NAMES: Final = {
    Reason.OPENED: N_("at opening"),
    Reason.HOURLY: N_("hourly"),
    Reason.BY_HAND: N_("made by hand"),
    Reason.END_OF_DAY: N_("end of day"),
    Reason.BEFORE_IMPORT: N_("before an import"),
    Reason.BEFORE_MERGE: N_("before merging a copy"),
    Reason.BEFORE_RESTORE: N_("before restoring"),
    Reason.BEFORE_UPGRADE: N_("before bringing up to date"),
}
"""What each reason is called in a list."""
