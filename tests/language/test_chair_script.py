import datetime
import re
from itertools import product
from typing import get_args

import pytest

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.modes import AdoptionMode
from forumdesk.language.adoption_wordings import REJECTION, Subject
from forumdesk.language.chair_script import ChairMoment, Field, certainty, chair_sentence
from forumdesk.language.chair_wordings import FIELDS, WORDINGS

LANGUAGES = ("kk", "ru", "en")
SPEECHES = ("report", "debate", "reply", "point_of_order")
AT = datetime.time(14, 30)
TWO = ("Ким А.", "Ли Б.")
DEADLINE = datetime.datetime(2026, 10, 20, 18, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=5)))
GULNAR: dict[str, dict[str, Field]] = {
    "kk": {"name": "Ахметова Гүлнар", "name_dative": "Ахметова Гүлнарға", "country": "Қазақстан"},
    "ru": {"name": "Ахметова Гульнар", "name_dative": "Ахметовой Гульнар", "country": "Казахстан"},
    "en": {"name": "Gulnar Akhmetova", "organisation": "Narxoz", "country": "Kazakhstan"},
}
ITEM: dict[str, Field] = {"number": "2.1", "title": "Talks"}
MORE: tuple[dict[str, Field], ...] = ({}, {"deadline": DEADLINE, "post": "Chair"})
RESULTS: list[dict[str, Field]] = [
    {"mode": mode, "votes_for": 9, "number": "2", "subject": subject, **more}
    for mode, subject, more in product(AdoptionMode, get_args(Subject), MORE)
]
FAILED: list[dict[str, Field]] = [
    {"mode": mode, "outcome": "rejected", "against": 9, "objections": int(mode == "silence")}
    for mode in REJECTION
]
PLAIN: dict[ChairMoment, list[dict[str, Field]]] = {
    ChairMoment.OPENING: [{"present": 31, "entitled": 46, "needed": 24}, {"present": 1, "entitled": 1, "needed": 1}],
    ChairMoment.NO_QUORUM: [
        {"present": 18, "needed": 24, "missing": 6}, {"present": 0, "needed": 1, "missing": 1},
    ],
    ChairMoment.AGENDA: [{"items": number} for number in (1, 2, 5, 21)],
    ChairMoment.ITEM: [{**ITEM, "kind": kind} for kind in ItemKind],
    ChairMoment.SPEAKER: [
        {"name": "Ким А.", "name_dative": dative, "kind": kind, "limit": limit}
        for kind, dative, limit in product(SPEECHES, ("", "Ким А."), (0, 5))
    ],
    ChairMoment.THANKS: [{"kind": kind} for kind in SPEECHES],
    ChairMoment.NEXT_PREPARES: [{"name": "Ким А."}],
    ChairMoment.LIST_CLOSING: [{"waiting": number} for number in (0, 1, 2, 5, 21)],
    ChairMoment.POINT_OF_ORDER: [{"name": "Ким А.", "country": "US"}],
    ChairMoment.DECISION: [
        {"body": "Forum", "number": number, "subject": subject, "mode": mode, "candidates": TWO, **more}
        for number, subject, mode, more in product(
            ("", "2"), get_args(Subject), AdoptionMode, MORE
        )
        if number or subject != "annulment"
    ],
    ChairMoment.TIE: [{"votes_for": number, "against": number} for number in (1, 2, 5, 21)],
    ChairMoment.ADOPTED: [
        *RESULTS,
        *FAILED,
        {"mode": "counted", "votes_for": 9, "against": 9, "by_chair": True},
        {"mode": "unanimous", "votes_for": 9, "abstained": 2, "lenient": True},
        {"mode": "election", "elected": (("Ким А.", 54),), "post": "Chair"},
        {"mode": "election", "second_round": TWO},
    ],
    ChairMoment.SECOND_ROUND: [{"candidates": TWO}],
    ChairMoment.QUORUM_LOST: [{"present": 20, "needed": 24}, {"present": 1, "needed": 2}],
    ChairMoment.SUSPENDING: [{"until": AT}, {"minutes": 15}],
    ChairMoment.DEFERRED: [ITEM],
    ChairMoment.CLOSING: [{"time": AT}],
}  # fmt: skip


