"""How long everybody spoke: seen, sorted, written into a file."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forumdesk.gui.conduct.totals_panel import TotalsPanel
from forumdesk.gui.models.speaking_totals import NAME, OVERRUN, SPEECHES, TIME
from forumdesk.gui.theme import Theme
from tests.gui.clipping import clipped
from tests.gui.conduct.presence_builders import Sitting, sitting
from tests.gui.desk.desk_builders import press, settle, workspace


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Sitting]:
    """Қалиев spoke for five minutes, two too long; Оспанова twice for one."""
    with sitting(tmp_path) as made:
        made.register.conduct.open(made.meeting)
        made.register.conduct.start(made.item.id)
        for name, minutes in (("Қалиев", 5), ("Оспанова", 1), ("Оспанова", 1)):
            speech = made.register.speaking.ask(made.item.id, made.people[name])
            made.register.speaking.set_limit(speech.id, 180)
            made.register.speaking.give_floor(speech.id)
            made.clock.now += timedelta(minutes=minutes)
            made.register.speaking.finish(speech.id)
        yield made


@pytest.fixture
def panel(hall: Sitting, theme: Theme, qtbot: QtBot) -> TotalsPanel:
    made = TotalsPanel(workspace(hall.register, theme, "ru"), hall.meeting)
    qtbot.addWidget(made)
    made.resize(384, 495)
    with qtbot.waitActive(made):
        made.show()
    made.take_focus()
    settle()
    return made


def column(panel: TotalsPanel, column: int) -> list[str]:
    return [str(panel.model.data(panel.model.index(row, column))) for row in range(panel.model.rowCount())]


def test_the_longest_stands_first_and_an_overrun_has_its_sign(panel: TotalsPanel) -> None:
    assert column(panel, NAME) == ["Қалиев Дәурен", "Оспанова Айгүл"]
    assert column(panel, SPEECHES) == ["1", "2"]
    assert [one.split(":")[0] for one in column(panel, TIME)] == ["5", "2"]
    assert column(panel, OVERRUN)[0].startswith("+2:")
    assert column(panel, OVERRUN)[1] == "–"


def test_sums_of_countries_and_items_have_their_names(panel: TotalsPanel) -> None:
    panel.pills.buttons[2].click()
    assert column(panel, NAME) == ["Казахстан"]

    panel.pills.buttons[3].click()
    assert column(panel, NAME) == ["Legal regulation"]
    assert column(panel, SPEECHES) == ["3"]


def test_sorted_by_a_choice_and_by_the_heads(panel: TotalsPanel) -> None:
    panel.sort_choice.settled.emit(SPEECHES)
    assert column(panel, SPEECHES) == ["2", "1"]

    panel.table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
    assert column(panel, NAME) == ["Қалиев Дәурен", "Оспанова Айгүл"]
    assert panel.sort_choice.key() == NAME


def test_a_new_speech_is_added_up_while_the_panel_is_in_sight(hall: Sitting, panel: TotalsPanel) -> None:
    speech = hall.register.speaking.ask(hall.item.id, hall.people["Әбенов"])
    hall.register.speaking.give_floor(speech.id)
    settle()

    assert "Әбенов Болат" in column(panel, NAME)


def test_the_sums_are_written_with_their_seconds(panel: TotalsPanel, tmp_path: Path) -> None:
    panel.write_totals(tmp_path / "totals.csv")

    rows = list(csv.DictReader((tmp_path / "totals.csv").read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["by"] for row in rows] == ["speaker", "speaker", "country", "item"]
    assert int(rows[0]["seconds"]) > 300
    assert panel.message_bar.message is not None
    assert "totals.csv" in panel.message_bar.message.sentence


def test_a_workbook_is_written_where_no_ending_was_typed(panel: TotalsPanel, tmp_path: Path) -> None:
    panel.write_totals(tmp_path / "totals")

    assert (tmp_path / "totals.xlsx").stat().st_size > 0


def test_esc_leaves(panel: TotalsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.left):
        press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(panel: TotalsPanel, language: str) -> None:
    panel.words.choose(language)
    settle()

    assert clipped(panel) == []
