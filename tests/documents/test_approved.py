"""The printed text as it was approved, line by line; a change is looked at before it is accepted.

To accept: run with ``FORUMDESK_APPROVE=1`` and read the difference before it is kept.
"""

import os
from pathlib import Path

import pytest

from forumdesk.documents.meeting_papers import PAPERS
from forumdesk.documents.registry import Sheet, print_document
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.text import resolution_text
from forumdesk.domain.texts import Language
from tests.builders_meeting_sheets import conducted_sheet
from tests.builders_minutes_sheets import (
    ballot_sheet,
    counting_sheet,
    minutes_sheet,
    roll_call_sheet,
    voices,
    vote_sheet,
)
from tests.builders_sheets import sheet_of
from tests.builders_text_sheets import amendments_sheet, comments_sheet, draft_sheet, redlined_sheet
from tests.documents.reading import DIVIDED, page_texts

MINUTES: dict[str, Sheet] = {
    "minutes": minutes_sheet(),
    "minutes_short": minutes_sheet(),
    "extract": minutes_sheet(chosen=("c",)),
    "vote_sheet": vote_sheet(),
    "roll_call": roll_call_sheet(voices=voices()),
    "counting_protocol": counting_sheet(),
}
APPROVED = Path(__file__).parent.parent / "approved"


@pytest.mark.parametrize("language", list(Language))
def test_the_printed_text_is_the_approved_one(language: Language) -> None:
    pages = page_texts(print_resolution(sheet_of(), languages=[language]).pdf)

    _compare(f"resolution-{language.value}-pdf.txt", "\n----\n".join(pages).replace(DIVIDED, "-\n") + "\n")


@pytest.mark.parametrize("language", list(Language))
def test_the_plain_text_is_the_approved_one(language: Language) -> None:
    _compare(
        f"resolution-{language.value}.txt", resolution_text(sheet_of(adopted=False), [language]).decode()
    )


@pytest.mark.parametrize("identifier", list(PAPERS))
@pytest.mark.parametrize("language", list(Language))
def test_the_plain_text_of_a_paper_about_a_meeting_is_the_approved_one(
    identifier: str, language: Language
) -> None:
    text = print_document(identifier, conducted_sheet(), form="txt", languages=[language]).decode()

    _compare(f"{identifier}-{language.value}.txt", text)


@pytest.mark.parametrize("identifier", list(PAPERS))
def test_the_printed_text_in_three_columns_is_the_approved_one(identifier: str) -> None:
    pages = page_texts(print_document(identifier, conducted_sheet(), form="pdf", layout="columns"))

    _compare(f"{identifier}-columns-pdf.txt", "\n----\n".join(pages).replace(DIVIDED, "-\n") + "\n")


@pytest.mark.parametrize("identifier", list(MINUTES))
@pytest.mark.parametrize("language", list(Language))
def test_the_plain_text_of_a_paper_about_decisions_is_the_approved_one(
    identifier: str, language: Language
) -> None:
    text = print_document(identifier, MINUTES[identifier], form="txt", languages=[language]).decode()

    _compare(f"{identifier}-{language}.txt", text)


@pytest.mark.parametrize("identifier", ["minutes", "ballots"])
def test_the_printed_text_in_two_languages_is_the_approved_one(identifier: str) -> None:
    sheet = {**MINUTES, "ballots": ballot_sheet(count=4)}[identifier]
    layout = "" if identifier == "ballots" else "columns"
    languages = [Language.KK, Language.RU]
    pages = page_texts(print_document(identifier, sheet, form="pdf", languages=languages, layout=layout))

    _compare(f"{identifier}-kk-ru-pdf.txt", "\n----\n".join(pages).replace(DIVIDED, "-\n") + "\n")


@pytest.mark.parametrize("language", list(Language))
def test_the_printed_draft_is_the_approved_one(language: Language) -> None:
    pages = page_texts(print_resolution(draft_sheet(), languages=[language]).pdf)

    _compare(f"draft-{language.value}-pdf.txt", "\n----\n".join(pages).replace(DIVIDED, "-\n") + "\n")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("identifier", "sheet"),
    [
        ("amendments", amendments_sheet()),
        ("comments", comments_sheet()),
        ("consultation_summary", comments_sheet()),
        ("redline", redlined_sheet()),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_plain_text_of_a_paper_about_amendments_and_comments_is_the_approved_one(
    identifier: str, sheet: Sheet, language: Language
) -> None:
    text = print_document(identifier, sheet, form="txt", languages=[language]).decode()

    _compare(f"{identifier}-{language}.txt", text)


def _compare(name: str, text: str) -> None:
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    file = APPROVED / name
    if os.environ.get("FORUMDESK_APPROVE"):
        file.write_text(lines, encoding="utf-8")
    assert lines == file.read_text(encoding="utf-8")
