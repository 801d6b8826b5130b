import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.language.homoglyphs import LookAlike, in_one_script, look_alikes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Дəурен", "Дәурен"), ("Iлияс", "Ілияс"), ("Өмiрзақ", "Өмірзақ"), ("Shynаr Tursynova", "Shynar Tursynova"),
        ("аnd", "and"), ("жҥйе", "жүйе"), ("мемлекеттiк орган", "мемлекеттік орган"), ("Pаweł", "Paweł"),
    ],
)  # fmt: skip
def test_look_alikes_of_the_other_script_are_replaced(typed: str, meant: str) -> None:
    assert in_one_script(typed) == meant


@pytest.mark.parametrize(
    "text", ["Казахстан", "COP", "СОР", "TikTokтың", "Wi-Fi-дың", "Fərid", "Oʻzbekiston", "3D"]
)
def test_words_of_one_script_and_true_mixtures_stay(text: str) -> None:
    assert in_one_script(text) == text


def test_the_names_of_the_sample_table_are_mended(shared: Path) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text(encoding="utf-8"))
    mixed = [
        example
        for example in expected["after_merging"]["normalisation_examples"]
        if len(example["typed"]) == len(example["normalised"]) and not example["typed"].isupper()
        and example["typed"] == unicodedata.normalize("NFC", example["typed"])
        and sorted(example["typed"].split()) != sorted(example["normalised"].split())
        and example["typed"].casefold() != " ".join(reversed(example["normalised"].casefold().split()))
    ]  # fmt: skip

    assert len(mixed) > 12
    assert [in_one_script(example["typed"]) for example in mixed] == [
        example["normalised"] for example in mixed
    ]


def test_words_with_letters_of_another_alphabet_are_found_with_what_is_meant() -> None:
    assert look_alikes("Оспанов Дəурен, Өмiрбекұлы; Pаweł жҥйе Оспанов Дəурен") == (
        LookAlike(word="Дəурен", suggested="Дәурен", letters="ə"),
        LookAlike(word="Өмiрбекұлы", suggested="Өмірбекұлы", letters="i"),
        LookAlike(word="Pаweł", suggested="Paweł", letters="а"),
        LookAlike(word="жҥйе", suggested="жүйе", letters="ҥ"),
    )


@pytest.mark.parametrize("text", ["", "Казахстан", "TikTokтың", "Wi-Fi-дың", "Fərid", "Müller Жанна"])
def test_nothing_is_offered_for_words_of_one_script_and_true_mixtures(text: str) -> None:
    assert look_alikes(text) == ()


@settings(deadline=None)
@given(st.text(st.sampled_from("аeхPoкѓəәіiҥzж -")))
def test_what_is_suggested_is_what_a_repair_would_write(text: str) -> None:
    mended = text
    for found in look_alikes(text):
        assert look_alikes(found.suggested) == ()
        assert set(found.letters) <= set(found.word)
        mended = re.sub(rf"(?<![^\W\d_]){found.word}(?![^\W\d_])", found.suggested, mended)
    assert mended == in_one_script(text)
