"""A resolution goes out as Word, is changed by others, and what they changed comes back as proposals."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.cli.conftest import Command
from tests.documents.word.office import converted


def exported(command: Command, register: Path, out: Path, *words: str) -> Path:
    assert command("print", register, "resolution", "-o", out, *words).code == 0
    return out


def paragraphs(document: Any) -> list[Any]:
    """Every paragraph with a row's bookmark, also in tables."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    found = [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    return [one for one in found if 'w:name="f_' in one._p.xml and 'w:name="f_own_' not in one._p.xml]


def reworded(paragraph: Any, word: str) -> None:
    """Put a word at the end of the last run that has any."""
    run = [one for one in paragraph.runs if one.text.strip()][-1]
    run.text = f"{run.text.rstrip()} {word}"


def state(command: Command, register: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = command("show", register, "amendments", "--json").json["amendments"]
    return found


@pytest.mark.parametrize("ending", ["docx", "odt"])
@pytest.mark.parametrize(
    "words", [["--languages", "ru"], ["--languages", "kk,ru,en"], ["--layout", "columns"]]
)
def test_a_document_that_nobody_changed_proposes_nothing(
    command: Command, draft: Path, tmp_path: Path, ending: str, words: list[str]
) -> None:
    out = exported(command, draft, tmp_path / f"out.{ending}", *words)
    before = draft.read_bytes()

    answer = command("import", draft, out, "--as", "resolution", "--json")

    assert (answer.code, answer.json["new"], answer.json["not_imported"]) == (0, 0, 0)
    assert answer.json["same"] == answer.json["rows"] > 15
    assert draft.read_bytes() == before


@pytest.mark.parametrize(
    "words", [["--languages", "ru"], ["--languages", "kk,ru,en"], ["--layout", "columns"]]
)
def test_five_changed_paragraphs_are_exactly_five_proposed_changes(
    command: Command, draft: Path, tmp_path: Path, words: list[str]
) -> None:
    out = exported(command, draft, tmp_path / "out.docx", *words)
    document = Document(str(out))
    rows = paragraphs(document)
    for place in range(5):
        reworded(rows[3 + place * (len(rows) - 4) // 5], f"қосымша{place}")
    document.save(str(out))

    answer = command("import", draft, out, "--as", "resolution", "--json")

    assert (answer.code, answer.json["new"]) == (0, 5)
    changes = state(command, draft)
    assert len(changes) == 5
    assert {one["kind"] for one in changes} == {"replace"}
    for one in changes:
        (language,) = one["text"]
        assert one["text"][language].rsplit(" ", 1)[0].split() == one["base"][language].split()
        assert one["origin"] == "word"
    again = command("import", draft, out, "--as", "resolution", "--json")
    assert (again.json["new"], len(state(command, draft))) == (0, 5)


def test_a_trial_proposes_nothing(command: Command, draft: Path, tmp_path: Path) -> None:
    out = exported(command, draft, tmp_path / "out.docx", "--languages", "ru")
    document = Document(str(out))
    reworded(paragraphs(document)[4], "иначе")
    document.save(str(out))
    before = draft.read_bytes()

    answer = command("import", draft, out, "--as", "resolution", "--dry-run", "--json")

    assert (answer.json["new"], answer.json["dry_run"]) == (1, True)
    assert draft.read_bytes() == before


def test_what_came_back_is_accepted_and_goes_out_again_without_a_change(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    out = exported(command, draft, tmp_path / "out.docx", "--languages", "ru")
    document = Document(str(out))
    reworded(paragraphs(document)[4], "иначе")
    document.save(str(out))
    assert command("import", draft, out, "--as", "resolution").code == 0

    assert command("amend", draft, 1, "accept").code == 0

    again = exported(command, draft, tmp_path / "again.docx", "--languages", "ru")
    assert command("import", draft, again, "--as", "resolution", "--json").json["new"] == 0
    assert any("иначе" in one.text for one in paragraphs(Document(str(again))))


def test_an_export_of_another_meeting_is_refused_where_that_meeting_was_named(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    out = exported(command, draft, tmp_path / "out.docx", "--languages", "ru")
    other = tmp_path / "other.forumdesk"
    assert command("new", other, "--sample").code == 0
    before = other.read_bytes()

    answer = command("import", other, out, "--as", "resolution", "--meeting", "1")

    assert answer.code == 1
    assert other.read_bytes() == before


def test_a_passage_through_libreoffice_proposes_nothing(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    out = exported(command, draft, tmp_path / "out.docx", "--layout", "columns")

    (tmp_path / "office").mkdir()
    passed = tmp_path / "passed.docx"
    passed.write_bytes(converted(out.read_bytes(), "docx", "docx", tmp_path / "office"))

    answer = command("import", draft, passed, "--as", "resolution", "--json")
    assert (answer.code, answer.json["new"]) == (0, 0)
    assert answer.json["same"] > 15
