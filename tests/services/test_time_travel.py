from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.access import ViewOnlyError
from forumdesk.services.register import Register
from forumdesk.services.time_travel import BeforeTheRegisterError, as_of, place_at
from tests.builders import NOON


def here(register: Register) -> int:
    """The place of the newest deed."""
    return register.journal.entries(1)[0].place


def state(register: Register, meeting_id: MeetingId) -> object:
    """What the register says of a meeting."""
    return (
        register.meetings.meetings(),
        register.participants.listed(meeting_id),
        register.participants.counts(meeting_id),
        register.agendas.items(meeting_id),
        register.resolutions.text(meeting_id),
        register.decisions.decisions(meeting_id),
        register.statements.of_meeting(meeting_id),
        [(one.id, one.code) for one in register.journal.entries(1000)],
    )


def test_everything_is_as_it_was_after_a_deed(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    person = register.participants.listed(meeting_id)[0]
    register.participants.set_photo(person.id, b"first")
    register.attendance.arrive(person.id)
    place, before = here(register), state(register, meeting_id)

    row = register.resolutions.text(meeting_id).rows[2]
    register.resolutions.edit_cell(meeting_id, row.id, Language.RU, "иначе")
    register.participants.set_photo(person.id, b"second")
    register.attendance.leave(person.id)
    register.participants.remove(register.participants.listed(meeting_id)[3].id)
    register.agendas.remove(register.agendas.items(meeting_id)[0].id)
    register.meetings.edit(meeting_id, number="12")

    earlier = as_of(register, place, tmp_path / "then.forumdesk")
    with earlier.register as then:
        assert state(then, meeting_id) == before
        assert then.participants.photo(person.id) == b"first"
        assert len(then.attendance.log(meeting_id)) == 1
    assert earlier.untold == 0


def test_what_was_sealed_later_is_open_and_its_chain_holds(
    register: Register, meeting_id: MeetingId, tmp_path: Path
) -> None:
    for language in Language:
        register.resolutions.confirm_all(meeting_id, language)
    register.decisions.record_unanimous(meeting_id)
    register.statements.add(
        meeting_id,
        StatementKind.RESERVATION,
        LocalizedText.everywhere("a"),
        decision_id=register.decisions.decisions(meeting_id)[0].id,
        author=LocalizedText.everywhere("b"),
    )
    place, before = here(register), state(register, meeting_id)
    register.decisions.seal(meeting_id)

    with as_of(register, place, tmp_path / "then.forumdesk").register as then:
        assert state(then, meeting_id) == before
        assert then.verification.verify().holds
        assert not then.decisions.decisions(meeting_id)[0].sealed
    assert register.decisions.decisions(meeting_id)[0].sealed


def test_the_past_is_only_looked_at(register: Register, meeting_id: MeetingId, tmp_path: Path) -> None:
    with as_of(register, here(register), tmp_path / "then.forumdesk").register as then:
        with pytest.raises(ViewOnlyError):
            then.meetings.edit(meeting_id, number="3")
        assert then.history.next_undo is None


def test_every_deed_can_be_gone_back_to(register: Register, meeting_id: MeetingId, tmp_path: Path) -> None:
    for place in range(1, here(register) + 1):
        with as_of(register, place, tmp_path / f"{place}.forumdesk").register as then:
            assert here(then) == place


def test_a_moment_is_the_deed_before_it(register: Register, meeting_id: MeetingId) -> None:
    register.meetings.edit(meeting_id, number="3")
    second = register.journal.at_place(2)
    assert second is not None

    assert place_at(register, second.at) == 2
    assert place_at(register, second.at + timedelta(microseconds=1)) == 2
    with pytest.raises(BeforeTheRegisterError):
        place_at(register, NOON - timedelta(days=1))
