"""The keys of conduct mode in their list."""

import pytest
from PySide6.QtWidgets import QLabel

from forumdesk.gui.conduct.keys import CONDUCT_KEYS
from forumdesk.gui.dialogs.keys import KeysDialog
from forumdesk.gui.main_window import MINIMUM, MainWindow
from tests.gui.clipping import clipped


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_of_conduct_mode_fits_the_smallest_window(window: MainWindow, language: str) -> None:
    window.choose_language(language)
    dialog = KeysDialog(window._theme, window._words, window.actions_by_name, window, conducts=True)
    dialog.open()

    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {window._words.gettext(words) for _key, words in CONDUCT_KEYS} <= shown
    assert clipped(dialog) == []
    assert dialog.sizeHint().width() <= MINIMUM[0]
    assert dialog.sizeHint().height() <= MINIMUM[1]
    dialog.close()
