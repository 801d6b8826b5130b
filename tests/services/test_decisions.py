import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.adoption import is_adopted
from forumdesk.domain.decisions import (
    AlreadyAdoptedError,
    NothingToDecideError,
    NothingToWithdrawError,
    TextNotReadyError,
    UnknownRecommendationError,
)
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import AbsentVoiceError, NotEntitledError, Voice
from forumdesk.domain.voting import NobodyEntitledError, NoQuorumError, NotUnanimousError
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import number, people, registers, resolution
from tests.services.conftest import Refusal


def adopted(register: Register, meeting_id: MeetingId) -> bool:
    return is_adopted(register.resolutions.text(meeting_id), register.decisions.decisions(meeting_id))


def voices(register: Register, meeting_id: MeetingId, *given: Voice | None) -> dict[object, Voice]:
    voters = register.decisions.voters(meeting_id)
    return {voter.id: voice for voter, voice in zip(voters, given, strict=True) if voice is not None}


def test_the_whole_resolution_is_recorded_then_sealed(register: Register, meeting_id: MeetingId) -> None:
    recorded = register.decisions.record_unanimous(meeting_id)

    assert (recorded.number, recorded.whole, recorded.sealed, recorded.hash) == (1, True, False, "")
    assert recorded.subject == tuple(
        one.id for one in register.resolutions.text(meeting_id).recommendations()
    )
    assert not adopted(register, meeting_id)

    (sealed,) = register.decisions.seal(meeting_id)

    assert sealed.sealed
    assert register.decisions.decisions(meeting_id) == (sealed,)
    assert sealed.code.replace("-", "").lower() == sealed.hash[:8]
    assert adopted(register, meeting_id)
    assert register.decisions.seal(meeting_id) == ()


def test_recommendations_adopted_one_by_one_adopt_the_resolution(
    register: Register, meeting_id: MeetingId
) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()

    one = register.decisions.adopt_unanimously(meeting_id, [second.id])
    assert not adopted(register, meeting_id)
    assert register.resolutions.sheet(meeting_id).adoption is None
    two = register.decisions.adopt_unanimously(meeting_id, [first.id])

    assert adopted(register, meeting_id)
    assert (one.number, two.number, one.sequence, two.sequence) == (1, 2, 1, 2)
    adoption = register.resolutions.sheet(meeting_id).adoption
    assert adoption is not None
    assert adoption.code == two.code


def test_sealing_takes_earlier_open_decisions_with_it(register: Register, meeting_id: MeetingId) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()
    register.decisions.record_unanimous(meeting_id, [first.id])

    last = register.decisions.adopt_unanimously(meeting_id, [second.id])

    assert [one.sealed for one in register.decisions.decisions(meeting_id)] == [True, True]
    assert last.number == 2
    assert register.verification.verify(meeting_id).records == 2


