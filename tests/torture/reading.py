"""What recorder.c wrote down, as calls in their order, and the library itself, made when it is first wanted."""

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

SOURCE = Path(__file__).with_name("recorder.c")
_HEADER = struct.Struct("=BBHIqQ")


@dataclass(frozen=True, slots=True)
class Call:
    """One call.

    ``kind``: c(reated), t(runcated to ``offset``), w(ritten at ``offset``), s(ynced), u(nlinked), r(enamed) or
    l(inked) to the path in ``data``, m(ade a folder), a(cknowledged: written to the standard output).
    """

    kind: str
    path: str
    offset: int
    inode: int
    data: bytes


def recorder() -> Path | None:
    """The library; None where there is no compiler of C (Debian's gcc and libc6-dev)."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    made = Path(gettempdir(), f"forumdesk-recorder-{os.getuid()}-{SOURCE.stat().st_mtime_ns}.so")
    if not made.exists():
        part = made.with_suffix(f".{os.getpid()}")
        subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", part, SOURCE, "-ldl"], check=True)
        part.rename(made)
    return made


def calls(log: Path) -> Iterator[Call]:
    """Every call of a log."""
    content, at = log.read_bytes(), 0
    while at < len(content):
        kind, _, path, size, offset, inode = _HEADER.unpack_from(content, at)
        at += _HEADER.size
        data = content[at + path : at + path + size]
        yield Call(chr(kind), content[at : at + path].decode(), offset, inode, data)
        at += path + size
