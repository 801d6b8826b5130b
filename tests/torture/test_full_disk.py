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
    tries, codes = 0, set[str]()
    # Of a long register each look at all its bytes takes long, so that every chapter has one of its own.
    for chapter in range(0, len(CHAPTERS), 1 if is_long else 3):
        folder = tmp_path / str(chapter)
        folder.mkdir()
        job = Job(
            act="stubborn_chapter",
            folder=str(folder),
            said=str(folder / "said"),
            seed=chapter,
            chance=not is_long,
        )

        tormented.do(job)

        said = (folder / "said").read_bytes()
        last = json.loads(said.splitlines()[-1])
        told = Told()
        told.take(said)
        tries += last["tries"]
        codes.update(told.codes)
        assert last["wrong"] == []
        assert examined(folder / REGISTER, told) == []
    print(f"{tries} refusals of {len(codes)} kinds of deeds")
    assert tries > (10_000 if is_long else 50)


def test_a_register_that_could_not_be_made_leaves_nothing_at_its_place(
    tormented: Machine, tmp_path: Path, is_long: bool
) -> None:
    folder = tmp_path / "place"
    folder.mkdir()

    tormented.do(Job(act="making", folder=str(folder), said=str(tmp_path / "said"), chance=not is_long))

    assert json.loads((tmp_path / "said").read_bytes()) == []
