"""One head of the table: its whole hash to be copied, and who signed it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.decisions import short_code
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.verify.answer_view import CopyButton
from forumdesk.gui.verify.answer_words import moment_in_words
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.services.register_checks import CheckedSignature, HeadLine

_GROUP = 8  # figures of a hash that are read together


class HeadDetail(QWidget):
    """Hidden while no head is chosen."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._words = words
        self._label = Label(theme, role="caption", token="text3")
        self.hash = Label(theme, role="small", wraps=True)
        self.hash.setObjectName("hash")
        self.hash.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = CopyButton(theme, words)
        self.copy_button.setObjectName("copy_button")
        self._signatures = Label(theme, role="small", token="text2", wraps=True)
        digits = QHBoxLayout()
        digits.addWidget(self.hash, 1)
        digits.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self._label)
        column.addLayout(digits)
        column.addWidget(self._signatures)

    def show_line(self, line: HeadLine | None) -> None:
        """Show this head in the language in use, or none."""
        self.setVisible(line is not None)
        if line is None:
            return
        name = self._words.gettext("Whole hash of the head")
        digits = line.head.hash
        self._label.setText(name)
        self.hash.setText(" ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP)))
        self.hash.setAccessibleName(name)
        self.copy_button.set_copied(digits)
        said = [self._signature_in_words(one, line.zone) for one in line.of_chain]
        self._signatures.setText("\n".join(said))
        self._signatures.setVisible(bool(said))

    def _signature_in_words(self, kept: CheckedSignature, zone: str) -> str:
        _ = self._words.gettext
        signature = kept.signature
        code = short_code(signature.head.hash)
        if not kept.holds:
            return _("The signature of {code} does not hold: it was altered.").format(code=code)
        return _("Head {code} was signed on {at} by the key {fingerprint}.").format(
            code=code,
            at=moment_in_words(signature.signed_at, zone, self._words),
            fingerprint=signature.signer.fingerprint,
        )
