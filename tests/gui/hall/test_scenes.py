from dataclasses import FrozenInstanceError, fields
from datetime import timedelta

import pytest

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.hall.scenes import Arrangement, Clock
from tests.gui.hall.hall_builders import MINUTE, NOW, all_scenes, item, presence, speaker


def test_a_running_clock_counts_from_its_begin_and_what_had_passed_before() -> None:
    clock = Clock(begun_at=NOW, already=MINUTE, limit=5 * MINUTE, running=True)

    assert clock.elapsed(NOW + 2 * MINUTE) == 3 * MINUTE
    assert clock.left(NOW + 2 * MINUTE) == 2 * MINUTE
    assert clock.left(NOW + 6 * MINUTE) == -2 * MINUTE


def test_a_standing_clock_shows_the_same_at_every_moment() -> None:
    clock = Clock(begun_at=NOW, already=MINUTE, limit=5 * MINUTE, running=False)

    assert clock.elapsed(NOW) == clock.elapsed(NOW + 90 * MINUTE) == MINUTE


def test_a_clock_set_back_by_the_system_takes_no_time_from_the_speaker() -> None:
    clock = Clock(begun_at=NOW, already=MINUTE, running=True)

    assert clock.elapsed(NOW - 30 * MINUTE) == MINUTE
    assert Clock(already=-MINUTE).elapsed(NOW) == timedelta()


def test_without_a_limit_nothing_is_left_or_overrun() -> None:
    assert Clock(begun_at=NOW, running=True).left(NOW + MINUTE) is None


def test_the_subject_stays_while_clock_and_numbers_change() -> None:
    assert speaker().subject == speaker(Clock(already=MINUTE)).subject
    assert presence(96).subject == presence(12).subject
    assert speaker().subject != speaker(name="Айгүл Серікова").subject
    assert item("1").subject != item("2").subject


@pytest.mark.parametrize(
    "scene", all_scenes(Arrangement.STACKED).values(), ids=lambda one: type(one).__name__
)
def test_scenes_are_frozen_values(scene: object) -> None:
    name = fields(scene)[0].name  # type: ignore[arg-type]

    with pytest.raises(FrozenInstanceError):
        setattr(scene, name, LocalizedText())
