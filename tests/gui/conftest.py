"""What the window's tests share."""

import pytest
from PySide6.QtWidgets import QApplication

from forumdesk.gui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """A light theme that dresses the application of the tests."""
    theme = Theme("light")
    theme.apply(qapp)
    return theme
