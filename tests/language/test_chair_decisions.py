import datetime

from forumdesk.language.chair_script import ChairMoment, Field, chair_sentence

LANGUAGES = ("kk", "ru", "en")
DEADLINE = datetime.datetime(2026, 10, 20, 18, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=5)))


def said(moment: ChairMoment, language: str, **fields: Field) -> str:
    """The sentence with ordinary spaces, to be compared by eye."""
    return chair_sentence(moment, language, **fields).replace("\u00a0", " ")


def test_a_recommendation_is_put_to_the_decision() -> None:
    bodies = {"kk": "Форум", "ru": "Форум", "en": "Forum"}

    assert [said(ChairMoment.DECISION, code, body=bodies[code], number="2") for code in LANGUAGES] == [
        "Қарсылық болмаса, Форум 2-ұсынымды бірауыздан қабылдайды деп санауға бола ма?",
        "Если нет возражений, могу ли я считать, что Форум принимает рекомендацию № 2 единогласно?",
        "If there are no objections, may I take it that the Forum adopts Recommendation 2 unanimously?",
    ]


def test_a_vote_asks_for_all_voices() -> None:
    fields: dict[str, Field] = {"body": "Форум", "number": 2, "mode": "counted"}

    assert said(ChairMoment.DECISION, "kk", **fields) == (
        "Енді 2-ұсынымды дауысқа қоямын. Кім жақтайды? Кім қарсы? Кім қалыс қалады?"
    )


def test_the_result_is_declared_by_its_mode() -> None:
    assert [said(ChairMoment.ADOPTED, language, mode="unanimous") for language in LANGUAGES] == [
        "Қарсылық жоқ. Шешім бірауыздан қабылданды.",
        "Возражений нет. Решение принято единогласно.",
        "It is so decided. The decision was adopted unanimously.",
    ]
    rejected: dict[str, Field] = {"mode": "counted", "outcome": "rejected", "votes_for": 3, "against": 9}
    assert [said(ChairMoment.ADOPTED, language, **rejected) for language in LANGUAGES] == [
        "Дауыс беру аяқталды. Шешім қабылданбады: «жақтап» – 3, «қарсы» – 9, «қалыс қалды» – 0.",
        "Голосование завершено. Решение не принято: «за» – 3, «против» – 9, «воздержались» – 0.",
        "The voting is completed. The decision was not adopted: 3 in favour, 9 against, with no abstentions.",
    ]


def test_consensus_is_asked_for_by_the_absence_of_objections() -> None:
    bodies = {"kk": "Форум", "ru": "Форум", "en": "Forum"}

    assert [
        said(ChairMoment.DECISION, code, body=bodies[code], number="2", mode="consensus")
        for code in LANGUAGES
    ] == [
        "Қарсылық болмаса, Форум 2-ұсынымды консенсус негізінде қабылдайды деп санауға бола ма?",
        "Если нет возражений, могу ли я считать, что Форум принимает рекомендацию № 2 консенсусом?",
        "If there are no objections, may I take it that the Forum adopts Recommendation 2 by consensus?",
    ]


def test_an_annulment_is_put_with_its_own_verb() -> None:
    fields: dict[str, Field] = {"body": "Форум", "subject": "annulment", "number": "3"}

    assert said(ChairMoment.DECISION, "kk", **fields) == (
        "Қарсылық болмаса, Форум № 3 шешімнің күшін бірауыздан жояды деп санауға бола ма?"
    )
    assert "принимает" not in said(ChairMoment.DECISION, "ru", **fields)
    assert said(ChairMoment.DECISION, "kk", **fields, mode="counted").startswith(
        "Енді № 3 шешімнің күшін жоюды дауысқа қоямын."
    )
    assert said(ChairMoment.DECISION, "ru", **fields, mode="recorded").startswith(
        "Ставлю отмену решения № 3 на поимённое голосование."
    )
    assert said(ChairMoment.DECISION, "en", **fields, mode="secret").startswith(
        "I put the annulment of Decision 3 to a secret ballot."
    )


def test_a_circulated_text_is_put_with_its_deadline() -> None:
    fields: dict[str, Field] = {"body": "Forum", "number": "2", "mode": "silence", "deadline": DEADLINE}

    assert said(ChairMoment.DECISION, "en", **fields) == (
        "The text is circulated under the silence procedure. If no objection is received by 18:00 (UTC+5) on "
        "20 October 2026, it is taken that the Forum adopts Recommendation 2."
    )
    assert "(до 18:00 20 октября 2026 года, UTC+5) возражений" in said(ChairMoment.DECISION, "ru", **fields)


def test_candidates_are_put_by_name() -> None:
    fields: dict[str, Field] = {"body": "Кеңес", "mode": "election", "candidates": ["Ким А.", "Ли Б."]}

    assert said(ChairMoment.DECISION, "kk", **fields, post="төраға") == (
        "Енді төраға сайлауға көшеміз. Кандидаттар: Ким А. және Ли Б."
    )
    assert said(ChairMoment.SECOND_ROUND, "ru", candidates=["Ким А.", "Ли Б."]).endswith(
        "Кандидаты: Ким А. и Ли Б."
    )


def test_equal_votes_are_left_to_the_chair_and_announced() -> None:
    assert [said(ChairMoment.TIE, language, votes_for=9, against=9) for language in LANGUAGES] == [
        "Дауыстар саны тең болды: жақтап – 9, қарсы – 9. Қағидаларға сәйкес төрағалық етушінің даусы шешуші болып "
        "табылады.",
        "Голоса разделились поровну: за – 9, против – 9. По правилам решающим является голос председательствующего.",
        "The votes are equally divided: 9 for, 9 against. By our rules the Chair has the casting vote.",
    ]
    assert said(ChairMoment.ADOPTED, "ru", mode="counted", votes_for=9, against=9, by_chair=True) == (
        "Голосование завершено. Решение принято при равенстве голосов решающим голосом председательствующего: "
        "«за» – 9, «против» – 9, «воздержались» – 0."
    )


def test_the_elected_are_announced() -> None:
    assert said(ChairMoment.ADOPTED, "kk", mode="election", elected=[("Ким А.", 54)], post="төраға") == (
        "Сайлау аяқталды. Сайлау қорытындысы бойынша төраға болып сайланды: Ким А. – 54 дауыс."
    )
