"""Deeds about meetings, bodies, people, delegations, the door and the agenda."""

from collections.abc import Callable
from dataclasses import replace

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.people_list import ListFilter
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.proposals import ParticipantsProposal
from tests.builders import person
from tests.torture.telling import Teller


def text(words: str) -> LocalizedText:
    """Words in three languages."""
    return LocalizedText(kk=f"{words} қазақша", ru=f"{words} по-русски", en=f"{words} in English")


def named(family: str) -> Names:
    """A person of this name."""
    one = PersonName(family=family, given="Асан")
    return Names(kk=one, ru=one, en=one)


def meetings(tell: Teller, meeting_id: MeetingId) -> None:
    """The meeting, its body and what the body prints on."""
    book = tell.register.meetings
    body_id = book.meeting(meeting_id).body_id
    tell(book.edit, meeting_id, place=text(f"Астана {len(tell.codes)}"))
    tell(book.edit_body, body_id, text(f"Форум {meeting_id}"))
    tell(book.edit_rules, body_id, BodyRules(proxies=len(book.meetings()) % 2 + 1))
    tell(book.set_emblem, body_id, meeting_id.bytes * 300)
    stationery = Stationery(preset="gost", letterhead=True, contacts=text(str(meeting_id)))
    tell(tell.register.stationery.change, body_id, stationery)


def participants(tell: Teller, meeting_id: MeetingId) -> None:
    """People one by one and many at once."""
    book = tell.register.participants
    one, two, three, _ = [each.id for each in book.listed(meeting_id)]
    added = tell(book.add, meeting_id, named("Серік"), phone="+7 701 000 00 00")
    tell(book.edit, added.id, notes="ұшақпен келеді")
    tell(book.set_photo, added.id, meeting_id.bytes * 2000)
    tell(book.set_photo, added.id, None)
    tell(book.edit_many, [one, two, added.id], country="UZ")
    tell(book.remove, added.id)
    tell(tell.register.bin.restore, tell.register.bin.entries(meeting_id)[:1])
    others = [tell(book.add, meeting_id, named(f"Топ{n}")).id for n in range(2)]
    tell(book.remove_many, others)
    tell(tell.register.bin.restore, tell.register.bin.entries(meeting_id)[:2])
    tell(book.remove_many, others)
    numbers = tell.register.passes
    numbers.set_numbers(meeting_id, {one: "N1", three: "N2"})
    tell(numbers.erase, meeting_id)
    found = tell(tell.register.choices.save_filter, f"filter {meeting_id}", ListFilter(words="Әлиев"))
    tell(tell.register.choices.remove_filter, found.id)


def doubles(tell: Teller, meeting_id: MeetingId) -> None:
    """One person on several rows."""
    book = tell.register.participants
    first = person(11, email="same@steppe.example")
    rows = tuple(replace(first, row=11 + n, notes=str(n)) for n in range(4))
    proposal = ParticipantsProposal(records=4, people=rows, problems=())
    tell(tell.register.importer.participants, proposal, meeting_id)
    same = [one.id for one in book.listed(meeting_id) if one.email == first.email]
    tell(book.tell_apart, same[0], same[1])
    tell(book.merge, same[0], same[2])
    tell(book.merge_all, meeting_id)


def delegations(tell: Teller, meeting_id: MeetingId) -> None:
    """Delegations made, filled and dissolved."""
    book, people = tell.register.delegations, tell.register.participants.listed(meeting_id)
    made = tell(book.add, meeting_id, text("Делегация"), "KZ")
    tell(book.edit, made.id, one_voice=True)
    tell(book.assign, [one.id for one in people[:2]], made.id)
    tell(book.remove, made.id)
    tell(book.form_by_country, meeting_id)


def accreditation(tell: Teller, meeting_id: MeetingId) -> None:
    """Everybody invited, some accredited, one refused, one replaced."""
    book = tell.register.accreditation
    people = [one.id for one in tell.register.participants.listed(meeting_id)]
    tell(book.move, people[:3], AccreditationState.CONFIRMED)
    tell(book.move, people[:3], AccreditationState.ACCREDITED)
    tell(book.move, people[:1], AccreditationState.INVITED)
    tell(book.move, people[3:], AccreditationState.REFUSED)
    tell(book.replace, people[1], named("Орынбасар"))


def door(tell: Teller, meeting_id: MeetingId) -> None:
    """Who comes and goes."""
    book = tell.register.attendance
    one, two, three, _ = [each.id for each in tell.register.participants.listed(meeting_id)]
    tell(book.arrive, one)
    tell(book.connect, two)
    tell(book.arrive_new, meeting_id, named("Келген"))
    tell(book.leave, one)
    tell(book.arrive, one)
    tell(book.take_back, one)
    tell(book.arrive, three)


def plan(tell: Teller, meeting_id: MeetingId) -> None:
    """The agenda, its templates and the papers of its items."""
    book, templates, papers = tell.register.agendas, tell.register.agenda_templates, tell.register.papers
    added = tell(book.add, meeting_id, text("Қорытынды"))
    tell(book.edit, added.id, minutes=15)
    tell(book.move, added.id, -1)
    paper = tell(papers.add, added.id, "баяндама.pdf", b"%PDF-" + meeting_id.bytes * 5000)
    tell(papers.remove, paper.id)
    tell(tell.register.bin.restore, tell.register.bin.entries(meeting_id)[:1])
    tell(papers.add, added.id, "анықтама.pdf", b"%PDF-" + meeting_id.bytes)
    name = f"template {meeting_id}"
    tell(templates.save, meeting_id, name)
    other = tell(tell.register.meetings.add, text("Басқа"))
    tell(templates.use, other.id, name)
    tell(templates.remove, name)
    third = tell(tell.register.meetings.add, text("Үшінші"))
    tell(book.copy_from, third.id, meeting_id)
    tell(book.remove, added.id)


CHAPTERS: tuple[Callable[[Teller, MeetingId], None], ...] = (
    meetings,
    participants,
    doubles,
    delegations,
    accreditation,
    door,
    plan,
)
