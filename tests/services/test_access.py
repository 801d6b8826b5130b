from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.access import Access, ArrivalsOnlyError, ViewOnlyError
from forumdesk.services.register import Register
from tests.builders import registers


def opened(path: Path, access: Access) -> Register:
    return registers().open(path, access=access)


def test_nothing_is_changed_in_a_register_that_is_only_looked_at(
    register: Register, meeting_id: MeetingId
) -> None:
    register.close()
    before = register.path.read_bytes()

    with opened(register.path, Access.VIEW) as view:
        person = view.participants.listed(meeting_id)[0]
        for act in (
            lambda: view.participants.edit(person.id, notes="a"),
            lambda: view.attendance.arrive(person.id),
            lambda: view.decisions.adopt_unanimously(meeting_id),
        ):
            with pytest.raises(ViewOnlyError):
                act()
        assert view.history.next_undo is None

    assert register.path.read_bytes() == before


def test_a_locked_desk_records_arrivals_alone(register: Register, meeting_id: MeetingId) -> None:
    register.close()

    with opened(register.path, Access.ARRIVALS) as desk:
        person = desk.participants.listed(meeting_id)[0]
        desk.attendance.arrive(person.id)
        desk.attendance.leave(person.id)
        desk.attendance.take_back(person.id)
        with pytest.raises(ArrivalsOnlyError):
            desk.participants.edit(person.id, notes="a")
        with pytest.raises(ArrivalsOnlyError):
            desk.participants.remove(person.id)
        assert desk.history.next_undo is None
