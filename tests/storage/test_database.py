import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import BodyId
from forumdesk.domain.texts import LocalizedText
from forumdesk.foundation.register_files import APPLICATION_ID
from forumdesk.storage.database import Database, create_register, open_register, register_id
from forumdesk.storage.errors import (
    DamagedError,
    FileExistsAlreadyError,
    FileLockedError,
    FileMissingError,
    FolderUnusableError,
    NewerVersionError,
    NotARegisterError,
    StorageError,
)
from forumdesk.storage.upgrade import SCHEMA_VERSION
from tests.builders import NOON, dump, number


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Тіркелім №1 100%.forumdesk"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    made = create_register(path, NOON)
    yield made
    made.close()


def body(n: int = 1, name: str = "Форум") -> Body:
    return Body(id=BodyId(number(n)), name=LocalizedText.everywhere(name))


def refused(path: Path, kind: type[StorageError]) -> StorageError:
    """Open what cannot be opened; nothing about it may change."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(path.parent.iterdir())

    with pytest.raises(kind) as refusal:
        open_register(path)

    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(path.parent.iterdir()) == beside
    assert path.name in str(refusal.value)
    return refusal.value


def patch(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "delete"), ("synchronous", 3), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_every_connection_has_the_pragmas(database: Database, pragma: str, value: object) -> None:
    for transaction in (database.unit_of_work, database.reading, database.reading):
        with transaction() as work:
            assert work.bodies._session.execute(sql(f"PRAGMA {pragma}")).scalar_one() == value


def test_a_register_bears_its_program_and_format_in_the_header(database: Database, path: Path) -> None:
    header = path.read_bytes()[:72]

    assert header[68:72] == b"FDK1" == APPLICATION_ID.to_bytes(4, "big")
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION


def test_the_file_alone_is_complete_after_each_deed(database: Database, path: Path) -> None:
    with database.unit_of_work() as work:
        work.bodies.put(body())

    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name]
    copy = shutil.copy(path, path.with_name("copy.forumdesk"))
    with open_register(Path(copy)).reading() as work:
        assert work.bodies.all() == (body(),)


def test_a_register_keeps_its_identifier(database: Database, path: Path) -> None:
    assert register_id(database) == register_id(open_register(path))


def test_what_raises_inside_a_unit_of_work_leaves_nothing(database: Database, path: Path) -> None:
    before = dump(path)

    def interrupted() -> None:
        with database.unit_of_work() as work:
            work.bodies.put(body())
            work.bodies._session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    assert dump(path) == before


def test_tables_made_inside_a_unit_of_work_go_with_it(database: Database, path: Path) -> None:
    before = dump(path)

    def interrupted() -> None:
        with database.unit_of_work() as work:
            work.bodies._session.execute(sql("CREATE TABLE stray (x)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    assert dump(path) == before


def test_a_unit_that_is_given_up_keeps_nothing(database: Database, path: Path) -> None:
    before = dump(path)

    with database.unit_of_work() as work:
        work.bodies.put(body())
        work.give_up()

    assert dump(path) == before


def test_what_is_written_while_reading_is_not_kept(database: Database, path: Path) -> None:
    before = dump(path)

    with database.reading() as work:
        work.bodies.put(body())
        work.bodies._session.flush()

    assert dump(path) == before


def test_a_reference_to_nothing_is_refused_by_the_file_itself(database: Database) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"), database.unit_of_work() as work:
        work.bodies._session.execute(
            sql(
                "INSERT INTO journal_difference (journal_id, entity_id, entity, position, act)"
                " VALUES ('a', 'b', 'c', 0, 'came')"
            )
        )


def test_a_unit_of_work_holds_the_write_lock_from_its_first_look(database: Database, path: Path) -> None:
    impatient = open_register(path, patience_ms=50)

    with database.unit_of_work() as work:
        assert work.bodies.all() == ()
        with pytest.raises(FileLockedError), impatient.unit_of_work() as other:
            other.bodies.all()
        with impatient.reading() as other:
            assert other.bodies.all() == ()


def test_an_older_format_is_brought_up_to_date_in_one_transaction(path: Path) -> None:
    empty = sqlite3.connect(path)
    empty.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    empty.execute("VACUUM")
    empty.close()

    database = open_register(path)

    with database.unit_of_work() as work:
        work.bodies.put(body())
    assert int.from_bytes(path.read_bytes()[60:64], "big") == SCHEMA_VERSION


def test_a_register_of_the_first_format_opens(database: Database, path: Path) -> None:
    assert SCHEMA_VERSION >= 1
    with database.unit_of_work() as work:
        work.bodies.put(body())
    patch(path, 60, (1).to_bytes(4, "big"))

    with open_register(path).reading() as work:
        assert work.bodies.all() == (body(),)


def test_a_missing_file_is_named_and_not_made(path: Path) -> None:
    refused(path, FileMissingError)


def test_a_folder_is_no_register(path: Path) -> None:
    path.mkdir()

    refused(path, FileMissingError)


def test_an_empty_file_is_no_register(path: Path) -> None:
    path.touch()

    refused(path, NotARegisterError)


@pytest.mark.parametrize(
    "content", [b"\x00" * 200, b"PK\x03\x04 spreadsheet" * 10, "хат".encode() * 100, b"SQLite format 3\x00"]
)
def test_a_file_that_is_no_database_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    refused(path, NotARegisterError)


@pytest.mark.parametrize("application_id", [0, 252006674])
def test_the_database_of_another_program_is_refused_untouched(path: Path, application_id: int) -> None:
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA application_id = {application_id}")
    other.execute("CREATE TABLE body (id)")
    other.close()

    refused(path, NotARegisterError)


def test_a_newer_format_is_refused_in_words(database: Database, path: Path) -> None:
    patch(path, 60, (SCHEMA_VERSION + 1).to_bytes(4, "big"))

    refusal = refused(path, NewerVersionError)

    assert refusal.values["found"] == SCHEMA_VERSION + 1
    assert refusal.values["known"] == SCHEMA_VERSION


def test_a_damaged_register_is_left_as_it_is(database: Database, path: Path) -> None:
    with database.unit_of_work() as work:
        work.bodies.put_all(body(n, "Форум" * 100) for n in range(200))
    size = path.stat().st_size
    for page in range(4096, size, 4096):
        patch(path, page, b"\xff" * 64)
    before = path.read_bytes()

    with pytest.raises(DamagedError), open_register(path).reading() as work:
        work.bodies.all()

    assert path.read_bytes() == before


def test_a_locked_register_is_told_after_waiting(database: Database, path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    before = path.read_bytes()

    with pytest.raises(FileLockedError) as refusal:
        open_register(path, patience_ms=50)

    assert path.read_bytes() == before
    assert path.name in str(refusal.value)
    holder.execute("ROLLBACK")
    holder.close()
    open_register(path, patience_ms=50).close()


def test_a_register_is_looked_at_while_another_program_writes(database: Database, path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    looking = open_register(path, patience_ms=50)
    with looking.reading() as work:
        assert work.bodies.all() == ()
    with pytest.raises(FileLockedError), looking.unit_of_work() as work:
        work.bodies.put(body())

    looking.close()
    holder.close()


def test_nothing_that_exists_is_overwritten_by_a_new_register(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"a letter")
    link = tmp_path / "link.forumdesk"
    link.symlink_to(tmp_path / "nowhere")

    for taken in (path, link, tmp_path):
        with pytest.raises(FileExistsAlreadyError):
            create_register(taken, NOON)

    assert path.read_bytes() == b"a letter"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("name", ["missing/new.forumdesk", "n" * 300, "nul\x00.forumdesk"])
def test_a_place_where_nothing_can_be_made_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FolderUnusableError):
        create_register(tmp_path / name, NOON)

    assert [one for one in tmp_path.iterdir() if one.name != "data"] == []


def in_another_process(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    code = textwrap.dedent(program)
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are not known here")
def test_a_full_disk_loses_the_last_act_and_nothing_before_it(database: Database, path: Path) -> None:
    with database.unit_of_work() as work:
        work.bodies.put(body())
    before = dump(path)

    done = in_another_process(
        """
        import resource, signal, sys
        from pathlib import Path
        from forumdesk.storage.database import open_register
        from forumdesk.storage.errors import DiskFullError
        from tests.storage.test_database import body

        path = Path(sys.argv[1])
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = path.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            with open_register(path).unit_of_work() as work:
                work.bodies.put_all(body(n, "Форум" * 1000) for n in range(2, 100))
        except DiskFullError as error:
            print(error)
        """,
        str(path),
    )

    assert "The disk is full" in done.stdout, done.stderr
    assert dump(path) == before
    with open_register(path).reading() as work:
        assert work.bodies.all() == (body(),)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are not known here")
def test_a_register_that_does_not_fit_leaves_nothing_behind(path: Path) -> None:
    done = in_another_process(
        """
        import resource, signal, sys
        from pathlib import Path
        from forumdesk.storage.database import create_register
        from forumdesk.storage.errors import DiskFullError
        from tests.builders import NOON

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
        try:
            create_register(Path(sys.argv[1]), NOON)
        except DiskFullError as error:
            print(error)
        """,
        str(path),
    )

    assert "The disk is full" in done.stdout, done.stderr
    assert [one.name for one in path.parent.iterdir() if one.name != "data"] == []


READ_ONLY = """
    import os, sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[2])
    from uuid import UUID
    from forumdesk.domain.bodies import Body
    from forumdesk.domain.identifiers import BodyId
    from forumdesk.domain.texts import LocalizedText
    from forumdesk.storage.database import open_register
    from forumdesk.storage.errors import ReadOnlyError
    user = int(sys.argv[3])
    if user:
        # What is imported late is imported now: the program may lie where that user cannot read.
        open_register(Path(sys.argv[1])).close()
        os.setgroups([]); os.setgid(user); os.setuid(user)
    try:
        database = open_register(Path(sys.argv[1]))
        with database.reading() as work:
            print(len(work.bodies.all()), "read")
        with database.unit_of_work() as work:
            work.bodies.put(Body(id=BodyId(UUID(int=1)), name=LocalizedText(kk="a")))
    except ReadOnlyError as error:
        print(error.code)