def said(moment: ChairMoment, language: str, **fields: Field) -> str:
    """The sentence with ordinary spaces, to be compared by eye."""
    return chair_sentence(moment, language, **fields).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", ChairMoment)
def test_every_moment_gives_finished_sentences(moment: ChairMoment, language: str) -> None:
    for fields in PLAIN.get(moment, [{}]):
        written = chair_sentence(moment, language, **fields)

        assert written[0].isupper(), written
        assert re.search(r"[^.?!\s][.?]$", written), written
        assert not re.search(r"[{}!]|\s\s|\.\.|\?\.|\s[.,?]|\(\)", written), written
        assert all(sentence[0].isupper() for sentence in re.split(r"(?<=[?]) ", written)), written
        assert chair_sentence(moment, language, **fields) == written


@pytest.mark.parametrize("moment", ChairMoment)
def test_every_wording_is_reached_and_has_a_certainty(moment: ChairMoment) -> None:
    assert moment in FIELDS
    for language in LANGUAGES:
        reached = {chair_sentence(moment, language, **fields) for fields in PLAIN.get(moment, [{}])}
        assert len(reached) >= len({wording[language].text for wording in WORDINGS[moment].values()})
        assert certainty(moment, language) in {"A", "B", "C"}


def test_certainty_is_that_of_the_least_sure_wording() -> None:
    assert certainty(ChairMoment.RESUMING, "en") == "B"
    assert certainty(ChairMoment.RESUMING, "kk") == "C"
    # "It is so decided." alone would be B; by acclamation nobody has seen it.
    assert certainty(ChairMoment.ADOPTED, "en") == "C"


def test_the_opening_states_the_quorum() -> None:
    fields = PLAIN[ChairMoment.OPENING][0]

    assert [said(ChairMoment.OPENING, language, **fields) for language in LANGUAGES] == [
        "Құрметті әріптестер, дауыс беру құқығы бар 46 адамның 31-і қатысып отыр. Кворум үшін 24 адам қажет, "
        "кворум бар. Отырыс ашық деп жарияланады.",
        "Уважаемые коллеги, из 46 участников с правом голоса присутствует 31. Необходимый кворум – 24 участника, "
        "кворум имеется. Объявляю заседание открытым.",
        "Distinguished colleagues, 31 of the 46 participants entitled to vote are present, and the quorum of 24 "
        "is met. I declare the sitting open.",
    ]


@pytest.mark.parametrize(
    ("present", "written"),
    [(1, "1-і"), (2, "2-сі"), (3, "3-і"), (6, "6-сы"), (9, "9-ы"), (10, "10-ы"), (20, "20-сы"), (21, "21-і"),
     (37, "37-сі"), (40, "40-ы"), (50, "50-і"), (60, "60-ы"), (80, "80-і"), (90, "90-ы"), (100, "100-і"),
     (1000, "1000-ы")],
)  # fmt: skip
def test_kazakh_numbers_take_the_possessive_of_the_last_word(present: int, written: str) -> None:
    sentence = chair_sentence(ChairMoment.OPENING, "kk", present=present, entitled=2000, needed=1)

    assert f"2000 адамның {written} қатысып отыр" in sentence


@pytest.mark.parametrize(
    ("number", "kk", "ru", "en"),
    [(1, "1 мәселе", "1 вопрос", "1 item"), (2, "2 мәселе", "2 вопроса", "2 items"),
     (5, "5 мәселе", "5 вопросов", "5 items"), (21, "21 мәселе", "21 вопрос", "21 items")],
)  # fmt: skip
def test_items_agree_with_their_number(number: int, kk: str, ru: str, en: str) -> None:
    assert f"Күн тәртібінде {kk} бар." in said(ChairMoment.AGENDA, "kk", items=number)
    assert f"В повестке дня {ru}." in said(ChairMoment.AGENDA, "ru", items=number)
    assert f"contains {en}." in said(ChairMoment.AGENDA, "en", items=number)


