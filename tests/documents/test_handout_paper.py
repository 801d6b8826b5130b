"""The resolution on A5, as a booklet, and folded."""

import io

import pikepdf
import pytest

from forumdesk.documents.handout_reading import read_handout
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import A4, A5
from forumdesk.domain.texts import Language
from forumdesk.services.handouts import FILE_NAME
from tests.builders_sheets import sheet_of
from tests.documents.reading import page_texts
from tests.verapdf import assert_archival


def _printed(layout: str, languages: list[Language] | None = None, *, adopted: bool = True) -> bytes:
    sheet = sheet_of(adopted=adopted)
    return print_document("handout", sheet, form="pdf", languages=languages or [], layout=layout)


def _sizes(pdf: bytes) -> set[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in opened.pages}


@pytest.mark.parametrize("adopted", [True, False])
def test_pages_of_a5_are_archival(adopted: bool) -> None:
    pdf = _printed("a5", adopted=adopted)

    assert _sizes(pdf) == {(round(A5[0]), round(A5[1]))}
    assert_archival(pdf)


def test_an_adopted_text_on_a5_can_be_checked_as_on_a4() -> None:
    found = read_handout(_printed("a5")).checked()
    on_a4 = read_handout(print_document("resolution", sheet_of(), form="pdf")).checked()

    assert found.by_tags
    assert len(found.differences) == len(on_a4.differences)
    with pikepdf.open(io.BytesIO(_printed("a5"))) as opened:
        assert list(opened.attachments) == [FILE_NAME]


@pytest.mark.parametrize("languages", [[one] for one in Language])
def test_code_sentence_and_number_do_not_run_into_each_other(languages: list[Language]) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(_printed("a5", languages)) as opened:
        text = opened[0].get_textpage()
        rects = [text.get_rect(number) for number in range(text.count_rects())]
    foot = [one for one in rects if one[3] < 70]
    assert len(foot) >= 3
    for number, one in enumerate(foot):
        for other in foot[number + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_booklet_has_every_word_on_lying_sheets() -> None:
    pages, sheets = _printed("a5"), _printed("booklet")

    assert _sizes(sheets) == {(round(A4[1]), round(A4[0]))}
    assert sorted(" ".join(page_texts(sheets)).split()) == sorted(" ".join(page_texts(pages)).split())


def test_each_language_is_folded_from_a_sheet_of_its_own() -> None:
    sheets = _printed("fold")

    assert _sizes(sheets) == {(round(A4[0]), round(A4[1]))}
    assert len(page_texts(sheets)) == len(Language)
