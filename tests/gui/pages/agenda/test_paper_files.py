"""Papers as files: what is read, what is shown, and what is never opened."""

import gc
import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from forumdesk.domain.identifiers import AgendaItemId, MeetingId, PaperId
from forumdesk.domain.papers import PAPER_LIMIT, Paper, PaperEmptyError, PaperTooLargeError
from forumdesk.gui.pages.agenda.paper_files import (
    NoProgramError,
    PaperNotOpenedError,
    PaperUnreadableError,
    PaperViewer,
    read_file,
    require_shown,
    safe_name,
)
from forumdesk.gui.past_folder import clear_left
from tests.builders import number

PDF = b"%PDF-1.4 text"


def paper(name: str, media_type: str = "application/pdf") -> Paper:
    return Paper(
        id=PaperId(number(1)),
        meeting_id=MeetingId(number(2)),
        item_id=AgendaItemId(number(3)),
        name=name,
        media_type=media_type,
        size=len(PDF),
    )


def test_a_paper_is_opened_as_a_read_only_copy_that_only_this_account_sees(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []

    def remember(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    viewer = PaperViewer()

    path = viewer.open(paper("Баяндама.pdf"), PDF)
    again = viewer.open(paper("Баяндама.pdf"), PDF)

    assert path == again
    assert path.read_bytes() == PDF
    assert path.name == "Баяндама.pdf"
    assert [Path(url.toLocalFile()) for url in opened] == [path, path]
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR
    assert stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IRWXU
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == stat.S_IRWXU


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("setup.exe", "application/octet-stream"),
        ("баяндама.pdf.exe", "application/pdf"),
        ("run.sh", "text/plain"),
        ("page.html", "text/html"),
        ("start.bat", "text/plain"),
        ("macro.docm", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("report.pdf", "application/octet-stream"),
        ("report.pdf", "text/plain"),
        ("archive.zip", "application/zip"),
        ("no ending", "application/pdf"),
        ("x.desktop", "text/plain"),
        ("x.lnk", "application/octet-stream"),
        ("x.url", "text/plain"),
        ("\u202efdp.exe", "application/pdf"),
        ("x.pdf ", "application/pdf"),
        ("x.svg", "image/svg+xml"),
    ],
)
def test_what_may_be_a_program_or_is_not_what_its_name_says_is_never_opened(
    name: str, media_type: str
) -> None:
    with pytest.raises(PaperNotOpenedError):
        require_shown(paper(name, media_type))


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("A.PDF", "application/pdf"),
        ("күні.txt", "text/plain"),
        ("a.odt", "application/vnd.oasis.opendocument.text"),
    ],
)
def test_documents_are_shown(name: str, media_type: str) -> None:
    require_shown(paper(name, media_type))


def test_a_computer_without_a_program_for_it_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)

    with pytest.raises(NoProgramError):
        PaperViewer().open(paper("a.pdf"), PDF)


def test_what_was_opened_goes_with_the_program_and_with_the_next_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    viewer = PaperViewer()
    viewer.open(paper("a.pdf"), PDF)
    (left,) = tmp_path.iterdir()

    clear_left()
    assert left.exists()  # held by a program that runs
    del viewer
    gc.collect()
    assert not left.exists()
    killed = Path(shutil.copytree(_made(tmp_path), tmp_path / f"{left.name}x"))
    os.utime(killed, (0, 0))
    clear_left()
    assert not killed.exists()


def _made(folder: Path) -> Path:
    """What a killed program leaves: a read-only copy that nobody holds."""
    place = folder / "made"
    place.mkdir(mode=0o700)
    (place / "a.pdf").write_bytes(PDF)
    (place / "a.pdf").chmod(stat.S_IRUSR)
    return place


def test_files_that_cannot_become_papers_are_refused_before_they_are_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.pdf"
    with huge.open("wb") as file:
        file.truncate(PAPER_LIMIT + 1)
    empty = tmp_path / "empty.pdf"
    empty.touch()

    with pytest.raises(PaperTooLargeError):
        read_file(huge)
    with pytest.raises(PaperEmptyError):
        read_file(empty)
    for wrong in (tmp_path, tmp_path / "none.pdf"):
        with pytest.raises(PaperUnreadableError):
            read_file(wrong)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ('a:b?<"c">.pdf', "a_b___c__.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("..pdf", "pdf"),
        ("Ә" * 300 + ".pdf", "Ә" * 120 + ".pdf"),
        (". .", "paper"),
        ("../../x.pdf", "_.._x.pdf"),
        ("\\\\host\\share\\x.pdf", "__host_share_x.pdf"),
        (".bashrc", "bashrc"),
        ("con.pdf", "_con.pdf"),
        ("LPT1", "_LPT1"),
        ("nul .tar.gz", "_nul .tar.gz"),
        ("console.pdf", "console.pdf"),
        ("a\x00\x1b\r\nb.pdf", "ab.pdf"),
    ],
)
def test_names_become_such_as_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe
