"""The resolution as Markdown, read again by the import."""

from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.documents.styles import Layout
from forumdesk.documents.word.resolution_md import resolution_md
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.resolutions import Numbering, Part
from forumdesk.domain.texts import Language
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.services.sheets import ResolutionSheet
from tests.builders_sheets import FORUM_2024, SHIPPED, sheet_of, with_rows
from tests.documents.word.sheets import EN, KK, RU, changed_sheet, deep_sheet, sample


def rows_of(sheet: ResolutionSheet, language: Language) -> list[tuple[Part, int, str, str]]:
    return [
        (row.part, row.level, row.number, row.text.get(language))
        for row in sheet.rows
        if row.text.get(language)
    ]


def read(sheet: ResolutionSheet, language: Language) -> list[tuple[Part, int, str, str]]:
    found = read_resolution(resolution_md(sheet, [language]).decode(), language)
    return [(row.part, row.level, row.number, row.text) for row in found.rows]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("forum", [SHIPPED, FORUM_2024], ids=["shipped", "2024"])
def test_the_same_rows_are_read_again(forum: Path, language: Language) -> None:
    if not forum.is_file():
        pytest.skip("the folder of samples beside the checkout is absent")
    sheet = sheet_of(forum)

    assert read(sheet, language) == rows_of(sheet, language)


@pytest.mark.parametrize("numbering", list(Numbering))
def test_all_levels_annexes_and_footnotes_are_read_again(numbering: Numbering) -> None:
    sheet = deep_sheet(numbering)

    assert read(sheet, EN) == rows_of(sheet, EN)


def test_points_are_nested_below_their_paragraph() -> None:
    text = resolution_md(deep_sheet(Numbering.LETTERED), [EN]).decode()

    assert (
        "\n1. *Decides* to act, and to do so:\n\n   (a) *first* point;\n\n      (i) *second* level;\n" in text
    )
    assert "\n[^1]: A note about the second point.\n" in text


def test_what_the_paper_adds_is_left_out() -> None:
    text = resolution_md(changed_sheet(), [RU]).decode()

    assert "ПРОЕКТ" not in text
    assert "Председатель" not in text


def test_changes_are_shown_as_accepted() -> None:
    sheet = changed_sheet()

    text = resolution_md(sheet, [EN]).decode()

    assert f"{sheet.rows[3].text.en} End." in text
    assert "A new point." in text
    assert next(row.text.en for row in sheet.rows if row.number == "1.2.") not in text


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (0, 3, "*one* two three"),
        (0, 4, "*one* two three"),
        (4, 13, "one *two three*"),
        (1, 3, "one two three"),
        (2, 7, "one *two* three"),
    ],
)
def test_emphasis_stands_at_the_ends_of_words(start: int, end: int, written: str) -> None:
    sheet = with_rows(sample(), [(Part.TITLE, "Title"), (Part.PREAMBLE, "one two three")])
    row = replace(sheet.rows[1], marks={EN: (Mark(start=start, end=end, kind=MarkKind.ITALIC),)})

    text = resolution_md(replace(sheet, rows=(sheet.rows[0], row)), [EN]).decode()

    assert text == f"# Title\n\n{written}\n"


def test_languages_follow_each_other_under_a_rule() -> None:
    text = resolution_md(sample(), [KK, EN]).decode()

    first, second = text.split("\n\n* * *\n\n")
    assert sample().rows[0].text.kk in first
    assert sample().rows[0].text.en in second


def test_stacked_languages_follow_each_other_and_no_number_counts_on() -> None:
    blocks = resolution_md(sample(), [KK, EN], layout=Layout.STACKED).decode().split("\n\n")

    assert blocks[0].startswith("# ")
    assert blocks[1].startswith("# ")
    assert "* * *" not in blocks
    numbered = [block for block in blocks if block.startswith("1\\. **")]
    assert len(numbered) >= 2
    assert not any(block.startswith("1. ") for block in blocks)
