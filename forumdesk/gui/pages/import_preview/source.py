"""The first line over a list of participants: how its file is read, each a menu that reads it anew."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from forumdesk.domain.errors import N_
from forumdesk.exchange.reading import ENCODINGS
from forumdesk.exchange.tables_in import SEPARATORS, SourceWish
from forumdesk.gui.pages.import_preview.reading import AS_LAST_TIME, BY_HAND, BY_HEADINGS, PeopleWish
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.words import Words
from forumdesk.services.proposals import ParticipantsProposal, TableSource

_ENCODING_NAMES: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "cp1251": "Windows-1251",
    "kz1048": "KZ-1048",
}
_SEPARATOR_NAMES: Final = {";": N_("semicolon ;"), ",": N_("comma ,"), "\t": N_("tab")}
_HEADING_ROWS: Final = 10


class SourceRow(Ground):
    """Emits ``source_chosen(SourceWish)`` and ``columns_chosen(str)``: by headings or as the last time."""

    source_chosen = Signal(object)
    columns_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Know nothing yet."""
        super().__init__(theme, "surface")
        self._words = words
        self._wish = SourceWish()
        self._found = TableSource()
        self.encoding_field = ChoiceField(theme, name="")
        self.separator_field = ChoiceField(theme, name="")
        self.sheet_field = ChoiceField(theme, name="")
        self.heading_field = ChoiceField(theme, name="")
        self.columns_field = ChoiceField(theme, name="")
        flow = FlowLayout(SPACE.near)
        for name in ("encoding_field", "separator_field", "sheet_field", "heading_field", "columns_field"):
            field = getattr(self, name)
            field.setObjectName(name)
            flow.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.tight)
        column.addLayout(flow)
        self.encoding_field.activated.connect(lambda n: self._choose("encoding", self.encoding_field, n))
        self.separator_field.activated.connect(lambda n: self._choose("separator", self.separator_field, n))
        self.sheet_field.activated.connect(lambda n: self._choose("sheet", self.sheet_field, n))
        self.heading_field.activated.connect(lambda n: self._choose("heading_row", self.heading_field, n))
        self.columns_field.activated.connect(self._choose_columns)

    def show_source(self, wish: PeopleWish, found: ParticipantsProposal | None, *, recalled: bool) -> None:
        """Show how the file was read; without ``found`` it could not be, and another way may be chosen."""
        _ = self._words.gettext
        self._wish = wish.source
        if found is not None:
            self._found = found.source
        self._show_encoding()
        self._show_separator()
        self._show_sheet()
        self._show_heading_row()
        if found is not None and found.headings:
            self._show_columns(wish, found, recalled=recalled)
        self.columns_field.setVisible(found is not None and bool(found.headings))

    def _show_encoding(self) -> None:
        _ = self._words.gettext
        field = self.encoding_field
        found = self._found.encoding
        field.setVisible(not self._found.sheet)
        field.set_texts(name=_("Encoding of the file"), caption=_("Encoding:"))
        names = dict.fromkeys((*ENCODINGS, *((found,) if found else ())))
        items = []
        for name in names:
            shown = _ENCODING_NAMES.get(name, name)
            if name == found and self._wish.encoding is None:
                shown = _("{language} (detected)").format(language=shown)
            items.append((shown, name))
        _fill(field, items, self._wish.encoding or found)

    def _show_separator(self) -> None:
        _ = self._words.gettext
        field = self.separator_field
        found = self._wish.separator or self._found.separator
        field.setVisible(not self._found.sheet)
        field.set_texts(name=_("Separator of the cells"), caption=_("Separator:"))
        signs = dict.fromkeys((*SEPARATORS, *((found,) if found else ())))
        _fill(field, [(_(_SEPARATOR_NAMES.get(sign, sign)), sign) for sign in signs], found)

    def _show_sheet(self) -> None:
        _ = self._words.gettext
        field = self.sheet_field
        field.setVisible(bool(self._found.sheet))
        field.set_texts(name=_("Sheet of the workbook"), caption=_("Sheet:"))
        _fill(field, [(name, name) for name in self._found.sheets], self._found.sheet)

    def _show_heading_row(self) -> None:
        _ = self._words.gettext
        field = self.heading_field
        field.set_texts(name=_("Line of headings"), caption=_("Headings:"))
        rows = range(1, max(_HEADING_ROWS, self._found.heading_row) + 1)
        _fill(field, [(_("row {number}").format(number=row), row) for row in rows], self._found.heading_row)

    def _show_columns(self, wish: PeopleWish, found: ParticipantsProposal, *, recalled: bool) -> None:
        _ = self._words.gettext
        field = self.columns_field
        field.set_texts(name=_("How the columns are recognised"), caption=_("Columns:"))
        known = sum(1 for one in found.columns if one)
        items = [(_("by their headings"), BY_HEADINGS), (_("as last time"), AS_LAST_TIME)]
        current = AS_LAST_TIME if recalled else BY_HEADINGS
        if wish.columns is not None:
            items.append((_("by hand"), BY_HAND))
            current = BY_HAND
        counted = _("{how} ({known}/{all})")
        items = [
            (counted.format(how=how, known=known, all=len(found.columns)) if key == current else how, key)
            for how, key in items
        ]
        _fill(field, items, current)

    def _choose(self, name: str, field: ChoiceField, place: int) -> None:
        value = field.itemData(place)
        self.source_chosen.emit(replace(self._wish, **{name: value}))

    def _choose_columns(self, place: int) -> None:
        chosen = self.columns_field.itemData(place)
        if chosen != BY_HAND:
            self.columns_chosen.emit(chosen)


def _fill(field: ChoiceField, items: Sequence[tuple[str, object]], current: object) -> None:
    field.clear()
    for text, key in items:
        field.addItem(text, key)
    field.setCurrentIndex(-1)
    field.choose(current)
    field.updateGeometry()
