"""Where an amendment is written: the present words at the start, the redline beside them as one types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from forumdesk.domain.amendments import AmendmentKind
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AmendmentId, RowId
from forumdesk.domain.redline import redline
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.amendment_words import KIND_NAMES, Places
from forumdesk.gui.models.text_rows_lines import LANGUAGE_NAMES, PART_NAMES
from forumdesk.gui.pages.amendments.sender import SenderField
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.typing_place import ABOUT
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice
from forumdesk.gui.widgets.labels import Label, section_label
from forumdesk.gui.widgets.redline_view import RedlineView
from forumdesk.gui.widgets.segmented import Segmented
from forumdesk.gui.words import Words

_MOST_LINES: Final = 16
_PART_WIDE: Final = 160
_PARTS: Final = (
    Part.BODY,
    Part.POINT,
    Part.RECOMMENDATION,
    Part.PREAMBLE,
    Part.ISSUE,
    Part.CLOSING,
    Part.NOTE,
)


class Purpose(Enum):
    """Why the form is open."""

    PROPOSE = auto()
    EDIT = auto()
    ANEW = auto()
    MERGE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What is being written. ``among`` are the amendments it is about: the one edited or replaced, those merged."""

    purpose: Purpose = Purpose.PROPOSE
    kind: AmendmentKind = AmendmentKind.REPLACE
    row_id: RowId | None = None
    base: LocalizedText = field(default_factory=LocalizedText)
    text: LocalizedText = field(default_factory=LocalizedText)
    among: tuple[AmendmentId, ...] = ()
    numbers: tuple[int, ...] = ()


_TITLES: Final[Mapping[Purpose, str]] = {
    Purpose.PROPOSE: N_("New amendment"),
    Purpose.EDIT: N_("Text of amendment No. {numbers}"),
    Purpose.ANEW: N_("New amendment in place of No. {numbers}"),
    Purpose.MERGE: N_("One amendment in place of No. {numbers}"),
}


class _TextArea(KeptArea):
    """A paragraph that is written; as high as its lines, up to many."""

    def sizeHint(self) -> QSize:
        """Be as high as the lines."""
        lines = min(max(int(self.document().size().height()), 2), _MOST_LINES)
        around = 2 * int(self.document().documentMargin()) + 2 * SPACE.tight + 2
        return QSize(super().sizeHint().width(), lines * self.fontMetrics().lineSpacing() + around)


