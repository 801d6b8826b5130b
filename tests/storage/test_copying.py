"""A register is copied into a file, whatever keeps it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.domain.backups import Reason
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.backups import Backups
from forumdesk.services.register import Register
from forumdesk.services.restoring import OnServerError
from forumdesk.storage.copies import FileCopier
from forumdesk.storage.copying import ServerCopier, copier_of
from forumdesk.storage.database import create_register, open_register
from tests.builders import DESK, NOON, FixedClock, filled, registers
from tests.storage.postgres import PostgresServer


@pytest.fixture
def on_server(postgres: PostgresServer, tmp_path: Path) -> Iterator[Register]:
    database = create_register(postgres.address(postgres.fresh()), NOON)
    clock = FixedClock()
    with Register(database, clock, DESK, backups=Backups(clock, tmp_path / "backups")) as register:
        yield register


@pytest.fixture
def meeting_id(on_server: Register) -> MeetingId:
    return filled(on_server)


def test_a_file_is_copied_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.forumdesk"
    registers().create(path).close()
    database = open_register(path)

    assert isinstance(copier_of(database), FileCopier)
    database.close()


def test_a_register_on_a_server_is_backed_up_as_a_file_that_opens(
    on_server: Register, meeting_id: MeetingId
) -> None:
    assert isinstance(copier_of(on_server._database), ServerCopier)
    made = on_server.backups.make(Reason.BY_HAND)

    assert made.backup.first is not None
    with registers().open(made.backup.first) as copy:
        assert copy.moving.digest() == on_server.moving.digest()
        assert copy.meetings.meeting(meeting_id) == on_server.meetings.meeting(meeting_id)
    assert not on_server.backups.make(Reason.HOURLY).is_new


def test_a_register_on_a_server_is_not_restored_in_place(on_server: Register, meeting_id: MeetingId) -> None:
    backup = on_server.backups.make(Reason.BY_HAND).backup
    on_server.meetings.edit(meeting_id, title=LocalizedText.everywhere("Кеңес"))

    with pytest.raises(OnServerError):
        on_server.backups.restore(backup)
