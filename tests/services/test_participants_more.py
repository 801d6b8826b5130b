"""Several people at once: one deed, one step of undo."""

from forumdesk.domain.identifiers import MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Names
from forumdesk.services.events import ParticipantsChanged, RegisterChanged
from forumdesk.services.participants import NamelessError
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import NOON
from tests.services.conftest import Refusal


def ids(register: Register, meeting_id: MeetingId) -> list[ParticipantId]:
    return [one.id for one in register.participants.listed(meeting_id)]


def test_several_people_are_edited_in_one_step(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    before = register.participants.listed(meeting_id)

    changed = register.participants.edit_many(ids(register, meeting_id), entitled=True)

    assert all(one.entitled for one in register.participants.listed(meeting_id))
    assert changed == register.participants.listed(meeting_id)
    assert heard == [ParticipantsChanged(meeting_id=meeting_id)]
    # Three of the four had a voice already: only the fourth was changed.
    entry = register.journal()[0]
    assert (entry.code, entry.values["count"]) == ("participants.edited", 1)
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_several_people_are_removed_in_one_step(register: Register, meeting_id: MeetingId) -> None:
    before = register.participants.listed(meeting_id)

    register.participants.remove_many([before[0].id, before[2].id, before[0].id])

    assert register.participants.listed(meeting_id) == (before[1], before[3])
    assert register.journal()[0].values["count"] == 2
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_nothing_is_done_to_any_if_one_is_gone(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    people = [*ids(register, meeting_id), ParticipantId(new_uuid(NOON))]

    with refusing(GoneError):
        register.participants.edit_many(people, entitled=True)
    with refusing(GoneError):
        register.participants.remove_many(people)


def test_a_refusal_for_one_is_a_refusal_for_all(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    with refusing(NamelessError):
        register.participants.edit_many(ids(register, meeting_id), names=Names())


def test_nobody_chosen_leaves_no_trace(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    assert register.participants.edit_many([], entitled=True) == ()
    register.participants.remove_many([])

    assert heard == []
