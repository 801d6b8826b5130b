"""Who has a register open: a small file beside it, made before a window opens it and gone when that closes it.

It stops nobody: SQLite alone keeps two deeds apart. It says who works there, so that a second person can be told.
"""

import json
import os
import platform
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import uuid4

from forumdesk.foundation.private_files import take_name

ENDING: Final = ".open"
STALE_AFTER: Final = timedelta(days=3)
"""A file of another computer that is older tells of nobody: a window stands open for a day, not for three."""
_LARGEST: Final = 4096  # bytes; a longer file is not ours
_BEING_WRITTEN_S: Final = 0.05
_LOOKS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a register open. ``started`` tells a process from a later one of the same number; may be empty."""

    desk: str
    computer: str
    process: int
    since: datetime
    started: str = ""
    token: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it is a program on this computer."""
        return self.computer == platform.node()

    @property
    def is_this_program(self) -> bool:
        """Whether it is the very program that asks."""
        return self.is_here and self.process == os.getpid()


class LockFile:
    """The file that says that this program has a register open."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self.holder = holder

    def release(self) -> None:
        """Take the file away, if it is still this program's own. A medium that is gone keeps it; it grows stale."""
        with suppress(OSError):
            if _read(self._path) == self.holder:
                self._path.unlink()


def lock_path(register: Path) -> Path:
    """Where the file of a register lies."""
    return register.with_name(f".{register.name}{ENDING}")


def holder_of(register: Path, now: datetime) -> Holder | None:
    """Who has the register open, this very program too; None for nobody, or for a file that outlived its program."""
    holder = _read(lock_path(register))
    return None if holder is None or is_stale(holder, now) else holder


def is_stale(holder: Holder, now: datetime) -> bool:
    """Whether nobody is there any more: the process ended here, or the file of another computer is old."""
    if not holder.is_here:
        return now - holder.since > STALE_AFTER
    if not _is_alive(holder.process):
        return True
    started = _started(holder.process)
    return bool(holder.started and started and holder.started != started)


def take(register: Path, desk: str, now: datetime) -> LockFile | Holder:
    """Say that this program has the register open, unless another one says so: of two at once exactly one is first.

    Returns the other's holder then. Raises OSError where no file can be made.
    """
    path, mine = lock_path(register), _this_program(desk, now)
    while True:
        try:
            _write_new(path, mine)
        except FileExistsError:
            there = _read_patiently(path)
            if there is not None and there.is_this_program:
                return LockFile(path, there)
            if there is not None and not is_stale(there, now):
                return there
            _clear_away(path, there, mine.token)
        else:
            _hide(path)
            return LockFile(path, mine)


def _this_program(desk: str, now: datetime) -> Holder:
    return Holder(
        desk=desk,
        computer=platform.node(),
        process=os.getpid(),
        since=now,
        started=_started(os.getpid()),
        token=uuid4().hex,
    )


def _write_new(path: Path, holder: Holder) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_written(holder).encode("utf-8"))
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _read_patiently(path: Path) -> Holder | None:
    """What a file says that another program may be just writing; None where it says nothing or is gone."""
    for _look in range(_LOOKS):
        found = _read(path)
        if found is not None or not path.exists():
            return found
        time.sleep(_BEING_WRITTEN_S)
    return None


def _clear_away(path: Path, outlived: Holder | None, token: str) -> None:
    """Take away a file that tells of nobody; what another program wrote over it meanwhile is put back.

    Raises OSError.
    """
    aside = path.with_name(f"{path.name}.{token[:8]}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return
    if _read(aside) != outlived:
        with suppress(FileExistsError):
            take_name(aside, path)
    aside.unlink(missing_ok=True)


def _written(holder: Holder) -> str:
    return json.dumps({**asdict(holder), "since": holder.since.isoformat()}, ensure_ascii=False)


def _read(path: Path) -> Holder | None:
    try:
        with path.open("rb") as file:
            stored = json.loads(file.read(_LARGEST).decode("utf-8"))
        names = {one.name for one in fields(Holder)}
        known = {name: value for name, value in stored.items() if name in names}
        holder = Holder(**{**known, "since": datetime.fromisoformat(known["since"])})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    texts = (holder.desk, holder.computer, holder.started, holder.token)
    fits = all(isinstance(one, str) for one in texts) and type(holder.process) is int
    return holder if fits and holder.since.tzinfo is not None and holder.process > 0 else None


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return _is_alive_in_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's process is there
        return True
    return True


def _is_alive_in_windows(process: int) -> bool:
    import ctypes

    still_active, may_ask = 259, 0x1000  # STILL_ACTIVE, PROCESS_QUERY_LIMITED_INFORMATION
    loader = getattr(ctypes, "windll", None)
    if loader is None:
        return True
    handle = loader.kernel32.OpenProcess(may_ask, False, process)
    if not handle:
        return bool(loader.kernel32.GetLastError() == 5)  # access denied: it is there
    code = ctypes.c_ulong()
    loader.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
    loader.kernel32.CloseHandle(handle)
    return code.value == still_active


def _started(process: int) -> str:
    """When a process began, as this start of the computer counts; empty where the system does not say."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="utf-8").strip()
        # The name of the program stands in brackets and may hold anything; the 22nd part is the start.
        after_name = (
            Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        )
        return f"{boot}:{after_name.split()[19]}"
    except (OSError, IndexError):
        return ""


def _hide(path: Path) -> None:
    """Under Windows a name with a dot is not hidden by itself."""
    if sys.platform == "win32":
        import ctypes

        loader = getattr(ctypes, "windll", None)
        if loader is not None:
            loader.kernel32.SetFileAttributesW(str(path), 2)
