"""Speaking limits, typed in minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.speaking import SpeakingLimits, SpeechKind
from forumdesk.gui.conduct.limits_panel import LimitsPanel, limit_shown, limit_written
from forumdesk.gui.theme import Theme
from tests.gui.clipping import clipped
from tests.gui.conduct.presence_builders import Sitting, sitting
from tests.gui.desk.desk_builders import settle, workspace


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Sitting]:
    with sitting(tmp_path, present=0) as made:
        yield made


@pytest.fixture
def panel(hall: Sitting, theme: Theme, qtbot: QtBot) -> LimitsPanel:
    made = LimitsPanel(workspace(hall.register, theme), hall.meeting)
    qtbot.addWidget(made)
    made.resize(384, 495)
    with qtbot.waitActive(made):
        made.show()
    made.take_focus()
    return made


def typed(panel: LimitsPanel, kind: SpeechKind, text: str) -> str:
    """Type a limit; what is said of it."""
    field = panel.fields[kind]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    return field.accessibleDescription()


def kept(hall: Sitting) -> SpeakingLimits:
    return hall.register.meetings.meeting(hall.meeting).limits


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("5", 300),
        ("5:30", 330),
        (" 0:45 ", 45),
        ("-5", -300),
        ("5:75", None),
        ("five", None),
        ("٥", None),
    ],
)
def test_minutes_or_minutes_and_seconds_are_read(text: str, seconds: int | None) -> None:
    assert limit_written(text) == seconds


def test_a_limit_is_shown_as_it_is_typed() -> None:
    assert [limit_shown(one) for one in (0, 45, 300, 330)] == ["", "0:45", "5", "5:30"]


def test_limits_are_kept_as_they_are_typed_and_taken_away_by_an_empty_field(
    hall: Sitting, panel: LimitsPanel
) -> None:
    assert typed(panel, SpeechKind.REPORT, "15") == ""
    assert typed(panel, SpeechKind.DEBATE, "3:30") == ""
    assert kept(hall) == SpeakingLimits(report=900, debate=210)

    typed(panel, SpeechKind.REPORT, "")
    assert kept(hall) == SpeakingLimits(debate=210)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-5", "A speech lasts from 0 (no limit) to 240 minutes, not -5."),
        ("900", "A speech lasts from 0 (no limit) to 240 minutes, not 900."),
        ("soon", "Write minutes, or minutes and seconds, like 5 or 5:30."),
    ],
)
def test_a_negative_or_absurd_limit_is_refused_beside_its_field(
    hall: Sitting, panel: LimitsPanel, text: str, said: str
) -> None:
    typed(panel, SpeechKind.DEBATE, "3")

    assert typed(panel, SpeechKind.DEBATE, text) == said
    assert kept(hall) == SpeakingLimits(debate=180)


def test_undo_brings_the_limit_before(hall: Sitting, panel: LimitsPanel) -> None:
    typed(panel, SpeechKind.REPLY, "2")

    hall.register.history.undo()
    settle()

    assert panel.fields[SpeechKind.REPLY].text() == ""


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(panel: LimitsPanel, language: str) -> None:
    panel.words.choose(language)
    settle()

    assert clipped(panel) == []
