from pathlib import Path

import pytest

from forumdesk.exchange.errors import (
    EncodingUnknownError,
    ExchangeError,
    NotTextError,
    SourceEmptyError,
    SourceMissingError,
    SourceTooLargeError,
    SourceUnreadableError,
)
from forumdesk.exchange.reading import LARGEST_MEGABYTES, read_text

RUSSIAN = "Резолюция Форума стратегических партнёров. Участники обсудили «вопросы» № 5 – и решили."
PLAIN_RUSSIAN = "Резолюция Форума стратегических партнёров. Участники обсудили вопросы и решили."
KAZAKH = "Стратегиялық серіктестер форумының қарары. Қатысушылар мәселелерді талқылап, ұсыным әзірледі."


def kept(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "text.txt"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH, "Plain words.\r\nA second line."])
def test_unicode_is_read_with_and_without_its_mark(tmp_path: Path, text: str, encoding: str) -> None:
    assert read_text(kept(tmp_path, text.encode(encoding))) == text


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (KAZAKH, "kz1048"), (RUSSIAN, "kz1048")])
def test_the_encodings_of_windows_are_recognised(tmp_path: Path, text: str, encoding: str) -> None:
    assert read_text(kept(tmp_path, text.encode(encoding))) == text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", SourceEmptyError),
        (b"\xef\xbb\xbf \r\n", SourceEmptyError),
        (b"%PDF-1.7 words", NotTextError),
        (b"PK\x03\x04 words", NotTextError),
        (bytes(range(256)) * 4, NotTextError),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08", NotTextError),
        (PLAIN_RUSSIAN.encode("koi8-r"), EncodingUnknownError),
        (PLAIN_RUSSIAN.encode("cp866"), ExchangeError),
        ("Élève à Genève, où même l'été".encode("latin-1"), EncodingUnknownError),
        (b"\xff\xfea\x00\x00\xd8", EncodingUnknownError),
    ],
)
def test_what_is_no_readable_text_is_refused_by_name(
    tmp_path: Path, data: bytes, error: type[ExchangeError]
) -> None:
    with pytest.raises(error) as refusal:
        read_text(kept(tmp_path, data))

    assert "text.txt" in str(refusal.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceMissingError):
        read_text(tmp_path / "none.txt")
    with pytest.raises(SourceUnreadableError):
        read_text(tmp_path)


def test_a_file_larger_than_any_list_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as large:
        large.truncate(LARGEST_MEGABYTES * 1024 * 1024 + 1)

    with pytest.raises(SourceTooLargeError):
        read_text(file)


def test_a_folder_without_a_name_of_its_own_is_still_named() -> None:
    with pytest.raises(SourceUnreadableError) as refusal:
        read_text(Path())

    assert refusal.value.values == {"name": "."}
