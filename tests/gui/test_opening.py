"""Registers are opened by name or by choice; what is refused is told and nothing is opened."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.errors import KnownError
from forumdesk.domain.texts import LocalizedText
from forumdesk.foundation.paths import resources_folder
from forumdesk.gui.opening import Opening
from forumdesk.gui.words import Words
from forumdesk.services.register import Register
from tests.builders import registers
from tests.gui.catalogues import catalogue

Choose = Callable[[str, Path | None], None]


class Opened:
    """An opening, and what it told."""

    def __init__(self, window: QWidget) -> None:
        words = Words(catalogue, "en")
        self.opening = Opening(registers(), words, resources_folder(), window)
        self.registers: list[Register] = []
        self.errors: list[KnownError] = []
        self.opening.opened.connect(self.registers.append)
        self.opening.refused.connect(self.errors.append)

    @property
    def places(self) -> list[Path]:
        """Where the registers stand that were opened."""
        return [one.path for one in self.registers]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    window = QWidget()
    qtbot.addWidget(window)
    told = Opened(window)
    yield told
    for one in told.registers:
        one.close()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Answer the dialog that opens or saves a file; None closes it."""

    def choose(dialog: str, path: Path | None) -> None:
        name = str(path) if path else ""
        monkeypatch.setattr(QFileDialog, f"get{dialog}FileName", lambda *_arguments: (name, ""))

    return choose


def test_a_new_register_gets_its_ending(opened: Opened, choose: Choose, tmp_path: Path) -> None:
    choose("Save", tmp_path / "forum.2024")

    assert opened.opening.ask_new()

    assert opened.places == [tmp_path / "forum.2024.forumdesk"]


def test_a_chosen_register_is_opened(opened: Opened, choose: Choose, tmp_path: Path) -> None:
    registers().create(tmp_path / "one.forumdesk").close()
    choose("Open", tmp_path / "one.forumdesk")

    opened.opening.ask_open()

    assert opened.places == [tmp_path / "one.forumdesk"]


def test_nothing_chosen_opens_nothing(opened: Opened, choose: Choose, tmp_path: Path) -> None:
    choose("Open", None)
    choose("Save", None)

    opened.opening.ask_open()

    assert not opened.opening.ask_new()
    assert opened.opening.ask_new_for_text() is None
    assert (opened.registers, opened.errors, [*tmp_path.iterdir()]) == ([], [], [])


def test_a_refused_file_is_told_and_not_opened(opened: Opened, tmp_path: Path) -> None:
    foreign = tmp_path / "notes.forumdesk"
    foreign.write_text("my notes", encoding="utf-8")

    assert not opened.opening.open_file(foreign)
    assert not opened.opening.create_file(foreign)

    assert opened.registers == []
    assert len(opened.errors) == 2
    assert [*tmp_path.iterdir()] == [foreign]


def test_the_sample_made_before_is_opened_as_it_was_left(opened: Opened, data_folder: Path) -> None:
    assert opened.opening.open_sample()
    first = opened.registers[0]
    meeting = first.meetings.add(LocalizedText(en="One more"))

    assert opened.opening.open_sample()

    assert opened.places == [data_folder / "sample.forumdesk"] * 2
    assert meeting.id in {one.id for one in opened.registers[1].meetings.meetings()}


def test_a_text_waits_for_its_register(opened: Opened, choose: Choose, tmp_path: Path) -> None:
    text = tmp_path / "resolution.md"
    choose("Open", text)
    choose("Save", None)
    assert opened.opening.ask_new_for_text() is None

    choose("Save", tmp_path / "new.forumdesk")

    assert opened.opening.ask_new_for_text() == text
    assert opened.places == [tmp_path / "new.forumdesk"]


def test_the_next_register_is_opened_under_the_new_name_of_the_desk(opened: Opened, tmp_path: Path) -> None:
    opened.opening.name_desk("Door 2")

    opened.opening.create_file(tmp_path / "new.forumdesk")

    assert opened.registers[0].desk.name == "Door 2"
