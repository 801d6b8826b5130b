"""Papers as files: what is read, what is shown, and what is never opened."""

import stat
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
    ],
)
def test_names_become_such_as_every_system_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe
