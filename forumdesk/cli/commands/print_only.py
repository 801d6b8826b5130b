"""``--only``: which people a document shows."""

import re
from typing import TYPE_CHECKING, Final

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.people_list import ListFilter
from forumdesk.language.collation import search_fold
from forumdesk.language.countries import find_country

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId
    from forumdesk.services.people_sheets import PeopleSheet
    from forumdesk.services.register import Register
    from forumdesk.services.sheets_of_people import Chosen

_NUMBERS: Final = re.compile(r"\d{1,7}(-\d{1,7})?(,\d{1,7}(-\d{1,7})?)*")


class OnlyUnknownError(DomainError):
    """The words say nothing that is understood."""

    code = "print.only"
    message = N_(
        "“{wanted}” does not say whom to print. Write numbers (1,5,10-20), arrived, accredited, entitled,"
        " country=KZ or delegation=NAME."
    )


class WhichDelegationError(DomainError):
    """No delegation fits, or several do."""

    code = "print.delegation"
    message = N_("“{wanted}” has to name one delegation. There are: {known}.")


class NobodyChosenError(DomainError):
    """Nobody on the list is meant."""

    code = "print.nobody_chosen"
    message = N_("Nobody on the list fits “{wanted}”. Nothing was printed.")


def chosen_people(register: "Register", meeting_id: "MeetingId", document: str, only: str) -> "PeopleSheet":
    """The sheet of those whom ``only`` names, everybody where it is empty.

    Raises OnlyUnknownError, WhichDelegationError and NobodyChosenError.
    """
    wanted = "".join(only.split()) if _NUMBERS.fullmatch("".join(only.split())) else only.strip()
    sheet = register.sheets.people_sheet(meeting_id, document, _chosen(register, meeting_id, wanted))
    if wanted and not sheet.people:
        raise NobodyChosenError(wanted=wanted)
    return sheet


def _chosen(register: "Register", meeting_id: "MeetingId", wanted: str) -> "Chosen":
    from forumdesk.services.sheets_of_people import ACCREDITED, ARRIVED, ENTITLED

    if not wanted:
        return None
    groups = {"arrived": ARRIVED, "accredited": ACCREDITED, "entitled": ENTITLED}
    if wanted in groups:
        return groups[wanted]
    if _NUMBERS.fullmatch(wanted):
        return _numbered(register, meeting_id, wanted)
    key, _, value = wanted.partition("=")
    country = find_country(value) if key == "country" else None
    if country:
        return ListFilter(country=country)
    if key == "delegation" and value.strip():
        return ListFilter(delegation=_delegation(register, meeting_id, value.strip()))
    raise OnlyUnknownError(wanted=wanted)


def _numbered(register: "Register", meeting_id: "MeetingId", wanted: str) -> "tuple[ParticipantId, ...]":
    spans = []
    for span in wanted.split(","):
        first, _, last = span.partition("-")
        spans.append((int(first), int(last or first)))
    people = register.participants.listed(meeting_id)
    return tuple(one.id for one in people if any(first <= one.number <= last for first, last in spans))


def _delegation(register: "Register", meeting_id: "MeetingId", wanted: str) -> "DelegationId":
    """The delegation of this name, or the only one with it as a part of its name, in any language."""
    known = register.delegations.listed(meeting_id)
    folded = search_fold(wanted)
    names = {one.id: [search_fold(text) for _, text in one.name.items()] for one in known}
    whole = [one for one in known if folded in names[one.id]]
    partly = [one for one in known if any(folded in name for name in names[one.id])]
    fitting = whole or partly
    if len(fitting) != 1:
        raise WhichDelegationError(wanted=wanted, known=tuple(one.name for one in known) or "–")
    return fitting[0].id
