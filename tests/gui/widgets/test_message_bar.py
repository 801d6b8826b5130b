from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar

REFUSAL = "«Единогласно» записать нельзя: из 19 присутствующих «за» только 17."


def make_bar(theme: Theme, qtbot: QtBot) -> MessageBar:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    bar.resize(700, 100)
    return bar


def test_a_refusal_takes_focus_to_its_first_act_and_enter_does_it(theme: Theme, qtbot: QtBot) -> None:
    done: list[str] = []
    bar = make_bar(theme, qtbot)
    message = Message(
        kind="bad",
        sentence=REFUSAL,
        acts=[
            Act(text="Перейти", run=lambda: done.append("go")),
            Act(text="Сменить", run=lambda: done.append("change")),
        ],
        remark="Ничего не записано.",
    )

    with qtbot.waitActive(bar):
        bar.show_message(message, focus=True)
    focused = QApplication.focusWidget()

    assert focused is bar.act_buttons[0]
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert done == ["go"]
    assert bar.accessibleName() == f"{REFUSAL} Ничего не записано."


def test_without_acts_focus_goes_to_dismissing(theme: Theme, qtbot: QtBot) -> None:
    bar = make_bar(theme, qtbot)

    with qtbot.waitActive(bar):
        bar.show_message(Message(kind="info", sentence="Сақталды.", dismiss="Жабу"), focus=True)
    focused = QApplication.focusWidget()

    assert isinstance(focused, Button)
    assert focused.accessibleName() == "Жабу"
    with qtbot.waitSignal(bar.dismissed):
        QTest.keyClick(focused, Qt.Key.Key_Space)
    assert bar.isHidden()


def test_a_message_that_must_be_solved_cannot_be_dismissed(theme: Theme, qtbot: QtBot) -> None:
    bar = make_bar(theme, qtbot)

    bar.show_message(Message(kind="bad", sentence=REFUSAL))

    assert not any(button.isVisible() for button in bar.findChildren(Button))


def test_a_new_message_takes_the_acts_of_the_old_one_away(theme: Theme, qtbot: QtBot) -> None:
    bar = make_bar(theme, qtbot)
    bar.show_message(Message(kind="warn", sentence="Бір.", acts=[Act(text="Ескі", run=list)]))

    bar.show_message(Message(kind="ok", sentence="Екі.", acts=[Act(text="Жаңа", run=list, kind="link")]))

    assert [button.text() for button in bar.act_buttons] == ["Жаңа"]
    assert [button.text() for button in bar.findChildren(Button) if button.isVisible()] == ["Жаңа"]


def test_a_message_that_goes_under_the_focus_says_so(theme: Theme, qtbot: QtBot) -> None:
    bar = make_bar(theme, qtbot)
    act = Act(text="Перейти", run=bar.clear)
    with qtbot.waitActive(bar):
        bar.show_message(Message(kind="info", sentence=REFUSAL, acts=[act]), focus=True)

    with qtbot.waitSignal(bar.focus_left):
        bar.act_buttons[0].click()

    bar.show_message(Message(kind="info", sentence=REFUSAL, acts=[act]))
    with qtbot.assertNotEmitted(bar.focus_left):
        bar.clear()
