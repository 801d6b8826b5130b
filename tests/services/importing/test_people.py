import json
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Names, Participant, PersonName, Role
from forumdesk.domain.texts import LocalizedText
from forumdesk.exchange.participants_table import read_participants
from forumdesk.services.importing.people import MergeWish, NoSuchRowError
from forumdesk.services.importing.results import ImportResult, Verdict
from forumdesk.services.meetings import WORKING_TITLE
from forumdesk.services.proposals import ParticipantsProposal, ProposedParticipant, RowProblem
from forumdesk.services.register import Register
from tests.builders import agenda, dump, people, person, registers
from tests.services.conftest import Refusal


def counts(result: ImportResult) -> tuple[int, int, int, int, int]:
    return (result.rows, result.new, result.updated, result.same, result.not_imported)


def listed(*people: ProposedParticipant, columns: tuple[str, ...] = ()) -> ParticipantsProposal:
    return ParticipantsProposal(records=len(people), people=people, problems=(), columns=columns)


def in_register(register: Register) -> tuple[Participant, ...]:
    return register.participants.listed(register.meetings.find(None).id)


def test_a_list_into_an_empty_register_makes_a_meeting_under_a_working_title(register: Register) -> None:
    result = register.importer.participants(people())

    (meeting,) = register.meetings.meetings()
    assert (meeting.title, meeting.working_title, meeting.time_zone) == (WORKING_TITLE, True, "Asia/Almaty")
    assert register.meetings.body(meeting.body_id).rules.languages == ()
    assert result.meeting_id == meeting.id
    assert counts(result) == (4, 4, 0, 0, 0)


def test_the_same_list_again_changes_nothing(register: Register) -> None:
    register.importer.participants(people())
    before = dump(register.path)

    assert counts(register.importer.participants(people())) == (4, 0, 0, 4, 0)
    assert dump(register.path) == before


def test_a_person_is_known_again_by_number_and_a_name(register: Register) -> None:
    register.importer.participants(people())
    meeting_id = register.meetings.find(None).id
    before = register.participants.listed(meeting_id)

    result = register.importer.participants(listed(person(2, email="new@steppe.example")))

    assert counts(result) == (1, 0, 1, 0, 0)
    after = register.participants.listed(meeting_id)
    assert after[1] == replace(before[1], email="new@steppe.example")
    assert (after[0], *after[2:]) == (before[0], *before[2:])


def test_a_person_is_known_again_by_the_names_under_another_number(register: Register) -> None:
    register.importer.participants(people())

    result = register.importer.participants(listed(replace(person(2), row=30)))

    assert counts(result) == (1, 0, 0, 1, 0)


def test_another_name_under_a_taken_number_is_another_person(register: Register) -> None:
    register.importer.participants(people())
    meeting_id = register.meetings.find(None).id

    stranger = person(2, names=Names(kk=PersonName(family="Бөтен")))
    result = register.importer.participants(listed(stranger))

    assert counts(result) == (1, 1, 0, 0, 0)
    assert [one.number for one in register.participants.listed(meeting_id)] == [1, 2, 3, 4, 5]


def test_two_people_with_equal_names_stay_two(register: Register) -> None:
    names = person(1).names
    twins = listed(person(1, names=names), person(2, names=names))

    register.importer.participants(twins)

    assert counts(register.importer.participants(twins)) == (2, 0, 0, 2, 0)


def test_rows_with_problems_are_counted_and_kept_in_the_answer(register: Register) -> None:
    problem = RowProblem(row=5, notice=Notice(code="name_missing", message=N_("No name.")))

    result = register.importer.participants(replace(people(), records=5, problems=(problem,)))

    assert counts(result) == (5, 4, 0, 0, 1)
    assert result.problems == (problem,)


