"""What the machine can be asked to do."""

import json
import os
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from forumdesk.foundation.settings import SettingsFile
from forumdesk.services.history import ChangedSinceError
from forumdesk.services.registers import Registers
from forumdesk.storage.errors import StorageError
from tests.builders import DESK, NOON
from tests.torture import chapters_of_files, chapters_of_protection
from tests.torture.deeds import CHAPTERS, RunningClock, forum, torment
from tests.torture.filling import UNHEARD, Disk, Failing, Stubborn
from tests.torture.filling_files import StubbornFiles
from tests.torture.filling_protection import StubbornProtection
from tests.torture.machine import Job
from tests.torture.telling import Teller

REGISTER = "a.forumdesk"
FEW = 67
"""Making a register is some hundreds of calls: one of so many fails where not every one does."""


def deeds(job: Job) -> None:
    """So many chapters on the register."""
    torment(Path(job.folder, REGISTER), job.seed, 1, job.chapters)


def endless_deeds(job: Job) -> None:
    """The same again and again, until it is killed."""
    torment(Path(job.folder, REGISTER), job.seed, 1, job.chapters, for_ever=True)


def files(job: Job) -> None:
    """Deeds that leave files, on a register of one meeting."""
    with Registers(clock=RunningClock(), desk=DESK).create(Path(job.folder, REGISTER)) as register:
        tell = Teller(register, 1)
        tell.say({"made": True})
        meeting_id = forum(tell)
        for chapter in chapters_of_files.CHAPTERS:
            chapter(tell, meeting_id)


def endless_files(job: Job) -> None:
    """The same again and again, until it is killed."""
    clock = RunningClock(NOON + timedelta(days=60 * job.seed))
    program, path = Registers(clock=clock, desk=DESK), Path(job.folder, REGISTER)
    with program.open(path) if path.exists() else program.create(path) as register:
        tell = Teller(register, 1)
        tell.say({"made": True})
        while True:
            for chapter in chapters_of_files.CHAPTERS:
                chapter(tell, forum(tell))


def stubborn_chapter(job: Job) -> None:
    """One chapter, its last deed taken back and done again, each deed after the disk failed it at every point.

    With ``chance`` at one point. What was wrong is the last line that is said.
    """
    with Registers(clock=RunningClock(), desk=DESK).create(Path(job.folder, REGISTER)) as register:
        plain = Teller(register, 1)
        meeting_id = forum(plain)
        tell = Stubborn(register, 1, chance=random.Random(job.seed) if job.chance else None)
        try:
            CHAPTERS[job.seed](tell, meeting_id)
            history = register.history
            if history.next_undo is not None:
                with suppress(ChangedSinceError):  # erased by law, or merged
                    tell(history.undo)
                    tell(history.redo)
        finally:
            tell.say({"tries": tell.tries, "wrong": tell.wrong})


def stubborn_files(job: Job) -> None:
    """Every kind of file made while the disk fails at each point in turn; says what was wrong."""
    with Registers(clock=RunningClock(), desk=DESK).create(Path(job.folder, REGISTER)) as register:
        tell = Teller(register, 1)
        forum(tell)
        stubborn = StubbornFiles(tell, 3 * FEW if job.chance else 3)
        try:
            stubborn.make_all()
        finally:
            tell.say({"tries": stubborn.tries, "wrong": stubborn.wrong})


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
                failed = disk.mend()
                if failed not in UNHEARD | {"l"}:  # where a name cannot be given twice the file is renamed
                    wrong.append(f"{how.name} at {after}: made although the disk failed ({failed})")
                break
        program.open(path).close()
        path.unlink()
    os.write(1, json.dumps(wrong).encode())


def stubborn_protection(job: Job) -> None:
    """One act of chapters_of_protection at each of the points in the file ``points``; says what was wrong."""
    tell = StubbornProtection(job)
    try:
        for how, after in json.loads(Path(job.folder, "points").read_bytes()):
            tell.at(Failing[how], after)
    finally:
        os.write(1, json.dumps({"tries": tell.tries, "wrong": tell.wrong}).encode())


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
    "files": files,
    "endless_files": endless_files,
    "stubborn_chapter": stubborn_chapter,
    "stubborn_files": stubborn_files,
    "making": making,
    "settings": settings,
    **chapters_of_protection.ACTS,
    **{f"stubborn_{name}": stubborn_protection for name in chapters_of_protection.ACTS},
}
