"""The resolution is written for an office by command."""

import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize("document", ["resolution", "draft"])
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_the_ending_says_the_format(
    command: Command, draft: Path, tmp_path: Path, document: str, ending: str
) -> None:
    out = tmp_path / f"paper.{ending}"

    answer = command("print", draft, document, "--layout", "columns", "-o", out)

    assert (answer.code, answer.err) == (0, "")
    assert zipfile.is_zipfile(out)


def test_markdown_is_written_too(command: Command, draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.md"

    command("print", draft, "resolution", "--languages", "kk", "-o", out)

    assert out.read_text(encoding="utf-8").startswith("# ")


def test_the_formats_are_listed(command: Command) -> None:
    assert "pdf txt docx odt md" in command("documents").out
