"""The row above everything: the menus and the language of the window."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy

from forumdesk.gui.actions import ACTS, MENUS, Actions
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.segmented import LanguageSwitch
from forumdesk.gui.words import Words

_BEHIND_A_LINE: Final = {
    "close_register",
    "import_resolution",
    "verify",
    "encrypt",
    "encrypt_file",
    "quit",
    "edit_selected",
    "next_problem",
    "light",
    "larger",
    "new_meeting",
    "person_data",
    "about",
}


class FrameRow(Ground):
    """All acts in their menus, and the language switch at the right."""

    def __init__(self, theme: Theme, words: Words, actions: Actions) -> None:
        super().__init__(theme, "sidebar", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._menu_bar = QMenuBar()
        self._menu_bar.setNativeMenuBar(False)
        self._menu_bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
        self.language_switch = LanguageSwitch(theme, current=words.language)
        self.language_switch.setObjectName("language_switch")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.tight, 0, SPACE.near, 0)
        row.addWidget(self._menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.language_switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fill_menus(actions)
        theme.changed.connect(self._dress)
        self._dress()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        for key, menu in self._menus.items():
            menu.setTitle(_(MENUS[key]))
        self._menu_bar.setAccessibleName(_("Menus"))
        self.language_switch.set_language_names(
            [_("Kazakh"), _("Russian"), _("English")], name=_("Language of the window")
        )
        self.language_switch.set_current(self._words.language)

    def _fill_menus(self, actions: Actions) -> None:
        self._menus = {key: self._menu_bar.addMenu("") for key in MENUS}
        for kind in ACTS:
            action = actions[kind.name]
            self._menus[kind.menu].addAction(action)
            if kind.name in _BEHIND_A_LINE:
                self._menus[kind.menu].insertSeparator(action)

    def _dress(self) -> None:
        self._menu_bar.setFont(self._theme.font("small"))
        self._menu_bar.setStyleSheet(self._theme.sheet("menu_bar") + self._theme.sheet("menu"))
        self.setFixedHeight(self._theme.height("frame_row"))
