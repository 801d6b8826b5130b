"""A meeting of four voices and two guests under way, for the panels beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.register import Register
from tests.builders import FixedClock, registers
from tests.gui.desk.desk_builders import names

VOICES = ("Әбенов Болат", "Ғабитова Мадина", "Қалиев Дәурен", "Оспанова Айгүл")
GUESTS = ("Marsh Helen", "Бомон Клэр")


@dataclass(frozen=True, slots=True)
class Sitting:
    """A register with its meeting, its item and its people by the beginning of their names."""

    register: Register
    clock: FixedClock
    meeting: MeetingId
    item: AgendaItem
    people: dict[str, ParticipantId]

    def is_present(self, name: str) -> bool:
        """Whether somebody is there by the log."""
        return self.register.attendance.at_the_door(self.people[name]).presence.standing.is_present


@contextmanager
def sitting(folder: Path, *, present: int = 4) -> Iterator[Sitting]:
    """The first ``present`` voices have arrived."""
    clock = FixedClock()
    with registers(clock).create(folder / "sitting.forumdesk") as register:
        meeting = register.meetings.add(LocalizedText.everywhere("Forum")).id
        people = {}
        for one in (*VOICES, *GUESTS):
            person = register.participants.add(
                meeting, names(one, one, one), country="KZ", entitled=one in VOICES
            )
            people[one.partition(" ")[0]] = person.id
        for person_id in list(people.values())[:present]:
            register.attendance.arrive(person_id)
        item = register.agendas.add(meeting, title=LocalizedText.everywhere("Legal regulation"))
        yield Sitting(register, clock, meeting, item, people)
