"""A copy is handed over from the window: to whom is asked, where, and who decides then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.dialogs.hand_over import HandOverDialog
from forumdesk.gui.dialogs.passphrase import PassphraseDialog
from forumdesk.gui.handing_out import Out
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.handing_over import HandedOver
from forumdesk.services.register import Register
from tests.builders import refilled, registers
from tests.gui.catalogues import catalogue
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import settle


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with registers().create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    return refilled(register)


@pytest.fixture
def dialog(register: Register, meeting_id: MeetingId, theme: Theme, qtbot: QtBot) -> Iterator[HandOverDialog]:
    tasks = Tasks()

    def hand_over(out: Out, name: str, note: str, decides: bool) -> HandedOver:
        meetings = [meeting_id] if decides else []
        return register.handing_over.hand_over(out.path, name, decides=meetings, note=note, seal=out.seal)

    made = HandOverDialog(theme, Words(catalogue, "en"), tasks, hand_over, file_name="copy.forumdesk")
    qtbot.addWidget(made)
    made.open()
    yield made
    tasks.close()


def test_the_copy_is_written_and_the_other_desk_decides(
    dialog: HandOverDialog, register: Register, meeting_id: MeetingId, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.name_field.setText("Second desk")
    QTest.keyClick(dialog.decides_box, Qt.Key.Key_Space)

    with qtbot.waitSignal(dialog.handed_over):
        dialog.write(tmp_path / "copy")

    assert (tmp_path / "copy.forumdesk").exists()
    assert register.batons.is_elsewhere(meeting_id)
    assert not dialog.isVisible()


def test_without_a_name_nothing_is_asked_further(dialog: HandOverDialog) -> None:
    dialog.submit()

    assert dialog.message_bar.isVisible()
    assert dialog.isVisible()


def test_what_goes_wrong_is_said_here_and_what_was_typed_stays(
    dialog: HandOverDialog, register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.name_field.setText("Second desk")

    dialog.write(tmp_path / "nowhere" / "copy.forumdesk")
    qtbot.waitUntil(dialog.message_bar.isVisible)

    assert dialog.name_field.text() == "Second desk"
    assert dialog.act_button.isEnabled()
    assert register.handing_over.copies() == ()


def test_nothing_is_cut(dialog: HandOverDialog) -> None:
    for language in ("kk", "ru", "en"):
        dialog._words.choose(language)
        settle()
        assert clipped(dialog) == []


def test_an_encrypted_copy_is_the_only_thing_written(
    dialog: HandOverDialog, register: Register, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage")
    from forumdesk.exchange.age_files import read_age

    place = tmp_path / "stick"
    place.mkdir()
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *_args: (str(place / "copy.forumdesk"), "Registers (*.forumdesk)"),
    )
    dialog.name_field.setText("Second desk")
    QTest.keyClick(dialog.encrypt_box, Qt.Key.Key_Space)
    dialog.submit()
    (asked,) = dialog.findChildren(PassphraseDialog)
    for field in asked.fields.values():
        field.setText("four plain words here")

    with qtbot.waitSignal(dialog.handed_over, timeout=60_000):  # to stretch a passphrase takes its time
        asked.submit()

    assert [one.name for one in place.iterdir()] == ["copy.forumdesk.age"]
    assert read_age(place / "copy.forumdesk.age", "four plain words here").startswith(b"SQLite format 3")
