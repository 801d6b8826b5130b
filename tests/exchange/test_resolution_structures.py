"""Texts of other structures than the sample: each is read into the rows that a secretary would make of it."""

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.resolutions import Numbering, Part
from forumdesk.domain.texts import Language
from forumdesk.exchange.light_markup import Block, Run
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution, read_resolution_blocks
from forumdesk.services.proposals import ProposedRow, ResolutionProposal

TITLE, DATE, PREAMBLE, LEAD = Part.TITLE, Part.DATE_PLACE, Part.PREAMBLE, Part.RECOMMENDATIONS_LEAD
ISSUE, REC, BODY, POINT = Part.ISSUE, Part.RECOMMENDATION, Part.BODY, Part.POINT
HEADING, CLOSING, ANNEX, NOTE = Part.HEADING, Part.CLOSING, Part.ANNEX, Part.NOTE
LANGUAGES = ("kk", "ru", "en")
Shape = tuple[Part, int, str]


def texts_folder() -> Path:
    return Path(__file__).resolve().parent.parent / "files" / "texts"


TEXTS = sorted(path.name for path in texts_folder().iterdir())


def read(name: str) -> ResolutionProposal:
    return read_resolution(read_text(texts_folder() / name), None)


def shape(row: ProposedRow) -> Shape:
    return row.part, row.level, row.number


def plain(*parts: Part) -> list[Shape]:
    return [(part, 1, "") for part in parts]


def points(*numbers: str, level: int = 1) -> list[Shape]:
    return [(POINT, level, number) for number in numbers]


def emphasised(row: ProposedRow) -> list[str]:
    return [row.text[mark.start : mark.end] for mark in row.marks]


