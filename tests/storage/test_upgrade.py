import gzip
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import forumdesk.storage.rows.tables  # noqa: F401 - the tables register themselves
from forumdesk.domain.badges import person_tag
from forumdesk.domain.people import Participant
from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.texts import Language
from forumdesk.language.countries import country_name
from forumdesk.storage import database as opening
from forumdesk.storage import upgrade as module
from forumdesk.storage.database import create_register, open_register
from forumdesk.storage.rows.base import Base
from forumdesk.storage.upgrade import SCHEMA_VERSION
from forumdesk.storage.work import UnitOfWork
from tests.builders import NOON, dump


@pytest.fixture
def first_format(project: Path, tmp_path: Path) -> Path:
    """A register as the first released format wrote it."""
    path = tmp_path / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / "tests/files/register-1.forumdesk.gz").read_bytes()))
    return path


def people_of(work: UnitOfWork) -> tuple[Participant, ...]:
    return tuple(
        person for meeting in work.meetings.all() for person in work.participants.of_meeting(meeting.id)
    )


def test_migrations_lead_to_the_tables_of_the_models(tmp_path: Path) -> None:
    database = create_register(tmp_path / "a.forumdesk", NOON)

    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_the_schema_version_is_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(Path(module.__file__).parent / "migrations"))

    assert scripts.get_current_head() == f"{SCHEMA_VERSION:04d}"
    assert len([*scripts.walk_revisions()]) == SCHEMA_VERSION


def test_every_constraint_has_a_name() -> None:
    constraints = [(table.name, one) for table in Base.metadata.tables.values() for one in table.constraints]

    assert [table for table, one in constraints if one.name is None] == []


def test_a_register_of_the_first_format_keeps_every_value(first_format: Path) -> None:
    before = dump(first_format)
    connection = sqlite3.connect(first_format)
    was = connection.execute("SELECT id, number, email, country, organisation_kk FROM participant").fetchall()
    connection.close()

    database = open_register(first_format)

    after = dump(first_format)
    assert int.from_bytes(first_format.read_bytes()[60:64], "big") == SCHEMA_VERSION
    assert {
        table: rows for table, rows in before.items() if table not in {"participant", "alembic_version"}
    } == {table: after[table] for table in before if table not in {"participant", "alembic_version"}}
    assert len(after["participant"]) == len(before["participant"]) == 60
    with database.reading() as work:
        people = people_of(work)
    kept = {(one.id.hex, one.number, one.email, one.country, one.organisation.kk) for one in people}
    assert kept == {*was}


def test_what_is_computed_of_people_is_filled_in(first_format: Path) -> None:
    database = open_register(first_format)

    with database.reading() as work:
        people = people_of(work)
        assert any(person.country for person in people)
        for person in people:
            assert work.participants.with_badge(person.meeting_id, person_tag(person.id)) == person
            if person.country:
                for language in Language:
                    wanted = ListFilter(words=country_name(person.country, language))
                    found = work.people.ids(person.meeting_id, wanted, ListOrder(), Language.KK)
                    assert person.id in found


def test_an_upgraded_register_has_the_tables_of_the_models(first_format: Path) -> None:
    database = open_register(first_format)

    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_an_upgrade_that_fails_leaves_the_register_as_it_was(
    first_format: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_format.read_bytes()
    fill = opening._fill_computed

    def interrupted(connection: object) -> None:
        fill(connection)  # type: ignore[arg-type] # a connection
        raise RuntimeError

    monkeypatch.setattr(opening, "_fill_computed", interrupted)

    with pytest.raises(RuntimeError):
        open_register(first_format)

    assert first_format.read_bytes() == before
    assert [one.name for one in first_format.parent.iterdir() if one.is_file()] == [first_format.name]
    monkeypatch.undo()
    with open_register(first_format).reading() as work:
        assert len(people_of(work)) == 60
