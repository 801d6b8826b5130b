from datetime import date, time

import pytest

from forumdesk.domain.agenda import (
    DEEPEST_LEVEL,
    AgendaItem,
    IntoItselfError,
    ItemKind,
    MinutesError,
    TitlelessError,
    TooDeepError,
)
from forumdesk.domain.conduct import ItemState
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, new_uuid
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.agendas import DayOutsideError, NothingToCopyError
from forumdesk.services.events import AgendaChanged, RegisterChanged
from forumdesk.services.importing.results import MeetingFacts
from forumdesk.services.proposals import AgendaProposal
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import NOON, item
from tests.services.conftest import Refusal


def test_an_item_is_edited_and_cleaned(register: Register, meeting_id: MeetingId) -> None:
    first, second, _ = register.agendas.items(meeting_id)

    edited = register.agendas.edit(
        first.id, title=LocalizedText(kk=" Ашылу\n"), starts=time(10, 0), minutes=5
    )

    assert (edited.title.kk, edited.ends) == ("Ашылу", time(10, 5))
    assert register.agendas.items(meeting_id)[:2] == (edited, second)


def test_items_below_an_item_name_it(register: Register, meeting_id: MeetingId) -> None:
    first, second, below = register.agendas.items(meeting_id)

    assert (first.parent_id, second.parent_id, below.parent_id) == (None, None, second.id)


DAY = (
    item(1, "Opening", starts=time(9, 30), minutes=20),
    item(2, "Plenary", starts=time(9, 50), minutes=50),
    item(3, "First report", parent="2", number="2.1", starts=time(9, 50), minutes=25),
    item(4, "Second report", parent="2", number="2.2", starts=time(10, 15), minutes=25),
    item(5, "Break", number="3", starts=time(10, 45), minutes=30),
    item(6, "Closing", number="4", starts=None, minutes=10),
)


@pytest.fixture
def day(register: Register) -> MeetingId:
    """A day of four items, the second with two below it; five minutes lie between it and the third."""
    proposal = AgendaProposal(records=len(DAY), items=DAY, problems=())
    register.importer.agenda(proposal, None, MeetingFacts())
    return register.meetings.meetings()[0].id


def order(register: Register, meeting_id: MeetingId) -> list[tuple[str, str]]:
    return [(one.number, one.title.en) for one in register.agendas.items(meeting_id)]


def called(register: Register, meeting_id: MeetingId, title: str) -> AgendaItem:
    return next(one for one in register.agendas.items(meeting_id) if one.title.en == title)


def test_a_new_item_stands_at_the_end_or_behind_another(register: Register, day: MeetingId) -> None:
    opening = called(register, day, "Opening")

    register.agendas.add(day, LocalizedText(en="Last"))
    made = register.agendas.add(
        day, LocalizedText(en=" Greetings\n"), after=opening.id, kind=ItemKind.CEREMONY, minutes=5
    )

    assert order(register, day) == [
        ("1", "Opening"),
        ("2", "Greetings"),
        ("3", "Plenary"),
        ("3.1", "First report"),
        ("3.2", "Second report"),
        ("4", "Break"),
        ("5", "Closing"),
        ("6", "Last"),
    ]
    assert (made.number, made.kind, made.minutes) == ("2", ItemKind.CEREMONY, 5)
    assert called(register, day, "Greetings") == made


def test_an_item_behind_one_with_items_below_it_stands_behind_those(
    register: Register, day: MeetingId
) -> None:
    register.agendas.add(day, LocalizedText(en="Talk"), after=called(register, day, "Plenary").id)

    assert order(register, day)[1:5] == [
        ("2", "Plenary"),
        ("2.1", "First report"),
        ("2.2", "Second report"),
        ("3", "Talk"),
    ]


def test_a_sub_item_is_numbered_below_its_item(register: Register, day: MeetingId) -> None:
    closing = called(register, day, "Closing")

    first = register.agendas.add(day, LocalizedText(en="Thanks"), parent_id=closing.id)
    second = register.agendas.add(day, LocalizedText(en="Anthem"), parent_id=closing.id)

    assert (first.number, second.number) == ("4.1", "4.2")


def test_adding_is_one_step_and_told(register: Register, day: MeetingId) -> None:
    before = register.agendas.items(day)
    told: list[RegisterChanged] = []
    register.events.subscribe(RegisterChanged, told.append)

    register.agendas.add(day, LocalizedText(en="Greetings"), after=before[0].id)

    assert told == [AgendaChanged(meeting_id=day)]
    register.history.undo()
    assert register.agendas.items(day) == before


def test_an_item_is_removed_with_what_is_below_it_and_comes_back_whole(
    register: Register, day: MeetingId
) -> None:
    before = register.agendas.items(day)

    register.agendas.remove(called(register, day, "Plenary").id)

    assert order(register, day) == [("1", "Opening"), ("2", "Break"), ("3", "Closing")]
    register.history.undo()
    assert register.agendas.items(day) == before
    register.history.redo()
    assert order(register, day) == [("1", "Opening"), ("2", "Break"), ("3", "Closing")]


