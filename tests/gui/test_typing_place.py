"""A field is named by what it stands in, its own name and its language."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.typing_place import ABOUT, LABEL, LANGUAGE, place_of


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[QLineEdit]:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setWindowTitle("Unlock")
    field = QLineEdit(QWidget(dialog))
    field.setAccessibleName("Reason")
    yield field
    dialog.close()


def test_a_field_of_a_dialog_is_named_by_its_title(field: QLineEdit) -> None:
    assert place_of(field).name == "Unlock – Reason"


def test_what_stands_nearest_is_said(field: QLineEdit) -> None:
    around = field.parentWidget()
    assert around is not None
    around.setProperty(ABOUT, "2.1")
    field.setProperty(LANGUAGE, "ru")
    assert place_of(field).name == "2.1 – Reason (РУС)"

    field.setProperty(LABEL, "")
    assert place_of(field).name == "2.1 (РУС)"
