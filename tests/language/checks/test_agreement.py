import pytest

from forumdesk.language.checks import Surroundings, TextFinding, check_row

NOTHING = Surroundings()


def found(kk: str, ru: str, en: str) -> list[TextFinding]:
    held = {"kk": kk.replace(" жыл", "\u00a0жыл"), "ru": ru, "en": en}
    return list(check_row(held, NOTHING))


def test_a_figure_that_one_language_lacks_is_shown_where_it_stands() -> None:
    (one,) = found("20 күн", "20 дней", "some days")

    assert (one.language, one.span, one.message) == ("kk", (0, 2), "{here} is not in the English text.")


def test_a_figure_of_one_language_alone_is_shown_there() -> None:
    (one,) = found("көп күн", "много дней", "within 20 days")

    assert (one.language, one.message) == ("en", "{here} stands in this language alone.")


def test_three_different_figures_follow_the_first_language() -> None:
    assert [(one.language, one.repair) for one in found("5 күн", "6 дней", "7 days")] == [
        ("ru", "5"),
        ("en", "5"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("екі жақты келісім", "двустороннее соглашение", "a bilateral agreement"),
        ("екі тарап", "обе стороны", "both sides"),
        ("бірыңғай тәртіп", "единый порядок", "one procedure"),
        ("екінші күні", "на следующий день", "on the next day"),
    ],
)
def test_words_that_only_hint_at_a_number_prove_nothing(texts: tuple[str, str, str]) -> None:
    assert found(*texts) == []


def test_a_year_said_in_a_date_is_said() -> None:
    assert found("2026 жылы 1 мамырда", "1 мая 2026 года", "on 1 May 2026") == []


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (("5 млн теңге", "5 млн тенге", "$5 million"), "sum_differs"),
        (("5 млн теңге", "5 млн тенге", "6 million tenge"), "sum_differs"),
        (("5%", "5", "5%"), "number_differs"),
        (("2026 жылғы 1 мамыр", "1 мая 2026 года", "2 May 2026"), "date_differs"),
        (("2-тармақ", "пункт 3", "paragraph 2"), "reference_differs"),
    ],
)
def test_each_kind_has_its_code(texts: tuple[str, str, str], code: str) -> None:
    assert {one.code for one in found(*texts)} == {code}