@pytest.mark.parametrize(
    ("number", "ru", "en"),
    [(1, "1 человек", "There is 1 speaker on"), (2, "2 человека", "There are 2 speakers on"),
     (5, "5 человек", "There are 5 speakers on"), (21, "21 человек", "There are 21 speakers on")],
)  # fmt: skip
def test_waiting_speakers_agree_with_their_number(number: int, ru: str, en: str) -> None:
    assert f"тізімінде {number} адам бар." in said(ChairMoment.LIST_CLOSING, "kk", waiting=number)
    assert f"В списке выступающих {ru}." in said(ChairMoment.LIST_CLOSING, "ru", waiting=number)
    assert en in said(ChairMoment.LIST_CLOSING, "en", waiting=number)


@pytest.mark.parametrize(
    ("missing", "ru", "en"),
    [(1, "1 участника", "1 more is"), (2, "2 участников", "2 more are"), (5, "5 участников", "5 more are"),
     (21, "21 участника", "21 more are")],
)  # fmt: skip
def test_the_missing_stand_in_the_genitive(missing: int, ru: str, en: str) -> None:
    fields: dict[str, Field] = {"present": 10, "needed": 10 + missing, "missing": missing}

    assert f"не хватает {ru}." in said(ChairMoment.NO_QUORUM, "ru", **fields)
    assert f"{en} needed." in said(ChairMoment.NO_QUORUM, "en", **fields)


@pytest.mark.parametrize(
    ("minutes", "kk", "ru", "en"),
    [(1, "1 минутқа", "1 минуту", "1 minute"), (2, "2 минутқа", "2 минуты", "2 minutes"),
     (5, "5 минутқа", "5 минут", "5 minutes"), (21, "21 минутқа", "21 минуту", "21 minutes"),
     (datetime.timedelta(seconds=81), "1 минут 21 секундқа", "1 минуту 21 секунду", "1 minute 21 seconds")],
)  # fmt: skip
def test_a_break_lasts_in_the_case_of_time_ahead(minutes: Field, kk: str, ru: str, en: str) -> None:
    assert [said(ChairMoment.SUSPENDING, language, minutes=minutes) for language in LANGUAGES] == [
        f"Отырыста {kk} үзіліс жарияланады.",
        f"Объявляется перерыв на {ru}.",
        f"The sitting is suspended for {en}.",
    ]


@pytest.mark.parametrize("hour", range(24))
def test_a_time_of_day_never_takes_a_kazakh_ending(hour: int) -> None:
    at = datetime.time(hour, 0)

    assert chair_sentence(ChairMoment.SUSPENDING, "kk", until=at).endswith(f"уақыты – {hour:02}:00.")
    assert chair_sentence(ChairMoment.CLOSING, "kk", time=at).endswith(f"уақыты – {hour:02}:00.")


def test_the_floor_is_given_in_the_dative() -> None:
    fields = {language: {**GULNAR[language], "kind": "report", "limit": 5} for language in LANGUAGES}

    assert [said(ChairMoment.SPEAKER, language, **fields[language]) for language in LANGUAGES] == [
        "Баяндама жасау үшін сөз Ахметова Гүлнарға (Қазақстан) беріледі. Регламент – 5 минут.",
        "Слово для доклада предоставляется Ахметовой Гульнар (Казахстан). Регламент – 5 минут.",
        "For the report, I give the floor to Gulnar Akhmetova, Narxoz, Kazakhstan. The time limit is 5 minutes.",
    ]


def test_a_name_of_unknown_dative_stands_in_the_nominative() -> None:
    fields: dict[str, Field] = {"name": "Jiali Lin", "name_dative": "", "kind": "debate"}

    assert said(ChairMoment.SPEAKER, "kk", **fields) == "Жарыссөзде сөз сөйлейді: Jiali Lin."
    assert said(ChairMoment.SPEAKER, "ru", **fields) == "Слово в прениях имеет Jiali Lin."


def test_only_giving_the_floor_uses_the_dative() -> None:
    assert "Следующий выступающий – Ахметова Гульнар (Казахстан)." in said(
        ChairMoment.NEXT_PREPARES, "ru", **GULNAR["ru"]
    )


