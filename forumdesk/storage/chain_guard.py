"""Triggers that let the table ``sealed_record`` only grow, link by link, on SQLite and on PostgreSQL.

They stop mistakes and other programs. Whoever owns the file can drop them: what is changed then is found by
verifying the chain, not here.
"""

from typing import Final

REFUSAL: Final = "forumdesk: sealed records are never changed"
"""What the database says; :mod:`forumdesk.storage.errors` knows the refusal by it."""

NO_PREVIOUS: Final = "0" * 64
"""What the first link of a chain has for the hash before it."""

# A row that is replaced fires no trigger of deletion unless `recursive_triggers` is on: so whatever could meet a row
# that is there is refused before it is inserted. That is the key, the hash, and SQLite's own number of the row, which
# reads -1 where none was given. The place in the chain is new by its being the next.
_SQLITE_INSERT: Final = f"""
CREATE TRIGGER sealed_record_next BEFORE INSERT ON sealed_record
WHEN NEW.sequence IS NOT (
        SELECT coalesce(max(sequence), 0) + 1 FROM sealed_record
        WHERE meeting_id = NEW.meeting_id AND desk_id = NEW.desk_id)
    OR NEW.previous_hash IS NOT coalesce((
        SELECT hash FROM sealed_record
        WHERE meeting_id = NEW.meeting_id AND desk_id = NEW.desk_id
        ORDER BY sequence DESC LIMIT 1), '{NO_PREVIOUS}')
    OR EXISTS (SELECT 1 FROM sealed_record WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM sealed_record WHERE hash = NEW.hash)
    OR EXISTS (SELECT 1 FROM sealed_record WHERE rowid = NEW.rowid)
    OR typeof(NEW.record) <> 'blob'
BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
""".strip()  # nosec B608 # two constants of this module: a trigger takes no parameters

_SQLITE: Final = (
    _SQLITE_INSERT,
    *(
        f"CREATE TRIGGER sealed_record_no_{act.lower()} BEFORE {act} ON sealed_record"
        f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for act in ("UPDATE", "DELETE")
    ),
)
_SQLITE_DROP: Final = tuple(
    f"DROP TRIGGER IF EXISTS sealed_record_{name}" for name in ("next", "no_update", "no_delete")
)

# The table is named by what fired the trigger: a temporary table of the same name would otherwise stand in front.
# No percent sign and no colon before a letter stands here, since drivers take those for parameters.
_POSTGRESQL_FUNCTION: Final = f"""
CREATE FUNCTION sealed_record_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
DECLARE
    chain text = 'FROM ' || quote_ident(TG_TABLE_SCHEMA) || '.' || quote_ident(TG_TABLE_NAME);
    place integer;
    link text;
    known boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        EXECUTE 'SELECT sequence, hash ' || chain
            || ' WHERE meeting_id = $1 AND desk_id = $2 ORDER BY sequence DESC LIMIT 1'
            INTO place, link USING NEW.meeting_id, NEW.desk_id;
        EXECUTE 'SELECT EXISTS (SELECT 1 ' || chain || ' WHERE id = $1 OR hash = $2)'
            INTO known USING NEW.id, NEW.hash;
        IF NEW.sequence = coalesce(place, 0) + 1
            AND NEW.previous_hash = coalesce(link, '{NO_PREVIOUS}')
            AND NOT known
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = '{REFUSAL}';
END
$guard$
""".strip()

_POSTGRESQL: Final = (
    _POSTGRESQL_FUNCTION,
    "CREATE TRIGGER sealed_record_rows BEFORE INSERT OR UPDATE OR DELETE ON sealed_record"
    " FOR EACH ROW EXECUTE FUNCTION sealed_record_guard()",
    "CREATE TRIGGER sealed_record_whole BEFORE TRUNCATE ON sealed_record"
    " FOR EACH STATEMENT EXECUTE FUNCTION sealed_record_guard()",
    # Triggers are silent for a session that says it replicates, unless they are to fire always.
    "ALTER TABLE sealed_record ENABLE ALWAYS TRIGGER sealed_record_rows",
    "ALTER TABLE sealed_record ENABLE ALWAYS TRIGGER sealed_record_whole",
)
_POSTGRESQL_DROP: Final = (
    "DROP TRIGGER IF EXISTS sealed_record_rows ON sealed_record",
    "DROP TRIGGER IF EXISTS sealed_record_whole ON sealed_record",
    "DROP FUNCTION IF EXISTS sealed_record_guard()",
)

_MADE: Final = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_DROPPED: Final = {"sqlite": _SQLITE_DROP, "postgresql": _POSTGRESQL_DROP}


def statements(dialect: str) -> tuple[str, ...]:
    """What makes the guard, statement by statement, once the table is there; KeyError for another database.

    A migration that makes the table anew drops the guard before and makes it again after.
    """
    return _MADE[dialect]


def drop_statements(dialect: str) -> tuple[str, ...]:
    """What takes the guard away, whether it is there or not; KeyError for another database."""
    return _DROPPED[dialect]
