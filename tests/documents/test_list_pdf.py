"""Lists on paper."""

import pytest

from forumdesk.documents.errors import MissingGlyphOfPersonError
from forumdesk.documents.list_pdf import print_lists
from forumdesk.documents.page import FileFacts
from forumdesk.documents.people_lists import list_paper
from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_people_sheets import FORUM_2024, LONG_KAZAKH, MADE_AT, people_sheet, person
from tests.documents.reading import letters, page_texts, unhyphenated

FACTS = FileFacts(title="t", author="a", language="kk", made_at=MADE_AT)


def printed(identifier: str, language: Language = Language.KK) -> bytes:
    return print_document(identifier, people_sheet(), form="pdf", languages=[language])


@pytest.mark.parametrize("language", list(Language))
def test_everybody_is_on_paper(language: Language) -> None:
    text = unhyphenated(printed("participants", language))

    for one in people_sheet().people:
        assert one.in_lists.in_language(language.value) in text


def test_the_headings_of_the_columns_stand_on_every_page() -> None:
    pages = page_texts(printed("attendance", Language.EN))

    assert len(pages) > 2
    assert all("Signature" in page and "Full name" in page for page in pages)
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1))


def test_each_language_is_a_list_of_its_own_with_its_own_page_numbers() -> None:
    sheet = people_sheet([person()])

    pages = page_texts(print_document("participants", sheet, form="pdf"))

    assert len(pages) == 3
    assert all("1 / 1" in page for page in pages)
    assert sheet.meeting.kk in pages[0]
    assert sheet.meeting.en in pages[2]


def test_every_page_of_a_pass_list_is_marked() -> None:
    pages = page_texts(printed("passes", Language.EN))

    assert all("For organisers and guards only" in page for page in pages)
    assert all("To be destroyed after" in page for page in pages)


def test_a_name_of_seventy_letters_is_printed_whole() -> None:
    long = person(name=LONG_KAZAKH, listed_name=LocalizedText())

    for identifier in ("participants", "attendance", "passes"):
        text = unhyphenated(
            print_document(identifier, people_sheet([long]), form="pdf", languages=[Language.KK])
        )
        assert letters(LONG_KAZAKH.kk) in letters(text)


def test_a_letter_that_the_font_lacks_is_told_with_the_person() -> None:
    strange = person(organisation=LocalizedText.everywhere("北京大学"))

    with pytest.raises(MissingGlyphOfPersonError, match="in the entry of Akhmetova Gulnar"):
        print_document("participants", people_sheet([strange]), form="pdf", languages=[Language.EN])


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert printed("attendance") == printed("attendance")


def test_a_list_without_tags_shows_the_same() -> None:
    papers = [list_paper("attendance", people_sheet(), Language.KK)]

    untagged = print_lists(papers, FACTS, tagged=False)

    assert page_texts(untagged) == page_texts(print_lists(papers, FACTS))
    assert b"StructTreeRoot" not in untagged


def test_progress_is_told_by_pages() -> None:
    told: list[tuple[int, int]] = []

    print_lists(
        [list_paper("passes", people_sheet(), Language.KK)],
        FACTS,
        progress=lambda done, of: told.append((done, of)),
    )

    assert told[-1] == (60, 60)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("identifier", ["participants", "attendance", "delegations", "passes"])
def test_the_forum_of_2024_is_printed_whole(identifier: str) -> None:
    sheet = people_sheet(file=FORUM_2024)

    text = unhyphenated(print_document(identifier, sheet, form="pdf", languages=[Language.RU])).replace(
        " ", ""
    )

    for one in sheet.people:
        assert one.in_lists.in_language("ru").replace(" ", "") in text
