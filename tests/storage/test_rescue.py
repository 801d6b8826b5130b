"""What can be read of a damaged register is brought into a new one, and the damaged one stays as it is."""

import random
import sys
from pathlib import Path

import pytest

from forumdesk.services.register import Register
from forumdesk.storage.encryption import is_noise
from forumdesk.storage.errors import (
    DiskFullError,
    EncryptedError,
    FileExistsAlreadyError,
    NotARegisterError,
    WrongFilePassphraseError,
)
from forumdesk.storage.integrity import check_file
from forumdesk.storage.rescue import Salvage, salvage
from forumdesk.storage.rewriting import encrypt_file
from tests.builders import NOON, by_sql, dump, registers
from tests.storage import damage

APART = frozenset({"presence", "alembic_version"})


@pytest.fixture
def path(tmp_path: Path, large_register: bytes) -> Path:
    """A register with many people."""
    path = tmp_path / "Тіркелім №1.forumdesk"
    path.write_bytes(large_register)
    return path


def rescued(path: Path) -> tuple[Salvage, Path]:
    """Rescue into a file beside it; the damaged one is not touched, and the new one is whole."""
    before = path.read_bytes()
    new = path.with_name("new.forumdesk")

    found = salvage(path, new, NOON)

    assert path.read_bytes() == before
    assert {one.name for one in path.parent.iterdir() if one.is_file() or one.name.startswith(".")} == {
        path.name,
        new.name,
    }
    assert check_file(new) == ()
    return found, new


def opened(path: Path) -> Register:
    return registers().open(path)


def verdict(path: Path) -> tuple[bool, int]:
    with opened(path) as register:
        found = register.verification.verify()
        return found.holds, found.records


def test_of_a_whole_register_everything_is_brought_over(path: Path) -> None:
    found, new = rescued(path)

    assert all(one.is_whole for one in found.tables.values())
    assert not found.renamed
    assert dump(new) == dump(path)
    assert verdict(new) == (True, 2)


def test_past_a_broken_page_the_rest_is_read_and_the_journal_tells_the_people_on_it(path: Path) -> None:
    whole = dump(path)
    damage.break_leaf(path, "participant")

    found, new = rescued(path)

    people = found.tables["participant"]
    assert people.missing is not None
    assert 0 < people.missing < 60
    assert people.kept == damage.PEOPLE - people.missing
    assert (people.remade, people.lost) == (people.missing, 0)
    assert dump(new)["participant"] == whole["participant"]


def test_people_of_whom_the_journal_keeps_nothing_are_counted_as_lost(path: Path) -> None:
    by_sql(path, "DELETE FROM journal_difference")
    damage.break_leaf(path, "participant")

    found, new = rescued(path)

    people = found.tables["participant"]
    assert people.lost == people.missing
    assert len(dump(new)["participant"]) == damage.PEOPLE - people.lost


def test_a_table_whose_root_is_gone_comes_back_from_its_leaves(path: Path) -> None:
    whole = dump(path)
    damage.zero_root(path, "participant")

    found, new = rescued(path)

    people = found.tables["participant"]
    assert (people.kept, people.missing, people.remade) == (damage.PEOPLE, 0, 0)
    assert dump(new)["participant"] == whole["participant"]
    assert dump(new)["presence"] == whole["presence"]


def test_a_table_of_which_nothing_is_left_comes_back_from_the_journal(path: Path) -> None:
    whole = dump(path)
    damage.erase(path, "participant")

    found, new = rescued(path)

    people = found.tables["participant"]
    assert (people.kept, people.missing, people.remade) == (0, damage.PEOPLE, damage.PEOPLE)
    assert dump(new)["participant"] == whole["participant"]
    assert dump(new)["presence"] == whole["presence"]


def test_a_broken_index_costs_nothing(path: Path) -> None:
    whole = dump(path)
    damage.zero_leaf(path, "sqlite_autoindex_participant_1")

    found, new = rescued(path)

    assert all(one.is_whole for one in found.tables.values())
    assert dump(new) == whole


def test_without_its_header_a_register_is_read_nevertheless(path: Path) -> None:
    whole = dump(path)
    damage.zero_header(path)

    found, new = rescued(path)

    assert all(one.is_whole for one in found.tables.values())
    assert dump(new) == whole


def test_a_register_that_was_cut_off_gives_what_is_left(path: Path) -> None:
    damage.cut(path)

    found, new = rescued(path)

    with opened(new) as register:
        assert len(register.meetings.meetings()) == 1
    assert not all(one.is_whole for one in found.tables.values())


def test_a_text_with_letters_that_cannot_be_read_is_kept_with_signs_for_them(path: Path) -> None:
    damage.change_text(path, "Әлиев77".encode(), b"\xff\xff" + "лиев77".encode())

    found, new = rescued(path)

    assert found.tables["participant"].torn == 1
    with opened(new) as register:
        (meeting,) = register.meetings.meetings()
        names = {one.names.kk.family for one in register.participants.listed(meeting.id)}
    assert "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}лиев77" in names


def test_a_row_that_makes_no_value_comes_back_from_the_journal(path: Path) -> None:
    whole = dump(path)
    by_sql(path, "UPDATE body SET rules = '{\"entitlement\":'")

    found, new = rescued(path)

    assert (found.tables["body"].broken, found.tables["body"].remade) == (1, 1)
    assert [row[:4] for row in dump(new)["body"]] == [row[:4] for row in whole["body"]]
    assert verdict(new) == (True, 2)


