"""What is to be known of a register when it is opened: who else has it, on what it lies, whether the clock fits."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from weakref import finalize

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.identifiers import new_uuid
from forumdesk.domain.notices import Notice
from forumdesk.foundation.media import LOCAL, Medium, MediumKind, medium_of
from forumdesk.services.deeds import Deeds
from forumdesk.storage.integrity import is_older
from forumdesk.storage.lock_file import Holder, LockFile, holder_of, take
from forumdesk.storage.writable import can_be_written

if TYPE_CHECKING:
    from forumdesk.services.register import Register
    from forumdesk.services.registers import Registers

PATIENCE: Final = timedelta(minutes=2)
"""Clocks are set right by a minute now and then; nobody needs to hear of it."""
_MINUTE: Final = timedelta(minutes=1)
_LOOKED_AT: Final = 20  # deeds; the newest may have been brought by a merge

CLOCK_TURNED_BACK: Final = "clock.turned_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is around a file before it is opened. ``holder`` is another program that has it open."""

    path: Path
    holder: Holder | None = None
    can_be_written: bool = True
    medium: Medium = LOCAL

    @property
    def is_safe_to_share(self) -> bool:
        """Whether two programs may change the file: on a disk of this computer its locks hold."""
        return not self.medium.is_risky

    @property
    def held(self) -> Notice:
        """Who has it open; only where somebody has."""
        assert self.holder is not None
        return Notice(
            code="opening.held",
            message=N_("“{path}” is open at the desk “{desk}” on the computer {computer} since {since}."),
            values={
                "path": self.path.name,
                "desk": self.holder.desk,
                "computer": self.holder.computer,
                "since": self.holder.since.astimezone(),
            },
        )

    @property
    def read_only(self) -> Notice:
        """That it may only be looked at."""
        return Notice(
            code="opening.read_only",
            message=N_(
                "“{path}” lies where nothing can be written: it is open to be looked at only. To work on it, copy it"
                " to a folder of your own and open the copy."
            ),
            values={"path": self.path.name},
        )

    @property
    def risk(self) -> Notice | None:
        """What is wrong with the place, and what to do instead; None on a disk of this computer."""
        if self.medium.kind is MediumKind.NETWORK:
            message = N_(
                "The register lies on a network share ({name}). Two computers can damage it there. Work on a copy on"
                " this computer, or put the register on a server; hand over copies and merge them."
            )
        elif self.medium.kind is MediumKind.SYNCED:
            message = N_(
                "The register lies in a folder that {name} copies elsewhere. It may be copied in the middle of a"
                " deed, or replaced by an older state. Keep it in a folder of its own, and only backups in the shared"
                " one."
            )
        else:
            return None
        code = f"opening.{self.medium.kind.value}"
        return Notice(code=code, message=message, values={"name": self.medium.name})


def look_around(path: Path, now: datetime) -> Surroundings:
    """Look at a file without opening it; a file that is not there has nothing around it."""
    if not path.is_file():
        return Surroundings(path=path)
    holder = holder_of(path, now)
    return Surroundings(
        path=path,
        holder=None if holder is None or holder.is_this_program else holder,
        can_be_written=can_be_written(path),
        medium=medium_of(path),
    )


def opened_copy(registers: Registers, path: Path, secret: str | None = None) -> Register | None:
    """A register of an earlier format, to be looked at on a private copy; None where the file itself can be opened.

    Bringing it up to date would change a file that is only looked at, or cannot be written. Raises StorageError.
    """
    with suppress(KnownError):  # told when it is opened
        if is_older(path, secret):
            folder = TemporaryDirectory(prefix="forumdesk-", ignore_cleanup_errors=True)
            copy = Path(shutil.copyfile(path, Path(folder.name, path.name)))
            register = replace(registers, backups=None).open(copy, secret=secret)
            register.look_only(path)
            finalize(register, folder.cleanup)
            return register
    return None


def brought_up(register: Register) -> tuple[Notice, ...]:
    """That a register was brought up to the present format, and where it lies as it was; nothing where it was not."""
    backup = register.kept_before_upgrade
    if backup is None:
        return ()
    return (
        Notice(
            code="opening.brought_up",
            message=N_(
                "“{name}” was brought up to the present format: earlier versions of ForumDesk cannot open it any"
                " more."
            ),
            values={"name": register.title},
        ),
        Notice(
            code="opening.kept_before",
            message=N_("As it was before, it is kept in “{path}”."),
            values={"path": str(backup.first or backup.second)},
        ),
    )


def is_held_here(path: Path, now: datetime) -> bool:
    """Whether this very program says that it has the file open."""
    holder = holder_of(path, now)
    return holder is not None and holder.is_this_program


def keep_held(path: Path, desk: str, now: datetime) -> LockFile | Holder | None:
    """Say beside the file that it is open here, or who has it open; None where nothing can be written beside it."""
    try:
        return take(path, desk, now)
    except OSError:
        return None


class ClockWatch:
    """Notices that the clock of the computer was turned back since the last deed.

    Nothing depends on it: deeds are in the order of their places in the journal. But times on paper would be wrong.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def turned_back(self) -> Notice | None:
        """The warning, where the last deed done here is later than now; None where the clock fits."""
        last, now = self._last(), self._deeds.clock()
        if last is None or now >= last - PATIENCE:
            return None
        return Notice(
            code="opening.clock",
            message=N_(
                "The clock of this computer says {now}, and the last deed was done on {last}. Set the clock; the"
                " order of deeds stays right all the same."
            ),
            values={"now": now.astimezone(), "last": last.astimezone()},
        )

    def note(self) -> None:
        """Write into the journal by how much the clock was turned back; refused where nothing may be changed."""
        last, now = self._last(), self._deeds.clock()
        if last is None:
            return
        with self._deeds.begin(CLOCK_TURNED_BACK) as deed:
            deed.id = new_uuid(now)
            deed.can_be_undone = False
            deed.values["count"] = max(round((last - now) / _MINUTE), 0)

    def _last(self) -> datetime | None:
        with self._deeds.database.reading() as work:
            entries = work.journal.latest(_LOOKED_AT)
        here = (one for one in entries if one.merged_by is None and one.code != CLOCK_TURNED_BACK)
        return _first(one.at for one in here)


def _first(moments: Iterable[datetime]) -> datetime | None:
    return next(iter(moments), None)


__all__ = [
    "CLOCK_TURNED_BACK",
    "ClockWatch",
    "Holder",
    "LockFile",
    "Surroundings",
    "brought_up",
    "is_held_here",
    "keep_held",
    "look_around",
    "opened_copy",
]
