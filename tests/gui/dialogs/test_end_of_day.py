"""What the end of the day found."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.notices import Notice
from forumdesk.gui.dialogs.end_of_day import EndOfDayDialog
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.end_of_day import DayAct, DayLine, DayReport, DayState
from tests.gui.catalogues import catalogue
from tests.gui.clipping import clipped

LINES = (
    DayLine(state=DayState.DONE, notice=Notice(code="a", message="The seal holds."), act=DayAct.VERIFY),
    DayLine(state=DayState.OPEN, notice=Notice(code="b", message="Still open."), act=DayAct.DESK),
)


def _dialog(
    theme: Theme, qtbot: QtBot, tmp_path: Path, *, lines: tuple[DayLine, ...] = LINES, language: str = "en"
) -> EndOfDayDialog:
    report = DayReport(
        register="Форум",
        desk="Front desk",
        at=datetime(2026, 11, 22, 18, tzinfo=UTC),
        lines=lines,
        files=(),
    )
    dialog = EndOfDayDialog(theme, Words(catalogue, language), report, tmp_path / "a.forumdesk")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_only_an_open_line_leads_somewhere(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _dialog(theme, qtbot, tmp_path)

    assert dialog.sentences == ("The seal holds.", "Still open.")
    assert len(dialog.act_buttons) == 1
    with qtbot.waitSignal(dialog.act_asked) as asked:
        dialog.act_buttons[0].click()
    assert asked.args == [LINES[1]]
    assert not dialog.isVisible()


@pytest.mark.parametrize(("name", "start"), [("day.pdf", b"%PDF"), ("day.txt", b""), ("day", b"%PDF")])
def test_the_result_is_saved(theme: Theme, qtbot: QtBot, tmp_path: Path, name: str, start: bytes) -> None:
    dialog = _dialog(theme, qtbot, tmp_path)

    dialog.save_to(tmp_path / name)

    (written,) = [path for path in tmp_path.iterdir() if path.name.startswith("day")]
    assert written.read_bytes().startswith(start)
    assert dialog.message_bar.message is not None
    assert dialog.message_bar.message.kind == "ok"


def test_the_register_is_never_written_over(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    register = tmp_path / "a.forumdesk"
    register.write_bytes(b"register")
    dialog = _dialog(theme, qtbot, tmp_path)

    dialog.save_to(register)

    assert register.read_bytes() == b"register"
    assert dialog.message_bar.message is not None
    assert dialog.message_bar.message.kind == "bad"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(theme: Theme, qtbot: QtBot, tmp_path: Path, language: str) -> None:
    assert clipped(_dialog(theme, qtbot, tmp_path, language=language)) == []
