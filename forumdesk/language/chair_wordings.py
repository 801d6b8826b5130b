"""What a chair says, as data: the moments of a meeting, the fields of each, the wordings.

Certainty as in :mod:`forumdesk.language.formulas`; B here stands for set phrases of verbatim records, written from
memory and not looked up. Where an ending would depend on a name, a title or a time of day, the wording needs none.
"""

from enum import StrEnum
from typing import cast

from forumdesk.language.formulas import Certainty, Wording


class ChairMoment(StrEnum):
    """When the chair speaks."""

    OPENING = "opening"
    OPENING_WITHOUT_QUORUM_RULE = "opening_without_quorum_rule"
    NO_QUORUM = "no_quorum"
    AGENDA = "agenda"
    ITEM = "item"
    SPEAKER = "speaker"
    TIME_ENDING = "time_ending"
    TIME_OVER = "time_over"
    THANKS = "thanks"
    NEXT_PREPARES = "next_prepares"
    LIST_CLOSING = "list_closing"
    LIST_CLOSED = "list_closed"
    POINT_OF_ORDER = "point_of_order"
    DECISION = "decision"
    ADOPTED = "adopted"
    QUORUM_LOST = "quorum_lost"
    SUSPENDING = "suspending"
    RESUMING = "resuming"
    DEFERRED = "deferred"
    CLOSING = "closing"


_PERSON = ("name_dative", "organisation", "country")
FIELDS: dict[ChairMoment, tuple[tuple[str, ...], tuple[str, ...]]] = {
    ChairMoment.OPENING: (("present", "entitled", "needed"), ()),
    ChairMoment.OPENING_WITHOUT_QUORUM_RULE: ((), ()),
    ChairMoment.NO_QUORUM: (("present", "needed", "missing"), ()),
    ChairMoment.AGENDA: (("items",), ()),
    ChairMoment.ITEM: (("number", "title", "kind"), ()),
    ChairMoment.SPEAKER: (("name", "kind"), (*_PERSON, "limit")),
    ChairMoment.TIME_ENDING: ((), ()),
    ChairMoment.TIME_OVER: ((), ()),
    ChairMoment.THANKS: (("kind",), ()),
    ChairMoment.NEXT_PREPARES: (("name",), _PERSON),
    ChairMoment.LIST_CLOSING: (("waiting",), ()),
    ChairMoment.LIST_CLOSED: ((), ()),
    ChairMoment.POINT_OF_ORDER: (("name",), _PERSON),
    ChairMoment.DECISION: (("body",), ("number", "subject", "mode")),
    ChairMoment.ADOPTED: (("mode",), ("subject", "votes_for", "against", "abstained")),
    ChairMoment.QUORUM_LOST: (("present", "needed"), ()),
    ChairMoment.SUSPENDING: ((), ("until", "minutes")),
    ChairMoment.RESUMING: ((), ()),
    ChairMoment.DEFERRED: (("number", "title"), ()),
    ChairMoment.CLOSING: (("time",), ()),
}
"""The fields of each moment: those it needs, and those it may have."""


def _said(sure: str, kk: str, ru: str, en: str) -> dict[str, Wording]:
    """A wording in three languages; ``sure`` is their certainties in the same order, as in "CBB"."""
    texts = zip(("kk", "ru", "en"), (kk, ru, en), sure, strict=True)
    return {code: Wording(text=text, certainty=cast(Certainty, grade)) for code, text, grade in texts}


_TO_ITEM = (
    "Күн тәртібінің {number}-тармағына көшеміз: {title}.",
    "Переходим к пункту{nbsp}{number} повестки дня: {title}.",
    "We now turn to item{nbsp}{number} of the agenda: {title}.",
)


def _item(sure: str, *tails: str) -> dict[str, Wording]:
    kk, ru, en = (f"{lead} {tail}" for lead, tail in zip(_TO_ITEM, tails, strict=True))
    return _said(sure, kk, ru, en)


