"""The dossier of a meeting written into a folder, as the end of a day wants it."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.documents.file_names import free_place
from forumdesk.documents.output import write_whole
from forumdesk.documents.registry import print_document
from forumdesk.domain.identifiers import MeetingId

if TYPE_CHECKING:
    from forumdesk.documents.registry import Progress
    from forumdesk.services.register import Register


def dossier_folder(register: "Register") -> Path:
    """Where dossiers are written: beside the register's file, or among the person's data where a server keeps it."""
    shelf = register.backups.shelf
    if register.address is None or shelf is None:
        return register.path.resolve().parent
    folder = shelf.folder.parent / "dossiers"
    with suppress(OSError):  # then the writing says what is wrong
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_dossier(
    register: "Register",
    meeting_id: MeetingId,
    folder: Path,
    day: date,
    progress: "Progress | None" = None,
) -> Path:
    """Print the dossier and write it whole under a name that is free; returns the file. Raises KnownError."""
    sheet = register.dossiers.sheet(meeting_id)
    body = register.meetings.meeting(meeting_id).body_id
    stationery = register.stationery.of_body(body)
    data = print_document("dossier", sheet, form="pdf", stationery=stationery, progress=progress)
    place = free_place(folder, f"dossier-{day.isoformat()}", "pdf")
    write_whole(place, data, forbidden=register.path)
    return place