UNITED_NATIONS = [
    *plain(TITLE, PREAMBLE, PREAMBLE, PREAMBLE, PREAMBLE),
    (REC, 1, "1."),
    *points("(a)", "(b)"),
    *points("(i)", "(ii)", level=2),
    *points("(c)"),
    (REC, 1, "2."),
    (REC, 1, "3."),
]
MINUTES = [
    *plain(TITLE, DATE, PREAMBLE, HEADING, BODY, BODY, BODY, HEADING),
    (ISSUE, 1, "1."),
    (ISSUE, 1, "2."),
    *plain(HEADING, BODY, HEADING, BODY, HEADING),
    (REC, 1, "1.1."),
    (REC, 1, "1.2."),
    *points("a)", "b)"),
    *plain(HEADING, BODY, HEADING, REC, CLOSING, CLOSING),
]
FOUR_LEVELS = [
    *plain(TITLE, DATE, PREAMBLE, LEAD),
    (REC, 1, "1."),
    (BODY, 1, ""),
    *points("1.1."),
    *points("1.1.1.", level=2),
    *points("1.1.1.1.", level=3),
    *points("1.1.1.1.1.", level=4),
    *points("1.2."),
    (REC, 1, "2."),
    *plain(CLOSING, ANNEX, HEADING),
    *points("1."),
    *points("1.1.", level=2),
    *points("2."),
    *plain(*[BODY] * 3, ANNEX, BODY),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_resolution_after_the_united_nations_has_letters_and_roman_numerals(language: str) -> None:
    proposal = read(f"steppe-water.{language}.txt")

    rows = [(part, level, f"({number.strip('()')})" if part is POINT else number)
            for part, level, number in map(shape, proposal.rows)]  # fmt: skip
    assert rows == UNITED_NATIONS
    assert (proposal.numbering, proposal.notices) == (Numbering.LETTERED, ())
    assert (proposal.language, proposal.first_day) == (language, None)


def test_the_first_words_of_a_preambular_paragraph_stay_italic() -> None:
    rows = read("steppe-water.en.txt").rows

    assert [emphasised(row) for row in rows[1:6]] == [
        [],
        ["Recalling"],
        ["Noting with concern"],
        ["Convinced"],
        ["Decides"],
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_have_headings_and_what_was_decided_is_recommended(language: str) -> None:
    letters = {"kk": ("а)", "ә)"), "ru": ("а)", "б)"), "en": ("a)", "b)")}[language]

    proposal = read(f"council-minutes.{language}.md")

    known = dict(zip(letters, ("a)", "b)"), strict=True))
    rows = [(part, level, known.get(number, number)) for part, level, number in map(shape, proposal.rows)]
    assert rows == MINUTES
    assert proposal.notices == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_points_go_to_four_levels_and_annexes_count_anew(language: str) -> None:
    proposal = read(f"libraries-plan.{language}.md")

    assert [shape(row) for row in proposal.rows] == FOUR_LEVELS
    assert proposal.numbering is Numbering.DECIMAL
    assert [notice.code for notice in proposal.notices] == ["resolution.table_flattened"]
    assert all(row.marks == () for row in proposal.rows if row.part in {TITLE, HEADING, ANNEX})


def test_a_text_without_a_date_has_none() -> None:
    proposal = read("apiaries-undated.ru.txt")

    assert [row.part for row in proposal.rows] == [TITLE, PREAMBLE, LEAD, REC, REC, REC, CLOSING]
    assert (proposal.first_day, proposal.place, proposal.notices) == (None, "", ())


def test_the_rows_of_a_table_stay_where_it_stood() -> None:
    proposal = read("trails-table.en.md")

    assert [shape(row) for row in proposal.rows] == [
        *plain(TITLE, DATE, PREAMBLE, HEADING, PREAMBLE, *[BODY] * 3, LEAD),
        (REC, 1, "1."),
        *plain(*[BODY] * 2),
        (REC, 1, "2."),
    ]
    assert [row.text for row in proposal.rows[5:7]] == [
        "Trail | Length, km | State",
        "Upper lake | 14 | good",
    ]


def test_a_footnote_stands_below_its_paragraph() -> None:
    proposal = read("archive-footnotes.ru.md")

    assert [shape(row) for row in proposal.rows] == [
        *plain(TITLE, DATE, PREAMBLE, NOTE, LEAD),
        (REC, 1, "1."),
        *plain(BODY, NOTE),
        (REC, 1, "2."),
        *plain(CLOSING),
    ]
    assert proposal.rows[2].text.endswith("рукописей[1].")
    assert proposal.rows[3].text == "[1] Рукописи старше 1850 года."
    assert proposal.rows[7].text == "[пр] Собрания перечислены в описи областного архива."
    assert [notice.code for notice in proposal.notices] == ["resolution.notes_flattened"]


def test_kazakh_letters_count_by_the_kazakh_alphabet() -> None:
    proposal = read("jailau-one-language.kk.txt")

    assert [shape(row) for row in proposal.rows] == [
        *plain(TITLE, DATE, PREAMBLE, LEAD),
        (REC, 1, "1)"),
        *points("а)", "ә)", "б)"),
        (REC, 1, "2)"),
        (REC, 1, "3)"),
        *plain(CLOSING),
    ]
    assert proposal.notices == ()


def test_a_bare_numbered_list_is_recommendations() -> None:
    proposal = read("bare-list.en.txt")

    assert [shape(row) for row in proposal.rows] == [(REC, 1, f"{number}.") for number in range(1, 5)]


def test_bullets_pasted_from_a_word_processor_are_points() -> None:
    proposal = read("technoparks-pasted.kk.txt")

    assert [shape(row) for row in proposal.rows] == [
        *plain(TITLE, DATE, LEAD),
        (REC, 1, "1."),
        *points("", ""),
        *points("", "", level=2),
        (REC, 1, "2."),
        *points("", ""),
    ]


def test_sections_are_headings_and_the_numbers_go_on_below_them() -> None:
    proposal = read("harbour-sections.en.md")

    assert [shape(row) for row in proposal.rows] == [
        *plain(TITLE, HEADING),
        (REC, 1, "1."),
        (REC, 1, "2."),
        *plain(HEADING),
        (REC, 1, "3."),
        (REC, 1, "4."),
        *points("1)", "2)"),
        *points("", "", level=2),
        *plain(HEADING, CLOSING),
    ]
    assert "resolution.numbering_differs" not in [notice.code for notice in proposal.notices]


# Smaller rules


def english(text: str) -> ResolutionProposal:
    return read_resolution(text, Language.EN)


def test_roman_numerals_are_items_where_there_are_no_others() -> None:
    proposal = english("I. Open the gardens.\nII. Plant the trees.\nIII. Water them.\n")

    assert [shape(row) for row in proposal.rows] == [(REC, 1, "I."), (REC, 1, "II."), (REC, 1, "III.")]


def test_an_initial_at_the_beginning_is_no_section() -> None:
    proposal = english("**Title**\n\nV. Lim opened the forum.\n\nIt recommends:\n\n1. One.\n")

    assert [(row.part, row.text) for row in proposal.rows[1:2]] == [(PREAMBLE, "V. Lim opened the forum.")]


def test_a_place_at_the_end_is_no_item_with_the_letter_g() -> None:
    proposal = read_resolution(
        "Итоги\n\nФорум рекомендует:\n\n1. Первое.\n\nг. Семей, 2025 г.\n", Language.RU
    )

    assert shape(proposal.rows[-1]) == (CLOSING, 1, "")
    assert proposal.rows[-1].text == "г. Семей, 2025 г."


def test_bullets_inside_a_list_that_goes_on_are_its_points() -> None:
    proposal = english("T\n\nIt recommends:\n\n1. One.\n\nThe port shall:\n\n- mend;\n- paint.\n\n2. Two.\n")

    assert [shape(row) for row in proposal.rows[2:]] == [
        (REC, 1, "1."),
        (BODY, 1, ""),
        *points("", ""),
        (REC, 1, "2."),
    ]


def test_a_sentence_about_an_annex_is_no_annex() -> None:
    proposal = english(
        "T\n\nIt recommends:\n\n1. One.\n\nAnnex II lists the members.\n\nAnnex II. Members\n\nKim\n"
    )

    assert [row.part for row in proposal.rows[3:]] == [CLOSING, ANNEX, BODY]


def test_an_annex_to_an_order_is_an_annex() -> None:
    proposal = read_resolution(
        "Приказ\n\n5 февраля 2024 года № 31-ө        г. Астана\n\nПРИКАЗЫВАЮ:\n\n1. Утвердить порядок.\n\n"
        "2. Исполнить приказ.\n\nПриложение к приказу от 5 февраля 2024 года\n\n1. Учёт ведётся ежегодно.\n",
        Language.RU,
    )

    assert [row.part for row in proposal.rows] == [
        Part.TITLE,
        Part.DATE_PLACE,
        Part.RECOMMENDATIONS_LEAD,
        REC,
        REC,
        ANNEX,
        POINT,
    ]
    assert proposal.place == "г. Астана"


@pytest.mark.parametrize(
    ("lead", "language"), [("Ережеге сәйкес БҰЙЫРАМЫН:", Language.KK), ("ПРИКАЗЫВАЮ:", Language.RU)]
)
def test_what_is_ordered_is_recommended(lead: str, language: Language) -> None:
    proposal = read_resolution(f"T\n\n{lead}\n\n1. A.\n\n2. B.\n", language)

    assert [row.part for row in proposal.rows[1:]] == [Part.RECOMMENDATIONS_LEAD, REC, REC]


@pytest.mark.parametrize(
    "chapter", ["Глава {}. Порядок", "{}-бап. Мәні", "{}-тарау", "Article {}", "Section {}: Rules"]
)
def test_chapters_that_are_numbered_in_words_are_headings(chapter: str) -> None:
    first, second = chapter.format(1), chapter.format(2)

    proposal = english(f"Statute\n\n{first}\n\n1.1. A.\n1.2. B.\n\n{second}\n\n2.1. C.\n")

    assert [shape(row) for row in proposal.rows[1:]] == [
        *plain(HEADING),
        (REC, 1, "1.1."),
        (REC, 1, "1.2."),
        *plain(HEADING),
        (REC, 1, "2.1."),
    ]


@pytest.mark.parametrize(
    "sentence", ["Статья 5 закона действует.", "Article 5 lists the members", "5-бап күшінде."]
)
def test_a_sentence_about_an_article_is_no_heading(sentence: str) -> None:
    proposal = english(f"T\n\n{sentence}\n\nMore.\n")

    assert all(row.part is not HEADING for row in proposal.rows)


def test_a_bold_verb_is_no_heading_of_its_item() -> None:
    proposal = english("T\n\nThe Council,\n\n1. **Decides** to meet again;\n")

    assert [row.part for row in proposal.rows] == [TITLE, PREAMBLE, REC]
    assert emphasised(proposal.rows[2]) == ["Decides"]


def test_a_second_list_of_decisions_counts_on_and_that_is_told() -> None:
    proposal = english("MINUTES\n\nDECIDED:\n\n1. One.\n2. Two.\n\nHEARD: Kim.\n\nDECIDED:\n\n1. Three.\n")

    told = [notice.values for notice in proposal.notices if notice.code == "resolution.numbering_differs"]
    assert told == [{"written": "1.", "text": "Three.", "expected": "3"}]


def test_an_unnumbered_decision_is_a_recommendation() -> None:
    proposal = english("MINUTES\n\nDECIDED: To meet in May.\n\nChair Kim\n")

    assert [row.part for row in proposal.rows] == [TITLE, HEADING, REC, CLOSING]


# Blocks of other readers


def block(text: str, *, style: str = "", number: str = "", depth: int = 0) -> Block:
    return Block(runs=(Run(text=text),), style=style, number=number, depth=depth)


def test_blocks_with_styles_and_depths_are_placed_by_them() -> None:
    blocks = [
        block("Резолюция", style="title"),
        block("О ВОДЕ\nИ ЗЕМЛЕ", style="subtitle"),
        block("Форум рекомендует:", style="heading"),
        block("Первое", number="1.", depth=1),
        block("Дальше", number="1.1.", depth=2),
        block("Глубже", number="(a)", depth=3),
        block("Второе", number="2.", depth=1),
        block("Сноска", style="note", number="1"),
        block("Ячейка", style="cell"),
        block("Приложение", style="annex"),
        block("Пункт", number="1.", depth=1),
    ]

    proposal = read_resolution_blocks(blocks, Language.RU)

    assert [shape(row) for row in proposal.rows] == [
        *plain(TITLE, Part.THEME, LEAD),
        (REC, 1, "1."),
        *points("1.1."),
        *points("(a)", level=2),
        (REC, 1, "2."),
        *plain(NOTE, BODY, ANNEX),
        *points("1."),
    ]
    assert proposal.rows[1].text == "О ВОДЕ И ЗЕМЛЕ"


# Nothing is lost


def counted(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.replace("_", " ").casefold()))


def counted_rows(proposal: ResolutionProposal) -> Counter[str]:
    return counted("\n".join(f"{row.number} {row.text}" for row in proposal.rows))


def source_words(text: str) -> Counter[str]:
    """The words of a file; an "o" before a tab is the bullet that word processors paste."""
    return counted(re.sub(r"(?m)^(\s*)o\t", r"\1", text))


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_of_a_text_is_found_again(name: str) -> None:
    assert counted_rows(read(name)) == source_words(read_text(texts_folder() / name))


def test_every_word_of_the_samples_and_seeds_is_found_again(shared: Path) -> None:
    found = [*(shared / "seeds").glob("*.txt"), *(shared / "samples").rglob("*.md")]
    assert len(found) > 8
    for path in found:
        text = read_text(path)
        proposal = read_resolution(text, Language.EN)
        assert counted_rows(proposal) == source_words(text), path.name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_no_word_is_lost_whatever_the_order_of_the_paragraphs(names: list[str], chance: Random) -> None:
    lines = [line for name in names for line in read_text(texts_folder() / name).splitlines()]
    chance.shuffle(lines)
    text = "\n\n".join(lines)

    proposal = english(text)

    assert counted_rows(proposal) == source_words(text)
    assert all(row.text and 1 <= row.level <= 4 for row in proposal.rows)


# Minutes as offices write them

OFFICE_MINUTES = """ХАТТАМА № 7

Астана қ.                                    2025 жылғы 3 наурыз

Қатысқандар: 12 адам.

Бірінші мәселе бойынша тыңдалды: А. Ахметов.

Қаулы етілді:
1. Бюджет бекітілсін.

Төраға                 А. Ахметов
Хатшы                  Б. Серік
Қосымша: 3 парақта.
"""


def test_a_place_and_a_date_far_apart_on_one_line_are_a_date_line() -> None:
    proposal = read_resolution(OFFICE_MINUTES, Language.KK)

    assert proposal.rows[1].part is DATE
    assert proposal.first_day is not None
    assert proposal.place.startswith("Астана")


def test_those_who_sign_stand_each_on_a_line_of_their_own() -> None:
    proposal = read_resolution(OFFICE_MINUTES, Language.KK)

    assert [row.part for row in proposal.rows[2:]] == [
        HEADING,
        BODY,
        HEADING,
        BODY,
        HEADING,
        REC,
        *[CLOSING] * 3,
    ]


def test_a_place_with_the_letter_g_before_a_date_is_no_item() -> None:
    proposal = read_resolution("ПРОТОКОЛ\n\nг. Алматы      5 мая 2025 г.\n\nРЕШИЛИ:\n1. Да.\n", Language.RU)

    assert [row.part for row in proposal.rows] == [TITLE, DATE, HEADING, REC]
    assert (proposal.place, proposal.first_day is not None) == ("г. Алматы", True)
