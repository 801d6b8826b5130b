"""Two desks edit one agenda item at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from forumdesk.gui.pages.agenda.page import AgendaPage
from forumdesk.services.register import Register
from tests.builders import registers
from tests.gui.pages.agenda.builders import selected, text
from tests.gui.pages.lists_builders import settle


@pytest.fixture
def other(page: AgendaPage, register: Register) -> Iterator[Register]:
    register.live.start()
    with registers().open(register.path) as opened:
        yield opened


def begin_to_type(page: AgendaPage, key: str, words: str) -> QWidget:
    field = page.item_panel.form.field(key)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    return field


def hear(page: AgendaPage) -> None:
    page.register.live.look()
    settle()


def test_what_is_typed_stays_and_other_fields_show_what_others_kept(
    page: AgendaPage, other: Register
) -> None:
    item = selected(page)
    field = begin_to_type(page, "minutes", "35")
    other.agendas.edit(item.id, number="1a")
    hear(page)

    assert text(page, "minutes") == "35"
    QTest.keyClick(field, Qt.Key.Key_Return)

    kept = next(one for one in other.agendas.items(item.meeting_id) if one.id == item.id)
    assert (kept.minutes, kept.number) == (35, "1a")


@pytest.mark.parametrize(("choice", "minutes"), [(0, 35), (1, 45)])
def test_the_person_chooses_where_both_changed_the_same(
    page: AgendaPage, other: Register, choice: int, minutes: int
) -> None:
    item = selected(page)
    field = begin_to_type(page, "minutes", "35")
    other.agendas.edit(item.id, minutes=45)
    hear(page)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert text(page, "minutes") == "35"
    assert page.message_bar.message is not None
    assert "45" in page.message_bar.message.sentence

    page.message_bar.act_buttons[choice].click()
    settle()

    kept = next(one for one in other.agendas.items(item.meeting_id) if one.id == item.id)
    assert kept.minutes == minutes
    assert text(page, "minutes") == str(minutes)
