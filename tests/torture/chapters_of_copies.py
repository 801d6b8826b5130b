"""Deeds of a register of which there are copies, and what law and time take out of it."""

from collections.abc import Callable
from datetime import timedelta

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.desk import Desk
from forumdesk.services.registers import Registers
from tests.builders import NOON
from tests.torture.chapters_of_people import named
from tests.torture.telling import Teller


def personal(tell: Teller, meeting_id: MeetingId) -> None:
    """Data of people kept for a time and erased."""
    book, people = tell.register.personal, tell.register.participants.listed(meeting_id)
    tell(book.keep_until, meeting_id, NOON.date() + timedelta(days=30))
    # What is erased by law is taken out of the journal too, and is told by nothing.
    tell.say({"erasing": [str(one.id) for one in people]})
    tell(book.erase, people[3].id, "өтініш")
    tell(book.erase_contacts, meeting_id)


def copies(tell: Teller, meeting_id: MeetingId) -> None:
    """A copy given to another desk, changed there and merged back."""
    register = tell.register
    tell(register.batons.take, meeting_id)
    tell(register.batons.free, meeting_id)
    path = register.path.parent / f"{meeting_id}.forumdesk"
    tell.coming(path)
    tell(register.handing_over.hand_over, path, "Тіркеу")
    tell.file(path)
    tell.leaving(path)
    other = Registers(clock=register.clock, desk=Desk(id="desk-2", name="Тіркеу"))
    with other.open(path) as copy:
        copy.participants.add(meeting_id, named("Көшірмеде"))
    tell(register.participants.add, meeting_id, named("Осында"))
    tell(register.uniting.merge, path)
    path.unlink()


CHAPTERS: tuple[Callable[[Teller, MeetingId], None], ...] = (personal, copies)
