"""The badge of one person, as the registration desk prints it; knows no Qt."""

from collections.abc import Sequence
from typing import Final

from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.texts import Language
from forumdesk.services.register import Register

LABEL: Final = "label"


def print_badge(
    register: Register,
    participant_id: ParticipantId,
    languages: Sequence[Language] = (),
    layout: str = LABEL,
) -> bytes:
    """A PDF with one badge, by default as a single label.

    ``languages`` are one or two, the first one large; without them the first two of the body. Raises DocumentError:
    for a letter that the font lacks, and NobodyToPrintError for a person who was refused or replaced.
    """
    from forumdesk.documents.registry import print_document

    person = register.participants.participant(participant_id)
    sheet = register.sheets.people_sheet(person.meeting_id, "badges", (participant_id,))
    return print_document("badges", sheet, form="pdf", languages=languages, layout=layout)
