"""A day with an agenda, and what its page shows."""

from datetime import time

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.gui.pages.agenda.page import AgendaPage
from tests.builders import item

DAY = (
    item(1, "Ашылуы", starts=time(9, 30), minutes=20),
    item(2, "Пленарлық отырыс", starts=time(9, 50), minutes=50, kind=ItemKind.PLENARY),
    item(3, "Қос диплом", parent="2", number="2.1", starts=time(9, 50), minutes=25),
    item(4, "Сапа", parent="2", number="2.2", starts=time(10, 15), minutes=25),
    item(5, "Үзіліс", number="3", starts=time(10, 40), minutes=20, kind=ItemKind.BREAK),
    item(6, "Жабылуы", number="4", starts=None, minutes=10, kind=ItemKind.CLOSING),
)


def column(page: AgendaPage, which: int) -> list[str]:
    return [str(page.model.index(row, which).data()) for row in range(page.model.rowCount())]


def selected(page: AgendaPage) -> AgendaItem:
    return page.model.items[page.table.currentIndex().row()]


def text(page: AgendaPage, key: str) -> str:
    return page.item_panel.form.field(key).text()  # type: ignore[union-attr]
