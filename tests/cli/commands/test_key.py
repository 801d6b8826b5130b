"""The secretary's key and what it signs, by the command line."""

import json
import sys
from pathlib import Path

import pytest

from tests.builders import dump
from tests.cli.conftest import Command

WORDS, OTHER = "three plain words", "four other plain words"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file whose first line is the passphrase."""
    path = tmp_path / "passphrase"
    path.write_text(f"{WORDS}\nsomething else\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can be asked, and nothing is said in the environment."""
    monkeypatch.delenv("FORUMDESK_PASSPHRASE", raising=False)
    monkeypatch.delenv("FORUMDESK_NEW_PASSPHRASE", raising=False)
    monkeypatch.setattr(sys, "stdin", None)


def test_a_key_is_made_once_and_shown_by_its_fingerprint(command: Command, secret: Path) -> None:
    assert command("key", "show").code == 1

    made = command("key", "new", "--passphrase-file", secret, "--json").json

    assert made["fingerprint"] in command("key", "show").out
    assert command("key", "show", "--json").json == made
    assert Path(made["path"]).is_file()
    again = command("key", "new", "--passphrase-file", secret)
    assert (again.code, made["fingerprint"] in again.err) == (1, True)
    assert command("key", "show", "--json").json == made


def test_a_key_may_lie_in_a_file_of_ones_own(command: Command, secret: Path, tmp_path: Path) -> None:
    own = tmp_path / "stick" / "my.key"

    made = command("key", "new", "--key", own, "--passphrase-file", secret, "--json").json

    assert (made["path"], own.is_file()) == (str(own), True)
    assert command("key", "show").code == 1
    assert command("key", "show", "--key", own, "--json").json == made


def test_the_passphrase_comes_from_a_file_or_the_environment_and_never_from_nowhere(
    command: Command, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsaid = command("key", "new")
    assert (unsaid.code, "--passphrase-file" in unsaid.err) == (1, True)
    assert command("key", "new", "--passphrase-file", tmp_path / "none").code == 3
    monkeypatch.setenv("FORUMDESK_PASSPHRASE", "short")
    assert command("key", "new").code == 1
    monkeypatch.setenv("FORUMDESK_PASSPHRASE", WORDS)
    assert command("key", "new").code == 0
    assert command("key", "new", "--passphrase", WORDS).code == 2


def test_another_passphrase_locks_the_same_key(
    command: Command, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = command("key", "new", "--passphrase-file", secret, "--json").json
    new = tmp_path / "new"
    new.write_text(OTHER, encoding="utf-8")

    assert command("key", "change", "--passphrase-file", new, "--new-passphrase-file", new).code == 1
    assert command("key", "change", "--passphrase-file", secret).code == 1
    assert command("key", "change", "--passphrase-file", secret, "--new-passphrase-file", new).code == 0

    assert command("key", "show", "--json").json == made
    monkeypatch.setenv("FORUMDESK_PASSPHRASE", OTHER)
    monkeypatch.setenv("FORUMDESK_NEW_PASSPHRASE", WORDS)
    assert command("key", "change").code == 0


def test_a_copy_is_taken_in_elsewhere(
    command: Command, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = command("key", "new", "--passphrase-file", secret, "--json").json
    copy = tmp_path / "copy.key"
    assert command("key", "copy").code == 2
    assert command("key", "copy", "--copy", copy).code == 0

    monkeypatch.setenv("FORUMDESK_DATA", str(tmp_path / "elsewhere"))
    assert command("key", "show").code == 1
    assert command("key", "import", "--copy", copy, "--passphrase-file", secret).code == 0
    assert command("key", "show", "--json").json["key"] == made["key"]


def test_a_signed_head_goes_into_the_list_of_heads(
    command: Command, draft: Path, secret: Path, tmp_path: Path
) -> None:
    assert command("key", "new", "--passphrase-file", secret).code == 0
    assert command("decide", draft, "--on", "1", "--mode", "unanimous").code == 0

    (signature,) = command("sign", draft, "--passphrase-file", secret, "--json").json["signatures"]

    assert signature["fingerprint"] == command("key", "show", "--json").json["fingerprint"]
    heads = tmp_path / "heads.json"
    assert command("export", draft, "heads", "-o", heads).code == 0
    plain = json.loads(heads.read_text("utf-8"))
    assert plain["heads"][0]["signature"]["signature"] == signature["signature"]
    assert command("verify", draft, "--heads", heads).code == 0

    plain["heads"][0]["signature"]["signed_at"] = "2020-01-01T00:00:00.000000Z"
    heads.write_text(json.dumps(plain), encoding="utf-8")
    assert command("verify", draft, "--heads", heads).code == 1


def test_signing_is_refused_without_key_passphrase_or_anything_sealed(
    command: Command, draft: Path, secret: Path, tmp_path: Path
) -> None:
    before = dump(draft)
    assert command("sign", draft, "--passphrase-file", secret).code == 1
    assert command("key", "new", "--passphrase-file", secret).code == 0
    assert command("sign", draft, "--passphrase-file", secret).code == 1
    assert dump(draft) == before
    assert command("decide", draft, "--on", "1", "--mode", "unanimous").code == 0
    before = dump(draft)
    wrong = tmp_path / "wrong"
    wrong.write_text(OTHER, encoding="utf-8")

    for words in ((), ("--passphrase-file", wrong)):
        answer = command("sign", draft, *words)
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert dump(draft) == before
