"""What is underlined in an open paragraph: fields, findings, and words that are spelt wrong."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.paragraph_formats import TextMark, underlined, unit
from forumdesk.gui.widgets.paragraph_writing import Writing

Span = tuple[int, int]
_PAUSE: Final = 300


class Speller(Protocol):
    """Tells which words of a text are spelt wrong, in one language."""

    def wrong(self, text: str) -> Sequence[Span]:
        """Where they stand, in characters, ends excluded."""

    def suggest(self, word: str) -> Sequence[str]:
        """What may have been meant, the likeliest first."""

    def add(self, word: str) -> None:
        """Take a word as right from now on."""


class ParagraphHighlighter(QSyntaxHighlighter):
    """Underlines without touching the text. Words are judged when the typing pauses, never at a keystroke."""

    def __init__(
        self,
        theme: Theme,
        writing: Writing,
        *,
        found: Sequence[TextMark] = (),
        speller: Speller | None = None,
    ) -> None:
        """`found` are findings in the text as it is now."""
        super().__init__(writing.document)
        self._theme, self._writing, self._speller = theme, writing, speller
        self._found = tuple(found)
        self._wrong: tuple[Span, ...] = ()
        self._text = writing.text
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.judge)
        theme.changed.connect(self.rehighlight)
        self._pause.start()

    @property
    def wrong(self) -> tuple[Span, ...]:
        """Where the words stand that were found wrong, in characters."""
        return self._wrong

    def judge(self) -> None:
        """Look at the spelling now."""
        self._follow()
        wrong = tuple(self._speller.wrong(self._text)) if self._speller is not None else ()
        if wrong != self._wrong:
            self._wrong = wrong
            self.rehighlight()

    def forget_findings(self) -> None:
        """Take the findings away, as when the text is another."""
        self._found = ()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Underline one line."""
        self._follow()
        theme, block = self._theme, self.currentBlock()
        start = block.position()
        look = underlined(theme, "accent", "dots")
        look.setBackground(theme.colour("sel"))
        for run in self._writing.fields():
            if start <= run.start and run.end <= start + block.length():
                self.setFormat(run.start - start, run.end - run.start, look)
        for mark in self._found:
            look = underlined(theme, mark.token, mark.stroke)
            self._underline((mark.start, mark.start + mark.length), start, text, look)
        for span in self._wrong:
            self._underline(span, start, text, underlined(theme, "bad", "wave"))

    def _underline(self, span: Span, start: int, text: str, look: QTextCharFormat) -> None:
        first, last = (unit(self._text, place) - start for place in span)
        first, last = max(first, 0), min(last, unit(text, len(text)))
        for place in range(first, last):  # each keeps what emphasis and field have set
            mixed = self.format(place)
            mixed.merge(look)
            self.setFormat(place, 1, mixed)

    def _follow(self) -> None:
        """Move what was found along with the text."""
        text = self._writing.text
        if text == self._text:
            return
        before, self._text = self._text, text
        head = _common(before, text)
        tail = _common(before[head:][::-1], text[head:][::-1])
        gone, shift = len(before) - tail, len(text) - len(before)

        def moved(span: Span) -> Span | None:
            if span[1] < head:
                return span
            return (span[0] + shift, span[1] + shift) if span[0] > gone else None

        self._wrong = tuple(new for span in self._wrong if (new := moved(span)))
        self._found = tuple(
            replace(mark, start=new[0])
            for mark in self._found
            if (new := moved((mark.start, mark.start + mark.length)))
        )
        self._pause.start()


def _common(old: str, new: str) -> int:
    """How many characters both begin with."""
    if new.startswith(old):
        return len(old)
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
