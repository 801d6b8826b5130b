"""What a chair says, as data: the moments of a meeting, the fields of each, the wordings.

Certainty as in :mod:`forumdesk.language.wording`; B here stands for set phrases of verbatim records, written from
memory and not looked up. Where an ending would depend on a name, a title or a time of day, the wording needs none.
"""

from enum import StrEnum

from forumdesk.language.chair_decision_wordings import OBJECTED, PUT, RESULT, SECOND_ROUND, TIE
from forumdesk.language.chair_decisions import DECIDED, RESULT_FIELDS
from forumdesk.language.wording import Wording, in_three


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
    OBJECTED = "objected"
    TIE = "tie"
    ADOPTED = "adopted"
    SECOND_ROUND = "second_round"
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
    ChairMoment.DECISION: (("body",), (*DECIDED[:2], "mode", "deadline", "candidates", "post")),
    ChairMoment.OBJECTED: ((), ()),
    ChairMoment.TIE: (("votes_for", "against"), ()),
    ChairMoment.ADOPTED: (("mode",), RESULT_FIELDS),
    ChairMoment.SECOND_ROUND: (("candidates",), ()),
    ChairMoment.QUORUM_LOST: (("present", "needed"), ()),
    ChairMoment.SUSPENDING: ((), ("until", "minutes")),
    ChairMoment.RESUMING: ((), ()),
    ChairMoment.DEFERRED: (("number", "title"), ()),
    ChairMoment.CLOSING: (("time",), ()),
}
"""The fields of each moment: those it needs, and those it may have."""


_TO_ITEM = (
    "Күн тәртібінің {number}-мәселесіне көшеміз: {title}.",
    "Переходим к вопросу{nbsp}{number} повестки дня: {title}.",
    "We now turn to item{nbsp}{number} of the agenda: {title}.",
)


def _item(sure: str, *tails: str) -> dict[str, Wording]:
    kk, ru, en = (f"{lead} {tail}" for lead, tail in zip(_TO_ITEM, tails, strict=True))
    return in_three(sure, kk, ru, en)


