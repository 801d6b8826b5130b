"""The measures that a body may change."""

from forumdesk.documents.measures import MEASURES
from forumdesk.documents.styles import measures_of


def test_every_measure_stands_in_the_files_of_the_layouts() -> None:
    assert set(measures_of("kazakhstan")) == {one.key for one in MEASURES}
    assert len({one.title for one in MEASURES}) == len(MEASURES)


def test_a_key_names_a_table_and_a_value() -> None:
    (left,) = (one for one in MEASURES if one.key == "page.left_mm")

    assert (left.section, left.name, left.least, left.most) == ("page", "left_mm", 0, 80)
