import datetime
import itertools
import re
from typing import get_args

import pytest

from forumdesk.domain.modes import AdoptionMode
from forumdesk.language.adoption_sentences import (
    adoption_certainty,
    adoption_sentence,
    deadline_words,
    election_sentence,
    mode_name,
    mode_noun,
)
from forumdesk.language.adoption_wordings import (
    ADOPTED,
    ADOPTION,
    ELECTED_TO,
    MODE_NAMES,
    MODE_NOUNS,
    NOBODY_ELECTED,
    NOBODY_ELECTED_TO,
    REJECTION,
    SECOND_ROUND,
    SILENCE_BROKEN,
    SILENCE_UNTIL,
    TIED,
    TIED_WAY,
    Mode,
    Subject,
)

LANGUAGES = ("kk", "ru", "en")
SUBJECTS = get_args(Subject)
VOTED = ("recorded", "counted", "secret", "written_poll")
DAY = datetime.date(2024, 10, 17)
ALMATY = datetime.timezone(datetime.timedelta(hours=5))
DEADLINE = datetime.datetime(2026, 10, 20, 18, 0, tzinfo=ALMATY)


def said(mode: str, **facts: object) -> list[str]:
    """The sentence in the three languages, with ordinary spaces, to be compared by eye."""
    return [
        adoption_sentence(mode, language, **facts).replace("\u00a0", " ")  # type: ignore[arg-type]
        for language in LANGUAGES
    ]


def assert_finished(written: str) -> None:
    assert re.search(r"[^.\s]\.$", written), written
    assert not re.search(r"[{}]|\s\s|\.\.|\s[.,:;)]|\(\s|\(\)", written), written
    assert written[0].isupper() or written[0].isdecimal() or written[0] == "№", written


