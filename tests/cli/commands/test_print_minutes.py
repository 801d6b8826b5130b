"""Minutes, extracts, vote sheets and ballots by the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command

PAPERS = ("minutes", "minutes_short", "extract", "vote_sheet", "roll_call", "ballots")


@pytest.mark.parametrize("document", PAPERS)
def test_each_paper_is_printed_without_further_words(
    command: Command, sample: Path, tmp_path: Path, document: str
) -> None:
    out = tmp_path / f"{document}.pdf"

    assert command("print", sample, document, "--languages", "ru", "-o", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_an_extract_shows_the_items_that_are_named(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "extract.txt"
    items = command("show", sample, "agenda", "--json").json["items"]
    words = ("print", sample, "extract", "--languages", "en", "-o", out, "--items")

    assert command(*words, "2", "--certified-on", "2025-10-17").code == 0

    text = " ".join(out.read_text("utf-8").split())
    assert items[1]["title"]["en"] in text
    assert items[0]["title"]["en"] not in text
    assert "17 October 2025" in text
    assert command(*words, "2,77").code == 1


def test_a_vote_sheet_shows_the_decision_that_is_named(command: Command, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "votes.txt"
    words = ("print", draft, "vote_sheet", "--languages", "en", "-o", out)
    assert command(*words).code == 1
    for number in ("1", "2"):
        assert command("decide", draft, "--on", number, "--mode", "unanimous").code == 0
    codes = [one["code"] for one in command("show", draft, "decisions", "--json").json["decisions"]]

    assert command(*words).code == 0
    assert codes[1] in out.read_text("utf-8")
    assert command(*words, "--decision", "1").code == 0
    assert codes[0] in out.read_text("utf-8")
    assert command(*words, "--decision", "7").code == 1


def test_a_counting_protocol_is_of_a_ballot(command: Command, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "protocol.txt"
    words = ("print", draft, "counting_protocol", "--languages", "ru", "-o", out)
    assert command(*words).code == 1
    ballot = ("--counts", "for=20,against=3", "--ballots", "issued=24,returned=24,spoilt=1")
    assert command("decide", draft, "--on", "1", "--mode", "secret", *ballot, "--commission", "1,2").code == 0

    assert command(*words, "--protocol-number", "2-А").code == 0
    assert "2-А" in out.read_text("utf-8")


def test_words_of_another_paper_are_2(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    for words in (
        ("minutes", "--items", "1"),
        ("resolution", "--count", "3"),
        ("extract", "--decision", "1"),
    ):
        assert command("print", sample, *words, "-o", out).code == 2
    assert not out.exists()


def test_as_many_ballots_as_are_asked_for(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "ballots.pdf"
    words = ("--count", "3", "--candidate", "A", "--candidate", "B", "--question", "en:Chair")

    assert command("print", sample, "ballots", *words, "-o", out).code == 0
    assert out.stat().st_size
