"""The register of distribution: who receives which copy."""

from dataclasses import replace

import pytest

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from forumdesk.services.routing_sheets import DistributionSheet
from tests.builders_routing import DRAFT, distribution_sheet
from tests.documents.reading import page_texts, unhyphenated
from tests.verapdf import assert_archival

KK, RU, EN = Language


def told(language: Language, sheet: DistributionSheet | None = None) -> str:
    made = print_document("distribution", sheet or distribution_sheet(), form="txt", languages=[language])
    return " ".join(made.decode().split())


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (KK, ("ТАРАТУ ТІЗІЛІМІ", "Тапсыру тәсілі", "Барлығы: 3 дана", "Құрастырған хатшы", "қазақ,")),
        (RU, ("РЕЕСТР РАССЫЛКИ", "передачи", "Всего экземпляров: 3", "Составил секретарь", "казахский,")),
        (EN, ("REGISTER OF DISTRIBUTION", "Total copies: 3", "Prepared by the Secretary", "Kazakh,")),
    ],
)
def test_it_says_what_is_handed_over_in_its_language(language: Language, words: tuple[str, ...]) -> None:
    text = told(language)

    assert [word for word in words if word not in text] == []


def test_copies_are_numbered_in_the_order_of_the_rows() -> None:
    pdf = print_document("distribution", distribution_sheet(), form="pdf", languages=[RU])

    said = unhyphenated(pdf)
    assert said.index("1 Делегация Республики Казахстан") < said.index("2 Республика Армения")
    assert [f" 1 {number} казахский" in said for number in (1, 2, 3)] == [True] * 3


def test_side_by_side_the_languages_of_a_copy_are_told_by_their_codes() -> None:
    pdf = print_document(
        "distribution", distribution_sheet(), form="pdf", languages=list(Language), layout="columns"
    )

    assert unhyphenated(pdf).count("KK, RU, EN") == 3


def test_only_the_languages_in_which_the_paper_is_written_are_told() -> None:
    sheet = distribution_sheet(paper=replace(DRAFT, languages=(EN,)))

    text = told(EN, sheet)
    assert text.count("English") == 3
    assert "Russian" not in text


def test_it_lies_and_heads_its_columns_on_each_page() -> None:
    many = distribution_sheet(lines=distribution_sheet().lines * 20)

    pages = page_texts(print_document("distribution", many, form="pdf", languages=[EN]))

    assert len(pages) > 2
    assert all("Copy" in page for page in pages[:-1])
    assert "Total copies: 60" in pages[-1]


@pytest.mark.parametrize("languages", [(RU,), (KK, RU, EN)])
def test_it_is_archival_and_accessible(languages: tuple[Language, ...]) -> None:
    layout = "columns" if len(languages) > 1 else "single"

    assert_archival(
        print_document("distribution", distribution_sheet(), form="pdf", languages=languages, layout=layout)
    )
