import pytest

from forumdesk.exchange.light_markup import Block, parse_emphasis, read_blocks
from forumdesk.exchange.resolution_rows import lead_and_rest


def blocks(text: str) -> tuple[Block, ...]:
    return read_blocks(text, str.isupper)


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        ("**a** *b* c", [("a", True, False), (" ", False, False), ("b", False, True), (" c", False, False)]),
        ("***a** b*", [("a", True, True), (" b", False, True)]),
        ("5*3*2", [("5*3*2", False, False)]),
        ("*a", [("*a", False, False)]),
    ],
)
def test_only_paired_asterisks_are_emphasis(text: str, styles: list[tuple[str, bool, bool]]) -> None:
    assert [(run.text, run.bold, run.italic) for run in parse_emphasis(text)] == styles


@pytest.mark.parametrize(
    "line",
    [
        "- **1. Title.** *Body.*",
        "- 1. Title.** *Body.*",
        "1. **Title.** *Body.*",
        "**1.** **Title.** Body.",
        "1.**Title.** Body.",
    ],
)
def test_an_item_has_its_number_heading_and_body_in_every_way_of_writing_it(line: str) -> None:
    block = blocks(line)[0]

    lead, rest = ("".join(run.text for run in runs).strip() for runs in lead_and_rest(block))
    assert (block.number, block.level, lead, rest) == ("1.", 1, "Title.", "Body.")


@pytest.mark.parametrize("line", ["300 people", "2024. A year", "No. 1", "17 October 2024", "1.", "-1. x"])
def test_not_every_figure_at_the_beginning_is_a_number(line: str) -> None:
    assert (blocks(line)[0].number, blocks(line)[0].written) == ("", line)


def test_wrapped_lines_are_joined_and_short_ones_are_not() -> None:
    wrapped = "The participants of the forum discussed\nwhat is to be done in the coming years and\nagreed."

    texts = [block.text for block in blocks(f"{wrapped}\n\nTITLE\nA line.\n")]

    assert texts == [wrapped.replace("\n", " "), "TITLE", "A line."]


def test_a_row_of_a_table_is_one_paragraph_and_its_line_of_dashes_none() -> None:
    table = blocks("| Year | Work |\n|---|:-:|\n| 2026 | a \\| b |\n")

    assert [(block.text, block.style) for block in table] == [
        ("Year | Work", "cell"),
        ("2026 | a | b", "cell"),
    ]


def test_a_footnote_goes_behind_the_first_paragraph_that_names_it() -> None:
    notes = blocks("[^2]: Nobody names it.\n\nOne[^1] and[^3].\n\nTwo[^1].\n\n[^1]: The note.\n")

    assert [block.written for block in notes] == [
        "[2] Nobody names it.",
        "One[1] and[^3].",
        "[1] The note.",
        "Two[1].",
    ]


def test_a_wrapped_line_may_begin_with_a_dash_or_an_abbreviation() -> None:
    wrapped = [
        "Участники форума архивов всех областей",
        "– их было более двухсот – собрались в",
        "г. Семей и приняли общее обращение.",
    ]

    assert [block.text for block in blocks("Title\n\n" + "\n".join(wrapped))][1:] == [" ".join(wrapped)]


def test_lines_with_words_far_apart_are_not_joined() -> None:
    signed = "Head\n\nThe chair of the forum      A. Kim\nThe secretary of the forum     B. Lee\n"

    assert len(blocks(signed)) == 3
