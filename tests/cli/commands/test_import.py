import json
from pathlib import Path

import pytest
from docx import Document

from tests.builders import dump
from tests.cli.conftest import Command

RESULT_KEYS = {
    "rows",
    "new",
    "updated",
    "same",
    "not_imported",
    "problems",
    "duplicates",
    "notices",
    "dry_run",
}


@pytest.mark.parametrize(
    ("source", "kind"),
    [("forum.kk.md", "resolution"), ("participants.csv", "participants"), ("agenda.csv", "agenda")],
)
def test_a_dry_run_counts_like_the_run_and_the_same_again_changes_nothing(
    command: Command, empty: Path, samples: Path, source: str, kind: str
) -> None:
    words = ("import", empty, samples / source, "--as", kind, "--json")
    before = dump(empty)

    dry = command(*words, "--dry-run").json
    assert dump(empty) == before
    done = command(*words).json
    after = dump(empty)
    again = command(*words).json

    assert set(done) >= RESULT_KEYS
    assert done["rows"] == done["new"] > 0
    assert {**dry, "dry_run": False} == done
    assert (again["same"], again["new"], again["updated"]) == (done["rows"], 0, 0)
    assert dump(empty) == after


def test_the_list_of_an_organiser_is_imported_with_its_problems(
    command: Command, empty: Path, shared: Path
) -> None:
    expected = json.loads((shared / "samples" / "participants-2024.expected.json").read_text("utf-8"))[
        "after_import"
    ]

    result = command(
        "import", empty, shared / "samples" / "participants-2024.csv", "--as", "participants", "--json"
    ).json

    assert (result["rows"], result["new"]) == (expected["rows"], expected["new"])
    assert result["not_imported"] == len(expected["not_imported"])
    assert {(one["row"], one["code"]) for one in result["problems"]} == {
        (47, "name_missing"), (135, "name_missing"),
        (204, "country_unknown"), (134, "email_broken"), (283, "email_broken"),
    }  # fmt: skip
    counts = command("show", empty, "participants", "--json").json["counts"]
    assert counts["people"] == expected["people"]
    assert counts["countries"] == expected["countries"]
    assert counts["entitled"] == expected["entitled"]
    assert counts["heads_of_delegation"] == expected["heads_of_delegation"]


def test_the_agenda_of_an_organiser_is_imported_as_a_tree(
    command: Command, empty: Path, shared: Path
) -> None:
    expected = json.loads((shared / "samples" / "agenda-2024.expected.json").read_text("utf-8"))

    command("import", empty, shared / "samples" / "agenda-2024.csv", "--as", "agenda")

    shown = command("show", empty, "agenda", "--json").json
    assert shown["counts"] == {"items": expected["items"], "minutes": expected["planned_minutes"]}
    assert len(shown["items"]) == expected["top_level_items"]
    assert sum(len(one["items"]) for one in shown["items"]) == expected["sub_items"]
    assert (shown["items"][0]["starts"], shown["items"][-1]["ends"]) == (expected["start"], expected["end"])


def test_the_language_of_a_text_is_told_from_its_words(command: Command, empty: Path, samples: Path) -> None:
    for language in ("ru", "kk", "en"):
        command("import", empty, samples / f"forum.{language}.md", "--as", "resolution")

    assert command("show", empty, "--json").json["meetings"][0]["languages"] == ["kk", "ru", "en"]


def test_a_text_of_another_language_is_refused_unless_trusted(
    command: Command, empty: Path, samples: Path
) -> None:
    words = ("import", empty, samples / "forum.ru.md", "--as", "resolution", "--language", "kk")
    before = dump(empty)

    answer = command(*words)

    assert (answer.code, answer.out) == (1, "")
    assert "Russian" in answer.err
    assert dump(empty) == before
    assert command(*words, "--trust-language").code == 0


def test_a_text_whose_language_cannot_be_told_is_refused(
    command: Command, empty: Path, tmp_path: Path
) -> None:
    text = tmp_path / "t.md"
    text.write_text("12345 — 67890", encoding="utf-8")
    before = dump(empty)

    assert command("import", empty, text, "--as", "resolution").code == 1
    assert dump(empty) == before


def test_a_word_document_is_imported_and_what_was_left_out_is_said(
    command: Command, empty: Path, tmp_path: Path
) -> None:
    document = Document()
    document.add_heading("Resolution of the forum", 0)
    document.add_paragraph("The forum recommends:")
    for words in ("Work together on common standards.", "Meet every year in Astana."):
        document.add_paragraph(words, style="List Number")
    document.sections[0].header.paragraphs[0].text = "Not for publication"
    file = tmp_path / "text.docx"
    document.save(str(file))

    answer = command("import", empty, file, "--as", "resolution")

    assert answer.code == 0
    assert "Not for publication" in answer.err
    assert command("import", empty, file, "--as", "resolution", "--json").json["same"] == 4


