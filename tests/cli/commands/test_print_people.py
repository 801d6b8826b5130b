"""Badges and lists of people are printed by command, for everybody or for those whom ``--only`` names."""

from pathlib import Path

import pytest

from forumdesk.documents.registry import DOCUMENTS
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.people_sheets import PeopleSheet
from tests.builders import dump, registers
from tests.cli.conftest import Answer, Command
from tests.documents.reading import page_texts

PEOPLE_DOCUMENTS = [one.identifier for one in DOCUMENTS if one.sheet is PeopleSheet]


@pytest.fixture
def arrived(sample: Path) -> Path:
    """The sample with three people who have arrived, one of them in a delegation."""
    with registers().open(sample) as register:
        (meeting,) = register.meetings.meetings()
        people = register.participants.listed(meeting.id)
        for one in people[:3]:
            register.attendance.arrive(one.id)
        made = register.delegations.add(
            meeting.id, LocalizedText(ru="Делегация степи", en="Steppe delegation")
        )
        register.delegations.assign([people[1].id], made.id)
    return sample


def printed(command: Command, register: Path, out: Path, *words: object) -> Answer:
    return command("print", register, "participants", "-o", out, "--languages", "en", *words)


@pytest.mark.parametrize("identifier", PEOPLE_DOCUMENTS)
def test_every_document_of_people_is_printed(
    command: Command, arrived: Path, tmp_path: Path, identifier: str
) -> None:
    out = tmp_path / "o.pdf"

    answer = command("print", arrived, identifier, "-o", out, "--languages", "en")

    assert (answer.code, answer.err) == (0, "")
    assert len("".join(page_texts(out.read_bytes()))) > 200


def test_a_list_is_printed_as_text(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.txt"

    assert command("print", sample, "attendance", "-o", out, "--languages", "kk").code == 0

    assert len(out.read_text("utf-8").splitlines()) > 60


def test_a_badge_layout_is_chosen(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.pdf"
    command("print", sample, "badges", "-o", out)
    sheets = len(page_texts(out.read_bytes()))

    assert command("print", sample, "badges", "-o", out, "--layout", "label").code == 0

    assert len(page_texts(out.read_bytes())) == 60 > sheets


@pytest.mark.parametrize(
    ("only", "count"),
    [
        ("7", 1),
        ("1,5, 10-12", 5),
        ("arrived", 3),
        ("country=Germany", 4),
        ("country=DE", 4),
        ("delegation=steppe", 1),
        ("delegation=Делегация степи", 1),
    ],
)
def test_only_some_are_printed(
    command: Command, arrived: Path, tmp_path: Path, only: str, count: int
) -> None:
    out = tmp_path / "o.pdf"

    answer = command("print", arrived, "badges", "-o", out, "--layout", "label", "--only", only)

    assert (answer.code, answer.err) == (0, "")
    assert len(page_texts(out.read_bytes())) == count


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ("somebody", "somebody"),
        ("country=Atlantis", "Atlantis"),
        ("delegation=none", "Steppe delegation"),
        ("delegation=", "delegation="),
        ("5000-6000", "5000-6000"),
        ("accredited", "accredited"),
        ("1,,2", "1,,2"),
    ],
)
def test_words_that_choose_nobody_are_refused_in_a_sentence(
    command: Command, arrived: Path, tmp_path: Path, only: str, names: str
) -> None:
    out = tmp_path / "o.pdf"
    before = dump(arrived)

    answer = printed(command, arrived, out, "--only", only)

    assert (answer.code, answer.out) == (1, "")
    assert names in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not out.exists()
    assert dump(arrived) == before


def test_a_resolution_is_not_printed_for_some(command: Command, sample: Path, tmp_path: Path) -> None:
    answer = command("print", sample, "resolution", "-o", tmp_path / "o.pdf", "--only", "1")

    assert answer.code == 1
    assert "--only" in answer.err


@pytest.mark.parametrize("words", [("--layout", "a4-7"), ("--languages", "kk,ru,en")])
def test_what_badges_cannot_do_is_refused(
    command: Command, sample: Path, tmp_path: Path, words: tuple[str, str]
) -> None:
    answer = command("print", sample, "badges", "-o", tmp_path / "o.pdf", *words)

    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert not (tmp_path / "o.pdf").exists()


def test_nobody_is_printed_from_an_empty_list(
    command: Command, empty: Path, samples: Path, tmp_path: Path
) -> None:
    command("import", empty, samples / "agenda.csv", "--as", "agenda")

    answer = command("print", empty, "badges", "-o", tmp_path / "o.pdf")

    assert answer.code == 1
    assert "nobody to print" in answer.err


def test_identity_numbers_are_on_the_pass_list_alone(command: Command, sample: Path, tmp_path: Path) -> None:
    with registers().open(sample) as register:
        (meeting,) = register.meetings.meetings()
        person = register.participants.listed(meeting.id)[0]
        register.passes.set_numbers(meeting.id, {person.id: "800101300000"})
    for identifier, there in (("passes", True), ("participants", False), ("attendance", False)):
        out = tmp_path / f"{identifier}.txt"

        assert command("print", sample, identifier, "-o", out, "--languages", "en").code == 0

        assert ("800101300000" in out.read_text("utf-8")) is there


def test_documents_are_listed_with_their_layouts(command: Command) -> None:
    listed = {one["id"]: one for one in command("documents", "--json").json["documents"]}

    assert listed["badges"]["layouts"] == ["a4-8", "a4-4", "a4-10", "label"]
    assert listed["badges"]["most_languages"] == 2
    assert listed["passes"]["formats"] == ["pdf", "txt", "docx", "html"]
    assert set(PEOPLE_DOCUMENTS) <= set(listed)
    lines = command("documents").out.splitlines()
    assert len(lines) == 1 + len(listed)
