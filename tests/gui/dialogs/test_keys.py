"""The keys in a list: those of the window, of lists and of the registration desk."""

import pytest
from PySide6.QtWidgets import QLabel

from forumdesk.gui.dialogs.keys import KeysDialog
from forumdesk.gui.main_window import MINIMUM, MainWindow
from tests.gui.clipping import clipped


def words_of(dialog: KeysDialog) -> set[str]:
    return {label.text() for label in dialog.findChildren(QLabel)}


def test_the_keys_of_window_lists_and_desk_are_listed(window: MainWindow) -> None:
    dialog = KeysDialog(window._theme, window._words, window.actions_by_name, window)

    found = words_of(dialog)

    assert {"Sort the list", "Mark departure", "Accredit and mark arrival", "Print badge"} <= found
    assert {"Registration desk", "Lists"} <= found


def test_on_the_text_its_own_keys_are_listed(window: MainWindow) -> None:
    dialog = KeysDialog(window._theme, window._words, window.actions_by_name, window, writes=True)

    found = words_of(dialog)

    assert {"Repair the finding", "Split the row at the cursor", "A level deeper"} <= found
    assert "Mark departure" not in found


@pytest.mark.parametrize("writes", [False, True])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_fits_the_smallest_window(window: MainWindow, language: str, writes: bool) -> None:
    window.choose_language(language)
    dialog = KeysDialog(window._theme, window._words, window.actions_by_name, window, writes=writes)
    dialog.open()

    assert clipped(dialog) == []
    assert dialog.sizeHint().width() <= MINIMUM[0]
    assert dialog.sizeHint().height() <= MINIMUM[1]
    dialog.close()
