"""The extract: the chosen items with their numbers, and its certification."""

from datetime import date

import pytest

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from tests.builders_minutes_sheets import RECOMMENDATIONS, minutes_sheet

KK, RU, EN = Language


def told(*chosen: str, language: Language = EN, day: date | None = None) -> str:
    sheet = minutes_sheet(chosen=chosen, certified_on=day)
    return " ".join(print_document("extract", sheet, form="txt", languages=[language]).decode().split())


def test_only_the_chosen_items_stand_there_under_their_numbers() -> None:
    text = told("c", "d")

    assert "3. On the adoption of recommendations" in text
    assert "4. Other business" in text
    assert "On a single procedure" not in text
    assert RECOMMENDATIONS[0].en not in text


def test_the_list_of_those_present_and_the_speeches_stay_in_the_minutes() -> None:
    text = told("a")

    assert "Annex" not in text
    assert "SPOKE" not in text


@pytest.mark.parametrize(
    ("language", "words"), [(KK, "Үзінді дұрыс"), (RU, "Выписка верна"), (EN, "Certified true extract")]
)
def test_the_secretary_certifies_it(language: Language, words: str) -> None:
    assert f"{words} " in told("a", language=language)


def test_only_the_certification_is_signed() -> None:
    text = told("a")

    assert "Chair S. Nurgaliyeva Secretary D. Sarsenov" in text
    assert text.count("Secretary ___") == 1


def test_the_day_is_that_of_the_certification_or_room_to_write_it() -> None:
    assert "20 October 2026" in told("a", day=date(2026, 10, 20))
    assert "«___»" in told("a")
