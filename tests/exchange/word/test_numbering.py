from pathlib import Path

import pytest

from forumdesk.exchange.light_markup import Block
from forumdesk.exchange.word.document import read_word
from tests.documents.word.office import plain
from tests.exchange.word.written import level, listed, numbering, p, style, t, written


def read(tmp_path: Path, body: str, lists: str, styles: str = "") -> tuple[Block, ...]:
    parts = {"numbering": lists} | ({"styles": styles} if styles else {})
    return read_word(written(tmp_path / "list.docx", body, parts=parts)).blocks


def numbers(blocks: tuple[Block, ...]) -> list[str]:
    return [block.number for block in blocks]


def test_levels_are_counted_and_begin_anew_under_each_item(tmp_path: Path) -> None:
    lists = numbering(level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3."))
    order = [0, 1, 1, 2, 2, 0, 1, 2]

    blocks = read(tmp_path, "".join(listed(f"Text {at}", at) for at in order), lists)

    assert numbers(blocks) == ["1.", "1.1.", "1.2.", "1.2.1.", "1.2.2.", "2.", "2.1.", "2.1.1."]
    assert [block.depth for block in blocks] == [at + 1 for at in order]
    assert [block.text for block in blocks] == [f"Text {at}" for at in order]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("lowerLetter", ["(a)", "(b)", "(c)"]),
        ("upperLetter", ["(A)", "(B)", "(C)"]),
        ("lowerRoman", ["(i)", "(ii)", "(iii)"]),
        ("upperRoman", ["(I)", "(II)", "(III)"]),
        ("russianLower", ["(а)", "(б)", "(в)"]),
        ("decimalZero", ["(01)", "(02)", "(03)"]),
        ("somethingNew", ["(1)", "(2)", "(3)"]),
    ],
)
def test_numbers_are_written_as_word_shows_them(tmp_path: Path, form: str, labels: list[str]) -> None:
    blocks = read(tmp_path, listed("A") + listed("B") + listed("C"), numbering(level(0, "(%1)", form)))

    assert numbers(blocks) == labels


def test_letters_go_on_with_two_of_a_kind(tmp_path: Path) -> None:
    blocks = read(tmp_path, listed("A") * 28, numbering(level(0, "%1)", "lowerLetter")))

    assert numbers(blocks)[-3:] == ["z)", "aa)", "bb)"]


def test_a_second_instance_goes_on_unless_it_says_where_to_begin(tmp_path: Path) -> None:
    instances = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = listed("A") + listed("B") + listed("C", 0, 2) + listed("D", 0, 3) + listed("E", 0, 3)

    blocks = read(tmp_path, body, numbering(level(0, "%1."), numbers=instances))

    assert numbers(blocks) == ["1.", "2.", "3.", "5.", "6."]


def test_a_level_may_begin_elsewhere_never_begin_anew_and_be_written_in_figures(tmp_path: Path) -> None:
    lists = numbering(
        level(0, "%1.", "upperRoman"),
        level(1, "%1.%2", "decimal", '<w:lvlRestart w:val="0"/><w:isLgl/>', start=3),
    )

    blocks = read(tmp_path, "".join(listed("A", at) for at in (0, 1, 0, 1)), lists)

    assert numbers(blocks) == ["I.", "1.3", "II.", "2.4"]


def test_numbers_come_from_styles_and_the_level_from_the_link(tmp_path: Path) -> None:
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Item", "Item", in_list) + style("Sub", "Sub", in_list) + style("Deep", "Deep", "", "Sub")
    lists = numbering(
        level(0, "%1.", more='<w:pStyle w:val="Item"/>'),
        level(1, "(%2)", "lowerLetter", '<w:pStyle w:val="Sub"/>'),
    )
    body = "".join(p(t(name), f'<w:pStyle w:val="{name}"/>') for name in ("Item", "Sub", "Deep", "Item"))

    blocks = read(tmp_path, body, lists, styles)

    assert numbers(blocks) == ["1.", "(a)", "(b)", "2."]
    assert [block.depth for block in blocks] == [1, 2, 2, 1]


def test_a_paragraph_may_leave_the_list_of_its_style(tmp_path: Path) -> None:
    styles = style("Item", "Item", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    plain = p(t("Plain"), '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>')

    blocks = read(tmp_path, p(t("A"), '<w:pStyle w:val="Item"/>') + plain, numbering(level(0, "%1.")), styles)

    assert [(block.number, block.depth) for block in blocks] == [("1.", 1), ("", 0)]


def test_a_list_is_found_through_a_style_of_lists(tmp_path: Path) -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Points"/>'
        + level(0, "§%1")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Points"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = style(
        "Points", "Points", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering"
    )

    assert numbers(read(tmp_path, listed("A") + listed("B"), lists, styles)) == ["§1", "§2"]


def test_bullets_keep_their_sign_where_it_is_one(tmp_path: Path) -> None:
    lists = numbering(level(0, "\uf0b7", "bullet"), level(1, "–", "bullet"))

    blocks = read(tmp_path, listed("A") + listed("B", 1), lists)

    assert [(block.bullet, block.number, block.depth) for block in blocks] == [("•", "", 1), ("–", "", 2)]


def test_deleted_paragraphs_are_not_counted(tmp_path: Path) -> None:
    gone = p(
        '<w:del w:id="1"><w:r><w:delText>Gone</w:delText></w:r></w:del>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>',
    )

    blocks = read(tmp_path, listed("A") + gone + listed("B"), numbering(level(0, "%1.")))

    assert [(block.number, block.text) for block in blocks] == [("1.", "A"), ("2.", "B")]


def test_a_list_that_is_not_there_numbers_nothing(tmp_path: Path) -> None:
    blocks = read(tmp_path, listed("A", 0, 9) + listed("B", 12, 1), numbering(level(0, "%1.")))

    assert [(block.number, block.text) for block in blocks] == [("", "A"), ("", "B")]


def test_a_level_that_was_passed_over_counts_as_begun(tmp_path: Path) -> None:
    lists = numbering(level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3."))

    blocks = read(tmp_path, "".join(listed("A", at) for at in (1, 0, 2, 1)), lists)

    assert numbers(blocks) == ["1.1.", "2.", "2.1.1.", "2.2."]


def test_libreoffice_shows_the_same_numbers(tmp_path: Path) -> None:
    instances = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="1">{level(1, "%2-", "upperLetter", start=4)}</w:lvlOverride></w:num>'
    )
    lists = numbering(
        level(0, "%1."), level(1, "%1.%2."), level(2, "(%3)", "lowerLetter"), level(3, "%4)", "lowerRoman"),
        numbers=instances,
    )  # fmt: skip
    order = [(1, 1), (0, 1), (2, 1), (1, 1), (3, 1), (0, 2), (1, 3), (1, 3), (2, 3), (0, 3)]
    body = "".join(listed(f"T{at}", depth, number) for at, (depth, number) in enumerate(order))
    file = written(tmp_path / "list.docx", body, parts={"numbering": lists})

    shown = plain(file.read_bytes(), "docx", tmp_path)

    assert [block.written for block in read_word(file).blocks] == shown


def test_the_styles_of_word_for_deeper_items_stand_deeper(tmp_path: Path) -> None:
    styles = style("ListNumber2", "List Number 2") + style("ListBullet3", "List Bullet 3")
    body = listed("Item") + "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{named}"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{t(named)}</w:p>"
        for named in ("ListNumber2", "ListBullet3")
    )

    blocks = read(tmp_path, body, numbering(level(0, "%1.")), styles)

    assert [block.depth for block in blocks] == [1, 2, 3]
