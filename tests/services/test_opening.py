"""What is known of a register when it is opened."""

import gzip
import json
from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.domain.texts import LocalizedText
from forumdesk.foundation.media import Medium, MediumKind
from forumdesk.services.access import Access, ViewOnlyError
from forumdesk.services.opening import CLOCK_TURNED_BACK, Surroundings, keep_held, look_around
from forumdesk.services.register import Register
from tests.builders import NOON, FixedClock, registers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.forumdesk"
    with registers().create(path) as register:
        register.meetings.add(LocalizedText.everywhere("Форум"))
    return path


def at(path: Path, **since: int) -> Register:
    """The register opened on a computer whose clock differs."""
    return registers(FixedClock(NOON + timedelta(**since))).open(path)


def test_nobody_and_nothing_is_around_a_file_on_this_computer(path: Path) -> None:
    assert look_around(path, NOON) == Surroundings(path=path)
    assert look_around(path.with_name("none"), NOON) == Surroundings(path=path.with_name("none"))


def test_this_program_is_no_stranger_to_itself(path: Path) -> None:
    lock = keep_held(path, "Desk", NOON)

    assert lock is not None
    assert look_around(path, NOON).holder is None


def test_another_computer_is_named(path: Path) -> None:
    lock = keep_held(path, "Desk", NOON)
    assert lock is not None
    beside = path.with_name(f".{path.name}.open")
    told = {**json.loads(beside.read_text("utf-8")), "computer": "laptop-2"}
    beside.write_text(json.dumps(told), encoding="utf-8")

    around = look_around(path, NOON)

    assert around.holder is not None
    assert around.held.values["computer"] == "laptop-2"


def test_what_may_not_be_written_is_known_before_it_is_opened(ordinary_folder: Path) -> None:
    path = ordinary_folder / "a.forumdesk"
    registers().create(path).close()

    assert look_around(path, NOON).can_be_written
    path.chmod(0o444)
    assert not look_around(path, NOON).can_be_written
    path.chmod(0o644)
    ordinary_folder.chmod(0o555)
    assert not look_around(path, NOON).can_be_written
    assert keep_held(path, "Desk", NOON) is None
    ordinary_folder.chmod(0o755)


def test_what_is_only_looked_at_refuses_deeds_in_words(path: Path) -> None:
    before = path.read_bytes()
    with (
        registers().open(path, access=Access.VIEW) as register,
        pytest.raises(ViewOnlyError),
    ):
        register.meetings.add(LocalizedText.everywhere("Екінші"))

    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", [MediumKind.NETWORK, MediumKind.SYNCED])
def test_a_risky_place_has_its_sentence_and_is_not_shared(kind: MediumKind) -> None:
    around = Surroundings(path=Path("a"), medium=Medium(kind=kind, name="nfs4"))

    assert around.risk is not None
    assert around.risk.values == {"name": "nfs4"}
    assert not around.is_safe_to_share
    assert Surroundings(path=Path("a")).risk is None


def test_a_clock_that_goes_right_is_not_spoken_of(path: Path) -> None:
    for since in (timedelta(days=2), timedelta(), timedelta(minutes=-1)):
        with at(path, seconds=round(since.total_seconds())) as register:
            assert register.clock_watch.turned_back() is None


def test_a_clock_that_was_turned_back_is_told_noted_once_and_work_goes_on(path: Path) -> None:
    with at(path, hours=-3) as register:
        assert register.clock_watch.turned_back() is not None
        register.clock_watch.note()
        register.meetings.add(LocalizedText.everywhere("Екінші"))

        newest, noted, first = register.journal.entries(3)

    assert (noted.code, noted.values["count"]) == (CLOCK_TURNED_BACK, 180)
    assert (newest.code, first.code) == ("meeting.added", "meeting.added")
    assert newest.at < first.at
    assert newest.place > noted.place > first.place


def test_the_note_of_the_clock_is_no_step_of_undoing(path: Path) -> None:
    with at(path, hours=-3) as register:
        register.clock_watch.note()

        step = register.history.next_undo

    assert step is None or step.code == "meeting.added"


def test_an_earlier_format_is_looked_at_on_a_copy_and_stays_of_it(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / "tests/files/register-2.forumdesk.gz").read_bytes()))
    before = path.read_bytes()

    with registers().open(path, access=Access.VIEW) as register:
        assert (register.path, register.access) == (path, Access.VIEW)
        assert len(register.meetings.meetings()) == 1
        with pytest.raises(ViewOnlyError):
            register.meetings.add(LocalizedText.everywhere("Екінші"))

    assert path.read_bytes() == before


def test_an_earlier_format_is_looked_at_where_nothing_can_be_written(
    project: Path, ordinary_folder: Path
) -> None:
    path = ordinary_folder / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / "tests/files/register-1.forumdesk.gz").read_bytes()))
    ordinary_folder.chmod(0o555)
    try:
        with registers().open(path, access=Access.VIEW) as register:
            assert len(register.meetings.meetings()) == 1
        assert [one.name for one in ordinary_folder.iterdir()] == [path.name]
    finally:
        ordinary_folder.chmod(0o755)
