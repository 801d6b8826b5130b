"""However a file is damaged: it is rescued into a whole one or refused in words, and stays as it is."""

import random
from pathlib import Path

import pytest

from forumdesk.storage.errors import StorageError
from forumdesk.storage.integrity import check_file
from forumdesk.storage.rescue import salvage
from tests.builders import NOON, registers
from tests.storage import damage

EVERYDAY, LONG = 4, 300


def damaged(content: bytes, page: int, chance: random.Random) -> bytes:
    """One to four damages: pages that are zeros, ones or noise, bytes here and there, pages that changed places."""
    found = bytearray(content)
    pages = len(found) // page
    for _ in range(chance.choice([1, 1, 2, 4])):
        at = chance.randrange(pages) * page
        other = chance.randrange(pages) * page
        match chance.choice(["zeros", "ones", "noise", "bytes", "header", "places", "cut"]):
            case "zeros":
                found[at : at + page] = bytes(page)
            case "ones":
                found[at : at + page] = b"\xff" * page
            case "noise":
                found[at : at + page] = chance.randbytes(page)
            case "bytes":
                for _ in range(20):
                    found[chance.randrange(pages * page)] = chance.randrange(256)
            case "header":
                found[at : at + 4] = chance.randbytes(4)
            case "places":
                here, there = bytes(found[at : at + page]), bytes(found[other : other + page])
                found[at : at + page], found[other : other + page] = there, here
            case _:
                return bytes(found[: int(len(found) * chance.uniform(0.3, 1))])
    return bytes(found)


def test_random_damage_is_rescued_or_refused(
    tmp_path: Path, large_register: bytes, pytestconfig: pytest.Config
) -> None:
    path, new = tmp_path / "a.forumdesk", tmp_path / "new.forumdesk"
    path.write_bytes(large_register)
    page, rescued = damage.page_size(path), 0
    number = LONG if pytestconfig.getoption("--long") else EVERYDAY

    for seed in range(number):
        content = damaged(large_register, page, random.Random(seed))
        path.write_bytes(content)
        try:
            salvage(path, new, NOON)
        except StorageError:
            assert not new.exists()
            continue
        finally:
            assert path.read_bytes() == content
        rescued += 1
        assert check_file(new) == (), seed
        with registers().open(new) as register:
            register.verification.verify()
            for meeting in register.meetings.meetings():
                register.participants.listed(meeting.id)
        new.unlink()

    assert rescued > 0.8 * number
