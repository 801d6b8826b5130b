"""A text in two or three languages side by side: a table with one language in each column."""

from collections.abc import Iterator, Sequence

from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.exchange.word.paragraphs import Item, Table, words_of
from forumdesk.language.detection import detect_language

_FEWEST_ROWS = 2


def languages_beside(items: Sequence[Item]) -> tuple[Language, ...]:
    """The languages that stand in columns beside each other, state language first; empty without such a table."""
    found = {language for item in items if isinstance(item, Table) for language in _columns(item)}
    return tuple(language for language in STATE_LANGUAGE_FIRST if language in found)


def in_language(items: Sequence[Item], language: Language) -> tuple[Item, ...]:
    """The items with the column in ``language`` in place of each table of languages; all else as it is."""
    return tuple(_of_column(items, language))


def _of_column(items: Sequence[Item], language: Language) -> Iterator[Item]:
    for item in items:
        columns = _columns(item) if isinstance(item, Table) else ()
        if isinstance(item, Table) and language in columns:
            for row in item.rows:
                yield from row.cells[columns.index(language)]
        else:
            yield item


def _columns(table: Table) -> tuple[Language, ...]:
    """The language of each column; empty unless all columns have one, each another."""
    widths = {len(row.cells) for row in table.rows}
    if len(table.rows) < _FEWEST_ROWS or widths not in ({2}, {3}):
        return ()
    columns = zip(*(row.cells for row in table.rows), strict=True)
    codes = [
        detect_language("\n".join(text for cell in column for text in words_of(cell))) for column in columns
    ]
    languages = tuple(Language(code) for code in codes if code)
    return languages if len(set(languages)) == len(codes) else ()