"""
NOBODY = 65534


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of another kind here")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "told"),
    [
        # What may only be read can be looked at; a deed is refused.
        (0o444, 0o777, "0 read\nfile.read_only\n"),
        (0o666, 0o555, "0 read\nfile.read_only\n"),
        (0o000, 0o777, "file.read_only\n"),
        (0o666, 0o000, "file.read_only\n"),
    ],
)
def test_what_an_ordinary_user_may_not_write_is_told(
    project: Path, file_mode: int, folder_mode: int, told: str
) -> None:
    import tempfile

    # Not below pytest's own folder: only its maker may enter that one.
    with tempfile.TemporaryDirectory(prefix="forumdesk-test-") as outer:
        folder = Path(outer) / "folder"
        folder.mkdir()
        path = folder / "a.forumdesk"
        create_register(path, NOON).close()
        before = path.read_bytes()
        Path(outer).chmod(0o755)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        try:
            user = NOBODY if os.geteuid() == 0 else 0
            done = in_another_process(READ_ONLY, str(path), str(project), str(user))
        finally:
            folder.chmod(0o777)
            path.chmod(0o666)

        assert done.stdout == told, done.stderr
        assert path.read_bytes() == before


def test_a_row_that_cannot_be_understood_is_damage_and_a_rule_that_fails_is_not(database: Database) -> None:
    with database.unit_of_work() as work:
        work.bodies.put(body())
    connection = sqlite3.connect(database.path)
    connection.execute("UPDATE body SET rules = '{\"entitlement\":'")
    connection.commit()
    connection.close()

    with pytest.raises(DamagedError), database.reading() as work:
        work.bodies.all()
    with pytest.raises(ValueError, match="ours"), database.reading():
        raise ValueError("ours")
