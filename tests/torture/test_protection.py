"""A program that is killed or gets no room while it encrypts, decrypts or erases.

One whole register is left, and nothing plain beside an encrypted one.
"""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.storage.errors import WrongFilePassphraseError
from forumdesk.storage.rewriting import encrypt_file
from tests.builders import refilled, registers
from tests.torture.chapters_of_protection import OTHER, REGISTER, WORDS
from tests.torture.filling import Failing
from tests.torture.machine import Job, Machine
from tests.torture.reading import Call, calls

pytest.importorskip("sqlcipher3")
KILLS, FAILURES_LONG = 4, 100
PLAIN = b"SQLite format 3\x00"


@pytest.fixture(scope="module")
def registers_of_both_kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("kinds")
    plain, encrypted = folder / "plain", folder / "encrypted"
    with registers().create(plain) as register:
        refilled(register)
    shutil.copyfile(plain, encrypted)
    encrypt_file(encrypted, WORDS)
    return {"encrypting": plain, "decrypting": encrypted, "changing": encrypted, "erasing": plain}


def names(path: Path) -> tuple[str, ...]:
    """Who is on the list, by whichever passphrase opens the register."""
    for secret in (WORDS, OTHER):
        try:
            with registers().open(path, secret=secret) as register:
                (meeting,) = register.meetings.meetings()
                return tuple(one.names.kk.family for one in register.participants.listed(meeting.id))
        except WrongFilePassphraseError:
            continue
    raise AssertionError("neither passphrase opens it")


def points(recorded: list[Call], is_long: bool) -> Iterator[int]:
    """Calls at which to kill: every turn but writes in the long run, else a few of them, and a few writes."""
    turns = [at + after for at, one in enumerate(recorded, 1) if one.kind != "w" for after in (0, 1)]
    writes = [at for at, one in enumerate(recorded, 1) if one.kind == "w"]
    chance = random.Random(8)
    names_changed = [at for at, one in enumerate(recorded, 1) if one.kind in "lru"]
    few = [at + after for at in (*names_changed[:1], *names_changed[-2:]) for after in (0, 1)]
    few += chance.sample(writes, min(len(writes), KILLS))
    yield from sorted({*turns, *few} if is_long else {*few})


@pytest.mark.parametrize("act", ["encrypting", "decrypting", "changing", "erasing"])
def test_a_killed_program_leaves_one_whole_register_and_nothing_plain_beside_an_encrypted_one(
    act: str, tormented: Machine, registers_of_both_kinds: dict[str, Path], tmp_path: Path, is_long: bool
) -> None:
    source = registers_of_both_kinds[act]
    before = names(source)

    def folder_of(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        shutil.copyfile(source, folder / REGISTER)
        return folder

    whole = folder_of("whole")
    log = tmp_path / "log"
    assert tormented.do(Job(act=act, folder=str(whole), said=str(tmp_path / "said"), log=str(log))) == 0
    after = names(whole / REGISTER)
    recorded = [one for one in calls(log) if one.kind != "a"]

    for at in points(recorded, is_long):
        folder = folder_of(str(at))
        tormented.do(Job(act=act, folder=str(folder), said=str(tmp_path / "said"), killed_at=at))

        now = names(folder / REGISTER)
        assert now in (before, after), at
        files = [one for one in folder.iterdir() if one.is_file()]
        is_plain = (folder / REGISTER).read_bytes().startswith(PLAIN)
        assert not [one.name for one in files if one.suffix in {".old", ".new"}], at
        readable = [one.name for one in files if before[0].encode() in one.read_bytes()]
        assert readable == ([REGISTER] if is_plain and before[0] in now else []), at
        shutil.rmtree(folder)


@pytest.mark.parametrize("act", ["encrypting", "decrypting", "changing", "erasing"])
def test_a_disk_without_room_leaves_the_register_as_it_was_and_nothing_plain_beside_an_encrypted_one(
    act: str, tormented: Machine, registers_of_both_kinds: dict[str, Path], tmp_path: Path, is_long: bool
) -> None:
    whole, said = tmp_path / "whole", tmp_path / "said"
    whole.mkdir()
    shutil.copyfile(registers_of_both_kinds[act], whole / REGISTER)
    tormented.do(Job(act=act, folder=str(whole), said=str(said), log=str(tmp_path / "log")))
    made = [one for one in calls(tmp_path / "log") if one.kind != "a"]
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.copyfile(registers_of_both_kinds[act], folder / "source")
    few = [("FULL", 1), ("BROKEN" if act == "erasing" else "FULL", len(made) // 4), ("ONCE", len(made) - 3)]
    everywhere = [(how.name, at) for at in range(1, len(made) + 1) for how in Failing]
    chosen = [*few, *random.Random(8).sample(everywhere, FAILURES_LONG if is_long else 0)]
    (folder / "points").write_text(json.dumps(chosen))

    tormented.do(Job(act=f"stubborn_{act}", folder=str(folder), said=str(said)))

    told = json.loads(said.read_bytes().splitlines()[-1])
    assert told["wrong"] == []
    assert told["tries"] > 0
