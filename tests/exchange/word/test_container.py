import io
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from forumdesk.exchange.errors import (
    ExchangeError,
    SourceEmptyError,
    SourceMissingError,
    SourceUnreadableError,
    TextTooLongError,
)
from forumdesk.exchange.word.document import read_word
from forumdesk.exchange.word.errors import (
    DocumentDamagedError,
    DocumentEntitiesError,
    DocumentMacrosError,
    DocumentProtectedError,
    DocumentSwollenError,
    DocumentTooDeepError,
    DocumentTooLargeError,
    DocumentWordlessError,
    NotADocumentError,
    OldWordError,
    RichTextError,
)
from tests.exchange.word.written import DOCUMENT_TYPE, p, t, written

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(64)


def archive(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (stream("WordDocument"), OldWordError),
        (OLE, OldWordError),
        (stream("EncryptedPackage"), DocumentProtectedError),
        (stream("Workbook"), NotADocumentError),
        (b"{\\rtf1\\ansi text}", RichTextError),
        (b"", SourceEmptyError),
        (b"Plain text", DocumentDamagedError),
        (b"PK\x03\x04" + bytes(100), DocumentDamagedError),
        (archive(xl__workbook=b"<x/>"), NotADocumentError),
        (archive(a=b"b"), NotADocumentError),
    ],
)
def test_what_is_no_docx_is_refused_by_its_content(
    tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    file = tmp_path / "text.docx"
    file.write_bytes(content)

    with pytest.raises(error):
        read_word(file)


def test_missing_and_unreadable_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(SourceMissingError):
        read_word(tmp_path / "none.docx")
    with pytest.raises(SourceUnreadableError):
        read_word(tmp_path)


def test_a_document_cut_short_is_damaged_wherever_it_was_cut(tmp_path: Path) -> None:
    whole = written(tmp_path / "whole.docx", p(t("Text"))).read_bytes()
    file = tmp_path / "cut.docx"

    for length in range(8, len(whole), 97):
        file.write_bytes(whole[:length])
        with pytest.raises(DocumentDamagedError):
            read_word(file)


def test_a_changed_byte_is_read_or_refused_and_never_a_crash(tmp_path: Path) -> None:
    whole = written(tmp_path / "whole.docx", p(t("Text"))).read_bytes()
    file = tmp_path / "hit.docx"

    for at in range(0, len(whole), 11):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        with suppress(ExchangeError):  # anything else fails the test
            read_word(file)


def test_macros_are_refused_whatever_the_name_says(tmp_path: Path) -> None:
    by_type = written(tmp_path / "type.docx", p(t("Text")), document_type=MACROS)
    by_part = written(tmp_path / "part.docx", p(t("Text")), raw={"word/vbaProject.bin": b"x"})

    for file in (by_type, by_part):
        with pytest.raises(DocumentMacrosError):
            read_word(file)


@pytest.mark.parametrize(
    "declared", ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
def test_declarations_are_refused_before_they_are_read(tmp_path: Path, declared: str) -> None:
    with pytest.raises(DocumentEntitiesError):
        read_word(written(tmp_path / "entities.docx", p(t("Text")), before=declared))


def test_declarations_in_other_letters_are_refused_too(tmp_path: Path) -> None:
    part = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE styles><styles/>'.encode("utf-16")
    file = written(
        tmp_path / "wide.docx",
        p(t("Text")),
        raw={"word/styles.xml": part},
        relations='<Relationship Id="s" Type="http://x/styles" Target="styles.xml"/>',
    )

    with pytest.raises(DocumentEntitiesError):
        read_word(file)


def test_an_archive_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    file = written(tmp_path / "bomb.docx", p(t("Text")), raw={"word/media/a.bin": bytes(9 * 1024 * 1024)})

    with pytest.raises(DocumentSwollenError):
        read_word(file)


def test_a_part_that_is_larger_than_the_directory_says_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "lying.docx", p(t("Text " * 5000)))
    data = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as whole:
        size = whole.getinfo("word/document.xml").file_size
    at = data.rfind(struct.pack("<L", size))
    data[at : at + 4] = struct.pack("<L", 100)
    file.write_bytes(bytes(data))

    with pytest.raises(DocumentDamagedError):
        read_word(file)


def test_more_parts_than_any_document_has_are_refused(tmp_path: Path) -> None:
    file = written(tmp_path / "many.docx", p(t("A")), raw={f"word/{at}": b"" for at in range(5001)})

    with pytest.raises(DocumentSwollenError):
        read_word(file)


def test_a_part_that_stands_there_twice_is_damage(tmp_path: Path) -> None:
    file = written(tmp_path / "twice.docx", p(t("A")), raw={"word/Document.xml": b"<x/>"})

    with pytest.raises(DocumentDamagedError):
        read_word(file)


def test_more_than_fifty_megabytes_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "large.docx"
    with file.open("wb") as stream_:
        stream_.write(b"PK\x03\x04")
        stream_.truncate(50 * 1024 * 1024 + 1)

    with pytest.raises(DocumentTooLargeError) as refusal:
        read_word(file)

    assert "50 MB" in str(refusal.value)


@pytest.mark.parametrize("depth", [30, 100, 2000])
def test_tables_too_deep_inside_one_another_are_refused(tmp_path: Path, depth: int) -> None:
    body = "<w:tbl><w:tr><w:tc>" * depth + p(t("Deep")) + "</w:tc></w:tr></w:tbl>" * depth

    with pytest.raises(DocumentTooDeepError):
        read_word(written(tmp_path / "deep.docx", body))


def test_tables_that_somebody_may_have_made_are_read(tmp_path: Path) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 12 + p(t("Deep")) + "</w:tc></w:tr></w:tbl>" * 12

    assert [block.text for block in read_word(written(tmp_path / "deep.docx", body)).blocks] == ["Deep"]


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentWordlessError):
        read_word(
            written(tmp_path / "scan.docx", p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'))
        )


def test_a_document_without_its_main_part_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "hollow.docx"
    file.write_bytes(archive(**{"[Content_Types].xml": DOCUMENT_TYPE.encode()}))

    with pytest.raises(DocumentDamagedError):
        read_word(file)


def test_each_refusal_is_a_sentence_with_the_next_step() -> None:
    errors = (
        DocumentTooLargeError(name="a", megabytes=50),
        *(
            kind(name="a")
            for kind in (OldWordError, RichTextError, DocumentProtectedError, DocumentMacrosError)
        ),
        *(kind(name="a") for kind in (DocumentSwollenError, DocumentEntitiesError, DocumentWordlessError)),
    )

    for error in errors:
        assert "“a”" in str(error)
        assert str(error).count(".") >= 2


def test_a_document_of_paragraphs_without_end_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    body = "".join(p(t(f"{at * at * at:x}")) for at in range(60_001))

    with pytest.raises(TextTooLongError):
        read_word(written(tmp_path / "endless.docx", body))
