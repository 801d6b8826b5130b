"""Invitations as a web page."""

from dataclasses import dataclass

import pytest

from forumdesk.documents.html.letters import letters_html
from forumdesk.documents.invitation import letters
from forumdesk.documents.styles import load_preset
from forumdesk.domain.texts import Language
from tests.builders_people_sheets import people_sheet
from tests.documents.html.checking import complaints, read, words_in


@dataclass(frozen=True)
class Facts:
    title: str = "Invitations"
    author: str = "Council"


@pytest.mark.parametrize("languages", [(Language.EN,), (Language.KK, Language.RU)])
def test_each_letter_is_an_article_with_all_its_words(languages: tuple[Language, ...]) -> None:
    sheet = people_sheet()

    page = read(letters_html(sheet, languages, Facts(), load_preset()))

    assert complaints(page) == []
    articles = page.findall("body/main/article")
    wanted = list(letters(sheet, languages))
    assert [one.get("lang") for one in articles] == [one.language.value for one in wanted]
    assert [words_in(one) for one in articles] == [" ".join(one.texts).split() for one in wanted]
    assert all(len(one.findall("div/h1")) == 1 for one in articles)
