import random
import unicodedata
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.language.collation import search_fold, sort_key
from tests.language.icu_order import COUNT, by_icu, generated_names, stored

_ALPHABET = "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я"
ALPHABET = _ALPHABET.split()
_NAMES = (
    "Азамат Айгүл Әлібек Гүлнар Ғалым Ибраев Иван Кенже Қайрат Нұр Ңұр Олжас Өмір Ульяна Ұлан Үміт Хасен Һарон "
    "Ыбырай Ырыс Іңкәр"
)
# The order in which ICU 73 (locale kk) puts these; written down once, so that no collator is needed to test.
_ICU = (
    "-|«Көкжиек» қауымдастығы|(жоқ)|12|2|3|Ахмет Али|Ахмет-Али|Ахметали|Ахметов|Г|Ґалаґан|Гоголь|Ғ|Ежов|Елкин|Ёлкин|"
    "Єгор|Ибраев|Иогансон|Йогансон|Көкжиек|Курманов|Құрманов|Нұр|Ңұр|О'Коннор|Оконнор|Олжас|өмір|Өмір|ӨМІР|Сәтбаев|"
    "сәтбай|Сәтбай|Сәтбай А.|Улан|Умит|Умный|Ұлан|Үміт|Хасен|Һарон|Цой|Ыбырай|Ызғар|Іздібай|Іңкәр|Ьь|Эрмек|"
    "de la Cruz|del Toro|Eli|Əli|Fərid|Luka|Lukas|Łukasz|Mueller|Muller|Müller|№ 12|№ 3|Oʻzbek|Ozbek|Sahin|Şahin|"
    "Strasse|Straße|Zara|Zürich"
)
NAMES, ICU = _NAMES.split(), _ICU.split("|")


@pytest.mark.parametrize("order", [ALPHABET, NAMES, ICU], ids=["alphabet", "names", "icu"])
def test_the_order_is_that_of_the_kazakh_alphabet(order: list[str]) -> None:
    shuffled = random.Random(7).sample(order, len(order))

    assert sorted(shuffled, key=sort_key) == order


def test_the_bytes_of_a_key_never_change() -> None:
    # Keys are stored in files that other versions read.
    assert sort_key("Әлі") == bytes.fromhex("57 7d bd 01 01 09 01") + "Әлі".encode()


@settings(deadline=None)
@given(st.text(), st.text())
def test_the_order_is_total_and_antisymmetric(one: str, other: str) -> None:
    same = unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)

    assert (sort_key(one) == sort_key(other)) == same


@settings(deadline=None)
@given(st.text())
def test_composed_and_decomposed_texts_have_one_key_and_one_fold(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)

    assert sort_key(composed) == sort_key(decomposed)
    assert search_fold(composed) == search_fold(decomposed)


@settings(deadline=None)
@given(st.lists(st.sampled_from(ALPHABET), min_size=1), st.lists(st.sampled_from(ALPHABET), min_size=1))
def test_kazakh_words_compare_letter_by_letter(one: list[str], other: list[str]) -> None:
    by_letters = [ALPHABET.index(letter) for letter in one] < [ALPHABET.index(letter) for letter in other]

    assert (sort_key("".join(one)) < sort_key("".join(other))) == by_letters


@settings(deadline=None)
@given(st.text())
def test_a_longer_text_comes_after_its_beginning(text: str) -> None:
    assert sort_key(text) < sort_key(text + "а") or unicodedata.normalize("NFC", text + "а") == text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("кызылорда", "Қызылорда"), ("УМИТ", "Үміт"), ("иогансон", "Йогансон"), ("федоров", "Фёдоров"),
        ("нургазы", "Нұрғазы"), ("харон", "Һарон"), ("онкар", "Өңкәр"), ("muller", "Müller"), ("sahin", "Şahin"),
        ("lukasz", "Łukasz"), ("istanbul", "İstanbul"),
    ],
)  # fmt: skip
def test_a_search_finds_what_a_russian_or_latin_keyboard_types(typed: str, stored: str) -> None:
    assert search_fold(typed) == search_fold(stored)


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert search_fold(search_fold(text)) == search_fold(text)


def test_the_order_of_ten_thousand_names_is_that_of_icu() -> None:
    # PyICU is built only where the libraries of ICU are; elsewhere its order was stored once.
    order = by_icu(generated_names()) if find_spec("icu") else stored()
    shuffled = random.Random(7).sample(order, len(order))

    assert len(set(order)) == COUNT
    assert order == stored()
    assert sorted(shuffled, key=sort_key) == order


@settings(deadline=None)
@given(st.text(st.sampled_from([*ALPHABET, *"АЁҰІ abcXYZ09-'.«»—\u00a0"])))
def test_usual_letters_weigh_the_same_beside_unusual_ones(text: str) -> None:
    alone, beside = sort_key(text).split(b"\x01", 3), sort_key(text + "漢").split(b"\x01", 3)

    assert beside[0].startswith(alone[0])
    assert beside[1].startswith(alone[1])
    assert beside[2].startswith(alone[2])
    assert search_fold(text + "漢") == search_fold(text) + "漢"
