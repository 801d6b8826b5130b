"""A bar that finds and filters fits any width."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.filter_bar import FilterBar

CHOICES = [Choice(key=key, text=f"Некоторые {key}", count="12") for key in ("a", "b", "c", "d")]


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> Iterator[FilterBar]:
    buttons = {"first": Button(theme, icon_name="printer"), "last": Button(theme, icon_name="plus")}
    room = QWidget()  # not a layout: the bar is given any width
    qtbot.addWidget(room)
    made = FilterBar(theme, buttons, room)
    made.set_buttons({"first": ("Print everything", "Print"), "last": ("Add something", "Add")})
    made.show_filters(CHOICES, "b", name="Filter")
    made.resize(1200, 52)
    room.resize(1200, 100)
    room.show()
    yield made
    room.close()


def test_where_room_is_short_buttons_lose_words_then_pills_become_a_field(bar: FilterBar) -> None:
    assert bar.pills.isVisible()
    seen = []
    for wide in range(1200, bar.minimumSizeHint().width(), -20):
        bar.resize(wide, 52)
        words = [bool(button.text()) for button in bar.findChildren(Button)]
        seen.append((bar.pills.isVisible(), *words))
        assert bar.pills.isVisible() != bar.filter_field.isVisible()
    assert list(dict.fromkeys(seen))[:3] == [(True, True, True), (True, False, True), (True, False, False)]
    assert not bar.pills.isVisible()


def test_pills_that_have_just_come_are_reckoned_with(bar: FilterBar) -> None:
    bar.resize(700, 52)
    more = [Choice(key=str(n), text="Ещё некоторые", count="1") for n in range(5)]
    bar.show_filters(more, "1", name="Filter")
    assert bar.filter_field.isVisible()


def test_a_filter_is_chosen_from_the_field_too(bar: FilterBar, qtbot: QtBot) -> None:
    bar.resize(bar.minimumSizeHint().width(), 52)
    assert bar.filter_field.currentIndex() == 1
    with qtbot.waitSignal(bar.filter_chosen) as told:
        bar.filter_field.activated.emit(3)
    assert told.args == ["d"]
    assert bar.pills.current == "d"


def test_a_switch_of_views_takes_its_room_and_stays_without_the_tools(bar: FilterBar) -> None:
    before = bar.minimumSizeHint().width()
    views = [Choice(key=key, text=f"View {key}") for key in "abc"]

    bar.show_views(views, "b", name="View")

    switch = bar.view_switch.sizeHint().width()
    assert bar.minimumSizeHint().width() >= before + switch
    bar.show_tools(False)
    bar.resize(900, 52)
    assert bar.isVisible()
    assert bar.view_switch.isVisible()
    assert not any(one.isVisible() for one in (bar.find_field, bar.pills, bar.filter_field))
    bar.show_tools(True)
    assert bar.find_field.isVisible()


def test_without_views_the_bar_goes_with_its_tools_and_comes_with_the_views(bar: FilterBar) -> None:
    bar.show_tools(False)
    hidden = not bar.isVisible()
    bar.show_views([Choice(key="a", text="View")], "a", name="View")

    assert hidden
    assert bar.isVisible()
    assert not bar.find_field.isVisible()
