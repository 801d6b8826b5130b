"""The window watches over the file: who else has it open, where it lies, whether it is whole."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.gui.main_window import MainWindow
from forumdesk.services.access import Access
from forumdesk.services.desk import Desk
from forumdesk.storage.encryption import is_noise
from forumdesk.storage.rewriting import encrypt_file
from tests.builders import NOON, by_sql, registers
from tests.storage import damage

WAIT = 5000


@pytest.fixture
def elsewhere(sample_file: Path) -> Path:
    """A register that another computer has open."""
    told = {"desk": "Қабылдау", "computer": "laptop-2", "process": 7, "since": NOON.isoformat()}
    beside = sample_file.with_name(f".{sample_file.name}.open")
    beside.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return sample_file


def said(window: MainWindow) -> str:
    """What the band says; empty while it is hidden."""
    message = window.file_watch.band.message
    return "" if message is None else f"{message.sentence} {message.detail}".strip()


def is_open(window: MainWindow) -> bool:
    return window.view is not None


def ways(window: MainWindow) -> list[str]:
    return [button.text() for button in window.file_watch.band.act_buttons]


def take(window: MainWindow, way: str) -> None:
    next(one for one in window.file_watch.band.act_buttons if one.text() == way).click()


def test_whoever_opens_a_register_is_named_beside_it_until_it_is_closed(
    window: MainWindow, sample_file: Path
) -> None:
    beside = sample_file.with_name(f".{sample_file.name}.open")

    window.open_file(sample_file)
    assert json.loads(beside.read_text("utf-8"))["desk"] == "Front desk"

    window.close_register()
    assert not beside.exists()


def test_a_register_that_is_open_elsewhere_is_offered_to_be_looked_at(
    window: MainWindow, elsewhere: Path
) -> None:
    assert not window.open_file(elsewhere)

    assert "“sample.forumdesk” is open at the desk “Қабылдау” on the computer laptop-2" in said(window)
    assert ways(window) == ["Open for viewing", "Open all the same"]
    assert not is_open(window)

    take(window, "Open for viewing")

    assert is_open(window)
    assert window.showing.workspace.register.access is Access.VIEW
    assert "laptop-2" in said(window)
    assert ways(window) == []
    assert (
        json.loads(elsewhere.with_name(f".{elsewhere.name}.open").read_text("utf-8"))["computer"]
        == "laptop-2"
    )


def test_on_a_disk_of_this_computer_it_can_be_opened_all_the_same(
    window: MainWindow, elsewhere: Path
) -> None:
    window.open_file(elsewhere)

    take(window, "Open all the same")

    assert window.showing.workspace.register.access is Access.FULL
    assert said(window) == ""


def test_in_a_copied_folder_what_is_open_elsewhere_can_only_be_looked_at(
    window: MainWindow, elsewhere: Path
) -> None:
    (elsewhere.parent / ".stfolder").mkdir()

    window.open_file(elsewhere)

    assert ways(window) == ["Open for viewing"]
    assert "would damage it" in said(window)


def test_a_copied_folder_is_warned_about_once(window: MainWindow, sample_file: Path) -> None:
    (sample_file.parent / ".stfolder").mkdir()

    window.open_file(sample_file)
    assert "Syncthing" in said(window)

    window.close_register()
    window.open_file(sample_file)
    assert said(window) == ""


def test_a_register_on_a_medium_that_cannot_be_written_is_opened_to_be_looked_at(
    window: MainWindow, sample_made_once: bytes, ordinary_folder: Path
) -> None:
    path = ordinary_folder / "stick.forumdesk"
    path.write_bytes(sample_made_once)
    ordinary_folder.chmod(0o555)
    try:
        assert window.open_file(path)

        assert window.showing.workspace.register.access is Access.VIEW
        assert "cannot be written" in said(window) or "nothing can be written" in said(window)
        assert [one.name for one in ordinary_folder.iterdir()] == [path.name]
        window.close_register()
    finally:
        ordinary_folder.chmod(0o755)


def test_a_clock_that_was_turned_back_is_told_and_stands_in_the_journal(
    window: MainWindow, sample_file: Path
) -> None:
    by_sql(sample_file, "UPDATE journal SET at = '2024-10-18 09:00:00.000000'")

    window.open_file(sample_file)

    assert "The clock of this computer says 17 October 2024" in said(window)
    (entry,) = window.showing.workspace.register.journal.entries(1)
    assert entry.code == "clock.turned_back"
    assert entry.values["count"] > 600


def test_a_whole_register_is_told_calmly_in_the_foot(
    window: MainWindow, sample_file: Path, qtbot: QtBot
) -> None:
    window.open_file(sample_file)

    window.file_watch.check()

    qtbot.waitUntil(lambda: window.file_watch.report is not None, timeout=WAIT)
    assert window.status._checked.text() == "File and seal hold"
    assert said(window) == ""


def test_damage_is_told_with_the_ways_out(window: MainWindow, sample_file: Path, qtbot: QtBot) -> None:
    damage.zero_root(sample_file, "comment")
    window.open_file(sample_file)

    window.file_watch.check()

    qtbot.waitUntil(lambda: ways(window) == ["Rescue into a new register…"], timeout=WAIT)
    assert "comments" in said(window)
    assert window.status._checked.text() == ""


def test_an_altered_decision_is_shown_to_be_verified(
    window: MainWindow, sample_file: Path, qtbot: QtBot
) -> None:
    by_sql(sample_file, "UPDATE decision SET outcome = 'rejected'")
    window.open_file(sample_file)

    window.file_watch.check()

    qtbot.waitUntil(lambda: ways(window) == ["Show what was altered"], timeout=WAIT)


def test_what_opens_and_cannot_be_shown_is_rescued_in_the_window(
    window: MainWindow, sample_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage.zero_root(sample_file, "agenda_item")
    before = sample_file.read_bytes()
    new = sample_file.with_name("rescued.forumdesk")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(new), ""))

    window.open_file(sample_file)
    assert not is_open(window)
    qtbot.waitUntil(lambda: "Rescue into a new register…" in ways(window), timeout=WAIT)
    take(window, "Rescue into a new register…")
    qtbot.waitUntil(lambda: "rescued from a damaged one" in said(window), timeout=WAIT)

    assert window.showing.workspace.register.path == new
    assert "Made again from the journal and the sealed records" in said(window)
    assert sample_file.read_bytes() == before
    assert new.with_name("rescued.forumdesk.report.txt").exists()


def test_a_register_that_cannot_be_opened_is_offered_to_be_rescued(
    window: MainWindow, sample_file: Path, qtbot: QtBot
) -> None:
    damage.zero_header(sample_file)

    window.open_file(sample_file)

    qtbot.waitUntil(lambda: "Rescue into a new register…" in ways(window), timeout=WAIT)
    assert window.start.message_bar.message is None


def test_what_the_band_says_follows_the_language(window: MainWindow, elsewhere: Path) -> None:
    window.open_file(elsewhere)
    english = said(window)

    window.choose_language("ru")

    assert said(window) != ""
    assert english != ""


def test_a_stick_that_is_pulled_out_and_put_back_costs_nothing(
    window: MainWindow, sample_file: Path, tmp_path: Path
) -> None:
    from forumdesk.storage.errors import FileGoneError

    window.open_file(sample_file)
    register = window.showing.workspace.register
    away = sample_file.rename(tmp_path / "away")

    with pytest.raises(FileGoneError):
        register.meetings.meetings()

    away.rename(sample_file)
    assert len(register.meetings.meetings()) == 1


def test_a_copy_that_came_with_the_right_to_decide_asks_whether_it_is_meant_for_this_desk(
    window: MainWindow, sample_file: Path, tmp_path: Path
) -> None:
    giver = registers(desk=Desk(id="desk-9", name="Бас үстел"))
    path = tmp_path / "copy.forumdesk"
    with giver.open(sample_file) as register:
        (meeting,) = register.meetings.meetings()
        register.handing_over.hand_over(path, "Айгүл", decides=[meeting.id])

    window.open_file(path)

    assert "Take over the recording of decisions that is named for “Айгүл”?" in said(window)
    take(window, "Record decisions here")
    assert said(window) == ""
    register = window.showing.workspace.register
    assert not register.batons.is_elsewhere(meeting.id)
    window.close_register()
    window.open_file(path)
    assert said(window) == ""


def test_the_desk_that_handed_the_right_over_is_not_asked(
    window: MainWindow, sample_file: Path, tmp_path: Path
) -> None:
    window.open_file(sample_file)
    register = window.showing.workspace.register
    (meeting,) = register.meetings.meetings()
    register.handing_over.hand_over(tmp_path / "copy.forumdesk", "Айгүл", decides=[meeting.id])
    window.close_register()

    window.open_file(sample_file)

    assert said(window) == ""


def test_a_damaged_encrypted_register_is_rescued_with_its_passphrase(
    window: MainWindow, sample_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    encrypt_file(sample_file, "төрт дала бұлбұл")
    damage.overwrite(sample_file, 3 * 4096 + 9, b"?")
    new = sample_file.with_name("rescued.forumdesk")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(new), ""))

    window.file_watch.rescuing.ask_rescue(sample_file)
    qtbot.waitUntil(lambda: window.file_watch.rescuing.dialog is not None, timeout=WAIT)
    dialog = window.file_watch.rescuing.dialog
    assert dialog is not None
    dialog.fields["old"].setText("төрт дала бұлбұл")
    dialog.submit()
    qtbot.waitUntil(lambda: "rescued from a damaged one" in said(window), timeout=4 * WAIT)

    assert window.showing.workspace.register.path == new
    assert is_noise(new)
