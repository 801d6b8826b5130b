"""Encryption, a person's data and the term of contacts, as a person does them in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.gui.dialogs.passphrase import PassphraseDialog
from forumdesk.gui.dialogs.person_data import NobodyChosenError, PersonDataDialog, chosen_person
from forumdesk.gui.dialogs.retention import RetentionDialog
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.history.views import HistoryViews
from forumdesk.gui.pages.merge_preview.page import MergePage
from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.services.encryption import is_encrypted
from forumdesk.services.personal_data import MARK

WORDS, OTHER = "төрт дала бұлбұл", "four other plain words"


@pytest.fixture
def sample(window: MainWindow, sample_file: Path) -> MainWindow:
    assert window.open_file(sample_file)
    return window


def saving_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def submit(window: MainWindow, **typed: str) -> bool:
    """Type and do the act; whether the dialog closed."""
    dialog = window.protecting.dialog
    assert dialog is not None
    for name, text in typed.items():
        dialog.fields[name].setText(text)
    dialog.submit()
    return not dialog.isVisible()


def test_a_register_is_encrypted_and_goes_on_open(
    sample: MainWindow, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    sheet = tmp_path / "sheet.pdf"
    saving_to(monkeypatch, sheet)
    sample.actions_by_name["encrypt"].trigger()

    assert not submit(sample, new="short", again="short")
    assert not submit(sample, new=WORDS, again=OTHER)
    assert not is_encrypted(sample_file)
    assert submit(sample, new=WORDS, again=WORDS)

    assert is_encrypted(sample_file)
    assert sheet.read_bytes()[:5] == b"%PDF-"
    assert sample.register is not None
    assert sample.register.meetings.meetings()
    sample.close_register()
    assert not sample.open_file(sample_file)
    assert not submit(sample, old=OTHER)
    assert submit(sample, old=WORDS)
    assert sample.view is not None
    sample.actions_by_name["decrypt"].trigger()
    assert submit(sample, old=WORDS)
    assert not is_encrypted(sample_file)
    assert sample.register is not None


def test_only_what_makes_sense_is_offered(
    sample: MainWindow, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    saving_to(monkeypatch, tmp_path / "sheet.pdf")
    names = ("encrypt", "change_passphrase", "recovery_sheet", "decrypt")

    def offered() -> list[str]:
        return [name for name in names if sample.actions_by_name[name].isEnabled()]

    assert offered() == ["encrypt"]
    sample.actions_by_name["encrypt"].trigger()
    assert submit(sample, new=WORDS, again=WORDS)
    assert offered() == ["change_passphrase", "recovery_sheet", "decrypt"]


def test_a_second_question_gives_the_first_one_up(sample: MainWindow, tmp_path: Path) -> None:
    sample.protecting.ask_open(tmp_path / "first.forumdesk")
    first = sample.protecting.dialog
    assert first is not None
    first.fields["old"].setText(WORDS)

    sample.protecting.ask_open(tmp_path / "second.forumdesk")

    second = sample.protecting.dialog
    assert second is not None
    assert (first.isVisible(), first.fields["old"].text(), second.isVisible()) == (False, "", True)
    second.reject()


def test_the_sentence_about_a_wrong_passphrase_names_the_file_without_its_folders(
    sample: MainWindow, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlcipher3")
    saving_to(monkeypatch, tmp_path / "sheet.pdf")
    sample.actions_by_name["encrypt"].trigger()
    assert submit(sample, new=WORDS, again=WORDS)
    sample.actions_by_name["recovery_sheet"].trigger()

    assert not submit(sample, old=OTHER)

    dialog = sample.protecting.dialog
    assert dialog is not None
    assert dialog.message_bar.message is not None
    assert f"“{sample_file.name}”" in dialog.message_bar.message.sentence
    dialog.reject()


def test_enter_on_what_is_refused_leaves_the_dialog(sample: MainWindow) -> None:
    sample.actions_by_name["encrypt"].trigger()
    dialog = sample.protecting.dialog
    assert dialog is not None
    dialog.fields["new"].setText(WORDS)

    QTest.keyClick(dialog.fields["new"], Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.message_bar.message is not None
    dialog.reject()


def test_the_strength_of_a_new_passphrase_is_said_while_it_is_typed(sample: MainWindow) -> None:
    sample.actions_by_name["encrypt"].trigger()
    dialog = sample.protecting.dialog
    assert dialog is not None

    said = []
    for typed in ("abc", "пароль123", "қарлығаш бұлбұл төрт дала"):
        dialog.fields["new"].setText(typed)
        said.append(dialog.strength.text().split(":")[0])

    assert said == ["Too short", "Weak", "Strong"]
    dialog.reject()
    assert dialog.fields["new"].text() == ""


def test_a_person_is_erased_only_by_who_says_so(sample: MainWindow, tmp_path: Path) -> None:
    assert sample.register is not None
    assert sample.view is not None
    assert sample.page is not None
    with pytest.raises(NobodyChosenError):
        chosen_person(sample.page)
    sample.view.show_page("participants")
    page = sample.page
    assert isinstance(page, ParticipantsPage)
    assert sample.view.meeting_id is not None
    person = sample.register.participants.listed(sample.view.meeting_id)[2]
    said: list[str] = []
    dialog = PersonDataDialog(sample.showing.workspace, person.id, sample, told=said.append)

    assert not dialog.act_button.isEnabled()
    assert dialog._written(".pdf")[:5] == b"%PDF-"
    assert person.names.ru.family.encode() in dialog._written(".json")
    dialog.sure_box.setChecked(True)
    dialog.submit()

    assert sample.register.participants.participant(person.id).names.ru.family == MARK
    assert len(said) == 1


def test_how_long_contacts_are_kept_is_set_and_ends(sample: MainWindow) -> None:
    assert sample.register is not None
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    dialog = RetentionDialog(sample.showing.workspace, sample.view.meeting_id, sample)

    dialog.keep_box.setChecked(True)
    dialog.submit()
    kept = sample.register.personal.retention(sample.view.meeting_id)
    again = RetentionDialog(sample.showing.workspace, sample.view.meeting_id, sample)
    assert again.keep_box.isChecked()
    assert kept is not None
    assert not again.erase_button.isEnabled()
    again.sure_box.setChecked(True)
    again.erase_button.click()

    assert sample.register.personal.retention(sample.view.meeting_id) is None
    people = sample.register.participants.listed(sample.view.meeting_id)
    assert not any(one.email or one.phone for one in people)


def test_a_day_that_cannot_be_read_is_said_under_its_field(sample: MainWindow) -> None:
    assert sample.register is not None
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    dialog = RetentionDialog(sample.showing.workspace, sample.view.meeting_id, sample)
    dialog.keep_box.setChecked(True)
    dialog.day_field.setText("31.02.2027")

    dialog.submit()

    assert "31.02.2027" in dialog.day_field.accessibleDescription()
    assert sample.register.personal.retention(sample.view.meeting_id) is None


def test_a_term_that_is_over_is_said_at_opening(sample: MainWindow, sample_file: Path) -> None:
    assert sample.register is not None
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    sample.register.personal.keep_until(
        sample.view.meeting_id, sample.register.clock().date().replace(year=2000)
    )
    sample.close_register()

    assert sample.open_file(sample_file)

    assert sample.page is not None
    message = sample.page.message_bar.message
    assert message is not None
    assert "Contacts of participants" in message.sentence


def test_an_encrypted_list_asks_for_its_passphrase_before_it_is_shown(
    sample: MainWindow, tmp_path: Path
) -> None:
    pytest.importorskip("pyrage")
    from forumdesk.exchange.age_files import encrypted
    from forumdesk.exchange.lists_out import participants_as_csv

    assert sample.register is not None
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    people = participants_as_csv(sample.register.participants.listed(sample.view.meeting_id), ())
    path = tmp_path / "people.csv.age"
    path.write_bytes(encrypted(people, WORDS))

    sample.going.show_import("participants", path)

    assert not submit(sample, old=OTHER)
    assert submit(sample, old=WORDS)
    assert sample.protecting._inside is not None
    inside = sample.protecting._inside.path
    assert "people.csv" in [one.name for one in inside.iterdir()]
    sample.close()
    assert not inside.exists()


def test_a_list_is_handed_out_encrypted_where_that_kind_is_chosen(
    sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    pytest.importorskip("pyrage")
    from forumdesk.exchange.age_files import read_age

    offered: list[str] = []

    def choose(_parent: object, _title: str, _suggested: str, kinds: str) -> tuple[str, str]:
        offered.extend(kinds.split(";;"))
        return str(tmp_path / "list.csv"), offered[-1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert sample.view is not None
    sample.view.show_page("participants")
    page = sample.page
    assert isinstance(page, ParticipantsPage)
    page.export()
    assert offered[-1] == "Encrypted with a passphrase (*.age)"
    (asked,) = page.findChildren(PassphraseDialog)
    for field in asked.fields.values():
        field.setText(WORDS)
    asked.submit()

    written = tmp_path / "list.csv.age"
    qtbot.waitUntil(written.exists, timeout=60_000)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("list")] == [written.name]
    assert read_age(written, WORDS).count(b"\n") > 20


def test_a_register_that_was_handed_over_encrypted_is_saved_before_it_is_opened(
    sample: MainWindow, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage")
    from forumdesk.exchange.age_files import encrypted

    sample.close_register()
    sealed, inside = tmp_path / "came.forumdesk.age", tmp_path / "came.forumdesk"
    sealed.write_bytes(encrypted(sample_file.read_bytes(), WORDS))
    saving_to(monkeypatch, inside)

    assert not sample.open_file(sealed)
    assert not submit(sample, old=OTHER)
    assert submit(sample, old=WORDS)

    assert sample.register is not None
    assert sample.register.path == inside


def test_somebody_deleted_is_chosen_in_the_bin(sample: MainWindow) -> None:
    assert sample.register is not None
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    person = sample.register.participants.listed(sample.view.meeting_id)[5]
    sample.register.participants.remove(person.id)
    sample.view.show_page("history")
    page = sample.page
    assert isinstance(page, HistoryViews)
    page.show_page("bin")

    assert chosen_person(page) == person.id


def test_a_copy_that_comes_back_encrypted_is_opened_before_it_is_merged(
    sample: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage")
    from forumdesk.exchange.age_files import encrypted

    assert sample.register is not None
    sealed = tmp_path / "back.forumdesk.age"
    sample.register.handing_over.hand_over(sealed, "Second desk", seal=lambda data: encrypted(data, WORDS))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(sealed), ""))

    sample.going.merge_copy()

    assert not submit(sample, old=OTHER)
    assert submit(sample, old=WORDS)
    assert isinstance(sample.page, MergePage)
