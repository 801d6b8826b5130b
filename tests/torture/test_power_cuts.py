"""A power cut loses nothing shown as kept: recorded writes are replayed without what was not synchronised."""

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from forumdesk.foundation.settings import SettingsFile
from forumdesk.services.deed_names import DEED_NAMES
from tests.torture.cutting import recording, wrong_after_cuts
from tests.torture.deeds import CHAPTERS
from tests.torture.machine import Job, Machine
from tests.torture.reading import Call, calls
from tests.torture.replaying import Loss, cuts, laid_out
from tests.torture.telling import Told

CUTS, CUTS_LONG = 40, 500
CONTROL_CUTS = 10
NOT_DONE = {
    "text.imported": "names a version of a paragraph in its history, never a deed",
    "register.kept_after_all": "done only where a copy could not be written",
    "journal.lost": "stands only in a register that was rescued, for a deed whose row is gone",
    "clock.turned_back": "done at opening where the clock was turned back since; by nobody",
}


@pytest.fixture(scope="session")
def recorded(tormented: Machine, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Call, ...]]:
    """Everything that can be done, with the making of the register, as it was written."""
    return recording(tormented, tmp_path_factory.mktemp("recorded"), chapters=len(CHAPTERS))


def _points(recorded: Sequence[Call], count: int) -> list[int]:
    """So many different ones, half anywhere, half where something is told, synchronised, made or removed."""
    chance = random.Random(8)
    turns = {
        min(place + after, len(recorded) - 1)
        for place, call in enumerate(recorded)
        if call.kind != "w"
        for after in (0, 1)
    }
    anywhere = chance.sample(range(1, len(recorded)), count // 2)
    return anywhere + chance.sample(sorted(turns.difference(anywhere)), count - count // 2)


def test_every_kind_of_deed_is_done_or_has_a_reason_not_to_be(
    recorded: tuple[Path, tuple[Call, ...]],
) -> None:
    told = Told()
    told.take(b"".join(call.data for call in recorded[1] if call.kind == "a"))

    assert set(DEED_NAMES) - set(told.codes) == set(NOT_DONE)
    assert {"history.undone", "history.redone"} < set(told.codes)


def test_every_kind_of_call_is_recorded(recorded: tuple[Path, tuple[Call, ...]]) -> None:
    kinds = Counter(call.kind for call in recorded[1])

    assert set("cwsua") <= set(kinds)
    place = str(recorded[0])
    assert any(call.kind == "s" and call.path == place for call in recorded[1]), "the folder is synchronised"


def test_a_power_cut_loses_nothing_that_was_shown_as_kept(
    recorded: tuple[Path, tuple[Call, ...]], tmp_path: Path, is_long: bool
) -> None:
    place, written = recorded
    if not is_long:
        written = written[: len(written) // 3]  # a register of few meetings is looked through sooner
    points = _points(written, CUTS_LONG if is_long else CUTS)

    if is_long:
        assert wrong_after_cuts(place, written, points, tuple(Loss), tmp_path) == []
        return
    for number, loss in enumerate(Loss):
        assert wrong_after_cuts(place, written, points[number :: len(Loss)], [loss], tmp_path) == []


def test_settings_are_the_old_or_the_new_after_a_power_cut_and_new_once_they_were_kept(
    tormented: Machine, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    job = Job(act="settings", folder=str(place), said=str(tmp_path / "said"), log=str(tmp_path / "log"))
    tormented.do(job)
    written = tuple(calls(tmp_path / "log"))

    for at, loss, said, disk in cuts(written, range(len(written)), 8):
        folder = tmp_path / f"{at}-{loss}"
        laid_out(disk, place, folder)
        if said:
            found = SettingsFile(folder).load()
            last = said.decode().splitlines()[-1]
            coming = f"desk {int(last.split()[-1]) + 1}"
            assert f"{found.desk_id} {found.desk_name}" in (last, f"{last.split()[0]} {coming}")


@pytest.mark.parametrize("synchronous", ["FULL", "NORMAL", "OFF"])
def test_the_same_finds_what_a_weaker_engine_loses(
    tormented: Machine, tmp_path: Path, synchronous: str
) -> None:
    place, written = recording(tormented, tmp_path, chapters=1, synchronous=synchronous)
    said = [at + 1 for at, call in enumerate(written[:-1]) if call.kind == "a"]

    assert wrong_after_cuts(place, written, said[-CONTROL_CUTS:], [Loss.ALL], tmp_path / "cut") != []
