"""Registers on a real server that the tests start; skipped where PostgreSQL is not installed."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, event
from sqlalchemy import text as sql

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import BodyId
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.addresses import ServerAddress, parse_address
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.database import create_register, discard_register, open_register
from forumdesk.storage.errors import NewerVersionError, SealedRecordError
from forumdesk.storage.rows.base import Base
from forumdesk.storage.server_errors import (
    CertificateError,
    NoDatabaseError,
    NoRegisterThereError,
    NoRightsError,
    PasswordNeededError,
    PasswordRefusedError,
    RegisterThereError,
    ServerAbsentError,
    ServerLostError,
)
from forumdesk.storage.servers import ServerDatabase, _engine, connection_words, open_on_server
from forumdesk.storage.upgrade import SCHEMA_VERSION, upgrade
from tests.builders import NOON, number
from tests.storage.postgres import AUTHORITY, NAMED, UNNAMED, PostgresServer


@pytest.fixture(autouse=True)
def _all_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test opens is closed after it."""
    opened: list[ServerDatabase] = []
    begin = ServerDatabase.__init__

    def noted(self: ServerDatabase, address: ServerAddress, engine: Engine) -> None:
        begin(self, address, engine)
        opened.append(self)

    monkeypatch.setattr(ServerDatabase, "__init__", noted)
    yield
    for one in opened:
        one.close()


@pytest.fixture
def address(postgres: PostgresServer) -> ServerAddress:
    """An empty database."""
    return postgres.address(postgres.fresh())


@pytest.fixture
def database(postgres: PostgresServer) -> ServerDatabase:
    return open_on_server(postgres.copied("empty", lambda address: create_register(address, NOON).close()))


def body(n: int = 1, name: str = "Форум") -> Body:
    return Body(id=BodyId(number(n)), name=LocalizedText.everywhere(name))


def keep(database: ServerDatabase, value: Body) -> None:
    with database.unit_of_work() as work:
        work.bodies.put(value)


# making and opening


def test_a_register_on_a_server_keeps_what_is_put_there(address: ServerAddress) -> None:
    made = create_register(address, NOON)
    with made.unit_of_work() as work:
        work.bodies.put(body())
    made.close()

    opened = open_register(address)
    with opened.reading() as work:
        assert work.bodies.all() == (body(),)
    opened.close()


def test_a_schema_holds_one_register_of_several(address: ServerAddress) -> None:
    second = replace(address, schema="second")
    for place, name in ((address, "A"), (second, "B")):
        with create_register(place, NOON).unit_of_work() as work:
            work.bodies.put(body(name=name))

    for place, name in ((address, "A"), (second, "B")):
        with open_register(place).reading() as work:
            assert [one.name.en for one in work.bodies.all()] == [name]


def test_where_nothing_is_nothing_is_opened(address: ServerAddress) -> None:
    with pytest.raises(NoRegisterThereError) as refusal:
        open_register(address)

    assert address.database in str(refusal.value)


def test_where_something_is_nothing_is_made(address: ServerAddress, postgres: PostgresServer) -> None:
    postgres.run("CREATE TABLE theirs (n integer)", database=address.database)

    with pytest.raises(RegisterThereError):
        create_register(address, NOON)

    assert postgres.run(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=address.database
    ) == [["theirs"]]


def test_a_register_that_came_to_nothing_leaves_nothing(
    address: ServerAddress, postgres: PostgresServer
) -> None:
    create_register(address, NOON).close()

    discard_register(address)

    assert (
        postgres.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", database=address.database)
        == []
    )
    create_register(address, NOON).close()


def test_a_newer_format_is_not_opened(database: ServerDatabase, postgres: PostgresServer) -> None:
    postgres.run(
        f"UPDATE alembic_version SET version_num = '{SCHEMA_VERSION + 1:04d}'",
        database=database.address.database,
    )

    with pytest.raises(NewerVersionError):
        open_register(database.address)


