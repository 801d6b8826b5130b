"""Programs recorded while they work, and their power cut afterwards, wherever it is wanted."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.torture.acts import REGISTER
from tests.torture.examining import examined
from tests.torture.machine import Job, Machine
from tests.torture.reading import Call, calls
from tests.torture.replaying import Loss, cuts, laid_out
from tests.torture.telling import Told


def recording(
    machine: Machine, folder: Path, act: str = "deeds", *, chapters: int = 0, synchronous: str = ""
) -> tuple[Path, tuple[Call, ...]]:
    """The folder in which an act worked, and every call of it."""
    place = folder / "place"
    place.mkdir()
    job = Job(
        act=act,
        folder=str(place),
        said=str(folder / "said"),
        seed=1,
        chapters=chapters,
        log=str(folder / "log"),
        synchronous=synchronous,
    )
    assert machine.do(job) == 0
    found = tuple(calls(folder / "log"))
    (folder / "log").unlink()
    return place, found


def wrong_after_cuts(
    place: Path, recorded: Sequence[Call], points: Sequence[int], losses: Sequence[Loss], to: Path
) -> list[str]:
    """What is wrong after each of the cuts, which are laid out below ``to`` one after another."""
    found = []
    for at, loss, said, disk in cuts(recorded, points, 8, losses):
        folder = to / f"{at}-{loss}"
        laid_out(disk, place, folder)
        told = Told()
        told.take(said)
        found += [f"cut {at}, lost {loss}: {problem}" for problem in examined(folder / REGISTER, told)[:1]]
        shutil.rmtree(folder)
    return found
