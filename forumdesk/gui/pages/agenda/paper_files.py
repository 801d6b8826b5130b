"""Papers as files: read from where a person has them, shown read-only, and never run."""

import re
import stat
import unicodedata
import weakref
from pathlib import Path
from typing import Final, Protocol
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.papers import require_fitting
from forumdesk.gui.past_folder import PastFolder
from forumdesk.services.media_types import media_type_of

_TEXT: Final = frozenset({"text/plain", "text/csv", "text/markdown", "text/tab-separated-values"})
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"
SHOWN: Final = {
    "pdf": {"application/pdf"},
    "png": {"image/png"},
    "jpg": {"image/jpeg"},
    "jpeg": {"image/jpeg"},
    "tif": {"image/tiff"},
    "tiff": {"image/tiff"},
    "gif": {"image/gif"},
    "rtf": {"application/rtf"},
    "txt": _TEXT,
    "csv": _TEXT,
    "md": _TEXT,
    "docx": {f"{_OFFICE}.wordprocessingml.document"},
    "xlsx": {f"{_OFFICE}.spreadsheetml.sheet"},
    "pptx": {f"{_OFFICE}.presentationml.presentation"},
    "odt": {f"{_OPEN}.text"},
    "ods": {f"{_OPEN}.spreadsheet"},
    "odp": {f"{_OPEN}.presentation"},
}
"""Endings whose files only show something, with the types that their bytes must have; all others are not opened.

Word, Excel and PowerPoint files of before 2007 are none of them: they may hold programs that run on opening.
"""
_RESERVED = re.compile(r'[<>:"/\\|?*]')
_LONGEST_NAME = 120
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
"""What Windows takes for a device, whatever ending follows."""


class File(Protocol):
    """A file in the register: a paper on the table, or the signed copy of one that was given out."""

    @property
    def id(self) -> UUID:
        """By which its copy is known."""

    @property
    def name(self) -> str:
        """The name of the file."""

    @property
    def media_type(self) -> str:
        """What its bytes say."""


class PaperNotOpenedError(DomainError):
    """A file that may be a program, or whose name says something else than its bytes."""

    code = "paper.not_opened"
    message = N_(
        "“{name}” is not opened from here: it may be a program, or is not what its name says."
        " Save a copy, and open it only if you know where it comes from."
    )


class PaperUnreadableError(DomainError):
    """A file that the system does not hand out, or a folder."""

    code = "paper.unreadable"
    message = N_("“{name}” cannot be read, or is a folder. Nothing was added.")


class NoProgramError(DomainError):
    """Nothing on the computer shows such files."""

    code = "paper.no_program"
    message = N_("No program on this computer opens “{name}”. Save a copy and take it to another computer.")


def read_file(path: Path) -> bytes:
    """The bytes of a file that is to become a paper; refuses one that is too large before reading it."""
    try:
        if not path.is_file():
            raise PaperUnreadableError(name=path.name)
        require_fitting(path.name, path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise PaperUnreadableError(name=path.name) from error


def require_shown(paper: File) -> None:
    """Refuse a paper that could do more than be shown."""
    ending = paper.name.rpartition(".")[2].lower()
    if paper.media_type not in SHOWN.get(ending, ()):
        raise PaperNotOpenedError(name=paper.name)


class PaperViewer:
    """Opens papers with the computer's own programs, as read-only copies in a folder that goes with the program."""

    def __init__(self) -> None:
        self._folder: PastFolder | None = None

    def open(self, paper: File, content: bytes) -> Path:
        """Open a copy of a paper; returns where it lies. Raises PaperNotOpenedError and NoProgramError."""
        require_shown(paper)
        ending = paper.name.rpartition(".")[2].lower()
        if (
            media_type_of(paper.name, content) not in SHOWN[ending]
        ):  # a package may say of bytes what it likes
            raise PaperNotOpenedError(name=paper.name)
        path = self._copy(paper, content)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise NoProgramError(name=paper.name)
        return path

    def _copy(self, paper: File, content: bytes) -> Path:
        if self._folder is None:
            # Only this account may look into it; what a sudden end leaves is cleared away at the next start.
            self._folder = PastFolder()
            weakref.finalize(self, self._folder.cleanup)
        place = self._folder.path / paper.id.hex
        place.mkdir(mode=0o700, exist_ok=True)
        path = place / safe_name(paper.name)
        if not path.exists():
            path.write_bytes(content)
            path.chmod(stat.S_IRUSR)
        return path


def safe_name(name: str) -> str:
    """The name of a file as every system takes it: no reserved or invisible characters, no device, not too long."""
    visible = "".join(char for char in name if unicodedata.category(char) not in {"Cc", "Cf"})
    cleaned = _RESERVED.sub("_", visible).strip(" .") or "paper"
    if _DEVICES.fullmatch(cleaned.partition(".")[0].strip()):
        cleaned = f"_{cleaned}"
    stem, dot, ending = cleaned.rpartition(".")
    return f"{(stem or cleaned)[:_LONGEST_NAME]}{dot}{ending}" if stem else cleaned[:_LONGEST_NAME]