WORDINGS: dict[ChairMoment, dict[str, dict[str, Wording]]] = {
    ChairMoment.OPENING: {"": in_three(
        "CCC",
        "Құрметті әріптестер, дауыс беру құқығы бар {entitled} адамның {present:its} қатысып отыр. "
        "Кворум үшін {needed} адам қажет, кворум бар. Отырыс ашық деп жарияланады.",
        "Уважаемые коллеги, из {entitled:of participants} с правом голоса присутствует {present}. "
        "Необходимый кворум – {needed:participants}, кворум имеется. Объявляю заседание открытым.",
        "Distinguished colleagues, {present} of the {entitled:participants} entitled to vote {present:is} "
        "present, and the quorum of {needed} is met. I declare the sitting open.",
    )},
    ChairMoment.OPENING_WITHOUT_QUORUM_RULE: {"": in_three(
        "CBB",
        "Құрметті әріптестер, отырыс ашық деп жарияланады.",
        "Уважаемые коллеги, объявляю заседание открытым.",
        "Distinguished colleagues, I declare the sitting open.",
    )},
    ChairMoment.NO_QUORUM: {"": in_three(
        "CCC",
        "Құрметті әріптестер, кворум жоқ: {present} адам қатысып отыр, {needed} адам қажет, {missing} адам "
        "жетіспейді. Отырысты ашу мүмкін емес.",
        "Уважаемые коллеги, кворума нет: присутствует {present}, необходимый кворум – {needed:participants}, "
        "не хватает {missing:of participants}. Открыть заседание невозможно.",
        "Distinguished colleagues, there is no quorum: {present:participants} {present:is} present, the quorum "
        "is {needed}, and {missing} more {missing:is} needed. The sitting cannot be opened.",
    )},
    ChairMoment.AGENDA: {"": in_three(
        "CCC",
        "Күн тәртібінде {items} мәселе бар. Күн тәртібін бекітуді ұсынамын. Қарсылық жоқ па?",
        "В повестке дня {items:items}. Предлагаю утвердить повестку дня. Нет возражений?",
        "The agenda before you contains {items:items}. If there are no objections, may I take it that the "
        "agenda is adopted?",
    )},
    ChairMoment.ITEM: {
        "opening": in_three(
            "CCC",
            "Жұмысымызды күн тәртібінің {number}-мәселесінен бастаймыз: {title}.",
            "Начинаем работу с вопроса{nbsp}{number} повестки дня: {title}.",
            "We begin with item{nbsp}{number} of the agenda: {title}.",
        ),
        "plenary": in_three(
            "CCC",
            "Пленарлық отырысқа көшеміз. Күн тәртібінің {number}-мәселесі: {title}.",
            "Переходим к пленарному заседанию. Вопрос{nbsp}{number} повестки дня: {title}.",
            "We now turn to the plenary sitting. Item{nbsp}{number} of the agenda: {title}.",
        ),
        "report": _item("CBB", "Баяндаманы тыңдайық.", "Заслушаем доклад.", "We shall hear the report."),
        "panel": in_three(
            "CCC",
            "Панельдік сессияға көшеміз. Күн тәртібінің {number}-мәселесі: {title}.",
            "Переходим к панельной сессии. Вопрос{nbsp}{number} повестки дня: {title}.",
            "We now turn to the panel session. Item{nbsp}{number} of the agenda: {title}.",
        ),
        "discussion": _item(
            "CBB", "Талқылау ашық деп жарияланады.", "Объявляю обсуждение открытым.",
            "The discussion is open.",
        ),
        "decision": _item(
            "CCC", "Осы мәселе бойынша шешім қабылдауымыз қажет.", "По этому вопросу предстоит принять решение.",
            "A decision is to be taken on this item.",
        ),
        "information": _item(
            "CBC", "Ақпаратты тыңдайық.", "Заслушаем информацию.", "This item is for information."
        ),
        "procedural": _item(
            "CCC", "Бұл – рәсімдік мәселе.", "Это процедурный вопрос.", "This is a procedural matter."
        ),
        "break": in_three(
            "CCC", "Үзіліс жарияланады: {title}.", "Объявляется перерыв: {title}.", "I now call a break: {title}.",
        ),
        "ceremony": in_three(
            "CCC",
            "Салтанатты рәсімге көшеміз. Күн тәртібінің {number}-мәселесі: {title}.",
            "Переходим к церемонии. Вопрос{nbsp}{number} повестки дня: {title}.",
            "We now turn to the ceremony. Item{nbsp}{number} of the agenda: {title}.",
        ),
        "closing": in_three(
            "CCC",
            "Жұмысымызды қорытындылауға көшеміз. Күн тәртібінің {number}-мәселесі: {title}.",
            "Переходим к завершению работы. Вопрос{nbsp}{number} повестки дня: {title}.",
            "We now come to the close of our work. Item{nbsp}{number} of the agenda: {title}.",
        ),
    },
    # "… undeclined" stands where no dative of the name is known; English needs none.
    ChairMoment.SPEAKER: {
        "report": in_three(
            "CBB", "Баяндама жасау үшін сөз {who} беріледі.", "Слово для доклада предоставляется {who}.",
            "For the report, I give the floor to {who}.",
        ),
        "report undeclined": in_three(
            "CBB", "Баяндама жасайды: {who}.", "Слово для доклада имеет {who}.",
            "For the report, I give the floor to {who}.",
        ),
        "debate": in_three(
            "CBB", "Жарыссөзде сөз {who} беріледі.", "Слово в прениях предоставляется {who}.",
            "In the debate, I give the floor to {who}.",
        ),
        "debate undeclined": in_three(
            "CBB", "Жарыссөзде сөз сөйлейді: {who}.", "Слово в прениях имеет {who}.",
            "In the debate, I give the floor to {who}.",
        ),
        "reply": in_three(
            "CCB", "Жауап сөз {who} беріледі.", "Ответное слово предоставляется {who}.",
            "For a reply, I give the floor to {who}.",
        ),
        "reply undeclined": in_three(
            "CCB", "Жауап сөз айтады: {who}.", "Ответное слово имеет {who}.",
            "For a reply, I give the floor to {who}.",
        ),
        "point_of_order": in_three(
            "CBB", "Рәсімдік мәселе бойынша сөз {who} беріледі.",
            "Слово по порядку ведения предоставляется {who}.",
            "On a point of order, I give the floor to {who}.",
        ),
        "point_of_order undeclined": in_three(
            "CBB", "Рәсімдік мәселе бойынша сөз сөйлейді: {who}.", "Слово по порядку ведения имеет {who}.",
            "On a point of order, I give the floor to {who}.",
        ),
    },
    ChairMoment.TIME_ENDING: {"": in_three(
        "CBB", "Бір минут уақытыңыз қалды.", "У Вас осталась одна минута.", "You have one minute left."
    )},
    ChairMoment.TIME_OVER: {"": in_three(
        "CBB", "Уақытыңыз аяқталды. Сөзіңізді қорытындылауыңызды сұраймын.",
        "Ваше время истекло. Прошу завершить выступление.",
        "Your time has expired. I ask you to conclude.",
    )},
    ChairMoment.THANKS: {
        "report": in_three(
            "CBB", "Баяндамаңыз үшін алғыс айтамын.", "Благодарю за доклад.", "I thank you for your report."
        ),
        "debate": in_three(
            "CBB", "Сөзіңіз үшін алғыс айтамын.", "Благодарю за выступление.", "I thank you for your statement."
        ),
        "reply": in_three(
            "CBB", "Жауабыңыз үшін алғыс айтамын.", "Благодарю за ответ.", "I thank you for your reply."
        ),
        "point_of_order": in_three("CBB", "Алғыс айтамын.", "Благодарю Вас.", "I thank you."),
    },
    ChairMoment.NEXT_PREPARES: {"": in_three(
        "CCC", "Келесі сөз сөйлеуші – {who}. Дайын болуыңызды сұраймын.",
        "Следующий выступающий – {who}. Прошу подготовиться.",
        "The next speaker is {who}. I ask the speaker to be ready.",
    )},
    ChairMoment.LIST_CLOSING: {
        "": in_three(
            "CBC",
            "Сөз сөйлеушілер тізімінде {waiting} адам бар. Тізімді жабу туралы ұсыныс түсті. Қарсылық жоқ па?",
            "В списке выступающих {waiting:speakers}. Поступило предложение прекратить запись. Нет возражений?",
            "There {waiting:is} {waiting:speakers} on the list. It is proposed to close the list of speakers. "
            "Are there any objections?",
        ),
        "nobody": in_three(
            "CBC",
            "Сөз сөйлеушілер тізімінде ешкім қалмады. Тізімді жабу туралы ұсыныс түсті. Қарсылық жоқ па?",
            "В списке выступающих никого не осталось. Поступило предложение прекратить запись. Нет возражений?",
            "There are no speakers left on the list. It is proposed to close the list of speakers. "
            "Are there any objections?",
        ),
    },
    ChairMoment.LIST_CLOSED: {"": in_three(
        "CBB", "Сөз сөйлеушілер тізімі жабылды.", "Запись прекращена, список выступающих закрыт.",
        "The list of speakers is closed.",
    )},
    ChairMoment.POINT_OF_ORDER: {"": in_three(
        "CCC", "Рәсімдік мәселе бойынша сөз сұралды: {who}. Сөз сөйлеушіден кідіре тұруын сұраймын.",
        "Поступила просьба о выступлении по порядку ведения: {who}. Прошу выступающего прерваться.",
        "A point of order has been raised by {who}. I ask the speaker to pause.",
    )},
    ChairMoment.DECISION: PUT,
    ChairMoment.OBJECTED: OBJECTED,
    ChairMoment.TIE: TIE,
    ChairMoment.ADOPTED: RESULT,
    ChairMoment.SECOND_ROUND: SECOND_ROUND,
    ChairMoment.QUORUM_LOST: {"": in_three(
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
        "until": in_three(
            "CBB", "Үзіліс жарияланады. Отырыстың жалғасатын уақыты – {until}.",
            "Объявляется перерыв до{nbsp}{until}.",
            "The sitting is suspended until{nbsp}{until}.",
        ),
        "for": in_three(
            "CBB", "Отырыста {minutes} үзіліс жарияланады.", "Объявляется перерыв на {minutes}.",
            "The sitting is suspended for {minutes}.",
        ),
    },
    ChairMoment.RESUMING: {"": in_three(
        "CCB", "Құрметті әріптестер, отырыс жалғастырылады.", "Уважаемые коллеги, заседание возобновляется.",
        "Distinguished colleagues, the sitting is resumed.",
    )},
    ChairMoment.DEFERRED: {"": in_three(
        "CCC", "Күн тәртібінің {number}-мәселесін қарау кейінге қалдырылады: {title}.",
        "Рассмотрение вопроса{nbsp}{number} повестки дня откладывается: {title}.",
        "Consideration of item{nbsp}{number} of the agenda is deferred: {title}.",
    )},
    ChairMoment.CLOSING: {"": in_three(
        "CCC",
        "Құрметті әріптестер, атқарған жұмыстарыңыз үшін алғыс білдіремін. Отырыс жабық деп жарияланады. "
        "Жабылған уақыты – {time}.",
        "Уважаемые коллеги, благодарю всех за работу. Объявляю заседание закрытым. Время закрытия – {time}.",
        "Distinguished colleagues, I thank you all for your work. I declare the sitting closed at{nbsp}{time}.",
    )},
}  # fmt: skip
