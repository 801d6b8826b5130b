"""Fonts that are installed on the computer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from forumdesk.documents.system_fonts import FOLDERS_VARIABLE, font_folders, times_fonts
from tests.documents.font_folders import CUTS, serif_as, with_rights


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDERS_VARIABLE, str(tmp_path))
    return tmp_path


def test_the_four_cuts_are_found_in_a_folder_inside_and_looked_for_once(folder: Path) -> None:
    serif_as(folder / "truetype" / "croscore")

    (found,) = times_fonts()

    assert found.title == "Tinos"
    assert [Path(path).stem for path in found.paths] == [f"Tinos-{cut}" for cut in CUTS]
    assert times_fonts() is times_fonts()


def test_times_itself_is_better_than_its_twins(folder: Path) -> None:
    serif_as(folder / "a", "LiberationSerif")
    serif_as(folder / "b")
    for cut, name in zip(CUTS, ("times", "timesbd", "timesi", "timesbi"), strict=True):
        (folder / "b" / f"Tinos-{cut}.ttf").rename(folder / "b" / f"{name.upper()}.TTF")

    assert [one.title for one in times_fonts()] == ["Times New Roman", "Liberation Serif"]


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200, 0x0102])
def test_a_font_that_may_not_be_put_into_documents_is_passed_over(folder: Path, rights: int) -> None:
    serif_as(folder)
    with_rights(folder / "Tinos-Italic.ttf", rights)

    assert times_fonts() == ()


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x000A])
def test_the_least_restrictive_bit_counts(folder: Path, rights: int) -> None:
    serif_as(folder)
    with_rights(folder / "Tinos-Italic.ttf", rights)

    assert len(times_fonts()) == 1


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"no font at all" * 100, id="no-font"),
        pytest.param(lambda data: b"OTTO" + data[4:], id="postscript-outlines"),
        pytest.param(lambda data: b"ttcf" + data[4:], id="collection"),
        pytest.param(lambda data: data[: len(data) // 2], id="cut-short"),
        pytest.param(lambda data: data[:60], id="only-its-head"),
        pytest.param(lambda data: data[:4] + b"\xff\xff" + data[6:], id="many-tables"),
        pytest.param(lambda data: data.replace(b"glyf", b"glyx", 1), id="no-outlines"),
    ],
)
def test_a_damaged_file_is_passed_over(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    serif_as(folder)
    bold = folder / "Tinos-Bold.ttf"
    bold.write_bytes(damage(bold.read_bytes()))

    assert times_fonts() == ()


def test_a_folder_that_is_not_there_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDERS_VARIABLE, str(folder / "nowhere"))

    assert times_fonts() == ()


def test_the_folders_of_the_person_come_before_those_of_the_computer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FOLDERS_VARIABLE)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/home/a/data")
    monkeypatch.setenv("XDG_DATA_DIRS", "/opt/share:/usr/share")
    monkeypatch.setenv("HOME", "/home/a")

    assert font_folders() == ("/home/a/data/fonts", "/home/a/.fonts", "/opt/share/fonts", "/usr/share/fonts")
