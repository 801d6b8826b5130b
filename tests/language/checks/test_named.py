import pytest

from forumdesk.language.checks import Surroundings, TextFinding, check_row
from forumdesk.language.name_cases import NAME_CASES, name_in_case
from forumdesk.language.names import parse_russian_name
from tests.language.checks.agreeing_rows import AROUND, PEOPLE


def found(kk: str, ru: str, en: str, around: Surroundings = AROUND) -> list[TextFinding]:
    return list(check_row({"kk": kk, "ru": ru, "en": en}, around))


def test_a_person_may_stand_in_any_case() -> None:
    for person in PEOPLE:
        kk, ru = parse_russian_name(person["kk"]), parse_russian_name(person["ru"])
        for case in NAME_CASES["ru"]:
            other = case if case in NAME_CASES["kk"] else "locative"
            texts = (f"Бұл {name_in_case(kk, 'kk', other)}.", f"Это {name_in_case(ru, 'ru', case)}.")
            assert found(*texts, f"It is {person['en']}.") == []


def test_a_person_whom_one_language_leaves_out_is_missed() -> None:
    (one,) = found("Айсұлу Төребекова сөйледі.", "Выступила Айсулу Торебекова.", "A report was given.")

    assert (one.code, one.language, one.values) == (
        "name_differs",
        "kk",
        {"here": "Төребекова", "other": "en"},
    )


def test_a_slip_in_a_surname_is_found_with_the_form_that_was_meant() -> None:
    (one,) = found("А. Төребековаға".replace(" ", "\u00a0"), "Айсулу Торебековойй", "Aisulu Torebekova")

    assert (one.language, one.repair) == ("ru", "Торебековой")


def test_a_slip_in_a_given_name_is_found() -> None:
    (one,) = found("Айсұлу Төребекова", "Айсулу Торебекова", "Aisula Torebekova")

    assert (one.language, one.values["here"], one.repair) == ("en", "Aisula", "Aisulu")


def test_a_given_name_alone_names_the_person_as_well() -> None:
    assert (
        found("Айсұлу Төребекованың баяндамасы", "доклад Айсулу Торебековой", "the report by Ms Aisulu") == []
    )


def test_people_of_one_surname_may_be_meant_by_it() -> None:
    around = Surroundings(
        people=(
            {"kk": "Вайс Карл", "ru": "Вайс Карл", "en": "Karl Weiss"},
            {"kk": "Вейс Карл", "ru": "Вайс Карл", "en": "Karl Weiß"},
        )
    )

    assert found("Карл Вайс", "Карл Вайс", "Karl Weiss", around) == []


def test_a_body_may_stand_in_any_case_and_under_a_shorter_name() -> None:
    assert found("Халықаралық кеңеске", "Международному совету", "to the Council") == []
    assert found("АХҚО", "Международного совета", "of the IC") == []


def test_another_body_in_one_language_is_found() -> None:
    (one,) = found(
        "Ақбұлақ университетіне", "Жайсанскому технологическому университету", "to Akbulak University"
    )

    assert (one.code, one.language) == ("body_differs", "ru")
    assert one.values["there"] == "Ақбұлақ университетіне"


@pytest.mark.parametrize(("written", "repair"), [("Akbulok", "Akbulak"), ("Akbulak", None)])
def test_a_slip_in_the_name_of_a_body_is_found(written: str, repair: str | None) -> None:
    one = found("Ақбұлақ университеті", "Акбулакский университет", f"{written} University")

    assert [finding.repair for finding in one] == ([repair] if repair else [])
