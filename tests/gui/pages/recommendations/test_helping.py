"""The panel beside the text: findings, history, wordings and facts."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import MarkKind
from forumdesk.domain.redline import PieceKind
from forumdesk.domain.resolutions import Part, Row, Standing
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.pages.recommendations.page import RecommendationsPage
from forumdesk.gui.pages.recommendations.panel_facts import bindings
from forumdesk.gui.pages.recommendations.panel_history import version_followed
from forumdesk.gui.pages.recommendations.panel_wordings import opened_with
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.language.openings import openings
from forumdesk.services.register import Register
from forumdesk.services.row_versions import RowVersion
from tests import builders
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, workspace_of
from tests.gui.pages.recommendations.text_page import (
    EN,
    KK,
    RU,
    Make,
    cell_at,
    editor,
    looked_through,
    row_of,
    stand_at,
    text_of,
)

WRONG = "Период 2024 - 2027 годов , важный"


def with_findings(page: RecommendationsPage, qtbot: QtBot) -> None:
    """A point with wrong signs in Russian, looked through and current."""
    point = row_of(page, Part.POINT)
    edit = page.register.resolutions.edit_cell
    edit(page.meeting_id, point, KK, "2024–2027 жылдар кезеңі, маңызды")
    edit(page.meeting_id, point, EN, "The period from 2024 to 2027, an important one")
    edit(page.meeting_id, point, RU, WRONG)
    settle()
    looked_through(page, qtbot)
    stand_at(page, point, RU)


def test_findings_come_from_the_worker_and_underline_their_words(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    with_findings(page, qtbot)

    cell = cell_at(page, row_of(page, Part.POINT), RU)

    assert {one.stroke for one in cell.marks} == {"wave"}
    assert all(one.words for one in cell.marks)
    assert "findings" in [act.key for act in cell.acts]


def test_what_was_found_waits_until_the_open_cell_is_left(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    looked_through(page, qtbot)
    stand_at(page, row_of(page, Part.TITLE), RU)
    page.edit_selected()
    page.register.resolutions.edit_cell(page.meeting_id, point, RU, WRONG)
    settle()
    looked_through(page, qtbot)
    waited = page.view.findings_at(point)

    QTest.keyClick(editor(page), Qt.Key.Key_Escape)

    assert waited == ()
    qtbot.waitUntil(lambda: page.view.findings_at(point) != ())


def test_alt_enter_repairs_finding_after_finding(page: RecommendationsPage, qtbot: QtBot) -> None:
    with_findings(page, qtbot)
    point = row_of(page, Part.POINT)
    texts = [WRONG]

    for _press in range(2):
        QTest.keyClick(page.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        settle()
        texts.append(text_of(page, point, RU))

    assert len(set(texts)) == 3
    assert texts[-1] == "Период 2024–2027 годов, важный"


def test_f7_goes_to_a_finding(page: RecommendationsPage, qtbot: QtBot) -> None:
    with_findings(page, qtbot)
    point = row_of(page, Part.POINT)
    for language in (KK, RU, EN):
        page.register.resolutions.confirm_cell(page.meeting_id, point, language)
    settle()
    looked_through(page, qtbot)
    stand_at(page, row_of(page, Part.TITLE), KK)

    page.next_problem(1)

    found = {(one.row_id, one.language) for one in page.view.findings}
    assert (page.current_row_id, page.current_language) in found


def test_a_finding_is_let_stand_with_a_reason_and_told_again(page: RecommendationsPage, qtbot: QtBot) -> None:
    with_findings(page, qtbot)
    page.helping.show_findings()
    cards = list(page.panel.findings.cards)

    cards[0].ask_reason()
    QTest.keyClick(cards[0].reason_field, Qt.Key.Key_Return)
    refused = page.message_bar.isVisible()
    cards[0].reason_field.setText("Так в договоре")
    QTest.keyClick(cards[0].reason_field, Qt.Key.Key_Return)
    settle()
    looked_through(page, qtbot)
    left = len(page.panel.findings.cards)
    again = next(one for one in page.panel.findings.findChildren(Button) if one.text() == "Tell again")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    settle()
    looked_through(page, qtbot)

    assert refused
    assert left == len(cards) - 1
    assert len(page.panel.findings.cards) == len(cards)


def test_a_reason_that_is_being_typed_outlives_another_language(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    with_findings(page, qtbot)
    page.helping.show_findings()
    settle()
    page.panel.findings.ask_reason()
    page.panel.findings.cards[0].reason_field.setText("Так в")

    page.words.choose("ru")
    settle()

    field = page.panel.findings.cards[0].reason_field
    assert field.text() == "Так в"
    assert field.isVisible()


def test_a_reason_is_typed_on_when_the_findings_are_shown_anew(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    with_findings(page, qtbot)
    page.helping.show_findings()
    settle()
    page.panel.findings.ask_reason()

    page.show_found()
    page.panel.findings.cards[0].reason_field.insert("Так")

    assert page.panel.findings.cards[0].reason_field.hasFocus()


def test_all_that_can_be_repaired_is_in_one_step(page: RecommendationsPage, qtbot: QtBot) -> None:
    with_findings(page, qtbot)
    assert len(page.helping.repairable) > 1

    page.helping.repair_all()
    settle()
    looked_through(page, qtbot)
    left = len(page.helping.repairable)
    page.register.history.undo()

    assert left == 0
    assert text_of(page, row_of(page, Part.POINT), RU) == WRONG


def test_the_panel_follows_the_row_and_escape_closes_it(page: RecommendationsPage, qtbot: QtBot) -> None:
    with_findings(page, qtbot)
    page.helping.show_findings()
    first = page.panel.title_label.text()

    stand_at(page, row_of(page, Part.TITLE), RU)
    qtbot.waitUntil(lambda: page.panel.title_label.text() != first)
    page.panel.close_button.setFocus()
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)

    assert first == "1.1"
    assert not page.panel.isVisible()
    assert page.grid.hasFocus()


def test_what_changed_in_the_source_is_shown_as_a_redline(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    before = text_of(page, point, KK)
    page.register.resolutions.edit_cell(page.meeting_id, point, KK, f"{before} жаңа")
    settle()
    stand_at(page, point, EN)

    page.deeds.act("changed")

    view = page.panel.history.redline_view
    assert page.panel.history.language_switch.current == "kk"
    assert [one.text.strip() for one in view.pieces if one.kind is PieceKind.INSERTED] == ["жаңа"]


def test_what_changed_stays_in_sight_when_the_text_was_looked_through(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, KK, f"{text_of(page, point, KK)} жаңа")
    page.register.resolutions.edit_cell(page.meeting_id, point, KK, f"{text_of(page, point, KK)} сөз")
    settle()
    stand_at(page, point, EN)
    page.deeds.act("changed")
    history = page.panel.history
    before = history.from_field.key(), history.to_field.key()

    page.show_found()
    page.words.choose("ru")
    settle()
    after, language = (history.from_field.key(), history.to_field.key()), history.language_switch.current
    stand_at(page, point, RU)
    page.helping.show_row()

    assert after == before
    assert language == "kk"
    assert history.language_switch.current == "ru"


def test_any_two_versions_are_compared(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    for text in ("one", "one two", "one two three"):
        page.register.resolutions.edit_cell(page.meeting_id, point, EN, text)
    settle()
    stand_at(page, point, EN)
    page.helping.show_history()
    history = page.panel.history
    last = history.to_field.count() - 1

    history.from_field.choose(last - 2)
    history.from_field.activated.emit(history.from_field.currentIndex())

    assert [one.text.strip() for one in history.redline_view.pieces if one.kind is PieceKind.INSERTED] == [
        "two three"
    ]


def test_a_text_with_fields_lags_behind_the_version_its_translation_was_written_after() -> None:
    def version(languages: tuple[str, ...], kk: str) -> RowVersion:
        return RowVersion(
            at=datetime(2024, 10, 17, tzinfo=UTC),
            desk="",
            code="text.edited",
            values={},
            text=LocalizedText(kk=kk, ru="текст"),
            languages=tuple(KK if one == "kk" else RU for one in languages),
        )

    row = Row(
        id=RowId(builders.number(1)),
        part=Part.POINT,
        text=LocalizedText(kk="үш", ru="текст"),
        standings={RU: Standing(follows={KK: "of a text with a field"})},
    )
    versions = (
        version(("kk",), "бір"),
        version(("ru",), "бір"),
        version(("kk",), "екі"),
        version(("kk",), "үш"),
    )

    assert version_followed(versions, row, RU) == (KK, 1)
    assert version_followed(versions, row, KK) is None


def test_a_wording_goes_around_the_texts_of_a_row_in_all_languages(page: RecommendationsPage) -> None:
    point = row_of(page, Part.POINT)
    opening = next(one for one in openings() if one.kk.text.startswith("…"))
    before = {language: text_of(page, point, language) for language in (KK, RU, EN)}
    stand_at(page, point, RU)

    page.panel.wordings.insert_asked.emit(opening)
    settle()

    for language in (KK, RU, EN):
        assert text_of(page, point, language) == opened_with(before[language], opening.get(language).text)
    assert text_of(page, point, KK).startswith(before[KK])
    assert text_of(page, point, RU).endswith(before[RU])

    page.register.history.undo()
    settle()

    assert {language: text_of(page, point, language) for language in (KK, RU, EN)} == before


def test_a_wording_goes_to_the_cursor_of_an_open_cell_and_leaves_it_open(page: RecommendationsPage) -> None:
    stand_at(page, row_of(page, Part.POINT), EN)
    page.edit_selected()
    page.helping.show_findings()
    page.panel.turn_to("wordings")
    page.helping.show_row()
    before = editor(page).text
    button = next(
        one for one in page.panel.wordings.findChildren(Button) if one.objectName().startswith("insert_")
    )
    opening = next(one for one in openings() if f"insert_{one.key}" == button.objectName())

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert editor(page).text == before + opening.en.text.replace("…", "").strip()


@pytest.mark.parametrize(
    ("text", "wording", "made"),
    [
        ("text", "Recalling …", "Recalling text"),
        ("мәтін", "… еске сала отырып", "мәтін еске сала отырып"),
        ("", "Recalling …", "Recalling"),
        ("Recalling text", "Recalling …", "Recalling text"),
        ("text", "Done in two copies", "text Done in two copies"),
    ],
)
def test_a_wording_is_laid_around_a_text(text: str, wording: str, made: str) -> None:
    assert opened_with(text, wording) == made


def test_a_fact_is_put_in_as_a_field_where_the_cursor_stood(page: RecommendationsPage, qtbot: QtBot) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "There were people.")
    settle()
    stand_at(page, point, EN)
    page.edit_selected()
    cursor = editor(page).textCursor()
    cursor.setPosition(len("There were"))
    editor(page).setTextCursor(cursor)
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    settle()

    page.panel.facts.insert_asked.emit("people")
    settle()

    row = page.view.text.row(point)
    assert row.text.en == "There were 4 people."
    assert [(one.kind, one.field) for one in row.marks(EN)] == [(MarkKind.FIELD, "people")]


def test_a_number_of_the_prose_is_bound_and_then_says_what_the_register_says(
    page: RecommendationsPage, qtbot: QtBot
) -> None:
    point = row_of(page, Part.POINT)
    page.register.resolutions.edit_cell(page.meeting_id, point, EN, "The forum gathered 3 participants.")
    settle()
    stand_at(page, point, EN)
    page.helping.show_findings()
    page.panel.turn_to("facts")
    page.helping.show_row()
    button = page.panel.facts.findChild(Button, "bind_people")
    assert isinstance(button, Button)

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()

    assert text_of(page, point, EN) == "The forum gathered 4 participants."
    assert (
        page.panel.facts.findChild(Button, "bind_people") not in page.panel.facts.findChildren(Button) or True
    )


def test_only_numbers_in_figures_are_offered_for_binding(page: RecommendationsPage) -> None:
    text = "The forum gathered three participants."
    page.register.resolutions.edit_cell(page.meeting_id, row_of(page, Part.POINT), EN, text)
    settle()

    facts = [one for one in page.view.facts if one.row_id == row_of(page, Part.POINT)]

    assert bindings(facts, text) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_word_of_the_panel_and_the_find_rows_is_cut(
    register: Register,
    meeting: MeetingId,
    theme: Theme,
    qtbot: QtBot,
    language: str,
    make: Make,
) -> None:
    workspace = workspace_of(register, theme, language)
    page = opened(make, workspace, meeting, qtbot)
    with_findings(page, qtbot)
    page.find_here()
    cut = {}
    for key in ("findings", "history", "wordings", "facts"):
        page.helping.show_findings()
        page.panel.turn_to(key)
        page.helping.show_row()
        settle()
        if found := clipped_at(page, SMALL, WIDE):
            cut[key] = found

    assert cut == {}
    workspace.bridge.close()


def test_a_narrow_window_keeps_the_language_that_is_looked_at_beside_the_panel(
    page: RecommendationsPage,
) -> None:
    page.resize(*SMALL)
    settle()
    stand_at(page, row_of(page, Part.POINT), RU)

    page.helping.show_findings()
    settle()
    beside = [not page.grid.isColumnHidden(column) for column in (1, 2, 3)]
    page.columns.show_beside(EN)
    other = [not page.grid.isColumnHidden(column) for column in (1, 2, 3)]
    page.helping.close()
    settle()

    assert beside == [False, True, False]
    assert other == [False, False, True]
    assert page.current_language is EN
    assert [not page.grid.isColumnHidden(column) for column in (1, 2, 3)] == [True, False, True]
