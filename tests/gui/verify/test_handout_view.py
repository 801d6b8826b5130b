"""A code that is typed or scanned, a PDF that is opened: genuine, differs, unknown here, and what that is worth."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.verify.verify_screen import VerifyScreen
from forumdesk.gui.widgets.redline_view import RedlineView
from forumdesk.services.answers import Verdict
from forumdesk.services.codes import qr_text
from forumdesk.services.head_lists import to_bytes
from forumdesk.services.motions import Motion
from tests.builders import NOON, FixedClock, registers
from tests.documents import forging
from tests.gui.clipping import clipped
from tests.gui.verify.conftest import Printed, Show, altered, done

NO_KEYS = Qt.KeyboardModifier.NoModifier
ON_RUSSIAN_KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.:", "йцукенгшщзхъфывапролджэячсмитьбюЖ")


def ask(screen: VerifyScreen, code: str, qtbot: QtBot) -> None:
    """Type a code as a scanner does: the keys, then Enter."""
    field = screen.handout.code_field
    field.selectAll()
    for letter in code:  # QTest.keyClicks knows Latin letters only
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, NO_KEYS, letter))
    QTest.keyClick(field, Qt.Key.Key_Return)
    done(screen, qtbot)


def read(screen: VerifyScreen, path: Path, pdf: bytes, qtbot: QtBot) -> None:
    """Open a PDF."""
    path.write_bytes(pdf)
    screen.take_file(path)
    done(screen, qtbot)


def verdict(screen: VerifyScreen) -> Verdict | None:
    answer = screen.handout.answer_view.answer
    return answer.verdict if answer is not None else None


def said(screen: VerifyScreen) -> str:
    """Everything that the answer says."""
    view = screen.handout.answer_view
    return "\n".join(one.text() for one in view.findChildren(QLabel) if one.isVisibleTo(view))


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        ("short", "latin"),
        ("spoken", "latin"),
        ("whole", "latin"),
        ("scanned", "latin"),
        ("scanned", "russian"),
    ],
)
def test_a_code_is_known_however_it_is_typed(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot, form: str, keys: str
) -> None:
    assert window.open_file(sample)
    screen = show("handout")
    whole = printed_sample.code.hash_prefix
    forms = {
        "short": printed_sample.code.printed,
        "spoken": f" {printed_sample.code.printed.lower().replace('-', ' – ')} ",
        "whole": whole,
        "scanned": qr_text(whole, whole),
    }
    typed = forms[form]
    if keys == "russian":
        typed = typed.lower().translate(ON_RUSSIAN_KEYS)

    ask(screen, typed, qtbot)

    assert verdict(screen) is Verdict.KNOWN
    assert "This text was adopted on 17 October 2024 by" in screen.handout.answer_view.band.sentence.text()
    assert ("can be imitated" in said(screen)) is (form not in {"whole", "scanned"})
    assert screen.handout.code_field.selectedText() == screen.handout.code_field.text()


def test_what_is_no_code_is_told_under_the_field_and_no_old_answer_stays(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot
) -> None:
    assert window.open_file(sample)
    screen = show("handout")
    ask(screen, printed_sample.code.printed, qtbot)

    ask(screen, "7F3A-91", qtbot)

    assert "7F3A-91" in screen.handout.code_field.accessibleDescription()
    assert not screen.handout.answer_view.isVisibleTo(screen)


def test_a_code_without_a_register_says_what_to_open_and_is_asked_again_of_what_is_opened(
    show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot
) -> None:
    screen = show("handout")

    ask(screen, printed_sample.code.printed, qtbot)

    assert verdict(screen) is Verdict.UNKNOWN
    assert "A code alone proves nothing" in said(screen)
    screen.take_file(sample)
    done(screen, qtbot)
    assert verdict(screen) is Verdict.KNOWN


def test_an_unknown_code_is_unknown_here_and_another_register_may_know_it(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.create_file(tmp_path / "other.forumdesk")
    screen = show("handout")

    ask(screen, printed_sample.code.printed, qtbot)

    assert verdict(screen) is Verdict.UNKNOWN
    assert "belongs to another register" in said(screen)
    screen.take_file(sample)
    done(screen, qtbot)
    assert verdict(screen) is Verdict.KNOWN
    screen.handout.own_button.click()
    done(screen, qtbot)
    assert verdict(screen) is Verdict.UNKNOWN


def test_a_pdf_alone_agrees_with_itself_and_is_not_called_genuine(
    show: Show, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = show("handout")

    read(screen, tmp_path / "a.pdf", printed_sample.genuine, qtbot)

    assert verdict(screen) is Verdict.AGREES
    assert "cannot be known from the file alone" in said(screen)
    assert "enuine" not in said(screen)
    assert screen.handout.code_field.text() == printed_sample.code.printed


def test_a_pdf_with_its_register_is_genuine(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.open_file(sample)
    screen = show("handout")

    read(screen, tmp_path / "a.pdf", printed_sample.genuine, qtbot)

    assert verdict(screen) is Verdict.GENUINE
    assert "24 for, 0 against, 0 abstaining" in said(screen)
    assert "holds no later decision that annulled it" in said(screen)


@pytest.mark.parametrize("has_register", [True, False])
def test_one_changed_word_is_shown_where_it_stands(
    window: MainWindow,
    show: Show,
    sample: Path,
    printed_sample: Printed,
    qtbot: QtBot,
    tmp_path: Path,
    has_register: bool,
) -> None:
    if has_register:
        assert window.open_file(sample)
    screen = show("handout")

    read(screen, tmp_path / "a.pdf", printed_sample.one_word_changed, qtbot)

    assert verdict(screen) is Verdict.DIFFERS
    assert screen.handout.answer_view.band.kind == "bad"
    assert "differs in 1 place." in said(screen)
    (redline,) = screen.handout.answer_view.findChildren(RedlineView)
    assert "deleted: “" in redline.accessibleName()
    assert "inserted: “" in redline.accessibleName()


def test_words_changed_on_the_pages_and_in_the_attachment_are_told_by_the_register_alone(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    from forumdesk.documents.handout_reading import read_handout

    (difference,) = read_handout(printed_sample.one_word_changed).checked().differences

    def change(plain: dict[str, list[dict[str, str]]]) -> None:
        number = plain["paragraphs"][8]["number"]
        plain["paragraphs"][8]["text"] = difference.after.removeprefix(number).strip()

    pdf = forging.with_attachment(printed_sample.one_word_changed, change)
    screen = show("handout")
    read(screen, tmp_path / "a.pdf", pdf, qtbot)
    assert verdict(screen) is Verdict.AGREES

    screen.take_file(sample)
    done(screen, qtbot)

    assert verdict(screen) is Verdict.DIFFERS


def test_a_pdf_without_attachment_is_looked_for_by_its_printed_code(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.open_file(sample)
    screen = show("handout")

    read(screen, tmp_path / "a.pdf", forging.without_attachment(printed_sample.genuine), qtbot)

    assert screen.message_bar.isVisibleTo(screen)
    assert verdict(screen) is Verdict.KNOWN


def test_a_list_of_heads_knows_the_decision_and_not_its_words(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.open_file(sample)
    register = window.verifying.register
    assert register is not None
    listed = tmp_path / "a.heads.json"
    listed.write_bytes(to_bytes(register.verification.head_list()))
    window.close_register()
    screen = show("handout")
    read(screen, tmp_path / "a.pdf", printed_sample.genuine, qtbot)

    screen.take_file(listed)
    done(screen, qtbot)

    assert verdict(screen) is Verdict.LISTED
    assert "not what it says" in said(screen)


def test_what_was_annulled_since_is_told_and_is_no_plain_green(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    with registers(FixedClock(NOON + timedelta(days=1))).open(sample) as register:
        (meeting,) = register.meetings.meetings()
        (decision,) = register.decisions.decisions(meeting.id)
        reason = LocalizedText(kk="себебі", ru="причина", en="reason")
        register.decisions.adopt(meeting.id, Motion(annuls=decision.id, question=reason))
    assert window.open_file(sample)
    screen = show("handout")

    read(screen, tmp_path / "a.pdf", printed_sample.genuine, qtbot)

    assert verdict(screen) is Verdict.GENUINE
    assert screen.handout.answer_view.band.kind == "warn"
    assert "annulled by decision 2" in said(screen)


def test_a_register_that_was_altered_is_no_measure(
    window: MainWindow, show: Show, sample: Path, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.open_file(sample)
    screen = show("handout")
    with altered(sample, "unanimous", "unanimouz"):
        read(screen, tmp_path / "a.pdf", printed_sample.genuine, qtbot)

    assert verdict(screen) is Verdict.BROKEN
    assert "was altered" in said(screen)


def test_a_file_is_dropped_and_another_programs_file_is_refused(
    show: Show, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = show("key")
    path = tmp_path / "a.pdf"
    path.write_bytes(printed_sample.genuine)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    screen.dropEvent(
        QDropEvent(
            QPoint(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    done(screen, qtbot)
    assert (screen.current, verdict(screen)) == ("handout", Verdict.AGREES)

    path.write_bytes(b"plain words")
    screen.take_file(path)

    assert "neither a register nor a PDF" in screen.message_bar.accessibleName()


def test_reading_can_be_cancelled_and_leaves_no_answer(
    show: Show, printed_sample: Printed, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = show("handout")
    path = tmp_path / "a.pdf"
    path.write_bytes(printed_sample.genuine)

    screen.take_file(path)
    QTest.keyClick(screen.handout.code_field, Qt.Key.Key_Escape)
    done(screen, qtbot)

    assert verdict(screen) is None
    assert screen.isVisible()


def test_esc_goes_back_and_the_key_of_the_place_too(window: MainWindow, show: Show) -> None:
    screen = show("handout")
    QTest.keyClick(screen.handout.code_field, Qt.Key.Key_Escape)
    assert window.verifying.screen is None

    show("handout")
    window.actions_by_name["verify"].trigger()

    assert window.verifying.screen is None
    assert window.start.isVisibleTo(window)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_cut_in_a_small_window_in_any_language(
    window: MainWindow,
    show: Show,
    sample: Path,
    printed_sample: Printed,
    qtbot: QtBot,
    tmp_path: Path,
    language: str,
) -> None:
    window.resize(1024, 600)
    screen = show("handout")
    window.choose_language(language)
    done(screen, qtbot)
    assert clipped(screen) == []
    assert window.open_file(sample)
    screen = show("handout")

    for pdf in (printed_sample.genuine, printed_sample.one_word_changed):
        read(screen, tmp_path / "a.pdf", pdf, qtbot)
        assert clipped(screen) == []
    ask(screen, "7F3A-91C2", qtbot)
    assert clipped(screen) == []
