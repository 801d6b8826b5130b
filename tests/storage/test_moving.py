from pathlib import Path

import pytest

from forumdesk.services.register import Register
from forumdesk.storage import moving
from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.database import open_register
from forumdesk.storage.errors import FileExistsAlreadyError, StorageError
from forumdesk.storage.moving import MovedDifferentlyError, digest_of, move_register
from forumdesk.storage.repositories import bulk
from forumdesk.storage.rows.base import Base
from forumdesk.storage.server_errors import NoRegisterThereError, RegisterThereError
from tests.builders import dump, refilled, registers
from tests.storage.postgres import PostgresServer


@pytest.fixture
def address(postgres: PostgresServer) -> ServerAddress:
    return postgres.address(postgres.fresh())


@pytest.fixture
def register(tmp_path: Path) -> Register:
    """A forum with a decision that is sealed, a photo, and an act that was taken back."""
    with registers().create(tmp_path / "a.forumdesk") as made:
        meeting_id = refilled(made)
        first = made.resolutions.text(meeting_id).recommendations()[0]
        person = made.participants.listed(meeting_id)[0]
        made.participants.set_photo(person.id, b"\xff\xd8\xff")
        made.attendance.arrive(person.id)
        made.history.undo()
        made.decisions.adopt_unanimously(meeting_id, [first.id])
        return made


def test_there_and_back_nothing_differs(register: Register, address: ServerAddress, tmp_path: Path) -> None:
    back = tmp_path / "back.forumdesk"
    source = open_register(register.path)

    moved = move_register(source, address)
    there = open_register(address)
    moved_back = move_register(there, back)

    assert moved == moved_back
    assert moved.rows == sum(len(rows) for name, rows in dump(back).items() if name != "alembic_version")
    assert moved.digest == digest_of(source) == digest_of(there)
    assert dump(back) == dump(register.path)
    there.close()


def test_every_table_is_told_of(register: Register, tmp_path: Path) -> None:
    told: dict[str, int] = {}

    move_register(open_register(register.path), tmp_path / "b.forumdesk", told.__setitem__)

    assert set(told) == set(Base.metadata.tables)
    assert told["sealed_record"] == told["register"] == 1


def test_what_is_there_is_left_alone(register: Register, address: ServerAddress) -> None:
    source = open_register(register.path)
    move_register(source, address)

    with pytest.raises(RegisterThereError):
        move_register(source, address)
    with pytest.raises(FileExistsAlreadyError):
        move_register(source, register.path)

    there = open_register(address)
    assert digest_of(there) == digest_of(source)
    there.close()


@pytest.mark.parametrize("server", [True, False])
def test_what_does_not_arrive_unchanged_is_not_kept(
    register: Register,
    address: ServerAddress,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    server: bool,
) -> None:
    target, write = (address if server else tmp_path / "b.forumdesk"), bulk.execute_many

    def lossy(session: object, statement: object, rows: object, table: object) -> None:
        kept = [{**row, "name_en": "?"} if "name_en" in row else row for row in rows]  # type: ignore[attr-defined]
        write(session, statement, kept, table)  # type: ignore[arg-type]

    monkeypatch.setattr(moving, "execute_many", lossy)
    with pytest.raises(MovedDifferentlyError):
        move_register(open_register(register.path), target)

    with pytest.raises(StorageError):
        open_register(target)
    if isinstance(target, Path):
        assert not target.exists()
    else:
        with pytest.raises(NoRegisterThereError):
            open_register(target)
