"""Results of a meeting that decided in every way, made once for the tests of a module."""

from pathlib import Path

from forumdesk.services.results import MeetingResults
from tests.builders import refilled, registers
from tests.builders_decisions import with_words


def results_in(folder: Path, *, with_open: bool = False) -> MeetingResults:
    """The results; ``with_open`` says whether a decision is there that is not sealed."""
    with registers().create(folder / "a.forumdesk") as register:
        meeting_id = refilled(register)
        with_words(register, meeting_id)
        if with_open:
            (second, *_) = register.resolutions.text(meeting_id).recommendations()[1:]
            register.decisions.record_unanimous(meeting_id, [second.id])
        return register.results.of_meeting(meeting_id)
