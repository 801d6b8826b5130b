"""A dossier of 500 pages of a crowd, against printing its parts alone; its memory is watched in a process of its own.

``python -m tests.benchmarks.dossier`` prints pages and peak memory, and fails above 400 MB.
"""

import subprocess
import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from forumdesk.domain.texts import Language
from tests.benchmarks._crowd import crowd
from tests.benchmarks._register import folder
from tests.builders import filled, registers

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.services.register import Register

TITLE = "dossier of 500 pages, against its parts alone"
LIMIT = 1.3
TURNS = 2
PEOPLE = 2_000
TAKEN = 4  # numbers on the list that others have
PAGES = 500
MEMORY = 400
"""Megabytes."""


def ours() -> Callable[[], object]:
    """Print the parts and join them."""
    register, meeting_id = _register()
    return lambda: _dossier(register, meeting_id)


def base() -> Callable[[], object]:
    """Print the parts, each by itself."""
    from forumdesk.documents.registry import DOCUMENTS, print_document

    register, meeting_id = _register()
    printable = {kind.identifier for kind in DOCUMENTS}

    def parts() -> None:
        sheet = register.dossiers.sheet(meeting_id)
        for part in sheet.parts:
            if part.document in printable:
                print_document(part.document, sheet.fetch(part), form="pdf", languages=list(Language))

    return parts


@cache
def _register() -> "tuple[Register, MeetingId]":
    """A meeting of many people."""
    register = registers().create(folder() / "dossier.forumdesk")
    meeting_id = filled(register)
    with register._deeds.database.unit_of_work() as work:
        work.participants.put_all(one for one in crowd(PEOPLE + TAKEN, meeting_id) if one.number > TAKEN)
    return register, meeting_id


def _dossier(register: "Register", meeting_id: "MeetingId") -> bytes:
    from forumdesk.documents.registry import print_document

    return print_document(
        "dossier", register.dossiers.sheet(meeting_id), form="pdf", languages=list(Language)
    )


def measured() -> tuple[int, int]:
    """Pages of the dossier and the peak of memory in megabytes, in a process that does nothing else."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.dossier", "--alone"],
        check=True,
        capture_output=True,
        text=True,
    )
    pages, peak = said.stdout.split()
    return int(pages), int(peak)


def _alone() -> None:
    import resource

    import pypdfium2

    register, meeting_id = _register()
    pdf = _dossier(register, meeting_id)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(len(pypdfium2.PdfDocument(pdf)), peak)


if __name__ == "__main__":
    if "--alone" in sys.argv:
        _alone()
    else:
        found, used = measured()
        print(f"{found} pages, {used} MB (limit {MEMORY})")
        sys.exit(int(found < PAGES or used > MEMORY))
