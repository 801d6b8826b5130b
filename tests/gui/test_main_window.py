"""The window: registers opened and closed, the language switched live, acts routed, deeds named."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.texts import LocalizedText
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.actions import ACTS, MENUS, key_sequences
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.documents.views import DocumentViews
from forumdesk.gui.pages.overview.page import OverviewPage
from forumdesk.gui.pages.participants.page import ParticipantsPage
from tests.builders import registers
from tests.gui.catalogues import catalogue


@pytest.fixture
def sample(window: MainWindow, sample_file: Path) -> MainWindow:
    assert window.open_file(sample_file)
    return window


def test_the_sample_opens_on_its_meeting(window: MainWindow, tmp_path: Path) -> None:
    assert window.open_sample(tmp_path / "sample.forumdesk")

    assert window.view is not None
    assert window.view.tabs.current == "overview"
    assert window.windowTitle() == "sample – ForumDesk"
    assert window.actions_by_name["undo"].isEnabled() is False


def test_every_page_of_the_meeting_opens(sample: MainWindow, qtbot: QtBot) -> None:
    assert sample.view is not None

    for _step in range(6):
        assert sample.view.page is not None
        qtbot.wait(1)
        sample.actions_by_name["next_page"].trigger()

    assert sample.view.page is not None


def test_the_language_changes_live_and_is_remembered(sample: MainWindow, data_folder: Path) -> None:
    assert sample.view is not None
    english = sample.view.new_meeting_button.text()

    sample.language_switch.language_chosen.emit("kk")

    assert sample.view.new_meeting_button.text() != english
    assert SettingsFile(data_folder).load().language == "kk"


def test_another_programs_file_is_refused_in_place(window: MainWindow, tmp_path: Path) -> None:
    foreign = tmp_path / "notes.forumdesk"
    foreign.write_text("my notes", encoding="utf-8")

    opened = window.open_file(foreign)

    assert not opened
    assert window.view is None
    assert window.start.message_bar.isVisibleTo(window.start)
    assert foreign.read_text(encoding="utf-8") == "my notes"


def test_a_deed_is_named_and_undone(sample: MainWindow, qtbot: QtBot) -> None:
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    register = sample.showing.workspace.register
    place = LocalizedText(en="Almaty")

    register.meetings.edit(sample.view.meeting_id, place=place)
    qtbot.waitUntil(lambda: sample.actions_by_name["undo"].isEnabled())

    assert "meeting changed" in sample.actions_by_name["undo"].text()
    sample.actions_by_name["undo"].trigger()
    assert register.meetings.meeting(sample.view.meeting_id).place.en == "Astana"


def test_opened_registers_are_offered_again(sample: MainWindow, tmp_path: Path) -> None:
    sample.actions_by_name["close_register"].trigger()

    assert sample.view is None
    assert sample.start.recent.model().rowCount() == 1
    assert sample.actions_by_name["print_out"].isEnabled() is False


def test_a_register_that_is_gone_says_so(sample: MainWindow, tmp_path: Path) -> None:
    sample.actions_by_name["close_register"].trigger()
    (tmp_path / "sample.forumdesk").unlink()
    model = sample.start.recent.model()

    assert model.data(model.index(0, 1), Qt.ItemDataRole.DisplayRole) == "not found"


def test_below_1280_the_sidebar_pops_out_of_a_rail(sample: MainWindow, qtbot: QtBot) -> None:
    assert sample.view is not None
    sample.resize(1024, 600)
    qtbot.waitUntil(lambda: sample.view is not None and sample.view.rail_button.isVisible())
    assert not sample.view.tree.isVisible()

    sample.view.rail_button.click()

    assert sample.view.tree.isVisible()


def test_an_empty_register_offers_the_first_act(window: MainWindow, tmp_path: Path) -> None:
    assert window.create_file(tmp_path / "new.forumdesk")

    assert window.view is not None
    assert window.view.meeting_id is None
    assert window.view.page is None

    window.actions_by_name["new_meeting"].trigger()
    assert window.view.page is not None


def test_a_shortcut_has_its_twin_on_russian_and_kazakh_layouts() -> None:
    assert [one.toString() for one in key_sequences("Ctrl+O")] == ["Ctrl+O", "Ctrl+Щ"]
    assert [one.toString() for one in key_sequences("F9")] == ["F9"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_mnemonics_are_unique_in_each_menu(language: str) -> None:
    _ = catalogue(language).gettext
    menus = {menu: [_(kind.text) for kind in ACTS if kind.menu == menu] for menu in MENUS}
    menus["bar"] = [_(text) for text in MENUS.values()]

    for menu, texts in menus.items():
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), (language, menu, letters)


def test_no_document_library_and_no_database_at_start(project: Path) -> None:
    script = (
        "import sys, forumdesk.gui.application\n"
        "heavy = {'reportlab', 'pikepdf', 'pypdfium2', 'sqlalchemy', 'alembic', 'qtawesome', 'jsonschema'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    found = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[]"


def test_reportlab_waits_for_the_first_preview(project: Path, tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from forumdesk import app
from forumdesk.foundation.paths import data_folder, keys_folder, resources_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.signing import SecretaryKeys

qt = QApplication([])
window = MainWindow(
    registers=app._registers(), settings=SettingsFile(data_folder()), keys=SecretaryKeys(keys_folder()),
    theme=Theme("light"),
    words=Words(app._catalogue, "kk"), resources=resources_folder(),
)
window.show()
window.open_sample(Path({str(tmp_path / "sample.forumdesk")!r}))
for page in ("participants", "agenda", "recommendations", "decisions", "overview"):
    window.view.show_page(page)
    for _turn in range(5):
        qt.processEvents()
print(sorted({{"reportlab", "pikepdf", "pypdfium2", "jsonschema"}} & set(sys.modules)))
window.close()
"""

    found = subprocess.run(
        [sys.executable, "-c", script], cwd=project, capture_output=True, text=True, check=True
    )

    assert found.stdout.strip() == "[]"


