"""The approval sheet: who agrees to which draft."""

from collections import Counter
from dataclasses import replace

import pytest

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from forumdesk.services.routing_sheets import ApprovalSheet, RoutedKind, RoutedPaper
from tests.builders_routing import DRAFT, approval_sheet
from tests.documents.reading import page_texts, unhyphenated
from tests.verapdf import assert_archival

KK, RU, EN = Language


def told(language: Language, sheet: ApprovalSheet | None = None) -> str:
    made = print_document("approval_sheet", sheet or approval_sheet(), form="txt", languages=[language])
    return " ".join(made.decode().split())


@pytest.mark.parametrize(
    ("language", "title", "about"),
    [
        (KK, "КЕЛІСУ ПАРАҒЫ", "Құжат: 2026 жылғы 12 қазандағы № 3 қарар жобасы, «Стратегиялық"),
        (RU, "ЛИСТ СОГЛАСОВАНИЯ", "Документ: проект резолюции № 3 от 12 октября 2026 года, «Резолюция"),
        (EN, "APPROVAL SHEET", "Document: draft resolution No. 3 of 12 October 2026, “Resolution"),
    ],
)
def test_title_and_draft_are_named(language: Language, title: str, about: str) -> None:
    text = told(language)

    assert title in text
    assert about in text


def test_a_draft_that_was_not_given_out_has_no_number() -> None:
    sheet = approval_sheet(paper=replace(DRAFT, number="", day=None))

    assert "Document: draft resolution, “Resolution" in told(EN, sheet)


def test_it_can_be_about_the_agenda_or_an_adopted_resolution() -> None:
    agenda = approval_sheet(paper=RoutedPaper(kind=RoutedKind.AGENDA, languages=(EN,)))
    adopted = approval_sheet(paper=RoutedPaper(kind=RoutedKind.RESOLUTION, code="AB12-CD34", languages=(EN,)))

    assert "Document: agenda" in told(EN, agenda)
    assert "Document: resolution, code AB12-CD34" in told(EN, adopted)


def test_every_party_has_a_numbered_row_in_the_alphabet_of_the_language() -> None:
    text = told(KK)

    places = [text.index(row) for row in ("1 Армения", "2 Қазақстан", "3 Түрік")]
    assert places == sorted(places)


def test_the_stamp_of_the_chair_stands_above_the_title_and_names_the_body_once() -> None:
    text = told(RU)

    assert text.index("УТВЕРЖДАЮ") < text.index("ЛИСТ СОГЛАСОВАНИЯ")
    assert text.count("Министерство науки") == 1


@pytest.mark.parametrize("language", list(Language))
def test_paper_and_text_have_the_same_words(language: Language) -> None:
    pdf = print_document("approval_sheet", approval_sheet(), form="pdf", languages=[language])

    on_paper = Counter(" ".join(page_texts(pdf)).removesuffix("1 / 1").split()) - Counter(("1", "/", "1"))
    assert Counter(word for word in told(language).split() if set(word) != {"-"}) - Counter("1") == on_paper


def test_side_by_side_each_language_has_its_parties_and_its_people() -> None:
    pdf = print_document(
        "approval_sheet", approval_sheet(), form="pdf", languages=list(Language), layout="columns"
    )

    said = unhyphenated(pdf)
    for words in ("Ахметова Гүлнар Серікқызы", "Ахметова Гульнар Сериковна", "Gulnar Akhmetova, Minister"):
        assert words in said
    assert said.count("Signature") == said.count("Подпись") == said.count("Қолы") == 1


def test_rows_are_high_enough_to_sign_in_and_columns_are_headed_on_each_page() -> None:
    many = approval_sheet(lines=approval_sheet().lines * 20)

    pages = page_texts(print_document("approval_sheet", many, form="pdf", languages=[EN]))

    assert len(pages) >= 3
    assert all("Signature" in page for page in pages)


@pytest.mark.parametrize("languages", [(KK,), (KK, RU), (KK, RU, EN)])
def test_it_is_archival_and_accessible(languages: tuple[Language, ...]) -> None:
    layout = "columns" if len(languages) > 1 else "single"

    assert_archival(
        print_document("approval_sheet", approval_sheet(), form="pdf", languages=languages, layout=layout)
    )
