"""Two drafts, or a draft and the present text, compared row by row in every language."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.consultations import Draft
from forumdesk.domain.identifiers import DraftId
from forumdesk.domain.marks import Marks
from forumdesk.domain.resolutions import NumberedRow, ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.models.consultation_words import draft_name
from forumdesk.gui.models.drafts import compared
from forumdesk.gui.models.text_rows import TextRowsModel
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.kept_fields import KeptChoice
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.paragraph_grid import ParagraphGrid
from forumdesk.gui.words import Words


def _never(_index: QModelIndex, _text: str, _marks: Marks) -> bool:
    return True


class CompareView(Ground):
    """Emits `left` when a person has seen enough."""

    left = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nothing to compare."""
        super().__init__(theme, "surface", parent=parent)
        self._words = words
        self._drafts: tuple[Draft, ...] = ()
        self._text: ResolutionText | None = None
        self._languages: tuple[Language, ...] = ()
        self.before_choice = KeptChoice(theme)
        self.after_choice = KeptChoice(theme)
        self._blocks = (FieldBlock(theme, self.before_choice, ""), FieldBlock(theme, self.after_choice, ""))
        self.count_label = Label(theme, role="small", token="text2")
        self.leave_button = Button(theme, icon_name="x")
        self.model = TextRowsModel()
        self.grid = ParagraphGrid(theme, words, name="", keep=_never)
        self.grid.setModel(self.model)
        for name in ("before_choice", "after_choice", "leave_button", "grid"):
            getattr(self, name).setObjectName(name if name != "grid" else "compare_grid")
        self._arrange()
        self.before_choice.settled.connect(lambda _key: self._compare())
        self.after_choice.settled.connect(lambda _key: self._compare())
        self.leave_button.clicked.connect(self.left)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        row.setSpacing(SPACE.near)
        bottom = Qt.AlignmentFlag.AlignBottom
        for block in self._blocks:
            row.addWidget(block, 1, bottom)
        row.addWidget(self.count_label, 1, bottom)
        row.addWidget(self.leave_button, 0, bottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.grid, 1)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self._blocks[0].set_texts(_("Compare"))
        self._blocks[1].set_texts(_("with"))
        self.leave_button.set_texts(_("Close"))
        self.grid.set_texts(name=_("Paragraphs that differ"))

    def show_material(
        self, drafts: Sequence[Draft], text: ResolutionText, languages: Sequence[Language]
    ) -> None:
        """Say what can be compared; what is chosen stays, at first the last draft with the present text."""
        self._drafts, self._text, self._languages = tuple(drafts), text, tuple(languages)
        named: list[tuple[str, object]] = [(draft_name(one, self._words), one.id) for one in drafts]
        present: tuple[str, object] = (self._words.gettext("The present text"), None)
        self.before_choice.fill(named)
        self.after_choice.fill([*named, present])
        known = {one.id for one in drafts}
        if drafts and self.before_choice.key() not in known:
            self.before_choice.set_kept(drafts[-1].id, anew=True)
        if self.after_choice.currentIndex() < 0:
            self.after_choice.set_kept(None, anew=True)
        self._compare()

    def choose(self, before: DraftId, after: DraftId | None) -> None:
        """Compare a draft with another, or with the present text."""
        self.before_choice.set_kept(before, anew=True)
        self.after_choice.set_kept(after, anew=True)
        self._compare()

    def _rows(self, key: object) -> tuple[NumberedRow, ...]:
        draft = next((one for one in self._drafts if one.id == key), None)
        if draft is not None:
            return draft.rows
        return () if self._text is None else self._text.numbered()

    def _compare(self) -> None:
        for choice in (self.before_choice, self.after_choice):
            choice.set_kept(choice.key(), anew=True)
        before, after = self._rows(self.before_choice.key()), self._rows(self.after_choice.key())
        table = compared(before, after, self._languages, self._words)
        self.grid.clearSpans()
        self.model.show(table)
        count = len(table.lines)
        said = self._words.ngettext("{count} paragraph differs", "{count} paragraphs differ", count)
        alike = self._words.gettext("No paragraph differs")
        self.count_label.setText(said.format(count=count) if count else alike)
        self.grid.settle()

    def take_focus(self) -> None:
        """Begin with the choice."""
        self.before_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.grid.settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Know the width by now."""
        super().showEvent(event)
        self.grid.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
