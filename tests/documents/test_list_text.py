"""Lists as plain text."""

import pytest

from forumdesk.documents.list_text import WIDTH
from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_people_sheets import people_sheet, person


def text_of(identifier: str, *languages: Language) -> str:
    return print_document(identifier, people_sheet(), form="txt", languages=languages).decode()


@pytest.mark.parametrize("identifier", ["participants", "attendance", "arrivals", "delegations", "passes"])
def test_no_line_is_wider_than_the_page_and_nobody_is_missing(identifier: str) -> None:
    text = text_of(identifier, Language.RU)

    assert max(map(len, text.split("\n"))) <= WIDTH
    joined = " ".join(text.split())
    for one in people_sheet().people:
        if identifier != "arrivals" or one.arrived_at is not None:
            assert one.in_lists.ru.split()[0] in joined


def test_letters_that_no_font_has_are_written() -> None:
    sheet = people_sheet([person(organisation=LocalizedText.everywhere("北京大学"))])

    assert "北京大学" in print_document("participants", sheet, form="txt").decode()


def test_languages_follow_each_other() -> None:
    text = text_of("participants", Language.RU, Language.EN)

    assert text.index("Форум стратегических") < text.index("***") < text.index("Strategic Partners Forum")