def test_migrations_lead_to_the_tables_of_the_models(address: ServerAddress) -> None:
    database = ServerDatabase(address, _engine(address))
    with database._writing.begin() as connection:
        upgrade(connection)

    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_an_older_format_is_brought_up_to_date(database: ServerDatabase, postgres: PostgresServer) -> None:
    keep(database, body())
    postgres.make_older(database.address.database)

    opened = open_register(database.address)

    with opened._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    with opened.reading() as work:
        assert work.bodies.all() == (body(),)


def test_texts_are_ordered_as_in_a_file_whatever_the_server_speaks(database: ServerDatabase) -> None:
    with database._engine.connect() as connection:
        others = connection.execute(
            sql(
                "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public'"
                " AND table_name <> 'alembic_version' AND data_type = 'character varying'"
                " AND collation_name IS DISTINCT FROM 'C'"
            )
        ).scalar_one()

    assert others == 0


# what stands in the way, in words


@pytest.mark.parametrize("host", ["localhost:1", "no-such-host.invalid"])
def test_a_server_that_is_away_is_told(host: str) -> None:
    with pytest.raises(ServerAbsentError):
        open_register(parse_address(f"postgresql://nobody@{host}/none"))


def test_a_database_that_is_away_is_told(postgres: PostgresServer) -> None:
    with pytest.raises(NoDatabaseError) as refusal:
        open_register(postgres.address("none"))

    assert "none" in str(refusal.value)


def by_tcp(
    server: PostgresServer, database: str, *, host: str = NAMED, password: str = "right"
) -> ServerAddress:
    authority = str(server.folder / AUTHORITY)
    return ServerAddress(
        host=host,
        port=server.port,
        user="aigul",
        database=database,
        options=(("sslrootcert", authority),),
        password=password,
    )


@pytest.fixture
def protected(database: ServerDatabase, postgres: PostgresServer, project: Path) -> ServerAddress:
    """A register for a secretary who comes over the network, with a password, under TLS."""
    name = database.address.database
    postgres.give_roles(name, project)
    postgres.run(
        "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'aigul') THEN"
        " CREATE ROLE aigul LOGIN INHERIT PASSWORD 'right'; END IF; END $$",
        "GRANT forumdesk_secretary TO aigul",
        database=name,
    )
    return by_tcp(postgres, name)


def test_a_trusted_certificate_opens_and_the_way_is_encrypted(protected: ServerAddress) -> None:
    opened = open_on_server(protected)

    with opened._engine.connect() as connection:
        shown = connection.execute(
            sql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        ).scalar_one()
    assert shown is True
    opened.close()


def test_a_certificate_of_nobody_known_is_refused(protected: ServerAddress) -> None:
    with pytest.raises(CertificateError):
        open_register(replace(protected, options=()))


def test_a_certificate_for_another_name_is_refused(protected: ServerAddress) -> None:
    with pytest.raises(CertificateError):
        open_register(replace(protected, host=UNNAMED))


def test_only_words_of_the_address_let_an_unknown_certificate_pass(protected: ServerAddress) -> None:
    open_register(replace(protected, options=(("sslmode", "require"),))).close()


def test_protection_is_asked_for_unless_the_server_is_this_computer() -> None:
    assert connection_words(parse_address("postgresql://u@server/d"))["sslmode"] == "verify-full"
    assert connection_words(parse_address("postgresql://u@localhost/d"))["sslmode"] == "prefer"
    said = connection_words(parse_address("postgresql://u@server/d?sslmode=disable"))
    assert said["sslmode"] == "disable"


def test_a_wrong_password_and_none_are_told_apart(protected: ServerAddress) -> None:
    with pytest.raises(PasswordRefusedError):
        open_register(protected.with_password("wrong"))
    with pytest.raises(PasswordNeededError):
        open_register(protected.with_password(""))
    open_register(protected.with_password(""), secret="right").close()


def test_no_sentence_tells_the_password(protected: ServerAddress) -> None:
    with pytest.raises(PasswordRefusedError) as refusal:
        open_register(protected.with_password("wr0ng-secret"))

    assert "wr0ng-secret" not in str(refusal.value)


