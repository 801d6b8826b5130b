import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.language import dates
from forumdesk.language.dates import date_range, long_date, parse_date_line, written_dates

DAY = datetime.date(2024, 10, 17)
LANGUAGES = ("kk", "ru", "en")


def on(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, day)


@pytest.mark.parametrize(
    ("language", "short", "medium", "long", "full"),
    [
        (
            "kk",
            "17.10.24",
            "2024\u202fж. 17 қаз.",
            "2024\u202fж. 17 қазан",
            "2024\u202fж. 17 қазан, бейсенбі",
        ),
        (
            "ru",
            "17.10.2024",
            "17 окт. 2024\u202fг.",
            "17 октября 2024\u202fг.",
            "четверг, 17 октября 2024\u202fг.",
        ),
        ("en", "17/10/2024", "17 Oct 2024", "17 October 2024", "Thursday, 17 October 2024"),
    ],
)
def test_dates_of_lists_are_those_of_the_cldr(
    language: str, short: str, medium: str, long: str, full: str
) -> None:
    written = [dates.date_in_style(DAY, language, style) for style in ("short", "medium", "long", "full")]

    assert written == [short, medium, long, full]


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown style"):
        dates.date_in_style(DAY, "kk", "official")


@pytest.mark.parametrize(
    ("language", "official"),
    [("kk", "2024 жылғы 17 қазан"), ("ru", "17 октября 2024 года"), ("en", "17 October 2024")],
)
def test_official_papers_write_the_date_out(language: str, official: str) -> None:
    assert long_date(DAY, language) == official


@pytest.mark.parametrize(
    ("language", "official"),
    [
        ("kk", "2024\u00a0жылғы 17\u00a0қазан"),
        ("ru", "17\u00a0октября 2024\u00a0года"),
        ("en", "17\u00a0October 2024"),
    ],
)
def test_no_break_spaces_hold_day_and_month_and_the_word_of_the_year(language: str, official: str) -> None:
    assert long_date(DAY, language, unbroken=True) == official


@pytest.mark.parametrize(
    ("first", "last", "kk", "ru", "en"),
    [
        (
            on(2024, 10, 17), on(2024, 10, 18),
            "2024 жылғы 17–18 қазан", "17–18 октября 2024 года", "17–18 October 2024",
        ),
        (
            on(2024, 10, 30), on(2024, 11, 1),
            "2024 жылғы 30 қазан – 1 қараша", "30 октября – 1 ноября 2024 года", "30 October – 1 November 2024",
        ),
        (
            on(2024, 12, 30), on(2025, 1, 2),
            "2024 жылғы 30 желтоқсан – 2025 жылғы 2 қаңтар", "30 декабря 2024 года – 2 января 2025 года",
            "30 December 2024 – 2 January 2025",
        ),
        (DAY, DAY, "2024 жылғы 17 қазан", "17 октября 2024 года", "17 October 2024"),
    ],
)  # fmt: skip
def test_a_range_says_month_and_year_once(
    first: datetime.date, last: datetime.date, kk: str, ru: str, en: str
) -> None:
    assert [date_range(first, last, language) for language in LANGUAGES] == [kk, ru, en]


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="before the first"):
        date_range(on(2024, 10, 18), DAY, "kk")


def test_the_date_beside_a_number_has_its_own_form() -> None:
    written = [dates.of_date(on(2010, 6, 8), language) for language in LANGUAGES]

    assert written == ["2010 жылғы 8 маусымдағы", "от 8 июня 2010 года", "of 8 June 2010"]


def test_kazakh_months_of_papers_have_the_endings_of_official_texts() -> None:
    forms = [dates.of_date(on(2024, month, 1), "kk").rpartition(" ")[2] for month in range(1, 13)]

    assert " ".join(forms) == (
        "қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы шілдедегі тамыздағы қыркүйектегі "
        "қазандағы қарашадағы желтоқсандағы"
    )


@pytest.mark.parametrize(
    ("month", "kazakh"),
    [
        (1, "2026 жылғы 1 қаңтарға дейін"), (3, "2026 жылғы 1 наурызға дейін"), (4, "2026 жылғы 1 сәуірге дейін"),
        (7, "2026 жылғы 1 шілдеге дейін"), (9, "2026 жылғы 1 қыркүйекке дейін"), (11, "2026 жылғы 1 қарашаға дейін"),
    ],
)  # fmt: skip
def test_a_kazakh_deadline_puts_the_month_in_the_dative(month: int, kazakh: str) -> None:
    assert dates.until_date(on(2026, month, 1), "kk") == kazakh


