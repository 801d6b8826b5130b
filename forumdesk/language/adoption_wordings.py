"""How something was adopted or not, as data; certainty as in :mod:`forumdesk.language.wording`.

The modes are those of the domain by their values. In Kazakh «бірауыздан» and «көпшілік дауыспен қабылданды» were
seen; «сырттай дауыс беру арқылы» and the voice that decides when «дауыстар саны тең» are words of the law on
joint-stock companies (articles 49 and 58), «ашық», «жасырын дауыс беру арқылы» of charters. The sentences are
composed of them.
"""

from dataclasses import dataclass
from typing import Literal

from forumdesk.language.wording import Wording, in_three

Mode = Literal[
    "unanimous",
    "unanimous_with_abstentions",
    "consensus",
    "without_vote",
    "acclamation",
    "recorded",
    "counted",
    "secret",
    "silence",
    "written_poll",
    "election",
]
Subject = Literal["resolution", "decision", "recommendation", "recommendations", "question", "annulment"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """A subject, with a number and without, and the verbs that agree with it.

    ``failed`` is what it is called when it was not adopted, where that differs.
    """

    subject: str
    numbered: str
    verb: str
    refused: str
    failed: str = ""


_KAZAKH = ("қабылданды", "қабылданбады")
_ENGLISH = ("was adopted", "was not adopted")


def _adopted(subject: str, numbered: str, verbs: tuple[str, str], failed: str = "") -> Adopted:
    return Adopted(subject=subject, numbered=numbered, verb=verbs[0], refused=verbs[1], failed=failed)


ADOPTED: dict[str, dict[Subject, Adopted]] = {
    "kk": {
        "resolution": _adopted("Қарар", "{date}{sign} қарар", _KAZAKH),
        "decision": _adopted("Шешім", "{date}{sign} шешім", _KAZAKH),
        "recommendation": _adopted("Ұсыным", "{number}-ұсыным", _KAZAKH),
        "recommendations": _adopted("Ұсынымдар", "{number}-ұсынымдар", _KAZAKH),
        "question": _adopted("Шешім", "{date}{sign} шешім", _KAZAKH, "Ұсыныс"),
        "annulment": _adopted("", "{date}{sign} шешімнің күші", ("жойылды", "жойылмады")),
    },
    "ru": {
        "resolution": _adopted("Резолюция", "Резолюция {sign}{date}", ("принята", "не принята")),
        "decision": _adopted("Решение", "Решение {sign}{date}", ("принято", "не принято")),
        "recommendation": _adopted("Рекомендация", "Рекомендация {sign}", ("принята", "не принята")),
        "recommendations": _adopted("Рекомендации", "Рекомендации {sign}", ("приняты", "не приняты")),
        "question": _adopted("Решение", "Решение {sign}{date}", ("принято", "не принято"), "Предложение"),
        "annulment": _adopted("", "Решение {sign}{date}", ("отменено", "не отменено")),
    },
    "en": {
        "resolution": _adopted("The resolution", "Resolution {sign}{date}", _ENGLISH),
        "decision": _adopted("The decision", "Decision {sign}{date}", _ENGLISH),
        "recommendation": _adopted("The recommendation", "Recommendation{nbsp}{number}", _ENGLISH),
        "recommendations": _adopted(
            "The recommendations", "Recommendations{nbsp}{number}", ("were adopted", "were not adopted")
        ),
        "question": _adopted("The decision", "Decision {sign}{date}", _ENGLISH, "The proposal"),
        "annulment": _adopted("", "Decision {sign}{date}", ("was annulled", "was not annulled")),
    },
}

_KK_VOTES = "«жақтап» – {votes_for}, «қарсы» – {against}, «қалыс қалды» – {abstained}"
_RU_VOTES = "«за» – {votes_for}, «против» – {against}, «воздержались» – {abstained}"
_EN_TO = "{votes_for} {votes} to {against}, with {abstained} {abstaining}"
_EN_VOTES = "{votes_for} in favour, {against} against, with {abstained} {abstaining}"

ADOPTION: dict[Mode, dict[str, Wording]] = {
    "unanimous": in_three(
        "AAA",
        "{subject} бірауыздан {verb}.",
        "{subject} {verb} единогласно.",
        "{subject} {verb} unanimously.",
    ),
    "unanimous_with_abstentions": in_three(
        "CCC",
        "{subject} бірауыздан {verb} («қалыс қалды» – {abstained}).",
        "{subject} {verb} единогласно при {abstained} {abstaining}.",
        "{subject} {verb} unanimously, with {abstained} {abstaining}.",
    ),
    "consensus": in_three(
        "CBA",
        "{subject} консенсус негізінде {verb}.",
        "{subject} {verb} консенсусом.",
        "{subject} {verb} by consensus.",
    ),
    "without_vote": in_three(
        "CBA",
        "{subject} дауысқа салынбай {verb}.",
        "{subject} {verb} без голосования.",
        "{subject} {verb} without a vote.",
    ),
    "acclamation": in_three(
        "CCC",
        "{subject} қол шапалақпен қолдау арқылы {verb}.",
        "{subject} {verb} аккламацией.",
        "{subject} {verb} by acclamation.",
    ),
    "recorded": in_three(
        "CCA",
        "{subject} атаулы дауыс беру арқылы {verb}: " + _KK_VOTES + ".",
        "{subject} {verb} поимённым голосованием: " + _RU_VOTES + ".",
        "{subject} {verb} by a recorded vote of {votes_for} to {against}, with {abstained} {abstaining}.",
    ),
    "counted": in_three(
        "BBA",
        "{subject} көпшілік дауыспен {verb}: " + _KK_VOTES + ".",
        "{subject} {verb} большинством голосов: " + _RU_VOTES + ".",
        "{subject} {verb} by " + _EN_TO + ".",
    ),
    "secret": in_three(
        "CBC",
        "{subject} жасырын дауыс беру арқылы {verb}: " + _KK_VOTES + ".",
        "{subject} {verb} тайным голосованием: " + _RU_VOTES + ".",
        "{subject} {verb} in a secret ballot by " + _EN_TO + ".",
    ),
    "silence": in_three(
        "CCC",
        "{subject} үнсіз келісу рәсімі бойынша {verb}.",
        "{subject} {verb} по процедуре умолчания.",
        "{subject} {verb} under the silence procedure.",
    ),
    "written_poll": in_three(
        "CBC",
        "{subject} сырттай дауыс беру арқылы {verb}: " + _KK_VOTES + ".",
        "{subject} {verb} заочным голосованием: " + _RU_VOTES + ".",
        "{subject} {verb} in a written poll by " + _EN_TO + ".",
    ),
    "election": in_three(
        "CCC",
        "Сайлау қорытындысы бойынша сайланды: {elected}.",
        "По итогам выборов {chosen}: {elected}.",
        "{elected} {was} elected.",
    ),
}

REJECTION: dict[Mode, dict[str, Wording]] = {
    "recorded": in_three(
        "CCC",
        "{subject} атаулы дауыс беру қорытындысы бойынша {refused}: " + _KK_VOTES + ".",
        "{subject} {refused} по итогам поимённого голосования: " + _RU_VOTES + ".",
        "{subject} {refused} in a recorded vote: " + _EN_VOTES + ".",
    ),
    "counted": in_three(
        "CBC",
        "{subject} {refused}: " + _KK_VOTES + ".",
        "{subject} {refused}: " + _RU_VOTES + ".",
        "{subject} {refused}: " + _EN_VOTES + ".",
    ),
    "secret": in_three(
        "CCC",
        "{subject} жасырын дауыс беру қорытындысы бойынша {refused}: " + _KK_VOTES + ".",
        "{subject} {refused} по итогам тайного голосования: " + _RU_VOTES + ".",
        "{subject} {refused} in a secret ballot: " + _EN_VOTES + ".",
    ),
    "silence": in_three(
        "CCC",
        "{subject} үнсіз келісу рәсімі бойынша {refused}: белгіленген мерзімге дейін {objections} қарсылық түсті.",
        "{subject} {refused} по процедуре умолчания: в установленный срок поступило {objections}.",
        "{subject} {refused} under the silence procedure: {objections} received in time.",
    ),
    "written_poll": in_three(
        "CCC",
        "{subject} сырттай дауыс беру қорытындысы бойынша {refused}: " + _KK_VOTES + ".",
        "{subject} {refused} по итогам заочного голосования: " + _RU_VOTES + ".",
        "{subject} {refused} in a written poll: " + _EN_VOTES + ".",
    ),
}
"""Only what is put to a vote, or to objections until a deadline, can fail as a decision of its own."""

SILENCE_UNTIL = in_three(
    "CCC",
    "{subject} үнсіз келісу рәсімі бойынша {verb}: белгіленген мерзімге дейін ({deadline}) қарсылық түскен жоқ.",
    "{subject} {verb} по процедуре умолчания: в установленный срок ({deadline}) возражений не поступило.",
    "{subject} {verb} under the silence procedure: no objection was received by {deadline}.",
)
SILENCE_BROKEN = in_three(
    "CCC",
    "{subject} үнсіз келісу рәсімі бойынша {refused}: белгіленген мерзімге дейін ({deadline}) {objections} қарсылық "
    "түсті.",
    "{subject} {refused} по процедуре умолчания: в установленный срок ({deadline}) поступило {objections}.",
    "{subject} {refused} under the silence procedure: {objections} received by {deadline}.",
)
DEADLINE = in_three(
    "CBC",
    "{date}, сағат {time}{zone}",
    "до {time} {date}{zone}",
    "{time}{zone} on {date}",
)

# Where the voices are equal and the voice of the person presiding decides; {way} names the kind of vote.
TIED: dict[str, dict[str, Wording]] = {
    "adopted": in_three(
        "CCC",
        "{subject}{way} дауыстар саны тең болғандықтан, төрағалық етушінің шешуші даусымен {verb}: "
        + _KK_VOTES
        + ".",
        "{subject} {verb}{way} при равенстве голосов решающим голосом председательствующего: "
        + _RU_VOTES
        + ".",
        "{subject} {verb}{way} by the casting vote of the Chair, the votes being equal: " + _EN_VOTES + ".",
    ),
    "rejected": in_three(
        "CCC",
        "{subject}{way} {refused}: дауыстар саны тең болды ("
        + _KK_VOTES
        + "), төрағалық етушінің шешуші даусы "
        "қарсы берілді.",
        "{subject} {refused}{way}: голоса разделились поровну (" + _RU_VOTES + "), решающий голос "
        "председательствующего подан против.",
        "{subject} {refused}{way}: the votes were equal ("
        + _EN_VOTES
        + "), and the casting vote of the Chair "
        "was against.",
    ),
}
TIED_WAY: dict[Mode, dict[str, str]] = {
    "recorded": {
        "kk": " атаулы дауыс беруде",
        "ru": " поимённым голосованием",
        "en": " in a recorded vote",
    },
    "counted": {"kk": "", "ru": "", "en": ""},
    "secret": {"kk": " жасырын дауыс беруде", "ru": " тайным голосованием", "en": " in a secret ballot"},
    "written_poll": {
        "kk": " сырттай дауыс беруде",
        "ru": " заочным голосованием",
        "en": " in a written poll",
    },
}

ELECTED_TO = in_three(
    "CCC",
    "Сайлау қорытындысы бойынша {post} болып сайланды: {elected}.",
    "По итогам выборов ({post}) {chosen}: {elected}.",
    "{elected} {was} elected {post}.",
)
NOBODY_ELECTED = in_three(
    "CCC",
    "Сайлау қорытындысы бойынша ешкім сайланған жоқ.",
    "По итогам выборов никто не избран.",
    "Nobody was elected.",
)
NOBODY_ELECTED_TO = in_three(
    "CCC",
    "Сайлау қорытындысы бойынша ешкім {post} болып сайланған жоқ.",
    "По итогам выборов ({post}) никто не избран.",
    "Nobody was elected {post}.",
)
SECOND_ROUND = in_three(
    "CCC",
    "Дауыс берудің екінші турына қатысатын кандидаттар: {names}.",
    "Во втором туре голосования участвуют кандидаты: {names}.",
    "A second round will be held with the candidates {names}.",
)

MODE_NAMES: dict[Mode, dict[str, Wording]] = {
    "unanimous": in_three("AAA", "бірауыздан", "единогласно", "unanimously"),
    "unanimous_with_abstentions": in_three(
        "CCC", "бірауыздан (қалыс қалғандар бар)", "единогласно (при воздержавшихся)",
        "unanimously (with abstentions)",
    ),
    "consensus": in_three("CBA", "консенсус негізінде", "консенсусом", "by consensus"),
    "without_vote": in_three("CBA", "дауысқа салынбай", "без голосования", "without a vote"),
    "acclamation": in_three("CCC", "қол шапалақпен қолдау арқылы", "аккламацией", "by acclamation"),
    "recorded": in_three("CBA", "атаулы дауыс беру арқылы", "поимённым голосованием", "by a recorded vote"),
    "counted": in_three("BBB", "ашық дауыс беру арқылы", "открытым голосованием", "by a counted vote"),
    "secret": in_three("BBB", "жасырын дауыс беру арқылы", "тайным голосованием", "by secret ballot"),
    "silence": in_three(
        "CCB", "үнсіз келісу рәсімі бойынша", "по процедуре умолчания", "under the silence procedure"
    ),
    "written_poll": in_three("ABC", "сырттай дауыс беру арқылы", "заочным голосованием", "by written poll"),
    "election": in_three("CBB", "сайлау арқылы", "путём выборов", "by election"),
}  # fmt: skip

MODE_NOUNS: dict[Mode, dict[str, Wording]] = {
    "unanimous": in_three("CCC", "бірауыздан қабылдау", "единогласное принятие", "unanimous adoption"),
    "unanimous_with_abstentions": in_three(
        "CCC", "бірауыздан қабылдау (қалыс қалғандар бар)", "единогласное принятие (при воздержавшихся)",
        "unanimous adoption (with abstentions)",
    ),
    "consensus": in_three("CBA", "консенсус", "консенсус", "consensus"),
    "without_vote": in_three(
        "CCC", "дауысқа салмай қабылдау", "принятие без голосования", "adoption without a vote"
    ),
    "acclamation": in_three("CCC", "қол шапалақпен қолдау", "аккламация", "acclamation"),
    "recorded": in_three("CBA", "атаулы дауыс беру", "поимённое голосование", "recorded vote"),
    "counted": in_three("BBB", "ашық дауыс беру", "открытое голосование", "counted vote"),
    "secret": in_three("BBB", "жасырын дауыс беру", "тайное голосование", "secret ballot"),
    "silence": in_three("CCB", "үнсіз келісу рәсімі", "процедура умолчания", "silence procedure"),
    "written_poll": in_three("ABC", "сырттай дауыс беру", "заочное голосование", "written poll"),
    "election": in_three("ABB", "сайлау", "выборы", "election"),
}  # fmt: skip
