from forumdesk.domain.texts import Language
from forumdesk.exchange.light_markup import Run
from forumdesk.exchange.word.paragraphs import Item, Paragraph, Table, TableRow, words_of
from forumdesk.exchange.word.side_by_side import in_language, languages_beside

KK, RU = Language.KK, Language.RU
TITLE = ("Ауыл мектептері форумының қарары", "Резолюция форума сельских школ")
FIRST = ("Мұғалімдерге тұрғын үй берілсін", "Предоставить учителям жильё в каждом селе")


def paragraph(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=text),))


def table(*rows: tuple[str, ...]) -> Table:
    return Table(rows=tuple(TableRow(cells=tuple((paragraph(cell),) for cell in row)) for row in rows))


def test_columns_in_languages_are_read_one_at_a_time_and_words_around_stay() -> None:
    items: tuple[Item, ...] = (paragraph("2024"), table(TITLE, FIRST), paragraph("A. B."))

    assert languages_beside(items) == (KK, RU)
    assert list(words_of(in_language(items, RU))) == ["2024", TITLE[1], FIRST[1], "A. B."]
    assert list(words_of(in_language(items, KK))) == ["2024", TITLE[0], FIRST[0], "A. B."]


def test_a_table_in_one_language_or_of_figures_stays_a_table() -> None:
    regions = table(
        ("Область", "Длина дорог"), ("Северная область республики", "сто двадцать километров дорог")
    )

    for one in (regions, table(("Дорога ведёт в горы", "120"), ("Другая дорога", "85")), table(TITLE)):
        assert languages_beside((one,)) == ()
        assert in_language((one,), RU) == (one,)