def test_identity_numbers_of_a_meeting_that_is_over_are_erased_when_the_register_is_opened(
    window: MainWindow, tmp_path: Path
) -> None:
    place = tmp_path / "over.forumdesk"
    with registers().create(place) as register:
        meeting = register.meetings.add(LocalizedText(kk="Форум"))
        register.meetings.edit(meeting.id, first_day=date(2024, 10, 16))
        one = register.participants.add(meeting.id, Names(kk=PersonName(family="Абай")))
        register.passes.set_numbers(meeting.id, {one.id: "990101300123"})

    assert window.open_file(place)

    window.close_register()
    with registers().open(place) as register:
        assert register.passes.numbers(meeting.id) == {}


def test_badges_asked_for_on_the_participants_page_are_shown_on_the_documents_page(
    sample: MainWindow, qtbot: QtBot
) -> None:
    assert sample.view is not None
    sample.view.show_page("participants")
    page = sample.view.page
    assert isinstance(page, ParticipantsPage)
    page.table.selectAll()
    people = page.selected_ids()[:3]

    page.badges_asked.emit(people)

    documents = sample.view.page
    assert isinstance(documents, DocumentViews)
    assert sample.view.tabs.current == "documents"
    qtbot.waitUntil(lambda: documents.papers_page.bar.chosen == people)
    assert documents.papers_page.kind.identifier == "badges"


def test_a_paper_asked_for_on_another_page_is_shown_on_the_documents_page(sample: MainWindow) -> None:
    assert sample.view is not None
    sample.going.print_document("amendments")

    documents = sample.view.page
    assert isinstance(documents, DocumentViews)
    assert documents.papers_page.kind.identifier == "amendments"


def test_a_step_back_over_very_many_is_done_beside_the_window_which_is_held_meanwhile(
    sample: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forumdesk.gui.steps.MANY", 3)
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    register = sample.showing.workspace.register
    before = register.participants.listed(sample.view.meeting_id)
    register.participants.edit_many([one.id for one in before], country="UZ")
    undo = sample.actions_by_name["undo"]
    qtbot.waitUntil(undo.isEnabled)

    undo.trigger()

    assert not sample.view.isEnabled()
    assert not undo.isEnabled()
    assert not sample.actions_by_name["desk"].isEnabled()
    qtbot.waitUntil(sample.view.isEnabled)
    assert register.participants.listed(sample.view.meeting_id) == before
    assert sample.actions_by_name["desk"].isEnabled()
    qtbot.waitUntil(sample.actions_by_name["redo"].isEnabled)
    sample.actions_by_name["redo"].trigger()
    qtbot.waitUntil(sample.view.isEnabled)
    assert {one.country for one in register.participants.listed(sample.view.meeting_id)} == {"UZ"}


def test_a_refused_step_over_very_many_is_said_and_the_window_let_go(
    sample: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forumdesk.gui.steps.MANY", 3)
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    register = sample.showing.workspace.register
    people = register.participants.listed(sample.view.meeting_id)
    register.participants.edit_many([one.id for one in people], country="UZ")
    qtbot.waitUntil(sample.actions_by_name["undo"].isEnabled)
    with registers().open(register.path) as other:
        other.participants.edit(people[0].id, country="TR")

    sample.actions_by_name["undo"].trigger()
    qtbot.waitUntil(sample.view.isEnabled)

    page = sample.view.page
    assert page is not None
    assert page.message_bar.isVisible()
    assert register.participants.participant(people[0].id).country == "TR"


def test_typing_replaces_the_working_title_of_a_new_meeting(window: MainWindow, tmp_path: Path) -> None:
    assert window.open_sample(tmp_path / "sample.forumdesk")
    assert window.view is not None
    window.view.add_meeting()
    window.view.show_page("overview")
    page = window.view.page
    assert isinstance(page, OverviewPage)
    page.take_focus()
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "Untitled meeting"

    page.reload()
    QTest.keyClicks(field, "Forum")

    assert field.text() == "Forum"
