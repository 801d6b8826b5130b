"""Delegations: made from the countries in one act, one voice, dissolved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forumdesk.gui.models.participants_delegations import COUNTRY, MEMBERS, NAME, VOICES
from forumdesk.gui.pages.participants.delegations import DelegationsView
from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.gui.theme import Theme
from tests.gui.clipping import clipped
from tests.gui.pages.lists_builders import NARROW, deeds, settle, type_into
from tests.gui.pages.people_page import people_page


@pytest.fixture
def page(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[ParticipantsPage]:
    with people_page(tmp_path, theme, qtbot) as made:
        yield made


def opened(page: ParticipantsPage) -> DelegationsView:
    page.people_foot.delegations_button.click()
    settle()
    assert isinstance(page.views.view, DelegationsView)
    return page.views.view


def test_a_delegation_for_every_country_is_one_deed(page: ParticipantsPage) -> None:
    before, view = deeds(page.register), opened(page)

    view.empty_page.main_button.click()
    settle()

    assert [line.delegation.country for line in view.model.lines] == ["KZ", "TR", "FR"]
    assert [line.members for line in view.model.lines] == [1, 1, 1]
    assert view.model.lines[1].head.startswith("Қасымов")
    assert view.table.hasFocus()
    assert deeds(page.register) == ["delegations.formed", *before]
    page.register.history.undo()
    settle()
    assert view.model.lines == ()


def test_a_delegation_is_named_given_one_voice_and_dissolved(page: ParticipantsPage) -> None:
    view = opened(page)
    view.add()
    settle()
    type_into(view.panel.fields["kk"], "Қонақтар")
    view.panel.fields["one_voice"].choose(True)  # type: ignore[union-attr]
    view.panel.fields["one_voice"].settle()
    settle()

    (made,) = page.register.delegations.listed(page.meeting_id)
    assert (made.name.kk, made.one_voice) == ("Қонақтар", True)
    view.panel.remove_button.click()
    settle()
    assert page.register.delegations.listed(page.meeting_id) == ()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(page: ParticipantsPage, language: str) -> None:
    page.words.choose(language)
    page.resize(*NARROW)
    view = opened(page)
    assert clipped(view) == []
    view.form_by_country()
    view.edit_selected()
    settle()

    assert clipped(view) == []


def test_numbers_stand_to_the_right_under_their_heads(page: ParticipantsPage) -> None:
    view, right = opened(page), Qt.AlignmentFlag.AlignRight
    view.form_by_country()
    role = Qt.ItemDataRole.TextAlignmentRole

    for column, expected in ((NAME, False), (COUNTRY, False), (MEMBERS, True), (VOICES, True)):
        cell = view.model.index(0, column).data(role)
        head = view.model.headerData(column, Qt.Orientation.Horizontal, role)
        assert [bool(Qt.AlignmentFlag(one) & right) for one in (cell, head)] == [expected, expected]
