from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.language.numbers import decimal, parse_number, percent, tenge, whole


@pytest.mark.parametrize(
    ("language", "number", "share", "money"),
    [
        ("kk", "1\u00a0234\u00a0567,89", "34,5%", "1\u00a0234\u00a0567,50\u00a0₸"),
        ("ru", "1\u00a0234\u00a0567,89", "34,5\u00a0%", "1\u00a0234\u00a0567,50\u00a0₸"),
        ("en", "1,234,567.89", "34.5%", "KZT1,234,567.50"),
    ],
)
def test_numbers_shares_and_sums(language: str, number: str, share: str, money: str) -> None:
    assert decimal(1234567.89, language) == number
    assert percent(0.345, language) == share
    assert tenge(1234567.5, language) == money


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_numbers_and_sums_equal_the_cldr(language: str) -> None:
    from babel.numbers import format_currency, format_decimal

    from forumdesk.language.codes import locale_of

    locale = locale_of(language)
    for value in (Decimal("0.5"), Decimal("-1234567.25"), Decimal(12_345)):
        assert decimal(value, language) == format_decimal(value, locale=locale)
    assert tenge(Decimal("9876543.21"), language) == format_currency(
        Decimal("9876543.21"), "KZT", locale=locale
    )


def test_four_figures_are_grouped_in_english_only() -> None:
    assert [whole(1000, language) for language in ("kk", "ru", "en")] == ["1000", "1000", "1,000"]
    assert [whole(10_000, language) for language in ("kk", "ru", "en")] == [
        "10\u00a0000",
        "10\u00a0000",
        "10,000",
    ]


def test_halves_are_rounded_up_and_whole_shares_have_no_point() -> None:
    assert decimal(2.675, "en", digits=2) == "2.68"
    assert percent(0.5, "ru") == "50\u00a0%"
    assert percent(Decimal(2) / 3, "kk") == "66,7%"


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_pasted_spaces_of_any_kind_are_read(space: str) -> None:
    assert parse_number(f"1{space}234{space}567,50", "ru") == Decimal("1234567.50")


def test_what_is_not_a_number_is_none() -> None:
    assert parse_number("1,234.5", "en") == Decimal("1234.5")
    for text in ("", "abc", "1,2,3", "٣"):
        assert parse_number(text, "kk") is None


@settings(deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12))
def test_what_we_write_we_read(number: Decimal) -> None:
    for language in ("kk", "ru", "en"):
        assert parse_number(decimal(number, language), language) == number
