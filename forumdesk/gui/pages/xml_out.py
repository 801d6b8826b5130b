"""The texts of a meeting as Akoma Ntoso, from the window; for the worker."""

from dataclasses import replace
from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.register import Register

XML: Final = "xml"
XML_KIND: Final = N_("Akoma Ntoso, in all languages (*.xml)")
RESOLUTION: Final = "resolution"
WITH_XML: Final = frozenset({RESOLUTION, "minutes", "minutes_short"})
"""The documents that can be written so."""


def as_xml(register: Register, meeting_id: MeetingId, document: str) -> bytes:
    """A document of :data:`WITH_XML` in all its languages; an unchanged register gives the same bytes."""
    last = register.journal.entries(1)
    made_at = last[0].at if last else register.clock()
    if document == RESOLUTION:
        from forumdesk.exchange.akoma_ntoso import akoma_ntoso

        text = replace(register.resolutions.sheet(meeting_id), made_at=made_at)
        decisions = register.results.of_meeting(meeting_id).decisions
        return akoma_ntoso(text, number=str(meeting_id), decisions=decisions)
    from forumdesk.documents.minutes_told import MinutesTold
    from forumdesk.exchange.akoma_ntoso_minutes import minutes_as_akoma_ntoso

    sheet = replace(register.minutes.sheet(meeting_id), made_at=made_at)
    return minutes_as_akoma_ntoso(
        sheet,
        lambda language: MinutesTold(sheet, language, short=document != "minutes"),
        number=str(meeting_id),
    )