class AmendmentForm(Ground):
    """Emits `kept` and `cancelled`; what was typed stays until it is kept or another thing is written."""

    kept = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nothing to write."""
        super().__init__(theme, "surface", parent=parent)
        self._words = words
        self._writing = Writing()
        self._text: ResolutionText | None = None
        self._languages: tuple[Language, ...] = ()
        self._places: Places | None = None
        self.title = section_label(theme)
        self.keep_button = Button(theme, kind="main", icon_name="check", key="Ctrl+Enter", deed=CHANGE)
        self.cancel_button = Button(theme)
        self.row_choice = KeptChoice(theme)
        self.kind_choice = Segmented(theme)
        self.part_choice = KeptChoice(theme)
        self.sender_field = SenderField(theme, words)
        self.reason_area = KeptArea(theme)
        self._row_block = FieldBlock(theme, self.row_choice, "")
        self._part_block = FieldBlock(theme, self.part_choice, "")
        self._reason_block = FieldBlock(theme, self.reason_area, "")
        self.areas = {language: _TextArea(theme) for language in Language}
        self.views = {language: RedlineView(theme, words) for language in Language}
        self._heads = {language: Label(theme, role="caption", token="text3") for language in Language}
        self._grid = QGridLayout()
        self._view_head = Label(theme, role="caption", token="text3")
        for name in ("keep_button", "cancel_button", "row_choice", "kind_choice", "part_choice"):
            getattr(self, name).setObjectName(name)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.near)
        head.setSpacing(SPACE.near)
        head.addWidget(self.title, 1)
        head.addWidget(self.cancel_button)
        head.addWidget(self.keep_button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.page)
        column.setSpacing(SPACE.group)
        choices = QHBoxLayout()
        choices.setSpacing(SPACE.group)
        choices.addWidget(self._row_block, 1)
        choices.addWidget(self.kind_choice, 0, Qt.AlignmentFlag.AlignBottom)
        choices.addWidget(self._part_block)
        column.addLayout(choices)
        column.addLayout(self._texts())
        below = QHBoxLayout()
        below.setSpacing(SPACE.page)
        below.addWidget(self.sender_field, 1, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._reason_block, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._scroll, 1)
        self._dress()
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self._scroll.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self._part_block.setFixedWidth(self._theme.scaled(_PART_WIDE))

    def _texts(self) -> QGridLayout:
        grid = self._grid
        grid.setHorizontalSpacing(SPACE.page)
        grid.setVerticalSpacing(SPACE.tight)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, language in enumerate(Language):
            self.areas[language].setObjectName(f"text_{language}_edit")
            self.views[language].setObjectName(f"redline_{language}")
            self._heads[language].setBuddy(self.areas[language])
            grid.addWidget(self._heads[language], 2 * place, 0)
            grid.addWidget(self.areas[language], 2 * place + 1, 0, top)
            grid.addWidget(self.views[language], 2 * place + 1, 1, top)
        grid.addWidget(self._view_head, 0, 1)
        return grid

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self.kept)
        self.cancel_button.clicked.connect(self.cancelled)
        self.row_choice.settled.connect(lambda _key: self._choose_row())
        self.kind_choice.chosen.connect(lambda _key: self._choose_row())
        for language, area in self.areas.items():
            area.textChanged.connect(lambda language=language: self._preview(language))

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.cancel_button.set_texts(_("Cancel"))
        self._row_block.set_texts(_("Paragraph"))
        self._part_block.set_texts(_("What it is"))
        self._reason_block.set_texts(_("Reason of the proposer"))
        self.sender_field.set_texts(_("Proposed by"))
        self._view_head.setText(_("What changes"))
        self.kind_choice.set_texts(
            [Choice(key=kind.value, text=_(name)) for kind, name in KIND_NAMES.items()],
            name=_("Kind of the amendment"),
        )
        self.part_choice.fill([(_(PART_NAMES[part]), part) for part in _PARTS])
        for language, head in self._heads.items():
            head.setText(_(LANGUAGE_NAMES[language]))
            self.areas[language].setAccessibleName(_(LANGUAGE_NAMES[language]))
        self._say_purpose()

    def set_material(
        self,
        text: ResolutionText,
        languages: Sequence[Language],
        delegations: Sequence[Delegation],
        places: Places,
    ) -> None:
        """Say what may be amended, in which languages, by whom."""
        self._text, self._languages, self._places = text, tuple(languages), places
        self.sender_field.set_delegations(delegations)
        self._fill_rows()
        self._show_parts()
        for language in Language:
            self._preview(language)

    def _fill_rows(self) -> None:
        """Offer the paragraphs; only something new can stand above all of them."""
        if self._places is None:
            return
        rows: list[tuple[str, object]] = [(self._places.full(one), one) for one in self._places.ids]
        if self.kind is AmendmentKind.INSERT:
            rows.insert(0, (self._places.name(None), None))
        self.row_choice.fill(rows)

    # what is written

    @property
    def writing(self) -> Writing:
        """What the form is about."""
        return self._writing

    @property
    def kind(self) -> AmendmentKind:
        """The kind that is chosen."""
        return AmendmentKind(self.kind_choice.current or AmendmentKind.REPLACE)

    @property
    def row_id(self) -> RowId | None:
        """The paragraph that is chosen."""
        chosen = self.row_choice.key()
        return RowId(chosen) if isinstance(chosen, UUID) else None

    @property
    def level(self) -> int:
        """The depth of an inserted point: that of the point after which it stands."""
        row = self._row()
        return row.level if row is not None and row.part is self.part is Part.POINT else 1

    @property
    def part(self) -> Part:
        """What an inserted paragraph is to be."""
        chosen = self.part_choice.key()
        return chosen if isinstance(chosen, Part) else Part.BODY

    @property
    def reason(self) -> str:
        """The reason, as it is typed."""
        return self.reason_area.text().strip()

    def text(self) -> LocalizedText:
        """What was written, in the languages in which it differs from the present words."""
        text = LocalizedText()
        for language in self._languages:
            typed = self.areas[language].text()
            if typed.strip() and typed != self._base(language):
                text = text.with_text(language, typed)
        return text

    def is_empty(self) -> bool:
        """Whether nothing would be lost by writing something else."""
        return not self.text() and not self.reason and self._writing.purpose is Purpose.PROPOSE

    def begin(self, writing: Writing) -> None:
        """Write something else, from its own words or the present ones."""
        self._writing = writing
        self.kind_choice.set_current(writing.kind.value)
        self._fill_rows()
        self.row_choice.set_kept(writing.row_id, anew=True)
        self.reason_area.set_kept("", anew=True)
        self.sender_field.show_sender(None, "", anew=True)
        self._fill_texts()
        for language, words in writing.text.items():
            self.areas[language].set_kept(words, anew=True)
        self._say_purpose()
        self._show_parts()

    def clear(self) -> None:
        """Forget what was written: it is kept."""
        self.begin(Writing(row_id=self.row_id))

    def take_focus(self) -> None:
        """Go to the text in the window's language, or to the paragraph while none is chosen."""
        if self.kind is AmendmentKind.DELETE or (
            self.row_id is None and self.kind is not AmendmentKind.INSERT
        ):
            self.row_choice.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        own = self._words.language
        language = own if own in self._languages else next(iter(self._languages), own)
        spoken = self._writing.text.languages
        self.areas[language if language in spoken or not spoken else spoken[0]].setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _say_purpose(self) -> None:
        _ = self._words.gettext
        purpose = self._writing.purpose
        numbers = ", ".join(str(number) for number in self._writing.numbers)
        self.title.setText(_(_TITLES[purpose]).format(numbers=numbers))
        self.setProperty(ABOUT, self.title.text())
        self.keep_button.set_texts(_("Propose") if purpose is not Purpose.EDIT else _("Save"))

    def _base(self, language: Language) -> str:
        """The words that the redline compares with."""
        if self.kind is AmendmentKind.INSERT:
            return ""
        if self._writing.purpose is Purpose.EDIT:
            return self._writing.base.get(language)
        row = self._row()
        return "" if row is None else row.text.get(language)

    def _row(self) -> Row | None:
        rows = () if self._text is None else self._text.rows
        return next((one for one in rows if one.id == self.row_id), None)

    def _choose_row(self) -> None:
        """Begin from the words of another paragraph, or of another kind of change."""
        self._fill_rows()
        self.row_choice.set_kept(self.row_id)
        self._fill_texts()
        self._show_parts()

    def _fill_texts(self) -> None:
        for language, area in self.areas.items():
            area.set_kept(self._base(language), anew=True)
            self._preview(language)
        row = self._row()
        if row is not None and self.kind is AmendmentKind.INSERT:
            self.part_choice.choose(row.part if row.part in _PARTS else Part.BODY)

    def _show_parts(self) -> None:
        fixed = self._writing.purpose is not Purpose.PROPOSE
        deletes = self.kind is AmendmentKind.DELETE
        self.row_choice.setEnabled(not fixed)
        self.kind_choice.setVisible(not fixed)
        self._part_block.setVisible(self.kind is AmendmentKind.INSERT and not fixed)
        self._grid.setColumnStretch(0, 0 if deletes else 1)
        editing = self._writing.purpose is Purpose.EDIT
        self.sender_field.setVisible(not editing)
        self._reason_block.setVisible(not editing)
        for language in Language:
            shown = language in self._languages
            self._heads[language].setVisible(shown)
            self.areas[language].setVisible(shown and not deletes)
            self.views[language].setVisible(shown)

    def _preview(self, language: Language) -> None:
        base = self._base(language)
        deletes = self.kind is AmendmentKind.DELETE
        pieces = redline(base, "" if deletes else self.areas[language].text())
        name = self._words.gettext(LANGUAGE_NAMES[language])
        self.views[language].show_pieces(pieces, name=name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; what was typed stays in the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
