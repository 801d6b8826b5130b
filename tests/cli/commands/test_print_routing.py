"""Approval sheets and registers of distribution are printed by command."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize("document", ["approval_sheet", "distribution"])
@pytest.mark.parametrize("ending", ["pdf", "txt"])
def test_both_papers_are_printed(
    command: Command, sample: Path, tmp_path: Path, document: str, ending: str
) -> None:
    out = tmp_path / f"o.{ending}"

    answer = command("print", sample, document, "-o", out, "--languages", "kk,ru", "--layout", "columns")

    assert (answer.code, answer.err) == (0, "")
    assert out.stat().st_size > 1000


def test_the_agenda_is_given_out_to_everybody(command: Command, sample: Path, tmp_path: Path) -> None:
    few, all_ = tmp_path / "few.txt", tmp_path / "all.txt"
    words = ("print", sample, "distribution", "--languages", "en")

    command(*words, "-o", few, "--about", "text")
    answer = command(*words, "-o", all_, "--about", "agenda", "--recipients", "everybody")

    assert answer.code == 0
    assert "Document: agenda" in all_.read_text("utf-8")
    assert "Document: resolution, code" in few.read_text("utf-8")


def test_words_that_mean_nothing_for_a_paper_are_refused(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    answer = command("print", sample, "approval_sheet", "-o", tmp_path / "o.pdf", "--recipients", "everybody")

    assert answer.code != 0
    assert "--recipients" in answer.err
    assert not (tmp_path / "o.pdf").exists()
