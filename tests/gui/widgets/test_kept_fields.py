from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.people import Role
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptLine, KeptProse

Stand = Callable[..., None]


@pytest.fixture
def stand(qtbot: QtBot) -> Stand:
    """Puts fields under one another on a form that is shown until the test ends."""
    form = QWidget()
    column = QVBoxLayout(form)
    qtbot.addWidget(form)

    def show(*fields: QWidget) -> None:
        for field in fields:
            column.addWidget(field)
        form.resize(300, 300)
        with qtbot.waitActive(form):
            form.show()

    return show


def test_a_line_tells_on_enter_and_on_leaving_and_only_what_differs(theme: Theme, stand: Stand) -> None:
    line, other, told = KeptLine(theme), KeptLine(theme), list[str]()
    line.settled.connect(told.append)
    stand(line, other)
    line.set_kept("Astana")

    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    other.setFocus()
    assert told == []

    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Almaty")
    assert told == []
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told == ["Almaty"]
    line.set_kept("Almaty")
    QTest.keyClicks(line, "!")
    other.setFocus()
    assert told == ["Almaty", "Almaty!"]


def test_the_kept_value_never_overwrites_what_is_being_typed(theme: Theme, stand: Stand) -> None:
    line, area = KeptLine(theme), KeptArea(theme)
    stand(line, area)
    for field in (line, area):
        field.set_kept("one")
        QTest.keyClicks(field, "two ")

        field.set_kept("three")
        assert field.text() in ("two one", "onetwo ")

        field.set_kept("three", anew=True)
        assert field.text() == "three"


def test_a_long_line_wraps_and_grows_and_has_no_line_breaks(theme: Theme, stand: Stand) -> None:
    area, told = KeptArea(theme), list[str]()
    area.settled.connect(told.append)
    stand(area)
    low = area.sizeHint().height()

    area.set_kept("Халықаралық академиялық ұтқырлық орталығының үйлестіру кеңесі")
    QApplication.processEvents()
    assert area.sizeHint().height() > low
    assert not area.verticalScrollBar().isVisible()

    QTest.keyClicks(area, "A ")
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert len(told) == 1
    assert "\n" not in told[0]


def choice(theme: Theme) -> KeptChoice:
    made = KeptChoice(theme, name="Рөлі")
    made.fill([("Делегат", Role.DELEGATE), ("Модератор", Role.MODERATOR), ("Қонақ", Role.GUEST)])
    made.set_kept(Role.DELEGATE)
    return made


def test_arrows_choose_without_telling_and_enter_or_leaving_tells(theme: Theme, stand: Stand) -> None:
    field, other, told = choice(theme), KeptLine(theme), list[object]()
    field.settled.connect(told.append)
    stand(field, other)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert told == []

    QTest.keyClick(field, Qt.Key.Key_Return)
    assert told == [Role.GUEST]
    assert isinstance(told[0], Role), "a string would not do: Qt makes one of an enumeration"
    field.set_kept(Role.GUEST)
    QTest.keyClick(field, Qt.Key.Key_Up)
    other.setFocus()
    assert told == [Role.GUEST, Role.MODERATOR]


def test_the_list_tells_at_once(theme: Theme, stand: Stand) -> None:
    field, told = choice(theme), list[object]()
    field.settled.connect(told.append)
    stand(field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.view().isVisible()

    QTest.keyClick(field.view(), Qt.Key.Key_Down)
    QTest.keyClick(field.view(), Qt.Key.Key_Return)

    assert told == [Role.MODERATOR]


def test_the_wheel_never_changes_a_choice(theme: Theme, stand: Stand) -> None:
    field = choice(theme)
    stand(field)
    field.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(field, wheel)

    assert field.key() is Role.DELEGATE


def test_other_words_keep_the_choice_and_an_unknown_key_shows_none(theme: Theme, qtbot: QtBot) -> None:
    field = choice(theme)
    qtbot.addWidget(field)

    field.fill([("Guest", Role.GUEST), ("Delegate", Role.DELEGATE)])
    assert field.currentText() == "Delegate"

    field.set_kept("?")
    assert field.currentIndex() == -1


def test_prose_has_paragraphs_and_is_kept_by_itself_when_typing_rests(
    theme: Theme, stand: Stand, qtbot: QtBot
) -> None:
    prose, told = KeptProse(theme), list[str]()
    prose.settled.connect(told.append)
    stand(prose)
    prose.setFocus()

    QTest.keyClicks(prose, "One")
    QTest.keyClick(prose, Qt.Key.Key_Return)
    QTest.keyClicks(prose, "Two")
    assert told == []
    qtbot.waitUntil(lambda: told == ["One\nTwo"])

    prose.set_kept("One\nTwo")
    QTest.keyClicks(prose, "!")
    QTest.keyClick(prose, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == ["One\nTwo", "One\nTwo!"]
