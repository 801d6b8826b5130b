"""An answer on the screen: the verdict, the languages, where the paper differs, the facts, what is not proved."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.redline import Piece, PieceKind
from forumdesk.domain.texts import LANGUAGE_NAMES, Language
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.verify.answer_words import Fact, words_of
from forumdesk.gui.verify.verdict_band import VerdictBand
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.redline_view import RedlineView
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words
from forumdesk.services.answers import Answer, Verdict
from forumdesk.services.handout_checks import DIFFERENCE_SENTENCES, Difference, DifferenceKind

MOST_SHOWN: Final = 30
_MARKS: Final = dict(LANGUAGE_MARKS)
_IN_THE_TEXT: Final = {DifferenceKind.CHANGED, DifferenceKind.MISSING, DifferenceKind.ADDED}


class AnswerView(QWidget):
    """Shows one answer; hidden until there is one."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.answer: Answer | None = None
        self.band = VerdictBand(theme)
        self._below = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.page)
        self._column.addWidget(self.band)
        self._column.addWidget(self._below)
        self._column.addStretch(1)
        words.changed.connect(self.retranslate)
        self.hide()

    def show_answer(self, answer: Answer | None) -> None:
        """Show another answer, or none."""
        self.answer = answer
        self.setVisible(answer is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the answer in the language in use."""
        if self.answer is None:
            return
        said = words_of(self.answer, self._words)
        self.band.show_verdict(said.kind, said.sentence, said.lines)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.page)
        for part in self._parts(self.answer):
            column.addWidget(part)
        if said.facts:
            column.addWidget(self._facts(said.facts))
        became = bool(self.answer.decisions) and not self.answer.in_force
        for line in said.since:
            column.addWidget(self._line(line, "warning" if became else "clock-counter-clockwise"))
            became = False
        for line in said.notes:
            column.addWidget(self._line(line, "info"))
        self._column.replaceWidget(self._below, below)
        self._below.hide()
        self._below.deleteLater()
        self._below = below

    def _parts(self, answer: Answer) -> Iterator[QWidget]:
        """The languages of the paper, then what differs."""
        if answer.handout is not None:
            yield self._languages(answer)
        for difference in answer.differences[:MOST_SHOWN]:
            yield self._difference(difference)
        more = len(answer.differences) - MOST_SHOWN
        if more > 0:
            text = self._words.ngettext("and {count} more place", "and {count} more places", more)
            yield Label(self._theme, text.format(count=more), role="body", token="text2")

    def _languages(self, answer: Answer) -> QWidget:
        assert answer.handout is not None
        compared = answer.verdict in (Verdict.GENUINE, Verdict.AGREES, Verdict.DIFFERS, Verdict.LISTED)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        for language in answer.handout.languages:
            count = sum(one.language is language for one in answer.differences)
            row.addWidget(self._language(language, count, compared=compared))
        row.addStretch(1)
        return _holding(row)

    def _language(self, language: Language, count: int, *, compared: bool) -> Chip:
        _ = self._words.gettext
        name = LANGUAGE_NAMES[language].in_language(self._words.language)
        if count:
            said = self._words.ngettext(
                "{language}: {count} place differs", "{language}: {count} places differ", count
            ).format(language=name, count=count)
            return Chip(self._theme, _MARKS[language], kind="bad", icon_name="x", sentence=said)
        if not compared:
            return Chip(self._theme, _MARKS[language], sentence=name)
        said = _("{language}: no word differs").format(language=name)
        return Chip(self._theme, _MARKS[language], kind="ok", icon_name="check", sentence=said)

    def _difference(self, difference: Difference) -> QWidget:
        """In the text as a redline, elsewhere as a sentence."""
        theme, _ = self._theme, self._words.gettext
        sentence = _(DIFFERENCE_SENTENCES[difference.kind]).format_map(self._fields(difference))
        if difference.kind not in _IN_THE_TEXT:
            return self._line(sentence, "x-circle", bad=True)
        head = QHBoxLayout()
        head.setSpacing(SPACE.near)
        if difference.language is not None:
            name = LANGUAGE_NAMES[difference.language].in_language(self._words.language)
            head.addWidget(Chip(theme, _MARKS[difference.language], kind="bad", square=True, sentence=name))
        head.addWidget(Label(theme, self._place(difference), role="body_strong", wraps=True), 1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(HairLine(theme))
        column.addLayout(head)
        redline = RedlineView(theme, self._words, name=self._place(difference))
        redline.show_pieces(_pieces(difference))
        redline.setToolTip(sentence if difference.words else "")
        column.addWidget(redline)
        return _holding(column)

    def _place(self, difference: Difference) -> str:
        """A paragraph by its number, or by its place ("¶ 4") where it has none."""
        _ = self._words.gettext
        name = difference.paragraph.rstrip(".")
        if not name.startswith("¶"):
            name = _("Paragraph {number}").format(number=name)
        match difference.kind:
            case DifferenceKind.MISSING:
                return _("{paragraph} is missing").format(paragraph=name)
            case DifferenceKind.ADDED:
                return _("A paragraph was added")
        return _("{paragraph} differs").format(paragraph=name)

    def _fields(self, difference: Difference) -> dict[str, object]:
        fields = difference.fields
        if difference.language is not None:
            fields["language"] = LANGUAGE_NAMES[difference.language].in_language(self._words.language)
        return fields

    def _facts(self, facts: Sequence[Fact]) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.page)
        grid.setVerticalSpacing(SPACE.near)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(facts):
            label = Label(self._theme, fact.label, role="small", token="text2")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            value = Label(self._theme, fact.value, role="body_medium" if fact.copied else "body", wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setToolTip(fact.copied)
            grid.addWidget(value, row, 1)
            if fact.copied:
                grid.addWidget(CopyButton(self._theme, self._words, fact.copied), row, 2)
        return _holding(grid)

    def _line(self, text: str, icon_name: str, *, bad: bool = False) -> QWidget:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.near)
        icon = IconView(self._theme, icon_name, token="bad" if bad else "text2")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        label = Label(self._theme, text, role="body", token="text" if bad else "text2", wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label, 1)
        return _holding(row)


class CopyButton(Button):
    """Puts a whole hash on the clipboard; hidden without one."""

    def __init__(self, theme: Theme, words: Words, copied: str = "") -> None:
        super().__init__(theme, kind="flat", icon_name="copy", name=" ", height="target")
        self._words, self.copied = words, copied
        self.clicked.connect(self._copy)
        words.changed.connect(self.retranslate)
        self.set_copied(copied)

    def set_copied(self, copied: str) -> None:
        """Copy something else."""
        self.copied = copied
        if not copied or self.parentWidget() is not None:  # alone it would be a window of its own
            self.setVisible(bool(copied))
        self.retranslate()

    def retranslate(self) -> None:
        """Set the name."""
        self.set_texts("", name=self._words.gettext("Copy {text}").format(text=self.copied))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.copied)


def _pieces(difference: Difference) -> tuple[Piece, ...]:
    if difference.kind is DifferenceKind.MISSING:
        return (Piece(PieceKind.DELETED, difference.before),)
    if difference.kind is DifferenceKind.ADDED:
        return (Piece(PieceKind.INSERTED, difference.after),)
    return difference.pieces


def _holding(layout: QVBoxLayout | QHBoxLayout | QGridLayout) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    widget = QWidget()
    widget.setLayout(layout)
    return widget
