"""Bars: seen, and said in words."""

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.bar_chart import Bar, BarChart


def bar(size: int, filled: int) -> Bar:
    words = f"{filled} of {size}"
    return Bar(label="A", size=size, filled=filled, words=words, sentence=f"A: {words}")


def painted(chart: BarChart, row: int, colour: QColor, theme: Theme) -> int:
    """How many points of a line of the chart have a colour."""
    image = chart.grab().toImage()
    high = theme.height("row_tree")
    across = row * high + high // 2
    return sum(image.pixelColor(x, across) == colour for x in range(image.width()))


def test_the_filled_part_is_its_share_of_the_longest(theme: Theme, qtbot: QtBot) -> None:
    chart = BarChart(theme)
    qtbot.addWidget(chart)
    chart.set_bars([bar(100, 50), bar(50, 50)], name="By country")
    chart.resize(400, chart.sizeHint().height())

    first, second = (painted(chart, row, theme.colour("accent"), theme) for row in (0, 1))

    assert abs(first - second) <= 2
    assert first > 40


def test_a_chart_is_also_said_in_sentences(theme: Theme, qtbot: QtBot) -> None:
    chart = BarChart(theme)
    qtbot.addWidget(chart)

    chart.set_bars([bar(3, 1), bar(2, 0)], name="By country")

    assert chart.accessibleName() == "By country"
    assert chart.accessibleDescription() == "A: 1 of 3\nA: 0 of 2"
    chart.set_bars([], name="By country")
    assert chart.sizeHint().height() == 0
