"""Lists of amendments, tables of comments and their summary, as a reader finds them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from forumdesk.documents.errors import (
    MissingGlyphOfPersonError,
    NoAmendmentsError,
    NoConsultationError,
    NothingIsChangedError,
)
from forumdesk.documents.registry import print_document
from forumdesk.domain.redline import redline
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet
from tests.builders_sheets import sheet_of
from tests.builders_text_sheets import (
    ADDED,
    AFTER,
    GERMANY,
    KAZAKHSTAN,
    amendments_sheet,
    comment,
    comments_sheet,
)
from tests.documents.reading import lost, unhyphenated, words_in
from tests.documents.test_tagging import assert_marks_agree

KK, RU, EN = Language
PAPERS = [
    pytest.param("amendments", amendments_sheet(), id="amendments"),
    pytest.param("comments", comments_sheet(), id="comments"),
    pytest.param("consultation_summary", comments_sheet(), id="summary"),
]
COLUMNS = [pytest.param([KK, RU], id="two"), pytest.param([KK, RU, EN], id="three")]
Sheet = AmendmentsSheet | CommentsSheet


def printed(paper: str, sheet: Sheet, languages: Sequence[Language] = (EN,)) -> bytes:
    layout = "columns" if len(languages) > 1 else ""
    return print_document(paper, sheet, form="pdf", languages=languages, layout=layout)


def written(paper: str, sheet: Sheet, language: Language = EN) -> str:
    return print_document(paper, sheet, form="txt", languages=[language]).decode()


@pytest.mark.parametrize(("paper", "sheet"), PAPERS)
@pytest.mark.parametrize("languages", [[KK], [RU], [EN], [KK, RU], [KK, RU, EN]], ids=str)
def test_every_mark_on_the_pages_has_its_place_in_the_tree(
    paper: str, sheet: Sheet, languages: list[Language]
) -> None:
    assert_marks_agree(printed(paper, sheet, languages))


def test_amendments_stand_in_the_order_of_the_sheet_with_their_changes() -> None:
    text = unhyphenated(printed("amendments", amendments_sheet()))

    places = [text.index(words) for words in ("Участники исходили", "1 September", "1 June", ADDED[EN])]
    assert places == sorted(places)
    assert "Preamble, paragraph 2" in text
    assert "New paragraph after this one" in text
    assert "Merged: see No. 1" in text
    assert "Reason: Бір семестр жеткіліксіз." in text


@pytest.mark.parametrize("language", list(Language))
def test_an_amendment_is_shown_in_the_language_of_the_paper(language: Language) -> None:
    words = words_in(printed("amendments", amendments_sheet(), [language]))

    assert lost(AFTER[language].split(), words) == []
    assert KAZAKHSTAN.get(language) in " ".join(words)


def test_an_amendment_in_another_language_is_shown_in_it_and_says_so() -> None:
    assert "in Russian" in written("amendments", amendments_sheet())
    assert "[-Участники исходили из взаимного доверия.-]" in written("amendments", amendments_sheet())


@pytest.mark.parametrize("languages", COLUMNS)
def test_side_by_side_an_amendment_stands_in_the_column_of_its_language_alone(
    languages: list[Language],
) -> None:
    text = unhyphenated(printed("amendments", amendments_sheet(), languages))

    assert text.count("Участники исходили из взаимного доверия.") == 1
    for language in languages:
        assert text.count(GERMANY.get(language)) == 2


def test_plain_text_of_amendments_brackets_what_changes() -> None:
    text = " ".join(written("amendments", amendments_sheet(), RU).split())

    assert "1 [-марта-] {+сентября+} 2026" in text
    assert "{+Опубликовать текст соглашения на сайте ассоциации.+}" in text


def test_a_table_of_comments_says_which_draft_until_when_and_what_came_late() -> None:
    text = unhyphenated(printed("comments", comments_sheet()))

    assert "DRAFT No. 2 · 17 October 2024, 11:42" in text
    assert "Comments due by: 1 November 2024, 18:00 (Asia/Almaty, UTC+5)" in text
    assert text.count("LATE") == 1
    assert text.index("Проект в целом") > text.index("Legal")
    assert "Amendment No. 1" in text
    assert "Whole text" in text


def test_a_silence_procedure_asks_for_objections() -> None:
    assert "objections due by" in " ".join(written("comments", comments_sheet(silence=True)).split())


@pytest.mark.parametrize("languages", [[KK], [KK, RU, EN]], ids=str)
def test_every_word_of_every_comment_is_printed_once(languages: list[Language]) -> None:
    sheet = comments_sheet()

    words = words_in(printed("comments", sheet, languages))

    for line in sheet.comments:
        for said in (line.text, line.proposal, line.reason):
            assert set(said.split()) <= set(words)
    assert " ".join(words).count("определении:") == 1


def test_a_delegation_that_comments_is_named_in_the_language_of_the_paper() -> None:
    sheet = replace(comments_sheet(), comments=(comment(1, author=GERMANY.kk, delegation=GERMANY),))

    text = unhyphenated(printed("comments", sheet, [RU]))

    assert GERMANY.ru in text
    assert GERMANY.kk not in text


def test_a_summary_counts_by_verdict_sender_and_paragraph() -> None:
    text = written("consultation_summary", comments_sheet())

    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert [line for line in lines if line.startswith(("Received 5", "In time", "Late", "Accepted 2"))] == [
        "Received 5",
        "In time 4",
        "Late 1",
        "Accepted 2",
    ]
    assert "Назарбаев Университеті 2 2 – – –" in lines
    assert "1.1 2 1 1 – –" in lines
    assert "Whole text 1 – – – 1" in lines


def test_a_summary_lists_paragraphs_in_the_order_of_the_text() -> None:
    sheet = comments_sheet()
    later = comment(6, reference=replace(sheet.comments[0].reference, number="9", place=9))
    sooner = comment(7, reference=replace(sheet.comments[0].reference, number="3", place=3))

    text = written("consultation_summary", replace(sheet, comments=(later, sooner)))

    (by_paragraph,) = text.split("By paragraph")[1:]
    assert by_paragraph.index("\n3 ") < by_paragraph.index("\n9 ")


def test_a_summary_tells_reasons_of_what_was_accepted_first() -> None:
    text = unhyphenated(printed("consultation_summary", comments_sheet()))

    reasons = text[text.index("Decisions and reasons") :]
    places = [reasons.index(words) for words in ("мерзім ұзартылды", "Термин определён", "intended")]
    assert places == sorted(places)
    assert "Проект в целом" not in reasons


@pytest.mark.parametrize("paper", ["comments", "consultation_summary"])
def test_a_consultation_without_comments_says_so(paper: str) -> None:
    sheet = replace(comments_sheet(), comments=())

    for languages in ([EN], [KK, RU, EN]):
        assert "No comments have been received." in unhyphenated(printed(paper, sheet, languages))


@pytest.mark.parametrize(
    ("paper", "sheet", "refusal"),
    [
        ("amendments", replace(amendments_sheet(), lines=()), NoAmendmentsError),
        ("comments", replace(comments_sheet(), consultation=None), NoConsultationError),
        ("consultation_summary", replace(comments_sheet(), consultation=None), NoConsultationError),
        ("redline", sheet_of(adopted=False), NothingIsChangedError),
    ],
)
def test_where_there_is_nothing_a_sentence_says_so(
    paper: str, sheet: Sheet, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        printed(paper, sheet)


def test_a_letter_that_is_not_in_the_font_is_named_with_its_sender() -> None:
    with pytest.raises(MissingGlyphOfPersonError, match=r"U\+6559.*entry of Peru"):
        printed("comments", replace(comments_sheet(), comments=(comment(1, author="Peru", text="教"),)))
    line = replace(
        amendments_sheet().lines[0],
        proposer=LocalizedText(en="Peru"),
        redline={EN: redline("a word", "a 教")},
    )
    with pytest.raises(MissingGlyphOfPersonError, match=r"U\+6559.*entry of Peru"):
        printed("amendments", replace(amendments_sheet(), lines=(line,)))


def test_a_comment_longer_than_a_page_is_printed_whole() -> None:
    words = [f"word{number}" for number in range(3000)]

    pdf = printed("comments", replace(comments_sheet(), comments=(comment(1, text=" ".join(words)),)))

    assert lost(words, words_in(pdf)) == []
