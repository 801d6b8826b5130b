"""The title page of a dossier holds names of any length."""

import io
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import load_preset, preset_names
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_dossier import dossier_sheet
from tests.documents.reading import letters, page_texts
from tests.verapdf import assert_archival

LONG = LocalizedText(
    kk=("Қазақстан Республикасы ғылыми қауымдастығының жыл сайынғы кеңейтілген отырысы " * 4)[:290].strip(),
    ru=("Ежегодное расширенное заседание научного сообщества Республики Казахстан " * 4)[:290].strip(),
    en=("Annual extended meeting of the scientific community of the Republic of Kazakhstan " * 4)[
        :290
    ].strip(),
)
ENDLESS = LocalizedText(*(f"{text} " * 8 for text in (LONG.kk, LONG.ru, LONG.en)))


def printed(meeting: LocalizedText, body: LocalizedText | None = None, preset: str = "large_print") -> bytes:
    sheet = dossier_sheet()
    sheet = replace(sheet, parts=sheet.parts[-1:], meeting=meeting, body=body or sheet.body)
    return print_document(
        "dossier", sheet, form="pdf", languages=tuple(Language), stationery=Stationery(preset=preset)
    )


def front_of(pdf: bytes) -> int:
    """How many pages come before the first part."""
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        pages = [page.obj.objgen for page in opened.pages]
        first = outline.root[1].destination
        assert isinstance(first, pikepdf.Array)
        return pages.index(first[0].objgen)


def assert_apart_and_inside(pdf: bytes, pages: int, preset: str) -> None:
    """Every letter of the title lies between the margins, and no line stands on another."""
    measures = load_preset(preset)
    document = PdfDocument(pdf)
    try:
        for number in range(pages - 1):  # the last one are the contents
            width, height = document[number].get_size()
            found = document[number].get_textpage()
            text = found.get_text_range()
            # The number of the page stands in the margin, as the last on it.
            last = len(text.rstrip().rstrip("0123456789").rstrip())
            boxes = [found.get_charbox(at) for at in range(last) if not text[at].isspace()]
            assert all(
                left >= measures.left * 72 / 25.4 - 2 and right <= width - measures.right * 72 / 25.4 + 2
                for left, _, right, _ in boxes
            )
            assert all(
                bottom >= measures.bottom * 72 / 25.4 - 2 and top <= height - measures.top * 72 / 25.4 + 2
                for _, bottom, _, top in boxes
            )
            assert not any(_overlap(one, other) for one, other in pairwise(boxes))
            rects = [found.get_rect(at) for at in range(found.count_rects())]
            assert not any(
                _overlap(one, other) for place, one in enumerate(rects) for other in rects[place + 1 :]
            )
    finally:
        document.close()


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 1.5 and high > 1.5


@pytest.mark.parametrize("preset", preset_names())
@pytest.mark.parametrize("body", [None, LONG.cleaned(), ENDLESS], ids=["usual", "long", "endless"])
@pytest.mark.parametrize("meeting", [LONG, ENDLESS], ids=["long", "endless"])
def test_long_names_stay_whole_and_on_the_paper(
    meeting: LocalizedText, body: LocalizedText | None, preset: str
) -> None:
    other = None if body is None else LocalizedText(*(f"A {text}" for text in (body.kk, body.ru, body.en)))
    pdf = printed(meeting, other, preset)
    pages = front_of(pdf)

    assert_apart_and_inside(pdf, pages, preset)
    said = letters("".join(text.rstrip().rstrip("0123456789") for text in page_texts(pdf)[: pages - 1]))
    for named in (meeting, other or dossier_sheet().body):
        for text in (named.kk, named.ru, named.en):
            assert letters(text) in said


def test_a_long_name_is_set_smaller_before_it_takes_a_second_page() -> None:
    usual = printed(dossier_sheet().meeting)

    assert front_of(usual) == 2
    assert front_of(printed(LONG)) == 2
    assert front_of(printed(ENDLESS)) > 2


def test_a_title_over_several_pages_is_archival_and_the_amounts_stand_behind_it() -> None:
    pdf = printed(ENDLESS)
    pages = front_of(pdf)

    assert_archival(pdf)
    whole = len(page_texts(pdf))
    assert f"{whole} pages" in page_texts(pdf)[pages - 2]


def test_a_word_without_spaces_stays_on_the_paper() -> None:
    pdf = printed(LocalizedText.everywhere("Ж" * 290))

    assert_apart_and_inside(pdf, front_of(pdf), "large_print")
