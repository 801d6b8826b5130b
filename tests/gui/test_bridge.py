"""From the register's events to the window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.bridge import Bridge
from forumdesk.services.deeds import Change
from forumdesk.services.events import MeetingsChanged
from tests.builders import registers


def test_many_deeds_in_a_row_are_told_once_and_named_each(tmp_path: Path, qtbot: QtBot) -> None:
    with registers().create(tmp_path / "a.forumdesk") as register:
        meeting = register.meetings.add(LocalizedText(kk="Форум"))
        bridge = Bridge(register)
        changes: list[object] = []
        deeds: list[Change] = []
        bridge.changed.connect(changes.append)
        bridge.deed_done.connect(deeds.append)

        for number in ("1", "2", "3"):
            register.meetings.edit(meeting.id, number=number)
        assert changes == []
        qtbot.waitUntil(lambda: bool(changes))

        assert changes == [MeetingsChanged(meeting_id=meeting.id)]
        assert [deed.code for deed in deeds] == ["meeting.edited"] * 3
        bridge.close()


def test_a_closed_bridge_hears_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    with registers().create(tmp_path / "a.forumdesk") as register:
        bridge = Bridge(register)
        changes: list[object] = []
        bridge.changed.connect(changes.append)

        bridge.close()
        register.meetings.add(LocalizedText(kk="Форум"))
        qtbot.wait(20)

        assert changes == []
