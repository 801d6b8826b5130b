"""The count that is always true: how many of the list have arrived, and from which country."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from forumdesk.domain.people_list import Statistics
from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.flow import FlowLayout
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.painting import RIGHT, draw_focus, draw_words, fill_shape, words_width
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.countries import country_name

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCount:
    """A country by name, how many of it have arrived, and how many are on the list."""

    name: str
    arrived: int
    people: int


class CountriesModel(QAbstractListModel):
    """Countries, the largest first."""

    def __init__(self, words: Words) -> None:
        """Start empty."""
        super().__init__()
        self._words = words
        self._rows: tuple[CountryCount, ...] = ()

    @property
    def rows(self) -> tuple[CountryCount, ...]:
        """The countries in the order of the rows."""
        return self._rows

    def show(self, rows: Sequence[CountryCount]) -> None:
        """Show these countries; what is scrolled stays where the countries are the same."""
        if len(rows) == len(self._rows):
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(max(len(rows) - 1, 0), 0))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a country."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name; the whole row for screen readers and for painting."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._words.gettext("{country}: {arrived} of {people} have arrived").format(
                    country=row.name, arrived=row.arrived, people=row.people
                )
            case Qt.ItemDataRole.UserRole:
                return row
        return None


class _CountryDelegate(QStyledItemDelegate):
    """Name and both numbers over a bar."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row of a tree and its bar."""
        return QSize(0, self._theme.scaled(SPACE.conduct) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        row: CountryCount = index.data(Qt.ItemDataRole.UserRole)
        theme = self._theme
        rect = QRect(option.rect).adjusted(0, 0, -SPACE.near, 0)
        line = QRect(rect.left(), rect.top() + 2, rect.width(), rect.height() - SPACE.near - 2)
        whole = f" / {row.people}"
        width = words_width(theme, whole, "small") + 1
        draw_words(painter, theme, whole, line, role="small", token="text3", flags=RIGHT)
        before = line.adjusted(0, 0, -width, 0)
        draw_words(painter, theme, str(row.arrived), before, role="small_strong", token="text", flags=RIGHT)
        room = before.adjusted(0, 0, -words_width(theme, str(row.arrived), "small_strong") - SPACE.near, 0)
        draw_words(painter, theme, row.name, room, role="small", token="text", elide=True)
        track = QRect(rect.left(), line.bottom(), rect.width(), WIDTH.progress)
        fill_shape(painter, track, ground=theme.colour("badge"), radius=WIDTH.progress / 2)
        share = round(track.width() * row.arrived / row.people) if row.people else 0
        if share:
            track.setWidth(max(share, WIDTH.progress))
            fill_shape(painter, track, ground=theme.colour("accent"), radius=WIDTH.progress / 2)


class CountriesView(QListView):
    """All countries, scrolled by arrows once it has the focus."""

    def __init__(self, theme: Theme, model: CountriesModel) -> None:
        """Show the rows of `model`."""
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.setItemDelegate(_CountryDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        theme.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave letters to the field."""
        if event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the focus ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            draw_focus(painter, self.viewport().rect(), self._theme.colour("accent"))

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()


class CountsColumn(Ground):
    """Arrived of on the list, voices and quorum, this desk's own count, countries."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start with nothing counted."""
        super().__init__(theme, "surface", lines=Qt.Edge.LeftEdge)
        self._words = words
        self.caption = Label(theme, role="small_strong", token="text2")
        self.figure = Label(theme, "0", role="figure")
        self.whole = Label(theme, role="large_quiet", token="text3")
        self.voices = Chip(theme, square=True)
        self.quorum = Chip(theme, square=True)
        self.own = Label(theme, role="small", token="text2", wraps=True)
        self.countries_title = Label(theme, role="small_strong", token="text2")
        self.countries_count = Label(theme, role="small", token="text3")
        self.countries = CountriesModel(words)
        self.countries_view = CountriesView(theme, self.countries)
        self.countries_view.setObjectName("countries_view")
        self._arrange()

    def show_counts(self, statistics: Statistics, *, own: int, desk: str) -> None:
        """Show the counts of a meeting, and how many arrivals this desk has entered."""
        _, total = self._words.gettext, statistics.total
        self.caption.setText(_("Arrived"))
        self.figure.setText(str(total.arrived))
        self.whole.setText(f"/ {total.people}")
        sentence = _("{arrived} of {people} on the list have arrived").format(
            arrived=total.arrived, people=total.people
        )
        self.figure.setAccessibleName(sentence)
        self.figure.setToolTip(sentence)
        self.own.setText(
            self._words.ngettext("{desk}: {count} arrival", "{desk}: {count} arrivals", own).format(
                desk=desk, count=own
            )
        )
        self._show_countries(statistics)

    def show_quorum(self, *, present: int, entitled: int, needed: int) -> None:
        """Show the voices that are there, and whether they are enough."""
        _ = self._words.gettext
        sentence = _("Quorum: {present} of {entitled} present, {needed} needed").format(
            present=present, entitled=entitled, needed=needed
        )
        voices = _("Voices {present} / {entitled}").format(present=present, entitled=entitled)
        self.voices.set_state(voices, kind="accent", icon_name="hand", sentence=sentence)
        met = bool(entitled) and present >= needed
        text = _("Quorum met") if met else _("Quorum: {count} missing").format(count=max(needed - present, 0))
        self.quorum.set_state(
            text,
            kind="ok" if met else "warn",
            icon_name="check-circle" if met else "warning",
            sentence=sentence,
        )
        for chip in (self.voices, self.quorum):
            chip.setVisible(bool(entitled))

    def _show_countries(self, statistics: Statistics) -> None:
        _, language = self._words.gettext, self._words.language
        rows = [
            CountryCount(
                name=_named(group.key, language) or _("No country"),
                arrived=group.arrived,
                people=group.people,
            )
            for group in statistics.by_country
        ]
        rows.sort(key=lambda row: (-row.people, sort_key(row.name)))
        self.countries.show(rows)
        known = [group for group in statistics.by_country if group.key]
        here = sum(group.arrived > 0 for group in known)
        self.countries_title.setText(_("By country"))
        self.countries_view.setAccessibleName(_("Arrived by country"))
        self.countries_count.setText(f"{here} / {len(known)}")
        self.countries_count.setAccessibleName(
            _("People from {count} of {all} countries have arrived").format(count=here, all=len(known))
        )

    def _arrange(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(SPACE.near)
        numbers.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignBaseline)
        numbers.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignBaseline)
        numbers.addStretch(1)
        chips = FlowLayout(SPACE.near)
        chips.addWidget(self.voices)
        chips.addWidget(self.quorum)
        head = QHBoxLayout()
        head.addWidget(self.countries_title)
        head.addStretch(1)
        head.addWidget(self.countries_count)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.desk, SPACE.page, SPACE.page, SPACE.near)
        column.setSpacing(SPACE.near)
        column.addWidget(self.caption)
        column.addLayout(numbers)
        column.addLayout(chips)
        column.addWidget(self.own)
        column.addWidget(HairLine(self._theme))
        column.addLayout(head)
        column.addWidget(self.countries_view, 1)


def _named(code: str, language: str) -> str:
    try:
        return country_name(code, language) if code else ""
    except ValueError:
        return code
