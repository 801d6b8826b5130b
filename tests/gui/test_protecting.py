"""Encryption, a person's data and the term of contacts, as a person does them in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from forumdesk.gui.dialogs.person_data import NobodyChosenError, PersonDataDialog, chosen_person
from forumdesk.gui.dialogs.retention import RetentionDialog
from forumdesk.gui.main_window import MainWindow
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
    again.erase()

    assert sample.register.personal.retention(sample.view.meeting_id) is None
    people = sample.register.participants.listed(sample.view.meeting_id)
    assert not any(one.email or one.phone for one in people)


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
    inside = Path(sample.protecting._inside.name)
    assert [one.name for one in inside.iterdir()] == ["people.csv"]
    sample.close()
    assert not inside.exists()
