"""What copies have to have in common."""

from typing import Any

from forumdesk.services.register import Register
from forumdesk.storage.plain import noted


def content(register: Register) -> dict[Any, Any]:
    """Everything in a register but its journal, value by value; movements with their revisions."""
    with register._database.reading() as work:
        values = {
            (kind, str(repository.id_of(one))): noted(one)
            for kind, repository in work.repositories.items()
            for one in repository.all()
        }
        links = {(str(one[0]), one[1], one[2]): one[3] for one in work.sealed_records.links()}
        presences = {
            str(person): one
            for meeting in work.meetings.all()
            for person, one in work.movements.presences(meeting.id).items()
        }
    return {**values, **links, **presences}


def merged(one: Any) -> tuple[Any, ...]:
    """One value as a tuple."""
    return (one,)


def valid(found: dict[Any, Any]) -> dict[Any, Any]:
    """The content without entries of the log that are withdrawn."""
    return {key: one for key, one in found.items() if not (key[0] == "movement" and one["withdrawn"])}
