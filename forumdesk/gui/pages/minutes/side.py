"""The left column of the minutes: their items, the day of an extract, and whether they are a draft still."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.gui.pages.consultation.moments import NotADateError, read_date
from forumdesk.gui.pages.minutes.outline import OutlineModel
from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.kept_fields import KeptLine
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.outline_view import OutlineView
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits


class MinutesSide(Ground):
    """Emits ``day_chosen`` when the day of certification is another; ``wrong_day`` says that what stands is none."""

    day_chosen = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, "surface", parent=parent)
        self._words = words
        self._is_extract = False
        self.certified_on: date | None = None
        self.wrong_day = False
        self.model = OutlineModel(words.gettext)
        self.outline = OutlineView(theme, self.model)
        self.certified_edit = KeptLine(theme)
        self.draft_label = Label(theme, role="small", token="warn", wraps=True)
        for name in ("outline", "certified_edit", "draft_label"):
            getattr(self, name).setObjectName(name)
        self._title = Label(theme, role="caption_strong", token="text2", wraps=True)
        self._certified = FieldBlock(theme, self.certified_edit, "")
        self.certified_edit.settled.connect(self._certify)
        self._arrange()
        self._dress()
        theme.changed.connect(self._dress)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.outline.set_texts(name=_("Items of the minutes"))
        self.draft_label.setText(_("The meeting is not closed: every page carries the mark of a draft."))
        self._certified.set_texts(_("Extract certified on"))
        self.certified_edit.setToolTip(_("Empty leaves room to write the day."))
        self._title.setText(_("Items of the extract") if self._is_extract else _("Items and notes"))

    def show_form(self, *, is_extract: bool) -> None:
        """An extract has its day, and items to tick."""
        self._is_extract = is_extract
        self._certified.setVisible(is_extract)
        self.retranslate()

    def _certify(self, text: str) -> None:
        try:
            self.certified_on = read_date(text) if text.strip() else None
        except NotADateError as refusal:
            self.wrong_day = True
            self._certified.set_wrong(self._words.catalogue.sentence(refusal))
            return
        self.wrong_day = False
        self._certified.set_wrong("")
        self.certified_edit.set_kept(digits(self.certified_on) if self.certified_on else "", anew=True)
        self.day_chosen.emit()

    def _dress(self) -> None:
        self.setFixedWidth(self._theme.scaled(WIDTH.outline))

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, SPACE.page, 0, SPACE.group)
        rows.setSpacing(SPACE.near)
        for widget in (self._title, self._certified, self.draft_label):
            widget.setContentsMargins(SPACE.page, 0, SPACE.page, 0)
        rows.addWidget(self._title)
        rows.addWidget(self.outline, 1)
        rows.addWidget(self._certified)
        rows.addWidget(self.draft_label)
