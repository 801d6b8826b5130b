"""Presence by keyboard, on a real register."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.domain.majorities import Threshold
from forumdesk.gui.conduct.presence_panel import PresencePanel
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.services.quorum import VoterStanding
from tests.gui.clipping import clipped
from tests.gui.conduct.presence_builders import Sitting, sitting
from tests.gui.desk.desk_builders import focused, press, settle, workspace, write

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Sitting]:
    with sitting(tmp_path) as made:
        yield made


@pytest.fixture
def opened(hall: Sitting, theme: Theme, qtbot: QtBot) -> Callable[..., PresencePanel]:
    def make(language: str = "en", size: tuple[int, int] = (384, 660)) -> PresencePanel:
        panel = PresencePanel(workspace(hall.register, theme, language), hall.meeting)
        qtbot.addWidget(panel)
        panel.resize(*size)
        with qtbot.waitActive(panel):
            panel.show()
        panel.take_focus()
        settle()
        return panel

    return make


def with_alt(letter: str, code: int = 0) -> None:
    """Press a key with Alt, as it is written on the layout in use."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(letter.upper()), ALT, code, 0, 0, letter)
        QApplication.sendEvent(focused(), event)
    settle()


def surnames(panel: PresencePanel) -> list[str]:
    return [
        str(panel.model.data(panel.model.index(row, 0))).split()[0] for row in range(panel.model.rowCount())
    ]


def standing(panel: PresencePanel, name: str) -> VoterStanding:
    return next(one.standing for one in panel.model.rows if one.person.names.kk.family == name)


def test_the_entitled_stand_in_the_order_of_the_kazakh_alphabet(opened: Callable[..., PresencePanel]) -> None:
    assert surnames(opened("kk")) == ["Әбенов", "Ғабитова", "Қалиев", "Оспанова"]