def test_a_moved_item_takes_what_is_below_it_along_and_all_are_renumbered(
    register: Register, day: MeetingId
) -> None:
    before = register.agendas.items(day)

    moved = register.agendas.move(called(register, day, "Plenary").id, -1)

    assert moved.number == "1"
    assert order(register, day) == [
        ("1", "Plenary"),
        ("1.1", "First report"),
        ("1.2", "Second report"),
        ("2", "Opening"),
        ("3", "Break"),
        ("4", "Closing"),
    ]
    register.history.undo()
    assert register.agendas.items(day) == before


def test_neighbours_exchange_their_times_and_fill_the_same_time_together(
    register: Register, day: MeetingId
) -> None:
    register.agendas.move(called(register, day, "Plenary").id, 1)

    starts = {one.title.en: one.starts for one in register.agendas.items(day)}
    assert starts == {
        "Opening": time(9, 30),
        "Break": time(9, 50),
        # Five minutes lay between the two, and still do.
        "Plenary": time(10, 25),
        "First report": time(10, 25),
        "Second report": time(10, 50),
        "Closing": None,
    }
    plenary = called(register, day, "Plenary")
    assert plenary.ends == time(11, 15), "as the break ended before"


def test_sub_items_move_within_their_item_only(register: Register, day: MeetingId) -> None:
    first = called(register, day, "First report")
    before = register.agendas.items(day)

    register.agendas.move(first.id, -1)
    assert register.agendas.items(day) == before

    register.agendas.move(first.id, 1)
    assert order(register, day)[1:4] == [("2", "Plenary"), ("2.1", "Second report"), ("2.2", "First report")]
    assert called(register, day, "First report").starts == time(10, 15)


def test_times_stay_where_one_of_the_two_has_none(register: Register, day: MeetingId) -> None:
    register.agendas.move(called(register, day, "Closing").id, -1)

    assert called(register, day, "Break").starts == time(10, 45)
    assert called(register, day, "Closing").starts is None


def test_there_and_back_leaves_everything_as_it_was(register: Register, day: MeetingId) -> None:
    before = register.agendas.items(day)
    plenary = called(register, day, "Plenary")

    register.agendas.move(plenary.id, 1)
    register.agendas.move(plenary.id, -1)

    assert register.agendas.items(day) == before


def test_nothing_happens_at_either_end(register: Register, day: MeetingId) -> None:
    told: list[RegisterChanged] = []
    register.events.subscribe(RegisterChanged, told.append)

    register.agendas.move(called(register, day, "Opening").id, -1)
    register.agendas.move(called(register, day, "Closing").id, 1)

    assert told == []


def test_an_item_needs_a_title_and_a_length_within_a_day(
    register: Register, day: MeetingId, refusing: Refusal
) -> None:
    opening = called(register, day, "Opening")

    with refusing(TitlelessError):
        register.agendas.add(day, LocalizedText(en=" \t"))
    with refusing(TitlelessError):
        register.agendas.edit(opening.id, title=LocalizedText())
    for minutes in (-1, 1441):
        with refusing(MinutesError):
            register.agendas.edit(opening.id, minutes=minutes)
        with refusing(MinutesError):
            register.agendas.add(day, LocalizedText(en="Talk"), minutes=minutes)


def test_an_item_that_is_gone_cannot_be_moved_or_removed(
    register: Register, day: MeetingId, refusing: Refusal
) -> None:
    nowhere = AgendaItemId(new_uuid(NOON))

    with refusing(GoneError):
        register.agendas.move(nowhere, 1)
    with refusing(GoneError):
        register.agendas.remove(nowhere)


def test_neighbours_on_different_days_or_side_by_side_keep_their_times(
    register: Register, day: MeetingId
) -> None:
    opening, plenary = called(register, day, "Opening"), called(register, day, "Plenary")
    register.meetings.edit(day, first_day=date(2024, 10, 17), last_day=date(2024, 10, 18))
    register.agendas.edit(plenary.id, day=date(2024, 10, 18))
    register.agendas.move(opening.id, 1)
    assert called(register, day, "Opening").starts == time(9, 30)
    assert called(register, day, "Plenary").starts == time(9, 50)
    register.agendas.edit(plenary.id, day=None, section=LocalizedText(en="A"))
    register.agendas.edit(opening.id, section=LocalizedText(en="B"))
    register.agendas.move(opening.id, -1)

    assert called(register, day, "Opening").starts == time(9, 30)
    assert called(register, day, "Plenary").starts == time(9, 50)


