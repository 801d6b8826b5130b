"""A program that is killed loses nothing that it showed as kept, and leaves nothing half."""

import random
from pathlib import Path

from tests.torture.acts import REGISTER
from tests.torture.examining import examined
from tests.torture.machine import Job, Machine
from tests.torture.telling import Told

KILLS, KILLS_LONG = 30, 1000
OF_ONE_REGISTER = 6
LONGEST = 0.25  # seconds, some twenty deeds
CALLS = 900  # that many calls change the disk in some twenty deeds


def test_a_killed_program_loses_nothing_that_was_shown_as_kept(
    tormented: Machine, tmp_path: Path, is_long: bool
) -> None:
    chance = random.Random(8)
    said = deeds = unsaid = 0
    told, folder = Told(), tmp_path
    for kill in range(KILLS_LONG if is_long else KILLS):
        if kill % OF_ONE_REGISTER == 0:
            told, folder, said = Told(), tmp_path / str(kill), 0
            folder.mkdir()
            (folder / "said").touch()
        whole = folder / "said"
        # Every second one in the midst of a call, half of which was written.
        by_time = kill % 2 == 0
        job = Job(
            act="endless_deeds",
            folder=str(folder),
            said=str(whole),
            seed=kill,
            chapters=14,
            killed_after=chance.uniform(0.001, LONGEST) if by_time else 0,
            killed_at=0 if by_time else chance.randint(1, CALLS),
        )

        assert tormented.do(job) == -9

        lines = whole.read_bytes()
        told.take(lines[said:])
        said, before = len(lines), len(told.codes)
        assert examined(folder / REGISTER, told) == [], f"kill {kill}"
        deeds += before
        unsaid += len(told.codes) - before
    print(f"{kill + 1} kills, {deeds} deeds looked at, {unsaid} kept and not yet said")
    assert deeds > 100
