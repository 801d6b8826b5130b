"""Calendars come in by their UIDs: the same file changes nothing, a later one changes what it names."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.proposals import AgendaProposal, ProposedItem
from forumdesk.services.register import Register
from tests.builders import agenda, dump, item, number

GIVEN = frozenset({"title", "day", "starts", "minutes"})
DAY = date(2024, 10, 17)


def event(row: int, uid: str, **fields: Any) -> ProposedItem:
    """An event in English only, half an hour long."""
    given: dict[str, Any] = {
        "uid": uid,
        "title": LocalizedText(en=f"Event {uid}"),
        "day": DAY,
        "starts": time(9, 30),
        "minutes": 30,
        "speaker_numbers": (),
        "kind": ItemKind.INFORMATION,
        "fields_given": GIVEN,
    }
    return replace(item(row, ""), **{**given, **fields})


def calendar(*events: ProposedItem) -> AgendaProposal:
    return AgendaProposal(records=len(events), items=events, problems=())


def counts(result: ImportResult) -> tuple[int, int, int, int, int]:
    return (result.rows, result.new, result.updated, result.same, result.not_imported)


def numbers(register: Register) -> list[tuple[str, str]]:
    items = register.agendas.items(register.meetings.find(None).id)
    return [(one.number, one.title.in_language("en")) for one in items]


def test_the_same_calendar_again_changes_nothing_and_moved_events_move(register: Register) -> None:
    first = calendar(
        event(1, "a"), event(2, "b", starts=time(11, 0)), event(3, "c", number="2.1", parent="2")
    )
    assert counts(register.importer.agenda(first)) == (3, 3, 0, 0, 0)
    before = dump(register.path)

    assert counts(register.importer.agenda(first)) == (3, 0, 0, 3, 0)
    assert dump(register.path) == before

    moved = calendar(event(1, "b", starts=time(12, 0), number="1"))
    assert counts(register.importer.agenda(moved)) == (1, 0, 1, 0, 0)
    items = register.agendas.items(register.meetings.find(None).id)
    assert [(one.number, one.starts) for one in items] == [
        ("1", time(9, 30)),
        ("2", time(12, 0)),
        ("2.1", time(9, 30)),
    ]


def test_a_meeting_without_a_date_takes_the_days_of_the_events(register: Register) -> None:
    register.importer.agenda(calendar(event(1, "a"), event(2, "b", day=date(2024, 10, 18))))

    meeting = register.meetings.find(None)
    assert (meeting.first_day, meeting.last_day) == (DAY, date(2024, 10, 18))
    assert [one.day for one in register.agendas.items(meeting.id)] == [None, date(2024, 10, 18)]


def test_days_outside_the_meeting_are_pointed_out_in_calendars_and_lists(register: Register) -> None:
    facts = MeetingFacts(first_day=DAY)
    far = date(2024, 11, 1)

    events = register.importer.agenda(calendar(event(1, "a"), event(2, "b", day=far)), None, facts)
    listed = register.importer.agenda(
        AgendaProposal(records=1, items=(item(5, "Late", day=far),), problems=()), events.meeting_id
    )

    assert [(one.row, one.notice.code) for one in events.problems] == [(2, "day_outside")]
    assert [(one.row, one.notice.code) for one in listed.problems] == [(5, "day_outside")]
    assert listed.problems[0].notice.values == {"day": far, "first": DAY, "last": DAY}


def test_what_a_calendar_does_not_say_stays_with_a_known_item(register: Register) -> None:
    register.importer.agenda(agenda(), None, MeetingFacts(first_day=DAY))
    meeting_id = register.meetings.find(None).id
    items = register.agendas.items(meeting_id)
    before = dump(register.path)

    def own(**fields: Any) -> AgendaProposal:
        told = [
            event(
                row,
                str(one.id),
                number=one.number,
                **{
                    "title": LocalizedText(en=one.title.en),
                    "starts": one.starts,
                    "minutes": one.minutes,
                    **fields,
                },
            )
            for row, one in enumerate(items[:2], 1)
        ]
        return calendar(*told)

    assert counts(register.importer.agenda(own(), meeting_id)) == (2, 0, 0, 2, 0)
    assert dump(register.path) == before

    register.importer.agenda(own(title=LocalizedText(en="New")), meeting_id)
    changed = register.agendas.items(meeting_id)
    assert [one.title.en for one in changed] == ["New", "New", "Report"]
    assert [replace(one, title=old.title) for one, old in zip(changed, items, strict=True)] == list(items)
    assert changed[0].title.kk == "Opening"


def test_new_events_stand_in_the_order_of_time_and_all_are_numbered_anew(register: Register) -> None:
    day = (
        item(1, "First", starts=time(9, 0)),
        item(2, "Last", starts=time(12, 0)),
        item(3, "Open", starts=None),
    )
    register.importer.agenda(
        AgendaProposal(records=3, items=day, problems=()), None, MeetingFacts(first_day=DAY)
    )

    register.importer.agenda(calendar(event(1, "x", number="1", starts=time(10, 0))))

    assert numbers(register) == [("1", "First"), ("2", "Event x"), ("3", "Last"), ("4", "Open")]


def test_moments_are_told_in_the_zone_of_the_meeting(register: Register) -> None:
    late = datetime(2024, 10, 17, 19, 30, tzinfo=UTC)

    register.importer.agenda(calendar(event(1, "a", begins=late)))

    meeting = register.meetings.find(None)
    assert meeting.first_day == date(2024, 10, 18)
    assert register.agendas.items(meeting.id)[0].starts == time(0, 30)


def test_the_place_of_the_meeting_is_no_room(register: Register) -> None:
    register.importer.agenda(calendar(event(1, "a")))
    meeting_id = register.meetings.find(None).id
    register.meetings.edit(meeting_id, place=LocalizedText(kk="Астана", en="Astana"))

    def room(words: str) -> str:
        told = event(1, "a", room=LocalizedText(en=words), fields_given=GIVEN | {"room"})
        register.importer.agenda(calendar(told), meeting_id)
        return register.agendas.items(meeting_id)[0].room.en

    assert [room(one) for one in ("Hall 2, Astana", "Hall 2, Астана", "Hall 3", "Astana")] == [
        "Hall 2",
        "Hall 2",
        "Hall 3",
        "",
    ]


def test_an_item_as_long_as_what_is_below_it_stays_without_a_length_of_its_own(register: Register) -> None:
    items = (item(1, "Plenary", minutes=0), item(2, "Report", parent="1", number="1.1", minutes=30))
    register.importer.agenda(
        AgendaProposal(records=2, items=items, problems=()), None, MeetingFacts(first_day=DAY)
    )
    meeting_id = register.meetings.find(None).id
    plenary = register.agendas.items(meeting_id)[0]
    told = event(1, str(plenary.id), title=plenary.title, minutes=30)

    assert register.importer.agenda(calendar(told), meeting_id).same == 1
    assert register.importer.agenda(calendar(replace(told, minutes=40)), meeting_id).updated == 1


def test_the_same_uid_in_another_meeting_is_another_item(register: Register) -> None:
    first = register.importer.agenda(calendar(event(1, "a"), event(2, str(number(9)))))
    assert first.meeting_id is not None
    other = register.meetings.add(LocalizedText(en="Other"))
    known = {one.id for one in register.agendas.items(first.meeting_id)}

    own = [event(row, str(one)) for row, one in enumerate(known, 1)]
    result = register.importer.agenda(calendar(event(9, "a", number="9"), *own), other.id)

    assert (result.new, result.updated) == (3, 0)
    assert not known & {one.id for one in register.agendas.items(other.id)}
    assert {one.id for one in register.agendas.items(first.meeting_id)} == known


def test_an_event_may_begin_before_the_one_that_it_stands_below(register: Register) -> None:
    early = event(1, "a", number="1", parent="2", starts=time(9, 0))
    register.importer.agenda(calendar(early, event(2, "b", number="2", starts=time(9, 30))))

    assert numbers(register) == [("1", "Event b"), ("1.1", "Event a")]