def test_what_leaned_on_a_meeting_that_nothing_tells_of_has_an_empty_one(path: Path) -> None:
    by_sql(path, "DELETE FROM journal_difference")
    by_sql(path, "DELETE FROM meeting")

    _found, new = rescued(path)

    with opened(new) as register:
        (meeting,) = register.meetings.meetings()
        assert len(register.participants.listed(meeting.id)) == damage.PEOPLE
    assert verdict(new) == (True, 2)


def test_sealed_records_come_byte_for_byte_and_tell_what_the_lists_lost(path: Path) -> None:
    whole = dump(path)
    damage.zero_root(path, "decision")

    _found, new = rescued(path)

    assert dump(new)["sealed_record"] == whole["sealed_record"]
    assert [row[:7] for row in dump(new)["decision"]] == [row[:7] for row in whole["decision"]]
    assert verdict(new) == (True, 2)


def test_a_link_that_is_gone_is_told_by_the_seal_and_the_others_are_there(path: Path) -> None:
    by_sql(path, "DELETE FROM sealed_record WHERE sequence = 1")

    _found, new = rescued(path)

    assert len(dump(new)["sealed_record"]) == 1
    assert verdict(new)[0] is False


def test_an_existing_file_is_not_written_over(path: Path) -> None:
    new = path.with_name("new.forumdesk")
    new.write_bytes(b"mine")

    with pytest.raises(FileExistsAlreadyError):
        salvage(path, new, NOON)

    assert new.read_bytes() == b"mine"


def test_what_is_nothing_but_noise_is_asked_for_a_passphrase(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(40 * 4096))

    with pytest.raises(EncryptedError):
        salvage(path, path.with_name("new.forumdesk"), NOON)
    with pytest.raises(WrongFilePassphraseError):
        salvage(path, path.with_name("new.forumdesk"), NOON, "төрт дала бұлбұл")

    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name]


def test_an_encrypted_register_is_rescued_into_an_encrypted_one(path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    words, new = "төрт дала бұлбұл", path.with_name("new.forumdesk")
    key = encrypt_file(path, words)
    content = path.read_bytes()
    for secret, damaged in (
        (words, content[: 3 * 4096 + 9] + b"?" + content[3 * 4096 + 10 :]),
        (words, content[: 9 * 4096] + bytes(4096) + content[10 * 4096 : -1000]),
        (" ".join(key.code), bytes(4096) + content[4096:]),
    ):
        path.write_bytes(damaged)

        found = salvage(path, new, NOON, secret)

        assert found.tables["participant"].there == damage.PEOPLE
        assert path.read_bytes() == damaged
        assert is_noise(new)
        assert check_file(new, secret) == ()
        assert {one.name for one in path.parent.iterdir() if one.is_file()} == {path.name, new.name}
        new.unlink()


def test_deeds_that_are_gone_leave_what_they_changed(path: Path) -> None:
    ((deeds,),) = damage.query(path, "SELECT count(*) FROM journal")
    ((changes,),) = damage.query(path, "SELECT count(*) FROM journal_difference")
    before = damage.query(path, "SELECT id FROM journal ORDER BY place")
    damage.zero_root(path, "journal")

    found, new = rescued(path)

    assert (found.tables["journal"].kept, found.tables["journal"].bare) == (0, deeds)
    assert not found.is_whole
    assert damage.query(new, "SELECT count(*) FROM journal_difference") == [(changes,)]
    assert damage.query(new, "SELECT id FROM journal ORDER BY place") == before


def test_where_nothing_can_be_read_nothing_is_made(path: Path) -> None:
    path.write_bytes(bytes(len(path.read_bytes())))

    with pytest.raises(NotARegisterError):
        salvage(path, path.with_name("new.forumdesk"), NOON)

    assert [one.name for one in path.parent.iterdir() if one.is_file()] == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind here")
@pytest.mark.parametrize("room", [100_000, 700_000])
def test_where_there_is_no_room_it_is_told_and_nothing_is_left(path: Path, room: int) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(DiskFullError):
            salvage(path, path.with_name("new.forumdesk"), NOON)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [one.name for one in path.parent.iterdir() if one.name != "data"] == [path.name]


def test_a_list_of_tables_that_is_broken_is_put_together_again(path: Path) -> None:
    whole = dump(path)
    for page in schema_pages(path):
        content = path.read_bytes()
        damage.overwrite(path, (page - 1) * damage.page_size(path), b"\xff" * damage.page_size(path))

        _found, new = rescued(path)

        after = dump(new)
        assert len(after["participant"]) == damage.PEOPLE
        assert after["sealed_record"] == whole["sealed_record"]
        new.unlink()
        path.write_bytes(content)


def schema_pages(path: Path) -> list[int]:
    """The pages below the first one, which list the tables."""
    content = path.read_bytes()
    count = int.from_bytes(content[103:105], "big")
    cells = [int.from_bytes(content[112 + 2 * n : 114 + 2 * n], "big") for n in range(count)]
    return [int.from_bytes(content[one : one + 4], "big") for one in cells]
