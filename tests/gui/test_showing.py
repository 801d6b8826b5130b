"""Tests of what the window shows: the register that was opened, or its past."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from forumdesk.gui.actions import CHANGING
from forumdesk.gui.main_window import MainWindow
from forumdesk.services.access import Access


def changes_offered(window: MainWindow) -> set[str]:
    """Changing acts that can be chosen; what can be undone is told apart by the deeds themselves."""
    return {name for name in CHANGING - {"undo", "redo"} if window.actions_by_name[name].isEnabled()}


def test_a_register_to_look_at_takes_no_changes_after_a_long_act_either(
    window: MainWindow, sample_file: Path
) -> None:
    assert window.opening.open_file(sample_file, Access.VIEW)
    assert changes_offered(window) == set()

    window.hold(True)
    window.hold(False)

    assert changes_offered(window) == set()
    assert window.actions_by_name["find_here"].isEnabled()


def test_the_past_takes_the_place_of_the_present_and_gives_it_back(
    window: MainWindow, qtbot: QtBot, sample_file: Path
) -> None:
    assert window.open_file(sample_file)
    present, view = window.register, window.view
    assert present is not None

    window.time_travel.show(present.journal.entries(1)[0].id)
    qtbot.waitUntil(lambda: window.showing.is_past, timeout=10_000)
    assert window.register is not present
    assert window.verifying.register is window.register
    assert changes_offered(window) == set()
    window.showing.leave_past()

    assert (window.register, window.view) == (present, view)
    assert window.verifying.register is present
    plain = window.protecting.pointless(present)  # the file is not encrypted
    assert changes_offered(window) == CHANGING - {"undo", "redo"} - plain


def test_a_held_place_lets_no_other_register_in(
    window: MainWindow, sample_file: Path, tmp_path: Path
) -> None:
    assert window.open_file(sample_file)
    present = window.register
    window.places.is_held = True

    window.create_file(tmp_path / "other.forumdesk")
    window.close_register()

    assert window.register is present
    window.places.is_held = False
