"""The order of the list of participants: chosen at the heads of the table or from a menu."""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.people_list import Column, ListOrder
from forumdesk.gui.models.participants import HEADS, ORDERS, PERSON
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.words import Words


class ListSorting(QObject):
    """Holds the order and shows it at the heads. Emits `changed` when a person has chosen another."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words, table: TableView) -> None:
        """Begin by name."""
        super().__init__(table)
        self._theme, self._words = theme, words
        self._head = table.horizontalHeader()
        self.order = ListOrder()
        self.menu: QMenu | None = None
        self._head.setSortIndicator(PERSON, Qt.SortOrder.AscendingOrder)
        self._head.setSortIndicatorShown(True)
        self._head.sortIndicatorChanged.connect(self._head_clicked)

    def open_menu(self, over: QWidget) -> None:
        """Offer the orders in a menu over a button."""
        _ = self._words.gettext
        menu = QMenu(over)
        menu.setStyleSheet(self._theme.sheet("menu"))
        menu.setFont(self._theme.font("body"))
        menu.setAccessibleName(_("Sort by"))
        titles = {column: HEADS[section] for section, column in ORDERS.items()}
        titles[Column.ORGANISATION] = N_("Organisation")
        for column, title in titles.items():
            action = menu.addAction(_(title))
            action.setCheckable(True)
            action.setChecked(column is self.order.column)
            action.triggered.connect(lambda _checked=False, column=column: self.order_by(column))
            if column is self.order.column:
                menu.setActiveAction(action)
        menu.addSeparator()
        turned = menu.addAction(_("Turn the order round"))
        turned.triggered.connect(lambda: self.order_by(self.order.column))
        self.menu = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(over.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def order_by(self, column: Column) -> None:
        """Sort by a column; the same again turns the order round."""
        downwards = column is self.order.column and not self.order.downwards
        section = next((one for one, known in ORDERS.items() if known is column), -1)
        order = Qt.SortOrder.DescendingOrder if downwards else Qt.SortOrder.AscendingOrder
        self._head.blockSignals(True)
        self._head.setSortIndicator(section, order)
        self._head.blockSignals(False)
        self._head.viewport().update()
        self._set(ListOrder(column=column, downwards=downwards))

    def _head_clicked(self, section: int, order: Qt.SortOrder) -> None:
        downwards = order is Qt.SortOrder.DescendingOrder
        self._set(ListOrder(column=ORDERS.get(section, Column.NAME), downwards=downwards))

    def _set(self, order: ListOrder) -> None:
        self.order = order
        self.changed.emit()
