import json
import unicodedata
from pathlib import Path

import pytest

from forumdesk.language.homoglyphs import in_one_script


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
