"""SQL text with names in it: names cannot be parameters, so here alone they are put into statements, quoted."""

from collections.abc import Sequence
from typing import LiteralString


def quoted(name: str) -> str:
    """A name as SQL has it, whatever it is made of: what stands in a damaged file may have any.

    Raises ValueError for an empty name and for one with a zero character, which no database has.
    """
    if not name or "\0" in name:
        raise ValueError(f"not a name of a database: {name!r}")
    return '"' + name.replace('"', '""') + '"'


def named(statement: LiteralString, /, **names: str | Sequence[str]) -> str:
    """``statement`` with each ``{field}`` filled by a quoted name, or by several with commas between them.

    Values never come this way: they are parameters.
    """
    return statement.format_map(
        {
            field: quoted(given) if isinstance(given, str) else ", ".join(map(quoted, given))
            for field, given in names.items()
        }
    )
