from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.language.hyphenation import hyphenate


def broken(word: str, language: str) -> str:
    places = [0, *hyphenate(word, language), len(word)]
    return "·".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    "word",
    [
        "стра·те·гия·лық", "се·рік·тес·тер", "қыр·кү·йек", "жа·уап·кер·ші·лік", "та·уар", "ба·уыр·лас",
        "ми·нистр·лі·гі", "Қа·зақ·стан", "Өз·бек·стан", "уни·вер·си·тет·тер",
    ],
)  # fmt: skip
def test_kazakh_words_break_before_the_last_consonant(word: str) -> None:
    assert broken(word.replace("·", ""), "kk") == word


@pytest.mark.parametrize(
    ("language", "word"), [("ru", "об·ра·зо·ва·ние"), ("ru", "стра·те·ги·че·ский"), ("en", "edu·ca·tion")]
)
def test_russian_and_english_follow_their_dictionaries(language: str, word: str) -> None:
    assert broken(word.replace("·", ""), language) == word


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "word",
    ["", "оқу", "АХҚО", "ТРАНСҰЛТТЫҚ", "ТМДның", "PhD", "17-қазан", "COVID-19", "2024жылғы", "OpenDocument"],
)
def test_short_words_figures_and_capitals_are_never_broken(word: str, language: str) -> None:
    assert hyphenate(word, language) == ()


def test_a_hyphen_of_the_word_is_kept_and_needs_no_second_one() -> None:
    assert broken("ғылыми-зерттеу", "kk") == "ғы·лы·ми-зерт·теу"
    assert broken("«университеттер».", "kk") == "«уни·вер·си·тет·тер»."


@settings(deadline=None)
@given(st.text(st.sampled_from("аәбеқлмнңөсткуыізьйя-"), max_size=30), st.sampled_from(["kk", "ru", "en"]))
def test_enough_letters_stay_on_both_sides(word: str, language: str) -> None:
    for position in hyphenate(word, language):
        before, after = word[:position].rpartition("-")[2], word[position:].partition("-")[0]
        assert len(before) >= 2
        assert len(after) >= 2


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        hyphenate("word", "de")
