import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import WIDTH, Theme
from forumdesk.gui.widgets.beside import Beside
from forumdesk.gui.widgets.detail_panel import DetailPanel


@pytest.fixture
def panel(theme: Theme) -> DetailPanel:
    return DetailPanel(theme, close="Жабу")


@pytest.fixture
def beside(theme: Theme, panel: DetailPanel, qtbot: QtBot) -> Beside:
    made = Beside(theme, QWidget(), panel)
    qtbot.addWidget(made)
    made.resize(1300, 500)
    made.show()
    return made


def test_in_a_wide_window_both_share_the_room_while_there_is_something_to_show(
    beside: Beside, panel: DetailPanel
) -> None:
    assert beside.list_width == 1300

    beside.set_filled(True)

    assert panel.isVisible()
    assert (beside.list_width, panel.x(), panel.width()) == (980, 980, 320)
    beside.set_filled(False)
    assert not panel.isVisible()
    assert beside.list_width == 1300


def test_a_panel_that_was_closed_stays_closed_until_it_is_asked_for(
    beside: Beside, panel: DetailPanel
) -> None:
    beside.set_filled(True)
    beside.close_panel()
    beside.set_filled(True)
    assert not panel.isVisible()

    beside.open_panel()

    assert panel.isVisible()


def test_in_a_narrow_window_the_panel_lies_over_the_list_and_only_when_asked_for(
    beside: Beside, panel: DetailPanel
) -> None:
    beside.set_filled(True)
    beside.resize(WIDTH.narrow_window - 1, 500)
    QApplication.processEvents()
    assert beside.is_over
    assert not panel.isVisible()

    beside.open_panel()

    assert panel.isVisible()
    assert beside.list_width == beside.width()
    assert panel.geometry().right() == beside.rect().right()


def test_closing_over_the_list_does_not_close_it_beside_the_list(beside: Beside, panel: DetailPanel) -> None:
    beside.set_filled(True)
    beside.resize(1000, 500)
    beside.open_panel()
    beside.close_panel()
    assert not panel.isVisible()

    beside.resize(1300, 500)
    QApplication.processEvents()

    assert panel.isVisible()


def test_the_panel_grows_with_the_text(
    beside: Beside, panel: DetailPanel, theme: Theme, qtbot: QtBot
) -> None:
    beside.set_filled(True)

    with qtbot.waitSignal(beside.shared):
        theme.set_text_size(1.25)

    assert panel.width() == 400
