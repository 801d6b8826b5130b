"""Layouts of badges are data; what they say must fit on the sheet."""

import pytest

from forumdesk.documents.badge_layouts import BadgeLayout, Part, badge_layout_names, load_badge_layout
from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.documents.registry import document
from forumdesk.documents.styles import MM

LAYOUTS = [load_badge_layout(name) for name in badge_layout_names()]
QUIET_ZONE = 4  # squares around a QR code that stay white (ISO/IEC 18004)


def test_the_registry_names_the_layouts_that_exist() -> None:
    assert set(document("badges").layouts) == set(badge_layout_names())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_all_badges_lie_on_the_sheet_and_beside_each_other(layout: BadgeLayout) -> None:
    corners = [layout.corner(place) for place in range(layout.per_sheet)]

    assert len(set(corners)) == layout.per_sheet
    for left, top in corners:
        assert left >= 0
        assert top >= 0
        assert left + layout.width <= layout.sheet_width + 0.01
        assert top + layout.height <= layout.sheet_height + 0.01
    assert layout.gap_x >= 0
    assert layout.gap_y >= 0


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_boxes_lie_on_the_badge_and_do_not_overlap(layout: BadgeLayout) -> None:
    boxes = list(layout.boxes.items())
    assert set(layout.boxes) == set(Part)
    for number, (part, box) in enumerate(boxes):
        assert box.left >= 0
        assert box.left + box.width <= layout.width + 0.01
        assert box.top + box.height <= layout.height + 0.01
        for other, beside in boxes[number + 1 :]:
            apart = (
                box.left + box.width <= beside.left + 0.01
                or beside.left + beside.width <= box.left + 0.01
                or box.top + box.height <= beside.top + 0.01
                or beside.top + beside.height <= box.top + 0.01
            )
            assert apart, (part, other)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_scanner_finds_the_code_large_enough_and_away_from_the_edge(layout: BadgeLayout) -> None:
    picture = layout.boxes[Part.CODE_PICTURE]
    square = picture.width / 21

    assert picture.width == picture.height
    assert square >= 0.7 * MM
    assert layout.width - picture.left - picture.width >= QUIET_ZONE * square


def test_an_unknown_layout_is_refused_with_those_known() -> None:
    with pytest.raises(LayoutUnknownError, match="a4-8"):
        load_badge_layout("../gost")
