"""The whole list of participants into a file: workbook, table or contacts, by the ending chosen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Participant
from forumdesk.gui.handing_out import Out
from forumdesk.gui.pages.list_page import LIST_KINDS
from forumdesk.gui.tasks import Progress
from forumdesk.services.register import Register

CONTACTS: Final = ".vcf"
KINDS: Final[Mapping[str, str]] = {**LIST_KINDS, CONTACTS: N_("Contacts (*.vcf)")}

Maker = Callable[[Sequence[Participant], Iterable[Delegation], Progress], bytes]


def write_people(register: Register, meeting_id: MeetingId, out: Out, progress: Progress) -> Path:
    """Write everybody on the list, by number, in the format of the place's ending; returns where it stands.

    Raises DocumentError where it cannot be written. Cancelled by ``progress``, nothing is written.
    """
    people = register.participants.listed(meeting_id)
    delegations = register.delegations.listed(meeting_id)
    content = _maker(f".{out.form}")(people, delegations, progress)
    progress(len(people), len(people))
    return out.write(content, forbidden=register.path)


def _maker(ending: str) -> Maker:
    if ending == CONTACTS:
        from forumdesk.exchange.vcards import participants_as_vcards

        return participants_as_vcards
    from forumdesk.exchange.lists_out import participants_as_csv, participants_as_xlsx

    return participants_as_csv if ending == ".csv" else participants_as_xlsx
