"""Number, opening words and notes of the minutes by the command line."""

from pathlib import Path

from tests.cli.conftest import Command


def test_number_opening_and_notes_are_written_and_shown(command: Command, sample: Path) -> None:
    words = (
        "--number",
        "С-70/2",
        "--opening",
        "ru:Гостей приветствовали.",
        "--item",
        "2",
        "--text",
        "kk:Бір",
    )

    answer = command("minutes", sample, *words, "--text", "en:One", "--json")

    assert answer.code == 0
    assert answer.json["number"] == "С-70/2"
    assert answer.json["opening"] == {"ru": "Гостей приветствовали."}
    assert [(one["item"], one["text"]) for one in answer.json["notes"]] == [("2", {"kk": "Бір", "en": "One"})]
    shown = command("minutes", sample)
    assert "С-70/2" in shown.out
    assert "Бір" in shown.out


def test_what_is_not_said_stays(command: Command, sample: Path) -> None:
    command("minutes", sample, "--number", "1", "--item", "2", "--text", "kk:Бір")

    answer = command("minutes", sample, "--item", "2", "--text", "ru:Один", "--json")

    assert answer.json["number"] == "1"
    assert answer.json["notes"][0]["text"] == {"kk": "Бір", "ru": "Один"}


def test_the_note_is_printed_in_the_minutes(command: Command, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "minutes.txt"
    command("minutes", sample, "--number", "С-70/2", "--item", "1", "--text", "en:The guests were greeted.")

    assert command("print", sample, "minutes", "--languages", "en", "-o", out).code == 0

    text = " ".join(out.read_text("utf-8").split())
    assert "MINUTES NO. С-70/2" in text.upper()
    assert "The guests were greeted." in text


def test_a_note_without_an_item_and_an_item_without_a_note_are_2(command: Command, sample: Path) -> None:
    assert command("minutes", sample, "--text", "kk:Бір").code == 2
    assert command("minutes", sample, "--item", "2").code == 2


def test_an_item_that_the_agenda_does_not_have_is_1_and_nothing_is_written(
    command: Command, sample: Path
) -> None:
    assert command("minutes", sample, "--number", "9", "--item", "77", "--text", "kk:Бір").code == 1
    assert command("minutes", sample, "--json").json["number"] == ""
