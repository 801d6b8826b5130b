from datetime import date, time

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.importing.lists import NothingUsableError
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.meetings import UnknownTimeZoneError
from forumdesk.services.proposals import AgendaProposal, ParticipantsProposal, RowProblem
from forumdesk.services.register import Register
from tests.builders import agenda, dump, item, people
from tests.services.conftest import Refusal


def counts(result: ImportResult) -> tuple[int, int, int, int, int]:
    return (result.rows, result.new, result.updated, result.same, result.not_imported)


def test_a_list_of_which_nothing_can_be_used_is_refused(register: Register, refusing: Refusal) -> None:
    problem = RowProblem(row=3, notice=Notice(code="name_missing", message=N_("No name.")))

    with refusing(NothingUsableError) as refusal:
        register.importer.participants(ParticipantsProposal(records=1, people=(), problems=(problem,)))
    assert refusal.value.values == {"row": 3}
    with refusing(NothingUsableError):
        register.importer.agenda(AgendaProposal(records=0, items=(), problems=()))


def test_the_same_agenda_again_changes_nothing(register: Register) -> None:
    register.importer.agenda(agenda())
    before = dump(register.path)

    assert counts(register.importer.agenda(agenda())) == (3, 0, 0, 3, 0)
    assert dump(register.path) == before


def test_items_with_the_same_number_stay_apart(register: Register) -> None:
    twice = AgendaProposal(records=2, items=(item(1, "First"), item(2, "Second", number="1")), problems=())
    register.importer.agenda(twice)
    before = dump(register.path)

    assert counts(register.importer.agenda(twice)) == (2, 0, 0, 2, 0)
    assert dump(register.path) == before


def test_an_item_is_known_again_by_its_number_and_others_follow_in_their_order(register: Register) -> None:
    register.importer.agenda(agenda())
    meeting_id = register.meetings.find(None).id

    shorter = AgendaProposal(records=1, items=(item(2, "Second", starts=time(11, 0)),), problems=())
    result = register.importer.agenda(shorter)

    assert counts(result) == (1, 0, 1, 0, 0)
    items = register.agendas.items(meeting_id)
    assert [one.number for one in items] == ["2", "1", "2.1"]
    assert [one.position for one in items] == [0, 1, 2]
    assert items[2].parent_id == items[0].id
    assert items[0].starts == time(11, 0)


def test_what_is_said_with_a_list_is_set_on_the_meeting(register: Register, refusing: Refusal) -> None:
    facts = MeetingFacts(first_day=date(2024, 10, 17), place="Астана", time_zone="Asia/Aqtau")

    register.importer.agenda(agenda(), None, facts)

    (meeting,) = register.meetings.meetings()
    assert (meeting.first_day, meeting.place, meeting.time_zone) == (
        date(2024, 10, 17),
        LocalizedText(kk="Астана"),
        "Asia/Aqtau",
    )
    with refusing(UnknownTimeZoneError):
        register.importer.agenda(agenda(), None, MeetingFacts(time_zone="Asia/Atlantis"))


def test_a_dry_run_counts_like_the_run_and_leaves_nothing(register: Register) -> None:
    before = dump(register.path)

    dry = [register.importer.participants(people(), dry=True), register.importer.agenda(agenda(), dry=True)]

    assert dump(register.path) == before
    done = [register.importer.participants(people()), register.importer.agenda(agenda())]
    assert [counts(one) for one in dry] == [counts(one) for one in done]
    assert [one.dry_run for one in dry] == [True, True]


WIDE = item(
    1,
    "Opening",
    day=date(2024, 10, 17),
    section=LocalizedText(en="A"),
    room=LocalizedText(en="Hall 2"),
    rapporteurs=LocalizedText(en="A. Aliyev"),
    rapporteur_numbers=(2,),
)


def test_days_sections_rooms_and_rapporteurs_come_with_an_agenda(register: Register) -> None:
    wide = AgendaProposal(records=1, items=(WIDE,), problems=())
    register.importer.agenda(wide)

    (kept,) = register.agendas.items(register.meetings.find(None).id)
    assert (kept.day, kept.section, kept.room) == (WIDE.day, WIDE.section, WIDE.room)
    assert (kept.rapporteurs, kept.rapporteur_numbers) == (WIDE.rapporteurs, (2,))
    assert counts(register.importer.agenda(wide)) == (1, 0, 0, 1, 0)


def test_what_a_file_has_no_column_for_stays_as_it_is(register: Register) -> None:
    register.importer.agenda(AgendaProposal(records=1, items=(WIDE,), problems=()))
    narrow = item(1, "Welcome", fields_given=frozenset({"title", "starts"}), starts=time(11, 0), minutes=90)
    register.importer.agenda(AgendaProposal(records=1, items=(narrow,), problems=()))

    (kept,) = register.agendas.items(register.meetings.find(None).id)
    assert (kept.title.en, kept.starts) == ("Welcome", time(11, 0))
    assert (kept.minutes, kept.section, kept.day) == (WIDE.minutes, WIDE.section, WIDE.day)
    new = item(2, "New", fields_given=frozenset({"title"}), minutes=15)
    register.importer.agenda(AgendaProposal(records=2, items=(narrow, new), problems=()))
    assert register.agendas.items(register.meetings.find(None).id)[1].minutes == 15


def test_an_agenda_is_imported_while_an_item_is_under_way(register: Register) -> None:
    register.importer.participants(people())
    register.importer.agenda(agenda())
    meeting_id = register.meetings.find(None).id
    first = register.agendas.items(meeting_id)[0].id
    register.conduct.open(meeting_id)
    register.conduct.start(first)
    register.importer.agenda(AgendaProposal(records=1, items=(item(1, "Another title"),), problems=()))

    assert register.agendas.items(meeting_id)[0].title.en == "Another title"
    assert register.conduct.standing(meeting_id).current == first
