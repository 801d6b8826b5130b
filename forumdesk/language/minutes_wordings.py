"""What minutes and extracts print besides the facts, as data.

Certainty as in :mod:`forumdesk.language.wording`: of Kazakh by the glossary of official practice; B of Russian and
English stands for set phrases that were not looked up.
The requisites and the order of the main part are those of the model rules of Kazakhstan on documentation: heard,
spoke, resolved. No wording needs the gender of a speaker or an ending on a name or a time of day.
"""

from enum import StrEnum

from forumdesk.language.wording import Wording, in_three


class MinutesWord(StrEnum):
    """A wording of the minutes or of an extract."""

    KIND = "kind"
    SHORT_FORM = "short_form"
    DRAFT_FORM = "draft_form"
    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    VENUE = "venue"
    OPENED_AT = "opened_at"
    CLOSED_AT = "closed_at"
    DAY = "day"
    CHAIRED_BY = "chaired_by"
    CO_CHAIRED_BY = "co_chaired_by"
    SECRETARY = "secretary"
    PRESENT = "present"
    PRESENT_REMOTELY = "present_remotely"
    ABSENT = "absent"
    ABSENT_EXCUSED = "absent_excused"
    EXCUSED = "excused"
    NOT_EXCUSED = "not_excused"
    INVITED = "invited"
    OBSERVERS = "observers"
    LIST_ATTACHED = "list_attached"
    PRESENCE_FROM = "presence_from"
    PRESENCE_UNTIL = "presence_until"
    BY_PROXY = "by_proxy"
    REMOTELY = "remotely"
    QUORUM = "quorum"
    AGENDA = "agenda"
    AGENDA_ADOPTED = "agenda_adopted"
    ITEM = "item"
    HEARD = "heard"
    SPOKE = "spoke"
    DISCUSSED = "discussed"
    RESOLVED = "resolved"
    DECIDED = "decided"
    NOTED = "noted"
    RESULTS = "results"
    REPORT_BY = "report_by"
    REPLY_BY = "reply_by"
    ORDER_BY = "order_by"
    ITEM_DEFERRED = "item_deferred"
    ITEM_INFORMATION = "item_information"
    ITEM_NOT_REACHED = "item_not_reached"
    NO_DECISION = "no_decision"
    NO_CONSENSUS = "no_consensus"
    NO_QUORUM = "no_quorum"
    RECUSED = "recused"
    BREAK = "break"
    RECESS = "recess"
    RESUMED = "resumed"
    STATEMENTS = "statements"
    ANNEXES = "annexes"
    ANNEX = "annex"
    EXTRACT = "extract"
    EXTRACT_ITEMS = "extract_items"
    TRUE_EXTRACT = "true_extract"
    SIGNATURE = "signature"
    NAME_IN_FULL = "name_in_full"
    SEAL_PLACE = "seal_place"


