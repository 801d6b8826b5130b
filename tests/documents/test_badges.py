"""Badges."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from forumdesk.documents.badges import TONES
from forumdesk.documents.errors import MissingGlyphOfPersonError
from forumdesk.documents.registry import print_document
from forumdesk.domain.badges import printed_badge_code
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.people_sheets import PeopleSheet, PersonLine
from tests.builders_people_sheets import LONG_KAZAKH, people_sheet, person
from tests.documents.reading import letters, page_texts, unhyphenated

BOTH = [Language.KK, Language.EN]


def badges(sheet: PeopleSheet, layout: str = "a4-8", languages: list[Language] = BOTH) -> bytes:
    return print_document("badges", sheet, form="pdf", layout=layout, languages=languages)


@pytest.mark.parametrize(("layout", "sheets"), [("a4-8", 2), ("a4-10", 1), ("a4-4", 3), ("label", 9)])
def test_badges_fill_sheet_after_sheet(layout: str, sheets: int) -> None:
    people = [person(number) for number in range(1, 10)]

    assert len(page_texts(badges(people_sheet(people), layout))) == sheets


def test_a_badge_says_who_whence_and_in_which_role() -> None:
    text = unhyphenated(badges(people_sheet([person(role=Role.SPEAKER)]), languages=[Language.EN]))

    for words in (
        "Strategic Partners Forum",
        "Gulnar Akhmetova",
        "L. N. Gumilyov Eurasian National University",
        "Kazakhstan",
        "Speaker",
        printed_badge_code(person().badge_code),
    ):
        assert words in text


def test_two_languages_give_two_names_and_two_countries() -> None:
    text = unhyphenated(badges(people_sheet([person()])))

    assert "Гүлнар Ахметова" in text
    assert "Gulnar Akhmetova" in text
    assert "Қазақстан · Kazakhstan" in text


def test_a_second_name_that_reads_the_same_is_not_repeated() -> None:
    same = person(badge_name=LocalizedText.everywhere("Lena Hartwig"))

    assert unhyphenated(badges(people_sheet([same]))).count("Hartwig") == 1


def test_a_person_without_a_code_has_a_badge_without_one() -> None:
    printed = badges(people_sheet([person(badge_code="")]))

    with pikepdf.open(BytesIO(printed)) as pdf:
        tags = [str(part.S) for part in pdf.Root.StructTreeRoot.K[0].K[0].K]
    assert "/Figure" not in tags


@pytest.mark.parametrize("layout", ["a4-8", "a4-4", "a4-10", "label"])
def test_a_name_of_seventy_letters_is_printed_whole(layout: str) -> None:
    long = person(badge_name=LONG_KAZAKH)

    text = letters(unhyphenated(badges(people_sheet([long]), layout)))

    assert letters(LONG_KAZAKH.kk) in text
    assert letters(LONG_KAZAKH.en) in text


def test_a_letter_that_the_font_lacks_is_told_with_the_person() -> None:
    strange = person(organisation=LocalizedText.everywhere("北京大学"))

    with pytest.raises(MissingGlyphOfPersonError, match="in the entry of Гүлнар Ахметова"):
        badges(people_sheet([strange]))


def test_roles_differ_without_colour() -> None:
    def grey(ink: tuple[float, float, float]) -> int:
        return round((0.3 * ink[0] + 0.59 * ink[1] + 0.11 * ink[2]) * 10)

    seen = {(grey(tone.ground), tone.edge is not None) for tone in TONES.values()}

    assert set(TONES) == set(Role)
    assert len(seen) == len(Role)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    sheet = people_sheet([person(1), person(2)])

    assert badges(sheet) == badges(sheet)


def test_progress_is_told_by_sheets_and_may_end_the_printing() -> None:
    people: list[PersonLine] = [replace(person(number)) for number in range(1, 18)]
    told: list[tuple[int, int]] = []
    print_document(
        "badges", people_sheet(people), form="pdf", progress=lambda done, of: told.append((done, of))
    )

    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    assert told == [(8, 17), (16, 17), (17, 17)]
    with pytest.raises(KeyboardInterrupt):
        print_document("badges", people_sheet(people), form="pdf", progress=stop)
