"""Ballots: how many on a sheet, what is numbered, what tells them apart."""

import re
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.ballots import MOST_PER_SHEET
from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.minutes_sheets import BallotSheet
from tests.builders_minutes_sheets import ballot_sheet, candidates
from tests.documents.reading import page_texts, unhyphenated

KK, RU, EN = Language


def printed(sheet: BallotSheet, *languages: Language) -> bytes:
    return print_document("ballots", sheet, form="pdf", languages=languages or (EN,))


@pytest.mark.parametrize("count", [1, 4, 5, 20])
def test_several_stand_on_a_sheet(count: int) -> None:
    pages = page_texts(printed(ballot_sheet(count=count)))

    assert len(pages) == -(-count // MOST_PER_SHEET)
    assert sum(page.count("SECRET BALLOT PAPER") for page in pages) == count


def test_stubs_are_numbered_without_a_gap_from_the_first_number() -> None:
    text = unhyphenated(printed(ballot_sheet(count=6, first=101)))

    assert re.findall(r"Stub of ballot paper No\. (\d+)", text) == [str(number) for number in range(101, 107)]


def test_nothing_but_the_stub_tells_one_ballot_from_another() -> None:
    page = page_texts(printed(ballot_sheet(count=4)))[0]

    ballots = [part.split("Stub of")[0] for part in page.split("SECRET BALLOT PAPER")[1:]]
    assert len({" ".join(one.split()) for one in ballots}) == 1


def test_a_question_is_answered_in_one_of_three_ways() -> None:
    text = unhyphenated(printed(ballot_sheet(count=1)))

    assert "Mark the box beside one option of your choice." in text
    assert text.endswith("for against abstain")


def test_two_languages_stand_on_one_ballot() -> None:
    text = unhyphenated(printed(ballot_sheet(count=1), KK, RU))

    assert "жақтаймын / за" in text
    assert "Кеңестің 2027 жылға" in text
    assert "плана работы Совета" in text


@pytest.mark.parametrize(("seats", "words"), [(1, "one candidate"), (2, "2 at most")])
def test_candidates_stand_in_their_order_with_how_many_may_be_chosen(seats: int, words: str) -> None:
    names = tuple(one.name for one in candidates())

    text = unhyphenated(printed(ballot_sheet(count=1, candidates=names, seats=seats)))

    assert text.endswith("Y. Nurlanov Y. Ospanov Y. Seitov")
    assert words in text


def test_a_name_that_is_alike_in_both_languages_stands_once() -> None:
    names = (LocalizedText(kk="Е. Оспанов", ru="Е. Оспанов"),)

    assert unhyphenated(printed(ballot_sheet(count=1, candidates=names), KK, RU)).count("Е. Оспанов") == 1


def test_forty_candidates_still_fit_a_sheet() -> None:
    names = tuple(LocalizedText(en=f"Candidate {number}") for number in range(40))

    pages = page_texts(printed(ballot_sheet(count=2, candidates=names)))

    assert len(pages) == 2
    assert all("Candidate 39" in page for page in pages)


def lowest(pdf: bytes) -> float:
    """The lower edge of the lowest letter of all pages, in points from the foot of its page."""
    with PdfDocument(pdf) as document:
        found = []
        for page in document:
            letters = page.get_textpage()
            found += [letters.get_charbox(place)[1] for place in range(letters.count_chars())]
            letters.close()
            page.close()
    return float(min(found))


def test_the_name_of_a_body_may_be_as_long_as_a_page_is_high() -> None:
    name = "Council for the Recognition of Learning Outcomes " * 6
    sheet = replace(ballot_sheet(count=2), body=LocalizedText(kk=name, ru=name, en=name))

    assert lowest(printed(sheet, KK, RU, EN)) > 0
