"""Generated histories of three laptops with real register files: converge, drop nothing, change nothing twice."""

import shutil
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.desk import Desk
from forumdesk.services.history import ChangedSinceError, LogStaysError, NothingToUndoError
from forumdesk.services.register import Register
from tests.builders import FixedClock, refilled, registers
from tests.services.uniting.copies import content, valid


class Laptops:
    """Three copies of one register at three desks that share a clock."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random, self.clock = Random(seed), FixedClock()
        first = folder / "1.forumdesk"
        desks = [Desk(id=f"desk-{n}", name=f"Desk {n}") for n in (1, 2, 3)]
        with registers(clock=self.clock, desk=desks[0]).create(first) as made:
            self.meeting_id: MeetingId = refilled(made)
        paths = [first, folder / "2.forumdesk", folder / "3.forumdesk"]
        for path in paths[1:]:
            shutil.copyfile(first, path)
        self.registers = [
            registers(clock=self.clock, desk=desk).open(path) for desk, path in zip(desks, paths, strict=True)
        ]

    def close(self) -> None:
        """Let go of the files."""
        for one in self.registers:
            one.close()

    def act(self) -> None:
        """Do something of a desk's work, or merge the copy of another one."""
        here, there = self.random.sample(self.registers, 2)
        deed = self.random.choice(
            (self._edit, self._edit, self._translate, self._arrive, self._add, self._remove, self._agenda)
        )
        if self.random.random() < 0.2:
            merge(here, there)
        elif self.random.random() < 0.1 and here.history.next_undo is not None:
            undo(here)
        else:
            deed(here)

    def _edit(self, here: Register) -> None:
        person = self.random.choice(here.participants.listed(self.meeting_id))
        name = self.random.choice(("email", "phone", "notes"))
        words: dict[str, Any] = {name: f"{name}{self.random.randrange(3)}"}
        here.participants.edit(person.id, **words)

    def _translate(self, here: Register) -> None:
        text = here.resolutions.text(self.meeting_id)
        row = self.random.choice(text.rows)
        language = self.random.choice(tuple(Language))
        words = f"{self.random.randrange(3)}-нұсқа {language.value}"
        here.resolutions.edit_cell(self.meeting_id, row.id, language, words)

    def _arrive(self, here: Register) -> None:
        person = self.random.choice(here.participants.listed(self.meeting_id))
        presence = here.attendance.presences(self.meeting_id).get(person.id)
        if presence is not None and presence.standing.is_present:
            here.attendance.leave(person.id)
        else:
            here.attendance.arrive(person.id)

    def _add(self, here: Register) -> None:
        name = PersonName(family=f"Жаңа{self.random.randrange(1000)}", given="Адам")
        here.participants.add(self.meeting_id, Names(kk=name))

    def _remove(self, here: Register) -> None:
        people = here.participants.listed(self.meeting_id)
        if len(people) > 4:
            here.participants.remove(people[-1].id)

    def _agenda(self, here: Register) -> None:
        items = here.agendas.items(self.meeting_id)
        title = LocalizedText(kk=f"Мәселе {self.random.randrange(9)}")
        if items and self.random.random() < 0.5:
            here.agendas.edit(self.random.choice(items).id, title=title)
        else:
            here.agendas.add(self.meeting_id, title)


def merge(here: Register, there: Register) -> None:
    """Merge; whoever decides decides alike everywhere."""
    preview = here.uniting.preview(there.path)
    choices = {one.mark: repr(one.theirs.plain) > repr(one.mine.plain) for one in preview.choices}
    here.uniting.merge(there.path, choices)


def undo(here: Register) -> None:
    """Take the last deed back where nothing was changed since."""
    with suppress(ChangedSinceError, NothingToUndoError, LogStaysError):
        here.history.undo()


@pytest.fixture
def seeds(request: pytest.FixtureRequest) -> range:
    return range(60 if request.config.getoption("--long") else 2)


def test_three_laptops_come_to_the_same(tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        folder = tmp_path / str(seed)
        folder.mkdir()
        laptops = Laptops(folder, seed)
        for _ in range(12):
            laptops.act()
        first, second, third = laptops.registers

        for here, there in ((first, second), (first, third), (second, first), (third, first)):
            merge(here, there)

        told = [valid(content(one)) for one in laptops.registers]
        assert told[0] == told[1] == told[2], seed
        again = first.uniting.preview(second.path)
        assert (again.kinds, again.choices, again.arrivals) == ((), (), 0), seed
        laptops.close()


def test_which_copy_is_merged_into_which_does_not_matter(tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        folder = tmp_path / str(seed)
        folder.mkdir()
        laptops = Laptops(folder, 1000 + seed)
        for _ in range(8):
            laptops.act()
        first, second, _third = laptops.registers
        copied = folder / "first.forumdesk"
        shutil.copyfile(first.path, copied)

        merge(first, second)
        with registers(clock=laptops.clock).open(copied) as before:
            merge(second, before)

        assert valid(content(first)) == valid(content(second)), seed
        laptops.close()
