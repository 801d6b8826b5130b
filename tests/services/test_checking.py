"""One report on a register: the file, its values, the seal."""

import gzip
from pathlib import Path

import pytest

from forumdesk.services.checking import check_register
from forumdesk.storage.errors import DamagedError, NotARegisterError
from tests.builders import by_sql, registers
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


def test_damage_of_the_file_is_found_and_not_told_twice(path: Path) -> None:
    damage.break_leaf(path, "participant")

    assert codes(path) == ["file.pages"]


def test_a_value_that_the_program_never_writes_is_found(path: Path) -> None:
    by_sql(path, "UPDATE body SET rules = '{\"entitlement\":'")

    assert codes(path) == ["file.rows"]


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
