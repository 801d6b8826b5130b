import json
from pathlib import Path
from typing import Any

import pytest

from forumdesk.domain.amendments import AmendmentKind
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders import registers
from tests.cli.conftest import Command


@pytest.fixture
def amended(draft: Path) -> Path:
    """The sample forum with two amendments to the first paragraph of the preamble."""
    with registers().open(draft) as register:
        meeting_id = register.meetings.find(None).id
        row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
        assert row is not None
        text = LocalizedText(ru="Новая редакция")
        proposer = LocalizedText(kk="Жапония", ru="Япония", en="Japan")
        register.amendments.propose(
            meeting_id, AmendmentKind.REPLACE, row.id, text, proposer=proposer, reason="короче"
        )
        register.amendments.propose(meeting_id, AmendmentKind.DELETE, row.id)
    return draft


def preamble(command: Command, path: Path) -> dict[str, Any]:
    """The first row of the preamble, out of the event package."""
    package = path.with_suffix(".json")
    assert command("export", path, "-o", package).code == 0
    document = json.loads(package.read_text(encoding="utf-8"))
    found: dict[str, Any] = next(row for row in document["resolution"] if row["part"] == "preamble")
    return found


def test_amendments_are_shown_in_the_order_in_which_they_are_put(command: Command, amended: Path) -> None:
    document = command("show", amended, "amendments", "--json").json

    assert [(one["number"], one["kind"], one["state"]) for one in document["amendments"]] == [
        (2, "delete", "proposed"),
        (1, "replace", "proposed"),
    ]
    assert document["amendments"][1]["text"] == {"ru": "Новая редакция"}
    assert document["amendments"][1]["proposer"]["en"] == "Japan"
    assert document["counts"] == {"amendments": 2, "open": 2}
    for language in ("kk", "ru", "en"):
        answer = command("show", amended, "amendments", "--language-ui", language)
        assert answer.code == 0
        assert len(answer.out.splitlines()) == 3


def test_an_amendment_is_accepted_with_a_note(command: Command, amended: Path) -> None:
    assert command("amend", amended, 1, "accept", "--note", "без голосования").code == 0

    assert preamble(command, amended)["text"]["ru"] == "Новая редакция"
    shown = command("show", amended, "amendments", "--json").json["amendments"]
    assert [(one["number"], one["state"], one["note"]) for one in shown] == [
        (2, "proposed", ""),
        (1, "accepted", "без голосования"),
    ]
    again = command("amend", amended, 1, "reject")
    assert again.code == 1
    assert "1" in again.err


@pytest.mark.parametrize(("act", "state"), [("reject", "rejected"), ("withdraw", "withdrawn")])
def test_an_amendment_is_turned_down_and_the_text_stays(
    command: Command, amended: Path, act: str, state: str
) -> None:
    before = preamble(command, amended)

    assert command("amend", amended, 1, act).code == 0

    assert preamble(command, amended) == before
    assert command("show", amended, "amendments", "--json").json["amendments"][1]["state"] == state


def test_an_amendment_that_is_not_there_is_refused(command: Command, amended: Path) -> None:
    before = amended.read_bytes()

    answer = command("amend", amended, 7, "accept")

    assert (answer.code, answer.out) == (1, "")
    assert "7" in answer.err
    assert amended.read_bytes() == before


def test_a_draft_is_given_out_and_lies_open(command: Command, draft: Path) -> None:
    assert command("draft", draft, "--note", "первый").code == 0
    assert command("draft", draft, "--deadline", "2099-01-01T18:00").code == 0

    document = command("show", draft, "consultations", "--json").json

    assert [(one["number"], one["note"]) for one in document["drafts"]] == [(1, "первый"), (2, "")]
    (consultation,) = document["consultations"]
    assert (consultation["draft"], consultation["deadline"]) == (2, "2099-01-01T13:00:00+00:00")
    assert command("show", draft, "consultations").code == 0


def test_a_day_without_a_time_is_a_deadline_to_its_end(command: Command, draft: Path) -> None:
    assert command("draft", draft, "--deadline", "2099-01-01").code == 0

    (consultation,) = command("show", draft, "consultations", "--json").json["consultations"]
    assert consultation["deadline"] == "2099-01-01T18:59:00+00:00"


def test_amendments_that_a_decision_leaves_open_are_pointed_out(command: Command, amended: Path) -> None:
    decide = ("decide", amended, "--on", "all", "--mode", "unanimous", "--language-ui", "en")

    answer = command(*decide)

    assert answer.code == 0
    assert "2 amendments" in answer.err


@pytest.mark.parametrize("deadline", ["2001-01-01T18:00", "2001-01-01T18:00+05:00"])
def test_a_deadline_in_the_past_keeps_nothing(command: Command, draft: Path, deadline: str) -> None:
    before = draft.read_bytes()

    answer = command("draft", draft, "--deadline", deadline)

    assert (answer.code, answer.out) == (1, "")
    assert "01.01.2001" in answer.err
    assert draft.read_bytes() == before


def test_findings_name_place_words_and_repair(command: Command, draft: Path) -> None:
    with registers().open(draft) as register:
        meeting_id = register.meetings.find(None).id
        row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
        assert row is not None
        register.resolutions.edit_cell(meeting_id, row.id, Language.RU, 'Форум "Серпін" состоялся.')

    found = command("show", draft, "findings", "--json").json["findings"]

    quotes = [one for one in found if one["code"] == "text.quotes"]
    assert len(quotes) > 0
    assert all(one["language"] == "ru" and isinstance(one["notice"], str) for one in quotes)
    assert "«" in {one["repair"] for one in quotes} or quotes[0]["repair"].startswith("«")


def test_texts_made_stale_by_an_amendment_are_confirmed_and_decided(command: Command, amended: Path) -> None:
    assert command("amend", amended, 1, "accept").code == 0
    refused = command("decide", amended, "--on", "all", "--mode", "unanimous")
    assert refused.code == 1

    said = command("confirm", amended, "--language", "kk", "--language", "ru", "--language", "en")

    assert (said.code, said.out) == (0, "3 texts were marked.\n")
    assert command("decide", amended, "--on", "all", "--mode", "unanimous").code == 0


def test_a_language_is_marked_as_authentic(command: Command, draft: Path) -> None:
    assert command("confirm", draft, "--language", "kk", "--as", "authentic").code == 0

    shown = command("show", draft, "recommendations", "--json").json["recommendations"]
    assert {row["states"]["kk"] for one in shown for row in one["rows"]} == {"authentic"}
    assert {row["states"]["ru"] for one in shown for row in one["rows"]} == {"checked"}
