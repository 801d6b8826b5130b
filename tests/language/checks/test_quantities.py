from decimal import Decimal

import pytest

from forumdesk.language.checks.quantities import FAINT, STRONG, WEAK, quantities


def values(text: str, language: str) -> list[Decimal | None]:
    return [one.value for one in quantities(text, language) if one.strength > FAINT]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,234,567.50", "1234567.5"),
        ("en", "1.5 million", "1500000"),
        ("en", "12,000 people", "12000"),
        ("ru", "1 234 567,50", "1234567.5"),
        ("ru", "12 тыс. человек", "12000"),
        ("ru", "полтора миллиона", "1500000"),
        ("kk", "1\u00a0000-нан", "1000"),
        ("kk", "бір жарым миллион", "1500000"),
        ("kk", "300 мыңнан", "300000"),
        ("kk", "3-ші", "3"),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(language: str, text: str, value: str) -> None:
    assert values(text, language) == [Decimal(value)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "9.30 a.m."), ("ru", "9:30")),
        (("en", "6 p.m."), ("kk", "18:00")),
        (("en", "3.5%"), ("ru", "3,5\u00a0%")),
        (("ru", "III"), ("en", "third")),
        (("ru", "2026/27"), ("en", "2026–2027")),
        (("kk", "үшінші"), ("ru", "3-й")),
        (("en", "1,000"), ("kk", "1000")),
    ],
)
def test_what_is_written_in_different_ways_agrees(one: tuple[str, str], other: tuple[str, str]) -> None:
    first, second = quantities(one[1], one[0])[-1], quantities(other[1], other[0])[-1]

    assert first.agrees(second)
    assert second.agrees(first)


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("ru", "5 млн тенге", "KZT"),
        ("kk", "5 млн теңгеден", "KZT"),
        ("en", "US$5", "USD"),
        ("kk", "5 АҚШ доллары", "USD"),
        ("ru", "5 евро", "EUR"),
        ("en", "5 per cent", "%"),
        ("kk", "5 пайызға", "%"),
        ("en", "5 points", ""),
    ],
)
def test_money_and_shares_are_known(language: str, text: str, unit: str) -> None:
    assert [one.unit for one in quantities(text, language)] == [unit]


def test_a_word_after_the_second_figure_counts_for_the_first_too() -> None:
    first, _ = quantities("from 5 to 10 million", "en")

    assert {key for key in first.keys if isinstance(key, Decimal)} == {Decimal(5), Decimal(5_000_000)}


def test_figures_words_and_hints_have_different_weight() -> None:
    found = quantities("5 days, two weeks, both sides", "en")

    assert [one.strength for one in found] == [STRONG, WEAK, FAINT]


def test_addresses_say_no_numbers() -> None:
    assert quantities("see https://x.example/5 and a7@forum2024.example", "en") == ()


def test_the_figures_of_a_date_or_reference_are_not_numbers_besides() -> None:
    found = quantities("On 16 October 2025, under paragraph 2.1, 5 experts", "en")

    assert [(one.kind, one.written) for one in found] == [
        ("date", "16 October 2025"),
        ("reference", "2.1"),
        ("number", "5"),
    ]