def test_what_was_adopted_is_not_decided_again(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    first, _ = register.resolutions.text(meeting_id).recommendations()
    register.decisions.adopt_unanimously(meeting_id, [first.id])

    for on in ([first.id], None):
        with refusing(AlreadyAdoptedError) as refusal:
            register.decisions.record_unanimous(meeting_id, on)
        assert refusal.value.values == {"number": 1, "decision": 1}


def test_a_text_that_is_not_ready_is_refused_at_its_first_place(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()
    register.resolutions.edit_cell(meeting_id, first.rows[2].row.id, Language.RU, "иначе")

    for on in (None, [first.id]):
        with refusing(TextNotReadyError) as refusal:
            register.decisions.record_unanimous(meeting_id, on)
        assert refusal.value.values == {"count": 3, "place": "1.1. (kk)"}
    assert register.decisions.record_unanimous(meeting_id, [second.id]).number == 1


def test_a_language_that_the_body_requires_may_not_be_missing(register: Register, refusing: Refusal) -> None:
    meeting_id = register.importer.resolution(resolution(Language.KK)).meeting_id
    assert meeting_id is not None
    register.importer.participants(people(), meeting_id)
    text = resolution(Language.RU, changed={8: ""})
    register.importer.resolution(text, meeting_id)

    with refusing(TextNotReadyError) as refusal:
        register.decisions.record_unanimous(meeting_id)

    assert refusal.value.values["place"] == "body (ru)"


def test_only_the_languages_that_were_imported_are_required(register: Register) -> None:
    meeting_id = register.importer.resolution(resolution(Language.EN)).meeting_id
    assert meeting_id is not None
    register.importer.participants(people(), meeting_id)

    assert register.decisions.adopt_unanimously(meeting_id).sealed


def test_voices_are_counted_by_name(register: Register, meeting_id: MeetingId, refusing: Refusal) -> None:
    given = voices(register, meeting_id, Voice.FOR, Voice.AGAINST, Voice.FOR)
    with refusing(NotUnanimousError) as refusal:
        register.decisions.record_unanimous(meeting_id, voices=given)  # type: ignore[arg-type]
    assert "Aliyev2" in str(refusal.value)
    assert "Aliyev1" not in str(refusal.value)

    with refusing(NotUnanimousError):
        register.decisions.record_unanimous(meeting_id, voices={})
    given = voices(register, meeting_id, Voice.FOR, Voice.ABSENT, Voice.ABSENT)
    with refusing(NoQuorumError):
        register.decisions.record_unanimous(meeting_id, voices=given)  # type: ignore[arg-type]

    given = voices(register, meeting_id, Voice.FOR, Voice.ABSENT, Voice.FOR)
    tally = register.decisions.record_unanimous(meeting_id, voices=given).tally  # type: ignore[arg-type]
    assert (tally.entitled, tally.present, tally.voices_for, tally.absent) == (3, 2, 2, 1)
    assert register.decisions.tally(meeting_id, given) == tally  # type: ignore[arg-type]


def test_a_guest_has_no_voice(register: Register, meeting_id: MeetingId, refusing: Refusal) -> None:
    guest = register.participants.listed(meeting_id)[-1]

    with refusing(NotEntitledError) as refusal:
        register.decisions.record_unanimous(meeting_id, voices={guest.id: Voice.FOR})
    assert "Aliyev4" in str(refusal.value)
    for name in (str(guest.number), str(guest.id), "77"):
        with refusing(NotEntitledError):
            register.decisions.voters_named(meeting_id, [name])
    somebody = register.participants.listed(meeting_id)[0]
    assert register.decisions.voters_named(meeting_id, ["1"]) == {"1": somebody.id}


def test_nobody_entitled_nothing_to_decide_and_unknown_recommendations_are_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    first, _ = register.resolutions.text(meeting_id).recommendations()
    preamble = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
    assert preamble is not None
    for on in ([RowId(number(1))], [first.id, RowId(number(1))], [preamble.id]):
        with refusing(UnknownRecommendationError):
            register.decisions.record_unanimous(meeting_id, on)
    with refusing(NothingToDecideError):
        register.decisions.record_unanimous(meeting_id, [])

    for person in register.participants.listed(meeting_id):
        register.participants.edit(person.id, entitled=False)
    with refusing(NobodyEntitledError):
        register.decisions.record_unanimous(meeting_id)

    empty = register.meetings.add(LocalizedText(kk="Бос"))
    with refusing(NothingToDecideError):
        register.decisions.record_unanimous(empty.id)
    with refusing(NothingToDecideError):
        register.decisions.subject_of(empty.id, ["1"])


def test_recommendations_are_named_by_number_identifier_or_all(
    register: Register, meeting_id: MeetingId
) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()

    assert register.decisions.subject_of(meeting_id, ["2", str(first.id), "2"]) == (second.id, first.id)
    assert register.decisions.subject_of(meeting_id, ["1", "all"]) is None
    with pytest.raises(UnknownRecommendationError, match=r"“3”.*has 2"):
        register.decisions.subject_of(meeting_id, ["3"])


def test_an_open_decision_is_withdrawn_in_a_later_sitting_too(
    register: Register, meeting_id: MeetingId
) -> None:
    register.decisions.record_unanimous(meeting_id)
    later = registers().open(register.path)

    withdrawn = later.decisions.withdraw(meeting_id)

    assert withdrawn.number == 1
    assert later.decisions.decisions(meeting_id) == ()
    assert {"decision.recorded", "decision.withdrawn"} <= {entry.code for entry in later.journal.entries()}
    assert later.history.next_undo is not None
    assert later.history.next_undo.code != "decision.recorded"


def test_what_is_sealed_is_not_withdrawn(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    register.decisions.adopt_unanimously(meeting_id)

    with refusing(NothingToWithdrawError):
        register.decisions.withdraw(meeting_id)


def test_once_arrivals_are_recorded_the_voices_that_are_not_there_are_absent(
    register: Register, meeting_id: MeetingId
) -> None:
    one, two, three, guest = register.participants.listed(meeting_id)
    assert register.decisions.away(meeting_id) == frozenset()
    for person in (one, two, guest):
        register.attendance.arrive(person.id)

    assert register.decisions.away(meeting_id) == {three.id}
    tally = register.decisions.tally(meeting_id, None)
    assert (tally.entitled, tally.present, tally.voices_for, tally.absent) == (3, 2, 2, 1)
    assert register.participants.counts(meeting_id).present == tally.present
    assert register.decisions.record_unanimous(meeting_id).tally == tally


def test_a_voice_of_somebody_who_is_not_there_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    one, two, three, _ = register.participants.listed(meeting_id)
    for person in (one, two):
        register.attendance.arrive(person.id)
    given = {one.id: Voice.FOR, two.id: Voice.FOR}

    with refusing(AbsentVoiceError):
        register.decisions.record_unanimous(meeting_id, voices=given | {three.id: Voice.FOR})

    recorded = register.decisions.record_unanimous(meeting_id, voices=given | {three.id: Voice.ABSENT})
    assert (recorded.tally.present, recorded.tally.absent) == (2, 1)


def test_without_a_quorum_of_those_who_are_there_nothing_is_decided(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    one, two, _, guest = register.participants.listed(meeting_id)
    for person in (one, two, guest):
        register.attendance.arrive(person.id)
    register.attendance.leave(two.id)

    with refusing(NoQuorumError) as refusal:
        register.decisions.record_unanimous(meeting_id)

    assert (refusal.value.values["present"], refusal.value.values["entitled"]) == (1, 3)
    register.attendance.arrive(two.id)
    assert register.decisions.record_unanimous(meeting_id).tally.present == 2


def test_when_all_have_left_nobody_is_there_and_when_arrivals_are_taken_back_all_are(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    one = register.participants.listed(meeting_id)[0]
    register.attendance.arrive(one.id)
    register.attendance.leave(one.id)
    assert len(register.decisions.away(meeting_id)) == 3
    with refusing(NoQuorumError):
        register.decisions.record_unanimous(meeting_id)

    for _ in range(2):
        register.attendance.take_back(one.id)

    assert register.decisions.away(meeting_id) == frozenset()
    assert register.decisions.tally(meeting_id, None).present == 3


@pytest.mark.parametrize("state", [AccreditationState.REFUSED, AccreditationState.REPLACED])
def test_the_voice_of_a_refused_or_replaced_person_never_counts(
    register: Register, meeting_id: MeetingId, refusing: Refusal, state: AccreditationState
) -> None:
    one, two, three, _ = register.participants.listed(meeting_id)
    for person in (one, two, three):
        register.attendance.arrive(person.id)
    register.accreditation.move([one.id], state)

    with refusing(NotEntitledError):
        register.decisions.voters_named(meeting_id, ["1"])
    with refusing(NotEntitledError):
        register.decisions.record_unanimous(meeting_id, voices={one.id: Voice.FOR})
    tally = register.decisions.record_unanimous(meeting_id).tally
    assert (tally.entitled, tally.present, tally.voices_for, tally.absent) == (2, 2, 2, 0)


def test_who_entered_again_is_only_kept_where_there_is_a_second_entry(
    register: Register, meeting_id: MeetingId
) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()
    given = {voter.id: Voice.FOR for voter in register.decisions.voters(meeting_id)}

    once = Motion(on=[first.id], voices=given, second_by="A. Clerk")
    twice = Motion(on=[second.id], voices=given, second_voices=given, second_by="A. Clerk")
    for motion in (once, twice):
        register.decisions.adopt(meeting_id, motion)

    records = register.packages.package(meeting_id).decisions
    assert [b'"second_by":"A. Clerk"' in one.record for one in records] == [False, True]
