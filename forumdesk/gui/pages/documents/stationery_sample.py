"""What is printed to show a body's stationery: the resolution of the meeting, else its agenda."""

from collections.abc import Sequence

from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.pages_preview.pages import Pages, plain_pages
from forumdesk.services.register import Register


def printed_sample(
    register: Register, meeting_id: MeetingId, wanted: Sequence[tuple[int, float]]
) -> Pages | None:
    """Print and draw, for the worker; None where the meeting has nothing to print yet. Raises DocumentError."""
    from forumdesk.documents.registry import print_document

    stationery = register.stationery.of_meeting(meeting_id)
    resolution = register.resolutions.sheet(meeting_id)
    if resolution.languages:
        first = resolution.languages[:1]
        pdf = print_document("resolution", resolution, form="pdf", languages=first, stationery=stationery)
    elif register.meeting_sheets.counts(meeting_id).items:
        agenda = register.meeting_sheets.meeting_sheet(meeting_id, "agenda")
        pdf = print_document(
            "agenda", agenda, form="pdf", stationery=stationery, languages=agenda.languages[:1]
        )
    else:
        return None
    return plain_pages(pdf, wanted)
