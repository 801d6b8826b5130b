"""All kinds of deeds on a real register: python -m tests.torture.deeds PATH SEED.

Each chapter is a meeting of its own, so that chapters follow one another in any order, which the seed chooses. After
each deed that has returned a line says what must be there from then on; see :mod:`tests.torture.telling`.
"""

import random
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, LocalizedText
from forumdesk.services.history import ChangedSinceError
from forumdesk.services.register import Register
from forumdesk.services.registers import Registers
from forumdesk.storage.database import open_register
from tests.builders import DESK, NOON, agenda, people, resolution
from tests.torture import (
    chapters_of_conduct,
    chapters_of_copies,
    chapters_of_decisions,
    chapters_of_files,
    chapters_of_people,
    chapters_of_texts,
)
from tests.torture.telling import Teller

Chapter = Callable[[Teller, MeetingId], None]
CHAPTERS: tuple[Chapter, ...] = (
    *chapters_of_people.CHAPTERS,
    *chapters_of_conduct.CHAPTERS,
    *chapters_of_texts.CHAPTERS,
    *chapters_of_decisions.CHAPTERS,
    *chapters_of_copies.CHAPTERS,
    *chapters_of_files.CHAPTERS,
)


class RunningClock:
    """Goes on by a second with each look at it, and may be set."""

    def __init__(self, start: datetime = NOON) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """The moment of this look."""
        self.now += timedelta(seconds=1)
        return self.now


def forum(tell: Teller) -> MeetingId:
    """A new meeting with texts in three languages, three voices and a guest, and an agenda, all imported."""
    register = tell.register
    title = LocalizedText(kk="Форум", ru="Форум", en="Forum")
    meeting_id = tell(register.meetings.add, title, first_day=NOON.date()).id
    for language in STATE_LANGUAGE_FIRST:
        tell(register.importer.resolution, resolution(language), meeting_id)
    tell(register.importer.participants, people(), meeting_id)
    tell(register.importer.agenda, agenda(), meeting_id)
    return meeting_id


def do_all(tell: Teller, seed: int, chapters: int) -> None:
    """So many chapters, each once, now and then taking the last deed back and doing it again."""
    chance = random.Random(seed)
    for chapter in chance.sample(CHAPTERS, chapters):
        chapter(tell, forum(tell))
        history = tell.register.history
        if history.next_undo is not None and chance.random() < 0.8:
            with suppress(ChangedSinceError):  # erased by law, or merged
                tell(history.undo)
                if history.next_redo is not None:
                    tell(history.redo)


def opened(path: Path) -> Register:
    """The register at ``path``."""
    return Register(open_register(path), RunningClock(), DESK)


def torment(
    path: Path, seed: int, handle: int, chapters: int = len(CHAPTERS), *, for_ever: bool = False
) -> None:
    """Open the register, making it where there is none, and do ``chapters`` of all that can be done."""
    clock = RunningClock(NOON + timedelta(days=seed % 1000))
    program = Registers(clock=clock, desk=DESK)
    with program.open(path) if path.exists() else program.create(path) as register:
        tell = Teller(register, handle)
        tell.say({"made": True})
        do_all(tell, seed, chapters)
        while for_ever:
            do_all(tell, seed := seed + 1, chapters)


if __name__ == "__main__":
    torment(Path(sys.argv[1]), int(sys.argv[2]), sys.stdout.fileno())