def test_every_mode_of_the_domain_has_its_wordings() -> None:
    modes = {mode.value for mode in AdoptionMode}

    assert modes | {"unanimous_with_abstentions"} == set(get_args(Mode)) == set(ADOPTION)
    assert set(get_args(Mode)) == set(MODE_NAMES) == set(MODE_NOUNS)
    for language in LANGUAGES:
        assert set(ADOPTED[language]) == set(SUBJECTS)
        for mode in modes:
            assert adoption_certainty(mode, language) in {"A", "B", "C"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("mode", [mode for mode in AdoptionMode if mode is not AdoptionMode.ELECTION])
def test_every_mode_makes_a_finished_sentence_of_every_subject(
    mode: str, subject: Subject, language: str
) -> None:
    votes = {"votes_for": 9, "against": 1, "abstained": 2} if mode in VOTED else {}
    dated = subject in ("resolution", "decision", "question", "annulment")
    named = [{"number": "3"}, *([{"number": "3", "of": DAY}] if dated else [])]
    for names in named if subject == "annulment" else [{}, *named]:
        written = adoption_sentence(mode, language, subject=subject, **votes, **names)  # type: ignore[arg-type]

        assert_finished(written)
        assert ("3" in written.split(":")[0]) is bool(names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("mode", REJECTION)
def test_what_was_rejected_says_so(mode: str, subject: Subject, language: str) -> None:
    objections = 2 if mode == "silence" else 0
    facts = {"votes_for": 1, "against": 9} if mode in VOTED else {"objections": objections}

    written = adoption_sentence(
        mode,
        language,
        subject=subject,
        number="3",
        outcome="rejected",
        **facts,  # type: ignore[arg-type]
    )

    assert_finished(written)
    assert re.search(r"қабылданбады|жойылмады|\bне (?:принят|отмен)|was not|were not", written), written
    assert adoption_certainty(mode, language, "rejected") in {"B", "C"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", ["adopted", "rejected"])
@pytest.mark.parametrize("mode", VOTED)
def test_equal_votes_are_decided_by_the_chair(mode: str, outcome: str, language: str) -> None:
    written = adoption_sentence(
        mode, language, subject="decision", outcome=outcome, votes_for=9, against=9, by_chair=True
    )

    assert_finished(written)
    assert re.search("төрағалық етушінің шешуші|председательствующего|casting vote of the Chair", written)


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
    assert (
        adoption_sentence("counted", language, subject="decision", votes_for=18, against=2, abstained=1)
        == sentence
    )


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
    ("mode", "kk", "ru", "en"),
    [
        ("secret",
         "Шешім жасырын дауыс беру арқылы қабылданды: «жақтап» – 96, «қарсы» – 0, «қалыс қалды» – 0.",
         "Решение принято тайным голосованием: «за» – 96, «против» – 0, «воздержались» – 0.",
         "The decision was adopted in a secret ballot by 96 votes to none, with no abstentions."),
        ("written_poll",
         "Шешім сырттай дауыс беру арқылы қабылданды: «жақтап» – 96, «қарсы» – 0, «қалыс қалды» – 0.",
         "Решение принято заочным голосованием: «за» – 96, «против» – 0, «воздержались» – 0.",
         "The decision was adopted in a written poll by 96 votes to none, with no abstentions."),
    ],
)  # fmt: skip
def test_sentences_of_secret_and_written_votes(mode: str, kk: str, ru: str, en: str) -> None:
    assert said(mode, subject="decision", votes_for=96) == [kk, ru, en]


@pytest.mark.parametrize(
    ("number", "ru", "en"),
    [(1, "1 возражение", "1 objection was"), (2, "2 возражения", "2 objections were"),
     (5, "5 возражений", "5 objections were"), (21, "21 возражение", "21 objections were")],
)  # fmt: skip
def test_objections_agree_with_their_number(number: int, ru: str, en: str) -> None:
    kazakh, russian, english = said("silence", outcome="rejected", objections=number, deadline=DEADLINE)

    assert kazakh.endswith(f"{number} қарсылық түсті.")
    assert russian.endswith(f"поступило {ru}.")
    assert english.endswith(f"{en} received by 18:00 (UTC+5) on 20 October 2026.")


def test_the_silence_procedure_names_its_deadline() -> None:
    assert said("silence", deadline=DEADLINE) == [
        "Қарар үнсіз келісу рәсімі бойынша қабылданды: белгіленген мерзімге дейін (2026 жылғы 20 қазан, сағат 18:00, "
        "UTC+5) қарсылық түскен жоқ.",
        "Резолюция принята по процедуре умолчания: в установленный срок (до 18:00 20 октября 2026 года, UTC+5) "
        "возражений не поступило.",
        "The resolution was adopted under the silence procedure: no objection was received by 18:00 (UTC+5) on "
        "20 October 2026.",
    ]


@pytest.mark.parametrize(
    ("minutes", "zone"),
    [(0, "(UTC)"), (330, "(UTC+5:30)"), (-210, "(UTC−3:30)"), (300, "(UTC+5)")],
)
def test_a_time_zone_is_printed_by_its_offset(minutes: int, zone: str) -> None:
    at = DEADLINE.replace(tzinfo=datetime.timezone(datetime.timedelta(minutes=minutes)))

    assert deadline_words(at, "en").startswith(f"18:00 {zone} on")
    assert "UTC" not in deadline_words(at.replace(tzinfo=None), "kk")


def test_an_annulment_names_the_decision_and_its_day() -> None:
    assert said("unanimous", subject="annulment", number="3", of=DAY) == [
        "2024 жылғы 17 қазандағы № 3 шешімнің күші бірауыздан жойылды.",
        "Решение № 3 от 17 октября 2024 года отменено единогласно.",
        "Decision No. 3 of 17 October 2024 was annulled unanimously.",
    ]
    assert said("unanimous", subject="annulment", number="№ 3".removeprefix("№ "))[0].startswith(
        "№ 3 шешімнің"
    )


def test_a_procedural_decision_is_one_and_a_failed_one_was_a_proposal() -> None:
    assert said("consensus", subject="question") == said("consensus", subject="decision")
    assert said("counted", subject="question", outcome="rejected", votes_for=2, against=5) == [
        "Ұсыныс қабылданбады: «жақтап» – 2, «қарсы» – 5, «қалыс қалды» – 0.",
        "Предложение не принято: «за» – 2, «против» – 5, «воздержались» – 0.",
        "The proposal was not adopted: 2 in favour, 5 against, with no abstentions.",
    ]


def test_recommendations_are_called_by_number() -> None:
    assert said("consensus", subject="recommendation", number="2") == [
        "2-ұсыным консенсус негізінде қабылданды.",
        "Рекомендация № 2 принята консенсусом.",
        "Recommendation 2 was adopted by consensus.",
    ]
    assert said("consensus", subject="recommendations", number="1–3") == [
        "1–3-ұсынымдар консенсус негізінде қабылданды.",
        "Рекомендации № 1–3 приняты консенсусом.",
        "Recommendations 1–3 were adopted by consensus.",
    ]


def test_lenient_unanimity_prints_the_abstentions() -> None:
    assert said("unanimous", lenient=True, abstained=1) == [
        "Қарар бірауыздан қабылданды («қалыс қалды» – 1).",
        "Резолюция принята единогласно при 1 воздержавшемся.",
        "The resolution was adopted unanimously, with 1 abstention.",
    ]
    assert said("unanimous", lenient=True) == said("unanimous")
    assert said("unanimous", lenient=True, abstained=2) == said("unanimous_with_abstentions", abstained=2)


@pytest.mark.parametrize(
    ("votes", "ru", "en"),
    [
        (1, "1 голос", "1 vote"),
        (2, "2 голоса", "2 votes"),
        (5, "5 голосов", "5 votes"),
        (21, "21 голос", "21 votes"),
    ],
)
def test_votes_of_the_elected_agree_with_their_number(votes: int, ru: str, en: str) -> None:
    elected = [("Ким А.", votes)]

    assert election_sentence("kk", elected) == f"Сайлау қорытындысы бойынша сайланды: Ким А. – {votes} дауыс."
    assert election_sentence("ru", elected) == f"По итогам выборов избран кандидат: Ким А. – {ru}."
    assert election_sentence("en", elected) == f"Ким А. ({en}) was elected."


def test_several_are_elected_to_a_post() -> None:
    elected = [("A. Kim", 54), ("B. Li", 21)]

    assert said("election", elected=elected, post="мүше")[0] == (
        "Сайлау қорытындысы бойынша мүше болып сайланды: A. Kim – 54 дауыс, B. Li – 21 дауыс."
    )
    assert said("election", elected=elected, post="член совета")[1] == (
        "По итогам выборов (член совета) избраны кандидаты: A. Kim – 54 голоса, B. Li – 21 голос."
    )
    assert said("election", elected=elected, post="Members of the Council")[2] == (
        "A. Kim (54 votes) and B. Li (21 votes) were elected Members of the Council."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_elected_without_a_count_stands_alone(language: str) -> None:
    written = election_sentence(language, [("Ким А.", None)])

    assert_finished(written)
    assert "0" not in written


def test_nobody_elected_leads_to_a_second_round() -> None:
    assert said("election", outcome="not_elected", second_round=["Ким А.", "Ли Б."]) == [
        "Сайлау қорытындысы бойынша ешкім сайланған жоқ. Дауыс берудің екінші турына қатысатын кандидаттар: Ким А. "
        "және Ли Б.",
        "По итогам выборов никто не избран. Во втором туре голосования участвуют кандидаты: Ким А. и Ли Б.",
        "Nobody was elected. A second round will be held with the candidates Ким А. and Ли Б.",
    ]
    assert said("election", post="Chair")[2] == "Nobody was elected Chair."


@pytest.mark.parametrize(
    ("mode", "facts", "message"),
    [
        ("unanimous", {"against": 1}, "not unanimous"),
        ("unanimous", {"abstained": 1}, "not unanimous"),
        ("unanimous", {"abstained": 1, "against": 1, "lenient": True}, "not unanimous"),
        ("consensus", {"against": 1}, "no consensus"),
        ("counted", {"votes_for": 0, "against": 3}, "not adopted by these votes"),
        ("recorded", {}, "not adopted by these votes"),
        ("counted", {"votes_for": -1, "outcome": "rejected"}, "below zero"),
        ("counted", {"votes_for": 4, "against": 3, "by_chair": True}, "equal votes only"),
        ("consensus", {"by_chair": True}, "equal votes only"),
        ("silence", {"objections": 1}, "objection"),
        ("silence", {"outcome": "rejected"}, "objection"),
        ("consensus", {"outcome": "rejected"}, "no outcome"),
        ("counted", {"votes_for": 4, "outcome": "elected"}, "no outcome"),
        ("election", {"outcome": "rejected"}, "no outcome"),
        ("election", {"outcome": "elected"}, "not that of the candidates"),
        ("election", {"outcome": "not_elected", "elected": [("A", 1)]}, "not that of the candidates"),
        ("election", {"elected": [("A", 1)], "second_round": ["B"]}, "second round"),
        ("election", {"elected": [("A", 0)]}, "without a vote"),
        ("election", {"elected": [(" ", 3)]}, "without a name"),
        ("unanimous", {"subject": "annulment"}, "the number"),
        ("unanimous", {"subject": "recommendation", "number": "2", "of": DAY}, "a date stands"),
        ("unanimous", {"of": DAY}, "a date stands"),
        ("by_lot", {}, "unknown mode"),
        ("rejected", {}, "unknown mode"),
        ("unanimous", {"subject": "poem"}, "unknown subject"),
    ],
)
def test_what_is_untrue_or_unknown_is_refused(mode: str, facts: dict[str, object], message: str) -> None:
    for language in LANGUAGES:
        with pytest.raises(ValueError, match=message):
            adoption_sentence(mode, language, **facts)  # type: ignore[arg-type]


def test_unknown_languages_and_modes_are_refused() -> None:
    for asked in (mode_name, mode_noun, adoption_certainty, adoption_sentence):
        with pytest.raises(ValueError, match="unknown language"):
            asked("unanimous", "de")
        with pytest.raises(ValueError, match="unknown mode"):
            asked("by_lot", "kk")
    with pytest.raises(ValueError, match="unknown language"):
        election_sentence("de", [("A", 1)])
    with pytest.raises(ValueError, match="no outcome"):
        adoption_certainty("consensus", "kk", "rejected")


def test_the_modes_are_named_in_lists() -> None:
    assert [mode_name("unanimous", language) for language in LANGUAGES] == [
        "бірауыздан", "единогласно", "unanimously",
    ]  # fmt: skip
    assert [mode_noun("secret", language) for language in LANGUAGES] == [
        "жасырын дауыс беру", "тайное голосование", "secret ballot",
    ]  # fmt: skip
    for mode, language in itertools.product(AdoptionMode, LANGUAGES):
        for name in (mode_name(mode, language), mode_noun(mode, language)):
            assert re.fullmatch(r"[^\W\d_].*[^.:\s]", name), name
            assert name.islower()


def test_all_wordings_name_fields_that_are_filled() -> None:
    known = {
        "subject", "verb", "refused", "votes_for", "against", "abstained", "abstaining", "votes", "way", "deadline",
        "objections", "elected", "chosen", "was", "post", "names",
    }  # fmt: skip
    of_modes = [*ADOPTION.values(), *REJECTION.values(), *TIED.values()]
    others = [
        SILENCE_UNTIL, SILENCE_BROKEN, ELECTED_TO, NOBODY_ELECTED, NOBODY_ELECTED_TO, SECOND_ROUND,
    ]  # fmt: skip

    for wordings in (*of_modes, *others):
        assert set(wordings) == set(LANGUAGES)
        assert all(wording.fields <= known for wording in wordings.values())
    assert set(TIED_WAY) == set(VOTED) < set(REJECTION)
