"""Numbers of the people, kept up to date."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.gui.pages.participants.statistics import StatisticsView
from forumdesk.gui.theme import Theme
from tests.gui.clipping import clipped
from tests.gui.pages.lists_builders import NARROW, settle
from tests.gui.pages.people_page import people_page


def test_numbers_and_bars_follow_what_happens(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with people_page(tmp_path, theme, qtbot, language="en") as page:
        somebody = page.selected_ids()[0]
        page.people_foot.statistics_button.click()
        view = page.views.view
        assert isinstance(view, StatisticsView)
        assert view.figures["people"].text() == "4"
        assert view.figures["countries"].text() == "3"
        assert view.figures["arrived"].text() == "0"

        page.register.attendance.arrive(somebody)
        settle()

        assert view.figures["arrived"].text() == "1"
        assert sum(bar.filled for bar in view.charts["country"].bars) == 1
        assert "Kazakhstan: 1" in view.charts["country"].accessibleDescription()
        assert [bar.words for bar in view.charts["hour"].bars] == ["1"]


def test_a_moment_chosen_on_the_line_is_looked_at(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    with people_page(tmp_path, theme, qtbot, language="en") as page:
        voice = next(one.id for one in page.register.participants.listed(page.meeting_id) if one.has_voice)
        page.register.attendance.arrive(voice)
        page.views.show_statistics()
        view = page.views.view
        assert isinstance(view, StatisticsView)
        moment = page.register.quorum.line(page.meeting_id).steps[0][0]

        view.line_part.moment_chosen.emit(moment)
        qtbot.waitUntil(lambda: len(view.presence_part.model.people) == 1)

        assert view.presence_part.time_edit.text() in view.line_part.chart.readout()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(tmp_path: Path, theme: Theme, qtbot: QtBot, language: str) -> None:
    with people_page(tmp_path, theme, qtbot, language=language, size=NARROW) as page:
        page.views.show_statistics()
        settle()

        assert page.views.view is not None
        assert clipped(page.views.view) == []
