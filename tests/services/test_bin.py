from collections.abc import Iterable

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.bin import Binned, NotInBinError
from forumdesk.services.register import Register


def kinds(entries: Iterable[Binned]) -> list[str]:
    return [one.kind for one in entries]


def test_the_bin_of_a_register_in_which_nothing_was_deleted_is_empty(
    register: Register, meeting_id: MeetingId
) -> None:
    assert register.bin.entries(meeting_id) == ()


def test_whoever_was_deleted_comes_back_as_they_were(register: Register, meeting_id: MeetingId) -> None:
    person = register.participants.listed(meeting_id)[1]
    register.participants.remove(person.id)

    (binned,) = register.bin.entries(meeting_id)
    register.bin.restore([binned])

    assert (binned.kind, binned.id, binned.entry.code) == ("participant", person.id, "participant.removed")
    assert register.participants.listed(meeting_id)[1] == person
    assert register.bin.entries() == ()


def test_bringing_back_is_a_deed_that_can_be_undone(register: Register, meeting_id: MeetingId) -> None:
    person = register.participants.listed(meeting_id)[0]
    register.participants.remove(person.id)
    register.bin.restore(register.bin.entries(meeting_id))

    register.history.undo()

    assert kinds(register.bin.entries(meeting_id)) == ["participant"]


def test_a_photo_comes_back_with_the_person(register: Register, meeting_id: MeetingId) -> None:
    person = register.participants.listed(meeting_id)[0]
    register.participants.set_photo(person.id, b"jpeg")
    register.participants.remove(person.id)
    (binned,) = register.bin.entries(meeting_id, ["participant"])

    register.bin.restore([binned])

    assert register.participants.photo(person.id) == b"jpeg"


def test_an_item_comes_back_with_its_papers(register: Register, meeting_id: MeetingId) -> None:
    item = register.agendas.items(meeting_id)[0]
    paper = register.papers.add(item.id, "a.txt", b"words")
    register.agendas.remove(item.id)
    binned = next(one for one in register.bin.entries(meeting_id) if one.kind == "agenda_item")

    register.bin.restore([binned])

    assert register.papers.of_item(item.id) == (paper,)
    assert register.papers.content(paper.id) == b"words"


def test_what_is_there_again_is_not_brought_back_twice(register: Register, meeting_id: MeetingId) -> None:
    register.participants.remove(register.participants.listed(meeting_id)[0].id)
    binned = register.bin.entries(meeting_id)
    register.bin.restore(binned)

    with pytest.raises(NotInBinError):
        register.bin.restore(binned)
