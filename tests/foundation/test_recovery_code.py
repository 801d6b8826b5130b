import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.foundation.recovery_code import (
    GROUPS,
    LETTERS,
    MistypedError,
    code_of,
    key_of,
    looks_like_code,
)

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_key_is_read_back_from_its_groups(key: bytes) -> None:
    groups = code_of(key)

    assert len(groups) == GROUPS
    assert key_of(" ".join(groups).lower()) == key_of("-".join(groups)) == key
    assert looks_like_code("".join(groups))


@given(KEYS, st.integers(0, 64), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_told_by_its_group(key: bytes, place: int, letter: str) -> None:
    letters = list("".join(code_of(key)))
    if letters[place] == letter:
        return
    letters[place] = letter

    with pytest.raises(MistypedError) as wrong:
        key_of("".join(letters))

    assert wrong.value.group == place // 5 + 1


@given(KEYS, st.integers(0, GROUPS - 2))
def test_groups_in_another_order_are_told(key: bytes, place: int) -> None:
    groups = list(code_of(key))
    if groups[place] == groups[place + 1]:
        return
    groups[place], groups[place + 1] = groups[place + 1], groups[place]

    with pytest.raises(MistypedError):
        key_of(" ".join(groups))


def test_letters_that_look_alike_are_read_as_meant() -> None:
    code = "-".join(code_of(bytes(range(32))))

    assert key_of(code.replace("0", "o").replace("1", "l")) == bytes(range(32))


def test_a_group_left_out_is_told() -> None:
    groups = code_of(os.urandom(32))

    with pytest.raises(MistypedError):
        key_of(" ".join(groups[:-1]))


def test_a_passphrase_is_no_code() -> None:
    assert not looks_like_code("төрт дала бұлбұл")
