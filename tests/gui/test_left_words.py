"""Words of a sudden end are offered place by place, and stay until they are discarded."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.foundation.unkept_words import Typed, UnkeptWords, typed_over
from forumdesk.gui.left_words import excerpt
from forumdesk.gui.main_window import MainWindow
from tests.builders import registers

PARAGRAPH = "The universities of the region met in Almaty to speak of mobility. " * 8
NOTE = Typed(text="arrives late", place="Smith – Notes")
LONG = typed_over(PARAGRAPH, PARAGRAPH + "Two words", place="Point 2.1 (ENG)")


@pytest.fixture
def unkept(data_folder: Path) -> UnkeptWords:
    return UnkeptWords(data_folder)


@pytest.fixture
def identifier(sample_file: Path) -> str:
    with registers().open(sample_file) as register:
        return register.identifier


@pytest.fixture
def opened(window: MainWindow, sample_file: Path, unkept: UnkeptWords, identifier: str) -> MainWindow:
    unkept.keep(identifier, [NOTE, LONG])
    assert window.open_file(sample_file)
    return window


def lines(window: MainWindow) -> list[str]:
    message = window.typing.band.message
    return message.detail.split("\n") if message is not None else []


def test_the_band_has_a_line_for_each_place_with_an_excerpt(opened: MainWindow) -> None:
    first, second = lines(opened)

    assert second == "Smith – Notes: arrives late"
    assert first.startswith("Point 2.1 (ENG): …")
    assert first.endswith("Two words")
    assert len(first) < 110


def test_the_band_never_has_more_than_three_lines(
    window: MainWindow, sample_file: Path, unkept: UnkeptWords, identifier: str
) -> None:
    unkept.keep(identifier, [Typed(text=f"words\n{n} " * 50, place=f"Place {n}") for n in range(9)])
    assert window.open_file(sample_file)

    told = lines(window)
    assert len(told) == 3
    assert told[0].startswith("Place 8: words 8")
    assert told[0].endswith("…")
    assert told[2] == "… and 7 more places"


@pytest.mark.parametrize("length", [3, 59, 60, 61, 500])
def test_an_excerpt_is_one_short_line(length: int) -> None:
    text = "a\nbc " * (length // 5) + "end"
    assert len(excerpt(Typed(text=text))) <= 60
    assert "\n" not in excerpt(typed_over(text[:1], text))


def test_each_place_is_copied_whole_and_stays(
    opened: MainWindow, unkept: UnkeptWords, identifier: str
) -> None:
    opened.typing.band.act_buttons[0].click()
    dialog = opened.typing.left.dialog
    assert dialog is not None
    assert dialog.focusWidget() is dialog.parts[0].copy_button
    dialog.parts[0].copy_button.click()
    assert QApplication.clipboard().text() == LONG.text
    assert dialog.parts[0].text.textCursor().selectedText() == "Two words"
    dialog.close_button.click()

    assert opened.typing.band.isVisibleTo(opened)
    opened.close_register()
    assert unkept.begin(identifier) == (NOTE, LONG)


def test_what_was_discarded_can_be_brought_back_while_the_dialog_stands(
    opened: MainWindow, unkept: UnkeptWords, identifier: str
) -> None:
    opened.typing.band.act_buttons[0].click()
    dialog = opened.typing.left.dialog
    assert dialog is not None
    for part in dialog.parts:
        part.discard_button.click()
    dialog.parts[0].discard_button.click()
    assert unkept.begin(identifier) == (NOTE, LONG)
    dialog.reject()

    assert unkept.begin(identifier) == (LONG,)
    assert len(lines(opened)) == 1


def test_the_band_goes_with_the_last_words(opened: MainWindow, unkept: UnkeptWords, identifier: str) -> None:
    opened.typing.band.act_buttons[0].click()
    dialog = opened.typing.left.dialog
    assert dialog is not None
    for part in dialog.parts:
        part.discard_button.click()
    dialog.close_button.click()

    assert opened.typing.band.isHidden()
    assert unkept.begin(identifier) == ()


def test_where_guests_look_on_nothing_is_shown(opened: MainWindow, qtbot: QtBot) -> None:
    opened.typing.band.act_buttons[0].click()
    opened.going.show_desk()
    qtbot.wait(20)
    assert opened.typing.left.dialog is None
    assert opened.typing.band.isHidden()

    opened.places.leave()
    assert not opened.typing.band.isHidden()


def test_the_band_and_the_dialog_speak_the_language_in_use(opened: MainWindow) -> None:
    opened.typing.band.act_buttons[0].click()
    dialog = opened.typing.left.dialog
    assert dialog is not None
    before = dialog.close_button.accessibleName() or dialog.close_button.text()
    opened.choose_language("ru")

    assert (dialog.close_button.accessibleName() or dialog.close_button.text()) != before
