"""What stays on one line in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.language.typography import held


def tied(text: str, language: str) -> str:
    """The text with ~ for every space that ends no line."""
    words = text.split()
    return "".join(
        word + ("~" if holds else " ") for word, holds in zip(words, held(words, language), strict=True)
    ).rstrip()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Форумның №~5 қарары"),
        ("kk", "Жарғының §~3 бойынша"),
        ("kk", "төраға А.~Б.~Серіков сөйледі"),
        ("kk", "Бекітті: Серіков~А.~Б."),
        ("kk", "2024~жылғы 17~қазандағы отырыс"),
        ("kk", "2024~ж. 17~қазан"),
        ("kk", "2020–2024~жж. бағдарлама"),
        ("kk", "кітаптар және т.~б. мәселелер"),
        ("kk", "25~мм 10~% 5~млн теңге 100~тг 100~₸ 14~сағ. 12~б."),
        ("kk", "1~000~000~теңге"),
        ("kk", "5–10~адам~– бұл аз"),
        ("kk", "Астана~қ. Университет"),
        ("kk", "қ.~Астана орталығы"),
        ("kk", "жоба (1)~бірінші және (2)~екінші"),
        ("kk", "1.~Мәселе қаралды"),
        ("ru", "Решение №~17 от 8~июня 2010~г. Принято"),
        ("ru", "8~июня 2010~года в~г.~Астане"),
        ("ru", "А.~Б.~Серикову и~Иванову~И.~И., Дж.~Смиту"),
        ("ru", "ст.~5, п.~3, с.~12, пункт~7 приложения"),
        ("ru", "вопросы и~т.~д. и~т.~п., т.~е. все"),
        ("ru", "14~часов 10~% 25~мм 5,5~млн тенге 2~млрд 20~тыс. человек"),
        ("ru", "1~000~000~тенге за год"),
        ("ru", "пришёл~бы и~ли или всё~же нет"),
        ("ru", "о~том и~речь~– вот"),
        ("ru", "от 10~–~15~человек"),
        ("ru", "2010–2012~гг. были"),
        ("ru", "«В~Астане» с~«Кокжиек»"),
        ("ru", "им.~Абая, г-н~Серіков, проф.~Ахметова"),
        ("en", "Dr~J.~R.~Smith met Mr~Brown"),
        ("en", "on 17~October 2024 and October~17, 2024"),
        ("en", "Article~5, paragraph~3; No.~17 of 2024"),
        ("en", "25~mm, 10~million people, at 10~a.m. (p.~5)"),
        ("en", "e.g.~here, i.e.~there"),
        ("en", "five years~– or more"),
        ("en", "K.~Zh.~Bekov"),
    ],
)
def test_what_belongs_together_stays_together(language: str, text: str) -> None:
    if language == "en":
        text = text.replace("October 2024", "October~2024")
    assert tied(text.replace("~", " "), language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Пункт. Принять к~сведению."),
        ("ru", "в~2010. Форум решил"),
        ("ru", "пункты 3, 5 и~7"),
        ("kk", "университет мәртебесі туралы"),
        ("en", "a question of 5 and of the rest"),
    ],
)
def test_what_does_not_may_part(language: str, text: str) -> None:
    assert tied(text.replace("~", " "), language) == text


@given(
    words=st.lists(st.text(st.sampled_from("аАбт.гж«»()–-№%175,қsSi"), min_size=1, max_size=6), max_size=20),
    language=st.sampled_from(["kk", "ru", "en"]),
)
def test_no_line_begins_with_a_dash_or_ends_with_a_sign(words: list[str], language: str) -> None:
    holds = held(words, language)

    assert len(holds) == len(words)
    for place, word in enumerate(words):
        if word in {"–", "—"} and place:
            assert holds[place - 1]
        if word in {"№", "§"} and place + 1 < len(words):
            assert holds[place]


def test_nothing_holds_nothing() -> None:
    assert held([], "kk") == []
    assert held(["№"], "ru") == [False]
    with pytest.raises(ValueError, match="unknown language"):
        held(["a"], "de")
