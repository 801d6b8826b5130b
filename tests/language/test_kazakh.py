import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.language import kazakh
from forumdesk.language.kazakh import Case, ending, last_spoken_word, numeral, ordinal, roman, with_case

# Table 3.6: for each kind of stem one back and one front word in the five cases.
CASES: tuple[Case, ...] = ("genitive", "dative", "accusative", "locative", "ablative")
STEMS = [
    ("Астана", "Астананың Астанаға Астананы Астанада Астанадан"),
    ("мәселе", "мәселенің мәселеге мәселені мәселеде мәселеден"),
    ("Қазақстан", "Қазақстанның Қазақстанға Қазақстанды Қазақстанда Қазақстаннан"),
    ("кеңес", "кеңестің кеңеске кеңесті кеңесте кеңестен"),
    ("ұсыным", "ұсынымның ұсынымға ұсынымды ұсынымда ұсынымнан"),
    ("иін", "иіннің иінге иінді иінде иіннен"),
    ("қаңтар", "қаңтардың қаңтарға қаңтарды қаңтарда қаңтардан"),
    ("өкіл", "өкілдің өкілге өкілді өкілде өкілден"),
    ("наурыз", "наурыздың наурызға наурызды наурызда наурыздан"),
    ("Мәскеу", "Мәскеудің Мәскеуге Мәскеуді Мәскеуде Мәскеуден"),
    ("су", "судың суға суды суда судан"),
    ("дауыс", "дауыстың дауысқа дауысты дауыста дауыстан"),
    ("мемлекет", "мемлекеттің мемлекетке мемлекетті мемлекетте мемлекеттен"),
]


@pytest.mark.parametrize(("stem", "forms"), STEMS)
def test_stems_take_the_endings_of_the_standard_grammar(stem: str, forms: str) -> None:
    assert [with_case(stem, case) for case in CASES] == forms.split()


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("министрлігі", "министрлігінің министрлігіне министрлігін министрлігінде министрлігінен"),
        ("Америка Құрама Штаттары", "Штаттарының Штаттарына Штаттарын Штаттарында Штаттарынан"),
        ("Сауд Арабиясы", "Арабиясының Арабиясына Арабиясын Арабиясында Арабиясынан"),
    ],
)
def test_a_possessive_has_endings_of_its_own(stem: str, forms: str) -> None:
    written = [with_case(stem, case, possessive=True).rpartition(" ")[2] for case in CASES]

    assert written == forms.split()


@pytest.mark.parametrize(
    "form",
    [
        "Қазақстан+нан", "Ресей+ден", "Қытай+дан", "Ұлыбритания+дан", "Үндістан+нан", "Түркия+дан", "Моңғолия+дан",
        "Вьетнам+нан", "Таиланд+тан", "Израиль+ден", "Беларусь+тен", "Шымкент+тен", "Бішкек+тен", "Алматы+дан",
        "институт+тан", "форум+нан", "тарих+тан", "Париж+ден", "Тбилиси+ден", "Тайвань+нан",
    ],
)  # fmt: skip
def test_names_in_the_ablative(form: str) -> None:
    stem, _, suffix = form.partition("+")

    assert with_case(stem, "ablative") == stem + suffix


@pytest.mark.parametrize(
    ("abbreviation", "case", "form"),
    [
        ("ҚР", "genitive", "ҚР-ның"), ("ТМД", "genitive", "ТМД-ның"), ("ШЫҰ", "dative", "ШЫҰ-ға"),
        ("АҚШ", "dative", "АҚШ-қа"), ("АҚШ", "ablative", "АҚШ-тан"), ("ЮНЕСКО", "genitive", "ЮНЕСКО-ның"),
        ("АХҚО", "locative", "АХҚО-да"), ("БАӘ", "dative", "БАӘ-ге"), ("ЖОО", "accusative", "ЖОО-ны"),
    ],
)  # fmt: skip
def test_abbreviations_take_the_ending_after_a_hyphen(abbreviation: str, case: Case, form: str) -> None:
    assert with_case(abbreviation, case) == form


