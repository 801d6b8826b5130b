"""The history of one row of a resolution, read from the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.storage.repositories.journal_entries import Difference
from forumdesk.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class RowVersion:
    """How a row read after a deed: ``code`` and ``values`` name the deed, ``desk`` where it was done.

    ``languages`` are those whose words the deed changed; ``text`` is empty after it took the row out.
    """

    at: datetime
    desk: str
    code: str
    values: Mapping[str, Any]
    text: LocalizedText
    languages: tuple[Language, ...]


def row_versions(work: UnitOfWork, row_id: RowId) -> tuple[RowVersion, ...]:
    """The versions of a row, oldest first; deeds that changed no word of it are left out.

    A row that came with very many others has no first version in the journal: what the next deed found there is it.
    """
    versions: list[RowVersion] = []
    current = LocalizedText()
    for difference in work.journal_differences.of_value("text_row", row_id):
        before, after = _text(difference.before), _text(difference.after)
        if before is not None and before != current and not versions:
            versions.append(_version(difference, before, before.languages, code="text.imported"))
            current = before
        if difference.after is None:
            after = LocalizedText()
        if after is not None and after != current:
            changed = tuple(one for one in Language if after.get(one) != current.get(one))
            versions.append(_version(difference, after, changed, code=difference.entry.code))
            current = after
    return tuple(versions)


def _version(
    difference: Difference, text: LocalizedText, languages: tuple[Language, ...], *, code: str
) -> RowVersion:
    entry = difference.entry
    return RowVersion(
        at=entry.at,
        desk=entry.desk_name,
        code=code,
        values=entry.values,
        text=text,
        languages=languages,
    )


def _text(value: Mapping[str, Any] | None) -> LocalizedText | None:
    row = value.get("row") if value else None
    return LocalizedText(**row["text"]) if row else None
