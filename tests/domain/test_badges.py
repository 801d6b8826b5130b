from itertools import product
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.badges import (
    ALPHABET,
    CODE_LENGTH,
    badge_code,
    meeting_tag,
    person_tag,
    printed_badge_code,
    read_badge_code,
)
from forumdesk.domain.identifiers import MeetingId, ParticipantId, new_uuid
from tests.builders import NOON, number

MEETING = MeetingId(number(0x3A5C7))
CODES = st.builds(
    lambda meeting, person: badge_code(MeetingId(meeting), ParticipantId(person)), st.uuids(), st.uuids()
)
# Between them each letter stands at each place.
EACH_LETTER = [
    badge_code(
        MeetingId(UUID(int=sum((shift + place) % 32 << 5 * place for place in range(4)))),
        ParticipantId(UUID(int=sum((shift + 3 * place) % 32 << 5 * place for place in range(10)))),
    )
    for shift in range(32)
]


def test_a_code_has_fifteen_figures_and_capitals_that_nobody_mistakes() -> None:
    code = badge_code(MEETING, ParticipantId(number(1)))

    assert len(code) == CODE_LENGTH == 15
    assert set(code) <= set(ALPHABET)
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("ILOU")


@given(st.uuids(), st.uuids())
def test_a_code_says_its_meeting_and_its_person(meeting: UUID, person: UUID) -> None:
    read = read_badge_code(badge_code(MeetingId(meeting), ParticipantId(person)))

    assert read is not None
    assert (read.meeting_tag, read.person_tag) == (
        meeting_tag(MeetingId(meeting)),
        person_tag(ParticipantId(person)),
    )


@pytest.mark.parametrize("code", EACH_LETTER)
def test_every_wrong_letter_is_found(code: str) -> None:
    for place, letter in product(range(CODE_LENGTH), ALPHABET):
        wrong = code[:place] + letter + code[place + 1 :]
        assert (read_badge_code(wrong) is None) is (wrong != code)


def with_check_letter(body: str) -> str:
    (code,) = (body + letter for letter in ALPHABET if read_badge_code(body + letter) is not None)
    return code


def test_every_exchange_of_neighbours_is_found_but_that_of_nought_and_z() -> None:
    missed = set()
    for place, one, other in product(range(CODE_LENGTH - 2), ALPHABET, ALPHABET):
        body = "7" * place + one + other + "7" * (CODE_LENGTH - 3 - place)
        code = with_check_letter(body)
        for start in range(CODE_LENGTH - 1):
            first, second = code[start], code[start + 1]
            exchanged = code[:start] + second + first + code[start + 2 :]
            if first != second and read_badge_code(exchanged) is not None:
                missed.add(frozenset({first, second}))

    assert missed == {frozenset("0Z")}


@given(CODES, st.randoms(use_true_random=False))
def test_dashes_spaces_small_letters_and_look_alikes_are_forgiven(code: str, chance: Random) -> None:
    looks = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        chance.choice(looks.get(letter, letter + letter.lower()))
        + chance.choice(["", "", "-", " ", "–", "—", "."])
        for letter in code
    )

    assert read_badge_code(f" \t{typed}\r\n") == read_badge_code(code) is not None


@given(CODES)
def test_the_printed_code_is_three_groups_and_reads_the_same(code: str) -> None:
    printed = printed_badge_code(code)

    assert [len(group) for group in printed.split("-")] == [4, 5, 6]
    assert printed.replace("-", "") == code
    assert read_badge_code(printed) == read_badge_code(code) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "0" * 14,
        "0" * 16,
        "U" * 15,
        "Ә" * 15,
        "АВСЕНКМОРТХ1234",
        "https://a.example/b",
        "\x00" * 15,
        "٠" * 15,
    ],
)
def test_anything_else_is_no_code(text: str) -> None:
    assert read_badge_code(text) is None


@given(st.text(max_size=40))
def test_reading_never_fails(text: str) -> None:
    read = read_badge_code(text)

    assert read is None or set(read.meeting_tag + read.person_tag) <= set(ALPHABET)


def test_people_who_were_entered_in_the_same_moment_have_different_tags() -> None:
    # The expected number of clashes among 100,000 is 4.4 in a million meetings.
    people = {ParticipantId(new_uuid(NOON)) for _ in range(100_000)}

    assert len(people) == len({person_tag(one) for one in people}) == 100_000


def test_the_badge_of_another_meeting_says_so() -> None:
    person = ParticipantId(number(1))
    other = MeetingId(number(0x3A5C8))

    here, there = (read_badge_code(badge_code(meeting, person)) for meeting in (MEETING, other))

    assert here is not None
    assert there is not None
    assert here.person_tag == there.person_tag
    assert (here.meeting_tag, there.meeting_tag) == (meeting_tag(MEETING), meeting_tag(other))
    assert here.meeting_tag != there.meeting_tag
