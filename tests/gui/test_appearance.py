"""The look that was chosen is shown at once and remembered, within what stays readable."""

from pathlib import Path

from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.appearance import Appearance
from forumdesk.gui.remembered import Remembered
from forumdesk.gui.theme import Theme


def test_colours_are_shown_and_remembered(theme: Theme, data_folder: Path) -> None:
    before = theme.colour("window")

    Appearance(theme, Remembered(SettingsFile(data_folder))).choose_mode("dark")

    assert theme.colour("window") != before
    assert SettingsFile(data_folder).load().mode == "dark"


def test_text_grows_and_shrinks_within_bounds(theme: Theme, data_folder: Path) -> None:
    remembered = Remembered(SettingsFile(data_folder))
    appearance = Appearance(theme, remembered)
    plain = theme.scaled(100)

    for _press in range(9):
        appearance.resize_text(10)
    assert remembered.settings.text_size == 140
    assert theme.scaled(100) > plain

    for _press in range(9):
        appearance.resize_text(-10)
    assert SettingsFile(data_folder).load().text_size == 90
