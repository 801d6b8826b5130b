"""Two desks write one paragraph at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.resolutions import Part
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from forumdesk.services.register import Register
from tests.builders import registers
from tests.gui.pages.recommendations.text_page import EN, KK, editor, row_of, text_of


@pytest.fixture
def other(page: RecommendationsPage) -> Iterator[Register]:
    """The same register at another desk; the page hears of its deeds."""
    page.register.live.start()
    with registers().open(page.register.path) as opened:
        yield opened


def test_what_is_being_written_stays_when_another_paragraph_changes(
    page: RecommendationsPage, other: Register, qtbot: QtBot
) -> None:
    first, second = row_of(page, Part.POINT), row_of(page, Part.RECOMMENDATION)
    page.deeds.write(first, EN)
    QTest.keyClicks(editor(page), " Mine")

    other.resolutions.edit_cell(page.meeting_id, second, EN, "Theirs")
    page.register.live.look()
    qtbot.waitUntil(lambda: page.view.text.row(second).text.en == "Theirs")

    assert "Mine" in editor(page).text
    assert page.grid.leave()
    assert "Mine" in text_of(page, first, EN)


def test_the_person_chooses_where_both_wrote_the_same(page: RecommendationsPage, other: Register) -> None:
    row_id = row_of(page, Part.POINT)
    page.deeds.write(row_id, EN)
    QTest.keyClicks(editor(page), " Mine")
    other.resolutions.edit_cell(page.meeting_id, row_id, EN, "Theirs")

    assert not page.grid.leave()
    assert "Mine" in editor(page).text
    assert text_of(page, row_id, EN) == "Theirs"

    keep_mine, _take_theirs = page.message_bar.act_buttons
    keep_mine.click()

    assert page.grid.editor is None
    assert "Mine" in text_of(page, row_id, EN)
    assert page.message_bar.message is None


def test_whoever_takes_theirs_writes_nothing(page: RecommendationsPage, other: Register) -> None:
    row_id = row_of(page, Part.POINT)
    page.deeds.write(row_id, EN)
    QTest.keyClicks(editor(page), " Mine")
    other.resolutions.edit_cell(page.meeting_id, row_id, EN, "Theirs")
    page.grid.leave()

    page.message_bar.act_buttons[1].click()

    assert page.grid.editor is None
    assert text_of(page, row_id, EN) == "Theirs"
    assert page.view.text.row(row_id).text.en == "Theirs"


def test_another_language_of_the_paragraph_is_no_clash(page: RecommendationsPage, other: Register) -> None:
    row_id = row_of(page, Part.POINT)
    page.deeds.write(row_id, EN)
    QTest.keyClicks(editor(page), " Mine")
    other.resolutions.edit_cell(page.meeting_id, row_id, KK, "Олардікі")

    assert page.grid.leave()

    assert "Mine" in text_of(page, row_id, EN)
    assert text_of(page, row_id, KK) == "Олардікі"
