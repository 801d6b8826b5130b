"""What is said of a code or a printed resolution: the verdict by what is at hand."""

from dataclasses import replace

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.answers import Verdict, answer_code, answer_handout, code_of, verified_for
from forumdesk.services.codes import Code
from forumdesk.services.handout_checks import Difference, DifferenceKind, HandoutCheck
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import by_sql
from tests.services.test_handout_records import HANDOUT

REASON = LocalizedText.everywhere("A slip")
CHANGED = (Difference(kind=DifferenceKind.CHANGED, before="one", after="other"),)


@pytest.fixture
def code(register: Register, meeting_id: MeetingId) -> Code:
    """The code of the decision that adopted everything."""
    return Code(register.decisions.adopt(meeting_id, Motion()).hash)


def paper(code: Code, differences: tuple[Difference, ...] = ()) -> HandoutCheck:
    """A printed resolution with this code and nothing on it."""
    handout = replace(HANDOUT, hash=code.hash_prefix, head=code.hash_prefix, paragraphs=(), languages=())
    return HandoutCheck(handout=handout, by_tags=True, differences=differences)


def test_a_code_is_known_by_the_register_listed_by_a_list_and_unknown_to_nobody(
    register: Register, code: Code
) -> None:
    known = answer_code(code, register)
    listed = answer_code(code, register.verification.head_list())

    assert (known.verdict, known.by_register, known.in_force) == (Verdict.KNOWN, True, True)
    assert [one.facts.hash for one in known.decisions] == [code.hash_prefix]
    assert (listed.verdict, len(listed.listed)) == (Verdict.LISTED, 1)
    assert answer_code(code, None).verdict is Verdict.UNKNOWN
    assert answer_code(Code("0" * 64), register).verdict is Verdict.UNKNOWN
    assert answer_code(Code("0" * 64), register.verification.head_list()).verdict is Verdict.UNKNOWN


def test_what_became_of_a_decision_goes_with_its_code(
    register: Register, meeting_id: MeetingId, code: Code
) -> None:
    (decision,) = register.decisions.decisions(meeting_id)
    register.statements.add(
        meeting_id, StatementKind.EXPLANATION, REASON, decision_id=decision.id, author=REASON, seal=True
    )
    annulling = register.decisions.adopt(meeting_id, Motion(annuls=decision.id, question=REASON))

    answer = answer_code(code, register)

    (found,) = answer.decisions
    assert found.annulled is not None
    assert (found.annulled.number, found.in_force, answer.in_force) == (annulling.number, False, False)
    assert [one.kind for one in found.statements] == [StatementKind.EXPLANATION]
    assert found.head == annulling.hash


def test_a_paper_that_differs_in_itself_differs_whether_its_code_is_known_or_not(
    register: Register, code: Code
) -> None:
    for one in (code, Code("0" * 64)):
        for source in (None, register, register.verification.head_list()):
            answer = answer_handout(paper(one, CHANGED), source)
            assert answer.verdict is Verdict.DIFFERS
            assert answer.differences[0] == CHANGED[0]


def test_a_paper_alone_agrees_with_itself_and_is_never_genuine(code: Code) -> None:
    assert answer_handout(paper(code), None).verdict is Verdict.AGREES


def test_a_paper_without_the_sealed_words_differs_by_the_register_alone(
    register: Register, meeting_id: MeetingId, code: Code
) -> None:
    languages = register.resolutions.text(meeting_id).languages
    empty = paper(code)
    check = replace(empty, handout=replace(empty.handout, languages=languages))

    assert answer_handout(check, register.verification.head_list()).verdict is Verdict.LISTED
    answer = answer_handout(check, register)
    assert answer.verdict is Verdict.DIFFERS
    assert DifferenceKind.MISSING in {one.kind for one in answer.differences}


def test_by_a_register_that_was_altered_nothing_is_said(register: Register, code: Code) -> None:
    by_sql(register.path, "UPDATE sealed_record SET record = X'7B7D'")

    for answer in (answer_code(code, register), answer_handout(paper(code, CHANGED), register)):
        assert (answer.verdict, answer.decisions) == (Verdict.BROKEN, ())
        assert answer.problem is not None


def test_what_was_verified_already_is_not_verified_again(register: Register, code: Code) -> None:
    verified = verified_for(register, code)

    assert answer_code(code, register, verified).verification is verified


def test_the_head_beside_a_known_code_is_looked_for_and_that_of_an_unknown_one_is_not(
    register: Register, code: Code
) -> None:
    elsewhere = "1" * 64

    assert not verified_for(register, Code(code.hash_prefix, elsewhere)).holds
    assert verified_for(register, Code("0" * 64, elsewhere)).holds
    assert code_of(paper(code).handout).names_head(code.hash_prefix)
