"""The photograph of a person in the panel, with the acts on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.photo_view import PhotoView
from forumdesk.gui.words import Words


class PhotoPart(QWidget):
    """Emits `choose_asked` and `remove_asked`."""

    choose_asked = Signal()
    remove_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without a photograph."""
        super().__init__(parent)
        self._words = words
        self.photo_view = PhotoView(theme)
        self.help_label = Label(theme, role="caption", token="text3", wraps=True)
        self.choose_button = Button(theme, icon_name="image", height="control_message", deed=CHANGE)
        self.remove_button = Button(
            theme, kind="flat", icon_name="trash", height="control_message", deed=CHANGE
        )
        self.choose_button.clicked.connect(self.choose_asked)
        self.remove_button.clicked.connect(self.remove_asked)
        for name in ("photo_view", "choose_button", "remove_button"):
            getattr(self, name).setObjectName(name)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.tight)
        acts.addWidget(self.choose_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE.near)
        column.addLayout(acts)
        column.addWidget(self.help_label)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.tight, 0, 0)
        row.setSpacing(SPACE.group)
        row.addWidget(self.photo_view)
        row.addLayout(column, 1)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.choose_button.set_texts(_("Choose a photo"))
        self.remove_button.set_texts("", name=_("Remove the photo"))
        self._say()

    def show_photo(self, data: bytes | None) -> None:
        """Show a photograph, or that there is none."""
        self.photo_view.set_picture(data)
        self._say()

    def _say(self) -> None:
        _ = self._words.gettext
        has = self.photo_view.has_picture
        self.remove_button.setVisible(has)
        self.help_label.setText("" if has else _("Kept small, without the data that cameras hide in it."))
        self.photo_view.setAccessibleName(_("Photo") if has else _("No photo"))