def test_an_item_is_put_below_another_and_out_again(register: Register, day: MeetingId) -> None:
    before = order(register, day)
    second = called(register, day, "Break")
    assert register.agendas.indent(second.id).number == "2.3"
    assert register.agendas.outdent(second.id).number == "3"
    assert order(register, day) == before
    first = called(register, day, "Opening")
    assert register.agendas.indent(first.id) == register.agendas.outdent(first.id) == first
    register.history.undo()
    assert called(register, day, "Break").number == "2.3"


def test_an_item_is_not_put_into_itself(register: Register, day: MeetingId, refusing: Refusal) -> None:
    plenary, report = called(register, day, "Plenary"), called(register, day, "First report")
    for inside in (plenary.id, report.id):
        with refusing(IntoItselfError):
            register.agendas.move_to(plenary.id, inside)
    before = order(register, day)
    register.agendas.move_to(plenary.id, None, plenary.id)
    assert order(register, day) == before


def test_an_agenda_is_copied_from_another_meeting_without_people_and_to_its_days(
    register: Register, day: MeetingId, refusing: Refusal
) -> None:
    register.meetings.edit(day, first_day=date(2024, 10, 17), last_day=date(2024, 10, 18))
    register.agendas.edit(called(register, day, "Break").id, day=date(2024, 10, 18))
    other = register.meetings.add(LocalizedText(en="Next")).id
    register.meetings.edit(other, first_day=date(2025, 3, 3))

    assert register.agendas.copy_from(other, day) == 6
    assert order(register, other) == order(register, day)
    assert called(register, other, "Break").day == date(2025, 3, 3)
    assert {one.speaker_numbers for one in register.agendas.items(other)} == {()}
    undated = register.meetings.add(LocalizedText(en="Undated")).id
    register.agendas.copy_from(undated, day)
    assert called(register, undated, "Break").day is None
    empty = register.meetings.add(LocalizedText(en="Empty")).id
    with refusing(NothingToCopyError):
        register.agendas.copy_from(day, empty)


def test_a_day_on_which_the_meeting_does_not_sit_is_refused(
    register: Register, day: MeetingId, refusing: Refusal
) -> None:
    register.meetings.edit(day, first_day=date(2024, 10, 17), last_day=date(2024, 10, 18))
    opening = called(register, day, "Opening")
    with refusing(DayOutsideError):
        register.agendas.edit(opening.id, day=date(2024, 10, 19))
    assert register.agendas.edit(opening.id, day=date(2024, 10, 18)).day == date(2024, 10, 18)


def test_a_place_below_an_item_that_is_gone_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    first = register.agendas.items(meeting_id)[0]
    gone = register.agendas.add(meeting_id, LocalizedText(en="Gone")).id
    register.agendas.remove(gone)
    other = register.meetings.add(LocalizedText(en="Another meeting")).id
    foreign = register.agendas.add(other, LocalizedText(en="Foreign")).id

    for parent_id in (gone, foreign):
        with refusing(GoneError):
            register.agendas.move_to(first.id, parent_id)
        with refusing(GoneError):
            register.agendas.add(meeting_id, LocalizedText(en="Below"), parent_id=parent_id)


def test_no_item_is_added_below_the_deepest_level(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    above = None
    for _ in range(DEEPEST_LEVEL):
        above = register.agendas.add(meeting_id, LocalizedText(en="x"), parent_id=above).id

    with refusing(TooDeepError):
        register.agendas.add(meeting_id, LocalizedText(en="x"), parent_id=above)


@pytest.mark.parametrize("interrupted", [False, True])
def test_what_an_item_under_way_is_moved_below_is_under_way_too(
    register: Register, meeting_id: MeetingId, interrupted: bool
) -> None:
    first, second, below = register.agendas.items(meeting_id)
    register.conduct.open(meeting_id)
    register.conduct.start(second.id)
    register.conduct.start(first.id)
    begun = register.conduct.standing(meeting_id).runs[first.id].spans[-1].begun
    if interrupted:
        register.conduct.suspend(meeting_id)
    register.agendas.move_to(first.id, second.id)
    if interrupted:
        register.conduct.resume(meeting_id)

    runs = register.conduct.standing(meeting_id).runs
    assert runs[first.id].state is runs[second.id].state is ItemState.UNDER_WAY
    assert below.id not in runs
    assert runs[second.id].spans[-1].begun == runs[first.id].spans[-1].begun
    assert interrupted or runs[first.id].spans[-1].begun == begun
    register.history.undo()
    assert register.conduct.standing(meeting_id).runs[second.id].state is ItemState.DONE


def test_an_agenda_is_copied_to_the_end_of_the_calendar(register: Register, meeting_id: MeetingId) -> None:
    register.meetings.edit(meeting_id, last_day=date(2024, 10, 18))
    first = register.agendas.items(meeting_id)[0]
    register.agendas.edit(first.id, day=date(2024, 10, 18))
    last = register.meetings.add(LocalizedText(en="Late"), first_day=date.max).id

    register.agendas.copy_from(last, meeting_id)

    assert register.agendas.items(last)[0].day == date.max
