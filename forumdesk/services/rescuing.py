"""Rescuing a damaged register: a new one with what can be read, and what is missing in words."""

import dataclasses
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.notices import Notice
from forumdesk.foundation.clock import Clock
from forumdesk.foundation.private_files import replace
from forumdesk.services.table_words import TABLE_NAMES, table_named
from forumdesk.storage.broken_file import looks_damaged
from forumdesk.storage.rescue import Salvage, TableYield, salvage

if TYPE_CHECKING:
    from forumdesk.services.backups import Backup, Backups

REPORT_ENDING = ".report.txt"
_TOLD_FIRST = ("participant", "agenda_item", "text_row", "decision", "sealed_record", "movement", "journal")


class Loss(StrEnum):
    """What became of a register that cannot be opened."""

    DAMAGED = "damaged"
    HEADLESS = "headless"  # it may be one whose beginning is broken
    EMPTY = "empty"
    REPLACED = "replaced"  # something else lies there
    GONE = "gone"
    AWAY = "away"  # with its folder, as on a stick that is not plugged in


_RESCUED = frozenset({Loss.DAMAGED, Loss.HEADLESS})


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBackup:
    """The newest sound backup of a register at ``path``, and how many deeds stand only in one of the two.

    ``only_here`` and ``only_there`` are None where the journal there cannot be read.
    """

    path: Path
    backup: "Backup"
    only_here: int | None
    only_there: int | None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Offer it: in one sentence, and in another where it was made of another file."""
        other = self.other_file
        if other is None:
            return (self._notice,)
        message = N_("It was made of another file of the same register: “{path}”.")
        return (self._notice, Notice(code="rescue.other_file", message=message, values={"path": str(other)}))

    @property
    def other_file(self) -> Path | None:
        """The file that it was made of, where that is known and is another one."""
        origin = self.backup.origin
        return None if origin is None or origin == self.path.resolve() else origin

    @property
    def _notice(self) -> Notice:
        values = {"at": self.backup.made_at.astimezone(), "deeds": self.backup.deeds}
        if self.only_here is None:
            message = N_("The last good backup is of {at}, with {deeds} deeds.")
            return Notice(code="rescue.backup", message=message, values=values)
        if not (self.only_here or self.only_there):
            message = N_("The last good backup is of {at} and has every deed.")
            return Notice(code="rescue.backup", message=message, values=values)
        return Notice(
            code="rescue.backup",
            message=N_("The last good backup is of {at}: {count} deed was done after it."),
            plural=N_("The last good backup is of {at}: {count} deeds were done after it."),
            count=self.only_here,
            values=values,
        )


def last_backup(path: Path, backups: "Backups | None") -> LastBackup | None:
    """What is offered beside a rescue; None where there is no sound backup."""
    if backups is None:
        return None
    found = backups.last_sound(backups.of_file(path))
    if found is None:
        return None
    differs = backups.difference(path, found)
    if differs is None:
        return LastBackup(path=path, backup=found, only_here=None, only_there=None)
    here, there = len(differs.taken_back), len(differs.would_come)
    return LastBackup(path=path, backup=found, only_here=here, only_there=there)


def loss_of(error: KnownError, path: Path) -> Loss | None:
    """What became of the register that was to be at ``path``; None where the refusal says nothing of the kind."""
    if error.code == "file.damaged":
        return Loss.DAMAGED
    try:
        if error.code == "file.missing":
            return Loss.GONE if path.parent.is_dir() else Loss.AWAY
        if error.code == "file.not_a_register":
            if looks_damaged(path):
                return Loss.HEADLESS
            return Loss.REPLACED if path.stat().st_size else Loss.EMPTY
    except OSError:
        return None
    return None


def may_help(error: KnownError, path: Path) -> bool:
    """Whether a file that was refused so may be a damaged register rather than something else."""
    return loss_of(error, path) in _RESCUED


def has_backup(error: KnownError, path: Path, backups: "Backups | None") -> bool:
    """Whether a register is lost at ``path`` of which there are backups; whether one is sound is not looked at."""
    return backups is not None and loss_of(error, path) is not None and bool(backups.of_file(path))


def rescue(damaged: Path, new: Path, clock: Clock, *, secret: str | None = None) -> Salvage:
    """Make a register at ``new`` of what can be read of ``damaged``, which stays as it is.

    ``secret`` is the passphrase or the recovery code of an encrypted register: the new one is encrypted as that was.
    Raises StorageError, for one that needs it EncryptedError.
    """
    from forumdesk.services.verification import verify
    from forumdesk.storage.database import open_register

    found = salvage(damaged, new, clock(), secret)
    with closing(open_register(new, secret=secret)) as database, database.reading() as work:
        return dataclasses.replace(found, seal=verify(work, None).problem)


def report_path(new: Path) -> Path:
    """Where the report of a rescue lies: beside the new register."""
    return new.with_name(new.name + REPORT_ENDING)


def summary(found: Salvage) -> tuple[Notice, ...]:
    """What was rescued and what is missing, each in one sentence; the most important first."""
    told = [notice for table in _ordered(found) for notice in _told(table, found.tables[table])]
    if found.is_whole:
        told.insert(0, Notice(code="rescue.whole", message=N_("Everything was rescued; nothing is missing.")))
    if found.seal is not None:
        told.insert(0, found.seal)
    if found.renamed:
        told.append(
            Notice(
                code="rescue.renamed",
                message=N_(
                    "The register’s own identifier was lost and a new one was made: copies made before cannot be"
                    " merged with it."
                ),
            )
        )
    return tuple(told)


def counted(found: Salvage) -> tuple[Notice, ...]:
    """How much of each kind is in the new register."""
    return tuple(
        Notice(
            code="rescue.kept",
            message=N_("{what}: {count}"),
            values={"what": table_named(table), "count": one.there},
        )
        for table in _ordered(found)
        if (one := found.tables[table]).there
    )


def report_lines(found: Salvage, damaged: Path, new: Path, say: Callable[[Notice], str]) -> tuple[str, ...]:
    """The lines of the report; ``say`` speaks the reader's language."""
    head = Notice(
        code="rescue.head",
        message=N_("What was rescued from “{damaged}” into “{new}”"),
        values={"damaged": damaged.name, "new": new.name},
    )
    contained = Notice(code="rescue.contained", message=N_("The new register has:"))
    verify = Notice(
        code="rescue.verify",
        message=N_("Compare the new register with papers and with the last backup before you go on with it."),
    )
    return (
        *(say(head), "", *map(say, summary(found)), ""),
        *(say(contained), *(f"  {say(one)}" for one in counted(found)), "", say(verify)),
    )


