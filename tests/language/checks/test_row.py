import re
from pathlib import Path

import pytest

from forumdesk.language.checks import Surroundings, TextFinding, check_row, check_text
from tests.language.checks.agreeing_rows import AGREEING, AROUND, row
from tests.language.checks.slips import SLIPS

Rows = list[tuple[dict[str, str], Surroundings]]
SAMPLES = {
    "resolution-2024": Surroundings(
        numbers=frozenset("123"),
        counts={"issues": 3, "recommendations": 3, "annexes": 0},
        bodies=AROUND.bodies,
    ),
    "shipped/forum": Surroundings(
        numbers=frozenset(
            ("1", "1.1", "1.2", "1.3", "2", "2.1", "2.2", "3", "3.1", "3.2", "4", "4.1", "4.2")
        ),
        counts={"issues": 3, "recommendations": 4, "annexes": 0},
        bodies=({"kk": "Қауымдастық", "ru": "Ассоциация", "en": "Association"},),
    ),
}


def paragraphs(path: Path) -> list[str]:
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [re.sub(r"^- (?:\*\*)?(?:\d+(?:\.\d+)*\.)?|\*+", "", line).strip() for line in lines]


@pytest.fixture(scope="session")
def sample_rows(shared: Path) -> Rows:
    rows: Rows = []
    for name, around in SAMPLES.items():
        texts = [paragraphs(shared / "samples" / f"{name}.{language}.md") for language in ("kk", "ru", "en")]
        rows += [(row(*one), around) for one in zip(*texts, strict=True)]
    return rows


@pytest.fixture(scope="session")
def all_rows(sample_rows: Rows) -> Rows:
    return sample_rows + [(row(*texts), AROUND) for texts in AGREEING]


def key(finding: TextFinding, texts: dict[str, str]) -> tuple[str, str, str]:
    return finding.language, finding.code, texts[finding.language][slice(*finding.span)]


def test_the_samples_are_found_clean_but_for_years_that_could_be_torn_from_their_word(
    sample_rows: Rows,
) -> None:
    found = [finding for texts, around in sample_rows for finding in check_row(texts, around)]

    assert {(one.language, one.code) for one in found} == {("kk", "no_break_space")}
    assert all(re.match(r"20\d\d жыл(?:ғы|дың)$", str(one.values["here"])) for one in found)
    assert len(found) == 6


@pytest.mark.parametrize("texts", AGREEING, ids=range(len(AGREEING)))
def test_nothing_is_amiss_in_rows_that_agree(texts: tuple[str, str, str]) -> None:
    found = check_row(row(*texts), AROUND)

    assert [one for one in found if one.code != "no_break_space"] == []


@pytest.mark.parametrize("pair", [("kk", "ru"), ("ru", "en"), ("en", "kk"), ("kk", "en")])
def test_two_languages_of_rows_that_agree_agree_as_well(pair: tuple[str, str]) -> None:
    rows = [{language: row(*texts)[language] for language in pair} for texts in AGREEING]

    found = [finding for texts in rows for finding in check_row(texts, AROUND)]

    assert [one for one in found if one.code.endswith("differs")] == []


@pytest.mark.parametrize(("language", "before", "after", "code"), SLIPS)
def test_a_slip_is_found(all_rows: Rows, language: str, before: str, after: str, code: str) -> None:
    texts, around = next(one for one in all_rows if before in one[0][language])
    known = {key(finding, texts) for finding in check_row(texts, around)}
    wrong = {**texts, language: texts[language].replace(before, after, 1)}

    found = [finding for finding in check_row(wrong, around) if key(finding, wrong) not in known]

    assert code in {finding.code for finding in found}


def test_every_repair_of_a_slip_leaves_nothing_that_was_found_before(all_rows: Rows) -> None:
    for language, before, after, _ in SLIPS:
        texts, around = next(one for one in all_rows if before in one[0][language])
        wrong = {**texts, language: texts[language].replace(before, after, 1)}
        clean = {key(finding, texts) for finding in check_row(texts, around)}
        for _ in range(3):
            left = [
                one
                for one in check_row(wrong, around)
                if key(one, wrong) not in clean and one.repair is not None
            ]
            if not left:
                break
            first = left[0]
            start, end = first.span
            text = wrong[first.language]
            wrong[first.language] = f"{text[:start]}{first.repair}{text[end:]}"
        assert left == [], (language, after)


def test_findings_stand_in_the_order_of_the_languages_and_places() -> None:
    found = check_row({"ru": "Всего 5 , то есть «пять", "kk": "Барлығы 6 , яғни"}, Surroundings())

    assert [(one.language, one.code) for one in found] == [
        ("ru", "space_before"),
        ("ru", "quotes"),
        ("kk", "number_differs"),
        ("kk", "space_before"),
    ]


def test_what_two_of_three_languages_say_holds() -> None:
    (found,) = check_row(row("7 күн", "8 дней", "8 days"), Surroundings())

    assert (found.language, found.values, found.repair) == (
        "kk",
        {"here": "7", "there": "8", "other": "ru"},
        "8",
    )


def test_in_a_tie_the_language_that_stands_first_holds() -> None:
    (found,) = check_row({"en": "8 days", "kk": "7 күн"}, Surroundings())

    assert (found.language, found.repair) == ("kk", "8")


def test_an_empty_text_is_no_text() -> None:
    assert check_row({"kk": "7 күн", "ru": " ", "en": ""}, Surroundings()) == ()


def test_a_text_alone_is_still_held_against_the_document() -> None:
    (found,) = check_row({"ru": "См. пункт 9."}, Surroundings(numbers=frozenset(("1", "2"))))

    assert (found.code, found.values) == ("reference_unknown", {"here": "9"})


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        check_text("Bonjour", "fr")
    with pytest.raises(ValueError, match="unknown language"):
        check_row({"fr": "Bonjour"}, Surroundings())


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "—",
        "«",
        '"',
        "\u0000",
        "\u200f№",
        "9" * 10_000,
        "a@" * 5_000,
        "İİİ 5 İ",
        "ﬁ 1" * 40,
        "а" * 10_000,
    ],
)
def test_odd_texts_are_no_obstacle(text: str) -> None:
    for language in ("kk", "ru", "en"):
        for finding in check_row({language: text, "en": "One."}, AROUND):
            start, end = finding.span
            assert 0 <= start <= end <= len(text or "One.") or finding.language == "en"
