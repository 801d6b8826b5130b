"""Whatever whoever looks after a server has set for a database: a register works, or it is said why not."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import BodyId
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.database import Database, create_register, open_register
from forumdesk.storage.moving import digest_of, move_register
from forumdesk.storage.server_errors import ServerEncodingError, ServerLostError, ServerTooLongError
from forumdesk.storage.servers import ServerDatabase
from tests.builders import NOON, number
from tests.storage.postgres import PostgresServer

ODD = {
    "datestyle": "German, DMY",
    "intervalstyle": "iso_8601",
    "timezone": "Asia/Almaty",
    "bytea_output": "escape",
    "standard_conforming_strings": "off",
    "extra_float_digits": "-15",
    "default_transaction_isolation": "serializable",
    "default_transaction_deferrable": "on",
    "synchronous_commit": "off",
    "client_encoding": "WIN1251",
}
"""What PostgreSQL lets a database be given, each as far from the usual as it goes."""


@pytest.fixture
def address(postgres: PostgresServer) -> ServerAddress:
    return postgres.address(postgres.fresh())


@pytest.fixture
def register(postgres: PostgresServer) -> Iterator[ServerDatabase]:
    """A register whose database may be given other settings; who connects next has them."""
    address = postgres.copied("empty", lambda empty: create_register(empty, NOON).close())
    opened = open_register(address)
    assert isinstance(opened, ServerDatabase)
    yield opened
    opened.close()


def settle(server: PostgresServer, database: str, settings: dict[str, str]) -> None:
    changes = (f"ALTER DATABASE {database} SET {name} = '{value}'" for name, value in settings.items())
    server.run(*changes, database="postgres")


def body(name: str = "Форум «Ұлы \\дала'») — 2026") -> Body:
    return Body(id=BodyId(number(1)), name=LocalizedText.everywhere(name))


def keep(database: Database, then: Sequence[str] = (), pause: float = 0) -> None:
    """One deed; ``then`` are further statements of it, with seconds of hesitation between them."""
    with database.unit_of_work() as work:
        work.bodies.put(body())
        work.session.flush()
        for statement in then:
            work.session.execute(sql(statement))
            time.sleep(pause)


# settings


def test_a_register_is_moved_to_a_database_of_other_settings_and_back(
    postgres: PostgresServer, address: ServerAddress, database: Database, tmp_path: Path
) -> None:
    keep(database)
    settle(postgres, address.database, ODD)

    there = move_register(database, address)
    opened = open_register(address)
    back = move_register(opened, tmp_path / "back.forumdesk")
    opened.close()

    assert there == back
    assert there.digest == digest_of(database)


def test_times_and_bytes_are_read_as_they_were_written(
    postgres: PostgresServer, address: ServerAddress
) -> None:
    settle(postgres, address.database, ODD)
    made = create_register(address, NOON)
    moment = datetime(2026, 3, 12, 9, 30, 15, 250_000, tzinfo=timezone(timedelta(hours=5)))
    asked = sql("SELECT CAST(:moment AS timestamptz), CAST(:jpeg AS bytea), CAST(:words AS varchar)")

    with made.reading() as work:
        read = work.session.execute(asked, {"moment": moment, "jpeg": b"\x00\\\xff'", "words": "\\ә'"}).one()
    made.close()

    assert tuple(read) == (moment.astimezone(UTC), b"\x00\\\xff'", "\\ә'")


def test_a_deed_sees_what_was_kept_while_it_waited_for_its_turn(postgres: PostgresServer) -> None:
    """As strictly one after another as it is promised: a server that isolates more would show it the past."""
    address = postgres.copied("empty", lambda empty: create_register(empty, NOON).close())
    settle(postgres, address.database, {"default_transaction_isolation": "repeatable read"})
    opened = open_register(address)

    with opened.writing() as session:
        level = session.scalar(sql("SHOW transaction_isolation"))
    opened.close()

    assert level == "read committed"


# what cannot be worked with


@pytest.mark.parametrize("encoding", ["LATIN1", "WIN1251", "SQL_ASCII"])
def test_a_database_that_cannot_keep_every_letter_is_refused(
    postgres: PostgresServer, database: Database, encoding: str
) -> None:
    name = f"in_{encoding.lower()}"
    postgres.run(
        f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'",
        database="postgres",
    )
    address = postgres.address(name)

    acts: list[Callable[[], object]] = [
        lambda: create_register(address, NOON),
        lambda: move_register(database, address),
        lambda: open_register(address),
    ]
    for act in acts:
        with pytest.raises(ServerEncodingError) as refusal:
            act()
        assert refusal.value.values["found"] == encoding
    assert postgres.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=name) == []


def test_a_deed_longer_than_the_server_allows_is_told_and_not_kept(
    postgres: PostgresServer, register: ServerDatabase
) -> None:
    settle(postgres, register.address.database, {"statement_timeout": "200ms"})
    postgres.stop_sessions(register.address.database)

    with pytest.raises(ServerTooLongError) as refusal:
        keep(register, then=("SELECT pg_sleep(5)",))

    assert "statement timeout" in str(refusal.value)
    with register.reading() as work:
        assert work.bodies.all() == ()
    keep(register)


def test_a_deed_that_somebody_ended_at_the_server_is_told_and_not_kept(
    postgres: PostgresServer, register: ServerDatabase
) -> None:
    with pytest.raises(ServerTooLongError):
        keep(register, then=("SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(5)",))

    with register.reading() as work:
        assert work.bodies.all() == ()


def test_a_desk_that_hung_in_a_deed_until_the_server_ended_it_is_told_and_the_next_deed_is_kept(
    postgres: PostgresServer, register: ServerDatabase
) -> None:
    with pytest.raises(ServerLostError):
        keep(register, then=("SET idle_in_transaction_session_timeout = '50ms'", "SELECT 1"), pause=0.2)

    with register.reading() as work:
        assert work.bodies.all() == ()
    keep(register)


def test_a_desk_that_only_listens_is_not_ended_for_idleness(
    postgres: PostgresServer, register: ServerDatabase
) -> None:
    settle(postgres, register.address.database, {"idle_session_timeout": "50ms"})

    with register.connect_aside() as listening:
        time.sleep(0.2)
        assert listening.execute("SELECT 1").fetchone() == (1,)
