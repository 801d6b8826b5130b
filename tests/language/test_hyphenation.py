from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.language.hyphenation import hyphenate

HERE = Path(__file__).parent


def broken(word: str, language: str) -> str:
    places = [0, *hyphenate(word, language), len(word)]
    return "·".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    "word",
    [
        "стра·те·гия·лық", "се·рік·тес·тер", "қыр·кү·йек", "жа·уап·кер·ші·лік", "та·уар", "ба·уыр·лас",
        "ми·нистр·лі·гі", "Қа·зақ·стан", "Өз·бек·стан", "уни·вер·си·тет·тер",
        # у, ю, я between vowels; hiatus of words from other languages; the soft and the hard sign
        "әлеу·мет·тік", "тә·уел·сіз·дік", "ті·зі·мі·нің", "ти·іс·ті", "ба·ян·да·ма", "ас·со·циа·ция", "коо·пе·ра·ция",
        "объ·ек·ті", "субъ·ект", "ком·пью·тер", "аль·бом", "пье·са·сы", "ре·жис·сёр·лер", "ак·тёр·лар",
        # clusters of words from other languages
        "кон·гресс", "ин·фра·құ·ры·лым", "элек·трон·дық", "мас·штаб", "бей·джі", "рес·пуб·ли·ка", "ре·гис·тра·тор",
        # compounds by their parts
        "ха·лық·ара·лық", "төр·аға·лық", "транс·ұлт·тық", "өз·ара", "Нұр·сұл·тан", "Қы·зыл·ор·да", "бір·ауыз·дан",
        "Пә·кіс·тан", "Тү·рік·мен·стан", "ше·ка·ра·лық", "бей·үкі·мет·тік", "қо·нақ·үй·лер", "мек·теп·ал·ды",
        "көп·ас·пек·ті·лі", "Ұлы·бри·та·ния", "Жа·ңа·өзен",
        # the father's name stays whole
        "Ос·пан·ұлы", "Се·рік·ұлы·ның", "Абы·лай·ұлы", "Әли·ұлы·на", "Се·рік·қы·зы", "Есен·құ·лы", "ма·құ·лын",
    ],
)  # fmt: skip
def test_kazakh_words_break_by_syllables_and_by_their_parts(word: str) -> None:
    assert broken(word.replace("·", ""), "kk") == word


@pytest.mark.parametrize(("language", "count"), [("kk", 2000), ("ru", 100), ("en", 100)])
def test_words_of_our_papers_break_as_an_editor_wrote_them_down(language: str, count: int) -> None:
    expected = (HERE / f"hyphenation_{language}.txt").read_text(encoding="utf-8").split()

    assert len(set(expected)) == count
    assert [broken(word.replace("·", ""), language) for word in expected] == expected


@pytest.mark.parametrize(
    ("language", "word"), [("ru", "об·ра·зо·ва·ние"), ("ru", "стра·те·ги·че·ский"), ("en", "edu·ca·tion")]
)
def test_russian_and_english_follow_their_dictionaries(language: str, word: str) -> None:
    assert broken(word.replace("·", ""), language) == word


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "word",
    [
        "",
        "оқу",
        "АХҚО",
        "ТРАНСҰЛТТЫҚ",
        "ТМДның",
        "PhD",
        "17-қазан",
        "COVID-19",
        "2024жылғы",
        "OpenDocument",
        "А.Б.Серіков",
        "www.university.kz",
        "secretariat@university.kz",
    ],
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
