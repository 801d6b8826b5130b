"""The words that a printed document adds to its text, all of them fixed wordings of the document's language."""

from collections.abc import Sequence
from datetime import date

from forumdesk.domain.texts import Language
from forumdesk.language import formulas
from forumdesk.language.dates import date_range
from forumdesk.services.sheets import Adoption, SignatureRole


def adopted(adoption: Adoption, language: Language) -> str:
    """The sentence that says how the resolution was adopted."""
    tally = adoption.tally
    mode = adoption.mode.value
    if mode == "unanimous" and tally.abstaining:
        mode = "unanimous_with_abstentions"
    return formulas.adoption_sentence(
        mode,
        language.value,
        subject="resolution",
        votes_for=tally.voices_for,
        against=tally.against,
        abstained=tally.abstaining,
    )


def post(role: SignatureRole, language: Language) -> str:
    """The post that stands before a line to sign on."""
    if role is SignatureRole.CHAIR:
        return formulas.chair_label(language.value)
    return formulas.secretary_label(language.value)


def draft(languages: Sequence[Language]) -> str:
    """The mark of a paper that is not adopted yet, in each of the languages of a page."""
    return " · ".join(formulas.draft_mark(language.value) for language in languages)


def page_of(page: int, pages: int, languages: Sequence[Language]) -> str:
    """The number of a page and how many there are, in each of the languages of the page."""
    return " · ".join(formulas.page_of(page, pages, language.value) for language in languages)


def days(first: date | None, last: date | None, language: Language) -> str:
    """The days of a meeting, held together where they must not be torn; empty without a date."""
    if first is None:
        return ""
    return date_range(first, last or first, language.value, unbroken=True)
