"""Files beside a register are whole or not there: backups, a register put in place, papers, copies."""

import json
import random
from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.domain.backups import Reason
from forumdesk.services.backups import Backups
from forumdesk.services.registers import Registers
from tests.builders import DESK, NOON, FixedClock
from tests.torture.acts import REGISTER
from tests.torture.chapters_of_files import BACKUPS
from tests.torture.cutting import recording, wrong_after_cuts
from tests.torture.examining import examined
from tests.torture.machine import Job, Machine
from tests.torture.reading import Call
from tests.torture.replaying import Loss, cuts, laid_out
from tests.torture.telling import Told

CUTS, KILLS, KILLS_LONG = 12, 2, 60
CALLS = 9000
"""So many calls change the disk while every kind of file is made twice."""


@pytest.fixture(scope="session")
def recorded(tormented: Machine, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Call, ...]]:
    """Every kind of file made, as it was written."""
    return recording(tormented, tmp_path_factory.mktemp("files"), "files")


def _turns(recorded: tuple[Call, ...]) -> list[int]:
    """Before and after everything but a write."""
    places = {at + after for at, call in enumerate(recorded) if call.kind != "w" for after in (0, 1)}
    return sorted(at for at in places if at < len(recorded))


def test_after_a_power_cut_files_shown_as_made_are_there_and_no_other_one_is_half(
    recorded: tuple[Path, tuple[Call, ...]], tmp_path: Path, is_long: bool
) -> None:
    place, written = recorded
    turns = _turns(written)
    if is_long:
        assert wrong_after_cuts(place, written, turns, tuple(Loss), tmp_path) == []
        return
    chosen = sorted(random.Random(8).sample(turns, CUTS))
    for number, loss in enumerate(Loss):
        assert wrong_after_cuts(place, written, chosen[number :: len(Loss)], [loss], tmp_path) == []


def test_after_a_power_cut_the_next_backup_is_made_and_clears_up(
    recorded: tuple[Path, tuple[Call, ...]], tmp_path: Path, is_long: bool
) -> None:
    place, written = recorded
    begun = [at for at, call in enumerate(written) if call.kind == "c" and call.path.endswith(".part")]
    chosen = [at + 30 for at in begun if str(place / BACKUPS) in written[at].path and at + 30 < len(written)]
    clock = FixedClock(NOON + timedelta(days=90))
    program = Registers(clock=clock, desk=DESK, backups=None)

    for at, loss, _said, disk in cuts(written, chosen if is_long else chosen[:2], 8, [Loss.SOME]):
        folder = tmp_path / f"{at}-{loss}"
        laid_out(disk, place, folder)
        with program.open(folder / REGISTER) as register:
            register.backups.shelf = Backups(clock, folder / BACKUPS)
            made = register.backups.make(Reason.BY_HAND)
        assert made.backup.first is not None
        assert not [one for one in made.backup.first.parent.iterdir() if ".part" in one.name]


def test_a_killed_program_leaves_every_file_whole_or_none(
    tormented: Machine, tmp_path: Path, is_long: bool
) -> None:
    chance, told, said = random.Random(8), Told(), tmp_path / "said"
    folder = tmp_path / "place"
    for kill in range(KILLS_LONG if is_long else KILLS):
        if kill % 6 == 0:
            told, folder = Told(), tmp_path / str(kill)
            folder.mkdir()
        said = folder / "said"
        before = len(said.read_bytes()) if said.exists() else 0
        job = Job(
            act="endless_files",
            folder=str(folder),
            said=str(said),
            seed=kill,
            killed_at=chance.randint(1, CALLS),
        )

        assert tormented.do(job) == -9

        told.take(said.read_bytes()[before:])
        assert examined(folder / REGISTER, told) == [], f"kill {kill}"


def test_a_file_that_the_disk_refuses_is_refused_in_words_and_what_stood_there_stands(
    tormented: Machine, tmp_path: Path, is_long: bool
) -> None:
    folder = tmp_path / "place"
    folder.mkdir()
    said = tmp_path / "said"

    tormented.do(Job(act="stubborn_files", folder=str(folder), said=str(said), chance=not is_long))

    last = json.loads(said.read_bytes().splitlines()[-1])
    print(f"{last['tries']} times refused")
    assert last["wrong"] == []
    assert last["tries"] > (300 if is_long else 15)
