"""Pictures of finished pages."""

from itertools import pairwise

import pytest

from forumdesk.documents.preview import PagePictures
from forumdesk.documents.registry import print_document
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.styles import Layout
from forumdesk.domain.texts import Language
from tests.builders_minutes_sheets import minutes_sheet
from tests.builders_sheets import sheet_of
from tests.documents.reading import page_texts


def test_pages_are_counted_and_measured() -> None:
    printed = print_resolution(sheet_of(), layout=Layout.COLUMNS)

    with PagePictures(printed.pdf) as pictures:
        assert pictures.page_count == printed.pages
        assert pictures.page_size(0) == pytest.approx((841.89, 595.28), abs=0.01)


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.37])
def test_a_page_is_a_picture_of_ink_on_white(scale: float) -> None:
    printed = print_resolution(sheet_of(), languages=[Language.KK])

    with PagePictures(printed.pdf) as pictures:
        width, height, pixels = pictures.render(0, scale)

    assert (width, height) == pytest.approx((595.28 * scale, 841.89 * scale), abs=1)
    assert len(pixels) == width * height * 3
    assert pixels[:3] == b"\xff\xff\xff"
    assert min(pixels) < 60


def test_the_place_of_a_row_has_ink_and_the_margin_has_none() -> None:
    printed = print_resolution(sheet_of(), languages=[Language.RU])
    place = printed.places[sheet_of().rows[3].id][0]

    with PagePictures(printed.pdf) as pictures:
        width, height, pixels = pictures.render(place.page, 1.0)

    def darkest(top: float, bottom: float) -> int:
        return min(pixels[int(top * height) * width * 3 : int(bottom * height) * width * 3])

    assert darkest(place.top, place.bottom) < 60
    assert darkest(0, 0.05) == 255


def test_texts_are_found_where_they_stand() -> None:
    pdf = print_document("minutes", minutes_sheet(), form="pdf", languages=[Language.EN])
    with PagePictures(pdf) as pages:
        found = pages.find(["Council for Academic Mobility", "AGENDA", "nowhere at all"])

    assert set(found) == {"Council for Academic Mobility", "AGENDA"}
    above, below = found["Council for Academic Mobility"][0], found["AGENDA"][0]
    assert (above.page, below.page) == (0, 0)
    assert 0 < above.top < above.bottom < below.top < 1
    assert 0 < below.left < above.left < 1


def test_a_text_is_found_in_any_case_and_over_the_ends_of_lines() -> None:
    pdf = print_document("resolution", sheet_of(), form="pdf", languages=[Language.RU])
    with PagePictures(pdf) as pages:
        numbers = range(pages.page_count)
        lines = page_texts(pdf)[0].splitlines()
        above, below = next(two for two in pairwise(lines) if min(map(len, two)) > 50 and two[0][-1] != "-")
        across = f"{above.split()[-1]}\N{NO-BREAK SPACE} {below.split()[0]}".upper()
        (match, *_) = pages.search(across, numbers)
        nowhere = pages.search("нигде такого нет", numbers)
        nothing = pages.search("  ", numbers)

    assert (nowhere, nothing) == ([], [])
    first, second = match.boxes
    assert first.right > 0.7 > second.left
    assert first.bottom < second.bottom
    assert all(0 < one.left < one.right < 1 and 0 < one.top < one.bottom < 1 for one in match.boxes)
