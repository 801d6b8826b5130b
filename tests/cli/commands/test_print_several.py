"""Several documents by one command."""

from pathlib import Path

from tests.cli.conftest import Command
from tests.documents.reading import page_texts


def test_several_documents_become_files_in_a_folder_and_none_is_replaced(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    words = ("print", sample, "agenda, programme", "--languages", "ru,en", "-o", f"{folder}/")

    assert command(*words).code == 0
    first = (folder / "agenda-ru-en.pdf").read_bytes()
    assert command(*words).code == 0

    assert sorted(one.name for one in folder.iterdir()) == [
        "agenda-ru-en (2).pdf",
        "agenda-ru-en.pdf",
        "programme-ru-en (2).pdf",
        "programme-ru-en.pdf",
    ]
    assert (folder / "agenda-ru-en.pdf").read_bytes() == first
    assert "повестка" in "".join(page_texts(first)).lower()


def test_a_document_that_fails_is_named_and_the_others_are_written(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    answer = command("print", sample, "redline,agenda,badges", "--format", "docx", "-o", tmp_path)

    assert answer.code != 0
    assert "redline" in answer.err
    assert "redline" in answer.err.splitlines()[-1]
    assert sorted(one.name for one in tmp_path.glob("*.*x")) == ["agenda.docx"]
    assert (tmp_path / "badges.pdf").exists()


def test_an_unknown_document_is_refused_before_any_is_printed(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"

    assert command("print", sample, "agenda,nothing", "-o", f"{folder}/").code != 0

    assert not folder.exists()
