from pathlib import Path

import pytest

from forumdesk.storage.errors import FileExistsAlreadyError, FileMissingError
from tests.builders import filled, registers


def test_a_register_is_made_once_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a.forumdesk"
    with registers().create(path) as register:
        meeting_id = filled(register)
        assert register.path == path

    with pytest.raises(FileExistsAlreadyError):
        registers().create(path)
    with registers().open(path) as register:
        assert register.meetings.find(None).id == meeting_id
        assert len(register.journal(2)) == 2
    with pytest.raises(FileMissingError):
        registers().open(tmp_path / "b.forumdesk")
