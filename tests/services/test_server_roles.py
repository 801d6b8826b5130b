"""What roles.sql gives is what the work of each role needs, done through the services."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.access import Access, ArrivalsOnlyError, ViewOnlyError
from forumdesk.services.register import Register
from tests.builders import refilled, registers
from tests.storage.postgres import PostgresServer

As = Callable[[str], Register]


@pytest.fixture
def as_role(postgres: PostgresServer, project: Path, tmp_path: Path) -> Iterator[As]:
    """The forum on a server, as somebody opens it who has one role."""
    with registers().create(tmp_path / "a.forumdesk") as made:
        refilled(made)
        name = postgres.copied("forum", made.moving.move).database
    postgres.give_roles(name, project)
    with ExitStack() as stack:

        def opened(role: str) -> Register:
            user = f"works_as_{role}"
            postgres.run(
                f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{user}') THEN"
                f" CREATE ROLE {user} LOGIN INHERIT; END IF; END $$",
                f"GRANT forumdesk_{role} TO {user}",
                database=name,
            )
            return stack.enter_context(registers().open(postgres.address(name, user=user)))

        yield opened


def only_meeting(register: Register) -> MeetingId:
    (meeting,) = register.meetings.meetings()
    return meeting.id


def test_a_secretary_does_everything_that_a_secretary_does(as_role: As) -> None:
    secretary = as_role("secretary")
    meeting_id = only_meeting(secretary)
    person = secretary.participants.listed(meeting_id)[0].id

    assert secretary.access is Access.FULL
    secretary.attendance.arrive(person)
    secretary.history.undo()
    secretary.passes.set_numbers(meeting_id, {person: "850101300123"})
    secretary.passes.erase(meeting_id)
    secretary.meetings.edit(meeting_id, number="7")
    secretary.personal.erase(secretary.participants.listed(meeting_id)[-1].id)
    for one in secretary.resolutions.text(meeting_id).recommendations():
        secretary.decisions.adopt_unanimously(meeting_id, [one.id])
    assert secretary.verification.verify().problem is None


def test_roles_are_given_again_after_an_update_and_everybody_goes_on(
    as_role: As, postgres: PostgresServer, project: Path
) -> None:
    secretary, desk = as_role("secretary"), as_role("desk")
    assert secretary.address is not None
    meeting_id = only_meeting(secretary)

    postgres.give_roles(secretary.address.database, project)

    secretary.meetings.edit(meeting_id, number="7")
    desk.attendance.arrive(desk.participants.listed(meeting_id)[0].id)
    assert secretary.journal.entries()[0].code == "attendance.arrived"


def test_a_registration_desk_notes_arrivals_and_nothing_else(as_role: As) -> None:
    desk = as_role("desk")
    meeting_id = only_meeting(desk)
    person = desk.participants.listed(meeting_id)[0].id

    assert desk.access is Access.ARRIVALS
    desk.attendance.arrive(person)
    assert desk.attendance.at_the_door(person).presence.standing.is_present
    with pytest.raises(ArrivalsOnlyError):
        desk.meetings.edit(meeting_id, number="7")


def test_who_looks_sees_everything_and_changes_nothing(as_role: As) -> None:
    viewer = as_role("viewer")
    meeting_id = only_meeting(viewer)

    assert viewer.access is Access.VIEW
    assert viewer.participants.listed(meeting_id)
    assert viewer.resolutions.text(meeting_id).recommendations()
    with pytest.raises(ViewOnlyError):
        viewer.attendance.arrive(viewer.participants.listed(meeting_id)[0].id)
