"""Notes for the minutes: kept as they are typed, never lost, never in the hall."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.conduct.hall_keeper import SceneKind
from tests.gui.conduct.conduct_builders import CTRL, Forum, press, settle, write

Conducted = Callable[..., ConductPage]


def noted(meeting: Forum, place: int) -> str:
    return meeting.register.conduct.notes(meeting.items[place].id)


def test_what_was_typed_is_kept_after_a_pause(meeting: Forum, conducted: Conducted, qtbot: QtBot) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    press(Qt.Key.Key_M, CTRL)
    write("Agreed in principle ")

    assert noted(meeting, 0) == ""
    qtbot.waitUntil(lambda: noted(meeting, 0) != "", timeout=3000)

    assert noted(meeting, 0) == "Agreed in principle"
    settle()
    assert page.parts.notes.area.toPlainText() == "Agreed in principle "


def test_going_on_keeps_them_with_their_item(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    press(Qt.Key.Key_M, CTRL)
    write("first")

    press(Qt.Key.Key_F12)

    assert meeting.current == "2"
    assert (noted(meeting, 0), noted(meeting, 1)) == ("first", "")
    assert page.parts.notes.area.toPlainText() == ""
    page.take_focus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert page.parts.notes.area.toPlainText() == "first"


def test_leaving_keeps_them(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    press(Qt.Key.Key_M, CTRL)
    write("on leaving")

    page.hide()

    assert noted(meeting, 0) == "on leaving"


def test_a_change_elsewhere_does_not_touch_what_is_being_typed(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    item = meeting.begin(0)
    settle()
    press(Qt.Key.Key_M, CTRL)
    write("being typed")

    meeting.register.conduct.suspend_item(item.id)
    settle()

    assert page.parts.notes.area.toPlainText() == "being typed"


def test_undo_brings_the_notes_back(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    press(Qt.Key.Key_M, CTRL)
    write("wrong")
    page.parts.notes.keep_now()
    settle()

    meeting.register.history.undo()
    settle()

    assert page.parts.notes.area.toPlainText() == ""


def test_no_scene_of_the_hall_holds_a_word_of_them(meeting: Forum, conducted: Conducted) -> None:
    meeting.come(0, 1, 2)
    page = conducted(hall=True)
    item = meeting.begin(1)
    meeting.register.speaking.ask(item.id, meeting.people[0].id)
    meeting.register.speaking.next(item.id)
    meeting.register.conduct.note(item.id, "confidential")
    settle()
    assert page.keeper is not None
    scenes = [page.keeper.scene(SceneKind.VOTING)]
    page.record()
    settle()
    scenes += [page.keeper.scene(kind) for kind in SceneKind if kind is not SceneKind.VOTING]

    assert None not in scenes
    assert "confidential" not in repr(scenes)


def test_they_are_named_as_the_secretarys_own(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()

    assert page.parts.notes.area.accessibleName() == "Notes for the minutes, for the secretary only"
