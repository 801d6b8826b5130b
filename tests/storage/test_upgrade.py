import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from forumdesk.domain.badges import person_tag
from forumdesk.domain.majorities import MORE_THAN_HALF
from forumdesk.domain.people import Participant
from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.resolutions import CellState, Numbering, Stage, Standing
from forumdesk.domain.speaking import SpeakingLimits
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.language.countries import country_name
from forumdesk.services.verification import verify
from forumdesk.storage import preparing
from forumdesk.storage import upgrade as module
from forumdesk.storage.database import create_register, open_register
from forumdesk.storage.rows.base import Base
from forumdesk.storage.upgrade import SCHEMA_VERSION
from forumdesk.storage.work import UnitOfWork
from tests.builders import NOON


def unpacked(project: Path, folder: Path, number: int) -> Path:
    path = folder / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / f"tests/files/register-{number}.forumdesk.gz").read_bytes()))
    return path


@pytest.fixture
def first_format(project: Path, tmp_path: Path) -> Path:
    """A register as the first released format wrote it."""
    return unpacked(project, tmp_path, 1)


@pytest.fixture(params=[1, 2, 3, 4, 5, 6])
def old_format(project: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A register as each earlier format wrote it."""
    return unpacked(project, tmp_path, request.param)


@pytest.fixture(params=[1, 2])
def format_without_conduct(project: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A register as formats wrote it that knew nothing of how a meeting went."""
    return unpacked(project, tmp_path, request.param)


def columns_of(path: Path) -> dict[str, list[str]]:
    """The columns of every table."""
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {
        name: [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')] for (name,) in tables
    }
    connection.close()
    return found


def rows_of(path: Path, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    """Every row of these tables with these columns only."""
    connection = sqlite3.connect(path)
    found = {}
    for name, wanted in columns.items():
        listed = ", ".join(f'"{one}"' for one in wanted)
        found[name] = sorted(connection.execute(f'SELECT {listed} FROM "{name}"').fetchall(), key=repr)
    connection.close()
    return found


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


def test_a_register_of_an_earlier_format_keeps_every_value(old_format: Path) -> None:
    columns = columns_of(old_format)
    for gone in ("alembic_version", "presence"):
        columns.pop(gone, None)
    # Drafts and stale texts became standings.
    columns["text_row"] = [one for one in columns["text_row"] if one not in {"drafts", "stale"}]
    # What was sealed is told by its record alone.
    columns["decision"].remove("content")
    # The words by which people are found are computed anew.
    columns["participant"] = ["id", "number", "email", "country", "organisation_kk", "entitled", "kk_family"]
    before = rows_of(old_format, columns)

    database = open_register(old_format)

    assert int.from_bytes(old_format.read_bytes()[60:64], "big") == SCHEMA_VERSION
    assert rows_of(old_format, columns) == before
    assert len(before["participant"]) >= 60
    with database.reading() as work:
        people = people_of(work)
    kept = {(one.id.hex, one.number, one.email, one.country, one.organisation.kk) for one in people}
    assert kept == {row[:5] for row in before["participant"]}


def test_nothing_had_happened_where_an_earlier_format_knew_nothing_of_it(
    format_without_conduct: Path,
) -> None:
    database = open_register(format_without_conduct)

    with database.reading() as work:
        (meeting,) = work.meetings.all()
        items = work.agenda.of_meeting(meeting.id)
        assert meeting.limits == SpeakingLimits()
        assert len(items) == 15
        for item in items:
            assert (item.day, item.section, item.room) == (None, LocalizedText(), LocalizedText())
            assert (item.rapporteurs, item.rapporteur_numbers) == (LocalizedText(), ())
        rules = work.bodies.get(meeting.body_id).rules
        assert (rules.quorum_to_open, rules.recused_count) == (MORE_THAN_HALF, True)
        assert (work.sittings.of_meeting(meeting.id), work.speeches.of_meeting(meeting.id)) == ((), ())


def test_a_text_of_an_earlier_format_is_numbered_and_marked_as_it_was(old_format: Path) -> None:
    database = open_register(old_format)

    with database.reading() as work:
        for meeting in work.meetings.all():
            text = work.texts.resolution(meeting.id)
            assert len(text.rows) > 10
            assert text.numbering is Numbering.DECIMAL
            for row in text.rows:
                assert row.level == 1
                assert {row.marks(language) for language in Language} == {()}
            assert work.amendments.of_meeting(meeting.id) == ()
            assert work.drafts.of_meeting(meeting.id) == ()


def test_a_decided_text_of_an_earlier_format_is_checked(old_format: Path) -> None:
    database = open_register(old_format)

    with database.reading() as work:
        (decided,) = (
            one for one in work.meetings.all() if any(kept.whole for kept in work.decisions.index(one.id))
        )
        rows = work.texts.resolution(decided.id).rows
        assert {row.state(language) for row in rows for language in row.text.languages} == {CellState.CHECKED}


def test_sealed_decisions_of_the_fourth_format_are_told_by_their_records_alone(
    project: Path, tmp_path: Path
) -> None:
    path = unpacked(project, tmp_path, 4)
    columns = {"sealed_record": columns_of(path)["sealed_record"]}
    before = rows_of(path, columns)

    database = open_register(path)

    assert len(before["sealed_record"]) == 2
    assert rows_of(path, columns) == before
    connection = sqlite3.connect(path)
    records = connection.execute("SELECT id, decision_id, kind FROM sealed_record").fetchall()
    kept = dict(connection.execute("SELECT id, length(content) FROM decision"))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("DELETE FROM sealed_record")
    connection.close()
    assert [(one, kind) for one, _, kind in records] == [(decided, "decision") for _, decided, _ in records]
    sealed = {one for one, _, _ in records}
    assert {one: length == 0 for one, length in kept.items()} == {one: one in sealed for one in kept}
    with database.reading() as work:
        verdict = verify(work, None)
        assert (verdict.holds, verdict.records) == (True, 2)
        for meeting in work.meetings.all():
            for decision in work.decisions.index(meeting.id):
                assert (decision.item_id, decision.annuls) == (None, None)


def test_drafts_and_stale_texts_of_the_third_format_become_standings(project: Path, tmp_path: Path) -> None:
    unknown = "0" * 12
    database = open_register(unpacked(project, tmp_path, 3))

    with database.reading() as work:
        (meeting,) = (one for one in work.meetings.all() if one.title.kk == "Екінші")
        rows = work.texts.resolution(meeting.id).rows

    assert rows[2].text.kk == "Өзгерген абзац"
    assert rows[2].standings == {
        Language.KK: Standing(stage=Stage.DRAFT),
        Language.RU: Standing(follows={Language.KK: unknown}),
        Language.EN: Standing(follows={Language.KK: unknown}),
    }
    assert [rows[2].state(one) for one in Language] == [CellState.DRAFT, CellState.STALE, CellState.STALE]
    assert rows[4].text.ru == "Изменённый абзац"
    assert rows[4].standings == {
        Language.KK: Standing(follows={Language.RU: unknown}),
        Language.EN: Standing(follows={Language.RU: unknown}),
    }
    assert [rows[4].state(one) for one in Language] == [CellState.STALE, CellState.CHECKED, CellState.STALE]
    assert rows[4].source_of(Language.EN) is Language.RU
    others = [row for at, row in enumerate(rows) if at not in {2, 4}]
    assert [row.standings for row in others] == [{}] * len(others)


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


def test_an_upgraded_register_has_the_tables_of_the_models(old_format: Path) -> None:
    database = open_register(old_format)

    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_an_upgrade_that_fails_leaves_the_register_as_it_was(
    first_format: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_format.read_bytes()
    fill = preparing.fill_computed

    def interrupted(connection: object) -> None:
        fill(connection)  # type: ignore[arg-type] # a connection
        raise RuntimeError

    monkeypatch.setattr(preparing, "fill_computed", interrupted)

    with pytest.raises(RuntimeError):
        open_register(first_format)

    assert first_format.read_bytes() == before
    assert [one.name for one in first_format.parent.iterdir() if one.is_file()] == [first_format.name]
    monkeypatch.undo()
    with open_register(first_format).reading() as work:
        assert len(people_of(work)) == 60


def _shape(path: Path) -> dict[str, object]:
    """Tables with their columns, keys, indices and triggers; what an added column had to begin with is left out."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            "triggers": sorted(
                connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            ),
            **{
                table: (
                    {
                        (row[1], row[2], row[3], row[5])
                        for row in connection.execute(f"PRAGMA table_info({table})")
                    },
                    {
                        (row[2], row[3], row[4])
                        for row in connection.execute(f"PRAGMA foreign_key_list({table})")
                    },
                    {
                        (
                            row[2],
                            tuple(part[2] for part in connection.execute(f"PRAGMA index_info({row[1]})")),
                        )
                        for row in connection.execute(f"PRAGMA index_list({table})")
                    },
                )
                for table in tables
            },
        }


def test_an_empty_register_is_made_as_the_migrations_leave_an_old_one(tmp_path: Path, project: Path) -> None:
    fresh, old = tmp_path / "fresh.forumdesk", tmp_path / "old.forumdesk"
    create_register(fresh, NOON).close()
    old.write_bytes(gzip.decompress((project / "tests/files/register-1.forumdesk.gz").read_bytes()))
    open_register(old).close()

    assert _shape(fresh) == _shape(old)
