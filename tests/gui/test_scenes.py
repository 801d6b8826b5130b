"""Scenes through the real window, with its own widgets and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import Language
from forumdesk.exchange.event_package import write_event
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.foundation.paths import resources_folder
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.decisions.page import DecisionsPage
from forumdesk.gui.pages.decisions.subjects import About
from forumdesk.gui.pages.import_preview.page import ImportPage
from forumdesk.gui.pages.recommendations.texts import TextsPage
from forumdesk.gui.pages.resolution.results import ResultsPage
from forumdesk.gui.reading_order import tab_stops
from tests.builders import registers
from tests.documents.reading import unhyphenated

PAGES = ("overview", "participants", "agenda", "recommendations", "decisions", "resolution", "documents")
TITLES = (
    "«Көкжиек» қауымдастығы серіктес университеттері форумының қарары",
    "Резолюция Форума университетов-партнёров Ассоциации «Кокжиек»",
    "Resolution of the Forum of Partner Universities of the Kokzhiek Association",
)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def page_of(window: MainWindow) -> QWidget:
    """The page in sight."""
    assert window.view is not None
    assert window.view.page is not None
    return window.view.page


def bring(window: MainWindow, qtbot: QtBot, kind: str, path: Path) -> None:
    """Import a file by its preview and Ctrl+Enter."""
    window.going.show_import(kind, path)
    preview = page_of(window)
    assert isinstance(preview, ImportPage)
    qtbot.waitUntil(preview.main_button.isVisible)

    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: page_of(window) is not preview)


@pytest.fixture
def brought(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A new register with the sample's text in three languages and its participants, nothing decided."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.create_file(tmp_path / "forum.forumdesk")
    for kind, name in (
        ("resolution", "forum.en.md"),
        ("resolution", "forum.ru.md"),
        ("resolution", "forum.kk.md"),
        ("participants", "participants.csv"),
    ):
        bring(window, qtbot, kind, resources_folder() / "samples" / name)
    return window


@pytest.fixture(scope="module")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same, imported without a window."""
    path, samples = tmp_path_factory.mktemp("filled") / "forum.forumdesk", resources_folder() / "samples"
    with registers().create(path) as register:
        meeting_id = None
        for language in (Language.EN, Language.RU, Language.KK):
            proposal = read_resolution(read_text(samples / f"forum.{language}.md"), language)
            meeting_id = register.importer.resolution(proposal, meeting_id).meeting_id
        register.importer.participants(read_participants(samples / "participants.csv"), meeting_id)
    return path.read_bytes()


@pytest.fixture
def filled(window: MainWindow, qtbot: QtBot, tmp_path: Path, filled_once: bytes) -> MainWindow:
    """The window with this register open."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    path = tmp_path / "forum.forumdesk"
    path.write_bytes(filled_once)
    assert window.open_file(path)
    return window


def test_from_an_empty_register_to_a_printed_resolution(
    brought: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert brought.view is not None
    brought.view.show_page("decisions")
    decisions = page_of(brought)
    assert isinstance(decisions, DecisionsPage)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(decisions.taken_table.isVisible)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    meeting = brought.view.meeting_id
    assert meeting is not None
    register = decisions.register
    qtbot.waitUntil(lambda: all(one.sealed for one in register.decisions.decisions(meeting)))
    target = tmp_path / "resolution.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
    brought.view.show_page("resolution")
    results = page_of(brought)
    assert isinstance(results, ResultsPage)
    resolution = results.resolution_page
    qtbot.waitUntil(resolution.export_button.isEnabled, timeout=20_000)

    resolution.export_button.setFocus()
    press(Qt.Key.Key_Space)

    qtbot.waitUntil(target.exists, timeout=20_000)
    words = unhyphenated(target.read_bytes())
    assert [title for title in TITLES if title not in words] == [], words[:300]


def test_a_withdrawn_decision_leaves_the_focus_in_the_roll_call(brought: MainWindow, qtbot: QtBot) -> None:
    assert brought.view is not None
    brought.view.show_page("decisions")
    decisions = page_of(brought)
    assert isinstance(decisions, DecisionsPage)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: decisions.taken_table.hasFocus())

    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: decisions.grid.hasFocus())


def test_an_import_shows_the_meeting_that_it_filled(
    brought: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert brought.view is not None
    assert brought.view.meeting_id is not None
    package = tmp_path / "forum.json"
    register = brought.view.page.register  # type: ignore[union-attr]
    package.write_text(write_event(register.packages.package(brought.view.meeting_id)), encoding="utf-8")
    assert brought.create_file(tmp_path / "second.forumdesk")
    brought.actions_by_name["new_meeting"].trigger()
    before = brought.view.meeting_id

    bring(brought, qtbot, "event", package)

    assert brought.view.meeting_id != before


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_every_stop_in_reading_order_and_each_has_a_name(
    filled: MainWindow, qtbot: QtBot, page: str
) -> None:
    assert filled.view is not None
    filled.view.show_page(page)
    qtbot.wait(50)
    stops = tab_stops(filled)

    stops[0].setFocus()
    reached = []
    for _stop in stops:
        reached.append(QApplication.focusWidget())
        press(Qt.Key.Key_Tab)

    assert reached == stops
    assert QApplication.focusWidget() is stops[0]
    for language in ("kk", "ru", "en"):
        filled.choose_language(language)
        assert [one for one in tab_stops(filled) if not one.accessibleName()] == []


def test_the_focus_order_is_frame_sidebar_tabs_page(filled: MainWindow) -> None:
    assert filled.view is not None
    filled.view.show_page("decisions")
    stops = tab_stops(filled)
    decisions = page_of(filled)
    assert isinstance(decisions, DecisionsPage)
    places = [
        next(n for n, stop in enumerate(stops) if part is stop or part.isAncestorOf(stop))
        for part in (
            filled.language_switch, filled.view.tree, filled.view.tabs, decisions.bar, decisions.grid, decisions.foot,
        )
    ]  # fmt: skip

    assert places == sorted(places)


def test_after_a_register_was_closed_theme_and_language_change_nothing_of_it(
    filled: MainWindow, qtbot: QtBot
) -> None:
    assert filled.view is not None
    for page in PAGES:
        filled.view.show_page(page)
    filled.actions_by_name["close_register"].trigger()
    qtbot.wait(20)

    for act in ("dark", "larger", "smaller", "light"):
        filled.actions_by_name[act].trigger()
    filled.choose_language("kk")

    assert filled.view is None


def test_a_text_being_written_outlives_a_change_of_language(filled: MainWindow, qtbot: QtBot) -> None:
    assert filled.view is not None
    filled.view.show_page("recommendations")
    press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "xyz")

    for language in ("ru", "kk", "en"):
        filled.choose_language(language)

    assert QApplication.focusWidget() is editor
    assert editor.toPlainText().endswith("xyz")  # type: ignore[attr-defined]


def test_a_part_of_a_page_is_shown_by_name(filled: MainWindow) -> None:
    assert filled.view is not None

    filled.view.show_page("decisions/question")
    decisions = page_of(filled)
    assert isinstance(decisions, DecisionsPage)
    assert (decisions.view, decisions.bar.about) == ("decide", About.QUESTION)

    filled.view.show_page("recommendations/consultation")
    texts = page_of(filled)
    assert isinstance(texts, TextsPage)
    assert texts.current == "consultation"
