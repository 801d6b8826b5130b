"""A line of presence: painted, read off by keys, told in words."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.presence_line import PresenceLinePart
from forumdesk.gui.words import Words
from forumdesk.services.quorum import PresenceLine
from tests.gui.catalogues import catalogue

ZONE = ZoneInfo("Asia/Almaty")
NINE = datetime(2024, 10, 17, 4, 0, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


LINE = PresenceLine(
    steps=((after(0), 40), (after(5), 61), (after(60), 60), (after(65), 96)),
    entitled=120,
    needed=61,
    decisions=(),
)


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> Callable[..., PresenceLinePart]:
    def make(line: PresenceLine = LINE, language: str = "en") -> PresenceLinePart:
        part = PresenceLinePart(theme, Words(catalogue, language))
        qtbot.addWidget(part)
        part.show_line(line, ZONE, until=after(120))
        part.resize(400, 220)
        with qtbot.waitActive(part):
            part.show()
        part.chart.setFocus()
        return part

    return make


def test_the_line_is_told_in_words_with_its_losses(shown: Callable[..., PresenceLinePart]) -> None:
    part = shown()

    assert part.chart.accessibleDescription().splitlines() == [
        "09:00: 40",
        "09:05: 61",
        "10:00: 60",
        "10:00: quorum lost, 60 present, 61 needed",
        "10:05: 96",
    ]
    assert part.losses_label.text() == "10:00: quorum lost, 60 present, 61 needed"
    assert part.losses_label.isVisible()


def test_of_many_losses_the_last_are_told_beside_the_line_and_all_in_its_description(
    shown: Callable[..., PresenceLinePart],
) -> None:
    steps = tuple((after(minute), 61 - minute % 2) for minute in range(10))
    part = shown(PresenceLine(steps=steps, entitled=120, needed=61, decisions=()))

    told = part.losses_label.text().splitlines()

    assert [line[:5] for line in told] == ["09:07", "09:09", "and 3"]
    assert part.chart.accessibleDescription().count("quorum lost") == 5


def test_arrows_read_off_step_by_step(shown: Callable[..., PresenceLinePart]) -> None:
    part = shown()
    chart = part.chart
    assert chart.readout() == "11:00: 96 of 120 present, 61 needed"

    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.readout() == "10:00: 60 of 120 present, 61 needed"
    QTest.keyClick(chart, Qt.Key.Key_Home)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.readout() == "09:00: 40 of 120 present, 61 needed"
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout() == "11:00: 96 of 120 present, 61 needed"


def test_the_pointer_reads_off_between_the_steps(shown: Callable[..., PresenceLinePart]) -> None:
    part = shown()
    chart = part.chart
    place = QPointF(chart.width() * 0.4, chart.height() / 2)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place,
        chart.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )

    QApplication.sendEvent(chart, move)

    assert "61 of 120 present" in chart.readout()


def test_enter_asks_who_was_there(shown: Callable[..., PresenceLinePart], qtbot: QtBot) -> None:
    part = shown()
    QTest.keyClick(part.chart, Qt.Key.Key_Home)

    with qtbot.waitSignal(part.moment_chosen) as asked:
        QTest.keyClick(part.chart, Qt.Key.Key_Return)

    assert asked.args == [after(0)]


def test_without_arrivals_a_sentence_stands_in_for_the_line(
    shown: Callable[..., PresenceLinePart], theme: Theme
) -> None:
    part = shown(PresenceLine(steps=(), entitled=120, needed=61, decisions=()))

    assert not part.chart.isVisible()
    assert part.legend.text() == "No arrivals have been marked yet."


def test_steps_and_quorum_are_painted_in_both_modes(
    shown: Callable[..., PresenceLinePart], theme: Theme
) -> None:
    part = shown()
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        image = part.chart.grab().toImage()
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert theme.colour("accent").name() in colours
        assert theme.colour("text2").name() in colours
