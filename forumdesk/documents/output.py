"""Writing a finished document to its place: whole or not at all."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from forumdesk.documents.errors import (
    OutputDiskFullError,
    OutputError,
    OutputFolderMissingError,
    OutputIsAnotherRegisterError,
    OutputIsFolderError,
    OutputIsRegisterError,
    OutputNotAFileError,
    OutputNotWritableError,
)
from forumdesk.foundation.register_files import stands_for_register

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}


def require_place(path: Path, *, forbidden: Path | None = None) -> None:
    """Refuse a place where a document cannot stand; to be asked before the work of making it."""
    try:
        _require_place(path, forbidden)
    except (OSError, RuntimeError, ValueError) as error:  # a name too long, a circle of links, a NUL
        raise OutputError(path=str(path)) from error


def _require_place(path: Path, forbidden: Path | None) -> None:
    if forbidden is not None and _same_file(path, forbidden):
        raise OutputIsRegisterError(path=str(path))
    if path.is_dir():
        raise OutputIsFolderError(path=str(path))
    if not path.parent.is_dir():
        raise OutputFolderMissingError(path=str(path.parent))
    if path.exists() and not path.is_file():
        # Renaming a document onto a device or a pipe would take it away from every program.
        raise OutputNotAFileError(path=str(path))
    try:
        is_register = stands_for_register(path)
    except OSError as error:  # what cannot be looked at is not replaced either
        raise OutputNotWritableError(path=str(path)) from error
    if is_register:
        raise OutputIsAnotherRegisterError(path=str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputNotWritableError(path=str(path))


def write_whole(path: Path, data: bytes, *, forbidden: Path | None = None) -> None:
    """Write ``data`` to ``path``, replacing what stands there only once all of it is on the disk.

    ``forbidden`` is the register it is from, which no document may replace, however the path is spelt; no other
    register may be replaced either. Raises OutputError; then what stood there stands there still, and nothing
    half-written lies beside it.
    """
    require_place(path, forbidden=forbidden)
    # A link stays a link: what it points to is replaced.
    target = path.resolve()
    part: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".part", delete=False) as file:
            part = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take_rights(part, target)
        part.replace(target)
    except BaseException as error:  # also when it is interrupted
        if part is not None:
            with suppress(OSError):
                part.unlink()
        if isinstance(error, OSError):
            raise _told(error, path) from error
        raise
    _keep_name(target.parent)


def _told(error: OSError, path: Path) -> OutputError:
    if error.errno in _FULL:
        return OutputDiskFullError(path=str(path))
    if error.errno in _FORBIDDEN:
        return OutputNotWritableError(path=str(path))
    return OutputError(path=str(path))


def _same_file(path: Path, other: Path) -> bool:
    with suppress(OSError):
        if path.samefile(other):
            return True
    return path.resolve() == other.resolve()


def _take_rights(part: Path, target: Path) -> None:
    """A temporary file is for its maker only; the document gets the rights of the one it replaces, or the usual."""
    with suppress(OSError):
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        else:
            mask = os.umask(0)
            os.umask(mask)
            part.chmod(0o666 & ~mask)


def _keep_name(folder: Path) -> None:
    """Have the new name on the disk, where folders can be synchronised (not under Windows)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
