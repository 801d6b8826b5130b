"""The first road on the public resolution: imported in three languages, decided, printed."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.documents.reading import lost, words_in


def words_of(source: Path) -> list[str]:
    """The words of a source without its markup and list signs, in order."""
    text = re.sub(r"[*]+", "", source.read_text("utf-8"))
    return re.sub(r"(?m)^\s*-\s+", "", text).split()


def test_every_word_of_each_source_is_printed_once_and_in_order(
    command: Command, empty: Path, shared: Path, tmp_path: Path
) -> None:
    samples = shared / "samples"
    (seed,) = (shared / "seeds").glob("001_*.txt")
    sources = {"en": seed, "ru": samples / "resolution-2024.ru.md", "kk": samples / "resolution-2024.kk.md"}
    for language, source in sources.items():
        result = command("import", empty, source, "--as", "resolution", "--language", language, "--json").json
        assert (result["rows"], result["new"]) == (21, 21)
    command("import", empty, samples / "participants-2024.csv", "--as", "participants")
    command("import", empty, samples / "agenda-2024.csv", "--as", "agenda")
    assert command("decide", empty, "--on", "all", "--mode", "unanimous").code == 0

    for language, source in sources.items():
        out = tmp_path / f"{language}.pdf"
        assert command("print", empty, "resolution", "-o", out, "--languages", language).code == 0
        printed = words_in(out.read_bytes())

        assert lost(words_of(source), printed) == []
        text = " ".join(printed)
        for beginning in beginnings_of(source):
            assert text.count(beginning) == 1, beginning


def beginnings_of(source: Path) -> list[str]:
    """The first ten words of each long paragraph."""
    paragraphs = [re.sub(r"[*]+", "", one).split() for one in source.read_text("utf-8").split("\n")]
    return [" ".join(one[1:11]) for one in paragraphs if len(one) > 20]


@pytest.mark.parametrize("layout", ["sequence", "columns"])
def test_three_languages_are_printed_together(
    command: Command, sample: Path, tmp_path: Path, layout: str
) -> None:
    out = tmp_path / "o.pdf"
    languages = "kk,ru,en" if layout == "sequence" else "kk,ru"

    answer = command("print", sample, "resolution", "-o", out, "--languages", languages, "--layout", layout)

    assert (answer.code, answer.err) == (0, "")
