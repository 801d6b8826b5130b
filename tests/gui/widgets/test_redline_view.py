"""A redline that is seen, selected and heard."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.domain.redline import PieceKind, redline
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.redline_view import RedlineView
from tests.gui.widgets.paragraph_builders import words

BEFORE = "Создать гибкую систему, в том числе открытую."
AFTER = "Создать гибкую систему, а именно открытую."


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> RedlineView:
    made = RedlineView(theme, words(), name="Amendment 2")
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.show()
    made.show_pieces(redline(BEFORE, AFTER))
    return made


def strokes(view: RedlineView) -> dict[str, tuple[bool, bool]]:
    found = {}
    fragments = view.document().begin().begin()
    while not fragments.atEnd():
        look = fragments.fragment().charFormat()
        found[fragments.fragment().text().strip()] = (look.fontStrikeOut(), look.fontUnderline())
        fragments += 1
    return found


def test_what_is_taken_out_is_struck_and_what_is_put_in_is_underlined(view: RedlineView) -> None:
    found = strokes(view)

    assert found["в том числе"] == (True, False)
    assert found["а именно"] == (False, True)


def test_words_taken_out_do_not_touch_those_put_in(view: RedlineView) -> None:
    assert "числе\u2009а именно" in view.toPlainText()


def test_a_screen_reader_hears_what_the_strokes_say(view: RedlineView) -> None:
    assert view.accessibleName() == (
        "Amendment 2: Создать гибкую систему, deleted: “в том числе” inserted: “а именно” открытую."
    )


def test_it_can_be_selected_and_not_written(view: RedlineView) -> None:
    view.selectAll()
    view.copy()

    assert view.isReadOnly()
    assert "гибкую систему" in QApplication.clipboard().text()


def test_it_is_as_high_as_its_lines(view: RedlineView) -> None:
    wide = view.height()

    view.resize(120, view.height())
    QApplication.processEvents()

    assert view.height() > wide
    assert view.verticalScrollBar().maximum() == 0


def test_it_follows_the_theme(view: RedlineView, theme: Theme) -> None:
    theme.set_mode("dark")

    colours = set()
    fragments = view.document().begin().begin()
    while not fragments.atEnd():
        colours.add(fragments.fragment().charFormat().foreground().color().name())
        fragments += 1
    assert {theme.colour(token).name() for token in ("text", "bad", "ok")} == colours


def test_every_piece_is_kept(view: RedlineView) -> None:
    kept = [piece.text for piece in view.pieces if piece.kind is not PieceKind.INSERTED]

    assert "".join(kept) == BEFORE
