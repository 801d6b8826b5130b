import csv
import io
import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from forumdesk.exchange.akoma_ntoso import NAMESPACE
from tests.cli.conftest import Command

AKN = {"": NAMESPACE}


def test_the_resolution_leaves_as_one_work_in_three_languages(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.xml"

    answer = command("export", sample, "-o", out)

    assert (answer.code, answer.err) == (0, "")
    found = fromstring(out.read_bytes())
    languages = [one.get("language") for one in found.iterfind(".//FRBRExpression/FRBRlanguage", AKN)]
    assert languages == ["kaz", "rus", "eng"]
    assert len({one.get("value") for one in found.iterfind(".//FRBRWork/FRBRuri", AKN)}) == 1
    assert {one.get("value") for one in found.iterfind(".//FRBRauthoritative", AKN)} == {"true"}


def test_an_unchanged_register_gives_the_same_xml(command: Command, draft: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.xml", tmp_path / "2.xml"
    command("export", draft, "-o", first)
    command("export", draft, "-o", second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("what", ["minutes", "minutes_short"])
def test_the_minutes_leave_as_one_work_in_the_languages_of_the_agenda(
    command: Command, sample: Path, tmp_path: Path, what: str
) -> None:
    first, second = tmp_path / "1.xml", tmp_path / "2.xml"

    answer = command("export", sample, what, "-o", first)
    command("export", sample, what, "-o", second)

    assert (answer.code, answer.err) == (0, "")
    found = fromstring(first.read_bytes())
    assert len({one.get("value") for one in found.iterfind(".//FRBRWork/FRBRuri", AKN)}) == 1
    assert [one.get("name") for one in found.iter(f"{{{NAMESPACE}}}debate")] == ["minutes"] * 3
    assert first.read_bytes() == second.read_bytes()


def test_minutes_are_no_table(command: Command, sample: Path, tmp_path: Path) -> None:
    answer = command("export", sample, "minutes", "-o", tmp_path / "o.xlsx")
    assert answer.code == 1
    assert answer.err.rstrip().endswith(": .xml.")


def test_a_list_is_no_xml(command: Command, sample: Path, tmp_path: Path) -> None:
    answer = command("export", sample, "agenda", "-o", tmp_path / "o.xml")
    assert answer.code == 1
    assert ".xml" not in answer.err.split(":", 1)[1]
    assert not (tmp_path / "o.xml").exists()


def test_without_a_text_no_xml_is_written(
    command: Command, empty: Path, samples: Path, tmp_path: Path
) -> None:
    command("import", empty, samples / "agenda.csv", "--as", "agenda")
    answer = command("export", empty, "-o", tmp_path / "o.xml")
    assert (answer.code, answer.err.strip()) == (
        1,
        "There is no text to export yet. Write or import one first.",
    )
    assert not (tmp_path / "o.xml").exists()


def test_decisions_leave_as_popolo(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.json"

    answer = command("export", sample, "decisions", "-o", out)

    assert (answer.code, answer.err) == (0, "")
    document = json.loads(out.read_text("utf-8"))
    (event,) = document["vote_events"]
    assert (event["classification"], event["result"]) == ("unanimous", "pass")
    assert len(event["votes"]) == sum(one["value"] for one in event["counts"])
    assert {one["id"] for one in document["motions"]} == {event["motion_id"]}


def test_voices_leave_as_a_table_of_their_own(command: Command, sample: Path, tmp_path: Path) -> None:
    decisions, voices = tmp_path / "d.csv", tmp_path / "v.csv"
    assert command("export", sample, "decisions", "-o", decisions).code == 0
    assert command("export", sample, "voices", "-o", voices).code == 0

    (decision,), rows = (
        list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig")), delimiter=";"))
        for file in (decisions, voices)
    )
    assert len(rows) == int(decision["entitled"]) > 0
    assert {row["code"] for row in rows} == {decision["code"]}
    assert {row["voice"] for row in rows} == {"for"}


def test_the_vote_on_the_text_stands_in_its_xml(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xml"
    command("export", sample, "-o", out)

    voting = fromstring(out.read_bytes()).findall("statement/meta/analysis/parliamentary/voting", AKN)

    assert [(one.get("refersTo"), one.get("outcome")) for one in voting] == [("#unanimous", "#adopted")]
