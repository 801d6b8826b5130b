"""What is printed with a decision afterwards, as data: statements, corrections, annulments, the code to check by.

Certainty as in :mod:`forumdesk.language.minutes_wordings`. Authors stand in the nominative after a colon or in
brackets, since they are names of delegations, bodies and persons in any form.
"""

from enum import StrEnum

from forumdesk.language.wording import Wording, in_three


class StatementWord(StrEnum):
    """A wording that is printed under a decision or in the footer of an adopted paper."""

    RESERVATION = "reservation"
    EXPLANATION = "explanation"
    DISSENT = "dissent"
    CORRECTION = "correction"
    ANNULMENT = "annulment"
    RESERVATIONS = "reservations"
    EXPLANATIONS = "explanations"
    DISSENTS = "dissents"
    CORRECTIONS = "corrections"
    BY = "by"
    RESERVATION_LEAD = "reservation_lead"
    EXPLANATION_LEAD = "explanation_lead"
    DISSENT_LEAD = "dissent_lead"
    CORRECTION_LEAD = "correction_lead"
    CORRECTION_OF_VOICE = "correction_of_voice"
    RESULT_UNCHANGED = "result_unchanged"
    ANNULLED_BY = "annulled_by"
    ANNULS = "annuls"
    REASON = "reason"
    MADE_ON = "made_on"
    WITH_RESERVATIONS = "with_reservations"
    CODE = "code"
    HEAD = "head"
    CHECK = "check"
    CHECK_HOW = "check_how"
    ADOPTED_TEXT = "adopted_text"
    NOT_SEALED = "not_sealed"


STATEMENTS: dict[StatementWord, dict[str, Wording]] = {
    # headings
    StatementWord.RESERVATION: in_three("CAA", "АЙРЫҚША ЕСКЕРТПЕ", "ОГОВОРКА", "RESERVATION"),
    StatementWord.EXPLANATION: in_three(
        "CBB", "ҰСТАНЫМДЫ ТҮСІНДІРУ", "РАЗЪЯСНЕНИЕ ПОЗИЦИИ", "EXPLANATION OF POSITION"
    ),
    StatementWord.DISSENT: in_three("CAB", "ЕРЕКШЕ ПІКІР", "ОСОБОЕ МНЕНИЕ", "DISSENTING OPINION"),
    StatementWord.CORRECTION: in_three("CBB", "НАҚТЫЛАУ", "УТОЧНЕНИЕ", "CORRECTION"),
    StatementWord.ANNULMENT: in_three("BAB", "КҮШІН ЖОЮ", "ОТМЕНА", "ANNULMENT"),
    StatementWord.RESERVATIONS: in_three("CBB", "Айрықша ескертпелер", "Оговорки", "Reservations"),
    StatementWord.EXPLANATIONS: in_three(
        "CBB", "Ұстанымды түсіндіру", "Разъяснения позиции", "Explanations of position"
    ),
    StatementWord.DISSENTS: in_three("CBB", "Ерекше пікірлер", "Особые мнения", "Dissenting opinions"),
    StatementWord.CORRECTIONS: in_three("CBB", "Нақтылаулар", "Уточнения", "Corrections"),
    StatementWord.BY: in_three("CCB", "Авторы: {author}", "Автор: {author}", "By: {author}"),
    # the sentence that leads to the text
    StatementWord.RESERVATION_LEAD: in_three(
        "CCC", "Шешімге қатысты айрықша ескертпе жасалды ({author}):", "К решению сделана оговорка ({author}):",
        "A reservation to the decision was made ({author}):",
    ),
    StatementWord.EXPLANATION_LEAD: in_three(
        "CCC", "Шешім бойынша ұстаным түсіндірілді ({author}):", "По решению дано разъяснение позиции ({author}):",
        "An explanation of position was given ({author}):",
    ),
    StatementWord.DISSENT_LEAD: in_three(
        "CCC", "Шешім бойынша ерекше пікір білдірілді ({author}):", "По решению выражено особое мнение ({author}):",
        "A dissenting opinion was given ({author}):",
    ),
    StatementWord.CORRECTION_LEAD: in_three(
        "CCC", "Хаттама үшін нақтылау жасалды ({author}):", "Для протокола сделано уточнение ({author}):",
        "For the record, a correction was made ({author}):",
    ),
    StatementWord.CORRECTION_OF_VOICE: in_three(
        "CCC", "Хаттама үшін нақтылау жасалды ({author}): берілмек болған дауыс – {voice}.",
        "Для протокола сделано уточнение ({author}): имелся в виду голос {voice}.",
        "For the record, {author} stated that the vote was meant to be {voice}.",
    ),
    StatementWord.RESULT_UNCHANGED: in_three(
        "CCC", "Дауыс беру қорытындысы өзгермейді.", "Результат голосования не изменяется.",
        "The result of the vote does not change.",
    ),
    StatementWord.ANNULLED_BY: in_three(
        "CBC", "Осы шешімнің күші {decision} шешіммен жойылды.", "Настоящее решение отменено решением {decision}.",
        "This decision was annulled by Decision {decision}.",
    ),
    StatementWord.ANNULS: in_three(
        "CBB", "{decision} шешімнің күшін жою туралы", "Об отмене решения {decision}",
        "Annulment of Decision {decision}",
    ),
    StatementWord.REASON: in_three("CBB", "Негіздеме: {text}", "Основание: {text}", "Reason: {text}"),
    StatementWord.MADE_ON: in_three("CBB", "Енгізілген күні: {date}", "Дата внесения: {date}", "Made on: {date}"),
    StatementWord.WITH_RESERVATIONS: in_three(
        "CCB", "Айрықша ескертпелер жасалды: {authors}.", "Сделаны оговорки: {authors}.",
        "Reservations were made by {authors}.",
    ),
    # the footer of what can be checked
    StatementWord.CODE: in_three("CBB", "Код: {code}", "Код: {code}", "Code: {code}"),
    StatementWord.HEAD: in_three(
        "CCC", "Тізбек басы: {code}", "Голова цепочки: {code}", "Head of the chain: {code}"
    ),
    StatementWord.CHECK: in_three("CBB", "мәтінді тексеру", "проверить текст", "check this text"),
    StatementWord.CHECK_HOW: in_three(
        "CCC", "Мәтінді ForumDesk бағдарламасында осы код бойынша тексеруге болады.",
        "Текст можно проверить в программе ForumDesk по этому коду.",
        "This text can be checked in ForumDesk by this code.",
    ),
    StatementWord.ADOPTED_TEXT: in_three("CBB", "қабылданған мәтін", "принятый текст", "adopted text"),
    StatementWord.NOT_SEALED: in_three("CCC", "мөрленбеген", "не запечатано", "not sealed"),
}  # fmt: skip
