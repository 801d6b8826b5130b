"""A workbook of Excel 97 that claims more than it holds is refused before its reader takes memory for it."""

import struct
from contextlib import suppress
from pathlib import Path

import pytest

from forumdesk.exchange.compound import UntrueError, check_chains
from forumdesk.exchange.errors import ExchangeError, WorkbookDamagedError
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.workbooks import read_sheet

FILES = Path(__file__).parent.parent / "files"
EXTENT = bytes.fromhex("00020e00 00000000 03000000 0000 0900 0000")
STRINGS = bytes.fromhex("fc005201 14000000 14000000")
TABLE, DIRECTORY = 512, 48


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return (FILES / "participants.xls").read_bytes()


def test_a_whole_workbook_passes(workbook: bytes) -> None:
    check_chains(workbook)


@pytest.mark.parametrize(
    ("record", "claim"),
    [
        (EXTENT, "00020e00 00300000 03000000 0000 0900 0000"),
        (EXTENT, "00020e00 00000000 03000000 0900 0900 0000"),
        (EXTENT, "00020e00 00000000 ffffff7f 0000 0900 0000"),
        (EXTENT, "00020e00 00000000 03000000 0000 ffff 0000"),
        (STRINGS, "fc005201 14000000 ffffff7f"),
    ],
)
def test_a_claim_that_cannot_be_true_is_damage(
    tmp_path: Path, workbook: bytes, record: bytes, claim: str
) -> None:
    assert workbook.count(record) == 1
    path = tmp_path / "a.xls"
    path.write_bytes(workbook.replace(record, bytes.fromhex(claim)))

    with pytest.raises(WorkbookDamagedError):
        read_participants(path)


def test_a_cell_beyond_the_last_column_is_damage(workbook: bytes) -> None:
    cell = bytes.fromhex("fd000a00 0000 0100")
    assert cell in workbook

    with pytest.raises(UntrueError):
        check_chains(workbook.replace(cell, bytes.fromhex("fd000a00 0000 0001")))


def test_a_chain_that_comes_back_to_itself_is_damage(workbook: bytes) -> None:
    (first,) = struct.unpack_from("<I", workbook, 76)
    (directory,) = struct.unpack_from("<I", workbook, DIRECTORY)
    looped = bytearray(workbook)
    struct.pack_into("<I", looped, TABLE + first * 512 + directory * 4, directory)

    with pytest.raises(UntrueError):
        check_chains(bytes(looped))


@pytest.mark.parametrize("size", [8, 30, 100, 511])
def test_a_workbook_cut_short_is_damage(workbook: bytes, size: int) -> None:
    with pytest.raises(UntrueError):
        check_chains(workbook[:size])


def test_what_the_reader_prints_of_a_panic_is_kept_from_the_person(
    workbook: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    for size in range(len(workbook) - 500, len(workbook), 50):
        with suppress(ExchangeError):
            read_sheet(workbook[:size], "a.xls", is_heading=bool)

    assert capfd.readouterr().err == ""
