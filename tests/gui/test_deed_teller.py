"""The foot names the last deed, what undo would take back and what redo would do again, over a restart too."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.widgets.button import Button
from tests.builders import refilled, registers
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import settle


def links(window: MainWindow) -> list[str]:
    return [one.text() for one in window.status.findChildren(Button) if one.isVisible()]


def link(window: MainWindow, name: str) -> Button:
    return next(one for one in window.status.findChildren(Button) if one.objectName() == name)


def foot(window: MainWindow) -> str:
    return " · ".join(one.text() for one in window.status.findChildren(QLabel) if one.isVisible())


def test_a_register_opened_again_names_its_last_deed_and_offers_to_take_it_back(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.forumdesk"
    with registers().create(path) as register:
        meeting_id = refilled(register)
        register.agendas.add(meeting_id, LocalizedText(en="Opening", ru="Открытие", kk="Ашылуы"))

    assert window.open_file(path)
    settle()
    assert "Last deed: agenda item added: Opening" in foot(window)
    assert links(window) == ["Undo"]

    link(window, "undo_link").click()
    qtbot.waitUntil(lambda: "undone: agenda item added: Opening" in foot(window))
    assert set(links(window)) == {"Redo", "Undo"}
    for language in ("kk", "ru", "en"):
        window.choose_language(language)
        assert clipped_at(window, (1024, 600), part=window.status) == {}

    window.close_register()
    assert "Last deed" not in foot(window)
    assert window.open_file(path)
    settle()
    assert "undone: agenda item added: Opening" in foot(window)

    link(window, "redo_link").click()
    qtbot.waitUntil(lambda: "done again: agenda item added: Opening" in foot(window))
    assert links(window) == ["Undo"]
