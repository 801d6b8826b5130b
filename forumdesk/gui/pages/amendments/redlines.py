"""Redlines under each other in a panel: what an amendment changes, and what came of the text since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.amendments import Amendment, AmendmentKind
from forumdesk.domain.redline import Piece, merged, redline
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.models.amendment_words import MARKS, redlines
from forumdesk.gui.theme import SPACE, Theme, Token
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.redline_view import RedlineView
from forumdesk.gui.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A redline under its caption; `name` tells a screen reader which one it is."""

    caption: str
    name: str
    pieces: tuple[Piece, ...]
    token: Token = "text3"


def stretches_of(amendment: Amendment, text: ResolutionText, words: Words) -> list[Stretch]:
    """What an amendment changes; while it is open also what was changed since in the same paragraph."""
    _ = words.gettext
    found = []
    for language, pieces in redlines(amendment).items():
        mark = MARKS[language]
        name = _("Amendment No. {number}").format(number=amendment.number)
        found.append(Stretch(caption=mark, name=f"{name}, {mark}", pieces=pieces))
        found += _since(amendment, text, language, words)
    return found


def _since(amendment: Amendment, text: ResolutionText, language: Language, words: Words) -> Sequence[Stretch]:
    here = _present(amendment, text)
    base = amendment.base.get(language)
    if not amendment.is_open or here is None or here.get(language, "") == base:
        return ()
    _ = words.gettext
    now = here.get(language, "")
    together = merged(base, now, amendment.text.get(language))
    if together is None:
        caption = _("Changed since at the same words. Changed since:")
        return (Stretch(caption=caption, name=caption, pieces=redline(base, now), token="warn"),)
    caption = _("Changed since at other words. With the amendment:")
    return (Stretch(caption=caption, name=caption, pieces=redline(now, together), token="text2"),)


def _present(amendment: Amendment, text: ResolutionText) -> Mapping[Language, str] | None:
    if amendment.kind is not AmendmentKind.REPLACE:
        return None
    row = next((one for one in text.rows if one.id == amendment.row_id), None)
    return None if row is None else dict(row.text.items())


class RedlinesPart(QWidget):
    """Shows :class:`Stretch` after stretch; views are kept while their number stays."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nothing."""
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._parts: list[tuple[Label, RedlineView]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.tight)

    @property
    def views(self) -> tuple[RedlineView, ...]:
        """The redlines in view, in order."""
        return tuple(view for _, view in self._parts)

    def show_stretches(self, stretches: Sequence[Stretch]) -> None:
        """Show these redlines."""
        while len(self._parts) > len(stretches):
            for widget in self._parts.pop():
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        while len(self._parts) < len(stretches):
            label = Label(self._theme, role="overline", token="text3", wraps=True)
            view = RedlineView(self._theme, self._words)
            self._column.addWidget(label)
            self._column.addWidget(view)
            self._parts.append((label, view))
        for (label, view), stretch in zip(self._parts, stretches, strict=True):
            label.setText(stretch.caption)
            label.set_token(stretch.token)
            label.set_role("overline" if stretch.token == "text3" else "caption_medium")
            view.show_pieces(stretch.pieces, name=stretch.name)