def contents(register: Register) -> dict[str, object]:
    """What undo has to bring back: everything but the journal and the counters of versions."""
    tables = dump(register.path)
    kept = {name: rows for name, rows in tables.items() if not name.startswith(("journal", "binned"))}
    meetings = register.meetings.meetings()
    editable = {"meeting", "participant", "agenda_item", "delegation", "body", "movement"}
    values: dict[str, object] = {name: rows for name, rows in kept.items() if name not in editable}
    for one in meetings:
        values[f"people {one.id}"] = register.participants.listed(one.id)
        values[f"agenda {one.id}"] = register.agendas.items(one.id)
        values[f"delegations {one.id}"] = register.delegations.listed(one.id)
        values[f"log {one.id}"] = [replace(entry, revision=0) for entry in register.attendance.log(one.id)]
    return {**values, "meetings": meetings}


# Known again, and known apart.


def test_lists_that_count_from_1_in_each_delegation_come_again_as_the_same(register: Register) -> None:
    restarting = listed(
        *(replace(person(n), row=1 + (n - 1) % 3) for n in range(1, 10)),
        # Namesakes under one number: of another office, and the very same row copied.
        replace(person(1), row=1, organisation=LocalizedText(kk="Басқа"), email="other@b.example"),
        replace(person(1), row=1, email="third@b.example"),
        replace(person(1), row=1, email="third@b.example"),
    )
    assert counts(register.importer.participants(restarting)) == (12, 12, 0, 0, 0)
    before = dump(register.path)

    assert counts(register.importer.participants(restarting)) == (12, 0, 0, 12, 0)
    assert dump(register.path) == before
    assert len({one.number for one in in_register(register)}) == 12


