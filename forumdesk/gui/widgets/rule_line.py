"""A field whose value comes by rule until a person corrects it."""

from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.kept_fields import KeptLine


class RuleLine(KeptLine):
    """Shows a value by rule in grey, a corrected one in the colour of text; emptied, it goes back to the rule."""

    def __init__(self, theme: Theme, *, name: str = "", parent: QWidget | None = None) -> None:
        """Start empty."""
        self._by_rule = True
        super().__init__(theme, name=name, parent=parent)

    def show_value(self, text: str, *, by_rule: bool, anew: bool) -> None:
        """Show what holds; unless `anew`, words that a person has typed meanwhile stay."""
        if by_rule != self._by_rule:
            self._by_rule = by_rule
            self._dress()
        self.set_kept(text, anew=anew)

    def _dress(self) -> None:
        super()._dress()
        if self._by_rule:
            quiet = f"QLineEdit {{ color: {self._theme.tokens.text3}; }}"
            self.setStyleSheet(self._theme.sheet("field") + quiet)