def write_report(found: Salvage, damaged: Path, new: Path, say: Callable[[Notice], str]) -> Path | None:
    """Write the report beside the new register; None where that is not possible."""
    place = report_path(new)
    try:
        replace(place, "\n".join((*report_lines(found, damaged, new, say), "")).encode())
    except OSError:
        return None
    return place


def _ordered(found: Salvage) -> list[str]:
    known = [*_TOLD_FIRST, *(one for one in TABLE_NAMES if one not in _TOLD_FIRST)]
    return [one for one in known if one in found.tables] + sorted(set(found.tables) - set(known))


def _told(table: str, one: TableYield) -> tuple[Notice, ...]:
    what = table_named(table)
    told = []
    if one.missing is None:
        message = N_("Rescued {kept}, and how many are missing cannot be told: {what}.")
        told.append(_notice(message, what, one))
    elif one.lost:
        told.append(_notice(N_("Missing {lost}, rescued {kept}: {what}."), what, one))
    if one.remade:
        told.append(
            _notice(N_("Made again from the journal and the sealed records, {remade}: {what}."), what, one)
        )
    if one.bare:
        told.append(_notice(N_("Only when they were done is known, of {bare}: {what}."), what, one))
    if one.torn:
        message = N_("Letters could not be read in {torn}, the sign {sign} stands for them: {what}.")
        told.append(_notice(message, what, one))
    if one.loosened:
        told.append(
            _notice(N_("Belonging to something that is gone, and kept, {loosened}: {what}."), what, one)
        )
    return tuple(told)


def _notice(message: str, what: Notice, one: TableYield) -> Notice:
    values = {
        "what": what,
        "lost": one.lost,
        "kept": one.kept + one.remade,
        "remade": one.remade,
        "bare": one.bare,
        "torn": one.torn,
        "loosened": one.loosened,
        "sign": "\N{REPLACEMENT CHARACTER}",
    }
    return Notice(code="rescue.missing", message=message, values=values)


__all__ = [
    "LastBackup", "Loss", "Salvage", "counted", "has_backup", "last_backup", "loss_of", "may_help", "report_lines",
    "report_path", "rescue", "summary", "write_report",
]  # fmt: skip
