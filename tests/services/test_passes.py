from datetime import date, timedelta
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people_list import ListFilter
from forumdesk.exchange.event_package import write_event
from forumdesk.exchange.lists_out import participants_as_csv
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.vcards import participants_as_vcards
from forumdesk.services.deeds import Change
from forumdesk.services.proposals import ParticipantsProposal
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import dump, number
from tests.services.conftest import Refusal

SECRET = "N73501964"
DAY = date(2024, 10, 17)


@pytest.fixture
def one(register: Register, meeting_id: MeetingId) -> ParticipantId:
    return register.participants.listed(meeting_id)[0].id


def written(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def tables_with(path: Path, text: str) -> set[str]:
    return {
        name
        for name, rows in dump(path).items()
        if any(text in written(cell) for row in rows for cell in row)
    }


def test_a_number_stands_in_its_own_table_and_nowhere_else(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    told: list[Change] = []
    register.events.subscribe(Change, told.append)
    journal = register.journal.entries()

    register.passes.set_numbers(meeting_id, {one: f" {SECRET}\n"})

    assert register.passes.numbers(meeting_id) == {one: SECRET}
    assert tables_with(register.path, SECRET) == {"identity_number"}
    assert (told, register.journal.entries()) == ([], journal)


def test_a_number_leaves_the_register_in_no_package_no_list_and_no_search(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.passes.set_numbers(meeting_id, {one: SECRET})
    listed, delegations = register.participants.listed(meeting_id), register.delegations.listed(meeting_id)

    leaving = (
        write_event(register.packages.package(meeting_id)).encode(),
        participants_as_csv(listed, delegations),
        participants_as_vcards(listed, delegations),
        repr(listed).encode(),
    )

    assert not any(SECRET.encode() in one for one in leaving)
    assert register.participants.count(meeting_id, ListFilter(words=SECRET)) == 0


def test_deeds_about_the_person_and_their_undo_never_tell_the_number(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    told: list[Change] = []
    register.events.subscribe(Change, told.append)
    other = register.participants.listed(meeting_id)[1].id
    register.passes.set_numbers(meeting_id, {one: SECRET})

    register.participants.edit(one, notes="x")
    register.participants.merge(other, one)
    register.history.undo()
    register.history.undo()
    register.participants.remove(other)
    register.history.undo()
    register.passes.erase(meeting_id)

    assert SECRET not in repr(told)
    assert tables_with(register.path, SECRET) == set()


def test_an_erased_number_is_not_found_in_the_bytes_of_the_file(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.passes.set_numbers(meeting_id, {one: SECRET})

    register.passes.erase(meeting_id)
    register.close()

    left = [
        path for path in register.path.parent.glob("a.forumdesk*") if SECRET.encode() in path.read_bytes()
    ]
    assert left == []


def test_erasing_is_noted_with_how_many_there_were_and_is_not_undone(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    other = register.participants.listed(meeting_id)[1].id
    register.passes.set_numbers(meeting_id, {one: SECRET, other: "N2"})
    undoable = register.history.next_undo

    assert register.passes.erase(meeting_id) == 2

    entry = register.journal.entries()[0]
    assert (entry.code, entry.values["count"]) == ("identity_numbers.erased", 2)
    assert register.passes.numbers(meeting_id) == {}
    assert register.history.next_undo == undoable
    before = dump(register.path)
    assert register.passes.erase(meeting_id) == 0
    assert dump(register.path) == before


def test_an_empty_number_takes_it_away_and_a_new_one_takes_its_place(
    register: Register, meeting_id: MeetingId, one: ParticipantId
) -> None:
    register.passes.set_numbers(meeting_id, {one: SECRET})
    register.passes.set_numbers(meeting_id, {one: "N2"})
    assert register.passes.numbers(meeting_id) == {one: "N2"}

    register.passes.set_numbers(meeting_id, {one: " "})
    assert register.passes.numbers(meeting_id) == {}


def test_numbers_are_kept_for_all_or_for_nobody(
    register: Register, meeting_id: MeetingId, one: ParticipantId, refusing: Refusal
) -> None:
    with refusing(GoneError):
        register.passes.set_numbers(meeting_id, {one: SECRET, ParticipantId(number(5)): "N2"})


@pytest.mark.parametrize(
    ("first", "last", "today", "erased"),
    [
        (DAY, None, DAY, 0),
        (DAY, None, DAY + timedelta(days=1), 1),
        (DAY, DAY + timedelta(days=2), DAY + timedelta(days=2), 0),
        (DAY, DAY + timedelta(days=2), DAY + timedelta(days=3), 1),
        (None, None, date(9999, 1, 1), 0),
    ],
)
def test_numbers_are_outdated_once_the_last_day_is_over(
    register: Register,
    meeting_id: MeetingId,
    one: ParticipantId,
    first: date | None,
    last: date | None,
    today: date,
    erased: int,
) -> None:
    register.meetings.edit(meeting_id, first_day=first, last_day=last)
    register.passes.set_numbers(meeting_id, {one: SECRET})

    assert register.passes.erase_outdated(today) == erased
    assert len(register.passes.numbers(meeting_id)) == 1 - erased


def test_where_nothing_is_outdated_nothing_is_written(register: Register, meeting_id: MeetingId) -> None:
    before = dump(register.path)

    assert register.passes.erase_outdated(date(9999, 1, 1)) == 0
    assert dump(register.path) == before


def numbered_list(tmp_path: Path, *numbers: str) -> ParticipantsProposal:
    lines = [f"{n};Әлиев{n};Асан;{text}" for n, text in enumerate(numbers, 1)]
    path = tmp_path / "list.csv"
    path.write_text("\n".join(["№;Тегі;Аты;ЖСН", *lines]), encoding="utf-8")
    return read_participants(path)


def test_a_list_brings_numbers_which_no_journal_has_and_no_undo_needs(
    register: Register, tmp_path: Path
) -> None:
    result = register.importer.participants(numbered_list(tmp_path, SECRET, "", "N2"))

    meeting = register.meetings.find(None).id
    first, _, third = (one.id for one in register.participants.listed(meeting))
    assert result.new == 3
    assert register.passes.numbers(meeting) == {first: SECRET, third: "N2"}
    assert tables_with(register.path, SECRET) == {"identity_number"}
    again = register.importer.participants(numbered_list(tmp_path, "", "N3", "N2"))
    assert (again.new, again.updated, again.same) == (0, 0, 3)
    assert sorted(register.passes.numbers(meeting).values()) == sorted([SECRET, "N2", "N3"])


def test_a_trial_of_a_list_keeps_no_number(register: Register, tmp_path: Path) -> None:
    register.importer.participants(numbered_list(tmp_path, "", ""))
    before = dump(register.path)

    register.importer.participants(numbered_list(tmp_path, SECRET, ""), dry=True)

    assert dump(register.path) == before