# roles


@pytest.fixture
def as_role(
    database: ServerDatabase, postgres: PostgresServer, project: Path
) -> Callable[[str], ServerDatabase]:
    """The register as somebody opens it who has one role."""
    name = database.address.database
    postgres.give_roles(name, project)

    def opened(role: str) -> ServerDatabase:
        user = f"one_{role}"
        postgres.run(
            f"DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{user}') THEN"
            f" CREATE ROLE {user} LOGIN INHERIT; END IF; END $$",
            f"GRANT forumdesk_{role} TO {user}",
            database=name,
        )
        return open_on_server(postgres.address(name, user=user))

    return opened


MAY = {
    "secretary": {
        "INSERT INTO body", "DELETE FROM participant", "UPDATE agenda_item", "INSERT INTO sealed_record",
        "SELECT identity_number",
    },
    "desk": {"INSERT INTO movement", "UPDATE movement", "DELETE FROM presence", "INSERT INTO journal"},
    "viewer": {"SELECT participant", "SELECT journal", "SELECT photo"},
}  # fmt: skip
MAY_NOT = {
    "secretary": {
        "UPDATE sealed_record", "DELETE FROM sealed_record", "TRUNCATE sealed_record", "DELETE FROM journal",
        "UPDATE register", "DROP TABLE body",
    },
    "desk": {
        "INSERT INTO participant", "UPDATE participant", "DELETE FROM movement", "INSERT INTO decision",
        "INSERT INTO sealed_record", "SELECT identity_number", "SELECT binned_content", "DELETE FROM journal",
    },
    "viewer": {
        "INSERT INTO movement", "UPDATE body", "INSERT INTO journal", "INSERT INTO sealed_record",
        "SELECT identity_number",
    },
}  # fmt: skip


def may(database: ServerDatabase, act: str) -> bool:
    table = act.split()[-1]
    verb = act.split()[0]
    with database._engine.connect() as connection:
        if verb == "DROP":
            owner = sql("SELECT pg_has_role(tableowner, 'MEMBER') FROM pg_tables WHERE tablename = :name")
            return bool(connection.execute(owner, {"name": table}).scalar_one())
        asked = sql("SELECT has_table_privilege(:name, :verb)")
        return bool(connection.execute(asked, {"name": table, "verb": verb}).scalar_one())


@pytest.mark.parametrize("role", MAY)
def test_a_role_may_what_its_work_needs_and_nothing_else(
    as_role: Callable[[str], ServerDatabase], role: str
) -> None:
    opened = as_role(role)

    assert {act for act in MAY[role] | MAY_NOT[role] if may(opened, act)} == MAY[role]
    opened.close()


def test_who_looks_cannot_change_anything_and_is_told(as_role: Callable[[str], ServerDatabase]) -> None:
    viewer = as_role("viewer")

    with pytest.raises(NoRightsError):
        keep(viewer, body())

    with viewer.reading() as work:
        assert work.bodies.all() == ()
    keep(as_role("secretary"), body())


def test_roles_are_given_again_after_an_update(
    database: ServerDatabase, postgres: PostgresServer, project: Path
) -> None:
    for _time in range(2):
        postgres.give_roles(database.address.database, project)


def test_not_even_the_owner_changes_what_is_sealed(database: ServerDatabase) -> None:
    with pytest.raises(SealedRecordError), database.writing() as session:
        session.execute(sql("TRUNCATE sealed_record"))


# one after another


def test_reading_changes_nothing(database: ServerDatabase) -> None:
    def act() -> None:
        with database.reading() as work:
            work.bodies.put(body())
            work.session.flush()

    with pytest.raises(NoRightsError):
        act()


def test_a_reading_sees_one_moment(database: ServerDatabase) -> None:
    other = open_on_server(database.address)

    with database.reading() as work:
        assert work.bodies.all() == ()
        keep(other, body())
        assert work.bodies.all() == ()
    other.close()


