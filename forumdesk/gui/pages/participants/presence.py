"""Who was present at a minute: day and time as the clock at the meeting shows them, how many, and who."""

import datetime
import re
from collections.abc import Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.domain.people import Participant
from forumdesk.gui.models.participants_words import affiliation, country_of, surname_first
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptChoice, KeptLine
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.rows import RowRole, TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.dates import long_date
from forumdesk.language.numbers import whole

Index = QModelIndex | QPersistentModelIndex
PERSON, COUNTRY, VOICE = range(3)
_WIDTHS: Final = {COUNTRY: 160, VOICE: 68}
_ROWS_SHOWN: Final = 5
_TIME = re.compile(r"(\d{1,2})\s*[:.\-]?\s*(\d{2})")
_LAST_INSTANT: Final = datetime.timedelta(seconds=59, microseconds=999_999)


def time_written(text: str) -> datetime.time | None:
    """The time of day in "14:05", "14.05" or "1405"; None for anything else."""
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return datetime.time(int(found[1]), int(found[2]))


def end_of_minute(day: datetime.date, time: datetime.time, zone: ZoneInfo) -> datetime.datetime:
    """The last instant of a minute of the clock in ``zone``, so that who came in that minute was there."""
    return datetime.datetime.combine(day, time, zone).astimezone(datetime.UTC) + _LAST_INSTANT


class PresentModel(QAbstractTableModel):
    """People by name in the window's language."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.people: Sequence[Participant] = ()

    def show(self, people: Sequence[Participant]) -> None:
        """Show these people."""
        language = self._words.language
        self.beginResetModel()
        self.people = sorted(
            people, key=lambda one: (sort_key(surname_first(one.names, language)), one.number)
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a person."""
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Person, country, voice."""
        return 0 if parent.isValid() else VOICE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        _ = self._words.gettext
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Participant"), _("Country"), _("Voice"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        _, language = self._words.gettext, self._words.language
        person, column = self.people[index.row()], index.column()
        if column == VOICE and role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Has a voting right") if person.has_voice else _("No voting right")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if column == PERSON:
                return surname_first(person.names, language)
            if column == COUNTRY:
                return country_of(person, language) or "–"
            return "1" if person.has_voice else "–"
        if role == RowRole.CAPTION and column == PERSON:
            return affiliation(person, language)
        if role == RowRole.ICON and column == VOICE and person.has_voice:
            return "hand"
        return None


class PresencePart(QWidget):
    """Emits `asked(moment)`, a UTC time, when a person has settled on day and time; then it is shown who."""

    asked = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without a time."""
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._zone = ZoneInfo("UTC")
        self._days: Sequence[datetime.date] = ()
        self._preset: datetime.date | None = None
        self._shown: Sequence[Participant] | None = None
        self.title = Label(theme, role="small_strong")
        self.day_choice = KeptChoice(theme)
        self.time_edit = KeptLine(theme)
        self.show_button = Button(theme)
        self._blocks = {
            "day": FieldBlock(theme, self.day_choice, ""),
            "time": FieldBlock(theme, self.time_edit, ""),
        }
        self.count_label = Label(theme, role="body_strong", wraps=True)
        self.model = PresentModel(words)
        self.model.setParent(self)
        self.table = TableView(theme, name="", delegate=TwoLineDelegate(theme))
        self.table.setModel(self.model)
        for name in ("day_choice", "time_edit", "show_button", "count_label", "table"):
            getattr(self, name).setObjectName(f"presence_{name}")
        self.time_edit.settled.connect(lambda _text: self._ask())
        self.time_edit.textEdited.connect(lambda _text: self._blocks["time"].set_wrong(""))
        self.day_choice.settled.connect(lambda _day: self._ask())
        self.show_button.clicked.connect(self._ask)
        self._arrange()
        theme.changed.connect(self._fit)
        self._fit()
        self._tell()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE.group)
        for key in ("day", "time"):
            row.addWidget(self._blocks[key], 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.count_label)
        column.addWidget(self.table)

    def _fit(self) -> None:
        self._blocks["day"].setMinimumWidth(self._theme.scaled(180))
        self._blocks["time"].setFixedWidth(self._theme.scaled(150))
        self.table.set_column_widths(_WIDTHS, stretched=PERSON)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.setFixedHeight(
            self._theme.height("table_head") + _ROWS_SHOWN * self._theme.height("row_two_lines")
        )

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.title.setText(_("Who was present"))
        self._blocks["day"].set_texts(_("Day"))
        self._blocks["time"].set_texts(_("Time (HH:MM)"))
        self.show_button.set_texts(_("Show"), name=_("Show who was present"))
        self.table.set_texts(name=_("Who was present"))
        self._fill_days()
        if self._shown is not None:
            self.model.show(self._shown)
        self._fit()
        self._tell()

    def set_days(
        self, days: Sequence[datetime.date], zone: ZoneInfo, *, preset: datetime.date | None = None
    ) -> None:
        """Offer these days of the meeting, in order, whose clock stands in ``zone``; one of them is not asked for.

        ``preset``, else the first day, is chosen until a person has chosen another or asked for a time.
        """
        self._zone = zone
        preset = preset or next(iter(days), None)
        follows = self.day_choice.key() == self._preset and not self.time_edit.text()
        if list(days) != list(self._days) or preset != self._preset:
            self._days, self._preset = days, preset
            self._fill_days()
            if follows and preset is not None:
                self.day_choice.set_kept(preset, anew=True)
        self._blocks["day"].setVisible(len(days) > 1)

    def _fill_days(self) -> None:
        language = self._words.language
        self.day_choice.fill([(long_date(day, language), day) for day in self._days])
        if self.day_choice.key() not in self._days and self._days:
            self.day_choice.set_kept(self._preset, anew=True)

    @property
    def moment(self) -> datetime.datetime | None:
        """The end of the minute that was settled on; None without one."""
        time, day = time_written(self.time_edit.text()), self.day_choice.key()
        if time is None or not isinstance(day, datetime.date):
            return None
        return end_of_minute(day, time, self._zone)

    def choose(self, moment: datetime.datetime) -> None:
        """Settle on the minute of a moment."""
        local = moment.astimezone(self._zone)
        self.day_choice.choose(local.date())
        self.time_edit.setText(f"{local:%H:%M}")
        self._ask()

    def show_people(self, people: Sequence[Participant]) -> None:
        """Show who was there."""
        self._shown = people
        self.model.show(people)
        self._tell()

    def _ask(self) -> None:
        moment = self.moment
        wrong = "" if moment or not self.time_edit.text() else self._words.gettext("Write the time as 14:05.")
        self._blocks["time"].set_wrong(wrong)
        self.time_edit.set_kept(self.time_edit.text())
        self.day_choice.set_kept(self.day_choice.key())
        if moment is None:
            self._shown = None
            self._tell()
        else:
            self.asked.emit(moment)

    def _tell(self) -> None:
        """Say how many were there."""
        people = self._shown
        self.table.setVisible(bool(people))
        self.count_label.setVisible(people is not None)
        if people is None:
            return
        _, ngettext, language = self._words.gettext, self._words.ngettext, self._words.language
        count, voices = len(people), sum(one.has_voice for one in people)
        present = ngettext("{count} person was present", "{count} people were present", count)
        entitled = ngettext(
            "{count} of them with a voting right", "{count} of them with a voting right", voices
        )
        words = _("{present}, {entitled}").format(
            present=present.format(count=whole(count, language)),
            entitled=entitled.format(count=whole(voices, language)),
        )
        self.count_label.setText(words if count else _("Nobody was present."))
