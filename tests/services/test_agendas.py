from datetime import time

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.register import Register


def test_an_item_is_edited_and_cleaned(register: Register, meeting_id: MeetingId) -> None:
    first, second, _ = register.agendas.items(meeting_id)

    edited = register.agendas.edit(
        first.id, title=LocalizedText(kk=" Ашылу\n"), starts=time(10, 0), minutes=5
    )

    assert (edited.title.kk, edited.ends) == ("Ашылу", time(10, 5))
    assert register.agendas.items(meeting_id)[:2] == (edited, second)


def test_items_below_an_item_name_it(register: Register, meeting_id: MeetingId) -> None:
    first, second, below = register.agendas.items(meeting_id)

    assert (first.parent_id, second.parent_id, below.parent_id) == (None, None, second.id)
