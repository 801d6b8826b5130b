"""Offers the words that a sudden end left: in a band a line for each place, in a dialog the whole of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.foundation.unkept_words import Typed
from forumdesk.gui.dialogs.left_words import LeftWordsDialog
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.words import Words

_LINES: Final = 3  # lines in the band
_NAME: Final = 48  # characters of a place
_EXCERPT: Final = 60  # characters of its words, so that both stand in one line of a small window
_BEFORE: Final = 16  # characters before what was typed


class LeftWords(QObject):
    """Emits `wanted(left)` with what a person has not discarded."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._words, self._window = theme, words, window
        self._left: tuple[Typed, ...] = ()
        self._is_shown = False
        self.dialog: LeftWordsDialog | None = None
        self.band = MessageBar(theme)
        self.band.setObjectName("unkept_band")

    def offer(self, left: Sequence[Typed]) -> None:
        """Offer these, in the order in which they were left."""
        self._left = tuple(left)

    def close(self) -> None:
        """The register is closed; what was left of it stays for the next time."""
        self.show_to(False)
        self._left = ()

    def show_to(self, is_private: bool) -> None:
        """Say it in the language in use; where guests look on nothing is said."""
        if not is_private and self.dialog is not None:
            self.dialog.reject()
        if not self._left or not is_private:
            self.band.clear()
            return
        _ = self._words.gettext
        self.band.show_message(
            Message(
                kind="info",
                sentence=_(
                    "These words were being typed when the program ended suddenly, and were not kept:"
                ),
                detail="\n".join(self._lines()),
                acts=(Act(text=_("Show and copy…"), run=self.show_whole),),
            )
        )

    def show_whole(self) -> None:
        """Show the whole of the words, to be copied and discarded."""
        self.dialog = LeftWordsDialog(self._theme, self._words, self._left, self._window)
        self.dialog.finished.connect(self._shown)
        self.dialog.open()

    def _shown(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        dialog.deleteLater()
        if dialog.wanted != self._left:
            self._left = dialog.wanted
            self.wanted.emit(self._left)
            if not self._left:
                self.band.clear()
                self.band.focus_left.emit()
                return
            self.show_to(self.band.isVisible())

    def _lines(self) -> list[str]:
        shown = self._left if len(self._left) <= _LINES else self._left[-(_LINES - 1) :]
        lines = [_line(one) for one in reversed(shown)]
        rest = len(self._left) - len(shown)
        if rest:
            lines.append(
                self._words.ngettext("… and {count} more place", "… and {count} more places", rest).format(
                    count=rest
                )
            )
        return lines


def excerpt(typed: Typed, most: int = _EXCERPT) -> str:
    """One line around what was typed, cut with "…"."""
    start, end = (typed.start, typed.end) if typed.end else (0, len(typed.text))
    before = typed.text[:start]
    if len(typed.text) > most and len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:].partition(" ")[2]
    line = " ".join((before + typed.text[start:end]).split())
    rest = " ".join(typed.text[end:].split())
    whole = f"{line} {rest}" if rest and typed.text[end].isspace() else line + rest
    return _cut(whole, most)


def _line(typed: Typed) -> str:
    words = excerpt(typed)
    return f"{_cut(typed.place, _NAME)}: {words}" if typed.place else words


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