@pytest.mark.parametrize(
    ("limit", "ru"),
    [(0, ""), (1, " Регламент – 1 минута."), (21, " Регламент – 21 минута."),
     (datetime.timedelta(seconds=90), " Регламент – 1 минута 30 секунд."),
     (datetime.timedelta(seconds=45), " Регламент – 45 секунд.")],
)  # fmt: skip
def test_the_limit_is_said_exactly_or_not_at_all(limit: Field, ru: str) -> None:
    written = said(ChairMoment.SPEAKER, "ru", name="Ким А.", name_dative="", kind="reply", limit=limit)

    assert written == f"Ответное слово имеет Ким А.{ru}"


@pytest.mark.parametrize(
    ("language", "title", "quoted"),
    [
        ("kk", "«Жол картасы» туралы", "«„Жол картасы“ туралы»."),
        ("ru", 'О программе "Болашак".', "«О программе „Болашак“»."),
        ("en", "The “Bolashak” programme:\n next steps", "“The ‘Bolashak’ programme: next steps”."),
        ("en", "What next?", "“What next?”."),
        ("ru", "Разное {и прочее}", "«Разное {и прочее}»."),
    ],
)
def test_any_title_is_quoted(language: str, title: str, quoted: str) -> None:
    assert said(ChairMoment.DEFERRED, language, number="5", title=title).endswith(quoted)


def test_an_item_is_called_by_its_number_and_kind() -> None:
    fields: dict[str, Field] = {"number": "1.1(a)", "kind": "discussion"}

    assert said(ChairMoment.ITEM, "kk", title="Сапа", **fields) == (
        "Күн тәртібінің 1.1(a)-мәселесіне көшеміз: «Сапа». Талқылау ашық деп жарияланады."
    )
    assert said(ChairMoment.ITEM, "ru", title="Качество", **fields) == (
        "Переходим к вопросу 1.1(a) повестки дня: «Качество». Объявляю обсуждение открытым."
    )
    assert said(ChairMoment.ITEM, "en", title="Quality", **fields) == (
        "We now turn to item 1.1(a) of the agenda: “Quality”. The discussion is open."
    )


def test_numbers_are_held_by_no_break_spaces() -> None:
    assert "вопроса\u00a05 " in chair_sentence(ChairMoment.DEFERRED, "ru", number="5", title="…")
    assert "item\u00a05 " in chair_sentence(ChairMoment.DEFERRED, "en", number="5", title="…")
    assert "№\u00a02 " in chair_sentence(ChairMoment.DECISION, "ru", body="Форум", number="2")


def test_an_english_body_has_one_article() -> None:
    for body in ("Forum", "the Forum", "The Forum"):
        assert "that the Forum adopts" in said(ChairMoment.DECISION, "en", body=body)


@pytest.mark.parametrize(
    ("moment", "language", "words"),
    [
        (ChairMoment.LIST_CLOSED, "kk", "Сөз сөйлеушілер тізімі"),
        (ChairMoment.LIST_CLOSED, "ru", "список выступающих"),
        (ChairMoment.LIST_CLOSING, "kk", "Тізімді жабу"),
        (ChairMoment.LIST_CLOSING, "ru", "Поступило предложение прекратить запись. Нет возражений?"),
        (ChairMoment.POINT_OF_ORDER, "kk", "Рәсімдік мәселе бойынша сөз"),
        (ChairMoment.POINT_OF_ORDER, "ru", "по порядку ведения"),
        (ChairMoment.SUSPENDING, "kk", "Үзіліс жарияла"),
        (ChairMoment.RESUMING, "kk", "отырыс жалғастыр"),
        (ChairMoment.RESUMING, "ru", "заседание возобновляется"),
        (ChairMoment.DEFERRED, "kk", "кейінге қалдыр"),
        (ChairMoment.DEFERRED, "ru", "откладывается"),
        (ChairMoment.AGENDA, "kk", "Қарсылық жоқ па?"),
    ],
)
def test_the_words_agreed_for_the_program_are_used(moment: ChairMoment, language: str, words: str) -> None:
    assert words in said(moment, language, **PLAIN.get(moment, [{}])[0])