ABLATIVE = (
    "1-ден 2-ден 3-тен 4-тен 5-тен 6-дан 7-ден 8-ден 9-дан 10-нан 20-дан 30-дан 40-тан 50-ден 60-тан 70-тен 80-нен "
    "90-нан 100-ден 1000-нан 1000000-нан"
)
DATIVE = "1-ге 3-ке 6-ға 9-ға 10-ға 40-қа 60-қа 70-ке 90-ға 100-ге 1000-ға"


@pytest.mark.parametrize("form", ABLATIVE.split())
def test_numerals_in_the_ablative(form: str) -> None:
    assert numeral(int(form.partition("-")[0]), "ablative").replace("\u00a0", "") == form


@pytest.mark.parametrize("form", DATIVE.split())
def test_numerals_in_the_dative(form: str) -> None:
    assert numeral(int(form.partition("-")[0]), "dative") == form


@settings(deadline=None)
@given(st.integers(1, 10**15), st.sampled_from(CASES))
def test_a_numeral_ends_like_the_last_word_spoken(number: int, case: Case) -> None:
    figures, _, suffix = numeral(number, case).rpartition("-")

    assert figures.replace("\u00a0", "") == str(number)
    assert suffix == ending(last_spoken_word(number), case)
    if number % 100:
        assert suffix == numeral(number % 100, case).rpartition("-")[2]


@settings(deadline=None)
@given(st.integers(1, 10**9))
def test_the_vowels_of_all_endings_of_a_numeral_agree(number: int) -> None:
    front = [any(vowel in ending(str(number), case) for vowel in "еі") for case in CASES]

    assert len(set(front)) == 1


@pytest.mark.parametrize(
    ("number", "word"),
    [(0, "нөл"), (21, "бір"), (40, "қырық"), (300, "жүз"), (1100, "жүз"), (12_000, "мың"), (10**6, "миллион"),
     (5 * 10**9, "миллиард"), (10**12, "триллион")],
)  # fmt: skip
def test_the_last_word_spoken(number: int, word: str) -> None:
    assert last_spoken_word(number) == word


def test_ordinals_and_numbered_parts() -> None:
    assert [ordinal(number) for number in (1, 2, 6, 9, 10, 20, 40)] == [
        "1-ші", "2-ші", "6-шы", "9-шы", "10-шы", "20-шы", "40-шы",
    ]  # fmt: skip
    assert kazakh.numbered(2, "тармақ") == "2-тармақ"
    with pytest.raises(ValueError, match="below zero"):
        ordinal(-1)


def test_congresses_are_counted_in_roman_figures() -> None:
    assert [roman(number) for number in (1, 3, 4, 9, 14, 40, 1999)] == [
        "I",
        "III",
        "IV",
        "IX",
        "XIV",
        "XL",
        "MCMXCIX",
    ]
    with pytest.raises(ValueError, match="Roman"):
        roman(0)


def test_the_instrumental_joins_after_the_last_sound() -> None:
    assert with_case("делегация", "instrumental") == "делегациямен"
    assert with_case("мемлекет", "instrumental") == "мемлекетпен"
    assert numeral(100, "instrumental") == "100-бен"


@pytest.mark.parametrize("word", ["Microsoft", "", "Samsung Қ. Ltd"])
def test_no_ending_is_guessed_for_foreign_letters(word: str) -> None:
    with pytest.raises(ValueError, match="no Kazakh ending"):
        with_case(word, "dative")


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "0-і"), (1, "1-і"), (2, "2-сі"), (6, "6-сы"), (10, "10-ы"), (21, "21-і"), (96, "96-сы")],
)
def test_so_many_of_them(number: int, written: str) -> None:
    assert kazakh.of_them(number) == written
