"""What is looked at in the files beside a register: those shown as made are there and whole, no other one is half."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import pikepdf

from forumdesk.storage.copy_folder import copy_named
from tests.torture.telling import ANYTHING_WHOLE, GONE, Told, digest_of


def files_examined(folder: Path, told: Told) -> Iterator[str]:
    """What is wrong with the files below ``folder``."""
    for name in sorted(told.files.keys() | told.coming.keys()):
        yield from _as_said(folder / name, name, told)
    for path in sorted(folder.rglob("*")):
        if path.name.startswith(".") or not path.is_file():
            continue  # a name for what is not made yet; nobody reads it
        copy = copy_named(path)
        if copy is not None and not copy.is_whole():
            yield f"{path.name} has the name of a verified copy and is none"
        if copy is not None and not is_whole(path.suffix, path.read_bytes()):
            yield f"{path.name} has the name of a verified copy and does not open"


def _as_said(path: Path, name: str, told: Told) -> Iterator[str]:
    content = path.read_bytes() if path.is_file() else None
    now = GONE if content is None else digest_of(content)
    said = told.files.get(name, GONE)
    coming = told.coming.get(name, said)
    if now not in (said, coming) and (coming != ANYTHING_WHOLE or content is None):
        yield f"{name} was said to be {said}, was to become {coming}, and is {now}"
    elif content is not None and _is_shown(path, coming) and not is_whole(path.suffix, content):
        yield f"{name} is half"
    if (
        path.suffix == ".forumdesk"
        and said != GONE
        and now == coming
        and path.with_name(f"{path.name}-journal").exists()
    ):
        yield f"{name} would be changed by what another file left unfinished"


def _is_shown(path: Path, coming: str) -> bool:
    """Whether it is to be opened: a register is not, where its bytes are those that were to be, damaged or not."""
    return coming == ANYTHING_WHOLE or path.suffix != ".forumdesk"


@lru_cache(maxsize=64)
def is_whole(ending: str, content: bytes) -> bool:
    """Whether a file opens as what its ending says."""
    if ending == ".forumdesk":
        return _is_register(content)
    if ending == ".pdf":
        with pikepdf.open(BytesIO(content)) as paper:
            return len(paper.pages) > 0 and not paper.check_pdf_syntax()
    if ending == ".xlsx":
        try:
            return ZipFile(BytesIO(content)).testzip() is None
        except BadZipFile:
            return False
    return True


def _is_register(content: bytes) -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        try:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return whole and connection.execute("SELECT count(*) FROM register").fetchone() == (1,)
        except sqlite3.Error:
            return False
