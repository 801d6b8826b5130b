"""A register with many people, and the ways in which files break; see the table of the data layer."""

import sqlite3
from contextlib import closing
from pathlib import Path

from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST
from forumdesk.domain.voting import Counts
from forumdesk.services.motions import Motion
from tests.builders import agenda, people, registers, resolution

PEOPLE = 300


def page_size(path: Path) -> int:
    """Bytes of a page."""
    return int.from_bytes(path.read_bytes()[16:18], "big")


def query(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    """Rows that a file holds."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement, values).fetchall()


def root_of(path: Path, name: str) -> int:
    """The root page of a table or index."""
    ((root,),) = query(path, "SELECT rootpage FROM sqlite_master WHERE name = ?", name)
    assert isinstance(root, int)
    return root


def leaves_of(path: Path, name: str) -> list[int]:
    """The leaf pages below a root of two levels."""
    content, size = path.read_bytes(), page_size(path)
    start = (root_of(path, name) - 1) * size
    assert content[start] in {0x05, 0x02}, "not an interior page"
    count = int.from_bytes(content[start + 3 : start + 5], "big")
    cells = [int.from_bytes(content[start + 12 + 2 * n : start + 14 + 2 * n], "big") for n in range(count)]
    below = [int.from_bytes(content[start + cell : start + cell + 4], "big") for cell in cells]
    return [*below, int.from_bytes(content[start + 8 : start + 12], "big")]


def overwrite(path: Path, at: int, data: bytes) -> None:
    """Put bytes into a file."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def break_leaf(path: Path, table: str, which: int = 1) -> None:
    """The header of a leaf page becomes 0xFF."""
    overwrite(path, (leaves_of(path, table)[which] - 1) * page_size(path), b"\xff" * 8)


def zero_leaf(path: Path, index: str) -> None:
    """A leaf page becomes zeros."""
    overwrite(path, (leaves_of(path, index)[1] - 1) * page_size(path), bytes(page_size(path)))


def zero_root(path: Path, table: str) -> None:
    """The root page of a table becomes zeros."""
    overwrite(path, (root_of(path, table) - 1) * page_size(path), bytes(page_size(path)))


def erase(path: Path, table: str) -> None:
    """All pages of a table of two levels become zeros."""
    for page in leaves_of(path, table):
        overwrite(path, (page - 1) * page_size(path), bytes(page_size(path)))
    zero_root(path, table)


def zero_header(path: Path) -> None:
    """The header of the file becomes zeros."""
    overwrite(path, 0, bytes(100))


def change_text(path: Path, before: bytes, after: bytes) -> None:
    """Bytes within a text become others."""
    content = path.read_bytes()
    assert before in content
    assert len(before) == len(after)
    path.write_bytes(content.replace(before, after, 1))


def cut(path: Path, part: float = 0.7) -> None:
    """The end of the file is gone."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])


def make_large(path: Path) -> None:
    """A register with many people, texts, an agenda and sealed decisions."""
    with registers().create(path) as register:
        meeting_id = None
        for language in STATE_LANGUAGE_FIRST:
            meeting_id = register.importer.resolution(resolution(language), meeting_id).meeting_id
        assert meeting_id is not None
        register.importer.participants(people(3, guests=PEOPLE - 3), meeting_id)
        register.importer.agenda(agenda(), meeting_id)
        for one in register.participants.listed(meeting_id)[:3]:
            register.attendance.arrive(one.id)
        for row in register.resolutions.text(meeting_id).recommendations():
            register.decisions.adopt(
                meeting_id,
                Motion(mode=AdoptionMode.COUNTED, on=[row.id], counts=Counts(voices_for=3, against=0)),
            )
