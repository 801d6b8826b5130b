"""The sheet of one vote."""

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from forumdesk.services.minutes_sheets import VoteSheet
from tests.builders_minutes_sheets import decision, election, secret_decision, vote_sheet


def told(sheet: VoteSheet) -> str:
    return " ".join(print_document("vote_sheet", sheet, form="txt", languages=[Language.EN]).decode().split())


def test_it_says_what_was_decided_how_with_which_result() -> None:
    text = told(vote_sheet())

    for words in (
        "3. On the adoption of recommendations",
        "Mode of adoption: recorded vote",
        "for 17, against 1, abstaining 2, absent 4",
        "1 A. Bekenov against",
        "A reservation to the decision was made",
    ):
        assert words in text


def test_a_secret_vote_has_no_names() -> None:
    text = told(vote_sheet(decision=secret_decision()))

    assert "Ballots issued 20" in text
    assert "Full name" not in text


def test_an_election_lists_all_candidates_also_those_without_a_vote() -> None:
    text = told(vote_sheet(decision=election()))

    assert "1 Y. Nurlanov 14" in text
    assert "3 Y. Seitov 0" in text


def test_the_codes_to_check_it_by_stand_in_the_foot() -> None:
    text = told(vote_sheet(decision=decision()))

    assert "Code: 7F3A-91C1 · Head of the chain: 9B01-22AA" in text


def test_what_is_not_sealed_is_marked() -> None:
    assert "not sealed" in told(vote_sheet(decision=decision(sealed_at=None)))
