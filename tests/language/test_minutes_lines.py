import datetime

import pytest

from forumdesk.language.minutes_lines import (
    annex_to_minutes,
    authenticity_line,
    extract_title,
    minutes_of_days,
    minutes_title,
    present_count,
    speaker_line,
)

LANGUAGES = ("kk", "ru", "en")
FIRST, LAST = datetime.date(2024, 10, 17), datetime.date(2024, 10, 18)


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\u00a0", " ") for text in texts]


def test_the_number_of_minutes_is_text() -> None:
    assert plain([minutes_title("С-70/2", language) for language in LANGUAGES]) == [
        "№ С-70/2 хаттама", "Протокол № С-70/2", "Minutes No. С-70/2",
    ]  # fmt: skip


def test_minutes_are_named_by_number_and_days() -> None:
    day = datetime.date(2010, 6, 8)

    assert [minutes_of_days("3", day, day, language) for language in LANGUAGES] == [
        "2010 жылғы 8 маусымдағы №\u00a03 хаттама",
        "Протокол №\u00a03 от 8 июня 2010 года",
        "Minutes No.\u00a03 of 8 June 2010",
    ]
    assert plain([minutes_of_days("3", FIRST, LAST, language) for language in LANGUAGES]) == [
        "2024 жылғы 17–18 қазандағы № 3 хаттама",
        "Протокол № 3 от 17–18 октября 2024 года",
        "Minutes No. 3 of 17–18 October 2024",
    ]
    with pytest.raises(ValueError, match="before the first"):
        minutes_of_days("3", LAST, FIRST, "kk")


def test_an_extract_names_its_minutes() -> None:
    assert plain([extract_title("3", language) for language in LANGUAGES]) == [
        "№ 3 хаттамадан үзінді", "Выписка из протокола № 3", "Extract from Minutes No. 3",
    ]  # fmt: skip
    assert plain([extract_title("3", language, FIRST) for language in LANGUAGES]) == [
        "2024 жылғы 17 қазандағы № 3 хаттамадан үзінді",
        "Выписка из протокола № 3 от 17 октября 2024 года",
        "Extract from Minutes No. 3 of 17 October 2024",
    ]
    assert "17–18 қазандағы" in extract_title("3", "kk", FIRST, LAST)


def test_an_annex_is_numbered_where_there_are_several() -> None:
    assert plain([annex_to_minutes(2, "3", FIRST, FIRST, language) for language in LANGUAGES]) == [
        "2024 жылғы 17 қазандағы № 3 хаттамаға 2-қосымша",
        "Приложение 2 к протоколу № 3 от 17 октября 2024 года",
        "Annex 2 to Minutes No. 3 of 17 October 2024",
    ]
    assert plain([annex_to_minutes(0, "3", FIRST, FIRST, language) for language in LANGUAGES]) == [
        "2024 жылғы 17 қазандағы № 3 хаттамаға қосымша",
        "Приложение к протоколу № 3 от 17 октября 2024 года",
        "Annex to Minutes No. 3 of 17 October 2024",
    ]


def test_a_speaker_stands_in_the_nominative() -> None:
    assert speaker_line("Ахметова Г.", "ru", organisation="Нархоз", country="Казахстан") == (
        "Ахметова Г. (Нархоз, Казахстан)"
    )
    assert speaker_line("Ким А.", "kk", text="мерзімдер туралы.") == "Ким А. – мерзімдер туралы."
    assert speaker_line("Jiali Lin", "en") == "Jiali Lin"
    with pytest.raises(ValueError, match="without a name"):
        speaker_line(" ", "kk")


@pytest.mark.parametrize(
    ("number", "kk", "ru", "en"),
    [(0, "0 адам", "0 человек", "0 people"), (1, "1 адам", "1 человек", "1 person"),
     (2, "2 адам", "2 человека", "2 people"), (5, "5 адам", "5 человек", "5 people"),
     (21, "21 адам", "21 человек", "21 people")],
)  # fmt: skip
def test_the_present_agree_with_their_number(number: int, kk: str, ru: str, en: str) -> None:
    assert [present_count(number, language) for language in LANGUAGES] == [kk, ru, en]
    assert [present_count(number, language, listed=True) for language in LANGUAGES] == [
        f"{kk} (тізім қоса беріледі)", f"{ru} (список прилагается)", f"{en} (list attached)",
    ]  # fmt: skip


def test_delegations_are_counted_too() -> None:
    assert present_count(22, "ru", delegations=True) == "22 делегации"
    with pytest.raises(ValueError, match="below zero"):
        present_count(-1, "ru")


def test_texts_are_equally_authentic_unless_one_prevails() -> None:
    assert [authenticity_line(LANGUAGES, (), language) for language in LANGUAGES] == [
        "Құжат қазақ, орыс және ағылшын тілдерінде жасалды, барлық мәтіннің заңды күші бірдей.",
        "Документ составлен на казахском, русском и английском языках, все тексты имеют равную юридическую силу.",
        "Done in Kazakh, Russian and English, all texts being equally authentic.",
    ]
    assert [authenticity_line(("kk", "ru"), ("kk",), language) for language in LANGUAGES] == [
        "Құжат қазақ және орыс тілдерінде жасалды. Мәтіндер арасында алшақтық болған жағдайда қазақ тіліндегі мәтін "
        "басым болады.",
        "Документ составлен на казахском и русском языках. При расхождении текстов преимущество имеет текст на "
        "казахском языке.",
        "Done in Kazakh and Russian. In case of divergence the Kazakh text prevails.",
    ]
    assert authenticity_line(LANGUAGES, ("kk", "ru"), "en").endswith("the Kazakh and Russian texts prevail.")
    assert authenticity_line(LANGUAGES, LANGUAGES, "ru") == authenticity_line(LANGUAGES, (), "ru")
    assert authenticity_line(("kk",), (), "kk") == ""
    with pytest.raises(ValueError, match="does not exist"):
        authenticity_line(("kk", "ru"), ("en",), "kk")
