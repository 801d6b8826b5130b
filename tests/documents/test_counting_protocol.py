"""The protocol of the counting commission."""

import pytest

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from forumdesk.services.minutes_sheets import CountingSheet
from tests.builders_minutes_sheets import counting_sheet, election, person, secret_decision


def told(sheet: CountingSheet, language: Language = Language.EN) -> str:
    text = print_document("counting_protocol", sheet, form="txt", languages=[language]).decode()
    return " ".join(text.split())


def test_all_counts_stand_there_with_their_sums() -> None:
    text = told(counting_sheet())

    for words in (
        "Entitled to vote 24",
        "Of these present 20",
        "Ballots issued 20",
        "Spoilt ballots 1",
        "Valid ballots 19",
        "For 16",
        "Against 2",
        "Abstaining 1",
    ):
        assert words in text


def test_its_own_number_stands_in_the_title() -> None:
    assert "COUNTING COMMISSION No. 1" in told(counting_sheet())
    assert "No. " not in told(counting_sheet(protocol_number="")).split("Regular")[0]


@pytest.mark.parametrize("members", [0, 1, 3])
def test_everybody_of_the_commission_signs(members: int) -> None:
    commission = tuple(person(number) for number in range(1, members + 1))

    text = print_document(
        "counting_protocol",
        counting_sheet(decision=secret_decision(commission=commission)),
        form="txt",
        languages=[Language.EN],
    ).decode()

    assert sum("____" in line for line in text.splitlines()) == max(members, 1)


def test_an_election_has_candidates_in_place_of_for_and_against() -> None:
    text = told(counting_sheet(decision=election()))

    assert "1 Y. Nurlanov 14" in text
    assert "Against" not in text


def test_a_further_round_is_named() -> None:
    assert "Round 2 of the vote" in told(counting_sheet(decision=election(round=2)))
    assert "Round" not in told(counting_sheet(decision=election()))
