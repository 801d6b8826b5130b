"""What the views of the verifying place do alike."""

from PySide6.QtWidgets import QWidget


class View(QWidget):
    """One of the views behind the switch."""

    def retranslate(self) -> None:
        """Set every text in the language in use."""

    def reload(self) -> None:
        """Look anew when the view is come to."""
        self.retranslate()

    def take_focus(self) -> None:
        """Put the focus where work starts."""
