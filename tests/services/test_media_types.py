import zipfile
from io import BytesIO

import pytest

from forumdesk.services.media_types import media_type_of


def archive(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return made.getvalue()


OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.exe", b"%PDF-1.4", "application/pdf"),
        ("a", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a.jpg", b"II*\x00", "image/tiff"),
        ("a", b"MM\x00*", "image/tiff"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
        ("a.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/octet-stream"),
        ("a.zip", archive(x=b"y"), "application/zip"),
        ("a.odt", archive(mimetype=OPEN_DOCUMENT), "application/vnd.oasis.opendocument.text"),
        ("a.odt", archive(mimetype=b"text/html\n<script>"), "application/zip"),
        ("a.odt", archive(mimetype=b"application/x-msdownload"), "application/zip"),
        ("a.zip", b"PK\x03\x04 not an archive", "application/zip"),
        ("a.csv", "Қазақша".encode(), "text/csv"),
        ("a.exe", b"plain words", "text/plain"),
        ("a.txt", b"\x00\x01", "application/octet-stream"),
        ("a.txt", "по-русски".encode("cp1251"), "application/octet-stream"),
    ],
)
def test_bytes_tell_what_a_file_is_and_the_ending_little(name: str, content: bytes, media_type: str) -> None:
    assert media_type_of(name, content) == media_type


@pytest.mark.parametrize(("part", "ending"), [("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")])
def test_an_office_document_is_known_by_its_parts(part: str, ending: str) -> None:
    found = media_type_of(f"a.{ending}", archive(**{f"{part}document.xml": b"<x/>"}))

    assert found.startswith("application/vnd.openxmlformats-officedocument.")


def test_only_the_beginning_of_what_an_archive_says_of_itself_is_unpacked() -> None:
    bomb = archive(mimetype=OPEN_DOCUMENT + b" " * 50_000_000)

    assert len(bomb) < 100_000
    assert media_type_of("a.odt", bomb) == OPEN_DOCUMENT.decode()


def test_a_damaged_archive_is_an_archive() -> None:
    whole = archive(mimetype=b"application/vnd.oasis.opendocument.text" * 100)
    damaged = bytearray(whole)
    damaged[45:60] = b"\xff" * 15

    assert media_type_of("a.odt", bytes(damaged)) == "application/zip"
