"""What papers print that go from hand to hand, as data: approval stamp, approval sheet, register of distribution.

Certainty as in :mod:`forumdesk.language.minutes_wordings`. The stamp has the requisites of GOST R 7.0.97; the body
stands in a line of its own, so that its name needs no case.
"""

from enum import StrEnum

from forumdesk.language.wording import Wording, in_three


class RoutingWord(StrEnum):
    """A wording of a paper that goes from hand to hand."""

    APPROVED_BY = "approved_by"
    BLANK_DAY = "blank_day"
    APPROVAL_SHEET = "approval_sheet"
    DISTRIBUTION = "distribution"
    ABOUT = "about"
    DRAFT = "draft"
    DRAFT_OF = "draft_of"
    RESOLUTION = "resolution"
    RESOLUTION_OF = "resolution_of"
    AGENDA = "agenda"
    PARTY = "party"
    PERSON = "person"
    REMARKS = "remarks"
    RECIPIENT = "recipient"
    COPIES = "copies"
    COPY_NUMBER = "copy_number"
    LANGUAGE = "language"
    HANDED_OVER = "handed_over"
    DATE = "date"
    RECEIVED = "received"
    TOTAL = "total"
    MADE_BY = "made_by"


ROUTING: dict[RoutingWord, dict[str, Wording]] = {
    RoutingWord.APPROVED_BY: in_three("AAB", "БЕКІТЕМІН", "УТВЕРЖДАЮ", "APPROVED BY"),
    RoutingWord.BLANK_DAY: in_three(
        "BAB",
        "20___{nbsp}жылғы{nbsp}«___»{nbsp}____________",
        "«____»{nbsp}______________{nbsp}20____{nbsp}г.",
        "“____”{nbsp}______________{nbsp}20____",
    ),
    RoutingWord.APPROVAL_SHEET: in_three("BAB", "КЕЛІСУ ПАРАҒЫ", "ЛИСТ СОГЛАСОВАНИЯ", "APPROVAL SHEET"),
    RoutingWord.DISTRIBUTION: in_three(
        "CBB", "ТАРАТУ ТІЗІЛІМІ", "РЕЕСТР РАССЫЛКИ", "REGISTER OF DISTRIBUTION"
    ),
    RoutingWord.ABOUT: in_three("BBB", "Құжат: {paper}", "Документ: {paper}", "Document: {paper}"),
    RoutingWord.DRAFT: in_three("BBB", "қарар жобасы", "проект резолюции", "draft resolution"),
    RoutingWord.DRAFT_OF: in_three(
        "CBB",
        "{of_day} {number} қарар жобасы",
        "проект резолюции {number} {of_day}",
        "draft resolution {number} {of_day}",
    ),
    RoutingWord.RESOLUTION: in_three("BBB", "қарар", "резолюция", "resolution"),
    RoutingWord.RESOLUTION_OF: in_three(
        "CCC", "қарар, коды {code}", "резолюция, код {code}", "resolution, code {code}"
    ),
    RoutingWord.AGENDA: in_three("AAA", "күн тәртібі", "повестка дня", "agenda"),
    RoutingWord.PARTY: in_three(
        "BBB", "Делегация, ұйым", "Делегация, организация", "Delegation, organisation"
    ),
    RoutingWord.PERSON: in_three("BBB", "Лауазымы, аты-жөні", "Должность, Ф. И. О.", "Post, full name"),
    RoutingWord.REMARKS: in_three("BAB", "Ескертпелер", "Замечания", "Remarks"),
    RoutingWord.RECIPIENT: in_three("BAB", "Алушы", "Получатель", "Recipient"),
    RoutingWord.COPIES: in_three("CBB", "Дана саны", "Экземпляров", "Copies"),
    RoutingWord.COPY_NUMBER: in_three("CBB", "Дана №", "Экз. №", "Copy number"),
    RoutingWord.LANGUAGE: in_three("BBB", "Тілі", "Язык", "Language"),
    RoutingWord.HANDED_OVER: in_three("CBC", "Тапсыру тәсілі", "Способ передачи", "How handed over"),
    RoutingWord.DATE: in_three("AAA", "Күні", "Дата", "Date"),
    RoutingWord.RECEIVED: in_three("BAB", "Алушының қолы", "Подпись получателя", "Signature of recipient"),
    RoutingWord.TOTAL: in_three(
        "CBB", "Барлығы: {count} дана", "Всего экземпляров: {count}", "Total copies: {count}"
    ),
    RoutingWord.MADE_BY: in_three(
        "CBB", "Құрастырған хатшы", "Составил секретарь", "Prepared by the Secretary"
    ),
}

COPY_LANGUAGES: dict[str, dict[str, str]] = {
    "kk": {"kk": "қазақ", "ru": "орыс", "en": "ағылшын"},
    "ru": {"kk": "казахский", "ru": "русский", "en": "английский"},
    "en": {"kk": "Kazakh", "ru": "Russian", "en": "English"},
}
"""In which languages a copy is written: by the language of the paper."""
