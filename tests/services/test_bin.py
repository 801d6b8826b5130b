from collections.abc import Iterable

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
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


def test_everything_in_the_bin_comes_back_at_once(register: Register, meeting_id: MeetingId) -> None:
    item, person = register.agendas.items(meeting_id)[0], register.participants.listed(meeting_id)[0]
    paper = register.papers.add(item.id, "a.txt", b"words")
    register.participants.set_photo(person.id, b"jpeg")
    register.papers.remove(paper.id)
    register.agendas.remove(item.id)
    register.participants.remove(person.id)

    register.bin.restore(register.bin.entries(meeting_id))

    assert register.bin.entries(meeting_id) == ()
    assert register.agendas.items(meeting_id)[0] == item
    assert register.papers.of_item(item.id) == (paper,)
    assert register.participants.photo(person.id) == b"jpeg"


def test_what_belongs_to_something_deleted_since_brings_it_along(
    register: Register, meeting_id: MeetingId
) -> None:
    item = register.agendas.items(meeting_id)[0]
    paper, other = (register.papers.add(item.id, name, b"words") for name in ("a.txt", "b.txt"))
    register.papers.remove(paper.id)
    register.agendas.remove(item.id)
    (binned,) = (one for one in register.bin.entries(meeting_id) if one.id == paper.id)

    register.bin.restore([binned])

    assert register.papers.of_item(item.id) == (paper,)
    assert [one.id for one in register.bin.entries(meeting_id)] == [other.id]


def test_a_delegation_comes_back_with_its_members(register: Register, meeting_id: MeetingId) -> None:
    first, second, third = (one.id for one in register.participants.listed(meeting_id)[:3])
    gone, kept = (register.delegations.add(meeting_id, LocalizedText(kk=name)) for name in ("Самал", "Дала"))
    register.delegations.assign([first, second], gone.id)
    register.delegations.remove(gone.id)
    register.delegations.assign([second, third], kept.id)

    register.bin.restore(register.bin.entries(meeting_id))

    members = {one.id: one.delegation_id for one in register.participants.listed(meeting_id)}
    assert (members[first], members[second], members[third]) == (gone.id, kept.id, kept.id)
    register.history.undo()
    members = {one.id: one.delegation_id for one in register.participants.listed(meeting_id)}
    assert (members[first], members[second]) == (None, kept.id)


def test_what_came_back_alone_is_called_by_its_name(register: Register, meeting_id: MeetingId) -> None:
    item = register.agendas.items(meeting_id)[0]
    register.agendas.remove(item.id)

    register.bin.restore(register.bin.entries(meeting_id, ["agenda_item"]))

    assert register.journal.entries(1)[0].values["name"]["en"] == "1. Opening"


def test_items_come_back_at_their_places_and_all_are_renumbered(
    register: Register, meeting_id: MeetingId
) -> None:
    book = register.agendas
    second = book.add(meeting_id, LocalizedText(kk="Екінші"))
    below = book.add(meeting_id, LocalizedText(kk="Астында"), parent_id=second.id)
    book.add(meeting_id, LocalizedText(kk="Соңғы"))
    before = book.items(meeting_id)
    book.remove(below.id)
    book.remove(before[0].id)
    book.remove(second.id)

    for binned in reversed(register.bin.entries(meeting_id, ["agenda_item"])):
        if binned.id in {one.id for one in book.items(meeting_id)}:
            continue
        register.bin.restore([binned])

    assert book.items(meeting_id) == before