NAMESAKES = [Names(kk=PersonName(family=family, given="Асан")) for family in ("Әлиев", "Серік")]
ROWS = st.lists(
    st.builds(
        lambda row, names, email, office, delegation: person(
            row, names=names, email=email, organisation=LocalizedText(kk=office), delegation=delegation
        ),
        st.integers(1, 6),
        st.sampled_from(NAMESAKES),
        st.sampled_from(["", "a@b.example", "c@d.example"]),
        st.sampled_from(["", "Дала"]),
        st.sampled_from(["", "Қазақстан", "Топ"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda one: (one.names, one.email, one.organisation),
)


@given(rows=ROWS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_list_the_same_list_again_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, rows: list[ProposedParticipant]
) -> None:
    with registers().create(tmp_path_factory.mktemp("r") / "a.forumdesk") as register:
        first = register.importer.participants(listed(*rows))
        before = dump(register.path)

        again = register.importer.participants(listed(*rows))

        assert first.new == len(rows)
        assert (again.new, again.updated, again.same) == (0, 0, len(rows))
        assert dump(register.path) == before
        numbers = [one.number for one in in_register(register)]
        assert len(numbers) == len(set(numbers))


def test_a_part_of_a_name_with_the_e_mail_or_the_telephone_is_the_same_person(register: Register) -> None:
    register.importer.participants(listed(person(1, phone="+7 701")))
    mended = Names(kk=PersonName(family="Әлиева", given="Асан"))

    for email, phone in (("a1@steppe.example", ""), ("", "+7 701")):
        register.importer.participants(listed(person(1, phone="+7 701")))
        result = register.importer.participants(listed(person(1, names=mended, email=email, phone=phone)))
        assert counts(result)[:3] == (1, 0, 1)
    stranger = Names(kk=PersonName(family="Бөтен", given="Айша"))
    same_office = listed(person(1, names=stranger, phone="+7 701"))
    assert counts(register.importer.participants(same_office))[:3] == (1, 1, 0)


def test_a_taken_number_gives_way_to_the_next_free_one(register: Register) -> None:
    register.importer.participants(listed(person(1), person(3)))
    others = [replace(person(n), row=row) for n, row in ((5, 3), (6, 2), (7, 1))]

    register.importer.participants(listed(*others))

    assert {one.names.en.family[-1]: one.number for one in in_register(register)} == {
        "1": 1, "3": 3, "5": 4, "6": 2, "7": 5,
    }  # fmt: skip


# What the list says anew, and what people did since.


def test_a_changed_list_changes_only_what_it_says_anew(register: Register) -> None:
    register.importer.participants(listed(person(1), person(2)))
    one, two = in_register(register)
    register.participants.edit(one.id, country="TR", notes="by hand", post=LocalizedText(kk="қолмен"))

    post = LocalizedText(kk="проректор", ru="ректор", en="Rector")
    result = register.importer.participants(listed(person(1, phone="+7 702", post=post), person(2)))

    assert counts(result) == (2, 0, 1, 1, 0)
    after, other = in_register(register)
    assert (after.country, after.notes, after.phone) == ("TR", "by hand", "+7 702")
    assert after.post == LocalizedText(kk="проректор")  # what the list did not change stays as by hand
    assert other == two
    again = register.importer.participants(listed(person(1, phone="+7 702", post=post), person(2)))
    assert counts(again) == (2, 0, 0, 2, 0)


def test_the_list_has_the_last_word_on_what_it_says_otherwise_than_before(register: Register) -> None:
    register.importer.participants(listed(person(1)))
    register.participants.edit(in_register(register)[0].id, country="TR")

    assert counts(register.importer.participants(listed(person(1, country="DE"))))[2] == 1
    assert in_register(register)[0].country == "DE"
    assert counts(register.importer.participants(listed(person(1))))[2] == 1
    assert in_register(register)[0].country == "KZ"


def test_a_column_that_is_missing_says_nothing(register: Register) -> None:
    whole = (
        "number",
        "full_kk",
        "full_ru",
        "full_en",
        "country",
        "email",
        "entitled",
        "role",
        "notes",
        "organisation",
    )
    register.importer.participants(listed(person(1, notes="n", role=Role.SPEAKER), columns=whole))
    before = dump(register.path)
    emptied = person(1, country="", email="", entitled=False, notes="", organisation=LocalizedText())

    result = register.importer.participants(listed(emptied, columns=("number", "full_kk", "", "ignore")))

    assert counts(result) == (1, 0, 0, 1, 0)
    assert dump(register.path) == before
    result = register.importer.participants(listed(emptied, columns=("number", "full_kk", "notes")))
    assert counts(result) == (1, 0, 1, 0, 0)
    (after,) = in_register(register)
    assert (after.notes, after.country, after.role) == ("", "KZ", Role.SPEAKER)


def test_a_list_without_patronymics_knows_everybody_again_and_takes_none_away(register: Register) -> None:
    name = PersonName(family="Әлиев", given="Асан", patronymic="Серікұлы")
    register.importer.participants(listed(person(1, names=Names(kk=name))))
    before = dump(register.path)
    short = person(1, names=Names(kk=replace(name, patronymic="")), email="")

    result = register.importer.participants(listed(short, columns=("number", "family_kk", "given_kk")))
    assert counts(result) == (1, 0, 0, 1, 0)
    assert dump(register.path) == before

    result = register.importer.participants(listed(short, columns=("number", "full_kk")))
    assert counts(result) == (1, 0, 1, 0, 0)
    assert in_register(register)[0].names.kk.patronymic == ""


def test_a_list_that_says_what_the_register_has_leaves_the_first_list_the_same(register: Register) -> None:
    register.importer.participants(listed(person(1), person(2)))
    first, second = (one.id for one in in_register(register))
    register.participants.edit(first, country="TR")
    register.participants.merge(first, second)
    before = in_register(register)

    written = register.importer.participants(
        listed(person(1, country="TR"), columns=("number", "full", "country"))
    )
    again = register.importer.participants(listed(person(1), person(2)))

    assert (counts(written), counts(again)) == ((1, 0, 0, 1, 0), (2, 0, 0, 2, 0))
    assert in_register(register) == before


def test_names_in_another_language_come_beside_those_that_are_there(register: Register) -> None:
    kk, ru = (Names(**{code: getattr(person(1).names, code)}) for code in ("kk", "ru"))
    register.importer.participants(listed(person(1, names=kk), columns=("number", "full_kk", "email")))

    both = person(1, names=Names(kk=kk.kk, ru=ru.ru))
    result = register.importer.participants(listed(both, columns=("number", "full_kk", "full_ru", "email")))
    assert counts(result) == (1, 0, 1, 0, 0)
    result = register.importer.participants(
        listed(person(1, names=kk), columns=("number", "full_kk", "email"))
    )
    assert counts(result) == (1, 0, 0, 1, 0)
    assert in_register(register)[0].names == both.names


def test_a_state_of_accreditation_comes_with_the_list_and_stays_as_changed_by_hand(
    register: Register,
) -> None:
    confirmed = listed(person(1, state=AccreditationState.CONFIRMED))
    register.importer.participants(confirmed)
    (one,) = in_register(register)
    assert one.accreditation.state is AccreditationState.CONFIRMED
    register.accreditation.move([one.id], AccreditationState.ACCREDITED)

    assert counts(register.importer.participants(confirmed)) == (1, 0, 0, 1, 0)
    assert in_register(register)[0].accreditation.state is AccreditationState.ACCREDITED


def test_a_delegation_is_known_by_its_name_or_its_country_in_any_language(register: Register) -> None:
    names = ("Казахстан", "Қазақстан Республикасы", "kazakhstan", "Жастар", "ЖАСТАР", "")
    rows = listed(*(person(n, delegation=name) for n, name in enumerate(names, 1)))

    register.importer.participants(rows)

    meeting_id = register.meetings.find(None).id
    made = register.delegations.listed(meeting_id)
    members = {
        one.country: [person.number for person in register.delegations.members(one.id)] for one in made
    }
    assert members == {"KZ": [1, 2, 3], "": [4, 5]}
    assert counts(register.importer.participants(rows)) == (6, 0, 0, 6, 0)
    assert register.delegations.listed(meeting_id) == made


# One step, all or nothing.


def test_an_import_is_undone_in_one_step_to_exactly_the_state_before(register: Register) -> None:
    register.importer.participants(people())
    meeting_id = register.meetings.find(None).id
    register.participants.edit(in_register(register)[1].id, notes="by hand")
    register.attendance.arrive(in_register(register)[1].id)
    before = contents(register)
    changed = listed(
        person(1, country="TR", delegation="Қонақтар"), person(2, phone="1"), person(9), person(10)
    )

    register.importer.participants(changed, merge=MergeWish(pairs=((1, 2), (9, 10))))

    assert contents(register) != before
    after = contents(register)
    register.history.undo()
    assert contents(register) == before
    register.history.redo()
    assert contents(register) == after
    assert register.meetings.find(None).id == meeting_id


def test_an_import_of_many_is_undone_to_an_empty_register(register: Register) -> None:
    before = contents(register)

    register.importer.participants(people(60, guests=3), merge=MergeWish(everyone=True))
    register.history.undo()

    assert contents(register) == before


@pytest.mark.parametrize(
    "wish", [MergeWish(), MergeWish(everyone=True), MergeWish(pairs=((1, 2),), apart=((3, 4),))]
)
def test_a_dry_run_tells_what_the_run_does_and_leaves_nothing(register: Register, wish: MergeWish) -> None:
    register.importer.participants(listed(person(1)))
    proposal = listed(
        person(1, country="TR"), replace(person(1), row=2), person(3), replace(person(3), row=4)
    )
    before = dump(register.path)

    dry = register.importer.participants(proposal, merge=wish, dry=True)
    assert dump(register.path) == before
    done = register.importer.participants(proposal, merge=wish)

    assert counts(dry) == counts(done)
    assert dry.duplicates == done.duplicates
    assert [one.verdict for one in dry.outcomes] == [one.verdict for one in done.outcomes]
    assert (dry.dry_run, done.dry_run) == (True, False)


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_whoever_listens_to_the_progress_may_stop_it_and_nothing_is_left(
    register: Register, stop_at: int
) -> None:
    register.importer.participants(people())
    before = dump(register.path)
    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> None:
        told.append((done, whole))
        if len(told) > stop_at:
            raise StoppedError

    with pytest.raises(StoppedError):
        register.importer.participants(people(2_100, guests=0), progress=progress)

    assert dump(register.path) == before
    assert told == [(0, 2_100), (2_000, 2_100), (2_100, 2_100)][: stop_at + 1]


# Two rows, one person.


def same_person(row: int, **fields: Any) -> ProposedParticipant:
    return replace(person(1, **fields), row=row)


def numbers(register: Register) -> list[int]:
    return [one.number for one in in_register(register)]


def test_rows_that_look_like_one_person_are_imported_and_named(register: Register) -> None:
    result = register.importer.participants(listed(person(1), person(2), same_person(3)))

    assert [(one.first, one.second, one.same) for one in result.duplicates] == [(1, 3, ("email",))]
    assert numbers(register) == [1, 2, 3]
    quick = register.importer.participants(listed(person(1), person(2), same_person(3)), duplicates=False)
    assert quick.duplicates == []


def test_a_row_merged_into_another_counts_as_updated_and_the_same_list_again_as_the_same(
    register: Register,
) -> None:
    proposal = listed(person(1), person(2), same_person(3), same_person(4))
    wish = MergeWish(everyone=True)

    result = register.importer.participants(proposal, merge=wish)

    assert counts(result) == (4, 2, 2, 0, 0)
    assert [one.verdict for one in result.outcomes] == [
        Verdict.NEW,
        Verdict.NEW,
        Verdict.UPDATED,
        Verdict.UPDATED,
    ]
    assert (result.duplicates, numbers(register)) == ([], [1, 2])
    before = dump(register.path)
    for again in (wish, MergeWish(), MergeWish(pairs=((1, 3), (3, 4))), MergeWish(pairs=((4, 1),))):
        assert counts(register.importer.participants(proposal, merge=again)) == (4, 0, 0, 4, 0)
        assert dump(register.path) == before


@pytest.mark.parametrize("pairs", list(permutations([(1, 3), (3, 4), (1, 4)], 2)))
def test_pairs_that_hang_together_become_one_person_in_any_order(
    register: Register, pairs: tuple[tuple[int, int], ...]
) -> None:
    result = register.importer.participants(
        listed(person(1), person(2), same_person(3), same_person(4)), merge=MergeWish(pairs=pairs)
    )

    assert (len(in_register(register)), result.duplicates) == (2, [])


def test_the_named_first_stays(register: Register) -> None:
    register.importer.participants(listed(person(1), same_person(3)), merge=MergeWish(pairs=((3, 1),)))

    assert numbers(register) == [3]


def test_of_three_rows_one_pair_may_be_merged_and_the_rest_is_named_once(register: Register) -> None:
    result = register.importer.participants(
        listed(person(1), same_person(2), same_person(3)), merge=MergeWish(pairs=((1, 2),))
    )

    assert [(one.first, one.second) for one in result.duplicates] == [(1, 3)]
    assert numbers(register) == [1, 3]


def test_a_row_merged_with_itself_stays(register: Register) -> None:
    result = register.importer.participants(listed(person(1), person(2)), merge=MergeWish(pairs=((1, 1),)))

    assert (counts(result), numbers(register)) == ((2, 2, 0, 0, 0), [1, 2])


@pytest.mark.parametrize(
    "wish", [MergeWish(pairs=((1, 9),)), MergeWish(pairs=((9, 1),)), MergeWish(apart=((1, 9),))]
)
def test_a_row_that_is_not_there_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal, wish: MergeWish
) -> None:
    with refusing(NoSuchRowError) as refusal:
        register.importer.participants(people(), meeting_id, merge=wish)

    assert refusal.value.values == {"row": 9}


def test_rows_told_apart_are_not_merged_with_all_and_never_offered_again(register: Register) -> None:
    proposal = listed(person(1), same_person(2), person(3), replace(person(3), row=4))

    result = register.importer.participants(proposal, merge=MergeWish(everyone=True, apart=((2, 1),)))

    assert (numbers(register), result.duplicates) == ([1, 2, 3], [])
    assert register.participants.duplicates(register.meetings.find(None).id) == ()
    before = dump(register.path)
    for wish in (MergeWish(), MergeWish(everyone=True), MergeWish(apart=((1, 2),))):
        again = register.importer.participants(proposal, merge=wish)
        assert (counts(again), again.duplicates) == ((4, 0, 0, 4, 0), [])
    assert dump(register.path) == before


def test_people_on_the_register_are_merged_with_all_that_is_theirs(register: Register) -> None:
    proposal = listed(person(1), person(2), same_person(3))
    register.importer.participants(proposal)
    meeting_id = register.meetings.find(None).id
    register.importer.agenda(agenda(), meeting_id)
    register.agendas.edit(register.agendas.items(meeting_id)[0].id, speaker_numbers=(3,))
    one, _, other = in_register(register)
    arrived = register.attendance.arrive(other.id)
    register.participants.set_photo(other.id, b"jpeg")
    register.passes.set_numbers(meeting_id, {other.id: "N1"})
    before = contents(register)

    result = register.importer.participants(proposal, merge=MergeWish(pairs=((1, 3),)))

    assert counts(result)[1] == 0
    assert register.attendance.presences(meeting_id) == {one.id: replace(arrived, participant_id=one.id)}
    assert register.participants.photo(one.id) == b"jpeg"
    assert register.passes.numbers(meeting_id) == {one.id: "N1"}
    assert register.agendas.items(meeting_id)[0].speaker_numbers == (1,)
    again = dump(register.path)
    assert counts(register.importer.participants(proposal, merge=MergeWish(everyone=True))) == (3, 0, 0, 3, 0)
    assert dump(register.path) == again
    register.history.undo()
    # Numbers of identity papers are outside of undo.
    assert {**contents(register), "identity_number": 0} == {**before, "identity_number": 0}
    assert register.attendance.presences(meeting_id) == {other.id: arrived}


def test_a_new_row_stays_for_somebody_on_the_register(register: Register) -> None:
    register.importer.participants(listed(person(1)))
    meeting_id = register.meetings.find(None).id
    arrived = register.attendance.arrive(in_register(register)[0].id)

    register.importer.participants(
        listed(same_person(3, organisation=LocalizedText(kk="Басқа"))), merge=MergeWish()
    )
    register.importer.participants(
        listed(person(1), same_person(3, organisation=LocalizedText(kk="Басқа"))),
        merge=MergeWish(pairs=((3, 1),)),
    )

    (kept,) = in_register(register)
    assert kept.number == 3
    assert register.attendance.presences(meeting_id) == {kept.id: replace(arrived, participant_id=kept.id)}


def test_the_agenda_names_the_kept_row_whichever_list_came_first(register: Register) -> None:
    speaking = replace(agenda(), items=tuple(replace(one, speaker_numbers=(3, 2)) for one in agenda().items))
    meeting_id = register.importer.agenda(speaking).meeting_id
    assert meeting_id is not None

    register.importer.participants(
        listed(person(1), person(2), same_person(3)), meeting_id, merge=MergeWish(everyone=True)
    )

    assert {one.speaker_numbers for one in register.agendas.items(meeting_id)} == {(1, 2)}
    assert counts(register.importer.agenda(speaking, meeting_id)) == (3, 0, 0, 3, 0)


def test_what_a_merged_row_says_anew_changes_the_person_kept(register: Register) -> None:
    register.importer.participants(listed(person(1), same_person(3)), merge=MergeWish(everyone=True))

    result = register.importer.participants(listed(person(1), same_person(3, notes="vegetarian")))

    assert result.updated >= 1
    assert [one.notes for one in in_register(register)] == ["vegetarian"]


# The list of the samples.

Merge = Callable[[Register, ParticipantsProposal], None]
MERGING: dict[str, Merge] = {
    "with the import": lambda register, proposal: _ignore(
        register.importer.participants(proposal, merge=MergeWish(everyone=True))
    ),
    "by pairs with the import": lambda register, proposal: _ignore(
        register.importer.participants(
            proposal, merge=MergeWish(pairs=((7, 63), (9, 177), (87, 274), (96, 230), (118, 248), (214, 309)))
        )
    ),
    "afterwards": lambda register, proposal: _ignore(
        register.importer.participants(proposal),
        register.participants.merge_all(register.meetings.find(None).id),
    ),
    "one by one": lambda register, proposal: _ignore(
        register.importer.participants(proposal),
        *(
            register.participants.merge(one.first, one.second)
            for one in register.participants.duplicates(register.meetings.find(None).id)
        ),
    ),
}


def _ignore(*_results: object) -> None:
    """The acts have been done."""


def counted(register: Register) -> tuple[dict[str, Any], dict[str, Any]]:
    """Counts of the register, and people by country, category and role."""
    meeting_id = register.meetings.find(None).id
    numbers = register.participants.counts(meeting_id)
    statistics = register.participants.statistics(meeting_id)
    groups = {
        "country": {one.key: one.people for one in statistics.by_country if one.key},
        "category": {one.key: one.people for one in statistics.by_category},
        "role": {one.key: one.people for one in statistics.by_role},
        "entitled": {one.key: one.entitled for one in statistics.by_country if one.entitled},
    }
    return {
        "people": numbers.people,
        "countries": numbers.countries,
        "entitled": numbers.entitled,
        "heads_of_delegation": numbers.heads_of_delegation,
    }, groups


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_of_the_samples_ends_as_it_says_after_import(
    register: Register, shared: Path, ending: str
) -> None:
    samples = shared / "samples"
    expected = json.loads((samples / "participants-2024.expected.json").read_text("utf-8"))["after_import"]

    result = register.importer.participants(read_participants(samples / f"participants-2024.{ending}"))

    assert counts(result) == (expected["rows"], expected["new"], 0, 0, len(expected["not_imported"]))
    numbers, groups = counted(register)
    assert numbers == {name: expected[name] for name in numbers}
    assert groups == {
        "country": expected["people_by_country"],
        "category": expected["people_by_category"],
        "role": expected["people_by_role"],
        "entitled": expected["entitled_by_country"],
    }
    assert [{"rows": [one.first, one.second], "same": list(one.same)} for one in result.duplicates] == (
        expected["duplicate_candidates"]
    )
    codes = {one.notice.code for one in result.problems}
    assert {code: [one.row for one in result.problems if one.notice.code == code] for code in codes} == (
        expected["problems"]
    )


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("merge", MERGING.values(), ids=MERGING)
def test_the_list_of_the_samples_ends_as_it_says_after_merging(
    register: Register, shared: Path, ending: str, merge: Merge
) -> None:
    samples = shared / "samples"
    expected = json.loads((samples / "participants-2024.expected.json").read_text("utf-8"))["after_merging"]
    proposal = read_participants(samples / f"participants-2024.{ending}")

    merge(register, proposal)

    numbers, groups = counted(register)
    assert numbers == {
        "people": expected["people"],
        "countries": expected["countries"]["count"],
        "entitled": expected["voting"]["entitled_people"],
        "heads_of_delegation": expected["heads_of_delegation"]["count"],
    }
    assert groups == {
        "country": expected["countries"]["distinct_people_by_country"],
        "category": expected["categories"]["distinct_people"],
        "role": expected["roles"]["distinct_people"],
        "entitled": expected["voting"]["entitled_by_country"],
    }
    assert register.participants.duplicates(register.meetings.find(None).id) == ()
    before = dump(register.path)
    for wish in (MergeWish(), MergeWish(everyone=True)):
        assert counts(register.importer.participants(proposal, merge=wish)) == (312, 0, 0, 310, 2)
    assert dump(register.path) == before


def test_a_cell_corrected_in_the_preview_is_a_change_by_hand(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("№;Тегі;Аты;Ел\n1;Әлиев;Асан;Зембла\n2;Оспанов;Ерлан;KZ\n", encoding="utf-8")
    register.importer.participants(read_participants(path, corrections={(0, 3): "FR", (1, 1): "Оспан"}))
    meeting = register.meetings.find(None).id
    before = dump(register.path)

    again = register.importer.participants(read_participants(path))

    assert (again.new, again.updated, again.same) == (0, 0, 2)
    assert dump(register.path) == before
    assert [(one.names.kk.family, one.country) for one in register.participants.listed(meeting)] == [
        ("Әлиев", "FR"),
        ("Оспан", "KZ"),
    ]
    corrected = register.importer.participants(read_participants(path, corrections={(0, 2): "Асанбек"}))
    assert (corrected.updated, corrected.same) == (1, 1)
    assert counts(register.importer.participants(read_participants(path)))[2:4] == (0, 2)
