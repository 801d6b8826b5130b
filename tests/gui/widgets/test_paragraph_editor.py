"""Writing in a cell: emphasis, fields as wholes, the clipboard, the keys of rows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from forumdesk.domain.marks import Mark, MarkKind, Marks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.paragraph_editor import ParagraphEditor
from forumdesk.gui.widgets.paragraph_menu import open_menu
from tests.gui.widgets.paragraph_builders import TEXT, WordList, field, mark, words

BOLD, ITALIC, FIELD = MarkKind.BOLD, MarkKind.ITALIC, MarkKind.FIELD
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Opener = Callable[..., ParagraphEditor]


@pytest.fixture
def opened(theme: Theme, qtbot: QtBot) -> Opener:
    def make(text: str = TEXT, marks: Marks = (), speller: WordList | None = None) -> ParagraphEditor:
        editor = ParagraphEditor(theme, words(), text, marks, name="1.2", speller=speller)
        qtbot.addWidget(editor)
        editor.resize(400, 120)
        with qtbot.waitActive(editor):
            editor.show()
        editor.setFocus()
        return editor

    return make


def select(editor: ParagraphEditor, part: str) -> None:
    cursor = editor.textCursor()
    start = editor.text.index(part)
    cursor.setPosition(start)
    cursor.setPosition(start + len(part), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def stand(editor: ParagraphEditor, place: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(place)
    editor.setTextCursor(cursor)


def paste(editor: ParagraphEditor, *, text: str = "", html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    editor.insertFromMimeData(data)


def test_text_and_marks_come_back_as_they_were_given(opened: Opener) -> None:
    text = "Бірінші жол\nекінші жол 𝒜 22 елдің соңы"
    marks = (
        mark(text, "Бірінші", BOLD),
        mark(text, "екінші жол", ITALIC),
        *field(text, "22 елдің"),
    )

    editor = opened(text, marks)

    assert editor.text == text
    assert editor.marks == marks
    assert not editor.document().isModified()
    assert not editor.document().isUndoAvailable()


@pytest.mark.parametrize(("key", "kind"), [("B", BOLD), ("И", BOLD), ("I", ITALIC), ("Ш", ITALIC)])
def test_emphasis_is_set_and_taken_away_by_key_under_any_layout(
    opened: Opener, key: str, kind: MarkKind
) -> None:
    editor = opened()
    select(editor, "опыт")

    QTest.keyClick(editor, Qt.Key(ord(key)), CTRL)
    after_one = editor.marks
    QTest.keyClick(editor, Qt.Key(ord(key)), CTRL)

    assert after_one == (mark(TEXT, "опыт", kind),)
    assert editor.marks == ()


def test_emphasis_without_a_selection_is_for_what_is_typed_next(opened: Opener) -> None:
    editor = opened("Меры ")

    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(editor, "now")
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)
    QTest.keyClicks(editor, " on")

    assert editor.text == "Меры now on"
    assert editor.marks == (mark(editor.text, "now", BOLD),)


def test_undo_in_the_field_takes_emphasis_back(opened: Opener) -> None:
    editor = opened()
    select(editor, "опыт")
    QTest.keyClick(editor, Qt.Key.Key_B, CTRL)

    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)

    assert editor.marks == ()
    assert editor.text == TEXT


def test_emphasis_over_a_part_of_a_field_leaves_it_whole(opened: Opener) -> None:
    editor = opened(TEXT, field(TEXT, "22 стран"))
    select(editor, "опыт 22 стран")

    QTest.keyClick(editor, Qt.Key.Key_I, CTRL)

    assert editor.marks == (mark(TEXT, "опыт 22 стран", ITALIC), *field(TEXT, "22 стран"))


def test_the_cursor_steps_over_a_field_as_over_one_letter(opened: Opener) -> None:
    editor = opened(TEXT, field(TEXT, "22 стран"))
    start, end = TEXT.index("22"), TEXT.index("22") + len("22 стран")
    stand(editor, start)

    QTest.keyClick(editor, Qt.Key.Key_Right)
    right = editor.textCursor().position()
    QTest.keyClick(editor, Qt.Key.Key_Left)

    assert (right, editor.textCursor().position()) == (end, start)


def test_a_selection_takes_in_the_whole_of_a_field(opened: Opener) -> None:
    editor = opened(TEXT, field(TEXT, "22 стран"))
    stand(editor, TEXT.index("22"))

    QTest.keyClick(editor, Qt.Key.Key_Right, SHIFT)

    assert editor.textCursor().selectedText() == "22 стран"


@pytest.mark.parametrize(
    ("key", "modifier", "behind"),
    [
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Backspace, CTRL, True),
        (Qt.Key.Key_Delete, CTRL, False),
    ],
)
def test_a_field_is_deleted_as_a_whole_and_comes_back_by_undo(
    opened: Opener, key: Qt.Key, modifier: Qt.KeyboardModifier, behind: bool
) -> None:
    marks = field(TEXT, "22 стран")
    editor = opened(TEXT, marks)
    stand(editor, marks[0].end if behind else marks[0].start)

    QTest.keyClick(editor, key, modifier)
    after = (editor.text, editor.marks)
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)

    assert after == (TEXT.replace("22 стран", ""), ())
    assert (editor.text, editor.marks) == (TEXT, marks)


def test_what_is_typed_against_a_field_is_not_of_it(opened: Opener) -> None:
    marks = field(TEXT, "22 стран")
    editor = opened(TEXT, marks)

    stand(editor, marks[0].end)
    QTest.keyClicks(editor, "a")
    stand(editor, marks[0].start)
    QTest.keyClicks(editor, "b")

    assert editor.text == TEXT.replace("22 стран", "b22 странa")
    assert editor.marks == field(editor.text, "22 стран")


def test_undo_of_typing_against_a_field_is_one_step_and_keeps_the_field(opened: Opener) -> None:
    marks = field(TEXT, "22 стран")
    editor = opened(TEXT, marks)
    stand(editor, marks[0].end)
    QTest.keyClicks(editor, "a")

    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)

    assert (editor.text, editor.marks) == (TEXT, marks)


def test_undo_and_redo_of_typing_over_a_field_go_all_the_way(opened: Opener) -> None:
    marks = field(TEXT, "22 стран")
    editor = opened(TEXT, marks)
    select(editor, "22 стран")
    QTest.keyClicks(editor, "many")
    typed = editor.text

    while editor.document().isUndoAvailable():
        editor.undo()
    undone = (editor.text, editor.marks)
    while editor.document().isRedoAvailable():
        editor.redo()

    assert undone == (TEXT, marks)
    assert (editor.text, editor.marks) == (typed, ())


def test_what_is_typed_before_a_field_at_the_beginning_is_not_of_it(opened: Opener) -> None:
    editor = opened("22 страны", field("22 страны", "22 страны"))
    stand(editor, 0)

    QTest.keyClicks(editor, "ab")

    assert editor.marks == field(editor.text, "22 страны")
    editor.undo()
    assert editor.text == "22 страны"


def test_no_break_spaces_survive_writing(opened: Opener) -> None:
    editor = opened("№\u00a05 и А.\u00a0Б.\u00a0Касымов")

    QTest.keyClicks(editor, "a")

    assert editor.text == "№\u00a05 и А.\u00a0Б.\u00a0Касымовa"


def test_typing_over_a_field_leaves_plain_text(opened: Opener) -> None:
    editor = opened(TEXT, field(TEXT, "22 стран"))
    select(editor, "22 стран")

    QTest.keyClicks(editor, "many")

    assert editor.text == TEXT.replace("22 стран", "many")
    assert editor.marks == ()


def test_a_press_inside_a_field_selects_it(opened: Opener) -> None:
    editor = opened(TEXT, field(TEXT, "22 стран"))
    probe = editor.textCursor()
    probe.setPosition(TEXT.index("стран") + 2)

    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=editor.cursorRect(probe).center())

    assert editor.textCursor().selectedText() == "22 стран"


def test_words_html_leaves_bold_and_italic_alone(opened: Opener) -> None:
    editor = opened("Меры: ")

    paste(
        editor,
        text="ignored",
        html="<html><head><style>p{color:red}</style></head><body><!--StartFragment-->"
        "<p class=MsoNormal style='font-size:14pt'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>"
        "принять&nbsp;<b>срочные</b>\n  и <i style='mso-bidi-font-style:normal'>осо\u00adбые</i> меры"
        "<o:p></o:p></p><!--EndFragment--></body></html>",
    )

    assert editor.text == "Меры: принять\u00a0срочные и особые меры"
    assert editor.marks == (mark(editor.text, "срочные", BOLD), mark(editor.text, "особые", ITALIC))


def test_several_pasted_paragraphs_are_offered_for_rows_of_their_own(opened: Opener, qtbot: QtBot) -> None:
    editor = opened("Меры: .")
    stand(editor, 6)

    with qtbot.waitSignal(editor.pasted_paragraphs) as told:
        paste(editor, text="• один\r\n\r\n• два\r\n• три")
    all_in = editor.text
    editor.keep_first_pasted()

    assert told.args == [[("один", ()), ("два", ()), ("три", ())]]
    assert all_in == "Меры: один\nдва\nтри."
    assert editor.text == "Меры: один."


def test_one_undo_takes_back_a_paste(opened: Opener) -> None:
    editor = opened("Меры: ")
    paste(editor, html="<p>один <b>два</b></p><p>три</p>")

    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)

    assert editor.text == "Меры: "


def test_copied_words_keep_emphasis_and_fields(opened: Opener) -> None:
    marks = (mark(TEXT, "опыт", BOLD), *field(TEXT, "22 стран"))
    editor, other = opened(TEXT, marks), opened("")
    editor.selectAll()
    editor.copy()

    other.paste()

    assert (other.text, other.marks) == (TEXT, marks)
    assert QApplication.clipboard().text() == TEXT


def test_split_tells_the_place_in_the_text_that_is_kept(opened: Opener, qtbot: QtBot) -> None:
    editor = opened("  один два")
    stand(editor, len("  один "))

    with qtbot.waitSignal(editor.split_asked) as told:
        QTest.keyClick(editor, Qt.Key.Key_Return, CTRL | SHIFT)

    assert told.args == [len("один ")]


def test_join_is_asked_by_key_and_plain_backspace_at_the_beginning_does_nothing(
    opened: Opener, qtbot: QtBot
) -> None:
    editor = opened("один")
    stand(editor, 0)
    asked: list[str] = []
    editor.act_asked.connect(asked.append)

    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Backspace, CTRL | SHIFT)

    assert asked == ["join"]
    assert editor.text == "один"


def test_a_wrong_word_is_underlined_after_a_pause_and_replaced_from_the_menu(
    opened: Opener, theme: Theme
) -> None:
    speller = WordList(опытт=["опыт", "опыты"])
    editor = opened("Обобщить опытт стран", speller=speller)
    editor.highlighter.judge()
    wrong = editor.highlighter.wrong

    menu = open_menu(editor, theme, words(), 10, editor.mapToGlobal(editor.rect().center()))
    labels = [action.text() for action in menu.actions()]
    menu.actions()[0].trigger()

    assert wrong == ((9, 14),)
    assert labels[:3] == ["опыт", "опыты", "Add to the dictionary"]
    assert editor.text == "Обобщить опыт стран"
    editor.highlighter.judge()
    assert editor.highlighter.wrong == ()


def test_a_word_added_to_the_dictionary_is_no_longer_underlined(opened: Opener, theme: Theme) -> None:
    speller = WordList(МОФ=[])
    editor = opened("Фонд МОФ", speller=speller)
    editor.highlighter.judge()

    menu = open_menu(editor, theme, words(), 6, editor.mapToGlobal(editor.rect().center()))
    next(action for action in menu.actions() if action.text() == "Add to the dictionary").trigger()

    assert speller.added == ["МОФ"]
    assert editor.highlighter.wrong == ()


def test_what_was_found_wrong_moves_along_until_the_next_look(opened: Opener) -> None:
    editor = opened("Обобщить опытт стран", speller=WordList(опытт=[]))
    editor.highlighter.judge()
    stand(editor, 0)

    QTest.keyClicks(editor, "ab ")

    assert editor.highlighter.wrong == ((12, 17),)


def test_a_field_is_turned_into_plain_text_from_the_menu(opened: Opener, theme: Theme) -> None:
    editor = opened(TEXT, field(TEXT, "22 стран"))

    menu: QMenu = open_menu(editor, theme, words(), 16, editor.mapToGlobal(editor.rect().center()))
    next(one for one in menu.actions() if one.text() == "Turn the field into plain text").trigger()

    assert (editor.text, editor.marks) == (TEXT, ())


def test_a_field_put_in_by_an_act_says_its_name(opened: Opener) -> None:
    editor = opened("Участвуют .")
    stand(editor, len("Участвуют "))

    editor.insert_text("22 страны", (Mark(start=0, end=9, kind=FIELD, field="countries"),))

    assert editor.text == "Участвуют 22 страны."
    assert editor.marks == field(editor.text, "22 страны")
