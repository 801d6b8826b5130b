from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.storage.database import Database
from tests.builders import number
from tests.storage.repositories import values
from tests.storage.repositories.test_round_trips import grounded

NUMBERS = [f"99010135{n:04}" for n in range(300)]
PEOPLE = [ParticipantId(number(n)) for n in range(1000, 1300)]


def keep(database: Database) -> None:
    with database.unit_of_work() as work:
        grounded(work)
        for person, text in zip(PEOPLE, NUMBERS, strict=True):
            work.identity_numbers.put(values.MEETING, person, text)


def left_in(database: Database) -> list[str]:
    """The numbers whose bytes are anywhere in the file."""
    content = database.path.read_bytes()
    return [text for text in NUMBERS if text.encode() in content]


def test_erased_numbers_are_nowhere_in_the_file(database: Database) -> None:
    keep(database)
    assert left_in(database) == NUMBERS

    with database.unit_of_work() as work:
        assert work.identity_numbers.erase(values.MEETING) == 300

    assert left_in(database) == []
    with database.reading() as work:
        assert work.identity_numbers.of_meeting(values.MEETING) == {}


def test_one_number_goes_and_the_others_stay(database: Database) -> None:
    keep(database)

    with database.unit_of_work() as work:
        work.identity_numbers.erase_of(PEOPLE[7])
        work.identity_numbers.put(values.MEETING, PEOPLE[8], "")
        work.identity_numbers.put(values.MEETING, PEOPLE[9], "777")

    assert left_in(database) == [text for n, text in enumerate(NUMBERS) if n not in {7, 8, 9}]
    with database.reading() as work:
        found = work.identity_numbers.of_meeting(values.MEETING)
    expected = dict(zip(PEOPLE, NUMBERS, strict=True)) | {PEOPLE[9]: "777"}
    assert found == {person: text for person, text in expected.items() if person not in PEOPLE[7:9]}


def test_numbers_of_another_meeting_are_not_touched(database: Database) -> None:
    keep(database)

    with database.unit_of_work() as work:
        assert work.identity_numbers.erase(MeetingId(number(77))) == 0
        assert work.identity_numbers.count(values.MEETING) == 300


def test_numbers_are_no_change_that_a_journal_or_undo_would_see(database: Database) -> None:
    with database.unit_of_work() as work:
        grounded(work)
        work.identity_numbers.put(values.MEETING, PEOPLE[0], NUMBERS[0])
        work.identity_numbers.erase(values.MEETING)

        assert work.changes == []
