"""What leaves the register says neither where it lay nor on whose computer: every export, print and package."""

import io
import json
import os
import platform
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from forumdesk.app import main
from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.registers import Registers
from tests.builders import DESK, FixedClock, refilled, registers
from tests.builders_decisions import decided

FOLDER, USER, HOST = "telltale-folder-4711", "telltale-user-4711", "telltale-host-4711"
TELLING = ("telltale", "/dev/shm", "/tmp/", "\\Users\\", "/home/", "file:///")
EVERYDAY = {
    "resolution": ("pdf", "docx", "odt", "html", "md", "txt"),
    "participants": ("pdf", "html"),
    "minutes": ("pdf", "docx"),
    "agenda": ("pdf",),
    "badges": ("pdf",),
    "dossier": ("pdf",),
}
EXPORTS = (
    (None, "json"), (None, "vcf"), (None, "ics"), (None, "xml"), ("participants", "xlsx"), ("participants", "csv"),
    ("agenda", "xlsx"), ("recommendations", "csv"), ("decisions", "json"), ("voices", "xlsx"), ("minutes", "xml"),
    ("heads", "json"), ("journal", "json"), ("journal", "xlsx"), ("journal", "csv"),
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, an account and a computer whose names give themselves away."""
    folder = tmp_path / FOLDER
    folder.mkdir()
    monkeypatch.setenv("FORUMDESK_DATA", str(folder / "data"))
    monkeypatch.setenv("HOME", str(folder / "home"))
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, USER)
    monkeypatch.setattr(platform, "node", lambda: HOST)
    return folder


@pytest.fixture
def filled(place: Path) -> Path:
    """A register with decisions, papers, a package and a copy handed over and merged back."""
    path = place / "a.forumdesk"
    with registers().create(path) as register:
        meeting_id = refilled(register)
        register.papers.add(register.agendas.items(meeting_id)[0].id, "report.pdf", b"%PDF-1.4 of others")
        decided(register, meeting_id)
        copy = register.handing_over.hand_over(place / "copy.forumdesk", "Екінші орын").path
        with Registers(clock=FixedClock(), desk=DESK).open(copy) as other:
            _change(other.participants.listed(meeting_id)[0].id, other, meeting_id)
        register.uniting.merge(copy)
    copy.unlink()
    run("person", path, "--keep-until", "2030-01-31")  # by the desk of this computer, as it names itself
    return path


def _change(person: object, register: object, meeting_id: MeetingId) -> None:
    register.participants.edit(person, notes="өзгерді")  # type: ignore[attr-defined]


def run(*words: object) -> None:
    try:
        code = main([str(word) for word in words])
    except SystemExit as exit_:
        code = exit_.code  # type: ignore[assignment]
    assert not code, words


def told(data: bytes) -> Iterator[bytes]:
    """All that a file says: as it lies there, unpacked, and as a reader shows it."""
    yield data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for one in archive.infolist():
                yield one.filename.encode()
                yield one.comment + one.extra
                yield from told(archive.read(one))
    if data.startswith((b"%PDF-1.7", b"%PDF-2")):
        with pikepdf.open(io.BytesIO(data)) as document:
            yield repr(dict(document.docinfo.items())).encode()
            for thing in document.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield repr(dict(thing.items())).encode()
                    yield bytes(thing.read_raw_bytes() if "/DCTDecode" in repr(thing) else thing.read_bytes())
                else:
                    yield repr(thing).encode()
        with pypdfium2.PdfDocument(data) as shown:
            for page in shown:
                yield page.get_textpage().get_text_range().encode("utf-8", "surrogatepass")


def telling(path: Path) -> list[str]:
    """What gives itself away in a file."""
    found = []
    for part in told(path.read_bytes()):
        for word in TELLING:
            forms = (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"))
            found += [f"{path.name}: {word}" for form in forms if form in part]
    return found


def test_no_export_says_where_the_register_lies(filled: Path) -> None:
    out = filled.parent / "out"
    out.mkdir()
    for what, ending in EXPORTS:
        words = [what] if what else []
        run("export", filled, *words, "-o", out / f"{what or 'meeting'}.{ending}")
    run("person", filled, "1", "-o", out / "person.pdf")
    run("person", filled, "1", "-o", out / "person.json")

    written = sorted(out.iterdir())
    assert len(written) == len(EXPORTS) + 2
    assert [word for path in written for word in telling(path)] == []


def test_no_printed_paper_says_where_the_register_lies(
    filled: Path, pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    out = filled.parent / "out"
    out.mkdir()
    wanted: dict[str, tuple[str, ...]] = EVERYDAY
    if pytestconfig.getoption("--long"):
        run("documents", "--json")
        documents = json.loads(capsys.readouterr().out)["documents"]
        wanted = {one["id"]: tuple(one["formats"]) for one in documents}
    for document, forms in wanted.items():
        for form in forms:
            path = out / f"{document}.{form}"
            try:
                assert main(["print", str(filled), document, "-o", str(path)]) in (0, 1)
            except SystemExit:
                continue  # a paper of one person or item, which is not named here

    written = sorted(out.iterdir())
    assert len(written) >= sum(map(len, EVERYDAY.values()))
    assert [word for path in written for word in telling(path)] == []


def test_the_register_itself_says_neither_where_it_lay_nor_on_whose_computer(filled: Path) -> None:
    assert telling(filled) == []


def test_what_is_looked_for_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", f"<a>{os.sep}home{os.sep}{USER}</a>")

    assert telling(path) == ["a.zip: telltale", "a.zip: /home/"]