def test_an_old_word_document_is_refused_with_the_way_out(
    command: Command, empty: Path, tmp_path: Path
) -> None:
    file = tmp_path / "text.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    before = dump(empty)

    answer = command("import", empty, file, "--as", "resolution")

    assert answer.code == 1
    assert "save it as .docx" in answer.err
    assert dump(empty) == before


def test_what_is_said_with_the_import_is_kept(command: Command, empty: Path, samples: Path) -> None:
    command(
        "import", empty, samples / "agenda.csv", "--as", "agenda",
        "--date", "2025-10-20", "--place", "Шымкент", "--language", "ru", "--time-zone", "Asia/Aqtau",
    )  # fmt: skip

    (meeting,) = command("show", empty, "--json").json["meetings"]
    assert (meeting["first_day"], meeting["last_day"]) == ("2025-10-20", "2025-10-20")
    assert (meeting["place"], meeting["time_zone"]) == ({"ru": "Шымкент"}, "Asia/Aqtau")

    answer = command("import", empty, samples / "forum.ru.md", "--as", "resolution")
    assert answer.code == 0
    assert "20 October 2025" in answer.err
    assert "16 October 2025" in answer.err


def test_texts_that_differ_are_joined_only_loosely_and_no_word_is_lost(
    command: Command, empty: Path, samples: Path, tmp_path: Path
) -> None:
    shorter = (samples / "forum.ru.md").read_text("utf-8").split("\n\n")
    del shorter[3]
    other = tmp_path / "forum.ru.md"
    other.write_text("\n\n".join(shorter), encoding="utf-8")
    command("import", empty, samples / "forum.kk.md", "--as", "resolution")
    before = dump(empty)

    refused = command("import", empty, other, "--as", "resolution")
    assert refused.code == 1
    assert "paragraph" in refused.err
    assert dump(empty) == before

    done = command("import", empty, other, "--as", "resolution", "--align", "loosely", "--json").json
    assert done["rows"] == done["new"]


@pytest.mark.parametrize("kind", ["resolution", "participants", "agenda", "event"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 100, b"%PDF-1.7 x", None])
def test_a_source_that_cannot_be_used_is_refused_and_nothing_changes(
    command: Command, empty: Path, tmp_path: Path, kind: str, content: bytes | None
) -> None:
    source = tmp_path / "source"
    if content is not None:
        source.write_bytes(content)
    before = dump(empty)

    answer = command("import", empty, source, "--as", kind)

    assert answer.code in {1, 3}
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert dump(empty) == before


def test_a_list_of_which_no_row_can_be_used_is_refused(command: Command, empty: Path, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("№;Name in English;e-mail\n7;;a@b.example\n", encoding="utf-8")
    before = dump(empty)

    answer = command("import", empty, source, "--as", "participants")

    assert answer.code == 1
    assert "row 7" in answer.err
    assert dump(empty) == before


def test_an_event_package_is_taken_over_once(
    command: Command, sample: Path, empty: Path, tmp_path: Path
) -> None:
    package = tmp_path / "event.json"
    command("export", sample, "-o", package)

    assert command("import", empty, package, "--as", "event", "--json").json["new"] == 1

    again = tmp_path / "again.json"
    command("export", empty, "-o", again)
    assert again.read_bytes() == package.read_bytes()
    before = dump(empty)
    assert command("import", empty, package, "--as", "event", "--json").json["same"] == 1
    assert dump(empty) == before

    damaged = json.loads(package.read_text("utf-8"))
    damaged["decisions"][0]["record"] = damaged["decisions"][0]["record"][::-1]
    package.write_text(json.dumps(damaged), encoding="utf-8")
    assert command("import", empty, package, "--as", "event").code == 1
    assert dump(empty) == before


MERGED = {"people": 304, "countries": 22, "entitled": 120, "heads_of_delegation": 22}
PAIRS = [[7, 63], [9, 177], [87, 274], [96, 230], [118, 248], [214, 309]]


@pytest.mark.parametrize(
    ("ending", "wish"),
    [
        ("csv", ["--merge-duplicates", "all"]),
        ("xlsx", ["--merge-duplicates", "all"]),
        ("csv", [word for one, two in PAIRS for word in ("--merge-duplicates", f"{one}={two}")]),
    ],
)
def test_the_list_of_an_organiser_is_merged_when_told_and_comes_again_as_the_same(
    command: Command, empty: Path, shared: Path, ending: str, wish: list[str]
) -> None:
    words = (
        "import",
        empty,
        shared / "samples" / f"participants-2024.{ending}",
        "--as",
        "participants",
        "--json",
    )

    dry = command(*words, *wish, "--dry-run").json
    done = command(*words, *wish).json

    assert {**dry, "dry_run": False} == done
    assert (done["rows"], done["new"], done["updated"], done["same"], done["not_imported"]) == (
        312,
        304,
        6,
        0,
        2,
    )
    assert done["duplicates"] == []
    counts = command("show", empty, "participants", "--json").json["counts"]
    assert {name: counts[name] for name in MERGED} == MERGED
    before = dump(empty)
    for again in (words, (*words, *wish)):
        result = command(*again).json
        assert (result["new"], result["updated"], result["same"], result["duplicates"]) == (0, 0, 310, [])
    assert dump(empty) == before


def test_pairs_that_look_like_one_person_are_listed_and_merged_by_a_later_import(
    command: Command, empty: Path, shared: Path
) -> None:
    words = ("import", empty, shared / "samples" / "participants-2024.csv", "--as", "participants")

    plain = command(*words)
    assert plain.code == 0
    assert "7 and 63" in plain.err
    assert command(*words, "--json").json["duplicates"] == PAIRS
    one = command(*words, "--json", "--merge-duplicates", "7=63").json
    assert one["duplicates"] == PAIRS[1:]
    assert command("show", empty, "participants", "--json").json["counts"]["people"] == 309
    command(*words, "--merge-duplicates", "all")
    counts = command("show", empty, "participants", "--json").json["counts"]
    assert {name: counts[name] for name in MERGED} == MERGED


@pytest.mark.parametrize(
    "words",
    [
        ("--merge-duplicates", "some"),
        ("--merge-duplicates", "7"),
        ("--merge-duplicates", "7="),
        ("--merge-duplicates", "=63"),
        ("--merge-duplicates", "7=63=8"),
        ("--merge-duplicates", "a=b"),
        ("--merge-duplicates",),
        ("--map", "Name"),
        ("--map", "=full_en"),
        ("--map", "Name="),
        ("--map",),
        ("--date", "17.10.2024"),
    ],
)
def test_wrong_words_are_told_from_a_refusal(
    command: Command, empty: Path, samples: Path, words: tuple[str, ...]
) -> None:
    before = dump(empty)

    answer = command("import", empty, samples / "participants.csv", "--as", "participants", *words)

    assert (answer.code, answer.out) == (2, "")
    assert dump(empty) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--merge-duplicates", "1=999"),
        ("--map", "Nobody has this heading=full_en"),
        ("--map", "1=nonsense"),
    ],
)
def test_rows_columns_and_fields_that_are_not_there_are_refused_in_words(
    command: Command, empty: Path, samples: Path, words: tuple[str, ...]
) -> None:
    before = dump(empty)

    answer = command("import", empty, samples / "participants.csv", "--as", "participants", *words)

    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1
    assert dump(empty) == before


def test_columns_are_read_as_told_by_heading_number_or_letter(
    command: Command, empty: Path, tmp_path: Path
) -> None:
    source = tmp_path / "list.csv"
    source.write_text("x;Who = what;y\n5;Aidana Serik;a@b.example\n", encoding="utf-8")

    words = ["--map", "1=number", "--map", "Who = what=full_en", "--map", "C=email"]
    answer = command("import", empty, source, "--as", "participants", "--json", *words)

    assert answer.json["new"] == 1
    (person,) = command("show", empty, "participants", "--json").json["participants"]
    assert (person["number"], person["email"]) == (5, "a@b.example")
    assert "Serik" in person["name"]["en"]


@pytest.mark.parametrize("words", [("--map", "A=number"), ("--merge-duplicates", "all")])
def test_columns_and_merging_belong_to_lists_of_people(
    command: Command, tmp_path: Path, samples: Path, words: tuple[str, str]
) -> None:
    register = tmp_path / "a.forumdesk"
    command("new", register)

    answer = command("import", register, samples / "agenda.csv", "--as", "agenda", *words)

    assert answer.code == 1
    assert "--as participants" in answer.err


@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
def test_languages_side_by_side_become_the_same_rows(
    command: Command, empty: Path, tmp_path: Path, dry: list[str]
) -> None:
    document = Document()
    rows = [
        ("Ауыл мектептері форумының қарары", "Резолюция форума сельских школ"),
        ("Форумға қатысушылар мынаны ұсынады:", "Участники форума рекомендуют следующее:"),
        ("1. Мектептерге оқу кабинеттері алынсын.", "1. Приобрести школам учебные кабинеты."),
        ("2. Мұғалімдерге тұрғын үй берілсін.", "2. Предоставить учителям жильё."),
    ]
    table = document.add_table(len(rows), 2)
    for at, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(at, column).text = text
    path = tmp_path / "both.docx"
    document.save(str(path))

    result = command("import", empty, path, "--as", "resolution", *dry, "--json").json

    assert (result["rows"], result["new"]) == (8, 8)
    assert [one["code"] for one in result["notices"]].count("resolution.side_by_side") == 2
    kept = command("show", empty, "recommendations", "--json").json["recommendations"]
    assert len(kept) == (0 if dry else 2)
