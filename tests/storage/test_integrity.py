from pathlib import Path

import pytest

from forumdesk.storage import chain_guard
from forumdesk.storage.errors import DamagedError, FileMissingError, NotARegisterError
from forumdesk.storage.integrity import FileProblem, ProblemKind, check_file
from tests.builders import by_sql
from tests.storage import damage


@pytest.fixture
def path(tmp_path: Path, large_register: bytes) -> Path:
    """A copy of it."""
    path = tmp_path / "Тіркелім №1.forumdesk"
    path.write_bytes(large_register)
    return path


def found(path: Path) -> set[tuple[ProblemKind, str]]:
    """The problems, and that looking for them changed nothing."""
    before = path.read_bytes()
    problems = check_file(path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name]
    return {(one.kind, one.table) for one in problems}


def test_a_whole_file_has_no_problem(path: Path) -> None:
    assert found(path) == set()


def test_a_broken_page_of_a_table_is_named(path: Path) -> None:
    damage.break_leaf(path, "participant")

    assert (ProblemKind.PAGES, "participant") in found(path)


def test_letters_that_an_index_knows_otherwise_are_found(path: Path) -> None:
    damage.query(path, "SELECT 1")
    ((badge,),) = damage.query(path, "SELECT badge FROM participant LIMIT 1")
    before = str(badge).encode()
    content = path.read_bytes()
    at = content.index(before)
    path.write_bytes(content[:at] + b"?" * len(before) + content[at + len(before) :])

    assert found(path) == {(ProblemKind.INDEX, "participant")}


def test_letters_that_no_index_knows_are_not_found_here(path: Path) -> None:
    """SQLite keeps no sums of what it holds: the seal alone proves what was decided."""
    damage.change_text(path, b"a7@steppe.example", b"a7@sTeppe.example")

    assert found(path) == set()


def test_an_emptied_leaf_of_an_index_is_named(path: Path) -> None:
    damage.zero_leaf(path, "sqlite_autoindex_participant_1")

    kinds = found(path)

    assert {table for _, table in kinds} == {"participant"}
    assert kinds & {(ProblemKind.PAGES, "participant"), (ProblemKind.INDEX, "participant")}


def test_an_emptied_root_of_a_table_is_named(path: Path) -> None:
    damage.zero_root(path, "participant")

    assert (ProblemKind.PAGES, "participant") in found(path)


def test_without_its_header_a_file_is_no_register(path: Path) -> None:
    damage.zero_header(path)

    with pytest.raises(NotARegisterError):
        check_file(path)


def test_a_file_that_was_cut_off_is_damaged(path: Path) -> None:
    damage.cut(path)

    with pytest.raises(DamagedError):
        check_file(path)


def test_rows_that_lean_on_nothing_are_counted(path: Path) -> None:
    by_sql(path, "DELETE FROM meeting")

    by_table = {(one.table, one.detail): one for one in check_file(path) if one.kind is ProblemKind.ORPHANS}

    assert by_table["participant", "meeting"] == FileProblem(
        kind=ProblemKind.ORPHANS, table="participant", count=damage.PEOPLE, detail="meeting"
    )


def test_a_table_that_is_gone_is_named(path: Path) -> None:
    damage.query(path, "DROP TABLE photo")

    assert (ProblemKind.TABLE, "photo") in found(path)


def test_the_guard_of_sealed_records_is_missed(path: Path) -> None:
    for statement in chain_guard.drop_statements("sqlite")[:1]:
        damage.query(path, statement)

    assert found(path) == {(ProblemKind.GUARD, "sealed_record")}


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        check_file(tmp_path / "none.forumdesk")
