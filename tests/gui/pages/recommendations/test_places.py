"""Where a new paragraph goes."""

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.pages.recommendations.places import belongs_to, place_after
from tests import builders


def text_of(*parts: Part) -> ResolutionText:
    rows = tuple(
        Row(id=RowId(builders.number(place)), part=part, text=LocalizedText(kk=f"{place}"))
        for place, part in enumerate(parts)
    )
    return ResolutionText(meeting_id=MeetingId(builders.number(99)), rows=rows)


def row(place: int) -> RowId:
    return RowId(builders.number(place))


TEXT = text_of(*builders.PARTS)


def test_a_point_goes_right_under_the_selected_paragraph_of_a_recommendation() -> None:
    assert place_after(TEXT, Part.POINT, row(8)) == row(8)


def test_a_point_without_a_selection_goes_under_the_last_recommendation() -> None:
    assert place_after(TEXT, Part.POINT, None) == row(10)


def test_a_recommendation_goes_behind_all_paragraphs_of_the_selected_one() -> None:
    assert place_after(TEXT, Part.RECOMMENDATION, row(8)) == row(9)


def test_the_first_recommendation_goes_before_the_closing_part() -> None:
    assert place_after(text_of(Part.TITLE, Part.PREAMBLE, Part.CLOSING), Part.RECOMMENDATION, None) == row(1)


def test_an_issue_goes_behind_the_last_issue() -> None:
    assert place_after(TEXT, Part.ISSUE, row(0)) == row(5)


def test_what_comes_last_goes_to_the_end() -> None:
    assert place_after(text_of(Part.TITLE, Part.RECOMMENDATION), Part.CLOSING, row(0)) is None
    assert place_after(text_of(), Part.RECOMMENDATION, None) is None


def test_a_paragraph_belongs_to_the_issue_or_recommendation_above_it() -> None:
    assert belongs_to(TEXT, row(5)) is Part.ISSUE
    assert belongs_to(TEXT, row(9)) is Part.RECOMMENDATION
    assert belongs_to(TEXT, row(11)) is Part.CLOSING
    assert belongs_to(TEXT, None) is None
