"""The text of a printed resolution is that of its sheet, word by word and in order, whatever its shape."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from forumdesk.documents.fonts import printable
from forumdesk.documents.paragraphs import Paragraph, main_part, paragraphs_of, signatures_of
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.styles import Layout
from forumdesk.domain.redline import redline
from forumdesk.domain.resolutions import DEEPEST, Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import DraftMark, ResolutionSheet, RowChange, SheetRow
from tests.builders_sheets import sheet_of
from tests.documents.tagged_reading import sections

KK, RU, EN = Language
LOCALES = {KK: "kk-KZ", RU: "ru-KZ", EN: "en-GB"}
MARK = DraftMark(number=2, at=datetime(2024, 10, 17, 6, 42, tzinfo=UTC), time_zone="Asia/Almaty")
SHAPES = [
    ((KK,), Layout.SINGLE),
    ((EN,), Layout.SINGLE),
    ((KK, RU, EN), Layout.SEQUENCE),
    ((KK, RU), Layout.COLUMNS),
    ((KK, RU, EN), Layout.COLUMNS),
]
WORDS = [
    "университеттердің", "халықаралық", "қауымдастығының", "іс-шаралар", "ғылыми-зерттеу", "және", "№", "17",
    "§", "5–10", "%", "25", "мм", "2024", "ж.", "қазан", "А.", "Б.", "Серіков", "«Көкжиек»", "–", "—", "-",
    "ответственность", "научно-исследовательский", "в", "о", "и", "т.", "д.", "г.", "1", "000", "₸", "(1)",
    "responsibilities", "“Asso", "ciation”", "e.g.", "co-operation", "https://example.org/a/very/long/path?x=1&y=2",
    "<b>bold</b>", "&amp;", "(a)", "1.", "1.1.1.", "e\u0301te\u0301", "и\u0306од", "soft\u00adhyphen", "a\u00a0b",
    "1\u202f250", "іс\u2011шара", "Ə", "ә", "ё", "Ъ", "…", "x", "мүшелерініңдегілерденқарасты", "¹", "№5",
    "н" * 90, "w" * 40, "қарар-" * 12 + "соңы",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=12).map("\n".join),
    st.text(
        st.characters(codec="cp1251", exclude_categories=["Cc"]).filter(lambda one: one != "\xad"),
        max_size=120,
    ),
    st.just(""),
)
LONG_TEXTS = st.lists(st.sampled_from(WORDS), min_size=200, max_size=500).map(" ".join)


@st.composite
def rows(draw: Callable[..., object]) -> tuple[SheetRow, ...]:
    """Rows of any kind in any order, up to the deepest level, some with changes shown, some without a language."""
    made = []
    count = draw(st.integers(1, 14))
    assert isinstance(count, int)
    for place in range(count):
        part = draw(st.sampled_from(list(Part)))
        assert isinstance(part, Part)
        texts = [draw(TEXTS if place % 5 else st.one_of(TEXTS, LONG_TEXTS)) for _ in Language]
        text = LocalizedText(kk=str(texts[0]), ru=str(texts[1]), en=str(texts[2]))
        change = draw(st.sampled_from([RowChange.NONE] * 6 + [RowChange.INSERTED, RowChange.DELETED]))
        assert isinstance(change, RowChange)
        lines = {}
        if change is RowChange.NONE and draw(st.integers(0, 5)) == 0:
            lines = {one: tuple(redline(text.get(one), str(draw(TEXTS)))) for one in Language}
        made.append(
            SheetRow(
                id=f"r{place}",
                part=part,
                number=str(draw(st.sampled_from(["", "1.", "2.3.", "1.1.1.1.1.", "(a)"]))),
                text=text,
                level=int(str(draw(st.integers(1, DEEPEST)))),
                redline={one: pieces for one, pieces in lines.items() if pieces},
                change=change,
            )
        )
    return tuple(made)


def said_by(paragraphs: tuple[Paragraph, ...], language: Language) -> list[str]:
    """All words of the paragraphs, numbers before them."""
    said = []
    for paragraph in paragraphs:
        text = "".join(stretch.text for stretch in paragraph.texts.get(language, ()))
        if text.strip():
            said.append(f"{paragraph.number} {text}")
    return " ".join(said).split()


def assert_equal(sheet: ResolutionSheet, languages: tuple[Language, ...], layout: Layout) -> None:
    """Every section says its paragraphs and signatures, no word more, none less, none elsewhere."""
    paragraphs = paragraphs_of(sheet, languages)
    signed = main_part(paragraphs)
    signatures = signatures_of(sheet, languages)

    read = sections(print_resolution(sheet, languages=languages, layout=layout).pdf)

    found = dict(read)
    assert [one for one, _ in read if one] == [LOCALES[language] for language in languages]
    for language in languages:
        words = found[LOCALES[language]]
        above = said_by(paragraphs[:signed], language)
        below = said_by(paragraphs[signed:], language)
        assert words[: len(above)] == above
        assert words[len(words) - len(below) :] == below
        between = " ".join(words[len(above) : len(words) - len(below)])
        together = languages if layout is Layout.COLUMNS else (language,)
        for line in signatures:
            assert " ".join(line.posts[language].split()) in between
            assert " ".join(line.shown_names(together)[language].split()) in between


def test_the_sample_says_what_its_sheet_says() -> None:
    for languages, layout in SHAPES:
        assert_equal(sheet_of(), languages, layout)


def test_what_stands_below_the_signatures_is_read_below_them_where_a_language_names_no_annex() -> None:
    first, second = (LocalizedText.everywhere(text) for text in ("first", "second"))
    made = (
        SheetRow(id="a", part=Part.RECOMMENDATION, number="1.", text=first),
        SheetRow(id="b", part=Part.ANNEX, number="", text=LocalizedText(kk="Кесте", ru="Таблица")),
        SheetRow(id="c", part=Part.RECOMMENDATION, number="1.", text=second),
    )

    assert_equal(replace(sheet_of(adopted=False), rows=made), (KK, RU, EN), Layout.SEQUENCE)


def _judge(made: tuple[SheetRow, ...], shape: tuple[tuple[Language, ...], Layout], marked: bool) -> None:
    languages, layout = shape
    plain = SheetRow(id="end", part=Part.CLOSING, number="", text=LocalizedText.everywhere("Соңы end."))
    sheet = replace(sheet_of(adopted=False), rows=(*made, plain), draft=MARK if marked else None)
    assert_equal(sheet, languages, layout)
    for language in languages:  # and the paragraphs say what the rows say
        model = set(said_by(paragraphs_of(sheet, languages), language))
        for row in sheet.rows:
            if not row.redline.get(language):
                assert set(printable(row.text.get(language)).split()) <= model


EVERYDAY, LONG = 10, 600


def test_texts_of_any_structure_are_printed_word_by_word(pytestconfig: pytest.Config) -> None:
    is_long = pytestconfig.getoption("--long")

    @settings(
        max_examples=LONG if is_long else EVERYDAY,
        derandomize=not is_long,
        database=None,
        deadline=None,
        phases=[Phase.generate],  # shrinking prints some hundreds of papers
        suppress_health_check=list(HealthCheck),
    )
    @given(rows(), st.sampled_from(SHAPES), st.booleans())
    def judged(made: tuple[SheetRow, ...], shape: tuple[tuple[Language, ...], Layout], marked: bool) -> None:
        _judge(made, shape, marked)

    judged()