def test_some_letters_and_enter_mark_the_departure_and_again_the_return(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    panel = opened()
    write("қал")

    press(Qt.Key.Key_Return)
    assert not hall.is_present("Қалиев")
    assert standing(panel, "Қалиев") is VoterStanding.LEFT
    assert panel.field.text() == ""
    assert "Қалиев Дәурен, left the hall" in panel.parts.note_label.text()

    write("қал")
    press(Qt.Key.Key_Return)
    assert hall.is_present("Қалиев")
    assert focused() is panel.field


def test_an_arrow_and_enter_are_two_keystrokes_too(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    opened("kk")

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert not hall.is_present("Әбенов")


def test_a_held_enter_marks_once(hall: Sitting, opened: Callable[..., PresencePanel]) -> None:
    panel = opened()
    write("осп")

    for again in (False, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", again
        )
        QApplication.sendEvent(panel.field, event)

    assert not hall.is_present("Оспанова")


@pytest.mark.parametrize(("layout", "keys"), [("en", "zxc"), ("ru", "ячс"), ("kk", "ячс")])
def test_acts_lie_at_one_place_under_every_layout(
    hall: Sitting, opened: Callable[..., PresencePanel], layout: str, keys: str
) -> None:
    panel = opened(layout)
    panel.show_item(hall.item.id)
    hall.register.attendance.leave(hall.people["Оспанова"])
    settle()

    write("осп")
    with_alt(keys[0])
    assert standing(panel, "Оспанова") is VoterStanding.EXCUSED
    with_alt(keys[0])
    assert standing(panel, "Оспанова") is VoterStanding.LEFT

    write("қал")
    with_alt(keys[1])
    assert standing(panel, "Қалиев") is VoterStanding.RECUSED
    assert hall.register.quorum.recused(hall.item.id) == {hall.people["Қалиев"]}
    with_alt(keys[1])
    assert standing(panel, "Қалиев") is VoterStanding.PRESENT

    write("осп")
    with_alt(keys[2])
    assert hall.is_present("Оспанова")


def test_the_key_is_told_by_its_scan_code_where_there_is_one(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    panel = opened()
    hall.register.attendance.leave(hall.people["Оспанова"])
    settle()
    write("осп")

    with_alt("ы", code=52)

    assert standing(panel, "Оспанова") is VoterStanding.EXCUSED


def test_whoever_is_present_is_not_excused_and_nobody_is_recused_without_an_item(
    opened: Callable[..., PresencePanel],
) -> None:
    panel = opened()
    write("осп")

    with_alt("z")
    assert panel.message_bar.message is not None
    assert "Mark the departure first" in panel.message_bar.message.sentence
    with_alt("x")
    assert panel.message_bar.message is not None
    assert "No item is under way" in panel.message_bar.message.sentence

    assert standing(panel, "Оспанова") is VoterStanding.PRESENT


def test_somebody_without_a_voice_is_not_recused_and_it_is_said_why(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    panel = opened()
    panel.show_item(hall.item.id)
    write("marsh")

    with_alt("x")

    assert panel.message_bar.message is not None
    assert "Marsh" in panel.message_bar.message.sentence


def test_whoever_is_recused_and_in_the_hall_leaves_by_enter(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    panel = opened()
    panel.show_item(hall.item.id)
    write("осп")
    with_alt("x")
    assert panel.parts.mark_button.text() == "Mark departure"

    press(Qt.Key.Key_Return)

    assert not hall.is_present("Оспанова")
    assert standing(panel, "Оспанова") is VoterStanding.RECUSED


def test_a_reason_is_kept_by_enter_and_the_field_has_the_focus_again(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    panel = opened()
    hall.register.attendance.leave(hall.people["Оспанова"])
    settle()
    write("осп")
    with_alt("z")

    panel.parts.reason_edit.setFocus()
    write("business trip")
    press(Qt.Key.Key_Return)

    assert "business trip" in panel.model.spoken(panel.model.rows[3])
    assert focused() is panel.field


def test_others_are_found_where_none_of_the_entitled_fits_and_listed_on_demand(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    panel = opened("kk")
    write("marsh")
    assert surnames(panel) == ["Marsh"]
    press(Qt.Key.Key_Return)
    assert hall.is_present("Marsh")

    with_alt("м")
    assert surnames(panel)[4:] == ["Бомон", "Marsh"]
    with_alt("м")
    assert len(surnames(panel)) == 4


def test_nobody_who_fits_is_said_in_words(opened: Callable[..., PresencePanel]) -> None:
    panel = opened()

    write("nobody")

    assert panel.parts.note_label.text() == "Nobody on the list fits “nobody”."
    assert not panel.parts.acts.isVisible()


def test_a_change_elsewhere_repaints_one_row_and_reads_nobody_again(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    panel = opened()
    painted: list[int] = []
    resets: list[str] = []
    panel.model.dataChanged.connect(lambda first, last: painted.extend(range(first.row(), last.row() + 1)))
    panel.model.modelReset.connect(lambda: resets.append("reset"))

    hall.register.attendance.leave(hall.people["Оспанова"])
    settle()

    assert painted == [panel.model.place_of(hall.people["Оспанова"])]
    assert resets == []


def test_a_lost_quorum_is_said_at_once_and_goes_when_it_is_back(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    panel = opened()
    hall.register.attendance.leave(hall.people["Оспанова"])
    settle()
    assert panel.parts.quorum_chip.text == "Quorum met"
    assert panel.message_bar.message is None or panel.message_bar.isHidden()

    hall.register.attendance.leave(hall.people["Қалиев"])
    settle()
    assert panel.message_bar.message is not None
    assert panel.message_bar.message.sentence == "The quorum is lost."
    assert panel.parts.quorum_chip.text == "Quorum: 1 missing"

    hall.register.attendance.arrive(hall.people["Қалиев"])
    settle()
    assert panel.message_bar.isHidden()


def test_who_was_present_at_a_moment_is_listed_and_esc_goes_back_to_now_then_out(
    hall: Sitting, opened: Callable[..., PresencePanel], qtbot: QtBot
) -> None:
    before = hall.register.quorum.line(hall.meeting).steps[2][0]
    panel = opened(size=(384, 800))
    assert panel.parts.line_part.chart.isVisible()

    panel.parts.line_part.moment_chosen.emit(before)
    assert surnames(panel) == ["Әбенов", "Ғабитова", "Қалиев"]
    assert "3, of them entitled to vote: 3" in panel.parts.counts_label.text()
    assert not panel.parts.acts.isVisible()

    press(Qt.Key.Key_Escape)
    assert len(surnames(panel)) == 4
    with qtbot.waitSignal(panel.left):
        press(Qt.Key.Key_Escape)


def test_before_anybody_arrived_it_is_said_that_everybody_counts(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    with sitting(tmp_path, present=0) as hall:
        panel = PresencePanel(workspace(hall.register, theme), hall.meeting)
        qtbot.addWidget(panel)
        panel.show()
        settle()

        assert "everybody entitled counts as present" in panel.parts.note_label.text()
        panel.list.choose(0)
        assert panel.parts.mark_button.text() == "Mark arrival"


def test_a_quorum_that_needs_nobody_is_no_loss(hall: Sitting, opened: Callable[..., PresencePanel]) -> None:
    body = hall.register.meetings.meeting(hall.meeting).body_id
    rules = hall.register.meetings.body(body).rules
    nobody = Threshold(share=Fraction(0), strictly=False)
    hall.register.meetings.edit_rules(body, replace(rules, quorum_to_decide=nobody))
    panel = opened()

    for one in ("Әбенов", "Ғабитова", "Қалиев", "Оспанова"):
        hall.register.attendance.leave(hall.people[one])
    settle()

    assert panel.message_bar.isHidden()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("height", [495, 800])
def test_nothing_is_clipped_and_the_language_changes_live(
    hall: Sitting, opened: Callable[..., PresencePanel], language: str, height: int
) -> None:
    panel = opened("en" if language != "en" else "kk", (384, height))
    panel.show_item(hall.item.id)
    panel.list.choose(1)

    panel.words.choose(language)
    settle()

    assert clipped(panel) == []
    assert panel.field.accessibleName() == panel.words.gettext("Find who comes or leaves")


def set_proxies(hall: Sitting, most: int) -> None:
    body_id = hall.register.meetings.meeting(hall.meeting).body_id
    rules = hall.register.meetings.body(body_id).rules
    hall.register.meetings.edit_rules(body_id, replace(rules, proxies=most))
    settle()


def caption(panel: PresencePanel, name: str) -> str:
    row = surnames(panel).index(name)
    return str(panel.model.data(panel.model.index(row, 0), RowRole.CAPTION))


def test_whoever_is_connected_counts_where_the_rules_say_so(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    hall.register.attendance.leave(hall.people["Қалиев"])
    panel = opened()
    assert hall.register.quorum.count(hall.meeting).present == 3

    write("aliyev")
    with_alt("a")

    assert caption(panel, "Қалиев") == "connected"
    assert panel.parts.counts_label.text().startswith("4 of 4")
    body_id = hall.register.meetings.meeting(hall.meeting).body_id
    rules = hall.register.meetings.body(body_id).rules
    hall.register.meetings.edit_rules(body_id, replace(rules, remote_counts=False))
    settle()
    assert caption(panel, "Қалиев") == "connected, does not count by the rules"
    assert panel.parts.counts_label.text().startswith("3 of 4")


def test_the_voice_of_somebody_absent_is_given_to_one_who_is_there(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    set_proxies(hall, 1)
    hall.register.attendance.leave(hall.people["Қалиев"])
    panel = opened()
    write("aliyev")
    with_alt("s")
    assert "Who casts the voice of Қалиев" in panel.parts.note_label.text()
    assert surnames(panel) == ["Әбенов", "Ғабитова", "Оспанова"]

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    (proxy,) = hall.register.proxies.of_meeting(hall.meeting)
    assert (proxy.id, proxy.holder_id) == (hall.people["Қалиев"], hall.people["Ғабитова"])
    assert caption(panel, "Қалиев").startswith("represented by Ғабитова")
    assert panel.parts.counts_label.text().startswith("4 of 4")
    with_alt("s")
    assert hall.register.proxies.of_meeting(hall.meeting) == ()


def test_escape_gives_no_proxy(hall: Sitting, opened: Callable[..., PresencePanel]) -> None:
    set_proxies(hall, 1)
    hall.register.attendance.leave(hall.people["Қалиев"])
    panel = opened()
    left: list[bool] = []
    panel.left.connect(lambda: left.append(True))
    write("aliyev")
    with_alt("s")

    press(Qt.Key.Key_Escape)

    assert hall.register.proxies.of_meeting(hall.meeting) == ()
    assert left == []
    assert len(surnames(panel)) == 4


def test_a_proxy_too_many_is_refused_in_place(hall: Sitting, opened: Callable[..., PresencePanel]) -> None:
    set_proxies(hall, 1)
    for name in ("Қалиев", "Оспанова"):
        hall.register.attendance.leave(hall.people[name])
    hall.register.proxies.give(hall.people["Қалиев"], hall.people["Ғабитова"])
    panel = opened()
    write("spanova")
    with_alt("s")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    message = panel.message_bar.message
    assert message is not None
    assert "holds 1 proxy already" in message.sentence
    assert len(hall.register.proxies.of_meeting(hall.meeting)) == 1


def test_where_the_rules_know_no_proxies_none_is_offered(
    hall: Sitting, opened: Callable[..., PresencePanel]
) -> None:
    hall.register.attendance.leave(hall.people["Қалиев"])
    panel = opened()
    write("aliyev")
    assert not panel.parts.proxy_button.isVisibleTo(panel)

    with_alt("s")

    message = panel.message_bar.message
    assert message is not None
    assert "allow no proxies" in message.sentence
