import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.language.transliteration import in_other_script, levelled


@pytest.mark.parametrize(
    "spellings",
    [
        "Ахметова АХМЕТОВА Akhmetova Ahmetova", "Жәнібек Жанибек Zhanibek Jänibek Janibek",
        "Соловьёв Соловьев Solovyov Soloviev Solovyev", "Елена Yelena Elena", "Қуаныш Куаныш Kuanysh Quanyş",
        "Шахин Şahin Sahin Shahin", "Өтегенов Утегенов Utegenov Ötegenov", "Кайрат Қайрат Kairat Kayrat Qairat",
        "Ильяс Ілияс Ilyas Iliyas Ilias", "Нұрғалиева Нургалиева Nurgaliyeva Nurgalieva Nurğalieva",
        "Юлдашев Yuldashev Iuldashev", "Müller Мюллер Muller Mueller", "Schröder Schroeder Schroder",
        "Щербаков Shcherbakov Scherbakov", "Алексей Alexey Aleksey Alexei", "Касымов Kassymov Kasymov Qasymov",
        "Дəурен Дәурен Dauren Däuren", "Мин-джун Min-jun Minjun", "Ли Li Lee", "Łukasz Lukasz",
        "Toʻrayev To'rayev Torayev",
        "Ғұмаров Гумаров Gumarov Ğumarov Ghumarov", "Чингиз Chingiz Çingiz",
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_levelled_alike(spellings: str) -> None:
    assert len({levelled(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    "names",
    [
        "Ахметов Ахметова",
        "Болат Болатбек",
        "Асан Усен",
        "Марат Мурат",
        "Нурлан Нурхан",
        "Kim Kang",
        "王 李",
        "Тегі11 Тегі1",
        "Айгүл Айгерім",
    ],
)
def test_different_names_stay_different(names: str) -> None:
    one, other = (levelled(name) for name in names.split())

    assert one != other


def test_what_has_no_letters_is_empty() -> None:
    assert [levelled(text) for text in ("", " ", "—", "ь", "’")] == [""] * 5


@settings(deadline=None)
@given(st.text())
def test_composed_decomposed_and_capital_letters_are_levelled_alike(text: str) -> None:
    assert levelled(unicodedata.normalize("NFD", text)) == levelled(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("word", "pattern"),
    [
        ("ahm", "ахм"), ("akhmetov", "ахметов"), ("zhumabek", "жумабек"), ("aygul", "а?гул"), ("shchukin", "щукин"),
        ("ахметов", "a*hmeto?"), ("сарсен", "sarsen"), ("юсуп", "*usup"), ("жума", "zhuma"),
        ("a", ""), ("а", ""), ("701", ""), ("a.b@c", ""), ("müller", ""), ("асан1", ""),
    ],
)  # fmt: skip
def test_a_word_is_looked_for_in_the_other_script(word: str, pattern: str) -> None:
    assert in_other_script(word) == pattern
