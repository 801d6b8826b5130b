"""What the hall is given: finished values of the meeting, and only when the operator says so."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt

from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.speaking import SpeakingLimits
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.conduct.hall_keeper import SceneKind
from forumdesk.gui.hall.operator import Hall
from forumdesk.gui.hall.scenes import (
    ItemScene,
    PresenceScene,
    ResultScene,
    SpeakerScene,
    TextScene,
    VotingScene,
)
from tests.gui.conduct.conduct_builders import CTRL, Forum, focused, press, settle, write

Conducted = Callable[..., ConductPage]


def hall_of(page: ConductPage) -> Hall:
    assert page.keeper is not None
    return page.keeper.hall


def prepared(hall: Hall) -> tuple[type | None, str]:
    scene = hall.prepared
    return type(scene), scene.title.kk if isinstance(scene, ItemScene) else ""


def test_what_is_prepared_follows_the_meeting_and_the_hall_sees_nothing_yet(
    meeting: Forum, conducted: Conducted
) -> None:
    meeting.come(0, 1, 2)
    page = conducted(hall=True)
    item = meeting.begin(1)
    settle()
    hall = hall_of(page)
    assert prepared(hall) == (ItemScene, "Legal regulation")

    meeting.register.speaking.ask(item.id, meeting.people[0].id)
    meeting.register.speaking.next(item.id)
    settle()
    assert prepared(hall) == (SpeakerScene, "")

    page.record()
    settle()
    assert isinstance(hall.prepared, ResultScene)
    assert [count for _label, count in hall.prepared.counts] == [3, 0, 0]
    assert hall.prepared.sentence.kk
    assert hall.on_screen is None


def test_the_clock_of_the_speaker_runs_and_stands_in_the_hall_too(
    meeting: Forum, conducted: Conducted
) -> None:
    meeting.register.speaking.set_limits(meeting.meeting, SpeakingLimits(debate=180))
    page = conducted(hall=True)
    item = meeting.begin(0)
    meeting.register.speaking.ask(item.id, meeting.people[0].id)
    speech = meeting.register.speaking.next(item.id)
    assert speech is not None
    settle()
    hall = hall_of(page)
    hall.put_on()
    meeting.clock.pass_time(seconds=50)
    scene = hall.on_screen
    assert isinstance(scene, SpeakerScene)
    assert scene.clock.left(meeting.clock()) == timedelta(seconds=130)

    meeting.register.speaking.finish(speech.id)
    settle()
    meeting.clock.pass_time(seconds=50)

    scene = hall.on_screen
    assert isinstance(scene, SpeakerScene)
    assert not scene.clock.running
    assert scene.clock.elapsed(meeting.clock()) == timedelta(seconds=50)
    hall.close()


def test_the_next_speaker_is_prepared_but_not_shown(meeting: Forum, conducted: Conducted) -> None:
    page = conducted(hall=True)
    item = meeting.begin(0)
    settle()
    hall = hall_of(page)
    hall.put_on()
    meeting.register.speaking.ask(item.id, meeting.people[0].id)
    meeting.register.speaking.next(item.id)
    settle()

    assert isinstance(hall.on_screen, ItemScene)
    assert isinstance(hall.prepared, SpeakerScene)
    assert page.parts.head.hall_button.text() == "Hall: item 1"
    hall.close()


def test_presence_on_the_screen_is_kept_up_to_date(meeting: Forum, conducted: Conducted) -> None:
    meeting.come(0, 1)
    page = conducted(hall=True)
    meeting.begin(0)
    settle()
    assert page.keeper is not None
    page.keeper.prepare(SceneKind.PRESENCE)
    hall_of(page).put_on()

    meeting.come(2)
    settle()

    scene = hall_of(page).on_screen
    assert isinstance(scene, PresenceScene)
    assert (scene.present, scene.entitled, scene.needed) == (3, 3, 2)
    hall_of(page).close()


def test_a_scene_is_prepared_by_keys(meeting: Forum, conducted: Conducted) -> None:
    page = conducted(hall=True)
    meeting.begin(1)
    settle()

    press(Qt.Key.Key_S, CTRL)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    prepared = hall_of(page).prepared
    assert isinstance(prepared, TextScene)
    assert [row.number for row in prepared.rows] == ["", "", "1.1"]
    assert page.drawer.isAncestorOf(focused())


def test_where_there_is_nothing_to_show_the_chooser_says_so(meeting: Forum, conducted: Conducted) -> None:
    page = conducted(hall=True)
    meeting.begin(0)
    settle()
    page.show_drawer("hall")
    settle()

    side = page.drawer.panel
    assert side is not None
    marks = {row.id: row.mark for row in side.model.rows}  # type: ignore[attr-defined]
    assert marks["speaker"] == marks["text"] == marks["result"] == "nothing to show"
    assert marks["item"] == marks["welcome"] == ""


def test_without_a_hall_there_is_no_button_for_it(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()

    assert not page.parts.head.hall_button.isVisibleTo(page)


def test_a_vote_that_begins_is_prepared_and_then_its_result(meeting: Forum, conducted: Conducted) -> None:
    meeting.come(0, 1, 2)
    page = conducted(hall=True)
    meeting.begin(1)
    settle()
    page.deciding.choose(AdoptionMode.COUNTED)
    press(Qt.Key.Key_F9)
    assert isinstance(hall_of(page).prepared, VotingScene)

    for number in "2", "1", "0":
        write(number)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_F9)

    prepared = hall_of(page).prepared
    assert isinstance(prepared, ResultScene)
    assert [count for _label, count in prepared.counts] == [2, 1, 0]
