import gzip
from pathlib import Path

import pytest

from forumdesk.domain.people import Participant
from forumdesk.storage.database import open_register
from forumdesk.storage.journal_values import NEVER_WHOLE
from forumdesk.storage.plain import UnreadablePlainError, from_plain, to_plain, value_type


def test_every_value_of_a_register_is_read_back_from_what_the_journal_notes(
    project: Path, tmp_path: Path
) -> None:
    path = tmp_path / "a.forumdesk"
    path.write_bytes(gzip.decompress((project / "tests/files/register-6.forumdesk.gz").read_bytes()))
    read = set()

    with open_register(path).reading() as work:
        for kind, repository in work.repositories.items():
            wanted = value_type(type(repository))
            if kind in NEVER_WHOLE or hasattr(wanted, "held_back"):
                continue
            for value in repository.all():
                assert from_plain(wanted, to_plain(value)) == value
                read.add(kind)

    assert {"body", "participant", "movement", "agenda_item", "text_row", "statement", "stationery"} <= read


@pytest.mark.parametrize("data", [{}, {"id": "x"}, [], None, "a", {"id": 3, "names": {}}, {"number": "one"}])
def test_what_no_value_was_is_refused(data: object) -> None:
    with pytest.raises(UnreadablePlainError):
        from_plain(Participant, data)
