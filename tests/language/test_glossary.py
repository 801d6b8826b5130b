import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from forumdesk.language.glossary import COLUMNS, Glossary, TermFinding

LANGUAGES = ("kk", "ru", "en")
HEAD = ",".join(COLUMNS) + "\n"


@pytest.fixture(scope="module")
def table() -> str:
    return (Path(__file__).parents[2] / "resources" / "glossary.csv").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def glossary(table: str) -> Glossary:
    return Glossary.read(table)


def _words(glossary: Glossary, text: str, language: str) -> list[str]:
    return [text[use.start : use.end] for use in glossary.terms_in(text, language)]


def _told(findings: tuple[TermFinding, ...]) -> list[tuple[str, str, str]]:
    return [(finding.language, finding.other, finding.expected) for finding in findings]


def test_the_shipped_table_is_well_formed(table: str) -> None:
    rows = list(csv.DictReader(io.StringIO(table)))

    assert len(rows) > 150
    assert tuple(rows[0]) == COLUMNS
    assert all(row[column].strip() == row[column] != "" for row in rows for column in COLUMNS)
    assert {row["certainty"] for row in rows} == {"A", "B", "C"}
    assert [name for name, times in Counter(row["en"] for row in rows).items() if times > 1] == []
    assert not [row for row in rows if "/" in row["en"] + row["ru"] + row["kk"]]


def test_a_compared_term_has_no_wording_of_another_compared_one(glossary: Glossary) -> None:
    for language in LANGUAGES:
        wordings = Counter(
            wording.casefold()
            for term in glossary.terms
            if term.is_compared
            for wording in term.get(language)
        )

        assert [wording for wording, times in wordings.items() if times > 1] == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Форум қатысушыларының ұсынымдарына", "kk", ["Форум", "қатысушыларының", "ұсынымдарына"]),
        ("хатшылықтың күн тәртібіндегі жоғары оқу орындарымен", "kk",
         ["хатшылықтың", "күн тәртібіндегі", "жоғары оқу орындарымен"]),
        ("ҚР-ның, БҰҰ-ға", "kk", ["ҚР", "БҰҰ"]),
        ("в повестке дня заседаний рабочих групп", "ru", ["повестке дня", "заседаний", "рабочих групп"]),
        ("высшими учебными заведениями", "ru", ["высшими учебными заведениями"]),
        ("dual\u00a0degree programmes of the Secretariats", "en", ["dual\u00a0degree programmes", "Secretariats"]),
        ("heads. Delegation", "en", ["Delegation"]),
        ("ai and un", "en", []),
    ],
)  # fmt: skip
def test_terms_are_found_in_their_forms(
    glossary: Glossary, text: str, language: str, found: list[str]
) -> None:
    assert _words(glossary, text, language) == found


def test_the_longest_term_wins(glossary: Glossary) -> None:
    assert _words(glossary, "a working group", "en") == ["working group"]
    assert _words(glossary, "стратегиялық серіктестік", "kk") == ["стратегиялық серіктестік"]


def test_another_word_for_a_term_is_pointed_out_where_the_term_stands(glossary: Glossary) -> None:
    texts = {
        "kk": "Осы ұсыныстар қабылданды.",
        "ru": "Эти рекомендации приняты.",
        "en": "These recommendations",
    }

    findings = glossary.differences(texts)

    assert _told(findings) == [("ru", "kk", "ұсыным")]
    assert texts["ru"][findings[0].start : findings[0].end] == "рекомендации"
    assert not findings[0].is_suggestion


def test_a_term_of_which_the_glossary_is_unsure_is_a_suggestion(glossary: Glossary) -> None:
    findings = glossary.differences(
        {"ru": "Принято на основе консенсуса.", "en": "Adopted by agreement of all."}
    )

    assert _told(findings) == [("ru", "en", "consensus")]
    assert findings[0].is_suggestion


def test_a_language_without_a_text_and_everyday_words_give_nothing(glossary: Glossary) -> None:
    assert glossary.differences({"kk": "", "ru": "Эти рекомендации.", "en": "  "}) == ()
    assert glossary.differences({"ru": "Дата и место.", "en": "When it is held."}) == ()
    assert glossary.differences({"kk": "Кеңес өтті.", "ru": "Прошло совещание.", "en": "It met."}) == ()


@pytest.mark.parametrize("number", [0, 1])
def test_texts_that_agree_give_no_alarm(glossary: Glossary, project: Path, shared: Path, number: int) -> None:
    base = (project / "resources/samples/forum", shared / "samples/resolution-2024")[number]
    files = [
        base.with_name(f"{base.name}.{language}.md").read_text(encoding="utf-8") for language in LANGUAGES
    ]
    rows = zip(*([line for line in file.splitlines() if line.strip()] for file in files), strict=True)

    alarms = [_told(glossary.differences(dict(zip(LANGUAGES, row, strict=True)))) for row in rows]

    assert [alarm for alarm in alarms if alarm] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1"),
        ("a,b\n", "line 1"),
        (HEAD + "x,,y,A,g,yes\n", "line 2: a language is empty"),
        (HEAD + "x,(y),z,A,g,yes\n", "line 2: a language is empty"),
        (HEAD + "x,y,z,D,g,yes\n", "line 2: the certainty"),
        (HEAD + "x,y,z,A,g,maybe\n", "line 2: the certainty"),
        (HEAD + 'x,y,z,A,g,"yes\n', "line 1: unexpected end"),
    ],
)
def test_a_broken_table_is_refused_by_its_line(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Glossary.read(text)


def test_notes_synonyms_and_places_of_other_words_are_read() -> None:
    glossary = Glossary.read("\ufeff" + HEAD + "draft (rough); sketch,черновик,жоба; … қаралама,B,g,no\n")

    assert glossary.terms[0].en == ("draft", "sketch")
    assert glossary.terms[0].kk == ("жоба", "қаралама")
