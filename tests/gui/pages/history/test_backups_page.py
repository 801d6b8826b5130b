"""The backups in the window: listed, compared, restored, and kept in a second place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.backups import Reason
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.pages.history.backups_page import BackupsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.services.backups import SECOND_NAME
from forumdesk.services.register import Register
from tests.builders import FixedClock, refilled
from tests.builders_backups import backed_up
from tests.builders_decisions import with_words
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, opened, settle, workspace_of


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with backed_up(tmp_path / "backups", FixedClock()).create(tmp_path / "a.forumdesk") as made:
        yield made


@pytest.fixture
def meeting_id(register: Register) -> MeetingId:
    return refilled(register)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def page(register: Register, meeting_id: MeetingId, tasks: Tasks, theme: Theme, qtbot: QtBot) -> BackupsPage:
    register.backups.make(Reason.OPENED)
    register.meetings.edit(meeting_id, number="17")
    return opened(
        lambda workspace, meeting: BackupsPage(workspace, meeting, tasks=tasks),
        workspace_of(register, theme),
        meeting_id,
        qtbot,
    )


def _cells(page: BackupsPage) -> list[list[object]]:
    model = page.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _shown(page: BackupsPage) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in page.panel.findChildren(QLabel))


def _until(qtbot: QtBot, true: object) -> None:
    qtbot.waitUntil(true, timeout=10_000)  # type: ignore[arg-type]
    settle()


def test_a_backup_is_listed_and_read_beside_the_window(page: BackupsPage, qtbot: QtBot) -> None:
    _until(qtbot, lambda: _cells(page)[0][4] == "verified")

    assert _cells(page)[0][1:3] == ["at opening", "5"]
    assert page.count_label.text() == "1 backup"


def test_what_restoring_would_do_is_shown_before_it_is_done(page: BackupsPage, qtbot: QtBot) -> None:
    _until(qtbot, lambda: "1 deed would be taken back" in _shown(page))

    assert "meeting changed" in _shown(page)


def test_a_restored_register_is_as_it_was_and_undo_is_named(
    page: BackupsPage, register: Register, meeting_id: MeetingId, qtbot: QtBot
) -> None:
    _until(qtbot, lambda: "would be taken back" in _shown(page))
    page.main_act()
    _until(qtbot, lambda: page.message_bar.message is not None)

    assert page.message_bar.message is not None
    assert page.message_bar.message.kind == "ok"
    assert register.meetings.meeting(meeting_id).number == ""
    assert [cells[1] for cells in _cells(page)] == ["before restoring", "at opening"]
    following = register.history.next_undo
    assert following is not None
    assert following.code == "register.restored"

    register.history.undo()
    page.reload()

    assert page.message_bar.message is None


def test_nothing_is_restored_before_what_it_would_do_is_in_sight(
    page: BackupsPage, register: Register, meeting_id: MeetingId, qtbot: QtBot
) -> None:
    page.resize(*SMALL)
    _until(qtbot, lambda: page.model.rowCount() == 1)
    page.beside.close_panel()
    page.main_act()
    settle()

    assert page.panel.isVisible()
    assert not page.long_act.is_busy
    assert register.meetings.meeting(meeting_id).number == "17"


def test_sealed_records_go_only_after_a_second_yes(
    page: BackupsPage, register: Register, meeting_id: MeetingId, qtbot: QtBot
) -> None:
    with_words(register, meeting_id)
    _until(qtbot, lambda: "sealed since" in _shown(page))
    page.restore()
    _until(qtbot, lambda: page.message_bar.message is not None)

    message = page.message_bar.message
    assert message is not None
    assert message.kind == "bad"
    assert register.verification.verify().records
    message.acts[0].run()
    _until(qtbot, lambda: not register.verification.verify().records)


def test_a_backup_is_made_by_hand(page: BackupsPage, qtbot: QtBot) -> None:
    page.add()
    _until(qtbot, lambda: page.model.rowCount() == 2)

    assert _cells(page)[0][1] == "made by hand"


def test_a_damaged_backup_is_named_and_found_by_f7(
    page: BackupsPage, register: Register, qtbot: QtBot
) -> None:
    _until(qtbot, lambda: _cells(page)[0][4] == "verified")
    (backup,) = register.backups.all()
    assert backup.first is not None
    backup.first.write_bytes(b"rot")
    page._sound.clear()
    page.reload()

    _until(qtbot, lambda: _cells(page)[0][4] == "damaged")
    assert page.problem_rows() == [0]


def test_a_second_place_is_chosen_remembered_and_filled(
    page: BackupsPage, register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(page.second_place_chosen) as chosen:
        page.choose_second_place(stick)
    _until(qtbot, lambda: page.model.rowCount() == 2)

    assert chosen.args == [str(stick / SECOND_NAME)]
    assert all(one.second for one in register.backups.all())
    assert str(stick) in page.second_label.text()


def test_a_place_that_cannot_be_written_is_refused_in_place(
    page: BackupsPage, register: Register, tmp_path: Path
) -> None:
    page.choose_second_place(tmp_path / "nothing" / "there")

    assert page.message_bar.message is not None
    assert page.message_bar.message.kind == "bad"
    assert register.backups.shelf is not None
    assert register.backups.shelf.second is None


def test_backups_are_found_by_reason(page: BackupsPage, qtbot: QtBot) -> None:
    page.add()
    _until(qtbot, lambda: page.model.rowCount() == 2)
    page.find_field.setText("opening")
    page.fill()

    assert [cells[1] for cells in _cells(page)] == ["at opening"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped_in_a_small_window(page: BackupsPage, language: str, qtbot: QtBot) -> None:
    page.resize(*SMALL)
    page.words.choose(language)
    _until(qtbot, lambda: page.model.rowCount() == 1)

    assert clipped(page) == []


def test_nothing_can_be_done_where_no_backups_are_kept(
    tmp_path: Path, tasks: Tasks, theme: Theme, qtbot: QtBot
) -> None:
    from tests.builders import registers

    with registers().create(tmp_path / "b.forumdesk") as register:
        meeting = register.meetings.add(LocalizedText.everywhere("Форум"))
        page = opened(
            lambda workspace, one: BackupsPage(workspace, one, tasks=tasks),
            workspace_of(register, theme),
            meeting.id,
            qtbot,
        )
        page.add()
        assert page.model.rowCount() == 0
        assert not page.filter_bar.isVisible()


def test_the_second_place_is_given_up_and_its_backups_stay(
    page: BackupsPage, register: Register, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page.second.ask_folder = lambda _parent, _title: stick
    page._buttons["second_button"].click()
    _until(qtbot, lambda: page.model.rowCount() == 2)
    register.meetings.add(LocalizedText.everywhere("Кеңес"))

    page._buttons["second_button"].click()
    assert page.second.menu.isVisible()
    with qtbot.waitSignal(page.second_place_chosen) as chosen:
        page.second.here_action.trigger()
    page.second.menu.hide()
    _until(qtbot, lambda: page.model.rowCount() == 3)

    assert chosen.args == [""]
    assert [one.second is None for one in register.backups.all()] == [True, True, True]
    assert len(list((stick / SECOND_NAME).rglob("*.forumdesk"))) == 2
    assert page.second_label.text() == "No second place is chosen yet."
    assert page.message_bar.message is not None
    assert str(stick) in page.message_bar.message.sentence


def test_what_restoring_would_do_stands_before_where_the_backup_lies(page: BackupsPage, qtbot: QtBot) -> None:
    _until(qtbot, lambda: "1 deed would be taken back" in _shown(page))
    shown = _shown(page)

    assert shown.index("1 deed would be taken back") < shown.index("Here")


def test_a_register_that_another_program_holds_is_not_restored_and_can_be_later(
    page: BackupsPage, register: Register, meeting_id: MeetingId, qtbot: QtBot
) -> None:
    _until(qtbot, lambda: "would be taken back" in _shown(page))
    with closing(sqlite3.connect(register.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        page.reload()
        assert page.model.rowCount() == 1
        page.main_act()
        _until(qtbot, lambda: page.message_bar.message is not None)
        other.execute("ROLLBACK")

    assert page.message_bar.message is not None
    assert page.message_bar.message.kind == "bad"
    assert register.meetings.meeting(meeting_id).number == "17"
    page.main_act()
    _until(qtbot, lambda: register.meetings.meeting(meeting_id).number == "")
