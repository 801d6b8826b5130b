"""Invitations as PDF."""

from dataclasses import replace

import pytest

from forumdesk.documents.errors import MissingGlyphOfPersonError
from forumdesk.documents.registry import print_document
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from tests.builders_people_sheets import people_sheet, person
from tests.documents.reading import letters, lost, page_texts, unhyphenated, words_in
from tests.documents.test_invitation import AYSE, GULNAR
from tests.verapdf import assert_archival

KK, RU, EN = Language


def test_each_letter_begins_a_page_of_its_own() -> None:
    pdf = print_document("invitation", people_sheet([GULNAR, AYSE]), form="pdf", languages=[KK, RU])

    pages = page_texts(pdf)
    assert len(pages) == 4
    assert ["Гүлнар" in page or "Гульнар" in page for page in pages] == [True, True, False, False]


@pytest.mark.parametrize("language", list(Language))
def test_paper_and_text_say_the_same(language: Language) -> None:
    sheet = people_sheet([GULNAR, AYSE])

    pdf = print_document("invitation", sheet, form="pdf", languages=[language])
    text = print_document("invitation", sheet, form="txt", languages=[language]).decode()

    said = [word for word in text.replace("_" * 24, "").replace("\f", "").split() if set(word) != {"_"}]
    assert lost([letters(word) for word in said], [letters(word) for word in words_in(pdf)]) == []


def test_a_long_text_goes_on_on_a_second_page_and_the_signature_is_not_alone() -> None:
    long = LocalizedText(en=" ".join(["Hall of Independence,"] * 400))
    sheet = replace(people_sheet([AYSE]), place=long)

    pages = page_texts(print_document("invitation", sheet, form="pdf", languages=[EN]))

    assert len(pages) > 1
    assert "Yours sincerely" in pages[-1]
    assert "Chair" in pages[-1]


def test_the_letterhead_takes_the_place_of_the_sender() -> None:
    sheet = people_sheet([GULNAR])
    plain = unhyphenated(print_document("invitation", sheet, form="pdf", languages=[RU]))
    headed = unhyphenated(
        print_document(
            "invitation", sheet, form="pdf", languages=[RU], stationery=Stationery(letterhead=True)
        )
    )

    assert "Қазақстан" not in plain
    assert "Қазақстан Республикасының" in headed
    assert headed.count("Министерство") == plain.count("Министерство") == 1


def test_a_letter_that_cannot_be_printed_names_the_person() -> None:
    odd = person(name=LocalizedText.everywhere("Ахметов 𓀀"))

    with pytest.raises(MissingGlyphOfPersonError):
        print_document("invitation", people_sheet([odd]), form="pdf", languages=[RU])


def test_progress_counts_people_and_not_letters() -> None:
    told: list[tuple[int, int]] = []

    print_document(
        "invitation",
        people_sheet([GULNAR, AYSE]),
        form="pdf",
        languages=[KK, RU],
        progress=lambda done, all_: told.append((done, all_)),
    )

    assert told == [(1, 2), (2, 2)]


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = people_sheet([GULNAR, AYSE])

    assert print_document("invitation", sheet, form="pdf") == print_document("invitation", sheet, form="pdf")


def test_letters_are_archival_and_accessible() -> None:
    assert_archival(
        print_document(
            "invitation",
            people_sheet([GULNAR, AYSE]),
            form="pdf",
            languages=STATE_LANGUAGE_FIRST,
            stationery=Stationery(letterhead=True),
        )
    )
