"""A place takes the whole window, gets the keys, and goes when it is left or what it shows goes."""

from pathlib import Path

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.page import Page
from forumdesk.gui.places import TITLES, make_place
from forumdesk.gui.screen import Screen
from forumdesk.gui.workspace import Workspace
from tests.gui.desk.desk_builders import settle


class PlainPlace(Page):
    """A place that writes down which acts reached it."""

    left = Signal()
    page_asked = Signal(str)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        super().__init__(workspace, meeting_id)
        self.acts: list[str] = []

    def record(self) -> None:
        self.acts.append("record")

    def next_speaker(self) -> None:
        self.acts.append("next_speaker")

    def take_focus(self) -> None:
        self.acts.append("take_focus")


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot, sample_file: Path) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.open_file(sample_file)
    assert window.view is not None
    window.view.show_page("participants")
    settle()
    return window


def enter(window: MainWindow) -> PlainPlace:
    """Go to a plain place that stands for the conduct of the meeting."""
    assert window.view is not None
    assert window.view.meeting_id is not None
    place = PlainPlace(window.showing.workspace, window.view.meeting_id)
    window.going.listen_to(place)
    window.places.go("conduct", lambda: place)
    return place


def place_of(window: MainWindow) -> Screen | None:
    """The place in sight, if any."""
    return window.places.page


def test_a_place_stands_alone_in_the_window_which_is_named_after_it(sample: MainWindow) -> None:
    place = enter(sample)

    assert sample.view is not None
    assert place.isVisible()
    assert not sample.view.isVisible()
    assert not sample.language_switch.isVisible()
    assert sample.windowTitle() == "Conduct mode – sample – ForumDesk"
    assert place.acts == ["take_focus"]


def test_a_place_left_goes_back_to_the_page_before(sample: MainWindow, qtbot: QtBot) -> None:
    place = enter(sample)

    place.left.emit()
    settle()

    assert sample.view is not None
    assert sample.view.isVisible()
    assert sample.view.tabs.current == "participants"
    assert sample.language_switch.isVisible()
    assert sample.windowTitle() == "sample – ForumDesk"
    qtbot.waitUntil(lambda: not isValid(place))


def test_the_act_that_opens_a_place_leaves_it_too(sample: MainWindow) -> None:
    enter(sample)

    sample.actions_by_name["conduct"].trigger()

    assert place_of(sample) is None


def test_a_place_gives_way_to_another_and_both_go_back_to_the_register(
    sample: MainWindow, qtbot: QtBot
) -> None:
    place = enter(sample)

    sample.actions_by_name["desk"].trigger()
    settle()

    qtbot.waitUntil(lambda: not isValid(place))
    assert sample.going.conduct is None
    assert sample.going.desk is not None
    assert sample.windowTitle().startswith("Registration desk")
    sample.actions_by_name["desk"].trigger()
    assert sample.view is not None
    assert sample.view.isVisible()
    assert sample.language_switch.isVisible()


def test_the_acts_of_conducting_reach_the_place_and_pages_behind_stay(sample: MainWindow) -> None:
    place = enter(sample)
    place.acts.clear()

    for act in ("next_speaker", "record", "next_page"):
        sample.actions_by_name[act].trigger()

    assert place.acts == ["next_speaker", "record"]
    assert sample.view is not None
    assert sample.view.tabs.current == "participants"


def test_a_page_asked_for_in_a_place_is_shown_instead_of_it(sample: MainWindow) -> None:
    place = enter(sample)

    place.page_asked.emit("agenda")

    assert place_of(sample) is None
    assert sample.view is not None
    assert sample.view.isVisible()
    assert sample.view.tabs.current == "agenda"


def test_another_meeting_is_not_shown_behind_a_place(sample: MainWindow) -> None:
    enter(sample)
    assert sample.view is not None

    sample.view.add_meeting()

    assert place_of(sample) is None
    assert sample.view.isVisible()


def test_a_place_goes_with_its_register(sample: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    place = enter(sample)

    assert sample.create_file(tmp_path / "new.forumdesk")
    settle()

    assert place_of(sample) is None
    qtbot.waitUntil(lambda: not isValid(place))
    assert sample.windowTitle() == "new – ForumDesk"
    assert sample.language_switch.isVisible()


def test_the_title_of_a_place_follows_the_language(sample: MainWindow) -> None:
    sample.actions_by_name["desk"].trigger()

    sample.choose_language("ru")

    assert sample.windowTitle().startswith("Стойка регистрации – ")


def test_without_a_meeting_there_is_no_place_to_go_to_and_no_hall(window: MainWindow, tmp_path: Path) -> None:
    assert window.create_file(tmp_path / "new.forumdesk")

    for act in ("desk", "conduct", "hall", "next_speaker"):
        window.actions_by_name[act].trigger()

    assert place_of(window) is None
    assert window.going.hall is None


def test_a_place_that_nobody_knows_is_not_made(sample: MainWindow) -> None:
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    with pytest.raises(KeyError):
        make_place(
            "kitchen",
            sample.showing.workspace,
            sample.view.meeting_id,
            prints_badges=False,
            hall=lambda: pytest.fail("no hall is needed"),
        )


def test_every_place_has_its_act_and_its_name(window: MainWindow) -> None:
    assert {name: bool(window.actions_by_name[name].shortcut()) for name in TITLES} == dict.fromkeys(
        TITLES, True
    )


def test_leaving_where_no_place_is_changes_nothing(sample: MainWindow, qtbot: QtBot) -> None:
    shown = sample.findChild(QStackedWidget)
    assert shown is not None
    before, focus = shown.currentWidget(), QApplication.focusWidget()

    with qtbot.assertNotEmitted(sample.places.changed):
        sample.places.leave()

    assert (shown.currentWidget(), QApplication.focusWidget()) == (before, focus)
