"""What was erased by law is erased anew by the very deed that would bring it back, whatever that deed is."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.backups import Backups
from forumdesk.services.desk import Desk
from forumdesk.services.history import ChangedSinceError
from forumdesk.services.personal_data import ErasedAlreadyError
from forumdesk.services.register import Register
from forumdesk.services.time_travel import as_of
from tests.builders import FixedClock, refilled, registers
from tests.builders_decisions import decided
from tests.services.test_personal_data import JPEG, encodings

SECOND = Desk(id="desk-2", name="Second desk")
CONTACTS = ("q.zhaqsy@example.kz", "+77019998877", "850202300456", "жаңғаққа аллергия")


def named(family: str) -> Names:
    """A name of which no part stands anywhere else."""
    return Names(
        kk=PersonName(family=family, given=f"Қыдыр{family}"),
        ru=PersonName(family=family, given=f"Хыдыр{family}"),
        en=PersonName(family=family, given=f"Khydyr{family}"),
    )


def readable(place: Path, *words: str) -> list[str]:
    """Which words can be read in a file, in whatever encoding."""
    data = place.read_bytes()
    return [word for word in words if any(part in data for part in encodings(word))]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def register(tmp_path: Path, clock: FixedClock) -> Iterator[Register]:
    made = replace(registers(clock), backups=Backups(clock, tmp_path / "backups"))
    with made.create(tmp_path / "here.forumdesk") as register:
        yield register


@pytest.fixture
def one(register: Register, meeting_id: MeetingId) -> ParticipantId:
    """Somebody with contacts of every kind, by one deed each."""
    email, phone, number, notes = CONTACTS
    made = register.participants.add(meeting_id, named("Жақсылыққызы"), email=email).id
    register.participants.edit(made, phone=phone)
    register.participants.edit(made, notes=notes)
    register.participants.set_photo(made, JPEG)
    register.passes.set_numbers(meeting_id, {made: number})
    return made


@pytest.fixture
def there(register: Register, one: ParticipantId, tmp_path: Path, clock: FixedClock) -> Iterator[Register]:
    """A copy that was handed over before anything was erased."""
    path = tmp_path / "there.forumdesk"
    register.handing_over.hand_over(path, "Second desk")
    with registers(clock, SECOND).open(path) as opened:
        yield opened


def take_all(register: Register, path: Path) -> None:
    """Merge a copy, taking its side wherever there is a choice."""
    marks = {one.mark: True for one in register.uniting.preview(path).choices}
    register.uniting.merge(path, marks)


def test_a_step_and_what_is_erased_anew_are_kept_by_one_transaction(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.participants.edit(register.participants.listed(meeting_id)[0].id, notes="later")
    register.personal.erase(one)
    begun: list[Connection] = []

    def count(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            begun.append(connection)

    event.listen(register._database._engine, "begin", count)
    register.history.undo()
    register.history.redo()

    assert len(begun) == 2


def test_taking_back_a_deed_of_before_names_nobody_erased(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.attendance.arrive(one)
    assert "Жақсы" in str(register.history.next_undo)
    register.personal.erase(one)

    assert "Жақсы" not in str(register.history.next_undo)
    register.history.undo()
    register.history.redo()

    assert readable(register.path, "Жақсылыққызы") == []


def test_deeds_on_the_erased_in_an_older_copy_come_without_the_name(
    register: Register, meeting_id: MeetingId, one: ParticipantId, there: Register
) -> None:
    decided(register, meeting_id)
    there.participants.edit(one, notes="көршісі Жақсылыққызы Қыдырбай")
    there.attendance.arrive(one)
    there.participants.remove(there.participants.add(meeting_id, named("Басқаадам")).id)
    register.personal.erase(one)

    take_all(register, there.path)
    assert readable(register.path, "Жақсылыққызы") == []
    register.history.undo()
    assert readable(register.path, "Жақсылыққызы") == []
    register.history.redo()

    assert readable(register.path, "Жақсылыққызы") == []
    assert readable(register.path, "Басқаадам")
    assert register.verification.verify(meeting_id).holds


def test_an_erasure_reaches_an_older_copy_with_its_journal(
    register: Register, one: ParticipantId, there: Register
) -> None:
    there.participants.edit(one, post=LocalizedText(en="Rector"))
    register.personal.erase(one)

    take_all(there, register.path)
    assert readable(there.path, "Жақсылыққызы") == []
    there.history.undo()
    assert readable(there.path, "Жақсылыққызы") == []
    with suppress(ChangedSinceError):
        there.history.redo()
    assert readable(there.path, "Жақсылыққызы") == []


def test_whoever_was_erased_with_the_meeting_in_the_bin_stays_erased(
    register: Register, one: ParticipantId
) -> None:
    other = register.meetings.add(LocalizedText(en="Other"))
    there_too = register.participants.add(other.id, named("Бөлекұлы")).id
    backup = register.backups.make(Reason.BY_HAND).backup
    register.history.undo()
    register.history.undo()
    assert other.id not in {each.id for each in register.meetings.meetings()}
    register.personal.erase(there_too)

    register.backups.restore(backup)

    assert register.participants.participant(there_too).names.kk.family == "[…]"
    assert readable(register.path, "Бөлекұлы") == []


def test_whoever_was_merged_into_the_erased_does_not_come_back_alone(
    register: Register, meeting_id: MeetingId
) -> None:
    first, second = (register.participants.add(meeting_id, named("Егізұлы")).id for _ in range(2))
    backup = register.backups.make(Reason.BY_HAND).backup
    register.personal.erase(register.participants.merge(first, second).id)

    register.backups.restore(backup)
    assert readable(register.path, "Егізұлы") == []
    register.history.undo()
    register.history.redo()

    assert readable(register.path, "Егізұлы") == []
    listed = {one.id: one.names.kk.family for one in register.participants.listed(meeting_id)}
    assert listed[first] == listed[second] == "[…]"


def test_a_list_of_the_bin_read_before_names_nobody_erased(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.participants.set_photo(one, None)
    register.participants.remove(one)
    (read_before,) = register.bin.entries(meeting_id, ("participant",))
    register.personal.erase(one)

    register.bin.restore([read_before])

    assert readable(register.path, "Жақсылыққызы") == []


def test_contacts_of_those_in_the_bin_are_erased_and_the_person_can_come_back(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.participants.remove(one)

    assert register.personal.erase_contacts(meeting_id)
    assert register.personal.erase_contacts(meeting_id) == 0

    assert readable(register.path, *CONTACTS) == []
    (binned,) = register.bin.entries(meeting_id, ("participant",))
    register.bin.restore([binned])
    back = register.participants.participant(one)
    assert (back.names, back.email, back.phone, back.notes) == (named("Жақсылыққызы"), "", "", "")
    assert register.participants.photo(one) is None
    assert readable(register.path, *CONTACTS) == []


def test_restoring_a_backup_of_before_brings_no_contacts_back(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    backup = register.backups.make(Reason.BY_HAND).backup
    register.personal.erase_contacts(meeting_id)
    register.participants.edit(one, phone="+7 700 1234567")

    register.backups.restore(backup)
    assert readable(register.path, *CONTACTS) == []
    assert register.participants.photo(one) is None
    register.history.undo()

    assert readable(register.path, *CONTACTS) == []
    assert register.participants.participant(one).phone == "+7 700 1234567"


def test_a_backup_of_after_comes_back_with_the_numbers_typed_since(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.personal.erase_contacts(meeting_id)
    register.passes.set_numbers(meeting_id, {one: "111222333444"})
    register.participants.edit(one, phone="+7 700 1234567")
    backup = register.backups.make(Reason.BY_HAND).backup
    register.participants.edit(one, phone="")

    register.backups.restore(backup)

    assert register.participants.participant(one).phone == "+7 700 1234567"
    assert register.passes.numbers(meeting_id) == {one: "111222333444"}


def test_of_an_older_copy_only_contacts_typed_after_the_erasing_come(
    register: Register, meeting_id: MeetingId, one: ParticipantId, there: Register
) -> None:
    there.participants.edit(one, notes="before the erasing")
    register.personal.erase_contacts(meeting_id)
    there.participants.edit(one, phone="+7 700 1234567")

    take_all(register, there.path)

    found = register.participants.participant(one)
    assert (found.email, found.phone, found.notes) == ("", "+7 700 1234567", "")
    assert readable(register.path, *CONTACTS, "before the erasing") == []
    take_all(there, register.path)
    assert readable(there.path, *CONTACTS, "before the erasing") == []
    assert there.participants.participant(one).phone == "+7 700 1234567"
    assert there.participants.photo(one) is None


def test_a_merge_that_brought_erased_contacts_can_be_taken_back(
    register: Register, meeting_id: MeetingId, one: ParticipantId, there: Register
) -> None:
    added = there.participants.add(meeting_id, named("Жаңаадам"), email="new@example.kz").id
    there.participants.set_photo(added, JPEG)
    register.personal.erase_contacts(meeting_id)

    take_all(register, there.path)
    assert readable(register.path, "new@example.kz") == []
    register.history.undo()
    assert added not in {each.id for each in register.participants.listed(meeting_id)}
    register.history.redo()

    assert register.participants.participant(added).names == named("Жаңаадам")
    assert readable(register.path, "new@example.kz") == []


@dataclass
class Walk:
    """Random deeds at two desks; of those who were erased nothing may be readable at the first."""

    here: Register
    there: Register
    meeting_id: MeetingId
    chance: random.Random
    people: list[ParticipantId]
    erased: list[int]

    def step(self) -> None:
        acts: tuple[Callable[[], object], ...] = (
            lambda: self.here.participants.edit(self._one(), notes=f"n{self.chance.random()}"),
            lambda: self.there.participants.edit(
                self._one(), post=LocalizedText(en=f"{self.chance.random()}")
            ),
            lambda: self.there.participants.edit(self._one(), phone=f"{self.chance.random()}"),
            lambda: self.here.participants.remove(self._one()),
            lambda: self.there.participants.remove(self._one()),
            lambda: self.here.attendance.arrive(self._one()),
            lambda: self.there.attendance.arrive(self._one()),
            lambda: self.here.participants.set_photo(self._one(), JPEG),
            lambda: self.here.participants.merge(self._one(), self._one()),
            self.erase,
            self.here.history.undo,
            self.here.history.undo,
            self.here.history.redo,
            self._undelete,
            lambda: take_all(self.here, self.there.path),
            lambda: take_all(self.there, self.here.path),
            lambda: self.here.backups.make(Reason.BY_HAND),
            lambda: self.here.backups.restore(self.chance.choice(self.here.backups.all())),
        )
        with suppress(KnownError):
            self.chance.choice(acts)()

    def _one(self) -> ParticipantId:
        return self.chance.choice(self.people)

    def erase(self) -> None:
        place = self.chance.randrange(len(self.people))
        with suppress(ErasedAlreadyError):
            self.here.personal.erase(self.people[place])
        self.erased.append(place)

    def _undelete(self) -> None:
        entries = self.here.bin.entries(self.meeting_id, ("participant",))
        if entries:
            self.here.bin.restore([self.chance.choice(entries)])


def test_whatever_is_done_nothing_of_the_erased_is_read_again(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    is_long = pytestconfig.getoption("--long")
    for seed in range(12 if is_long else 1):
        folder = tmp_path / str(seed)
        folder.mkdir()
        walked(folder, seed, 60 if is_long else 18)


def walked(folder: Path, seed: int, steps: int) -> None:
    """Go so many random steps, looking into the file after each."""
    clock = FixedClock()
    opener = replace(registers(clock), backups=Backups(clock, folder / "backups"))
    with opener.create(folder / "here.forumdesk") as here:
        meeting_id = refilled(here)
        if steps > 20:
            decided(here, meeting_id)
        people = []
        for n in range(5):
            name, email, phone = secrets_of(seed, n)
            people.append(here.participants.add(meeting_id, named(name), email=email, phone=phone).id)
        here.backups.make(Reason.BY_HAND)
        shutil.copy(here.path, folder / "there.forumdesk")
        with registers(clock, SECOND).open(folder / "there.forumdesk") as there:
            walk = Walk(here, there, meeting_id, random.Random(seed), people, [])
            for place in range(steps):
                walk.step()
                if place == steps // 4:
                    walk.erase()
                secrets = [word for n in walk.erased for word in secrets_of(seed, n)]
                assert readable(here.path, *secrets) == [], seed
        assert here.verification.verify(meeting_id).holds
        middle = here.journal.entries(1)[0].place // 2
        with as_of(here, middle, folder / "as-of.forumdesk").register:
            assert readable(folder / "as-of.forumdesk", *secrets) == []


def secrets_of(seed: int, n: int) -> tuple[str, str, str]:
    """What is to be read of nobody who was erased."""
    return f"Адам{seed}х{n}ұлы", f"e{n}@secret{seed}.kz", f"+7701{seed}00{n}"
