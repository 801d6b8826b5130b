from pathlib import Path
from xml.etree.ElementTree import fromstring

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
