"""On what a file lies: a disk of this computer, a network share, a folder that a program copies elsewhere.

Everything is decided from what is handed in (a table of mounts, a way to look at folders), so that each system can be
told on any other; :func:`medium_of` asks the computer itself.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final

NETWORK_TYPES: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afs", "afpfs", "ncpfs", "webdav", "davfs"),
        *("9p", "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "coda", "vboxsf", "vmhgfs", "prl_fs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.glusterfs"),
        *("fuse.ceph", "fuse.s3fs", "fuse.gcsfuse", "fuse.curlftpfs", "fuse.vmhgfs-fuse", "fuse.smbnetfs"),
        *("fuse.onedriver", "fuse.google-drive-ocamlfuse", "fuse.pcloud", "fuse.kio-fuse"),
    }
)
"""Types of file systems whose locks and whose order of writing SQLite cannot rely on."""

DRIVE_REMOTE: Final = 4
"""What GetDriveTypeW of Windows answers for a drive letter that stands for a share."""


class MediumKind(StrEnum):
    """What kind of place it is."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """``name`` is the file system of a network place ("nfs4", a share), or the program that copies the folder."""

    kind: MediumKind
    name: str = ""

    @property
    def is_risky(self) -> bool:
        """Whether a register should not be worked on there."""
        return self.kind is not MediumKind.LOCAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A line of /proc/mounts."""

    point: str
    type: str
    options: tuple[str, ...]


LOCAL: Final = Medium(kind=MediumKind.LOCAL)

# What stands in the topmost folder that a program copies; each is made by the program itself.
_MARKS: Final[Mapping[str, tuple[str, ...]]] = {
    "Dropbox": (".dropbox.cache", ".dropbox"),
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B",),
    "Google Drive": (".tmp.driveupload", ".tmp.drivedownload"),
    "Nextcloud": (".nextcloudsync.log", ".sync-exclude.lst"),
    "ownCloud": (".owncloudsync.log",),
    "Syncthing": (".stfolder", ".stignore"),
    "Resilio Sync": (".sync/ID",),
    "Yandex.Disk": (".yandex", ".yandexdisk"),
}
_NUMBERED_MARKS: Final = (("._sync_", ".db"), (".sync_", ".db"))  # Nextcloud and ownCloud: one name for both
# How programs call the folder that they make. A dash or a bracket and the name of a firm may follow.
_NAMES: Final[Mapping[str, str]] = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "google диск": "Google Drive",
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "yandex.disk": "Yandex.Disk",
    "yandexdisk": "Yandex.Disk",
    "яндекс.диск": "Yandex.Disk",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "облако mail.ru": "Mail.ru",
    "cloud mail.ru": "Mail.ru",
    "mega": "MEGA",
    "megasync": "MEGA",
}
_FIRM_FOLLOWS: Final = (" - ", " (", "-")
_MAC_CLOUDS: Final = "CloudStorage"
# Where OneDrive says its folder lies.
_ONEDRIVE_VARIABLES: Final = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")

Names = Callable[[Path], Iterable[str]]
"""The names in a folder; none where it cannot be read."""


def parse_mounts(table: str) -> tuple[Mount, ...]:
    """The lines of /proc/mounts; blanks in a name stand there as octal digits."""
    found = []
    for line in table.splitlines():
        parts = line.split(" ")
        if len(parts) >= 4:
            options = tuple(parts[3].split(","))
            found.append(Mount(point=_unescaped(parts[1]), type=parts[2], options=options))
    return tuple(found)


def mount_of(path: PurePath, mounts: Iterable[Mount]) -> Mount | None:
    """The mount on which a path lies: the longest point above it, of equal ones the last, which hides the others."""
    best: Mount | None = None
    above = {str(path), *(str(one) for one in path.parents)}
    for mount in mounts:
        if mount.point in above and (best is None or len(mount.point) >= len(best.point)):
            best = mount
    return best


def network_by_mount(path: PurePath, mounts: Iterable[Mount]) -> str:
    """The type of the network file system on which a path lies; empty on a disk of this computer."""
    mount = mount_of(path, mounts)
    return mount.type if mount is not None and mount.type.lower() in NETWORK_TYPES else ""


def network_by_name(path: PureWindowsPath, drive_type: Callable[[str], int]) -> str:
    r"""The share on which a path of Windows lies, as ``\\server\share`` or as the letter that stands for one."""
    drive = path.drive
    if drive.startswith("\\\\"):
        # \\?\C:\ and \\.\C:\ are long names of this computer; \\?\UNC\server\share is a share.
        is_long = drive[2:3] in {"?", "."} and not drive[4:].upper().startswith("UNC\\")
        return "" if is_long else drive
    return drive if drive and drive_type(f"{drive}\\") == DRIVE_REMOTE else ""


def copied_by(path: Path, names: Names, variables: Mapping[str, str] | None = None) -> str:
    """The program that copies the folder of a file elsewhere, or one above it; empty for none known."""
    told = {value: "OneDrive" for name in _ONEDRIVE_VARIABLES if (value := (variables or {}).get(name))}
    for folder in path.parents:
        service = told.get(str(folder)) or _by_marks(folder, names) or _by_name(folder)
        if service:
            return service
    return ""


def medium_of(path: Path) -> Medium:
    """On what a file lies; asks this computer. What cannot be found out counts as a local disk."""
    whole = _resolved(path)
    network = ""
    if sys.platform == "win32":
        network = network_by_name(PureWindowsPath(whole), _drive_type)
    else:
        network = network_by_mount(whole, parse_mounts(_mounts()))
    if network:
        return Medium(kind=MediumKind.NETWORK, name=network)
    service = copied_by(whole, _names_in, os.environ)
    return Medium(kind=MediumKind.SYNCED, name=service) if service else LOCAL


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _by_marks(folder: Path, names: Names) -> str:
    there = set(names(folder))
    for service, marks in _MARKS.items():
        for mark in marks:
            first, _slash, inside = mark.partition("/")
            if first in there and (not inside or inside in set(names(folder / first))):
                return service
    numbered = any(
        one.startswith(start) and one.endswith(end) for one in there for start, end in _NUMBERED_MARKS
    )
    return "Nextcloud" if numbered else ""


def _by_name(folder: Path) -> str:
    name = folder.name.casefold()
    if name in _NAMES:
        return _NAMES[name]
    for known, service in _NAMES.items():
        for sign in _FIRM_FOLLOWS:
            if not name.startswith(known + sign):
                continue
            # "Dropbox-2023" may be anything, but not where macOS keeps what clouds bring.
            if sign != "-" or folder.parent.name == _MAC_CLOUDS:
                return service
    return ""


def _names_in(folder: Path) -> Iterable[str]:
    try:
        return [one.name for one in folder.iterdir()]
    except OSError:
        return ()


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _drive_type(root: str) -> int:
    import ctypes

    loader = getattr(ctypes, "windll", None)  # only Windows has it
    return int(loader.kernel32.GetDriveTypeW(root)) if loader is not None else 0


def _unescaped(name: str) -> str:
    for digits in ("040", "011", "012", "134"):
        name = name.replace(f"\\{digits}", chr(int(digits, 8)))
    return name
