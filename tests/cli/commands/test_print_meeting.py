"""Agenda, programme, script, speakers' list and timekeeping are printed by command."""

from pathlib import Path

import pytest

from tests.builders import dump, registers
from tests.cli.conftest import Command
from tests.documents.reading import page_texts

DOCUMENTS = ("agenda", "programme", "chair_script", "speakers", "timekeeping")


@pytest.fixture
def conducted(sample: Path) -> Path:
    """The sample forum with its first item under way and one speech made."""
    with registers().open(sample) as register:
        (meeting,) = register.meetings.meetings()
        register.conduct.open(meeting.id)
        item = register.conduct.next(meeting.id)
        assert item is not None
        people = register.participants.listed(meeting.id)
        spoken = register.speaking.ask(item, people[0].id)
        register.speaking.give_floor(spoken.id)
        register.speaking.ask(item, people[1].id)
    return sample


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize(
    ("languages", "layout"),
    [("en", ""), ("kk,ru", "columns"), ("kk,ru,en", "columns"), ("ru,en", "sequence")],
)
def test_every_paper_is_printed_in_every_layout(
    command: Command, conducted: Path, tmp_path: Path, document: str, languages: str, layout: str
) -> None:
    out = tmp_path / "o.pdf"
    words = ["--layout", layout] if layout else []

    answer = command("print", conducted, document, "-o", out, "--languages", languages, *words)

    assert (answer.code, answer.err) == (0, "")
    assert len("".join(page_texts(out.read_bytes()))) > 200


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_paper_is_written_as_text(
    command: Command, conducted: Path, tmp_path: Path, document: str
) -> None:
    out = tmp_path / "o.txt"

    assert command("print", conducted, document, "-o", out, "--languages", "en").code == 0

    assert "Opening of the Forum" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("document", "told"),
    [("speakers", "Nobody is on a list of speakers yet."), ("timekeeping", "No time has been kept yet.")],
)
def test_what_is_not_there_yet_is_refused_in_a_sentence(
    command: Command, sample: Path, tmp_path: Path, document: str, told: str
) -> None:
    before = dump(sample)

    answer = command("print", sample, document, "-o", tmp_path / "o.pdf")

    assert (answer.code, answer.out) == (1, "")
    assert told in answer.err
    assert not (tmp_path / "o.pdf").exists()
    assert dump(sample) == before


def test_an_empty_agenda_is_refused_in_a_sentence(command: Command, sample: Path, tmp_path: Path) -> None:
    with registers().open(sample) as register:
        (meeting,) = register.meetings.meetings()
        for item in register.agendas.items(meeting.id):
            if item.parent_id is None:
                register.agendas.remove(item.id)

    answer = command("print", sample, "agenda", "-o", tmp_path / "o.pdf")

    assert answer.code == 1
    assert "There is no agenda to print yet." in answer.err


def test_nobody_is_chosen_for_a_paper_that_is_the_same_for_all(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    answer = command("print", sample, "agenda", "-o", tmp_path / "o.pdf", "--only", "1")

    assert answer.code == 1
    assert "--only" in answer.err


def test_the_papers_are_listed_with_their_layouts(command: Command) -> None:
    listed = {one["id"]: one for one in command("documents", "--json").json["documents"]}

    for document in DOCUMENTS:
        assert listed[document]["formats"] == ["pdf", "txt", "docx", "html"]
        assert listed[document]["layouts"] == ["single", "sequence", "columns"]
