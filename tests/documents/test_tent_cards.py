"""Tent cards."""

from typing import Any

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from tests.builders_people_sheets import LONG_KAZAKH, people_sheet, person
from tests.documents.reading import letters, page_texts


def cards(*languages: Language, layout: str = "", **changed: Any) -> list[str]:
    sheet = people_sheet([person(**changed)])
    return page_texts(print_document("tent_cards", sheet, form="pdf", languages=languages, layout=layout))


def test_the_name_stands_on_both_faces() -> None:
    (card,) = cards(Language.EN)

    assert card.count("Akhmetova") == 2


def test_two_languages_stand_on_both_faces_or_have_one_each() -> None:
    (both,) = cards(Language.KK, Language.EN)
    (faces,) = cards(Language.KK, Language.EN, layout="faces")

    assert both.count("Ахметова") == both.count("Akhmetova") == 2
    assert faces.count("Ахметова") == faces.count("Akhmetova") == 1


def test_everybody_has_a_sheet_of_their_own() -> None:
    sheet = people_sheet([person(1), person(2), person(3)])

    assert len(page_texts(print_document("tent_cards", sheet, form="pdf"))) == 3


def test_a_name_of_seventy_letters_is_printed_whole() -> None:
    (card,) = cards(Language.KK, badge_name=LONG_KAZAKH)

    assert letters(card).count(letters(LONG_KAZAKH.kk)) == 2
