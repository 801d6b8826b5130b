"""The seal of a register: whether it holds, where it does not, what is held elsewhere, who signed."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.verify.heads_model import SIGNED
from forumdesk.gui.verify.passphrase_form import AGAIN, NEW, PASSPHRASE
from forumdesk.gui.verify.verify_screen import VerifyScreen
from forumdesk.services.head_lists import from_bytes
from forumdesk.services.signing import verify_signature
from tests.gui.clipping import clipped
from tests.gui.verify.conftest import Printed, Show, altered, done

WORDS = "туман түбінде"


@pytest.fixture
def opened(window: MainWindow, sample: Path) -> MainWindow:
    assert window.open_file(sample)
    return window


def type_in(screen: VerifyScreen, form: str, **typed: str) -> None:
    """Fill a form and press Enter in its last field."""
    owner = screen.chain.sign_form if form == "sign" else getattr(screen.key, f"{form}_form")
    for name, text in typed.items():
        owner.fields[name].setFocus()
        owner.fields[name].setText(text)
    QTest.keyClick(owner.fields[list(typed)[-1]], Qt.Key.Key_Return)


def make_key(screen: VerifyScreen) -> None:
    screen.show_view("key")
    screen.key.make()
    type_in(screen, "make", new=WORDS, again=WORDS)


def test_a_register_that_holds_says_so_with_its_head_and_what_cannot_be_known(
    opened: MainWindow, show: Show, printed_sample: Printed
) -> None:
    screen = show("register")

    view = screen.chain
    assert view.band.kind == "ok"
    assert view.band.sentence.text() == "1 sealed record was checked, and it holds."
    assert "a head that is kept elsewhere" in view.band.lines.text()
    assert view.table.model().rowCount() == 1
    view.detail.copy_button.click()
    assert QGuiApplication.clipboard().text() == printed_sample.code.hash_prefix
    assert view.detail.hash.text().replace(" ", "") == printed_sample.code.hash_prefix


def test_an_altered_record_is_named_by_its_place_and_nothing_is_given_away(
    opened: MainWindow, show: Show, sample: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = show("register")
    with altered(sample, "Астана", "Алматы"):
        screen.chain.verify()
        done(screen, qtbot)
        screen.chain.export_to(tmp_path / "a.json")

    view = screen.chain
    assert view.band.kind == "bad"
    assert "Record 1 of desk desk-1 was altered" in view.band.lines.text()
    assert "Meeting: " in view.band.lines.text()
    assert not view.table.isVisibleTo(screen)
    assert not view.export_button.isVisibleTo(screen)
    assert "No list of heads is written" in screen.message_bar.accessibleName()
    assert not (tmp_path / "a.json").exists()


def test_a_head_from_paper_is_looked_for_and_one_that_is_not_there_can_be_dropped(
    opened: MainWindow, show: Show, printed_sample: Printed, qtbot: QtBot
) -> None:
    screen = show("register")
    view = screen.chain
    view.head_field.setText(printed_sample.code.printed)
    QTest.keyClick(view.head_field, Qt.Key.Key_Return)
    done(screen, qtbot)
    assert view.band.lines.text() == "What you hold from elsewhere is in the chain."

    view.head_field.setText("0000-0001")
    QTest.keyClick(view.head_field, Qt.Key.Key_Return)
    done(screen, qtbot)
    kinds = [view.band.kind]
    assert "0000-0001" in view.band.lines.text()

    view.forget_button.click()
    done(screen, qtbot)
    assert [*kinds, view.band.kind] == ["bad", "ok"]


def test_the_list_of_heads_is_written_whole_and_compared_with_later(
    opened: MainWindow, show: Show, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = show("register")
    path = tmp_path / "a.heads.json"

    screen.chain.export_to(path)

    listed = from_bytes(path.read_bytes(), name=path.name)
    assert [one.head.hash for one in listed.heads] == [printed_sample.code.hash_prefix]
    screen.chain.compare_list(path)
    done(screen, qtbot)
    assert screen.chain.band.lines.text() == "What you hold from elsewhere is in the chain."
    # The list of a register whose last record was another one.
    plain = json.loads(path.read_bytes())
    plain["heads"][0]["sequence"] += 1
    path.write_text(json.dumps(plain))
    screen.chain.compare_list(path)
    done(screen, qtbot)
    assert screen.chain.band.kind == "bad"


def test_without_a_key_signing_leads_to_making_one_and_then_the_head_is_signed(
    opened: MainWindow, show: Show, qtbot: QtBot
) -> None:
    screen = show("register")
    screen.chain.sign_button.click()
    assert screen.current == "key"
    make_key(screen)
    fingerprint = screen.key.fingerprint.text()
    screen.show_view("register")
    done(screen, qtbot)

    screen.chain.sign_button.click()
    type_in(screen, "sign", passphrase="wrong words")
    assert "does not open" in screen.chain.sign_form.fields[PASSPHRASE].accessibleDescription()
    type_in(screen, "sign", passphrase=WORDS)
    done(screen, qtbot)

    register = opened.verifying.register
    assert register is not None
    (meeting,) = register.meetings.meetings()
    (signature,) = register.verification.signatures(meeting.id)
    assert verify_signature(signature)
    assert signature.signer.fingerprint == fingerprint
    model = screen.chain.table.model()
    assert model.data(model.index(0, SIGNED)) == "signed"
    assert not screen.chain.sign_form.isVisibleTo(screen)
    assert screen.chain.sign_form.fields[PASSPHRASE].text() == ""


def test_a_forged_signature_is_told(opened: MainWindow, show: Show, sample: Path, qtbot: QtBot) -> None:
    from tests.builders import by_sql

    screen = show("register")
    make_key(screen)
    screen.show_view("register")
    done(screen, qtbot)
    screen.chain.sign_button.click()
    type_in(screen, "sign", passphrase=WORDS)
    done(screen, qtbot)

    by_sql(sample, "UPDATE head_signature SET signature = ?", "0" * 128)
    screen.chain.verify()
    done(screen, qtbot)

    assert "A signature that this register keeps is false" in screen.chain.band.sentence.text()
    model = screen.chain.table.model()
    assert model.data(model.index(0, SIGNED)) == "does not hold"


def test_a_key_is_made_with_the_same_passphrase_twice_and_shows_its_fingerprint(show: Show) -> None:
    screen = show("key")
    screen.key.buttons["make"].click()
    form = screen.key.make_form

    type_in(screen, "make", new="short", again="short")
    assert "at least 8" in form.fields[NEW].accessibleDescription()
    type_in(screen, "make", new=WORDS, again=WORDS + "!")
    assert "differ" in form.fields[NEW].accessibleDescription()
    type_in(screen, "make", new=WORDS, again=WORDS)

    assert len(screen.key.fingerprint.text()) == 39
    assert screen.key.fingerprint.isVisibleTo(screen)
    assert [form.fields[name].text() for name in (NEW, AGAIN)] == ["", ""]


def test_a_copy_is_exported_the_passphrase_changed_and_the_copy_taken_back(
    show: Show, tmp_path: Path
) -> None:
    screen = show("key")
    make_key(screen)
    fingerprint = screen.key.fingerprint.text()
    screen.key.export_to(tmp_path / "copy.key")
    screen.key.export_to(tmp_path / "copy.key")
    assert "exists already" in screen.message_bar.accessibleName()

    screen.key.buttons["change"].click()
    type_in(screen, "change", passphrase=WORDS, new="another phrase", again="another phrase")
    screen.key.buttons["aside"].click()
    assert not screen.key.fingerprint.isVisibleTo(screen)
    screen.key.import_from(tmp_path / "copy.key")
    type_in(screen, "import", passphrase="another phrase")
    assert "does not open" in screen.key.import_form.fields[PASSPHRASE].accessibleDescription()
    type_in(screen, "import", passphrase=WORDS)

    assert screen.key.fingerprint.text() == fingerprint


def test_what_was_typed_does_not_wait_out_of_sight(show: Show) -> None:
    screen = show("key")
    screen.key.make()
    screen.key.make_form.fields[NEW].setText(WORDS)

    screen.show_view("handout")

    assert screen.key.make_form.fields[NEW].text() == ""


def test_esc_closes_the_form_before_the_place(window: MainWindow, show: Show) -> None:
    screen = show("key")
    screen.key.make()

    QTest.keyClick(screen.key.make_form.fields[NEW], Qt.Key.Key_Escape)
    assert window.verifying.screen is screen
    assert not screen.key.make_form.isVisibleTo(screen)

    QTest.keyClick(screen.key.buttons["make"], Qt.Key.Key_Escape)
    assert window.verifying.screen is None


def test_without_a_register_one_can_be_opened_to_be_verified(
    window: MainWindow, show: Show, sample: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "forumdesk.gui.opening.QFileDialog.getOpenFileName", lambda *_words: (str(sample), "")
    )
    show("register").chain.register_asked.emit()

    screen = window.verifying.screen
    assert screen is not None
    done(screen, qtbot)
    assert screen.chain.band.kind == "ok"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_cut_in_a_small_window_in_any_language(
    opened: MainWindow, show: Show, qtbot: QtBot, language: str
) -> None:
    opened.resize(1024, 600)
    opened.choose_language(language)
    screen = show("register")
    assert clipped(screen) == []
    make_key(screen)
    done(screen, qtbot)
    assert clipped(screen) == []
    screen.key.change_passphrase()
    done(screen, qtbot)
    assert clipped(screen) == []
