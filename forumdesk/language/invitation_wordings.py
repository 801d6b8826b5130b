"""What an invitation says, as data: its paragraphs in their order, its salutations and its closing.

Certainty as in :mod:`forumdesk.language.minutes_wordings`. Fields stand where they need no case.
"""

from enum import StrEnum

from forumdesk.language.wording import Wording, in_three


class InvitationWord(StrEnum):
    """A wording of an invitation."""

    INVITE = "invite"
    DAYS = "days"
    PLACE = "place"
    BEGINS = "begins"
    ROLE = "role"
    CONFIRM = "confirm"
    CONTACT = "contact"
    OUTGOING = "outgoing"
    NAMED_HER = "named_her"
    NAMED_HIM = "named_him"
    FAMILY_HER = "family_her"
    FAMILY_HIM = "family_him"
    NAMED = "named"
    UNNAMED = "unnamed"
    MRS = "mrs"
    MR = "mr"
    CLOSING = "closing"


INVITATION: dict[InvitationWord, dict[str, Wording]] = {
    InvitationWord.INVITE: in_three(
        "CCC",
        "Сізді {event} іс-шарасына қатысуға шақыруды өзімізге мәртебе санаймыз.",
        "Имеем честь пригласить Вас принять участие в мероприятии {event}.",
        "We have the honour to invite you to take part in the event {event}.",
    ),
    InvitationWord.DAYS: in_three("BBB", "Өтетін күні: {days}.", "Дата проведения: {days}.", "Date: {days}."),
    InvitationWord.PLACE: in_three(
        "BBB", "Өтетін орны: {place}.", "Место проведения: {place}.", "Venue: {place}."
    ),
    InvitationWord.BEGINS: in_three(
        "BBB", "Басталу уақыты: {programme_time}.", "Начало: {programme_time}.", "Start: {programme_time}."
    ),
    InvitationWord.ROLE: in_three(
        "CBC", "Сіздің қатысу мәртебеңіз: {role}.", "Ваш статус: {role}.", "You are invited as: {role}."
    ),
    InvitationWord.CONFIRM: in_three(
        "CBB",
        "Іс-шараға қатысатыныңызды алдын ала растауыңызды сұраймыз.",
        "Просим заблаговременно подтвердить Ваше участие.",
        "We should be grateful if you would confirm your participation in advance.",
    ),
    InvitationWord.CONTACT: in_three(
        "CBC",
        "Қатысу мәселелері бойынша байланыс: {contact}.",
        "По вопросам участия: {contact}.",
        "For questions about participation: {contact}.",
    ),
    InvitationWord.OUTGOING: in_three(
        "BAB",
        "№{nbsp}______________  20___{nbsp}жылғы{nbsp}«____»{nbsp}____________",
        "№{nbsp}______________  «____»{nbsp}____________{nbsp}20____{nbsp}г.",
        "No.{nbsp}______________  Date:{nbsp}____________________",
    ),
    InvitationWord.NAMED_HER: in_three("AAB", "Құрметті {name}!", "Уважаемая {name}!", "Dear {name},"),
    InvitationWord.NAMED_HIM: in_three("AAB", "Құрметті {name}!", "Уважаемый {name}!", "Dear {name},"),
    InvitationWord.FAMILY_HER: in_three(
        "BAA", "Құрметті {name} ханым!", "Уважаемая госпожа {name}!", "Dear Ms{nbsp}{name},"
    ),
    InvitationWord.FAMILY_HIM: in_three(
        "BAA", "Құрметті {name} мырза!", "Уважаемый господин {name}!", "Dear Mr{nbsp}{name},"
    ),
    InvitationWord.NAMED: in_three("ABB", "Құрметті {name}!", "Уважаемые дамы и господа!", "Dear {name},"),
    InvitationWord.UNNAMED: in_three(
        "BBA", "Құрметті ханымдар мен мырзалар!", "Уважаемые дамы и господа!", "Dear Sir or Madam,"
    ),
    InvitationWord.MRS: in_three("CAA", "{name}", "{name}", "Ms{nbsp}{name}"),
    InvitationWord.MR: in_three("CAA", "{name}", "{name}", "Mr{nbsp}{name}"),
    InvitationWord.CLOSING: in_three("AAA", "Құрметпен,", "С уважением,", "Yours sincerely,"),
}

PARAGRAPHS = (
    InvitationWord.INVITE,
    InvitationWord.DAYS,
    InvitationWord.PLACE,
    InvitationWord.BEGINS,
    InvitationWord.ROLE,
    InvitationWord.CONFIRM,
    InvitationWord.CONTACT,
)
"""The text of the letter; a paragraph with a field of which nothing is known is left out."""
