"""The row under the bar of the deeds: what kind of thing, which desk, from when to when, or one thing alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from forumdesk.domain.errors import KnownError
from forumdesk.gui.pages.consultation.moments import at, read_date
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits
from forumdesk.services.telling.kinds import GROUPS

_DATE_WIDE: Final = 124


@dataclass(frozen=True, slots=True, kw_only=True)
class OneThing:
    """One person, paragraph or item whose history alone is shown."""

    id: UUID
    name: str


class DeedFilters(Ground):
    """Emits `changed` when a person wants to see other deeds."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start without a filter."""
        super().__init__(theme, "surface", lines=Qt.Edge.BottomEdge)
        self._words = words
        self._desks: Sequence[tuple[str, str]] = ()
        self.thing: OneThing | None = None
        self.kind_field = ChoiceField(theme, name="-")
        self.desk_field = ChoiceField(theme, name="-")
        self.from_field = TextField(theme, name="-")
        self.until_field = TextField(theme, name="-")
        self.thing_button = Button(theme, icon_name="x", icon_after=True, name="-")
        self.clear_button = Button(theme, kind="link", name="-")
        self.wrong = Label(theme, role="caption_medium", token="bad", wraps=True)
        for name in (
            "kind_field", "desk_field", "from_field", "until_field", "thing_button", "clear_button",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self._arrange()
        self.kind_field.activated.connect(lambda _at: self.changed.emit())
        self.desk_field.activated.connect(lambda _at: self.changed.emit())
        for field in (self.from_field, self.until_field):
            field.editingFinished.connect(self._settle_dates)
        self.thing_button.clicked.connect(lambda: self.show_thing(None))
        self.clear_button.clicked.connect(self.clear)
        self._dates = ("", "")
        self._fill()

    # what is wanted

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of values of which a deed changed one; empty for all."""
        group = self.kind_field.currentData()
        return tuple(sorted(GROUPS[group][1])) if group else ()

    @property
    def desk_id(self) -> str:
        """The desk at which it was done; empty for all."""
        return str(self.desk_field.currentData() or "")

    def since(self, zone: ZoneInfo) -> datetime | None:
        """From the first moment of the day that is written."""
        day = _day(self.from_field.text())
        return None if day is None else at(day, time(), zone.key)

    def until(self, zone: ZoneInfo) -> datetime | None:
        """Up to the first moment after the day that is written."""
        day = _day(self.until_field.text())
        return None if day is None else at(day + timedelta(days=1), time(), zone.key)

    @property
    def filters_anything(self) -> bool:
        """Whether fewer than all deeds are wanted."""
        dated = any(_day(field.text()) for field in (self.from_field, self.until_field))
        return bool(self.kinds or self.desk_id or self.thing or dated)

    # what a person does

    def show_thing(self, thing: OneThing | None) -> None:
        """Show the history of one thing, or of all."""
        self.thing = thing
        self._name_thing()
        self.changed.emit()

    def clear(self) -> None:
        """Take all filters away."""
        self.thing = None
        self.kind_field.setCurrentIndex(0)
        self.desk_field.setCurrentIndex(0)
        for field in (self.from_field, self.until_field):
            field.clear()
        self._settle_dates(told=False)
        self._name_thing()
        self.changed.emit()

    def _settle_dates(self, *, told: bool = True) -> None:
        wrong: KnownError | None = None
        for field in (self.from_field, self.until_field):
            refused = _refusal(field.text())
            field.set_wrong(refused is not None)
            wrong = wrong or refused
            day = _day(field.text())
            if day is not None:  # a day in words is longer than the field
                field.setText(digits(day))
        self.wrong.setVisible(wrong is not None)
        self.wrong.setText(self._words.catalogue.sentence(wrong) if wrong else "")
        dates = (self.from_field.text().strip(), self.until_field.text().strip())
        if dates != self._dates and wrong is None:
            self._dates = dates
            if told:
                self.changed.emit()

    # what is offered

    def show_desks(self, desks: Sequence[tuple[str, str]]) -> None:
        """Offer these desks (identifier and name); a single one is no choice."""
        if list(desks) != list(self._desks):
            self._desks = tuple(desks)
            self._fill()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.from_field.setPlaceholderText(_("from a day"))
        self.from_field.setAccessibleName(_("Deeds from this day on"))
        self.until_field.setPlaceholderText(_("to a day"))
        self.until_field.setAccessibleName(_("Deeds up to this day"))
        self.clear_button.set_texts(_("Clear the filters"))
        self._fill()
        self._name_thing()
        self._settle_dates(told=False)

    def show_state(self) -> None:
        """Offer to take filters away where there are any."""
        self.clear_button.setVisible(self.filters_anything)

    def _fill(self) -> None:
        _ = self._words.gettext
        kinds = [(_("Everything"), ""), *((_(name), key) for key, (name, _kinds) in GROUPS.items())]
        desks = [
            (_("All desks"), ""),
            *((name or identifier, identifier) for identifier, name in self._desks),
        ]
        for field, rows in ((self.kind_field, kinds), (self.desk_field, desks)):
            kept = field.currentData()
            field.clear()
            for text, key in rows:
                field.addItem(text, key)
            field.choose(kept or "")
        self.kind_field.set_texts(name=_("What was changed"))
        self.desk_field.set_texts(name=_("Desk at which it was done"))
        self.desk_field.setVisible(len(self._desks) > 1)

    def _name_thing(self) -> None:
        self.thing_button.setVisible(self.thing is not None)
        if self.thing is not None:
            said = self._words.gettext("History of “{name}” – show everything again")
            shown = self.thing.name if len(self.thing.name) <= 40 else f"{self.thing.name[:40]}…"
            self.thing_button.set_texts(shown, name=said.format(name=self.thing.name))
        self.show_state()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.tight)
        row = FlowLayout(SPACE.near)
        for widget in (
            self.kind_field, self.desk_field, self.from_field, self.until_field, self.thing_button, self.clear_button,
        ):  # fmt: skip
            row.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.wrong.hide()
        self.thing_button.hide()
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        for field in (self.from_field, self.until_field):
            field.setFixedWidth(self._theme.scaled(_DATE_WIDE))


def _refusal(text: str) -> KnownError | None:
    if not text.strip():
        return None
    try:
        read_date(text)
    except KnownError as error:
        return error
    return None


def _day(text: str) -> date | None:
    """The day that is written; None for none and for what is no day."""
    return read_date(text) if text.strip() and _refusal(text) is None else None
