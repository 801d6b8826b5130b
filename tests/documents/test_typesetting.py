"""Paragraphs broken into lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.documents.fonts import SOFT_HYPHEN, Face, width
from forumdesk.documents.linebreaking import SHRINK
from forumdesk.documents.styles import Align, Style
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from tests.builders_sheets import sheet_of

TEXT = Style(size=12, leading=17, indent=35)
MEASURE = 467.0
COLUMN = 237.0
SPACE = width(" ", Face.REGULAR, 12)
PROSE = [
    row
    for row in sheet_of().rows
    if row.part not in {Part.TITLE, Part.THEME, Part.DATE_PLACE, Part.ISSUE, Part.RECOMMENDATION}
]


def text_of(lines: tuple[Line, ...]) -> str:
    """The text again, divided words whole."""
    return "".join(
        "".join(words for words, _ in line.pieces).removesuffix(SOFT_HYPHEN) + ("" if line.divided else " ")
        for line in lines
    ).rstrip()


def drawn_width(line: Line, size: float) -> float:
    """How far a line reaches from the left edge of its column."""
    text = "".join(words for words, _ in line.pieces)
    spaces = text.count(" ") + text.count("\xa0")
    return line.indent + sum(width(words, face, size) for words, face in line.pieces) + spaces * line.stretch


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("measure", [MEASURE, COLUMN])
def test_lines_are_justified_and_nothing_is_lost(language: Language, measure: float) -> None:
    for row in PROSE:
        text = row.text.get(language)

        lines = set_lines([Run(text=text)], TEXT, measure, language)

        assert text_of(lines) == text
        for line in lines[:-1]:
            assert drawn_width(line, 12) == pytest.approx(measure, abs=0.01)
            assert line.stretch >= -SHRINK * SPACE - 1e-6
        assert drawn_width(lines[-1], 12) <= measure + 0.01


@pytest.mark.parametrize("language", list(Language))
def test_words_are_hyphenated_so_that_no_line_gapes(language: Language) -> None:
    lines = [set_lines([Run(text=row.text.get(language))], TEXT, MEASURE, language) for row in PROSE]

    full = [line for paragraph in lines for line in paragraph[:-1]]
    assert any(line.divided for line in full)
    assert max(line.stretch for line in full) < 2.5 * SPACE
    assert sum(line.stretch for line in full) / len(full) < 0.8 * SPACE


def test_hyphenation_is_what_keeps_kazakh_columns_from_gaping() -> None:
    unhyphenated = Style(size=12, leading=17, hyphenated=False)
    hyphenated = Style(size=12, leading=17)

    def widest(style: Style) -> float:
        paragraphs = [set_lines([Run(text=row.text.kk)], style, COLUMN, Language.KK) for row in PROSE]
        return max(line.stretch for paragraph in paragraphs for line in paragraph[:-1])

    assert widest(hyphenated) < 0.6 * widest(unhyphenated)


@pytest.mark.parametrize("language", list(Language))
def test_at_most_two_lines_in_a_row_are_divided_on_a_full_page(language: Language) -> None:
    for row in PROSE:
        lines = set_lines([Run(text=row.text.get(language))], TEXT, MEASURE, language)

        for start in range(len(lines) - 2):
            assert not all(line.divided for line in lines[start : start + 3])


def test_a_word_is_divided_by_the_rules_of_its_language() -> None:
    lines = set_lines([Run(text="стратегиялық " * 9)], Style(size=12, leading=17), 150, Language.KK)

    heads = {line.pieces[-1][0].split()[-1].removesuffix(SOFT_HYPHEN) for line in lines if line.divided}
    assert heads
    assert heads <= {"стра", "страте", "стратегия"}


@pytest.mark.parametrize("text", ["іс-шаралар жоспары " * 30, "научно-исследовательский вопрос " * 30])
def test_no_line_ends_in_a_hyphen_of_the_word_itself(text: str) -> None:
    for measure in (COLUMN, 180, MEASURE):
        lines = set_lines([Run(text=text.strip())], TEXT, measure, Language.KK)

        assert not any(line.pieces[-1][0].endswith("-") for line in lines)
        assert text_of(lines) == text.strip()


def test_what_belongs_together_stays_on_one_line() -> None:
    text = "Решение № 17 от 8 июня 2010 года принято в г. Астане – о том и речь, " * 12

    lines = set_lines([Run(text=text)], TEXT, MEASURE, Language.RU)

    for line in lines:
        words = "".join(piece for piece, _ in line.pieces)
        assert not words.endswith(("№", "г.", " в", " о", " и", " 8", " 2010"))
        assert not words.startswith("–")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [8.5, 9, 9.5, 10.5, 12])
def test_the_last_line_is_never_the_mere_end_of_a_word(language: Language, size: float) -> None:
    style = Style(size=size, leading=size * 1.4)
    for measure in (COLUMN, 320, MEASURE):
        for row in PROSE:
            lines = set_lines([Run(text=row.text.get(language))], style, measure, language)

            last = "".join(words for words, _ in lines[-1].pieces)
            assert len(lines) == 1 or not lines[-2].divided or " " in last or len(last) > 4


@pytest.mark.parametrize(("language", "mean", "most"), [("kk", 1.1, 4.0), ("ru", 1.1, 4.0), ("en", 0.8, 2.5)])
def test_three_columns_on_a_lying_page_have_no_rivers(language: str, mean: float, most: float) -> None:
    space = width(" ", Face.REGULAR, 9)
    gaps: list[float] = []
    for row in PROSE:
        lines = set_lines(
            [Run(text=row.text.get(Language(language)))],
            Style(size=9, leading=13),
            COLUMN,
            Language(language),
        )
        gaps += [line.stretch / space for line in lines[:-1]]
        for start in range(len(lines) - 3):  # at most three divided lines in a row, where words are long
            assert not all(line.divided for line in lines[start : start + 4])

    assert sum(gaps) / len(gaps) < mean
    assert max(gaps) < most


def test_a_typed_space_holds_as_a_no_break_space_does() -> None:
    for measure in range(40, 200, 3):
        lines = set_lines(
            [Run(text="Отырысты А. Б. Серіков ашты, № 17 қарар 25 мм – 10 % болды")],
            Style(size=12, leading=17),
            measure + 80,
            Language.KK,
        )
        for line in lines:
            words = "".join(piece for piece, _ in line.pieces)
            assert not words.endswith(("А.", "Б.", "№", "25", " 10"))
            assert not words.startswith(("–", "мм", "%"))


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(
        st.one_of(
            st.text(st.sampled_from("абвгқңі-–№.,12az\xa0«»"), min_size=1, max_size=25),
            st.sampled_from(
                ["университеттердің", "1 000 000", "А. Б. Серіков", "w" * 30, "10 %", "халықаралық"]
            ),
        ),
        max_size=40,
    ).map(" ".join),
    measure=st.floats(min_value=30, max_value=500),
    indent=st.sampled_from([0.0, 15.0]),
    language=st.sampled_from(list(Language)),
)
def test_justified_lines_keep_to_the_measure_and_never_shrink_too_far(
    text: str, measure: float, indent: float, language: Language
) -> None:
    style = Style(size=10, leading=14, indent=indent)
    space = width(" ", Face.REGULAR, 10)

    for line in set_lines([Run(text=text)], style, measure, language):
        letters = sum(len(words) for words, _ in line.pieces)
        assert drawn_width(line, 10) <= measure + 0.01 or letters <= 2  # a letter is wider than such a line
        assert line.stretch >= -SHRINK * space - 1e-6


def test_bold_and_regular_words_share_a_line() -> None:
    runs = [Run(text="1. Title. ", face=Face.BOLD, source="a"), Run(text="And its text.", source="b")]

    (line,) = set_lines(runs, TEXT, MEASURE, Language.EN)

    assert line.pieces == (("1. Title.", Face.BOLD), (" And its text.", Face.REGULAR))
    assert line.sources == ("a", "b")


def test_line_ends_of_the_author_are_kept_and_empty_lines_dropped() -> None:
    lines = set_lines([Run(text="one\n\n two\nthree\n")], TEXT, MEASURE, Language.EN)

    assert [line.pieces[0][0] for line in lines] == ["one", "two", "three"]
    assert [line.indent for line in lines] == [35, 0, 0]


def test_the_lines_of_a_heading_are_alike_in_length() -> None:
    style = Style(size=12, leading=17, align=Align.CENTRED, hyphenated=False)
    heading = "Резолюция Форума университетов-партнёров Ассоциации университетов стран Центральной Азии"

    first, second = set_lines([Run(text=heading, face=Face.BOLD)], style, MEASURE, Language.RU)

    assert abs(first.indent - second.indent) < 60
    assert not first.divided


def test_a_heading_of_two_lines_is_parted_at_its_colon() -> None:
    style = Style(size=12, leading=17, align=Align.CENTRED, hyphenated=False)
    heading = "TRANSNATIONAL EDUCATION: DEVELOPMENT OF A GLOBAL HUB IN THE REGION"

    lines = set_lines([Run(text=heading, face=Face.BOLD)], style, MEASURE, Language.EN)

    assert lines[0].pieces[0][0] == "TRANSNATIONAL EDUCATION:"


def test_nothing_gives_no_lines() -> None:
    assert set_lines([], TEXT, MEASURE, Language.EN) == ()
    assert set_lines([Run(text=" \n ")], TEXT, MEASURE, Language.EN) == ()


@given(
    text=st.text(alphabet=st.sampled_from("абвгқңі -–№.,\n12az\xa0"), max_size=400),
    measure=st.floats(min_value=20, max_value=500),
    indent=st.sampled_from([0.0, 15.0]),
    align=st.sampled_from(list(Align)),
)
def test_no_letter_is_ever_lost(text: str, measure: float, indent: float, align: Align) -> None:
    style = Style(size=10, leading=14, indent=indent, align=align)

    lines = set_lines([Run(text=text)], style, measure, Language.KK)

    assert "".join(text_of(lines).split()) == "".join(text.split())


def test_lines_at_the_right_end_where_the_column_does() -> None:
    style = Style(size=12, leading=16, align=Align.RIGHT, hyphenated=False)

    for line in set_lines([Run(text="Annex to the resolution of the Forum")], style, 120, Language.EN):
        taken = sum(width(words, face, 12) for words, face in line.pieces)
        assert line.indent + taken == pytest.approx(120)


def test_a_no_break_space_holds_where_the_face_changes() -> None:
    style = Style(size=12, leading=16, align=Align.LEFT, hyphenated=False)
    runs = [Run(text="Signed by Mr\u00a0"), Run(text="Smith", face=Face.BOLD), Run(text="\u00a0Junior")]

    for measure in range(60, 260, 10):
        lines = set_lines(runs, style, measure, Language.EN)
        held = [line for line in lines if any("Smith" in words for words, _ in line.pieces)]
        words = "".join(words for words, _ in held[0].pieces)
        assert len(held) == 1
        assert words.split()[-3:] == ["Mr", "Smith", "Junior"] or measure < width(
            "Mr Smith Junior", Face.BOLD, 12
        )


def test_words_struck_out_and_put_in_keep_their_lines_when_they_are_broken() -> None:
    style = Style(size=12, leading=16)
    runs = [
        Run(text="Recalling "),
        Run(text="the resolution of the partner universities", face=Face.STRUCK),
        Run(text=" "),
        Run(text="the decision of all universities", face=Face.UNDERLINED),
        Run(text=", the Forum"),
    ]

    lines = set_lines(runs, style, 120, Language.EN)

    drawn = {
        face: "".join(words for line in lines for words, one in line.pieces if one is face).replace(
            SOFT_HYPHEN, ""
        )
        for face in (Face.STRUCK, Face.UNDERLINED)
    }
    assert "".join(drawn[Face.STRUCK].split()) == "theresolutionofthepartneruniversities"
    assert "".join(drawn[Face.UNDERLINED].split()) == "thedecisionofalluniversities"
