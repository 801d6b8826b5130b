"""The row under the table of an import: what is wrong with the current cell, and what can be done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words

_BUTTONS = (
    "correct_button", "repair_button", "repair_all_button", "merge_button", "apart_button", "merge_all_button",
)  # fmt: skip


class DetailRow(Ground):
    """Says a row in full; its buttons are connected and shown by the page."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Say nothing yet."""
        super().__init__(theme, "raised", lines=Qt.Edge.TopEdge)
        self._words_of = words
        self._many, self._pairs = 0, 0
        self.label = Label(theme, role="small", wraps=True)
        self.label.setObjectName("detail_label")
        self.correct_button = _button(theme, "pencil-simple", key="F2")
        self.repair_button = _button(theme, "check")
        self.repair_all_button = _button(theme, "")
        self.merge_button = _button(theme, "git-merge")
        self.apart_button = _button(theme, "users")
        self.merge_all_button = _button(theme, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.near)
        row.addWidget(IconView(theme, "info"))
        row.addWidget(self.label, 1)
        for name in _BUTTONS:
            button = getattr(self, name)
            button.setObjectName(name)
            button.hide()
            row.addWidget(button)

    def retranslate(self) -> None:
        """Set the words of the buttons."""
        _ = self._words_of.gettext
        self.correct_button.set_texts(_("Correct"))
        self.repair_button.set_texts(_("Repair"))
        self.merge_button.set_texts(_("Merge this pair"))
        self.apart_button.set_texts(_("Two people"))
        self.show_repair_all(self._many)
        self.show_merge_all(self._pairs)

    def show_words(self, said: str) -> None:
        """Say `said`; with nothing to say the row is hidden."""
        self.label.setText(said)
        self.setVisible(bool(said))

    def show_repair_all(self, many: int) -> None:
        """Offer to take all suggestions, which are `many`; none for 0."""
        self._many = many
        self.repair_all_button.set_texts(self._words_of.gettext("Repair all {count}").format(count=many))
        self.repair_all_button.setVisible(bool(many))

    def show_merge_all(self, pairs: int) -> None:
        """Offer to merge all pairs, which are `pairs`; none for 0."""
        self._pairs = pairs
        self.merge_all_button.set_texts(self._words_of.gettext("Merge all {count}").format(count=pairs))
        self.merge_all_button.setVisible(bool(pairs))


def _button(theme: Theme, icon_name: str, key: str = "") -> Button:
    return Button(theme, icon_name=icon_name, key=key, height="control_message", role="small_medium")
