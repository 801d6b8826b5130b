import pytest

from forumdesk.language.checks.dates_in_text import dates_in


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("kk", "2024 жылғы 17 қазандағы шешім", (2024, 10, 17)),
        ("ru", "до 1 марта 2026 года", (2026, 3, 1)),
        ("en", "on October 17, 2024", (2024, 10, 17)),
        ("en", "by 1 May", (None, 5, 1)),
        ("ru", "в январе 2026 года", (2026, 1, None)),
        ("kk", "2026 жылғы қаңтарда", (2026, 1, None)),
        ("kk", "17 қазанда", (None, 10, 17)),
        ("ru", "17.10.2024", (2024, 10, 17)),
    ],
)
def test_whole_and_partial_dates_are_found(
    language: str, text: str, start: tuple[int | None, int, int | None]
) -> None:
    assert [one.start for one in dates_in(text, language)] == [start]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "It may be 5. They may 3 times march on."), ("ru", "В мае и в марте"), ("kk", "Мамырда")],
)
def test_months_alone_are_no_dates(language: str, text: str) -> None:
    assert dates_in(text, language) == ()


def test_a_day_without_a_year_agrees_with_the_day_of_any_year_but_not_with_another_day() -> None:
    (day,), (same,), (other,) = (
        dates_in("on 1 May", "en"),
        dates_in("1 мая 2026 года", "ru"),
        dates_in("2 мая 2026 года", "ru"),
    )

    assert day.agrees(same)
    assert not day.agrees(other)


def test_a_range_agrees_with_its_ends_named_apart() -> None:
    (whole,) = dates_in("2025 жылғы 30 қыркүйек – 2 қазан", "kk")
    parts = dates_in("с 30 сентября по 2 октября 2025 года", "ru")

    assert len(parts) == 2
    assert all(whole.agrees(part) for part in parts)
    assert not whole.agrees(dates_in("1 октября 2025 года", "ru")[0])
    assert not whole.agrees(dates_in("30 сентября – 3 октября 2025 года", "ru")[0])