WORDINGS: dict[ChairMoment, dict[str, dict[str, Wording]]] = {
    ChairMoment.OPENING: {"": _said(
        "CCC",
        "Құрметті әріптестер, дауыс беру құқығы бар {entitled} адамның {present:its} қатысып отыр. "
        "Кворум үшін {needed} адам қажет, кворум бар. Отырыс ашық деп жарияланады.",
        "Уважаемые коллеги, из {entitled:of participants} с правом голоса присутствует {present}. "
        "Необходимый кворум – {needed:participants}, кворум имеется. Объявляю заседание открытым.",
        "Distinguished colleagues, {present} of the {entitled:participants} entitled to vote {present:is} "
        "present, and the quorum of {needed} is met. I declare the sitting open.",
    )},
    ChairMoment.OPENING_WITHOUT_QUORUM_RULE: {"": _said(
        "CBB",
        "Құрметті әріптестер, отырыс ашық деп жарияланады.",
        "Уважаемые коллеги, объявляю заседание открытым.",
        "Distinguished colleagues, I declare the sitting open.",
    )},
    ChairMoment.NO_QUORUM: {"": _said(
        "CCC",
        "Құрметті әріптестер, кворум жоқ: {present} адам қатысып отыр, {needed} адам қажет, {missing} адам "
        "жетіспейді. Отырысты ашу мүмкін емес.",
        "Уважаемые коллеги, кворума нет: присутствует {present}, необходимый кворум – {needed:participants}, "
        "не хватает {missing:of participants}. Открыть заседание невозможно.",
        "Distinguished colleagues, there is no quorum: {present:participants} {present:is} present, the quorum "
        "is {needed}, and {missing} more {missing:is} needed. The sitting cannot be opened.",
    )},
    ChairMoment.AGENDA: {"": _said(
        "CCC",
        "Күн тәртібінде {items} мәселе бар. Күн тәртібін бекітуді ұсынамын. Қарсылық жоқ па?",
        "В повестке дня {items:items}. Предлагаю утвердить повестку дня. Нет возражений?",
        "The agenda before you contains {items:items}. If there are no objections, may I take it that the "
        "agenda is adopted?",
    )},
    ChairMoment.ITEM: {
        "opening": _said(
            "CCC",
            "Жұмысымызды күн тәртібінің {number}-тармағынан бастаймыз: {title}.",
            "Начинаем работу с пункта{nbsp}{number} повестки дня: {title}.",
            "We begin with item{nbsp}{number} of the agenda: {title}.",
        ),
        "plenary": _said(
            "CCC",
            "Пленарлық отырысқа көшеміз. Күн тәртібінің {number}-тармағы: {title}.",
            "Переходим к пленарному заседанию. Пункт{nbsp}{number} повестки дня: {title}.",
            "We now turn to the plenary sitting. Item{nbsp}{number} of the agenda: {title}.",
        ),
        "report": _item("CBB", "Баяндаманы тыңдайық.", "Заслушаем доклад.", "We shall hear the report."),
        "panel": _said(
            "CCC",
            "Панельдік сессияға көшеміз. Күн тәртібінің {number}-тармағы: {title}.",
            "Переходим к панельной сессии. Пункт{nbsp}{number} повестки дня: {title}.",
            "We now turn to the panel session. Item{nbsp}{number} of the agenda: {title}.",
        ),
        "discussion": _item(
            "CBB", "Талқылау ашық деп жарияланады.", "Объявляю обсуждение открытым.",
            "The discussion is open.",
        ),
        "decision": _item(
            "CCC", "Осы тармақ бойынша шешім қабылдауымыз қажет.", "По этому пункту предстоит принять решение.",
            "A decision is to be taken on this item.",
        ),
        "information": _item(
            "CBC", "Ақпаратты тыңдайық.", "Заслушаем информацию.", "This item is for information."
        ),
        "procedural": _item(
            "CCC", "Бұл – рәсімдік мәселе.", "Это процедурный вопрос.", "This is a procedural matter."
        ),
        "break": _said(
            "CCC", "Үзіліс жарияланады: {title}.", "Объявляется перерыв: {title}.", "I now call a break: {title}.",
        ),
        "ceremony": _said(
            "CCC",
            "Салтанатты рәсімге көшеміз. Күн тәртібінің {number}-тармағы: {title}.",
            "Переходим к церемонии. Пункт{nbsp}{number} повестки дня: {title}.",
            "We now turn to the ceremony. Item{nbsp}{number} of the agenda: {title}.",
        ),
        "closing": _said(
            "CCC",
            "Жұмысымызды қорытындылауға көшеміз. Күн тәртібінің {number}-тармағы: {title}.",
            "Переходим к завершению работы. Пункт{nbsp}{number} повестки дня: {title}.",
            "We now come to the close of our work. Item{nbsp}{number} of the agenda: {title}.",
        ),
    },
    # "… undeclined" stands where no dative of the name is known; English needs none.
    ChairMoment.SPEAKER: {
        "report": _said(
            "CBB", "Баяндама жасау үшін сөз {who} беріледі.", "Слово для доклада предоставляется {who}.",
            "For the report, I give the floor to {who}.",
        ),
        "report undeclined": _said(
            "CBB", "Баяндама жасайды: {who}.", "Слово для доклада имеет {who}.",
            "For the report, I give the floor to {who}.",
        ),
        "debate": _said(
            "CBB", "Жарыссөзде сөз {who} беріледі.", "Слово в прениях предоставляется {who}.",
            "In the debate, I give the floor to {who}.",
        ),
        "debate undeclined": _said(
            "CBB", "Жарыссөзде сөз сөйлейді: {who}.", "Слово в прениях имеет {who}.",
            "In the debate, I give the floor to {who}.",
        ),
        "reply": _said(
            "CCB", "Жауап сөз {who} беріледі.", "Ответное слово предоставляется {who}.",
            "For a reply, I give the floor to {who}.",
        ),
        "reply undeclined": _said(
            "CCB", "Жауап сөз айтады: {who}.", "Ответное слово имеет {who}.",
            "For a reply, I give the floor to {who}.",
        ),
        "point_of_order": _said(
            "CBB", "Рәсімдік мәселе бойынша сөз {who} беріледі.",
            "Слово по порядку ведения предоставляется {who}.",
            "On a point of order, I give the floor to {who}.",
        ),
        "point_of_order undeclined": _said(
            "CBB", "Рәсімдік мәселе бойынша сөз сөйлейді: {who}.", "Слово по порядку ведения имеет {who}.",
            "On a point of order, I give the floor to {who}.",
        ),
    },
    ChairMoment.TIME_ENDING: {"": _said(
        "CBB", "Бір минут уақытыңыз қалды.", "У Вас осталась одна минута.", "You have one minute left."
    )},
    ChairMoment.TIME_OVER: {"": _said(
        "CBB", "Уақытыңыз аяқталды. Сөзіңізді қорытындылауыңызды сұраймын.",
        "Ваше время истекло. Прошу завершить выступление.",
        "Your time has expired. I ask you to conclude.",
    )},
    ChairMoment.THANKS: {
        "report": _said(
            "CBB", "Баяндамаңыз үшін алғыс айтамын.", "Благодарю за доклад.", "I thank you for your report."
        ),
        "debate": _said(
            "CBB", "Сөзіңіз үшін алғыс айтамын.", "Благодарю за выступление.", "I thank you for your statement."
        ),
        "reply": _said(
            "CBB", "Жауабыңыз үшін алғыс айтамын.", "Благодарю за ответ.", "I thank you for your reply."
        ),
        "point_of_order": _said("CBB", "Алғыс айтамын.", "Благодарю Вас.", "I thank you."),
    },
    ChairMoment.NEXT_PREPARES: {"": _said(
        "CCC", "Келесі сөз сөйлеуші – {who}. Дайын болуыңызды сұраймын.",
        "Следующий выступающий – {who}. Прошу подготовиться.",
        "The next speaker is {who}. I ask the speaker to be ready.",
    )},
    ChairMoment.LIST_CLOSING: {
        "": _said(
            "CBC",
            "Сөз сөйлеушілер тізімінде {waiting} адам бар. Тізімді жабу туралы ұсыныс түсті. Қарсылық жоқ па?",
            "В списке выступающих {waiting:speakers}. Поступило предложение прекратить запись. Нет возражений?",
            "There {waiting:is} {waiting:speakers} on the list. It is proposed to close the list of speakers. "
            "Are there any objections?",
        ),
        "nobody": _said(
            "CBC",
            "Сөз сөйлеушілер тізімінде ешкім қалмады. Тізімді жабу туралы ұсыныс түсті. Қарсылық жоқ па?",
            "В списке выступающих никого не осталось. Поступило предложение прекратить запись. Нет возражений?",
            "There are no speakers left on the list. It is proposed to close the list of speakers. "
            "Are there any objections?",
        ),
    },
    ChairMoment.LIST_CLOSED: {"": _said(
        "CBB", "Сөз сөйлеушілер тізімі жабылды.", "Запись прекращена, список выступающих закрыт.",
        "The list of speakers is closed.",
    )},
    ChairMoment.POINT_OF_ORDER: {"": _said(
        "CCC", "Рәсімдік мәселе бойынша сөз сұралды: {who}. Сөз сөйлеушіден кідіре тұруын сұраймын.",
        "Поступила просьба о выступлении по порядку ведения: {who}. Прошу выступающего прерваться.",
        "A point of order has been raised by {who}. I ask the speaker to pause.",
    )},
    ChairMoment.DECISION: {
        "unanimous": _said(
            "CCB", "Қарсылық болмаса, {body} {what} бірауыздан қабылдайды деп санауға бола ма?",
            "Если нет возражений, могу ли я считать, что {body} принимает {what} единогласно?",
            "If there are no objections, may I take it that {body} adopts {what} unanimously?",
        ),
        "consensus": _said(
            "CCB", "Қарсылық болмаса, {body} {what} консенсус негізінде қабылдайды деп санауға бола ма?",
            "Если нет возражений, могу ли я считать, что {body} принимает {what} консенсусом?",
            "If there are no objections, may I take it that {body} adopts {what} by consensus?",
        ),
        "without_vote": _said(
            "CCB", "Қарсылық болмаса, {body} {what} дауысқа салмай қабылдайды деп санауға бола ма?",
            "Если нет возражений, могу ли я считать, что {body} принимает {what} без голосования?",
            "If there are no objections, may I take it that {body} adopts {what} without a vote?",
        ),
        "vote": _said(
            "CBB", "Енді {what} дауысқа қоямын. Кім жақтайды? Кім қарсы? Кім қалыс қалады?",
            "Ставлю на голосование {what}. Кто за? Кто против? Кто воздержался?",
            "I put {what} to the vote. Those in favour? Those against? Abstentions?",
        ),
    },
    ChairMoment.ADOPTED: {
        "agreed": _said("CBB", "Қарсылық жоқ. {result}", "Возражений нет. {result}", "It is so decided. {result}"),
        "voted": _said(
            "CBB", "Дауыс беру аяқталды. {result}", "Голосование завершено. {result}",
            "The voting is completed. {result}",
        ),
    },
    ChairMoment.QUORUM_LOST: {"": _said(
        "CCC",
        "Құрметті әріптестер, кворум жоқ: {present} адам қатысып отыр, {needed} адам қажет. Кворум "
        "қалпына келгенше шешім қабылдау тоқтатыла тұрады.",
        "Уважаемые коллеги, кворум утрачен: присутствует {present}, необходимый кворум – "
        "{needed:participants}. До восстановления кворума принятие решений приостанавливается.",
        "Distinguished colleagues, the quorum has been lost: {present:participants} {present:is} present, the "
        "quorum is {needed}. No decisions are taken until the quorum is restored.",
    )},
    # Whether it is «15:00-де» or «15:00-ге» depends on how the time is read, so Kazakh names it at the end.
    ChairMoment.SUSPENDING: {
        "until": _said(
            "CBB", "Үзіліс жарияланады. Отырыстың жалғасатын уақыты – {until}.",
            "Объявляется перерыв до{nbsp}{until}.",
            "The sitting is suspended until{nbsp}{until}.",
        ),
        "for": _said(
            "CBB", "Отырыста {minutes} үзіліс жарияланады.", "Объявляется перерыв на {minutes}.",
            "The sitting is suspended for {minutes}.",
        ),
    },
    ChairMoment.RESUMING: {"": _said(
        "CCB", "Құрметті әріптестер, отырыс жалғастырылады.", "Уважаемые коллеги, заседание возобновляется.",
        "Distinguished colleagues, the sitting is resumed.",
    )},
    ChairMoment.DEFERRED: {"": _said(
        "CCC", "Күн тәртібінің {number}-тармағын қарау кейінге қалдырылады: {title}.",
        "Рассмотрение пункта{nbsp}{number} повестки дня откладывается: {title}.",
        "Consideration of item{nbsp}{number} of the agenda is deferred: {title}.",
    )},
    ChairMoment.CLOSING: {"": _said(
        "CCC",
        "Құрметті әріптестер, атқарған жұмыстарыңыз үшін алғыс білдіремін. Отырыс жабық деп жарияланады. "
        "Жабылған уақыты – {time}.",
        "Уважаемые коллеги, благодарю всех за работу. Объявляю заседание закрытым. Время закрытия – {time}.",
        "Distinguished colleagues, I thank you all for your work. I declare the sitting closed at{nbsp}{time}.",
    )},
}  # fmt: skip