def test_a_deed_waits_for_the_one_before_it_and_sees_what_that_kept(database: ServerDatabase) -> None:
    other, seen = open_on_server(database.address), []

    def second() -> None:
        with other.unit_of_work() as work:
            seen.append(len(work.bodies.all()))
            work.bodies.put(body(2))

    thread = threading.Thread(target=second)
    with database.unit_of_work() as work:
        work.bodies.put(body(1))
        work.session.flush()
        thread.start()
        time.sleep(0.2)
        assert seen == []
    thread.join(timeout=10)

    assert seen == [1]
    other.close()


def edit_many(address: ServerAddress, process: int, edits: int) -> None:
    """Count up one's own body and the common one, one deed an edit."""
    database = open_on_server(address)
    for _edit in range(edits):
        with database.unit_of_work() as work:
            for n in (process, 100):
                found = work.bodies.find(BodyId(number(n)))
                count = int(found.name.en) if found else 0
                work.bodies.put(body(n, str(count + 1)))
    database.close()


def test_many_processes_lose_no_edit(database: ServerDatabase, pytestconfig: pytest.Config) -> None:
    processes, edits = (8, 500) if pytestconfig.getoption("--long") else (3, 15)
    context = multiprocessing.get_context("spawn")
    made = [
        context.Process(target=edit_many, args=(database.address, n, edits)) for n in range(1, processes + 1)
    ]

    for one in made:
        one.start()
    for one in made:
        one.join(timeout=600)

    assert [one.exitcode for one in made] == [0] * processes
    with database.reading() as work:
        counts = {one.id.int: int(one.name.en) for one in work.bodies.all()}
    assert counts.pop(number(100).int) == processes * edits
    assert list(counts.values()) == [edits] * processes


# when the connection breaks


def test_a_break_in_the_middle_of_a_deed_keeps_nothing_and_is_told(
    database: ServerDatabase, postgres: PostgresServer
) -> None:
    def act() -> None:
        with database.unit_of_work() as work:
            work.bodies.put(body())
            work.session.flush()
            postgres.stop_sessions(database.address.database)
            work.bodies.put(body(2))
            work.session.flush()

    with pytest.raises(ServerLostError):
        act()

    with database.reading() as work:
        assert work.bodies.all() == ()
    keep(database, body())


def test_a_break_between_two_deeds_is_not_noticed(database: ServerDatabase, postgres: PostgresServer) -> None:
    keep(database, body())

    postgres.stop_sessions(database.address.database)

    keep(database, body(2))
    with database.reading() as work:
        assert len(work.bodies.all()) == 2


def lose_answer(database: ServerDatabase, *, done: bool) -> None:
    """Let the answer to the next COMMIT be lost, before the server did it or after."""

    def commit(connection: Connection) -> None:
        if not connection.get_execution_options().get("writes"):
            return
        event.remove(database._engine, "commit", commit)
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        if done:
            driver.execute("COMMIT")
        driver.close()
        raise psycopg.OperationalError("the connection is lost")

    event.listen(database._engine, "commit", commit)


@pytest.mark.parametrize("done", [True, False])
def test_a_deed_whose_answer_is_lost_is_looked_up(database: ServerDatabase, done: bool) -> None:
    lose_answer(database, done=done)

    def act() -> None:
        with database.unit_of_work() as work:
            work.bodies.put(body())
            work.changes.append(EntityChange("body", number(1), None, body()))

    if done:
        act()
    else:
        with pytest.raises(ServerLostError):
            act()

    with database.reading() as work:
        assert work.bodies.all() == ((body(),) if done else ())


def test_the_server_ends_a_desk_that_hangs_in_a_deed(database: ServerDatabase) -> None:
    with database._engine.connect() as connection:
        shown = connection.execute(sql("SHOW idle_in_transaction_session_timeout")).scalar_one()

    assert shown == "10min"


def test_the_stand_in_for_a_file_is_never_a_file(database: ServerDatabase) -> None:
    assert not database.path.exists()
    assert os.sep not in database.path.name
