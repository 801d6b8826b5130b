"""Starting the window."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.errors import Reports
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.access import Access
from forumdesk.services.registers import Registers, is_address
from forumdesk.services.signing import SecretaryKeys

_FRAME = 48  # more than a window's title and borders are high, in logical pixels
_LOCALES = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}


def run_window(
    *,
    registers: Registers,
    settings: SettingsFile,
    keys: SecretaryKeys,
    catalogue_for: Callable[[str], Catalogue],
    resources: Path,
    language: str,
    file: str,
    view_only: bool = False,
) -> int:
    """Open the window, on ``file`` if one is given, and stay until it is closed; returns the exit code."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("ForumDesk")
    app.setDesktopFileName("forumdesk")
    known = settings.load()
    theme = Theme(cast(Literal["light", "dark", "system"], known.mode), known.text_size / 100)
    theme.apply(app)
    words = Words(catalogue_for, language)
    qt_texts = QtTexts(app, words)
    window = MainWindow(
        registers=registers, settings=settings, keys=keys, theme=theme, words=words, resources=resources
    )
    reports = Reports(theme, words, lambda: window, window.say_obstacle)
    reports.install()
    if window.locking.is_locked:
        window.locked_desk.open()
    elif file and view_only and not is_address(file):
        window.opening.open_file(Path(file), Access.VIEW)
    elif file:
        window.serving.open_named(file)
    show_fitting(window)
    window.take_focus()
    code = app.exec()
    del qt_texts, reports
    return code


def show_fitting(window: QWidget) -> None:
    """Show a window in its own size, or over the whole screen where that has no room for it and its frame."""
    room = window.screen().availableGeometry().size()
    if window.width() < room.width() and window.height() + _FRAME < room.height():
        window.show()
    else:
        window.showMaximized()


class QtTexts(QObject):
    """Qt's own words (file dialogs, context menus) and number formats in the window's language."""

    def __init__(self, app: QApplication, words: Words) -> None:
        super().__init__(app)
        self._app, self._words = app, words
        self._translator: QTranslator | None = None
        words.changed.connect(self._speak)
        self._speak()

    def _speak(self) -> None:
        language = self._words.language
        locale = QLocale(_LOCALES[language])
        QLocale.setDefault(locale)
        for window in self._app.topLevelWidgets():
            window.setLocale(locale)
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)
