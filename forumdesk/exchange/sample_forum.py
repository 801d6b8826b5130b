"""The sample forum that the program ships: made from its files like any other import."""

import json
from pathlib import Path

from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, LocalizedText
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.resolution_text import read_resolution
from forumdesk.services.register import Register
from forumdesk.services.registers import Registers, ServerAddress


def create_sample(registers: Registers, place: Path | ServerAddress, samples: Path) -> Register:
    """Make a register at ``place`` with the sample forum, its decision sealed; nothing is left on failure.

    ``samples`` is the folder of the shipped files. Raises StorageError when ``place`` is taken or cannot be made.
    """
    register = registers.create(place)
    try:
        _fill(register, samples)
    except BaseException:
        register.close()
        registers.discard(place)
        raise
    return register


def _fill(register: Register, samples: Path) -> None:
    meeting_id = None
    for language in STATE_LANGUAGE_FIRST:
        proposal = read_resolution(read_text(samples / f"forum.{language}.md"), language)
        meeting_id = register.importer.resolution(proposal, meeting_id).meeting_id
    assert meeting_id is not None
    register.importer.participants(read_participants(samples / "participants.csv"), meeting_id)
    register.importer.agenda(read_agenda(samples / "agenda.csv"), meeting_id)
    facts = json.loads((samples / "forum.json").read_text(encoding="utf-8"))
    meeting = register.meetings.meeting(meeting_id)
    register.meetings.edit(meeting_id, place=LocalizedText.from_mapping(facts["place"]))
    register.meetings.edit_body(meeting.body_id, LocalizedText.from_mapping(facts["organiser"]))
    register.decisions.record_unanimous(meeting_id)
    register.decisions.seal(meeting_id)
