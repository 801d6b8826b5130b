import pytest

from forumdesk.language.wording import filled, in_three, number_sign, one_full_stop

LANGUAGES = ("kk", "ru", "en")
WORDINGS = in_three("ABC", "{name}{nbsp}– {count}", "{count} {name}", "{count}")


def test_each_language_has_its_certainty() -> None:
    assert [WORDINGS[language].certainty for language in LANGUAGES] == ["A", "B", "C"]
    assert WORDINGS["kk"].fields == {"name", "count"}
    with pytest.raises(ValueError, match="shorter"):
        in_three("AB", "", "", "")


def test_fields_are_filled_and_numbers_grouped() -> None:
    fields: dict[str, str | int] = {"name": "A", "count": 12000}

    assert [filled(WORDINGS, language, fields) for language in LANGUAGES] == [
        "A\u00a0– 12\u00a0000", "12\u00a0000 A", "12,000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"count": 1}, "missing field: 'name'"),
        ({"name": "A", "count": 1, "mood": "good"}, "unknown field: 'mood'"),
    ],
)
def test_missing_and_unknown_fields_are_refused(fields: dict[str, str | int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        filled(WORDINGS, "kk", fields)


def test_braces_in_a_field_stay_text() -> None:
    assert filled(WORDINGS, "ru", {"name": "{x}", "count": 1}) == "1 {x}"


def test_a_number_is_text_after_its_sign() -> None:
    assert [number_sign("С-70/2", language) for language in LANGUAGES] == [
        "№\u00a0С-70/2", "№\u00a0С-70/2", "No.\u00a0С-70/2",
    ]  # fmt: skip


def test_an_abbreviation_brings_the_full_stop() -> None:
    assert one_full_stop("Ким А..") == "Ким А."
    assert one_full_stop("…...") == "…..."
