"""The dossier and the handout are printed by command."""

from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Command
from tests.documents.reading import page_texts


def test_a_dossier_of_the_sample_is_printed_with_its_bookmarks(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.pdf"

    answer = command("print", sample, "dossier", "-o", out, "--languages", "kk,ru,en")

    assert answer.code == 0
    with pikepdf.open(out) as opened, opened.open_outline() as outline:
        assert len(outline.root) >= 4


@pytest.mark.parametrize("layout", ["a5", "booklet", "fold"])
def test_a_handout_is_printed_in_every_layout(
    command: Command, sample: Path, tmp_path: Path, layout: str
) -> None:
    out = tmp_path / "o.pdf"

    answer = command("print", sample, "handout", "--layout", layout, "--languages", "kk", "-o", out)

    assert answer.code == 0
    assert page_texts(out.read_bytes())


def test_a_dossier_is_a_pdf_and_nothing_else(command: Command, sample: Path, tmp_path: Path) -> None:
    answer = command("print", sample, "dossier", "-o", tmp_path / "o.txt")

    assert answer.code != 0
    assert not (tmp_path / "o.txt").exists()
