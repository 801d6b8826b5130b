import pytest

from forumdesk.exchange.light_markup import Block, parse_emphasis, read_blocks


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

    assert (block.number, block.level, block.heading_and_body()) == ("1.", 1, ("Title.", "Body."))


@pytest.mark.parametrize("line", ["300 people", "2024. A year", "No. 1", "17 October 2024", "1.", "-1. x"])
def test_not_every_figure_at_the_beginning_is_a_number(line: str) -> None:
    assert (blocks(line)[0].number, blocks(line)[0].written) == ("", line)


def test_wrapped_lines_are_joined_and_short_ones_are_not() -> None:
    wrapped = "The participants of the forum discussed\nwhat is to be done in the coming years and\nagreed."

    texts = [block.text for block in blocks(f"{wrapped}\n\nTITLE\nA line.\n")]

    assert texts == [wrapped.replace("\n", " "), "TITLE", "A line."]
