import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import LIGHT, Theme
from forumdesk.gui.widgets.page_view import PageMark, PageView

A4 = QSizeF(595, 842)


class Printer:
    """Draws plain pages and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, float]] = []

    def __call__(self, index: int, scale: float) -> QImage:
        self.asked.append((index, scale))
        image = QImage(round(A4.width() * scale), round(A4.height() * scale), QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        return image


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def view(theme: Theme, qtbot: QtBot, printer: Printer) -> PageView:
    made = PageView(theme, printer, name="Қарар")
    qtbot.addWidget(made)
    made.resize(648, 500)
    made.set_pages(6, A4)
    made.show()
    made.grab()
    return made


def test_only_visible_pages_are_drawn(view: PageView, printer: Printer) -> None:
    assert {index for index, _ in printer.asked} == {0}

    view.scroll_to(4)
    view.grab()

    assert {index for index, _ in printer.asked} <= {0, 3, 4, 5}
    assert 4 in {index for index, _ in printer.asked}


def test_a_page_is_drawn_once_for_one_scale(view: PageView, printer: Printer) -> None:
    asked = len(printer.asked)

    view.grab()
    view.grab()

    assert len(printer.asked) == asked


def test_scrolling_tells_the_current_page(view: PageView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.current_page_changed) as told:
        view.scroll_to(2, 0.1)

    assert told.args == [2]
    assert view.current_page == 2


def test_fit_width_follows_the_window_and_zoom_does_not(view: PageView) -> None:
    before = view.zoom
    view.resize(900, 500)
    assert view.zoom > before

    view.set_zoom(1.5)
    view.resize(700, 500)

    assert view.zoom == 1.5


def test_zoom_keeps_the_place_in_the_text_and_its_bounds(view: PageView) -> None:
    view.scroll_to(3, 0.3)

    view.set_zoom(9)

    assert view.zoom == 4.0
    assert view.current_page == 3


def test_a_mark_is_drawn_in_accent_on_its_page(view: PageView, theme: Theme) -> None:
    before = view.grab().toImage()

    view.set_mark(PageMark(page=0, top=0.1, bottom=0.2))
    after = view.grab().toImage()

    colours = {after.pixelColor(x, 120).name().upper() for x in range(after.width())}
    assert before != after
    assert LIGHT.paper_accent in colours


def test_paper_is_white_in_the_dark_too(view: PageView, theme: Theme) -> None:
    theme.set_mode("dark")

    image = view.grab().toImage()

    assert image.pixelColor(image.width() // 2, 100) == QColor("#FFFFFF")
    assert image.pixelColor(3, 3).lightness() < 40


def test_keys_go_to_the_ends_and_zoom(view: PageView, qtbot: QtBot) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_page == 5
    zoom = view.zoom

    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Home)

    assert view.zoom < zoom
    assert view.current_page == 0


def test_no_pages_show_an_empty_mat(theme: Theme, qtbot: QtBot, printer: Printer) -> None:
    empty = PageView(theme, printer, name="Қарар")
    qtbot.addWidget(empty)

    empty.set_pages(0, A4)
    empty.grab()

    assert printer.asked == []
    assert empty.page_count == 0


def test_fewer_pages_after_a_change_stay_in_bounds(view: PageView) -> None:
    view.scroll_to(5)

    view.set_pages(2, A4)
    view.grab()

    assert view.current_page <= 1
