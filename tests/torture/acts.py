"""What the machine can be asked to do."""

import json
import os
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from forumdesk.foundation.settings import SettingsFile
from forumdesk.services.registers import Registers
from forumdesk.storage.errors import StorageError
from tests.builders import DESK
from tests.torture.deeds import RunningClock, do_all, torment
from tests.torture.filling import UNHEARD, Disk, Failing, Stubborn
from tests.torture.machine import Job

REGISTER = "a.forumdesk"
FEW = 67
"""Making a register is some hundreds of calls: one of so many fails where not every one does."""


def deeds(job: Job) -> None:
    """So many chapters on the register."""
    torment(Path(job.folder, REGISTER), job.seed, 1, job.chapters)


def endless_deeds(job: Job) -> None:
    """The same again and again, until it is killed."""
    torment(Path(job.folder, REGISTER), job.seed, 1, job.chapters, for_ever=True)


def stubborn_deeds(job: Job) -> None:
    """So many chapters, each deed after the disk failed it; what was wrong is the last line that is said."""
    path = Path(job.folder, REGISTER)
    with Registers(clock=RunningClock(), desk=DESK).create(path) as register:
        tell = Stubborn(register, 1, chance=random.Random(job.seed) if job.chance else None)
        try:
            do_all(tell, job.seed, job.chapters)
        finally:
            tell.say({"tries": tell.tries, "wrong": tell.wrong})


def making(job: Job) -> None:
    """A register made while the disk fails at each point in turn, until it does not; says what was wrong."""
    folder, disk, wrong = Path(job.folder), Disk(), list[str]()
    program = Registers(clock=RunningClock(), desk=DESK)
    path = folder / REGISTER
    for how in Failing:
        for after in count(1, FEW if job.chance else 1):
            disk.fail(how, after)
            try:
                program.create(path).close()
            except StorageError:
                disk.mend()
                wrong += [f"{how.name} at {after}: {one.name} left" for one in folder.glob("*.forumdesk*")]
            else:
                if disk.mend() not in UNHEARD:
                    wrong.append(f"{how.name} at {after}: made although the disk failed")
                break
        program.open(path).close()
        path.unlink()
    os.write(1, json.dumps(wrong).encode())


def settings(job: Job) -> None:
    """Settings changed again and again; each change is told as soon as it is kept."""
    file = SettingsFile(Path(job.folder))
    kept = file.load()
    for number in range(30):
        file.save(replace(kept, desk_name=f"desk {number}"))
        os.write(1, f"{kept.desk_id} desk {number}\n".encode())


ACTS: Mapping[str, Callable[[Job], None]] = {
    "deeds": deeds,
    "endless_deeds": endless_deeds,
    "stubborn_deeds": stubborn_deeds,
    "making": making,
    "settings": settings,
}
