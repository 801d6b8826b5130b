"""The head of a meeting: its state, its quorum, and the way to its conduct."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.bodies import Entitlement
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.page import Page
from forumdesk.gui.register_view import RegisterView
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.chip import Chip
from tests.gui.clipping import clipped
from tests.gui.conduct.presence_builders import Sitting, sitting
from tests.gui.desk.desk_builders import settle, workspace


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Sitting]:
    with sitting(tmp_path) as made:
        yield made


@pytest.fixture
def view(hall: Sitting, theme: Theme, qtbot: QtBot) -> RegisterView:
    space = workspace(hall.register, theme)
    made = RegisterView(space, lambda _key, meeting: Page(space, meeting))
    qtbot.addWidget(made)
    made.resize(1366, 700)
    with qtbot.waitActive(made):
        made.show()
    return made


def chips(view: RegisterView) -> list[str]:
    return [chip.text for chip in view.findChildren(Chip) if chip.isVisibleTo(view)]


def test_the_state_follows_the_conduct_of_the_meeting(hall: Sitting, view: RegisterView) -> None:
    conduct, seen = hall.register.conduct, [chips(view)[0]]

    for act in (conduct.open, conduct.suspend, conduct.resume, conduct.close):
        act(hall.meeting)
        settle()
        seen.append(chips(view)[0])

    assert seen == ["Planned", "Under way", "Suspended", "Under way", "Closed"]


def test_a_lost_quorum_is_a_warning_and_told_aloud(
    hall: Sitting, view: RegisterView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(getattr(event, "message", str)())
    )
    assert "Quorum met" in chips(view)

    for name in ("Оспанова", "Қалиев"):
        hall.register.attendance.leave(hall.people[name])
        settle()

    assert "Quorum: 1 missing" in chips(view)
    assert told == ["The quorum is lost. Quorum: 2 of 4 present, 3 needed"]


def test_the_recused_of_the_item_under_way_are_left_out_where_the_body_says_so(
    hall: Sitting, view: RegisterView
) -> None:
    body = hall.register.meetings.meeting(hall.meeting).body_id
    rules = hall.register.meetings.body(body).rules
    hall.register.meetings.edit_rules(body, replace(rules, recused_count=False))
    hall.register.conduct.open(hall.meeting)
    hall.register.conduct.start(hall.item.id)

    hall.register.quorum.recuse(hall.item.id, hall.people["Қалиев"])
    settle()

    names = [chip.accessibleName() for chip in view.findChildren(Chip) if chip.isVisibleTo(view)]
    assert "Quorum: 3 of 4 present, 2 needed" in names


def test_the_button_asks_for_the_conduct_of_the_meeting(view: RegisterView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.conduct_asked):
        view.conduct_button.click()


def test_the_button_opens_the_conduct_of_the_meeting_in_the_window(
    window: MainWindow, tmp_path: Path
) -> None:
    assert window.open_sample(tmp_path / "sample.forumdesk")
    assert window.view is not None

    window.view.conduct_button.click()

    assert window.going.conduct is not None


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_in_the_head_is_clipped_in_the_smallest_window(
    hall: Sitting, view: RegisterView, language: str
) -> None:
    hall.register.attendance.leave(hall.people["Оспанова"])
    hall.register.attendance.leave(hall.people["Қалиев"])
    view.resize(1024, 500)
    view._words.choose(language)
    settle()

    header: QWidget = view._header
    assert clipped(header) == []
    assert header.minimumSizeHint().width() <= header.width()


def test_where_delegations_vote_the_head_counts_their_voices(hall: Sitting, view: RegisterView) -> None:
    meetings = hall.register.meetings
    body = meetings.body(meetings.meeting(hall.meeting).body_id)

    meetings.edit_rules(body.id, replace(body.rules, entitlement=Entitlement.DELEGATIONS))
    settle()

    named = [one.accessibleName() for one in view.findChildren(QWidget)]
    assert any("0 of them are entitled to vote" in name for name in named)
