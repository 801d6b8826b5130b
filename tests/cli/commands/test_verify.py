"""Registers, codes, lists of heads and printed papers, verified by the command line."""

import json
import sqlite3
from pathlib import Path

import pytest

from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import LocalizedText
from tests.builders import dump, registers
from tests.cli.conftest import Command
from tests.documents.forging import with_words_changed, without_attachment

ALTERED = (
    "UPDATE sealed_record SET record = CAST(replace(CAST(record AS TEXT), 'unanimous', 'secret') AS BLOB)"
)
KEYS = {"holds", "records", "head", "first_break", "what", "heads", "held", "sentence", "said", "caution"}


def decided(command: Command, register: Path) -> list[dict[str, object]]:
    """Three recommendations decided one by one, then the first annulled."""
    for number in ("1", "2", "3"):
        assert command("decide", register, "--on", number, "--mode", "unanimous").code == 0
    words = ("--mode", "consensus", "--annuls", "1", "--question", "en:A slip")
    assert command("decide", register, *words).code == 0
    found: list[dict[str, object]] = command("show", register, "decisions", "--json").json["decisions"]
    return found


def without_triggers(path: Path, statement: str, *values: object) -> None:
    """Change a register as somebody would who knows how to drop its triggers."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for (name,) in triggers:
                connection.execute(f'DROP TRIGGER "{name}"')
            connection.execute("PRAGMA foreign_keys = OFF")
            assert connection.execute(statement, values).rowcount > 0
    finally:
        connection.close()


def test_a_whole_register_holds_and_says_what_cannot_be_known(command: Command, draft: Path) -> None:
    decisions = decided(command, draft)
    before = dump(draft)

    answer = command("verify", draft)
    shown = command("verify", draft, "--json")

    assert (answer.code, answer.err) == (0, "")
    assert "4 sealed records were checked" in answer.out
    assert "can only be told by a head that is kept elsewhere" in answer.out
    assert (shown.code, shown.err, shown.json.keys()) == (0, "", KEYS | {"signatures"})
    facts = shown.json
    assert (facts["holds"], facts["records"], facts["head"]) == (True, 4, decisions[-1]["hash"])
    assert (facts["first_break"], facts["sentence"]) == (None, None)
    assert facts["caution"] in answer.out
    assert dump(draft) == before


def test_a_register_without_decisions_has_nothing_to_verify(command: Command, draft: Path) -> None:
    answer = command("verify", draft, "--json")

    assert (answer.code, answer.json["holds"], answer.json["records"], answer.json["head"]) == (
        0,
        True,
        0,
        None,
    )
    assert answer.json["caution"] is None


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE sealed_record SET record = replace(record, 'e', 'a') WHERE sequence = 2", "desk"),
        ("UPDATE sealed_record SET hash = replace(hash, '0', '1') WHERE sequence = 2", "2"),
        ("DELETE FROM sealed_record WHERE sequence = 2", "2"),
        ("UPDATE decision SET number = 9 WHERE number = 2", "number"),
        ("UPDATE decision SET outcome = 'rejected' WHERE number = 2", "outcome"),
        ("DELETE FROM decision WHERE number = 2", "2"),
        ("DELETE FROM sealed_record WHERE sequence = 4", "4"),
    ],
)
def test_what_was_altered_is_1_and_named_in_a_sentence(
    command: Command, draft: Path, statement: str, what: str
) -> None:
    decided(command, draft)
    without_triggers(draft, statement)

    answer = command("verify", draft)
    shown = command("verify", draft, "--json")

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert what in answer.err
    assert (shown.code, shown.json["holds"], shown.json["sentence"]) == (1, False, answer.err.strip())
    assert shown.json["first_break"]


def test_a_head_that_is_held_finds_a_tail_cut_off_with_all_its_rows(command: Command, draft: Path) -> None:
    decisions = decided(command, draft)
    heads = draft.with_name("heads.json")
    assert command("export", draft, "heads", "-o", heads).code == 0
    head = str(decisions[-1]["hash"])
    assert command("verify", draft, "--head", head).code == 0
    without_triggers(draft, "DELETE FROM sealed_record WHERE sequence = 4")
    without_triggers(draft, "DELETE FROM decision WHERE number = 4")

    alone = command("verify", draft)
    assert (alone.code, "kept elsewhere" in alone.out) == (0, True)
    for words in (("--head", head), ("--head", head[:8]), ("--heads", heads)):
        answer = command("verify", draft, *words)
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_heads_that_are_held_take_away_the_caution(command: Command, draft: Path) -> None:
    decided(command, draft)
    heads = draft.with_name("heads.json")
    assert command("export", draft, "heads", "-o", heads).code == 0

    answer = command("verify", draft, "--heads", heads)

    assert answer.code == 0
    assert "nothing up to them was cut off" in answer.out
    assert "can only be told" not in answer.out
    other = command("verify", draft, "--heads", heads, "--json").json
    assert (other["held"], other["caution"]) == (True, None)


def test_a_list_of_another_register_or_altered_by_hand_is_refused(
    command: Command, draft: Path, sample: Path, tmp_path: Path
) -> None:
    decided(command, draft)
    heads = tmp_path / "heads.json"
    assert command("export", draft, "heads", "-o", heads).code == 0

    assert "another register" in command("verify", sample, "--heads", heads).err
    plain = json.loads(heads.read_text("utf-8"))
    plain["heads"][0]["sequence"] = "four"
    heads.write_text(json.dumps(plain), encoding="utf-8")
    assert command("verify", draft, "--heads", heads).code == 1
    assert command("verify", draft, "--heads", tmp_path / "none.json").code == 3


def test_nothing_sealed_gives_no_list_of_heads(command: Command, draft: Path, tmp_path: Path) -> None:
    assert command("export", draft, "heads", "-o", tmp_path / "heads.json").code == 1
    assert command("export", draft, "heads", "-o", tmp_path / "heads.csv").code == 1
    assert list(tmp_path.glob("heads*")) == []


def test_a_code_tells_what_was_decided_and_what_became_of_it(command: Command, draft: Path) -> None:
    first, second, *_ = decided(command, draft)

    answer = command("verify", draft, "--code", first["code"])
    assert answer.code == 0
    for words in ("Decision 1 of", "adopted unanimously", "Recommendations decided: 1.", "by decision 4"):
        assert words in answer.out
    whole = command("verify", draft, "--json", "--code", f"forumdesk:1:{second['hash']}:{second['hash']}")
    (told,) = whole.json["decisions"]
    assert (told["number"], told["in_force"], told["subject"]) == (2, True, ["2"])
    assert (
        command("verify", draft, "--json", "--code", first["code"]).json["decisions"][0]["annulled_by"] == 4
    )


def test_what_was_said_to_a_decision_is_told_with_its_code(command: Command, draft: Path) -> None:
    first, *_ = decided(command, draft)
    with registers().open(draft) as register:
        (meeting,) = register.meetings.meetings()
        (decision, *_) = register.decisions.decisions(meeting.id)
        register.statements.add(
            meeting.id,
            StatementKind.EXPLANATION,
            LocalizedText.everywhere("As was said before"),
            decision_id=decision.id,
            author=LocalizedText.everywhere("The secretary"),
            seal=True,
        )

    answer = command("verify", draft, "--code", first["code"])

    assert "As was said before" in answer.out
    (told,) = command("verify", draft, "--code", first["code"], "--json").json["decisions"]
    assert [one["kind"] for one in told["statements"]] == ["explanation"]


def test_a_code_that_is_not_known_here_is_1(command: Command, draft: Path) -> None:
    decided(command, draft)

    unknown = command("verify", draft, "--code", "0000-0001")
    assert (unknown.code, len(unknown.err.splitlines()), "0000-0001" in unknown.err) == (1, 1, True)
    assert command("verify", draft, "--code", "not a code at all").code == 1


def test_a_list_of_heads_knows_a_code_without_the_register(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    first, *_ = decided(command, draft)
    heads = tmp_path / "heads.json"
    assert command("export", draft, "heads", "-o", heads).code == 0

    known = command("verify", heads, "--code", first["code"])
    assert (known.code, "Decision 1 of" in known.out) == (0, True)
    assert command("verify", heads, "--code", "0000-0001").code == 1
    assert command("verify", heads).code == 2


@pytest.fixture
def paper(command: Command, sample: Path, tmp_path: Path, made_once: dict[str, bytes]) -> Path:
    """The adopted resolution on paper."""
    path = tmp_path / "paper.pdf"
    if "paper" in made_once:
        path.write_bytes(made_once["paper"])
        return path
    assert command("print", sample, "resolution", "--languages", "kk,en", "-o", path).code == 0
    made_once["paper"] = path.read_bytes()
    return path


def test_a_paper_alone_agrees_with_itself_and_says_what_that_proves(command: Command, paper: Path) -> None:
    answer = command("verify", paper)

    assert (answer.code, answer.err) == (0, "")
    assert "cannot be known from the file alone" in answer.out
    facts = command("verify", paper, "--json").json
    assert (facts["holds"], facts["verdict"], facts["differences"]) == (True, "agrees", [])


def test_a_paper_is_genuine_by_the_register(command: Command, paper: Path, sample: Path) -> None:
    before = dump(sample)

    answer = command("verify", paper, "--register", sample)

    assert (answer.code, answer.err) == (0, "")
    assert "Genuine" in answer.out
    assert "adopted unanimously" in answer.out
    facts = command("verify", paper, "--register", sample, "--json").json
    assert (facts["holds"], facts["verdict"], facts["register"]["holds"]) == (True, "genuine", True)
    assert facts["decisions"][0]["number"] == 1
    assert dump(sample) == before


def test_a_paper_stays_genuine_when_its_decision_is_annulled_later(
    command: Command, paper: Path, sample: Path
) -> None:
    words = ("--mode", "unanimous", "--annuls", "1", "--question", "en:A slip")
    assert command("decide", sample, *words).code == 0

    answer = command("verify", paper, "--register", sample)

    assert (answer.code, "annulled by decision 2" in answer.out) == (0, True)


def test_a_paper_with_a_letter_changed_is_told_apart_with_the_register_and_without(
    command: Command, paper: Path, sample: Path
) -> None:
    paper.write_bytes(with_words_changed(paper.read_bytes(), 6))

    for words in ((), ("--register", sample)):
        answer = command("verify", paper, *words)
        assert (answer.code, len(answer.err.splitlines())) == (1, 1)
        assert "differs in 1 place" in answer.err
        assert "became" in answer.out
        facts = command("verify", paper, *words, "--json").json
        assert (facts["holds"], facts["verdict"], len(facts["differences"])) == (False, "differs", 1)
        assert facts["differences"][0]["language"] == "kk"


def test_a_paper_of_another_register_is_unknown_here(command: Command, paper: Path, draft: Path) -> None:
    decided(command, draft)

    answer = command("verify", paper, "--register", draft, "--json")

    assert (answer.code, answer.json["holds"], answer.json["verdict"]) == (1, False, "unknown")
    assert answer.json["sentence"].startswith("Unknown here")


@pytest.mark.parametrize("by", ["register", "heads"])
def test_a_paper_that_was_changed_is_told_as_changed_where_its_code_is_unknown_too(
    command: Command, paper: Path, draft: Path, by: str
) -> None:
    decided(command, draft)
    heads = draft.with_name("heads.json")
    assert command("export", draft, "heads", "-o", heads).code == 0
    paper.write_bytes(with_words_changed(paper.read_bytes(), 6))

    answer = command("verify", paper, f"--{by}", draft if by == "register" else heads, "--json")

    assert (answer.code, answer.json["holds"], answer.json["verdict"]) == (1, False, "differs")
    assert "differs in 1 place" in answer.json["sentence"]
    assert len(answer.json["differences"]) == 1


def test_by_a_register_that_was_altered_nothing_is_said_of_a_paper(
    command: Command, paper: Path, sample: Path
) -> None:
    without_triggers(sample, ALTERED)

    answer = command("verify", paper, "--register", sample)
    facts = command("verify", paper, "--register", sample, "--json").json

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert (facts["holds"], facts["verdict"], facts["register"]["holds"]) == (False, "broken", False)


def test_no_list_of_heads_is_written_of_what_was_altered(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    without_triggers(sample, ALTERED)

    answer = command("export", sample, "heads", "-o", tmp_path / "heads.json")

    assert (answer.code, len(answer.err.splitlines())) == (1, 1)
    assert not (tmp_path / "heads.json").exists()


def test_a_paper_by_a_list_of_heads(command: Command, paper: Path, sample: Path, draft: Path) -> None:
    heads = paper.with_name("heads.json")
    assert command("export", sample, "heads", "-o", heads).code == 0
    known = command("verify", paper, "--heads", heads)
    assert (known.code, "Decision 1 of" in known.out) == (0, True)

    decided(command, draft)
    assert command("export", draft, "heads", "-o", heads).code == 0
    assert command("verify", paper, "--heads", heads, "--json").json["verdict"] == "unknown"


def test_a_pdf_without_anything_attached_is_refused_in_words(
    command: Command, sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.pdf"
    assert command("print", sample, "agenda", "-o", path).code == 0

    answer = command("verify", path)

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_a_paper_that_lost_its_attachment_is_known_by_its_code_where_the_register_is(
    command: Command, paper: Path, sample: Path
) -> None:
    paper.write_bytes(without_attachment(paper.read_bytes()))

    alone, answer = command("verify", paper), command("verify", paper, "--register", sample)

    assert (alone.code, alone.out) == (1, "")
    assert (answer.code, "Decision 1 of" in answer.out, len(answer.err.splitlines())) == (1, True, 1)
    assert "could not be compared" in answer.err


def test_a_file_is_told_by_its_content(command: Command, paper: Path, draft: Path, tmp_path: Path) -> None:
    renamed = paper.rename(tmp_path / "minutes.forumdesk")
    assert "agrees" in command("verify", renamed, "--json").out
    assert command("verify", draft.rename(tmp_path / "paper.pdf")).code == 0
    other = tmp_path / "other.pdf"
    other.write_text("no register", encoding="utf-8")
    assert command("verify", other).code == 3
    assert command("verify", tmp_path / "none").code == 3


@pytest.mark.parametrize(
    "words", [("--register", "x"), ("--code", "7F3A-91C2", "--meeting", "900"), ("--head", "nonsense")]
)
def test_words_that_mean_nothing_here_are_refused(
    command: Command, draft: Path, words: tuple[str, ...]
) -> None:
    assert command("verify", draft, *words).code == (2 if words[0] == "--register" else 1)


def test_words_that_mean_nothing_for_a_paper_are_2(command: Command, paper: Path) -> None:
    assert command("verify", paper, "--code", "7F3A-91C2").code == 2
    assert command("verify", paper, "--head", "7F3A-91C2").code == 2


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_everything_is_said_in_each_language(
    command: Command, paper: Path, sample: Path, language: str
) -> None:
    for words in ((sample,), (paper,), (paper, "--register", sample)):
        answer = command("verify", *words, "--language-ui", language)
        assert (answer.code, answer.err) == (0, "")
        assert "{" not in answer.out
