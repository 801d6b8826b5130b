"""Certificates guess neither case nor gender."""

from dataclasses import replace

from forumdesk.documents.registry import print_document
from forumdesk.domain.badges import printed_badge_code
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.people_sheets import CertificateWording, PeopleSheet
from tests.builders_people_sheets import people_sheet, person
from tests.documents.reading import page_texts


def pages(sheet: PeopleSheet, *languages: Language) -> list[str]:
    printed = print_document("certificates", sheet, form="pdf", languages=languages)
    return [" ".join(page.split()) for page in page_texts(printed)]


def test_a_certificate_says_who_took_part_in_what_when_and_where() -> None:
    (page,) = pages(people_sheet([person()]), Language.EN)

    for words in (
        "Ministry of Science and Higher Education",
        "CERTIFICATE OF PARTICIPATION",
        "This is to certify that Gulnar Akhmetova took part in the event “Strategic Partners Forum”",
        "17–18 October 2024, Astana",
        "Chair",
        "S. Nurbek",
        printed_badge_code(person().badge_code),
    ):
        assert words in page


def test_each_person_has_a_sheet_in_each_language() -> None:
    found = pages(people_sheet([person(1), person(2)]), Language.KK, Language.EN)

    assert ["Gulnar" in page for page in found] == [False, True, False, True]


def test_the_dative_is_used_only_where_it_is_given() -> None:
    given = person(name_dative=LocalizedText(ru="Ахметовой Гульнар Сериковне"))

    (with_case,) = pages(people_sheet([given]), Language.RU)
    (without,) = pages(people_sheet([person()]), Language.RU)

    assert "Ахметовой Гульнар Сериковне" in with_case
    assert "Ахметова Гульнар Сериковна" in without


def test_the_words_of_a_body_take_the_place_of_the_usual_ones() -> None:
    own = CertificateWording(
        heading=LocalizedText(en="Diploma"), text=LocalizedText(en="{name}\nspoke at\n{event}\nin Astana")
    )

    (page,) = pages(replace(people_sheet([person()]), certificate=own), Language.EN)

    assert "DIPLOMA" in page
    assert "Gulnar Akhmetova spoke at “Strategic Partners Forum” in Astana" in page
    assert "certify" not in page
