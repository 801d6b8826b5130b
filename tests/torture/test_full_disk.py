"""A disk that is full or fails at any point of any deed: a sentence, nothing changed, done when there is room."""

import json
from pathlib import Path

from tests.torture.acts import REGISTER
from tests.torture.deeds import CHAPTERS
from tests.torture.examining import examined
from tests.torture.machine import Job, Machine
from tests.torture.telling import Told


def test_a_deed_that_the_disk_refuses_changes_nothing_and_is_done_as_soon_as_there_is_room(
    tormented: Machine, tmp_path: Path, is_long: bool
) -> None:
    for seed in (1, 2) if is_long else (1,):
        folder = tmp_path / str(seed)
        folder.mkdir()
        job = Job(
            act="stubborn_deeds",
            folder=str(folder),
            said=str(folder / "said"),
            seed=seed,
            chapters=len(CHAPTERS) if is_long else 6,
            chance=not is_long,
        )

        tormented.do(job)

        said = (folder / "said").read_bytes()
        last = json.loads(said.splitlines()[-1])
        told = Told()
        told.take(said)
        print(f"{last['tries']} refusals of {len(told.codes)} deeds")
        assert last["wrong"] == []
        assert last["tries"] > 100 if is_long else 10
        assert examined(folder / REGISTER, told) == []


def test_a_register_that_could_not_be_made_leaves_nothing_at_its_place(
    tormented: Machine, tmp_path: Path, is_long: bool
) -> None:
    folder = tmp_path / "place"
    folder.mkdir()

    tormented.do(Job(act="making", folder=str(folder), said=str(tmp_path / "said"), chance=not is_long))

    assert json.loads((tmp_path / "said").read_bytes()) == []
