"""The foot of an adopted resolution."""

import ctypes
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdfium2 import PdfDocument, raw

from forumdesk.documents.checking_foot import FOOT_DEPTH, CheckingFoot
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.resolution_styles import page_shape
from forumdesk.documents.styles import MM, Layout, load_preset, preset_names
from forumdesk.domain.texts import Language
from tests.builders_sheets import ADOPTION, sheet_of
from tests.documents.reading import page_texts

KK, RU, EN = Language


def _pictures(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of the filled path of each page."""
    found = []
    for page in PdfDocument(pdf):
        for number in range(raw.FPDFPage_CountObjects(page)):
            drawn = raw.FPDFPage_GetObject(page, number)
            filled, stroked = ctypes.c_int(), ctypes.c_int()
            if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH:
                raw.FPDFPath_GetDrawMode(drawn, filled, stroked)
            if filled.value:
                edges = [ctypes.c_float() for _ in range(4)]
                raw.FPDFPageObj_GetBounds(drawn, *edges)
                found.append((edges[0].value, edges[1].value, edges[2].value, edges[3].value))
    return found


@pytest.mark.parametrize("layout", [Layout.SEQUENCE, Layout.COLUMNS])
@pytest.mark.parametrize("preset", preset_names())
def test_every_page_has_the_code_as_a_picture_with_white_around_it(layout: Layout, preset: str) -> None:
    printed = print_resolution(sheet_of(), layout=layout, preset=load_preset(preset))

    pictures = _pictures(printed.pdf)
    assert len(pictures) == printed.pages
    for page, (left, bottom, right, top) in zip(PdfDocument(printed.pdf), pictures, strict=True):
        assert right - left == pytest.approx(16 * MM, abs=0.1)
        assert top - bottom == pytest.approx(16 * MM, abs=0.1)
        white = 4 * (right - left) / 41
        around = (left - white, bottom - white, right + white, top + white)
        text = page.get_textpage().get_text_bounded(*around)
        assert not text.strip()


def test_the_picture_is_told_once_in_words_to_those_who_do_not_see_it() -> None:
    with pikepdf.open(BytesIO(print_resolution(sheet_of(), layout=Layout.COLUMNS).pdf)) as pdf:
        sections = list(pdf.Root.StructTreeRoot.K[0].K)
        figures = [part for section in sections for part in section.K if str(part.S) == "/Figure"]

    assert [str(figure.Alt) for figure in figures] == ["QR code: 7F3A-91C2 · B04E-55D1"]


def test_the_foot_says_how_the_text_is_checked_in_the_languages_of_its_page() -> None:
    kazakh = page_texts(print_resolution(sheet_of(), languages=[KK]).pdf)
    both = page_texts(print_resolution(sheet_of(), languages=[KK, RU], layout=Layout.COLUMNS).pdf)

    assert all("осы код бойынша тексеруге болады" in page and "по этому коду" not in page for page in kazakh)
    assert all("осы код бойынша тексеруге болады" in page and "по этому коду" in page for page in both)


def test_the_foot_of_a_draft_takes_no_room() -> None:
    shape = page_shape(load_preset(), 1)
    draft, adopted = print_resolution(sheet_of(adopted=False)), print_resolution(sheet_of())

    assert shape.bottom < FOOT_DEPTH
    assert min(place.bottom for places in adopted.places.values() for place in places) > 0
    assert (
        max(place.bottom for places in adopted.places.values() for place in places)
        <= 1 - FOOT_DEPTH / shape.height
    )
    assert _pictures(draft.pdf) == []


def test_the_words_of_a_foot_are_those_that_are_drawn() -> None:
    foot = CheckingFoot(replace(ADOPTION, head=ADOPTION.code), page_shape(load_preset(), 1))

    words = foot.words([EN], 2, 3)

    assert (
        words.replace("\u00a0", " ")
        == "7F3A-91C2 This text can be checked in ForumDesk by this code. page 2 of 3"
    )
