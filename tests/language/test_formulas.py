import datetime
import string
from pathlib import Path
from typing import get_args

import pytest

from forumdesk.language import formulas
from forumdesk.language.formulas import adoption_in_prose, adoption_sentence

LANGUAGES = ("kk", "ru", "en")
VOTES = {"votes_for": 18, "against": 2, "abstained": 1}


@pytest.mark.parametrize(
    ("mode", "kk", "ru", "en"),
    [
        ("unanimous", "Шешім бірауыздан қабылданды.", "Решение принято единогласно.",
         "The decision was adopted unanimously."),
        ("consensus", "Шешім консенсус негізінде қабылданды.", "Решение принято консенсусом.",
         "The decision was adopted by consensus."),
        ("without_vote", "Шешім дауысқа салынбай қабылданды.", "Решение принято без голосования.",
         "The decision was adopted without a vote."),
    ],
)  # fmt: skip
def test_modes_without_counts(mode: str, kk: str, ru: str, en: str) -> None:
    assert [adoption_sentence(mode, language, subject="decision") for language in LANGUAGES] == [kk, ru, en]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk", "Шешім көпшілік дауыспен қабылданды: «жақтап» – 18, «қарсы» – 2, «қалыс қалды» – 1."),
        ("ru", "Решение принято большинством голосов: «за» – 18, «против» – 2, «воздержались» – 1."),
        ("en", "The decision was adopted by 18 votes to 2, with 1 abstention."),
    ],
)
def test_a_counted_vote_prints_its_counts(language: str, sentence: str) -> None:
    assert adoption_sentence("counted", language, subject="decision", **VOTES) == sentence


def test_the_united_nations_form_of_a_recorded_vote() -> None:
    written = adoption_sentence("recorded", "en", votes_for=107, against=3, abstained=46)

    assert written == "The resolution was adopted by a recorded vote of 107 to 3, with 46 abstentions."


def test_zero_is_printed_in_every_language() -> None:
    assert adoption_sentence("counted", "ru", votes_for=5).endswith("«против» – 0, «воздержались» – 0.")
    assert adoption_sentence("counted", "en", votes_for=5).endswith(
        "by 5 votes to none, with no abstentions."
    )


def test_abstentions_beside_unanimity_agree_with_their_number() -> None:
    russian = [
        adoption_sentence("unanimous_with_abstentions", "ru", abstained=number) for number in (1, 3, 21)
    ]

    assert [sentence.partition("при ")[2] for sentence in russian] == [
        "1 воздержавшемся.", "3 воздержавшихся.", "21 воздержавшемся.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mode", "votes"),
    [
        ("unanimous", {"against": 1}),
        ("unanimous", {"abstained": 1}),
        ("unanimous_with_abstentions", {"against": 1, "abstained": 1}),
    ],
)
def test_no_untrue_unanimity_is_written(mode: str, votes: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="not unanimous"):
        adoption_sentence(mode, "kk", subject="decision", **votes)


def test_what_is_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown mode"):
        adoption_sentence("by_lot", "kk")
    with pytest.raises(ValueError, match="unknown language"):
        adoption_sentence("unanimous", "de")
    with pytest.raises(ValueError, match="unknown subject"):
        adoption_sentence("unanimous", "kk", subject="poem")  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", get_args(formulas.Subject))
@pytest.mark.parametrize("mode", get_args(formulas.Mode))
def test_every_mode_makes_a_whole_sentence(mode: str, subject: formulas.Subject, language: str) -> None:
    abstained = 0 if mode == "unanimous" else 2

    written = adoption_sentence(mode, language, subject=subject, votes_for=9, abstained=abstained)

    assert written[0].isupper()
    assert written.endswith(".")
    assert not {"{", "}", "  "} & {*written, written[-2:]}
    assert formulas.adoption_certainty(mode, language) in {"A", "B", "C"}


def test_wordings_of_a_mode_have_known_fields_only() -> None:
    known = {"subject", "verb", "refused", "votes_for", "against", "abstained", "abstaining", "votes"}

    fields = {
        field
        for wordings in formulas.ADOPTION.values()
        for wording in wordings.values()
        for _, field, _, _ in string.Formatter().parse(wording.text)
        if field
    }

    assert fields <= known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "mode", ["unanimous", "consensus", "without_vote", "acclamation", "recorded", "counted"]
)
def test_the_mode_of_what_we_write_is_read(mode: str, language: str) -> None:
    votes = {} if mode == "unanimous" else VOTES

    assert adoption_in_prose(adoption_sentence(mode, language, subject="decision", **votes), language) == mode


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


def test_minutes_are_named_by_number_and_date() -> None:
    day = datetime.date(2010, 6, 8)

    assert [formulas.minutes_of_date("3", day, language) for language in LANGUAGES] == [
        "2010 жылғы 8 маусымдағы №\u00a03 хаттама",
        "Протокол №\u00a03 от 8 июня 2010 года",
        "Minutes No.\u00a03 of 8 June 2010",
    ]


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
