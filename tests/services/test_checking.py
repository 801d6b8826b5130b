"""One report on a register: the file, its values, the seal."""

import gzip
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from forumdesk.domain.errors import KnownError
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.checking import check_register
from forumdesk.services.register import Register
from forumdesk.services.rescuing import rescue
from forumdesk.services.table_words import TABLE_NAMES, table_named
from forumdesk.storage.database import open_register
from forumdesk.storage.errors import DamagedError, FileLockedError, NotARegisterError
from forumdesk.storage.rows.base import Base
from tests.builders import FixedClock, by_sql, registers
from tests.storage import damage


@pytest.fixture(scope="session")
def large_register(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("large") / "a.forumdesk"
    damage.make_large(path)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, large_register: bytes) -> Path:
    path = tmp_path / "a.forumdesk"
    path.write_bytes(large_register)
    return path


def codes(path: Path) -> list[str]:
    """What is found; the file stays as it is and alone."""
    before = path.read_bytes()
    report = check_register(path, registers())
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.name != "data"] == [path.name]
    return [one.code for one in report.findings]


def test_a_whole_register_holds(path: Path) -> None:
    report = check_register(path, registers())

    assert report.holds
    assert not report.is_damaged
    assert report.records == 2
    assert report.caution is not None


def test_a_busy_file_is_not_presented_as_a_damaged_one(path: Path) -> None:
    made = registers()
    with (
        Register(open_register(path, patience_ms=50), made.clock, made.desk) as register,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        assert register.checking.check().holds
        other.execute("COMMIT")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileLockedError):
            register.checking.check()


def test_damage_of_the_file_is_found_and_not_told_twice(path: Path) -> None:
    damage.break_leaf(path, "participant")

    assert codes(path) == ["file.pages"]


def test_a_value_that_the_program_never_writes_is_found(path: Path) -> None:
    by_sql(path, "UPDATE body SET rules = '{\"entitlement\":'")

    assert codes(path) == ["file.rows"]


def test_letters_that_cannot_be_read_are_found_in_the_journal_too(path: Path) -> None:
    by_sql(
        path,
        "UPDATE journal_difference SET after = CAST(replace(CAST(after AS BLOB), 'a', x'ff') AS TEXT)"
        " WHERE rowid = (SELECT max(rowid) FROM journal_difference WHERE after LIKE '%a%')",
    )

    report = check_register(path, registers())

    found = ("file.letters", "journal_difference", 1)
    assert found in [(one.code, one.table, one.count) for one in report.findings]
    with registers().open(path) as register:
        assert "file.letters" in [one.code for one in register.checking.check().findings]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_difference SET act = 'cqme' WHERE rowid = 7",
        "UPDATE journal_difference SET after = '[1]' WHERE rowid = 7",
        "UPDATE journal_difference SET before = '{' WHERE rowid = 7",
        "UPDATE journal SET at = '2024-02-31 12:00:00.000000' WHERE place = 2",
        "UPDATE journal SET undo = 'stop' WHERE place = 2",
        "UPDATE participant SET meeting_id = 'z' || substr(meeting_id, 2) WHERE rowid = 9",
        "UPDATE participant SET category = 'gvest' WHERE rowid = 9",
        "UPDATE text_row SET standings = '7' WHERE rowid = 3",
        "UPDATE sealed_record SET sequence = 'x' WHERE rowid = 1",
    ],
)
def test_a_value_that_is_not_what_its_column_is_for_is_found(path: Path, statement: str) -> None:
    by_sql(path, statement)

    report = check_register(path, registers())

    assert not report.holds


def test_whatever_a_rescue_would_miss_is_found(
    path: Path, large_register: bytes, pytestconfig: pytest.Config
) -> None:
    new = path.with_name("b.forumdesk")
    for seed in range(300 if pytestconfig.getoption("--long") else 2):
        chance = random.Random(seed)
        content = bytearray(large_register)
        for _ in range(chance.choice([1, 2, 5, 20])):
            content[chance.randrange(100, len(content))] = chance.randrange(256)
        path.write_bytes(content)
        try:
            is_whole = rescue(path, new, FixedClock()).is_whole
            holds = check_register(path, registers()).holds
        except KnownError:
            continue
        finally:
            new.unlink(missing_ok=True)
        assert is_whole or not holds, seed


@pytest.mark.parametrize("at", [20, 32, 64])
def test_damage_of_the_header_is_told_without_gaps(path: Path, at: int) -> None:
    damage.overwrite(path, at, b"\xff")

    told = [
        Catalogue("en", "interface").sentence(one.notice)
        for one in check_register(path, registers()).findings
    ]

    assert told
    assert not [one for one in told if "–" in one or "_" in one]


def test_every_table_has_a_name_in_words() -> None:
    assert set(TABLE_NAMES) == {*Base.metadata.tables, "alembic_version"}
    assert "later" in Catalogue("en", "interface").sentence(table_named("later"))


def test_an_altered_decision_is_found_in_a_file_that_is_whole(path: Path) -> None:
    by_sql(path, "UPDATE decision SET outcome = 'rejected' WHERE number = 1")

    report = check_register(path, registers())

    assert [one.code for one in report.findings] == ["seal.outcome"]
    assert not report.is_damaged


def test_an_open_register_is_checked_beside_the_work(path: Path) -> None:
    with registers().open(path) as register:
        assert register.checking.check().holds

    damage.zero_root(path, "agenda_item")
    with registers().open(path) as register:
        report = register.checking.check()
    assert [(one.code, one.table) for one in report.findings] == [("file.pages", "agenda_item")]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
def test_a_register_of_an_earlier_format_is_checked_and_stays_of_it(
    number: int, project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / f"tests/files/register-{number}.forumdesk.gz").read_bytes()))

    assert codes(path) == []


def test_what_cannot_be_read_as_a_register_is_refused(path: Path) -> None:
    damage.cut(path)
    with pytest.raises(DamagedError):
        check_register(path, registers())

    damage.zero_header(path)
    with pytest.raises(NotARegisterError):
        check_register(path, registers())
