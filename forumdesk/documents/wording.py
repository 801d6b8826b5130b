"""The words that a printed document adds to its text, all of them fixed wordings of the document's language."""

import re
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from forumdesk.domain.errors import N_
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.people import Role
from forumdesk.domain.statements import INTENDED
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.foundation.paths import data_folder, translations_folder
from forumdesk.language import formulas
from forumdesk.language.authenticity import authenticity_clause
from forumdesk.language.catalogue import Catalogue, load_catalogue
from forumdesk.language.dates import date_range, long_date, time_of_day
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.language.paper_words import paper_word
from forumdesk.language.statement_lines import correction_sentence, statement_lead
from forumdesk.language.statement_wordings import StatementWord
from forumdesk.language.titles import event_name
from forumdesk.services.minutes_sheets import StatementOnSheet
from forumdesk.services.sheets import Adoption, Authenticity, DraftMark, SignatureRole


def adopted(adoption: Adoption, language: Language) -> str:
    """What says how the resolution was adopted; several ways are told one after the other."""
    if not adoption.parts:
        return _adopted(adoption, language, "resolution", "")
    return " ".join(
        _adopted(
            part.adoption,
            language,
            "recommendation" if len(part.numbers) == 1 else "recommendations",
            ", ".join(part.numbers),
        )
        for part in adoption.parts
    )


def _adopted(adoption: Adoption, language: Language, subject: formulas.Subject, number: str) -> str:
    tally, deadline = adoption.tally, adoption.deadline
    zone = ZoneInfo(adoption.time_zone) if adoption.time_zone else None
    return formulas.adoption_sentence(
        adoption.mode.value,
        language.value,
        subject=subject,
        number=number,
        votes_for=tally.voices_for,
        against=tally.against,
        abstained=tally.abstaining,
        lenient=adoption.mode is AdoptionMode.UNANIMOUS and tally.abstaining > 0,
        by_chair=adoption.by_chair,
        deadline=deadline.astimezone(zone) if deadline else None,
    )


def authenticity(said: Authenticity | None, language: Language) -> str:
    """Which of the texts in several languages hold; empty where there is nothing to say, or the text says it."""
    if said is None or language in said.stated:
        return ""
    return authenticity_clause(said.languages, said.prevailing, language)


def statements_heading(language: Language) -> str:
    """What stands above the statements that are annexed to an adopted text."""
    return catalogue_of(language).gettext("Statements on the adopted text")


def statement(said: StatementOnSheet, language: Language) -> tuple[str, str]:
    """The lead of a statement, which names its author, and its words, as far as it has any."""
    author = said.author.in_language(language)
    if said.voice in INTENDED:
        return correction_sentence(language.value, author, said.voice.value), said.text.in_language(language)
    return statement_lead(said.kind.value, language.value, author), said.text.in_language(language)


def post(role: SignatureRole, language: Language) -> str:
    """The post that stands before a line to sign on."""
    if role is SignatureRole.CHAIR:
        return formulas.chair_label(language.value)
    return formulas.secretary_label(language.value)


def language_tag(language: Language) -> str:
    """The name of a language in three of its own letters."""
    return {Language.KK: "қаз", Language.RU: "рус", Language.EN: "eng"}[language]


def signature_hint(language: Language) -> str:
    """What stands in small letters below a line to sign on."""
    return paper_word(MinutesWord.SIGNATURE, language.value)


def draft(languages: Sequence[Language]) -> str:
    """The mark of a paper that is not adopted yet, in each of the languages of a page."""
    return " · ".join(formulas.draft_mark(language.value) for language in languages)


def draft_of(mark: DraftMark, language: Language) -> str:
    """The mark of a numbered draft: its number, and when it was made, by the clock of its time zone."""
    at = mark.at.astimezone(ZoneInfo(mark.time_zone))
    sign = formulas.number_sign(str(mark.number), language.value)
    day = long_date(at.date(), language.value, unbroken=True)
    return f"{formulas.draft_mark(language.value)} {sign} · {day}, {time_of_day(at.time(), language.value)}"


def annex(number: int, language: Language) -> str:
    """What stands above an annex; 0 for the only one."""
    words = catalogue_of(language)
    return words.gettext("Annex {number}").format(number=number) if number else words.gettext("Annex")


def begins_as_annex(text: str, language: Language) -> bool:
    """Whether a heading says itself that it is that of an annex: «Приложение 2. …», «2-қосымша»."""
    word = re.escape(catalogue_of(language).gettext("Annex"))
    return re.match(rf"(?:№?\s*\d+\s*-\s*)?{word}", text.strip(), re.IGNORECASE) is not None


def proposed_by(names: str, language: Language) -> str:
    """Who proposed a change."""
    return catalogue_of(language).gettext("Proposed by: {names}").format(names=names)


def code_can_be_checked(language: Language) -> str:
    """The sentence beside the printed code of an adopted text."""
    return paper_word(StatementWord.CHECK_HOW, language.value)


def handout(language: Language) -> str:
    """What the file inside a printed resolution is called where the attachments of a PDF are listed."""
    return catalogue_of(language).gettext("What the pages show, to be checked in ForumDesk")


def page_of(page: int, pages: int, languages: Sequence[Language]) -> str:
    """The number of a page and how many there are, in each of the languages of the page."""
    return " · ".join(formulas.page_of(page, pages, language.value) for language in languages)


def days(first: date | None, last: date | None, language: Language) -> str:
    """The days of a meeting, held together where they must not be torn; empty without a date."""
    if first is None:
        return ""
    return date_range(first, last or first, language.value, unbroken=True)


def catalogue_of(language: Language) -> Catalogue:
    """The words that papers print in ``language``."""
    return load_catalogue(
        translations_folder(), language.value, "documents", cache=data_folder() / "catalogues"
    )


def event(meeting: LocalizedText, language: Language) -> str:
    """What the meeting is called, also where only the title of its resolution is known."""
    return event_name(meeting.in_language(language), language.value)


_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


def quoted(words: str, language: Language) -> str:
    """In the quotation marks of the language, those inside being of the second order; unless all of it has them."""
    if not words or _QUOTED.fullmatch(words):
        return words
    marks, inner = ("“”", "‘’") if language is Language.EN else ("«»", "„“")
    turned = words.translate(str.maketrans("«»“”", inner * 2))
    return f"{marks[0]}{turned}{marks[1]}"


def days_and_place(first: date | None, last: date | None, place: LocalizedText, language: Language) -> str:
    """When and where, in one line; what is not known is left out."""
    parts = (days(first, last, language), place.in_language(language))
    return ", ".join(part for part in parts if part)


def role(of: Role, words: Catalogue) -> str:
    """What a person does at the meeting."""
    return words.gettext(_ROLES[of])


_ROLES = {
    Role.HEAD_OF_DELEGATION: N_("Head of delegation"),
    Role.DEPUTY_HEAD: N_("Deputy head of delegation"),
    Role.DELEGATE: N_("Delegate"),
    Role.SPEAKER: N_("Speaker"),
    Role.MODERATOR: N_("Moderator"),
    Role.OBSERVER: N_("Observer"),
    Role.GUEST: N_("Guest"),
}
