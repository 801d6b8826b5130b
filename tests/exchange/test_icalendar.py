"""The agenda as a calendar: read by another program, and back without doubles."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import AgendaItemId, BodyId, MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.exchange.errors import (
    AgendaUndatedError,
    NoItemStartsError,
    NotACalendarError,
    SourceEmptyError,
    SourceMissingError,
)
from forumdesk.exchange.icalendar import agenda_as_ics, read_ics, sequence_at
from forumdesk.exchange.tables_in import tidy
from forumdesk.services.proposals import AgendaProposal
from tests.builders import number

MADE = datetime(2024, 10, 1, 6, 0, 0, 250_000, tzinfo=UTC)
BODY = Body(id=BodyId(number(1)), name=LocalizedText(kk="Кеңес"))
MEETING = Meeting(
    id=MeetingId(number(2)),
    body_id=BODY.id,
    title=LocalizedText(kk="Форум", en="Forum"),
    first_day=date(2024, 10, 17),
    last_day=date(2024, 10, 18),
    place=LocalizedText(kk="Астана", ru="город Астана"),
)
LONG = "Трансұлттық білім беру: өңірдегі жаһандық хабты дамыту; әріптестік, «сапа» \\ " * 3


def item(n: int, **fields: Any) -> AgendaItem:
    given: dict[str, Any] = {
        "id": AgendaItemId(number(n)),
        "meeting_id": MEETING.id,
        "parent_id": None,
        "position": n,
        "number": str(n),
        "kind": ItemKind.REPORT,
        "title": LocalizedText(kk=f"Баяндама {n}", en=f"Report {n}"),
        "starts": time(9, 30),
        "minutes": 20,
    }
    return AgendaItem(**{**given, **fields})


ITEMS = (
    item(1, kind=ItemKind.PLENARY, minutes=0),
    item(2, parent_id=AgendaItemId(number(1)), number="1.1", title=LocalizedText(kk=LONG)),
    item(3, parent_id=AgendaItemId(number(1)), number="1.2", starts=time(9, 50), minutes=15),
    item(4, starts=None),
    item(5, kind=ItemKind.BREAK, starts=time(23, 50), minutes=20),
    item(
        6, day=date(2024, 10, 18), minutes=0, room=LocalizedText(ru="Зал 2"), section=LocalizedText(en="Law")
    ),
)


def ics(items: Sequence[AgendaItem] = ITEMS, meeting: Meeting = MEETING, **more: Any) -> bytes:
    return agenda_as_ics(meeting, BODY, items, **{"language": Language.KK, "made_at": MADE, **more})


def events(data: bytes) -> dict[str, Any]:
    calendar: Any = Calendar.from_ical(data)
    assert not [error for part in calendar.walk() for error in part.errors]
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


def of(tmp_path: Path, data: bytes | str) -> AgendaProposal:
    file = tmp_path / "a.ics"
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return read_ics(file)


def foreign(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", *lines, "END:VCALENDAR", ""])


def event(*lines: str, uid: str = "a@b", title: str = "Talk", start: str = ":20241017T093000") -> list[str]:
    return ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", f"DTSTART{start}", *lines, "END:VEVENT"]


def test_items_with_a_start_are_events_in_local_time_with_their_zone() -> None:
    found = events(ics())

    assert set(found) == {str(number(n)) for n in (1, 2, 3, 5, 6)}
    almaty = ZoneInfo("Asia/Almaty")
    opening = found[str(number(1))]
    assert opening["DTSTART"].dt == datetime(2024, 10, 17, 9, 30, tzinfo=almaty)
    assert opening["DTSTART"].params["TZID"] == "Asia/Almaty"
    # Without a length of its own it lasts as long as what is below it.
    assert opening["DTEND"].dt == datetime(2024, 10, 17, 10, 5, tzinfo=almaty)
    assert found[str(number(5))]["DTEND"].dt == datetime(2024, 10, 18, 0, 10, tzinfo=almaty)
    assert found[str(number(6))]["DTSTART"].dt == datetime(2024, 10, 18, 9, 30, tzinfo=almaty)
    assert "DTEND" not in found[str(number(6))]
    assert str(found[str(number(2))]["RELATED-TO"]) == str(number(1))


def test_the_zone_says_which_offset_holds_on_the_day() -> None:
    calendar: Any = Calendar.from_ical(ics())

    (zone,) = calendar.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Asia/Almaty"
    rules = [(one["DTSTART"].dt, one["TZOFFSETTO"].td) for one in zone.subcomponents]
    begun = [(at, offset) for at, offset in rules if at.date() <= date(2024, 10, 17)]
    # Kazakhstan has had one time since 1 March 2024: UTC+5.
    at, offset = max(begun)
    assert (at.date(), offset) == (date(2024, 3, 1), timedelta(hours=5))


def test_lines_are_folded_by_octets_and_end_with_both_signs() -> None:
    data = ics()

    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert [line.decode("utf-8") for line in lines][-1] == ""
    assert str(events(data)[str(number(2))]["SUMMARY"]) == LONG


def test_texts_say_their_language_and_what_the_item_is() -> None:
    found = events(ics(language=Language.EN))

    plenary, last = found[str(number(1))], found[str(number(6))]
    assert (str(plenary["SUMMARY"]), plenary["SUMMARY"].params["LANGUAGE"]) == ("Report 1", "en")
    assert [str(one) for one in plenary["CATEGORIES"].cats] == ["Plenary sitting"]
    assert found[str(number(2))]["SUMMARY"].params["LANGUAGE"] == "kk"
    assert (str(last["LOCATION"]), last["LOCATION"].params["LANGUAGE"]) == ("Зал 2, город Астана", "ru")
    assert str(plenary["LOCATION"]) == "Астана"
    assert str(last["DESCRIPTION"]) == "6. Report\nSection: Law"


def test_the_same_agenda_gives_the_same_bytes_and_a_change_a_higher_revision() -> None:
    assert ics() == ics()

    first, later = (
        events(data)[str(number(1))] for data in (ics(), ics(made_at=MADE + timedelta(seconds=1)))
    )
    assert later["SEQUENCE"] > first["SEQUENCE"]
    assert later["DTSTAMP"].dt > first["DTSTAMP"].dt == datetime(2024, 10, 1, 6, tzinfo=UTC)
    assert later["LAST-MODIFIED"].dt == later["DTSTAMP"].dt
    # An integer of iCalendar has 31 bits.
    assert 0 < sequence_at(datetime(2087, 1, 1, tzinfo=UTC)) < 2**31
    assert sequence_at(datetime(2500, 1, 1, tzinfo=UTC)) == 2**31 - 1


def test_a_meeting_without_a_date_and_an_agenda_without_starts_are_refused() -> None:
    with pytest.raises(AgendaUndatedError):
        ics(meeting=replace(MEETING, first_day=None, last_day=None))
    with pytest.raises(NoItemStartsError):
        ics([item(1, starts=None)])
    with pytest.raises(NoItemStartsError):
        ics([])


def test_what_left_as_a_calendar_is_read_as_the_same_items(tmp_path: Path) -> None:
    proposal = of(tmp_path, ics())

    assert (proposal.records, proposal.problems) == (5, ())
    found = {one.uid: one for one in proposal.items}
    for one in ITEMS:
        if one.starts is None:
            continue
        read = found[str(one.id)]
        assert read.title == LocalizedText(kk=tidy(one.title.kk))
        assert (read.number, read.kind, read.starts) == (one.number, one.kind, one.starts)
        assert read.day == (one.day or MEETING.first_day)
        assert read.begins is not None
    assert [one.parent for one in proposal.items] == ["", "1", "1", "", ""]
    assert read_agenda(tmp_path / "a.ics") == proposal


words = st.text(st.characters(exclude_categories=["Cs", "Cn", "Co", "Zl", "Zp", "Cc"]), max_size=60).map(tidy)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=words.filter(bool),
    room=words,
    starts=st.times().map(lambda at: time(at.hour, at.minute)),
    day=st.dates(date(1970, 1, 1), date(2037, 12, 31)),
    minutes=st.integers(0, 1440),
    zone=st.sampled_from(["Asia/Almaty", "Asia/Aqtau", "Europe/Berlin", "UTC", "America/New_York"]),
)
def test_any_item_comes_back_as_the_same(
    tmp_path: Path, title: str, room: str, starts: time, day: date, minutes: int, zone: str
) -> None:
    meeting = replace(MEETING, first_day=day, last_day=None, place=LocalizedText(), time_zone=zone)
    one = item(1, title=LocalizedText(en=title), room=LocalizedText(en=room), starts=starts, minutes=minutes)

    (read,) = of(tmp_path, ics([one], meeting)).items

    assert (read.title.en, read.room.en, read.minutes) == (title, room, minutes)
    assert read.begins is not None
    here = datetime.combine(day, starts, ZoneInfo(zone))
    assert read.begins.astimezone(UTC) == here.astimezone(UTC)


def test_a_foreign_calendar_is_read_with_its_zones_lengths_and_all_day_events(tmp_path: Path) -> None:
    lines = [
        *event("DTEND:20241017T110000", uid="3", start=":20241017T100000", title="Жалпы талқылау"),
        *event("DURATION:PT45M", "CATEGORIES:x,Break", uid="2", start=":20241017T040000Z", title="Перерыв"),
        *event(uid="1", start=";VALUE=DATE:20241017"),
        *event("RELATED-TO:3", uid="4", start=";TZID=Central Asia Standard Time:20241017T101500"),
    ]
    proposal = of(tmp_path, foreign(*lines))

    assert proposal.problems == ()
    assert [one.uid for one in proposal.items] == ["1", "2", "4", "3"]
    all_day, pause, below, debate = proposal.items
    assert (all_day.starts, all_day.day, all_day.minutes) == (None, date(2024, 10, 17), 0)
    assert (pause.minutes, pause.kind, pause.begins) == (
        45,
        ItemKind.BREAK,
        datetime(2024, 10, 17, 4, tzinfo=UTC),
    )
    assert pause.title == LocalizedText(ru="Перерыв")
    assert (debate.minutes, debate.starts, debate.begins) == (60, time(10, 0), None)
    assert debate.title == LocalizedText(kk="Жалпы талқылау")
    assert (below.parent, debate.number) == ("4", "4")
    assert "kind" not in (debate.fields_given or ())


def test_what_is_wrong_in_a_calendar_is_named(tmp_path: Path) -> None:
    lines = [
        *event(uid="1", title=""),
        *event("STATUS:CANCELLED", uid="2"),
        *event(uid="3", start=":2024x"),
        *event("RRULE:FREQ=DAILY", uid="4"),
        *event("DTEND:20241017T083000", uid="5"),
        *event("DURATION:P3D", uid="6"),
        *event("SEQUENCE:2", uid="7", title="New"),
        *event("SEQUENCE:1", uid="7", title="Old"),
        *event(uid="8", start=":99991231T235900Z"),
        *event("RELATED-TO:9", uid="9"),
    ]
    proposal = of(tmp_path, foreign(*lines))

    assert [(one.row, one.notice.code) for one in proposal.problems] == [
        (1, "title_missing"),
        (2, "event_cancelled"),
        (3, "start_broken"),
        (4, "event_repeats"),
        (5, "minutes_broken"),
        (6, "minutes_broken"),
        (8, "event_older"),
        (9, "start_broken"),
        (10, "parent_unknown"),
    ]
    assert [(one.uid, one.title.en) for one in proposal.items] == [
        ("4", "Talk"),
        ("5", "Talk"),
        ("6", "Talk"),
        ("7", "New"),
        ("9", "Talk"),
    ]


def test_an_event_without_a_uid_is_told_by_its_words_and_its_time(tmp_path: Path) -> None:
    lines = [line for line in (*event(), *event(start=":20241017T103000")) if not line.startswith("UID")]

    first, second = of(tmp_path, foreign(*lines)).items
    assert first.uid != second.uid
    assert [one.uid for one in of(tmp_path, foreign(*lines)).items] == [first.uid, second.uid]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", SourceEmptyError),
        ("no calendar", NotACalendarError),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", NotACalendarError),
        ("BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n", NotACalendarError),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", NotACalendarError),
        ("no;title\n1;A\n", NotACalendarError),
    ],
)
def test_another_file_is_no_calendar(tmp_path: Path, content: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        of(tmp_path, content)
    with pytest.raises(SourceMissingError):
        read_ics(tmp_path / "missing.ics")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.sampled_from(
            [
                "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "UID:1", "UID:", "SUMMARY:A",
                "DTSTART:20241017T093000", "DTSTART;TZID=X/Y:20241017T093000", "DTSTART;VALUE=DATE:20241017",
                "DTSTART:", "DTEND:20241017", "DTEND:1", "DURATION:-PT5M", "DURATION:x", "SEQUENCE:x", "CATEGORIES:",
                "LOCATION;LANGUAGE=zz:B", "RELATED-TO:1", "RECURRENCE-ID:20241018T093000",
                "LAST-MODIFIED:00010101T000000Z",
                "DTSTART:00010101T000000Z", "X:;;", ";", " folded", "STATUS:CANCELLED", "RDATE:20241018", "TZID:X/Y",
            ]
        ),
        max_size=14,
    )
)  # fmt: skip
def test_no_calendar_breaks_the_reading(tmp_path: Path, lines: list[str]) -> None:
    try:
        proposal = of(tmp_path, foreign(*lines))
    except NotACalendarError:
        return
    assert proposal.records >= len(proposal.items)
    assert UUID(int=0) not in {one.uid for one in proposal.items}


def test_an_event_beyond_the_calendar_has_no_end() -> None:
    late = replace(MEETING, first_day=date.max, last_day=None)
    (one,) = events(ics([item(1, starts=time(23, 50), minutes=60)], late)).values()

    assert "DTEND" not in one
