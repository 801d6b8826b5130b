import sqlite3

import pytest
from sqlalchemy import make_url

from forumdesk.storage.rows.base import Base
from forumdesk.storage.statements import named, quoted


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_every_table_and_column_is_quoted_as_the_databases_quote_it(database: str) -> None:
    preparer = make_url(f"{database}://").get_dialect()().identifier_preparer
    tables = Base.metadata.sorted_tables
    names = {table.name for table in tables} | {column.name for table in tables for column in table.columns}
    assert names
    for name in names:
        assert quoted(name) == preparer.quote_identifier(name)


@pytest.mark.parametrize("name", ["журнал", 'a"b', "a b; DROP TABLE c", "values", "{brace}", "'"])
def test_whatever_a_name_is_made_of_it_stays_one_name(name: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(named("CREATE TABLE {table} ({columns})", table=name, columns=["id", name]))
    connection.execute(named("INSERT INTO {table} VALUES (?, ?)", table=name), (1, "kept"))

    found = connection.execute(named("SELECT {column} FROM main.{table}", column=name, table=name)).fetchall()

    assert found == [("kept",)]
    connection.close()


@pytest.mark.parametrize("name", ["", "a\0b"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        quoted(name)
