"""Papers that are marked as copies and kept as they were given out."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import dump, registers
from tests.cli.conftest import Command
from tests.documents.reading import page_texts


def test_a_paper_is_kept_byte_for_byte_and_once(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "given.pdf"
    for _ in range(2):
        assert command("print", sample, "resolution", "-o", out, "--languages", "kk,ru", "--keep").code == 0

    with registers().open(sample) as register:
        meeting = register.meetings.meetings()[0]
        (kept,) = register.issued.of_meeting(meeting.id)
        assert register.issued.content(kept) == out.read_bytes()
        assert (kept.document, kept.name, len(kept.languages)) == ("resolution", "given.pdf", 2)
        assert kept.code == register.decisions.decisions(meeting.id)[-1].code


def test_without_the_word_nothing_is_kept(command: Command, sample: Path, tmp_path: Path) -> None:
    before = dump(sample)

    assert command("print", sample, "resolution", "-o", tmp_path / "a.pdf").code == 0

    assert dump(sample) == before


def test_only_finished_pages_are_kept(command: Command, sample: Path, tmp_path: Path) -> None:
    answer = command("print", sample, "resolution", "-o", tmp_path / "a.docx", "--keep")

    assert answer.code == 2
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize(("mark", "said"), [("copy", "КӨШІРМЕ № 3"), ("true_copy", "КӨШІРМЕ")])
def test_every_page_says_that_it_is_a_copy(
    command: Command, sample: Path, tmp_path: Path, mark: str, said: str
) -> None:
    out = tmp_path / "copy.pdf"
    words = ("--copy", mark, "--copy-number", "3", "--languages", "kk")

    assert command("print", sample, "agenda", "-o", out, *words).code == 0

    assert said in " ".join(page_texts(out.read_bytes())).upper()


def test_a_template_that_is_wrong_does_not_stop_the_printing_and_is_told(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    with registers().open(sample) as register:
        body = register.meetings.bodies()[0]
        stationery = register.stationery.of_body(body.id)
        register.stationery.change(body.id, replace(stationery, template="[words.minutes.gone]\nkk = 'a'\n"))

    answer = command("print", sample, "minutes", "-o", tmp_path / "m.pdf", "--languages", "kk")

    assert answer.code == 0
    assert "gone" in answer.err
    assert len(answer.err.splitlines()) == 2
