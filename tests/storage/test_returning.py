"""A stick is pulled out while its register is open, and put back."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.database import Database, create_register
from forumdesk.storage.errors import AnotherRegisterError, FileGoneError, NotARegisterError, OlderStateError
from tests.builders import NOON, dump, registers

TITLE = LocalizedText(kk="Форум")


def pulled_out(database: Database, to: Path) -> Path:
    shutil.move(database.path, to)
    with pytest.raises(FileGoneError), database.unit_of_work() as work:
        work.bodies.all()
    assert not database.path.exists(), "nothing is made anew where the file was"
    return to


def test_work_goes_on_when_it_is_back(database: Database, tmp_path: Path) -> None:
    away = pulled_out(database, tmp_path / "away")

    shutil.move(away, database.path)

    with database.unit_of_work() as work:
        assert work.bodies.all() == ()


def test_another_register_in_its_place_is_refused_and_left_as_it_is(
    database: Database, tmp_path: Path
) -> None:
    away = pulled_out(database, tmp_path / "away")
    create_register(database.path, NOON).close()
    before = dump(database.path)

    for _twice in range(2):
        with pytest.raises(AnotherRegisterError), database.unit_of_work() as work:
            work.bodies.all()

    assert dump(database.path) == before
    shutil.move(away, database.path)
    with database.reading() as work:
        assert work.bodies.all() == ()


def moved_over(source: Path, to: Path) -> None:
    Path(shutil.copy(source, source.with_suffix(".going"))).replace(to)


def copied_over(source: Path, to: Path) -> None:
    shutil.copyfile(source, to)


replacing = pytest.mark.parametrize("replaced", [moved_over, copied_over])
Replaced = Callable[[Path, Path], None]


@replacing
def test_another_register_put_over_it_is_noticed_before_the_next_deed(
    replaced: Replaced, tmp_path: Path
) -> None:
    other = tmp_path / "other.forumdesk"
    registers().create(other).close()
    with registers().create(tmp_path / "a.forumdesk") as register:
        register.meetings.add(TITLE, first_day=NOON.date())
        before = dump(other)

        replaced(other, register.path)

        with pytest.raises(AnotherRegisterError):
            register.meetings.add(TITLE, first_day=NOON.date())
        assert dump(register.path) == before


@replacing
def test_an_earlier_state_put_over_it_is_noticed_and_the_newer_one_goes_on_when_it_is_back(
    replaced: Replaced, tmp_path: Path
) -> None:
    earlier, newer = tmp_path / "earlier", tmp_path / "newer"
    with registers().create(tmp_path / "a.forumdesk") as register:
        register.meetings.add(TITLE, first_day=NOON.date())
        shutil.copy(register.path, earlier)
        register.meetings.add(TITLE, first_day=NOON.date())
        shutil.copy(register.path, newer)

        replaced(earlier, register.path)

        for act in (register.meetings.meetings, lambda: register.meetings.add(TITLE, first_day=NOON.date())):
            with pytest.raises(OlderStateError):
                act()
        assert dump(register.path) == dump(earlier)
        replaced(newer, register.path)
        register.meetings.add(TITLE, first_day=NOON.date())
        assert len(register.meetings.meetings()) == 3


@replacing
def test_a_later_state_of_another_desk_is_gone_on_with(replaced: Replaced, tmp_path: Path) -> None:
    later = tmp_path / "later.forumdesk"
    with registers().create(tmp_path / "a.forumdesk") as register:
        register.meetings.add(TITLE, first_day=NOON.date())
        shutil.copy(register.path, later)
        with registers().open(later) as elsewhere:
            elsewhere.meetings.add(TITLE, first_day=NOON.date())

        replaced(later, register.path)

        register.meetings.add(TITLE, first_day=NOON.date())
        assert len(register.meetings.meetings()) == 3


def test_an_emptied_file_is_told_in_words(tmp_path: Path) -> None:
    with registers().create(tmp_path / "a.forumdesk") as register:
        register.meetings.add(TITLE, first_day=NOON.date())

        os.truncate(register.path, 0)

        acts: tuple[Callable[[], object], ...] = (
            register.meetings.meetings,
            lambda: register.meetings.add(TITLE, first_day=NOON.date()),
        )
        for act in acts:
            with pytest.raises(NotARegisterError):
                act()
