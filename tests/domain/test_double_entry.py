from forumdesk.domain.double_entry import differences
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import RollCall, Voice, Voter
from tests.builders import number

FOR, AGAINST, ABSTAINING, ABSENT = Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.ABSENT


def test_two_entries_differ_where_somebody_answered_otherwise_or_not_at_all() -> None:
    voters = [
        Voter(id=ParticipantId(number(n)), number=n, name=LocalizedText.everywhere(f"V{n}"))
        for n in (1, 2, 3)
    ]
    first = RollCall(answers=((voters[0], FOR), (voters[1], AGAINST), (voters[2], ABSENT)))

    assert differences(first, {voters[0].id: FOR, voters[1].id: AGAINST}) == ()
    found = differences(first, {voters[0].id: ABSTAINING, voters[2].id: FOR})
    assert [(one.voter.en, one.first, one.second) for one in found] == [
        ("V1", FOR, ABSTAINING),
        ("V2", AGAINST, None),
        ("V3", ABSENT, FOR),
    ]
