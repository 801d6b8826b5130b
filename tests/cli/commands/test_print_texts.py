"""Drafts, amendments and comments are printed by command."""

from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.domain.amendments import AmendmentKind
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import LocalizedText
from tests.builders import registers
from tests.cli.conftest import Command
from tests.documents.reading import page_texts

DOCUMENTS = ("draft", "redline", "amendments", "comments", "consultation_summary")
MISSING = {
    "redline": "No amendment is open",
    "amendments": "There are no amendments to print yet",
    "comments": "No draft has been put out",
    "consultation_summary": "No draft has been put out",
}


@pytest.fixture
def amended(draft: Path) -> Path:
    """The sample forum with an amendment and a comment."""
    with registers().open(draft) as register:
        (meeting,) = register.meetings.meetings()
        issued = register.consultations.issue_draft(meeting.id)
        held = register.consultations.open(issued.id, issued.issued_at + timedelta(days=9), "Asia/Almaty")
        row = register.resolutions.text(meeting.id).first(Part.PREAMBLE)
        assert row is not None
        register.consultations.receive(held.id, "Peru", "Too long", row_id=row.id)
        text = LocalizedText(kk="Қысқа мәтін.", ru="Короткий текст.", en="A short text.")
        register.amendments.propose(
            meeting.id, AmendmentKind.REPLACE, row.id, text, proposer=LocalizedText(en="Peru")
        )
    return draft


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize(("languages", "layout"), [("en", ""), ("kk,ru", "columns"), ("kk,ru,en", "columns")])
def test_every_paper_is_printed_in_every_layout(
    command: Command, amended: Path, tmp_path: Path, document: str, languages: str, layout: str
) -> None:
    out = tmp_path / "o.pdf"
    words = ["--layout", layout] if layout else []

    answer = command("print", amended, document, "-o", out, "--languages", languages, *words)

    assert (answer.code, answer.err) == (0, "")
    text = "".join(page_texts(out.read_bytes()))
    assert len(text) > 200
    assert document == "draft" or "Peru" in text


@pytest.mark.parametrize("document", list(MISSING))
def test_where_there_is_nothing_to_print_a_sentence_says_so(
    command: Command, sample: Path, tmp_path: Path, document: str
) -> None:
    out = tmp_path / "o.pdf"

    answer = command("print", sample, document, "-o", out)

    assert answer.code != 0
    assert MISSING[document] in answer.err
    assert not out.exists()


def test_all_of_them_are_listed(command: Command) -> None:
    answer = command("documents")

    assert set(DOCUMENTS) <= {line.split()[0] for line in answer.out.splitlines() if line}