MINUTES: dict[MinutesWord, dict[str, Wording]] = {
    # requisites
    MinutesWord.KIND: in_three("AAA", "ХАТТАМА", "ПРОТОКОЛ", "MINUTES"),
    MinutesWord.SHORT_FORM: in_three("BBB", "(қысқаша нысан)", "(краткая форма)", "(short form)"),
    MinutesWord.DRAFT_FORM: in_three("BBB", "(жоба)", "(проект)", "(draft)"),
    MinutesWord.DATE: in_three("AAA", "Күні", "Дата", "Date"),
    MinutesWord.NUMBER: in_three("AAA", "Тіркеу нөмірі", "Регистрационный номер", "Registration number"),
    MinutesWord.PLACE: in_three("AAB", "Хаттама шығарылған жер", "Место составления", "Place of issue"),
    MinutesWord.VENUE: in_three("BBB", "Өткізілген орны: {place}", "Место проведения: {place}", "Venue: {place}"),
    MinutesWord.OPENED_AT: in_three(
        "CBB", "Отырыстың ашылған уақыты – {time}", "Заседание открыто в{nbsp}{time}",
        "The sitting was opened at{nbsp}{time}",
    ),
    MinutesWord.CLOSED_AT: in_three(
        "CBB", "Отырыстың жабылған уақыты – {time}", "Заседание закрыто в{nbsp}{time}",
        "The sitting was closed at{nbsp}{time}",
    ),
    MinutesWord.DAY: in_three("CCC", "{number}-күн, {date}", "День {number}, {date}", "Day {number}, {date}"),
    # who was there
    MinutesWord.CHAIRED_BY: in_three(
        "AAB", "Төрағалық етуші: {name}", "Председательствующий: {name}", "Chaired by: {name}"
    ),
    MinutesWord.CO_CHAIRED_BY: in_three(
        "CBB", "Тең төрағалар: {names}", "Сопредседатели: {names}", "Co-chaired by: {names}"
    ),
    MinutesWord.SECRETARY: in_three("AAA", "Хатшы: {name}", "Секретарь: {name}", "Secretary: {name}"),
    MinutesWord.PRESENT: in_three("BAA", "Қатысқандар", "Присутствовали", "Present"),
    MinutesWord.PRESENT_REMOTELY: in_three(
        "CBB", "Қашықтан қатысқандар", "Участвовали дистанционно", "Present remotely"
    ),
    MinutesWord.ABSENT: in_three("BAA", "Қатыспағандар", "Отсутствовали", "Absent"),
    MinutesWord.ABSENT_EXCUSED: in_three(
        "CBB", "Дәлелді себеппен қатыспағандар", "Отсутствовали по уважительной причине", "Absent, excused"
    ),
    MinutesWord.EXCUSED: in_three("CBB", "дәлелді себеппен", "по уважительной причине", "excused"),
    MinutesWord.NOT_EXCUSED: in_three(
        "CBB", "себебі көрсетілмеген", "причина не указана", "no reason given"
    ),
    MinutesWord.INVITED: in_three("CAB", "Шақырылғандар", "Приглашённые", "Invited"),
    MinutesWord.OBSERVERS: in_three("BBB", "Бақылаушылар", "Наблюдатели", "Observers"),
    MinutesWord.LIST_ATTACHED: in_three(
        "BAB", "тізім қоса беріледі", "список прилагается", "list attached"
    ),
    MinutesWord.PRESENCE_FROM: in_three("CBB", "келген уақыты – {time}", "с{nbsp}{time}", "from{nbsp}{time}"),
    MinutesWord.PRESENCE_UNTIL: in_three("CBB", "кеткен уақыты – {time}", "до{nbsp}{time}", "until{nbsp}{time}"),
    MinutesWord.BY_PROXY: in_three(
        "CBB", "сенімхат бойынша: {name}", "по доверенности: {name}", "by proxy: {name}"
    ),
    MinutesWord.REMOTELY: in_three("CBB", "қашықтан", "дистанционно", "remotely"),
    MinutesWord.QUORUM: in_three("AAA", "Кворум", "Кворум", "Quorum"),
    # agenda and main part
    MinutesWord.AGENDA: in_three("AAA", "КҮН ТӘРТІБІ", "ПОВЕСТКА ДНЯ", "AGENDA"),
    MinutesWord.AGENDA_ADOPTED: in_three(
        "CBB", "Күн тәртібі бекітілді.", "Повестка дня утверждена.", "The agenda was adopted."
    ),
    MinutesWord.ITEM: in_three(
        "CBB", "Күн тәртібінің {number}-мәселесі бойынша: {title}", "По вопросу{nbsp}{number} повестки дня: {title}",
        "Item{nbsp}{number} of the agenda: {title}",
    ),
    MinutesWord.HEARD: in_three("AAB", "ТЫҢДАЛДЫ", "СЛУШАЛИ", "HEARD"),
    MinutesWord.SPOKE: in_three("AAB", "СӨЗ СӨЙЛЕДІ", "ВЫСТУПИЛИ", "SPOKE"),
    MinutesWord.DISCUSSED: in_three("CBB", "ТАЛҚЫЛАНДЫ", "ОБСУДИЛИ", "DISCUSSED"),
    MinutesWord.RESOLVED: in_three("BAB", "ҚАУЛЫ ЕТТІ", "ПОСТАНОВИЛИ", "RESOLVED"),
    MinutesWord.DECIDED: in_three("AAB", "ШЕШТІ", "РЕШИЛИ", "DECIDED"),
    MinutesWord.NOTED: in_three(
        "CBB", "НАЗАРҒА АЛЫНДЫ", "ПРИНЯЛИ К СВЕДЕНИЮ", "TOOK NOTE"
    ),
    MinutesWord.RESULTS: in_three(
        "BBB", "Дауыс беру қорытындысы", "Результаты голосования", "Results of the vote"
    ),
    MinutesWord.REPORT_BY: in_three("CBB", "Баяндама: {who}", "Доклад: {who}", "Report: {who}"),
    MinutesWord.REPLY_BY: in_three("CCB", "Жауап сөз: {who}", "Ответное слово: {who}", "Reply: {who}"),
    MinutesWord.ORDER_BY: in_three(
        "CBB", "Рәсімдік мәселе бойынша: {who}", "По порядку ведения: {who}", "On a point of order: {who}"
    ),
    MinutesWord.ITEM_DEFERRED: in_three(
        "CBB", "Мәселені қарау кейінге қалдырылды.", "Рассмотрение вопроса отложено.",
        "Consideration of the item was deferred.",
    ),
    MinutesWord.ITEM_INFORMATION: in_three(
        "CBB", "Ақпарат назарға алынды.", "Информация принята к сведению.", "The information was noted."
    ),
    MinutesWord.ITEM_NOT_REACHED: in_three(
        "CBB", "Мәселе қаралған жоқ.", "Вопрос не рассматривался.", "The item was not considered."
    ),
    MinutesWord.NO_DECISION: in_three(
        "CBB", "Шешім қабылданған жоқ.", "Решение не принималось.", "No decision was taken."
    ),
    MinutesWord.NO_CONSENSUS: in_three(
        "CBB", "Консенсусқа қол жеткізілген жоқ.", "Консенсус не достигнут.", "No consensus was reached."
    ),
    MinutesWord.NO_QUORUM: in_three(
        "CBB", "Кворум болмағандықтан, шешім қабылданған жоқ.", "За отсутствием кворума решение не принималось.",
        "For lack of a quorum no decision was taken.",
    ),
    MinutesWord.RECUSED: in_three(
        "CCB", "Осы мәселе бойынша өздігінен бас тартқандар: {names}.", "Самоотвод по этому вопросу: {names}.",
        "Recused on this item: {names}.",
    ),
    MinutesWord.BREAK: in_three(
        "CBB", "Үзіліс: {start}–{end}", "Перерыв: {start}–{end}", "Break: {start}–{end}"
    ),
    MinutesWord.RECESS: in_three(
        "CBB", "Үзіліс жарияланды.", "Объявлен перерыв.", "The sitting was suspended."
    ),
    MinutesWord.RESUMED: in_three(
        "CBB", "Отырыстың жалғасқан уақыты – {time}", "Заседание возобновлено в{nbsp}{time}",
        "The sitting was resumed at{nbsp}{time}",
    ),
    MinutesWord.STATEMENTS: in_three("CBB", "Мәлімдемелер", "Заявления", "Statements"),
    # annexes
    MinutesWord.ANNEXES: in_three("AAA", "Қосымшалар", "Приложения", "Annexes"),
    MinutesWord.ANNEX: in_three("AAB", "{number}-қосымша", "Приложение {number}", "Annex{nbsp}{number}"),
    # extract
    MinutesWord.EXTRACT: in_three("BAB", "ХАТТАМАДАН ҮЗІНДІ", "ВЫПИСКА ИЗ ПРОТОКОЛА", "EXTRACT FROM THE MINUTES"),
    MinutesWord.EXTRACT_ITEMS: in_three(
        "CCC", "Күн тәртібінің мәселелері: {numbers}", "Вопросы повестки дня: {numbers}",
        "Items of the agenda: {numbers}"
    ),
    MinutesWord.TRUE_EXTRACT: in_three("CAB", "Үзінді дұрыс", "Выписка верна", "Certified true extract"),
    MinutesWord.SIGNATURE: in_three("AAA", "(қолы)", "(подпись)", "(signature)"),
    MinutesWord.NAME_IN_FULL: in_three(
        "BAB", "(аты-жөні)", "(инициалы, фамилия)", "(initials and surname)"
    ),
    MinutesWord.SEAL_PLACE: in_three("BAB", "М.О.", "М.П.", "L.S."),
}  # fmt: skip
