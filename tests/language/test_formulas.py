import datetime
from pathlib import Path

import pytest

from forumdesk.language import formulas
from forumdesk.language.formulas import adoption_in_prose, adoption_sentence

LANGUAGES = ("kk", "ru", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "mode",
    ["unanimous", "consensus", "without_vote", "acclamation", "recorded", "counted", "secret", "silence",
     "written_poll"],
)  # fmt: skip
def test_the_mode_of_what_we_write_is_read(mode: str, language: str) -> None:
    votes_for, against = (18, 2) if mode in ("recorded", "counted", "secret", "written_poll") else (0, 0)

    written = adoption_sentence(mode, language, subject="decision", votes_for=votes_for, against=against)

    assert adoption_in_prose(written, language) == mode


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", ["resolution-2024", "shipped/forum"])
def test_the_sample_resolutions_were_adopted_unanimously(shared: Path, sample: str, language: str) -> None:
    text = (shared / "samples" / f"{sample}.{language}.md").read_text(encoding="utf-8")

    assert adoption_in_prose(text, language) == "unanimous"
    assert adoption_in_prose(formulas.forum_support(language), language) == "unanimous"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Forum sought a consensus among experts; it was not unanimous."),
        ("ru", "Решение принято не единогласно. Достигнут консенсус мнений."),
        ("kk", "Қарар қабылданды."),
    ],
)
def test_other_sentences_state_no_mode(language: str, text: str) -> None:
    assert adoption_in_prose(text, language) is None


def test_labels_and_marks() -> None:
    assert [formulas.chair_label(language) for language in LANGUAGES] == ["Төраға", "Председатель", "Chair"]
    assert [formulas.secretary_label(language) for language in LANGUAGES] == [
        "Хатшы",
        "Секретарь",
        "Secretary",
    ]
    assert [formulas.draft_mark(language) for language in LANGUAGES] == ["ЖОБА", "ПРОЕКТ", "DRAFT"]


def test_pages_and_numbers_are_held_together() -> None:
    assert [formulas.page_of(3, 10, language) for language in LANGUAGES] == [
        "3-бет, барлығы\u00a010", "страница\u00a03 из\u00a010", "page\u00a03 of\u00a010",
    ]  # fmt: skip
    assert [formulas.number_sign("14/164-VII", language) for language in LANGUAGES] == [
        "№\u00a014/164-VII", "№\u00a014/164-VII", "No.\u00a014/164-VII",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "place", "country", "line"),
    [
        ("kk", "Астана қаласы", "Қазақстан Республикасы",
         "2024 жылғы 17 қазан, Қазақстан Республикасы, Астана қаласы"),
        ("ru", "город Астана", "Республика Казахстан", "17 октября 2024 года, Республика Казахстан, город Астана"),
        ("en", "Astana", "Republic of Kazakhstan", "17 October 2024, Astana, Republic of Kazakhstan"),
    ],
)  # fmt: skip
def test_the_line_of_date_and_place(language: str, place: str, country: str, line: str) -> None:
    day = datetime.date(2024, 10, 17)

    assert formulas.city("Astana" if language == "en" else "Астана", language) == place
    assert formulas.date_place_line(day, day, place, country, language).replace("\u00a0", " ") == line
    assert (
        formulas.date_place_line(day, day, "", "", language).replace("\u00a0", " ") == line.partition(",")[0]
    )


def test_short_forms_of_a_city() -> None:
    assert formulas.city("Астана", "kk", short=True) == "Астана\u00a0қ."
    assert formulas.city("Астана", "ru", short=True) == "г.\u00a0Астана"
