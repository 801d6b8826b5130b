"""Invitations as a Word document."""

from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import Layout
from forumdesk.domain.texts import Language
from tests.builders_people_sheets import people_sheet, person
from tests.documents.word.papers import EN, KK, RU, of_people, opened, paragraphs, words_in, words_wanted


def printed(*languages: Language) -> bytes:
    return print_document("invitation", of_people(), form="docx", languages=languages)


def test_every_word_of_every_letter_is_there_in_order() -> None:
    for languages in ((KK,), (EN,), (RU, KK)):
        assert words_in(printed(*languages)) == words_wanted("invitation", languages, Layout.SEQUENCE)


def test_each_letter_begins_a_page() -> None:
    body = opened(printed(KK, RU)).element.body

    assert len(body.xpath(".//w:pPr/w:pageBreakBefore")) == 2 * len(of_people().people) - 1


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert printed(RU) == printed(RU)


def test_post_line_and_name_stand_side_by_side() -> None:
    sheet = people_sheet([person()])

    (table,) = opened(print_document("invitation", sheet, form="docx", languages=[RU])).tables

    _, line, name = (cell.paragraphs[0] for cell in table.rows[0].cells)
    assert line._p.xpath("./w:pPr/w:tabs/w:tab/@w:leader") == ["underscore"]
    assert name.text == "С. Нурбек"


def test_words_of_a_letter_are_in_its_language() -> None:
    document = opened(printed(EN))

    tags = {tag for one in paragraphs(document) for tag in one._p.xpath("./w:r/w:rPr/w:lang/@w:val")}
    assert tags == {"en-GB"}
