"""Sheets of papers that go from hand to hand are filled from the register."""

from datetime import date

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Participant, Role
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.register import Register
from forumdesk.services.routing_sheets import RoutedKind
from forumdesk.services.sheets_of_routing import (
    APPROVAL,
    DISTRIBUTION,
    About,
    Recipients,
    RoutingChoice,
)

STEPPE = LocalizedText(kk="Дала делегациясы", ru="Делегация степи", en="Steppe delegation")


@pytest.fixture
def people(register: Register, meeting_id: MeetingId) -> tuple[Participant, ...]:
    """The first two belong to a delegation, and the second one is its head."""
    first, second, *_ = register.participants.listed(meeting_id)
    register.delegations.add_with(meeting_id, STEPPE, "KZ", [first.id, second.id])
    register.participants.edit(second.id, role=Role.HEAD_OF_DELEGATION)
    return register.participants.listed(meeting_id)


def parties(
    register: Register, meeting_id: MeetingId, document: str, **choice: object
) -> list[tuple[str, str]]:
    chosen = RoutingChoice(**choice)  # type: ignore[arg-type]
    sheet = register.routing.sheet(meeting_id, document, chosen)
    return [(line.party.en, line.name.en) for line in sheet.lines]


def test_the_head_agrees_for_a_delegation(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    assert parties(register, meeting_id, APPROVAL) == [("Steppe delegation", "Assan Aliyev2")]


def test_the_deputy_agrees_where_there_is_no_head(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.participants.edit(people[1].id, role=Role.DEPUTY_HEAD)

    assert parties(register, meeting_id, APPROVAL) == [("Steppe delegation", "Assan Aliyev2")]


def test_nobody_is_put_in_the_place_of_a_head(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.participants.edit(people[1].id, role=Role.DELEGATE)

    assert parties(register, meeting_id, APPROVAL) == [("Steppe delegation", "")]


def test_who_was_refused_neither_agrees_nor_receives(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.accreditation.move([people[1].id], AccreditationState.REFUSED)

    assert parties(register, meeting_id, APPROVAL) == [("Steppe delegation", "")]
    found = parties(register, meeting_id, DISTRIBUTION, recipients=Recipients.EVERYBODY)
    assert "Assan Aliyev2" not in {name for _, name in found}


def test_without_delegations_everybody_with_a_voice_agrees(register: Register, meeting_id: MeetingId) -> None:
    assert parties(register, meeting_id, APPROVAL) == [
        ("Steppe University", f"Assan Aliyev{number}") for number in (1, 2, 3)
    ]


def test_a_delegation_receives_one_copy_and_everybody_outside_one_each(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    assert parties(register, meeting_id, DISTRIBUTION) == [
        ("Steppe delegation", "Assan Aliyev2"),
        ("Steppe University", "Assan Aliyev3"),
        ("Steppe University", "Assan Aliyev4"),
    ]


def test_everybody_receives_a_copy_the_head_of_a_delegation_first(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    found = parties(register, meeting_id, DISTRIBUTION, recipients=Recipients.EVERYBODY)

    assert [name for _, name in found] == [f"Assan Aliyev{number}" for number in (2, 1, 3, 4)]


def test_a_draft_that_was_given_out_has_its_number_and_day(register: Register, meeting_id: MeetingId) -> None:
    before = register.routing.sheet(meeting_id, APPROVAL).paper
    register.consultations.issue_draft(meeting_id)
    after = register.routing.sheet(meeting_id, APPROVAL).paper

    assert (before.kind, before.number, before.day) == (RoutedKind.DRAFT, "", None)
    assert (after.kind, after.number) == (RoutedKind.DRAFT, "1")
    assert isinstance(after.day, date)
    assert after.languages == tuple(Language)
    assert after.title


def test_a_text_that_changed_since_is_not_the_draft_that_was_given_out(
    register: Register, meeting_id: MeetingId
) -> None:
    register.consultations.issue_draft(meeting_id)
    row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
    assert row is not None
    register.resolutions.edit_cell(meeting_id, row.id, Language.EN, "Anew")

    assert register.routing.sheet(meeting_id, APPROVAL).paper.number == ""


def test_the_agenda_can_be_given_out_too(register: Register, meeting_id: MeetingId) -> None:
    paper = register.routing.sheet(meeting_id, DISTRIBUTION, RoutingChoice(about=About.AGENDA)).paper

    assert paper.kind is RoutedKind.AGENDA
    assert paper.languages


def test_an_unknown_paper_is_not_made(register: Register, meeting_id: MeetingId) -> None:
    with pytest.raises(KeyError):
        register.routing.sheet(meeting_id, "agenda")
