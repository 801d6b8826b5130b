import unicodedata

import pytest

from forumdesk.foundation.passphrases import Strength, composed, strength


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [
        ("аз сөз", Strength.SHORT),
        ("пароль12", Strength.WEAK),
        ("құпиясөз1", Strength.WEAK),
        ("gfhjkm2024", Strength.WEAK),  # «пароль» typed under the Latin layout
        ("Шымкент2024", Strength.WEAK),
        ("Qwerty123!", Strength.WEAK),
        ("correct horse battery staple", Strength.STRONG),
        ("қарлығаш бұлбұл төрт дала", Strength.STRONG),
        ("a" * 5000, Strength.WEAK),
    ],
)
def test_a_passphrase_is_as_strong_as_its_easiest_way_in(passphrase: str, found: Strength) -> None:
    assert strength(passphrase) is found


def test_words_that_a_stranger_would_try_first_make_it_weaker() -> None:
    assert strength("Kokzhiek-Association") is not Strength.WEAK
    assert strength("Kokzhiek-Association", ["Kokzhiek Association"]) is Strength.WEAK


def test_a_letter_typed_in_two_parts_is_the_same_letter() -> None:
    assert composed(unicodedata.normalize("NFD", "Йод и ёж")) == "Йод и ёж"