def test_deadlines_and_days_of_an_act_in_the_other_languages() -> None:
    assert dates.until_date(on(2026, 3, 1), "ru") == "до 1 марта 2026 года"
    assert dates.until_date(on(2026, 3, 1), "en") == "by 1 March 2026"
    assert dates.on_date(on(2025, 10, 16), "kk") == "2025 жылғы 16 қазанда"
    assert dates.on_date(on(2025, 9, 16), "kk") == "2025 жылғы 16 қыркүйекте"
    assert dates.on_date(on(2025, 10, 16), "ru") == "16 октября 2025 года"
    assert dates.on_date(on(2025, 10, 16), "en") == "on 16 October 2025"


@pytest.mark.parametrize(
    ("language", "weekday", "with_weekday", "month", "day"),
    [
        ("kk", "бейсенбі", "2024 жылғы 17 қазан, бейсенбі", "2024 жылғы қазан", "17 қазан"),
        ("ru", "четверг", "четверг, 17 октября 2024 года", "октябрь 2024 года", "17 октября"),
        ("en", "Thursday", "Thursday, 17 October 2024", "October 2024", "17 October"),
    ],
)
def test_parts_of_a_date(language: str, weekday: str, with_weekday: str, month: str, day: str) -> None:
    assert dates.weekday(DAY, language) == weekday
    assert dates.long_date_with_weekday(DAY, language) == with_weekday
    assert dates.month_and_year(DAY, language) == month
    assert dates.day_month(DAY, language) == day


def test_figures_and_times_are_the_same_everywhere() -> None:
    assert dates.digits(DAY) == "17.10.2024"
    assert {dates.time_of_day(datetime.time(9, 5), language) for language in LANGUAGES} == {"09:05"}


def test_our_own_month_names_are_those_of_the_cldr() -> None:
    from babel.dates import get_month_names

    for language in LANGUAGES:
        cldr = get_month_names("wide", locale=language)
        assert [dates.month_name(month, language) for month in range(1, 13)] == [
            cldr[m] for m in range(1, 13)
        ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("October 17, 2024", "October 17, 2024"),
        ("held on Thursday, October 17, 2024.", "October 17, 2024"),
        ("Oct 17, 2024", "Oct 17, 2024"),
        ("on 17 October 2024 in Astana", "17 October 2024"),
        ("17th October, 2024", "17th October, 2024"),
        ("В четверг, 17 октября 2024 года, в городе", "17 октября 2024 года"),
        ("17 окт. 2024\u202fг.", "17 окт. 2024\u202fг."),
        ("17 ОКТЯБРЯ 2024 ГОДА", "17 ОКТЯБРЯ 2024 ГОДА"),
        ("2024 жылғы 17 қазан, Қазақстан Республикасы", "2024 жылғы 17 қазан"),
        ("2024 ж. 17 қазан", "2024 ж. 17 қазан"),
        ("2024\u202fж. 17 қаз.", "2024\u202fж. 17 қаз."),
        ("2024 жылғы 17 қазанда Астана қаласында", "2024 жылғы 17 қазанда"),
        ("2024 жылғы 17 қазандағы № 3 хаттама", "2024 жылғы 17 қазандағы"),
        ("№3 Хаттама – 2024 жыл 17 қазан", "2024 жыл 17 қазан"),
        ("күні 17 қазан 2024 жыл", "17 қазан 2024 жыл"),
        ("г. Астана, 17.10.2024", "17.10.2024"),
        ("2024-10-17", "2024-10-17"),
    ],
)
def test_a_written_date_is_found_with_its_place(text: str, found: str) -> None:
    written = parse_date_line(text)

    assert written is not None
    assert (written.start, written.end) == (DAY, DAY)
    assert text[slice(*written.span)] == found


