from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.meeting_header import Figure, MeetingHeader
from forumdesk.gui.widgets.status_bar import StatusBar


def words_of(widget: DetailPanel | MeetingHeader | StatusBar | EmptyPage) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_the_header_says_the_numbers_in_words(theme: Theme, qtbot: QtBot) -> None:
    header = MeetingHeader(theme)
    qtbot.addWidget(header)
    header.set_figures(
        [Figure(caption="Дауыс иелері", value="96 / 120", sentence="120 дауыс иесінің 96-сы келді")]
    )
    header.set_quorum("Кворум бар", met=True, sentence="Кворум бар: 120-дан 96, қажеті 61")
    header.resize(900, 72)
    header.show()

    header.set_captions_shown(False)

    names = [label.accessibleName() for label in header.findChildren(QLabel) if label.text() == "96 / 120"]
    assert names == ["120 дауыс иесінің 96-сы келді"]
    assert "Дауыс иелері" not in words_of(header)
    assert "Кворум бар: 120-дан 96, қажеті 61" in [
        chip.accessibleName() for chip in header.findChildren(Chip)
    ]


def test_hidden_captions_stay_hidden_when_the_numbers_change(theme: Theme, qtbot: QtBot) -> None:
    header = MeetingHeader(theme)
    qtbot.addWidget(header)
    header.set_captions_shown(False)

    header.set_figures([Figure(caption="Дауыс иелері", value="96 / 120", sentence="")])
    header.show()

    hidden = [label.isHidden() for label in header.findChildren(Label) if label.text() == "Дауыс иелері"]
    assert hidden == [True]
