import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Standing
from forumdesk.domain.identifiers import DelegationId, MeetingId
from forumdesk.domain.people import Category, Role
from forumdesk.domain.people_list import ListFilter
from forumdesk.services.choices import NamelessFilterError
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import dump, number, registers
from tests.services.conftest import Refusal

FULL = ListFilter(
    words="алиев",
    country="",
    roles=frozenset({Role.GUEST, Role.DEPUTY_HEAD}),
    categories=frozenset(Category),
    states=frozenset({AccreditationState.REFUSED}),
    standings=frozenset({Standing.RETURNED, Standing.LEFT}),
    delegation=DelegationId(number(3)),
    entitled=False,
)


@pytest.mark.parametrize("wanted", [FULL, ListFilter(), ListFilter(country="KZ"), ListFilter(entitled=True)])
def test_a_saved_filter_is_there_in_the_next_sitting(register: Register, wanted: ListFilter) -> None:
    saved = register.choices.save_filter(" Кімдер\t келмеді ", wanted)

    assert saved.wanted == wanted
    with registers().open(register.path) as later:
        assert later.choices.filters() == (saved,)


def test_a_filter_of_the_same_name_is_changed(register: Register) -> None:
    first = register.choices.save_filter("A", ListFilter(country="KZ"))
    again = register.choices.save_filter("A ", FULL)
    other = register.choices.save_filter("B", ListFilter())

    assert first.id == again.id
    assert register.choices.filters() == (again, other)


def test_a_filter_is_removed_and_comes_back_by_undo(register: Register, refusing: Refusal) -> None:
    saved = register.choices.save_filter("A", FULL)

    register.choices.remove_filter(saved.id)

    assert register.choices.filters() == ()
    with refusing(GoneError):
        register.choices.remove_filter(saved.id)
    register.history.undo()
    assert register.choices.filters() == (saved,)
    register.history.undo()
    assert register.choices.filters() == ()


def test_a_filter_needs_a_name(register: Register, meeting_id: MeetingId, refusing: Refusal) -> None:
    with refusing(NamelessFilterError):
        register.choices.save_filter(" \u200b", FULL)


def test_columns_are_remembered_by_their_headings_and_are_no_step_to_undo(register: Register) -> None:
    assert register.choices.columns("key") is None
    undoable, journal = register.history.next_undo, register.journal.entries()

    register.choices.remember_columns("key", {"Тегі": "family_kk", "ФИО": "full_ru"})
    register.choices.remember_columns("other", {})
    register.choices.remember_columns("key", {"Тегі": "ignore"})

    assert register.choices.columns("key") == {"Тегі": "ignore"}
    assert register.choices.columns("other") == {}
    assert (register.history.next_undo, register.journal.entries()) == (undoable, journal)
    assert register.choices.filters() == ()


def test_remembering_the_same_columns_again_changes_nothing(register: Register) -> None:
    register.choices.remember_columns("key", {"Тегі": "family_kk"})
    before = dump(register.path)

    register.choices.remember_columns("key", {"Тегі": "family_kk"})

    assert dump(register.path) == before