@pytest.mark.parametrize(
    "text",
    [
        "17–18 October 2024", "17 and 18 October 2024", "October 17–18, 2024", "17-18 октября 2024 г.",
        "с 17 по 18 октября 2024 года", "2024 жылғы 17–18 қазан", "2024 жылғы 17 және 18 қазан", "17–18.10.2024",
        "17.10.2024 – 18.10.2024",
    ],
)  # fmt: skip
def test_a_written_range_is_found(text: str) -> None:
    written = parse_date_line(text)

    assert written is not None
    assert (written.start, written.end) == (DAY, on(2024, 10, 18))


@pytest.mark.parametrize(
    "text",
    [
        "", "feedback until April 18th", "31 February 2024", "5 маршрутов 2024", "2024 жылғы қазан", "22 елден",
        "12 marching 2024", "1234.10.2024", "18–17 October 2024", "version 1.10.20241",
    ],
)  # fmt: skip
def test_what_is_not_a_whole_date_is_passed_over(text: str) -> None:
    assert parse_date_line(text) is None


def test_several_dates_are_found_in_the_order_of_the_text() -> None:
    found = written_dates("До 1 марта 2026 года и 17.10.2024; 2026 жылғы 1 қыркүйекке дейін; 2 May 2025")

    assert [date.start for date in found] == [on(2026, 3, 1), DAY, on(2026, 9, 1), on(2025, 5, 2)]


def test_a_language_leaves_only_its_own_months() -> None:
    assert parse_date_line("17 октября 2024 года", "kk") is None
    assert parse_date_line("17.10.2024", "kk") is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("unbroken", [False, True])
def test_what_we_write_we_read(language: str, month: int, unbroken: bool) -> None:
    for last_day in (9, 10, 28):
        first, last = on(2024, month, 9), on(2024, month, last_day)
        written = date_range(first, last, language, unbroken=unbroken)
        for restricted in (language, None):
            read = parse_date_line(written, restricted)
            assert read is not None
            assert (read.start, read.end, read.span) == (first, last, (0, len(written)))


@settings(deadline=None)
@given(st.dates(min_value=on(1000, 1, 1)), st.integers(0, 500), st.sampled_from(LANGUAGES), st.booleans())
def test_every_range_is_read_back(first: datetime.date, days: int, language: str, unbroken: bool) -> None:
    last = min(first, on(9990, 1, 1)) + datetime.timedelta(days)
    first = min(first, last)

    read = parse_date_line(f"Астана, {date_range(first, last, language, unbroken=unbroken)}, x", language)

    assert read is not None
    assert (read.start, read.end) == (first, last)


@pytest.mark.parametrize(
    ("year", "month", "samples"), [(2024, 10, "resolution-2024"), (2025, 10, "shipped/forum")]
)
def test_the_head_of_the_sample_resolutions_is_understood(
    shared: Path, year: int, month: int, samples: str
) -> None:
    for language in LANGUAGES:
        text = (shared / "samples" / f"{samples}.{language}.md").read_text(encoding="utf-8")

        written = parse_date_line(text, language)

        assert written is not None
        assert (written.start.year, written.start.month) == (year, month)


@pytest.mark.parametrize(
    ("first", "last", "kk", "ru", "en"),
    [
        ((2024, 10, 17), (2024, 10, 17), "2024 жылғы 17 қазандағы", "от 17 октября 2024 года", "of 17 October 2024"),
        ((2024, 4, 17), (2024, 4, 18), "2024 жылғы 17–18 сәуірдегі", "от 17–18 апреля 2024 года",
         "of 17–18 April 2024"),
        ((2024, 10, 30), (2024, 11, 1), "2024 жылғы 30 қазан – 1 қарашадағы",
         "от 30 октября – 1 ноября 2024 года", "of 30 October – 1 November 2024"),
        ((2024, 12, 31), (2025, 1, 1), "2024 жылғы 31 желтоқсан – 2025 жылғы 1 қаңтардағы",
         "от 31 декабря 2024 года – 1 января 2025 года", "of 31 December 2024 – 1 January 2025"),
    ],
)  # fmt: skip
def test_days_beside_a_number(
    first: tuple[int, int, int], last: tuple[int, int, int], kk: str, ru: str, en: str
) -> None:
    days = datetime.date(*first), datetime.date(*last)

    assert [dates.of_dates(*days, language) for language in ("kk", "ru", "en")] == [kk, ru, en]
