"""A code leads to its hash, however it was typed, copied or scanned."""

import pytest

from forumdesk.services.codes import (
    Code,
    NewerCodeError,
    NoCodeError,
    parse_code,
    printed_code,
    qr_text,
)

HASH = "7f3a91c2" + "0d" * 28
HEAD = "9b0122aa" + "e7" * 28
QR = qr_text(HASH, HEAD)
KEYS = str.maketrans("QWERTYUIOPASDFGHJKLZXCVBNM:", "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬЖ")
KAZAKH_FIGURES = str.maketrans("1234567890", '"әіңғ,.үұқ')


@pytest.mark.parametrize(
    "typed",
    [
        "7F3A-91C2",
        "7f3a-91c2",
        "7F3A91C2",
        " 7F3A 91C2 ",
        "7F3A – 91C2",
        "7F3A—91C2\r\n",
        "7F3A\u00ad91C2",
        "7F3А-91С2",  # Cyrillic А and С
        "７Ｆ３Ａ-９１Ｃ２",
        "7F3A-9IC2",
        "7FЗA-91C2",  # the Cyrillic letter that looks like a three
        "7а3ф-91с2",  # typed under the Russian layout, where ф stands on A
        "Код: 7F3A-91C2",
        "Мәтінді тексеру коды 7F3A-91C2.",
        "Code 7F3A-91C2 on page 3 of 4",
        "7F3A-91C2 7F3A-91C2",
    ],
)
def test_a_short_code_is_read(typed: str) -> None:
    code = parse_code(typed)

    assert code == Code("7f3a91c2")
    assert code.printed == "7F3A-91C2"
    assert not code.is_whole
    assert code.names(HASH)
    assert code.names_head(HASH)
    assert not code.names(HEAD)


@pytest.mark.parametrize(
    "typed",
    [
        "7F3A-91C2 · 9B01-22AA",
        "7f3a91c2 9b0122aa",
        "7F3A-91C2/9B01-22AA",
        "7F3A91C29B0122AA",
        "Код 7F3A-91C2, 9B01-22AA",
    ],
)
def test_a_code_with_its_head_is_read(typed: str) -> None:
    code = parse_code(typed)

    assert code == Code("7f3a91c2", "9b0122aa")
    assert code.printed == "7F3A-91C2 · 9B01-22AA"
    assert code.names_head(HEAD)


@pytest.mark.parametrize(
    "scanned",
    [
        QR,
        QR.lower(),
        f"]Q1{QR}\r\n",
        f"\x02{QR}\x03",
        f"  {QR} garbage after it",
        f"https://example.org/?code={QR}",
        QR.translate(KEYS),
        QR.translate(KEYS).lower(),
        QR.translate(KEYS).translate(KAZAKH_FIGURES),
        f"{HASH}:{HEAD}",
        f"{HASH} {HEAD}",
    ],
)
def test_what_a_scanner_types_is_read_under_any_layout(scanned: str) -> None:
    code = parse_code(scanned)

    assert code == Code(HASH, HEAD)
    assert code.is_whole


def test_a_whole_hash_is_read() -> None:
    assert parse_code(HASH.upper()) == Code(HASH)
    assert parse_code(f"sha256 {HASH}.") == Code(HASH)
    assert parse_code("-".join(HASH[at : at + 4] for at in range(0, 64, 4))) == Code(HASH)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "7F3A",
        "7F3A-91C",
        "7F3A-91C2-0",
        "G000-0000",
        "хайуан",
        "1234-5678 1234-5679 1234-5670",
        "face a fact",
    ],
)
def test_what_is_no_code_is_refused_in_words(typed: str) -> None:
    with pytest.raises(NoCodeError, match="no code of a printed resolution"):
        parse_code(typed)


def test_a_refusal_shows_no_more_than_a_line() -> None:
    with pytest.raises(NoCodeError) as told:
        parse_code("x\n\x07" * 5000)

    assert len(str(told.value)) < 250
    assert "\n" not in str(told.value)


def test_a_code_of_a_later_version_is_told_as_such() -> None:
    with pytest.raises(NewerCodeError, match="newer version"):
        parse_code(f"forumdesk:2:{HASH}:{HEAD}")


def test_the_printed_code_names_the_head_only_where_it_is_another() -> None:
    assert printed_code(HASH, HASH) == "7F3A-91C2"
    assert printed_code(HASH, HEAD) == "7F3A-91C2 · 9B01-22AA"
    assert parse_code(printed_code(HASH, HEAD)).printed == printed_code(HASH, HEAD)
