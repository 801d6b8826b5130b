"""What is being typed lies beside the register until a deed keeps it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.foundation.unkept_words import Typed, UnkeptWords
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.typing_keeper import PASSING
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.paragraph_editor import ParagraphEditor
from tests.builders import refilled, registers


@pytest.fixture
def sample(window: MainWindow, sample_file: Path) -> MainWindow:
    assert window.open_file(sample_file)
    window.activateWindow()
    return window


def left(window: MainWindow, data_folder: Path) -> tuple[str, ...]:
    """What a sudden end would leave now."""
    return tuple(one.text for one in found(window, data_folder))


def found(window: MainWindow, data_folder: Path) -> tuple[Typed, ...]:
    """The same, with the places."""
    assert window.register is not None
    return UnkeptWords(data_folder).begin(window.register.identifier)


def notes_of_somebody(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.going.show_page("participants")
    qtbot.wait(50)
    field = next(one for one in window.findChildren(QWidget, "notes_edit") if one.isVisible())
    field.setFocus()
    return field


def visible(window: MainWindow, name: str) -> QWidget:
    return next(one for one in window.findChildren(QWidget, name) if one.isVisible())


def test_a_finished_word_is_kept_at_once(sample: MainWindow, qtbot: QtBot, data_folder: Path) -> None:
    QTest.keyClicks(notes_of_somebody(sample, qtbot), "arrives late wi")

    assert left(sample, data_folder) == ("arrives late ",)


def test_an_unfinished_word_is_kept_after_a_rest(sample: MainWindow, qtbot: QtBot, data_folder: Path) -> None:
    QTest.keyClicks(notes_of_somebody(sample, qtbot), "arriv")
    qtbot.wait(600)

    assert left(sample, data_folder) == ("arriv",)


def test_words_that_a_deed_kept_need_no_other_place(
    sample: MainWindow, qtbot: QtBot, data_folder: Path
) -> None:
    field = notes_of_somebody(sample, qtbot)
    QTest.keyClicks(field, "arrives late ")
    field.clearFocus()
    qtbot.wait(50)

    assert left(sample, data_folder) == ()


def test_closing_in_good_order_keeps_the_words_in_the_register(
    sample: MainWindow, qtbot: QtBot, data_folder: Path, sample_file: Path
) -> None:
    QTest.keyClicks(notes_of_somebody(sample, qtbot), "arrives late")
    assert sample.register is not None
    identifier = sample.register.identifier

    sample.close_register()

    assert UnkeptWords(data_folder).begin(identifier) == ()
    assert b"arrives late" in sample_file.read_bytes()


def test_what_only_passes_and_passphrases_are_not_written_down(
    sample: MainWindow, qtbot: QtBot, data_folder: Path
) -> None:
    secret, passing = QLineEdit(sample), QLineEdit(sample)
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    passing.setProperty(PASSING, True)
    for field in (secret, passing):
        field.show()
        field.setFocus()
        QTest.keyClicks(field, "a secret thing ")

    assert left(sample, data_folder) == ()


def test_words_are_kept_with_the_name_of_their_place(
    sample: MainWindow, qtbot: QtBot, data_folder: Path
) -> None:
    notes_of_somebody(sample, qtbot)
    family = visible(sample, "family_edit")
    family.setFocus()
    QTest.keyClicks(family, "Smith ")
    (typed,) = found(sample, data_folder)
    assert sample.page is not None
    panel = sample.page.findChild(DetailPanel)
    assert panel is not None
    assert typed.place == f"{panel.accessibleName()} – Family name (ENG)"
    assert typed.text[typed.start : typed.end].strip() == "Smith"


def test_a_paragraph_is_named_by_its_place_and_language(
    window: MainWindow, qtbot: QtBot, data_folder: Path, tmp_path: Path
) -> None:
    with registers().create(tmp_path / "a.forumdesk") as register:
        refilled(register)
    assert window.open_file(tmp_path / "a.forumdesk")
    window.activateWindow()
    window.going.show_page("recommendations")
    qtbot.wait(50)
    assert window.page is not None
    window.page.edit_selected()
    editor = QApplication.focusWidget()
    assert isinstance(editor, ParagraphEditor)
    QTest.keyClicks(editor, " and more ")

    (typed,) = found(window, data_folder)
    assert typed.place.endswith(("(ҚАЗ)", "(РУС)", "(ENG)"))
    assert len(typed.place) < 60
    assert typed.text[typed.start : typed.end].strip() == "and more"


def test_fields_left_by_tab_in_a_person_not_yet_on_the_list_are_kept(
    sample: MainWindow, qtbot: QtBot, data_folder: Path
) -> None:
    notes_of_somebody(sample, qtbot)
    assert sample.page is not None
    sample.page.add()
    qtbot.wait(50)
    for name, word in (("family_edit", "Smith"), ("given_edit", "John"), ("organisation_edit", "Almaty")):
        visible(sample, name).setFocus()
        QTest.keyClicks(visible(sample, name), word)
    visible(sample, "post_edit").setFocus()

    assert left(sample, data_folder) == ("Smith", "John", "Almaty")


def test_half_a_form_is_offered_again_after_closing_in_good_order(
    sample: MainWindow, qtbot: QtBot, data_folder: Path
) -> None:
    assert sample.register is not None
    identifier = sample.register.identifier
    notes_of_somebody(sample, qtbot)
    assert sample.page is not None
    sample.page.add()
    qtbot.wait(50)
    visible(sample, "family_edit").setFocus()
    QTest.keyClicks(visible(sample, "family_edit"), "Smith")
    visible(sample, "given_edit").setFocus()
    QTest.keyClicks(visible(sample, "given_edit"), "John")

    sample.close_register()

    assert [one.text for one in UnkeptWords(data_folder).begin(identifier)] == ["Smith", "John"]


def test_spaces_are_no_words(sample: MainWindow, qtbot: QtBot, data_folder: Path) -> None:
    field = notes_of_somebody(sample, qtbot)
    QTest.keyClicks(field, "x y")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, " ")

    assert left(sample, data_folder) == ()


def test_the_path_typed_into_a_file_dialog_is_not_kept(
    sample: MainWindow, qtbot: QtBot, data_folder: Path
) -> None:
    dialog = QFileDialog(sample)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, "a place ")

    assert left(sample, data_folder) == ()
    dialog.reject()
    dialog.deleteLater()
