"""What leaves the register: print, export, documents, self-test."""

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from forumdesk.exchange.event_package import VERSION
from tests.builders import dump
from tests.cli.conftest import Command
from tests.documents.reading import page_texts


def files(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} - {"data"}


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF-"), ("txt", b""), ("PDF", b"%PDF-")])
def test_a_resolution_is_printed_by_the_ending(
    command: Command, sample: Path, tmp_path: Path, ending: str, begins: bytes
) -> None:
    out = tmp_path / f"o.{ending}"

    answer = command("print", sample, "resolution", "-o", out, "--languages", "en")

    assert (answer.code, answer.err) == (0, "")
    assert out.read_bytes().startswith(begins)
    assert out.stat().st_size > 1000


def test_languages_are_printed_in_the_order_asked_for(command: Command, sample: Path, tmp_path: Path) -> None:
    command("print", sample, "resolution", "-o", tmp_path / "o.txt", "--languages", "en, kk,en")

    text = (tmp_path / "o.txt").read_text("utf-8")
    assert 0 <= text.index("Resolution") < text.index("Көкжиек")
    assert "Резолюция" not in text


def test_a_draft_says_so_and_an_adopted_text_bears_its_code(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.pdf"
    command("print", draft, "resolution", "-o", out, "--languages", "en")
    assert "DRAFT" in page_texts(out.read_bytes())[0]

    code = command("decide", draft, "--on", "all", "--mode", "unanimous", "--json").json["code"]
    command("print", draft, "resolution", "-o", out, "--languages", "en")

    pages = "\n".join(page_texts(out.read_bytes()))
    assert "DRAFT" not in pages
    assert code in pages


@pytest.mark.parametrize(
    "words",
    [
        ("poster", "-o", "{out}"),
        ("resolution", "-o", "{folder}/o.xyz"),
        ("resolution", "-o", "{folder}/o"),
        ("resolution", "-o", "{out}", "--languages", "de"),
        ("resolution", "-o", "{out}", "--layout", "spiral"),
        ("resolution", "-o", "{out}", "--preset", "moon"),
        ("resolution", "-o", "{out}", "--meeting", "77"),
        ("resolution", "-o", "{folder}/missing/o.pdf"),
        ("resolution", "-o", "{folder}"),
        ("resolution", "-o", "{register}"),
    ],
)
def test_a_refused_print_leaves_everything_as_it_was(
    command: Command, sample: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "o.pdf"
    out.write_bytes(b"what stood there")
    before, register, there = files(tmp_path), sample.read_bytes(), dump(sample)
    places = {"out": out, "folder": tmp_path, "register": sample}

    answer = command("print", sample, *(word.format(**places) for word in words))

    assert answer.code in {1, 3}
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert files(tmp_path) == before
    assert (out.read_bytes(), sample.read_bytes(), dump(sample)) == (b"what stood there", register, there)


def test_nothing_is_printed_from_an_empty_register(
    command: Command, empty: Path, samples: Path, tmp_path: Path
) -> None:
    assert command("print", empty, "resolution", "-o", tmp_path / "o.pdf").code == 1
    command("import", empty, samples / "agenda.csv", "--as", "agenda")
    assert command("print", empty, "resolution", "-o", tmp_path / "o.pdf").code == 1
    assert not (tmp_path / "o.pdf").exists()


@pytest.mark.parametrize("what", ["participants", "agenda", "recommendations", "decisions"])
def test_lists_leave_as_tables(command: Command, sample: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / "o.csv"

    assert command("export", sample, what, "-o", out).code == 0

    lines = out.read_text("utf-8-sig").splitlines()
    assert len(lines) >= 2


@pytest.mark.parametrize(
    ("what", "ending"),
    [
        ("participants", "csv"),
        ("participants", "xlsx"),
        ("participants", "vcf"),
        ("agenda", "csv"),
        ("agenda", "xlsx"),
        ("agenda", "ics"),
    ],
)
def test_a_list_that_left_comes_back_as_the_same(
    command: Command, sample: Path, tmp_path: Path, what: str, ending: str
) -> None:
    out = tmp_path / f"o.{ending}"
    assert command("export", sample, what, "-o", out).code == 0
    before = dump(sample)

    result = command("import", sample, out, "--as", what, "--json").json

    assert (result["new"], result["updated"], result["problems"]) == (0, 0, [])
    assert result["same"] == result["rows"] > 0
    assert dump(sample) == before


@pytest.mark.parametrize("ending", ["csv", "xlsx", "vcf"])
def test_the_list_of_an_organiser_comes_back_as_the_same(
    command: Command, empty: Path, shared: Path, tmp_path: Path, ending: str
) -> None:
    source = shared / "samples" / "participants-2024.csv"
    command("import", empty, source, "--as", "participants", "--merge-duplicates", "all")
    out = tmp_path / f"o.{ending}"
    assert command("export", empty, "participants", "-o", out).code == 0
    before = dump(empty)

    result = command("import", empty, out, "--as", "participants", "--json").json

    assert (result["new"], result["updated"], result["same"]) == (0, 0, 304)
    assert dump(empty) == before


def test_a_package_leaves_as_json_of_a_published_format(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.json"
    out.write_text("what stood there")

    assert command("export", sample, "-o", out).code == 0

    package = json.loads(out.read_text("utf-8"))
    assert (package["format"], package["version"]) == ("forumdesk-event", VERSION)
    assert len(package["participants"]) == 60


@pytest.mark.parametrize(
    "words",
    [
        ("participants", "-o", "o.ics"),
        ("decisions", "-o", "o.ics"),
        ("-o", "o.xyz"),
        ("-o", "o"),
        ("-o", "o.csv"),
        ("agenda", "-o", "o.docx"),
    ],
)
def test_an_ending_without_a_format_is_refused_in_words(
    command: Command, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path)

    answer = command("export", sample, *words)

    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert files(tmp_path) == before


@pytest.mark.parametrize("what", [(), ("agenda",)])
def test_the_agenda_leaves_as_a_calendar_in_the_readers_language(
    command: Command, sample: Path, tmp_path: Path, what: tuple[str, ...]
) -> None:
    out = tmp_path / "o.ics"

    assert command("export", sample, *what, "-o", out, "--language-ui", "kk").code == 0

    calendar: Any = Calendar.from_ical(out.read_bytes())
    shown = command("show", sample, "agenda", "--json").json
    events = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    first = shown["items"][0]
    assert len(events) == shown["counts"]["items"]
    assert str(events[first["id"]]["SUMMARY"]) == first["title"]["kk"]
    begins = events[first["id"]]["DTSTART"].dt
    assert begins.strftime("%Y-%m-%dT%H:%M") == first["planned_begin"]
    again = tmp_path / "again.ics"
    command("export", sample, *what, "-o", again, "--language-ui", "kk")
    assert again.read_bytes() == out.read_bytes()


def test_a_calendar_is_taken_over_twice_without_doubles_and_what_moved_in_it_moves(
    command: Command, sample: Path, empty: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.ics"
    command("export", sample, "-o", out)

    done = command("import", empty, out, "--as", "agenda", "--json").json
    before = dump(empty)
    again = command("import", empty, out, "--as", "agenda", "--json").json

    assert (done["rows"], done["new"], done["problems"]) == (15, 15, [])
    assert (again["new"], again["updated"], again["same"]) == (0, 0, 15)
    assert dump(empty) == before
    theirs, ours = (command("show", one, "agenda", "--json").json for one in (empty, sample))
    assert [one["number"] for one in theirs["items"]] == [one["number"] for one in ours["items"]]
    assert [one["planned_begin"] for one in theirs["items"]] == [
        one["planned_begin"] for one in ours["items"]
    ]

    begins = ours["items"][1]["planned_begin"].replace("-", "").replace(":", "") + "00"
    moved = out.read_text("utf-8").replace(f"DTSTART;TZID=Asia/Almaty:{begins}", "DTSTART:20251016T033000Z")
    out.write_text(moved, encoding="utf-8", newline="")
    result = command("import", sample, out, "--as", "agenda", "--json").json
    assert (result["new"], result["problems"]) == (0, [])
    assert 0 < result["updated"] < 15
    assert command("show", sample, "agenda", "--json").json["items"][1]["starts"] == "08:30"


def test_a_calendar_without_a_date_is_refused_with_the_way_to_set_one(
    command: Command, empty: Path, samples: Path, tmp_path: Path
) -> None:
    out = tmp_path / "o.ics"
    command("import", empty, samples / "agenda.csv", "--as", "agenda")

    answer = command("export", empty, "-o", out)

    assert (answer.code, answer.out) == (1, "")
    assert "--date" in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not out.exists()
    command("import", empty, samples / "agenda.csv", "--as", "agenda", "--date", "2025-10-16")
    assert command("export", empty, "-o", out).code == 0


def test_an_export_never_overwrites_the_register(command: Command, sample: Path, tmp_path: Path) -> None:
    disguised = tmp_path / "link.json"
    disguised.symlink_to(sample)
    before = sample.read_bytes()

    answer = command("export", sample, "-o", disguised)

    assert answer.code == 1
    assert sample.read_bytes() == before


def test_what_can_be_printed_is_listed(command: Command) -> None:
    documents = command("documents", "--json").json["documents"]

    assert ("resolution", ["pdf", "txt", "docx", "odt", "md", "html"]) in [
        (one["id"], one["formats"]) for one in documents
    ]
    assert "resolution" in command("documents").out


def test_the_installation_proves_itself_and_leaves_nothing(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))

    answer = command("self-test")

    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) == 6
    assert [*temporary.iterdir()] == []
