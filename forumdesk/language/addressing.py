"""How a letter speaks to a person: salutation, and whether somebody is addressed as a woman or a man.

The gender is that which a spelling of the name shows beyond doubt; it is never guessed. Where it is not sure, Kazakh
and English name the person without it. Russian cannot: there everybody is addressed («Уважаемые дамы и господа!»).
"""

from forumdesk.language.codes import known
from forumdesk.language.invitation_wordings import InvitationWord
from forumdesk.language.names import NameParts
from forumdesk.language.paper_words import paper_word
from forumdesk.language.russian_names import Gender, gender_of


def gender_shown(spellings: tuple[NameParts, ...]) -> Gender | None:
    """The gender that the spellings of one name show; None where they show none, or contradict each other."""
    shown = {gender_of(one.family, one.given, one.patronymic) for one in spellings} - {None}
    return shown.pop() if len(shown) == 1 else None


def salutation(name: NameParts, gender: Gender | None, language: str) -> str:
    """The line that opens a letter: «Құрметті Айгүл Серікқызы!», «Уважаемая Айгуль Сериковна!», "Dear Ms Serikova,".

    Given name and patronymic are said where both are known; without a patronymic the surname in English and
    Russian, the given name and the surname in Kazakh.
    """
    word, said = _said(name, gender, known(language))
    return paper_word(word, language, **({"name": said} if said else {}))


def titled(name: str, gender: Gender | None, language: str) -> str:
    """A name as an address begins with it: "Ms Gulnar Akhmetova"; without a title where the gender is not sure."""
    if gender is None:
        return name
    word = InvitationWord.MRS if gender == "female" else InvitationWord.MR
    return paper_word(word, language, name=name)


def _said(name: NameParts, gender: Gender | None, language: str) -> tuple[InvitationWord, str]:
    if not (name.family or name.given):
        return InvitationWord.UNNAMED, ""
    by_father = " ".join(part for part in (name.given, name.patronymic) if part)
    whole = " ".join(part for part in (name.given, name.family) if part)
    if language == "kk":
        return InvitationWord.NAMED, by_father if name.given and name.patronymic else whole
    her = gender == "female"
    if gender is None:
        return InvitationWord.NAMED, whole
    if language == "ru" and name.given and name.patronymic and not _is_initial(name.given):
        return (InvitationWord.NAMED_HER if her else InvitationWord.NAMED_HIM), by_father
    if name.family:
        return (InvitationWord.FAMILY_HER if her else InvitationWord.FAMILY_HIM), name.family
    return (InvitationWord.NAMED_HER if her else InvitationWord.NAMED_HIM), name.given


def _is_initial(part: str) -> bool:
    return part.endswith(".")