@pytest.mark.parametrize(
    ("moment", "fields"),
    [
        (ChairMoment.OPENING, {"present": 23, "entitled": 46, "needed": 24}),
        (ChairMoment.NO_QUORUM, {"present": 24, "needed": 24, "missing": 0}),
        (ChairMoment.QUORUM_LOST, {"present": 30, "needed": 24}),
        (ChairMoment.ADOPTED, {"mode": "unanimous", "against": 1}),
        (ChairMoment.ADOPTED, {"mode": "counted", "votes_for": 0, "against": 1}),
        (ChairMoment.TIE, {"votes_for": 2, "against": 1}),
    ],
)
def test_no_untrue_sentence_is_written(moment: ChairMoment, fields: dict[str, Field]) -> None:
    with pytest.raises(ValueError, match=r"the quorum is not as|not unanimous|not adopted by|are not equal"):
        chair_sentence(moment, "kk", **fields)


@pytest.mark.parametrize("moment", [moment for moment, (required, _) in FIELDS.items() if required])
def test_every_needed_field_is_asked_for(moment: ChairMoment) -> None:
    for name in FIELDS[moment][0]:
        fields = dict(PLAIN[moment][0])
        del fields[name]
        with pytest.raises(ValueError, match=f"missing field: '{name}'"):
            chair_sentence(moment, "en", **fields)


@pytest.mark.parametrize(
    ("moment", "fields", "message"),
    [
        (ChairMoment.SUSPENDING, {}, "missing field"),
        (ChairMoment.SUSPENDING, {"until": AT, "minutes": 5}, "either"),
        (ChairMoment.SUSPENDING, {"minutes": 0}, "wrong field: 'minutes'"),
        (ChairMoment.SUSPENDING, {"until": "14:30"}, "wrong field: 'until'"),
        (ChairMoment.SPEAKER, {"name": "A", "kind": "debate", "limit": -1}, "wrong field: 'limit'"),
        (ChairMoment.SPEAKER, {"name": "A", "kind": "song"}, "unknown kind or mode: 'song'"),
        (ChairMoment.SPEAKER, {"name": "", "kind": "debate"}, "missing field: 'name'"),
        (ChairMoment.ITEM, {**ITEM, "kind": "dance"}, "unknown kind"),
        (ChairMoment.AGENDA, {"items": -1}, "wrong field: 'items'"),
        (ChairMoment.AGENDA, {"items": 3, "mood": "good"}, "unknown field: 'mood'"),
        (ChairMoment.DECISION, {"body": "Forum", "mode": "by_lot"}, "unknown kind or mode"),
        (ChairMoment.DECISION, {"body": "Forum", "subject": "poem"}, "unknown subject"),
        (ChairMoment.DECISION, {"body": "Forum", "mode": "election"}, "missing field: 'candidates'"),
        (ChairMoment.DECISION, {"body": "Forum", "subject": "annulment"}, "missing field: 'number'"),
        (ChairMoment.DECISION, {"body": "Forum", "candidates": "A"}, "wrong field: 'candidates'"),
        (ChairMoment.SECOND_ROUND, {"candidates": ()}, "missing field: 'candidates'"),
        (ChairMoment.ADOPTED, {"mode": "by_lot"}, "unknown mode"),
        (ChairMoment.ADOPTED, {"mode": "counted", "by_chair": 1}, "wrong field: 'by_chair'"),
        (ChairMoment.ADOPTED, {"mode": "counted", "votes_for": True}, "wrong field: 'votes_for'"),
        (ChairMoment.ADOPTED, {"mode": "silence", "deadline": DEADLINE.date()}, "wrong field: 'deadline'"),
    ],
)
def test_what_is_wrong_is_refused(moment: ChairMoment, fields: dict[str, Field], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        chair_sentence(moment, "en", **fields)


def test_an_unknown_moment_or_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown moment"):
        chair_sentence("lunch", "kk")
    with pytest.raises(ValueError, match="unknown moment"):
        certainty("lunch", "kk")
    with pytest.raises(ValueError, match="unknown language"):
        chair_sentence(ChairMoment.RESUMING, "de")
    with pytest.raises(ValueError, match="unknown language"):
        certainty(ChairMoment.RESUMING, "de")
