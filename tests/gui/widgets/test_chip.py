from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import LIGHT, Theme
from forumdesk.gui.widgets.chip import Chip


def test_a_chip_is_spoken_as_a_sentence_and_takes_no_focus(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Кворум бар", kind="ok", icon_name="check-circle", sentence="Кворум бар: 120-дан 96")
    qtbot.addWidget(chip)

    assert chip.accessibleName() == "Кворум бар: 120-дан 96"
    assert chip.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_another_state_changes_word_ground_and_width(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Бар", kind="ok", icon_name="check-circle", square=True)
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()

    chip.set_state("7 дауыс иесі жетпейді", kind="warn", icon_name="warning")
    chip.resize(chip.sizeHint())

    assert chip.text == "7 дауыс иесі жетпейді"
    assert chip.sizeHint().width() > before
    ground = chip.grab().toImage().pixelColor(chip.width() // 2, 2)
    assert ground == QColor(LIGHT.warn_ground)
