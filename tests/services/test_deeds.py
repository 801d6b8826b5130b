from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.exc import StatementError

from forumdesk.domain.identifiers import MeetingId, ParticipantId, RowId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services import events
from forumdesk.services.deeds import Change
from forumdesk.services.proposals import AgendaProposal
from forumdesk.services.register import Register
from tests.builders import DESK, NOON, dump, item, people, person, resolution

Deed = Callable[[Register, MeetingId], object]


def _row(register: Register, meeting_id: MeetingId) -> RowId:
    row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
    assert row is not None
    return row.id


def _person(register: Register, meeting_id: MeetingId) -> ParticipantId:
    return register.participants.listed(meeting_id)[-1].id


DEEDS: dict[str, tuple[Deed, type[events.RegisterChanged]]] = {
    "participant.added": (
        lambda r, m: r.participants.add(m, Names(kk=PersonName(family="Жаңа"))),
        events.ParticipantsChanged,
    ),
    "participant.edited": (
        lambda r, m: r.participants.edit(_person(r, m), email="new@forum.example"),
        events.ParticipantsChanged,
    ),
    "participant.removed": (lambda r, m: r.participants.remove(_person(r, m)), events.ParticipantsChanged),
    "participants.imported": (lambda r, m: r.importer.participants(people(5), m), events.ParticipantsChanged),
    "agenda.imported": (
        lambda r, m: r.importer.agenda(AgendaProposal(records=1, items=(item(4, "New"),), problems=()), m),
        events.AgendaChanged,
    ),
    "agenda.edited": (lambda r, m: r.agendas.edit(r.agendas.items(m)[0].id, minutes=7), events.AgendaChanged),
    "resolution.imported": (
        lambda r, m: r.importer.resolution(resolution(Language.RU, changed={2: "иначе"}), m),
        events.ResolutionChanged,
    ),
    "text.edited": (
        lambda r, m: r.resolutions.edit_cell(m, _row(r, m), Language.KK, "жаңа"),
        events.ResolutionChanged,
    ),
    "text.row_added": (
        lambda r, m: r.text_rows.add(m, Part.PREAMBLE, _row(r, m)),
        events.ResolutionChanged,
    ),
    "text.row_removed": (lambda r, m: r.text_rows.remove(m, _row(r, m)), events.ResolutionChanged),
    "meeting.edited": (lambda r, m: r.meetings.edit(m, number="5"), events.MeetingsChanged),
    "body.edited": (
        lambda r, m: r.meetings.edit_body(r.meetings.meeting(m).body_id, LocalizedText(kk="Кеңес")),
        events.MeetingsChanged,
    ),
    "meeting.added": (lambda r, _: r.meetings.add(LocalizedText(kk="Екінші отырыс")), events.MeetingsChanged),
    "decision.recorded": (lambda r, m: r.decisions.record_unanimous(m), events.DecisionsChanged),
    "decision.adopted": (lambda r, m: r.decisions.adopt_unanimously(m), events.DecisionsChanged),
}


@pytest.mark.parametrize("code", DEEDS)
def test_a_deed_writes_one_journal_row_and_tells_once(
    register: Register, meeting_id: MeetingId, heard: list[events.RegisterChanged], code: str
) -> None:
    do, told = DEEDS[code]
    before = len(register.journal.entries())

    do(register, meeting_id)

    entries = register.journal.entries()
    assert len(entries) == before + 1
    assert (entries[0].code, entries[0].desk_id, entries[0].desk_name) == (code, DESK.id, DESK.name)
    assert timedelta() < entries[0].at - NOON < timedelta(hours=1)
    assert [type(event) for event in heard] == [told]
    assert entries[0].meeting_id == heard[0].meeting_id


# A decision that was taken back is recorded anew, not done again.
@pytest.mark.parametrize("code", [code for code in DEEDS if not code.startswith("decision.")])
def test_every_deed_before_the_seal_can_be_undone_and_done_again(
    register: Register, meeting_id: MeetingId, code: str
) -> None:
    before = everything(register)
    DEEDS[code][0](register, meeting_id)
    after = everything(register)

    assert after != before
    assert register.history.next_undo is not None
    assert register.history.next_undo.code == code
    register.history.undo()
    assert everything(register) == before
    register.history.redo()
    assert everything(register) == after
    register.history.undo()
    assert everything(register) == before
    assert [entry.code for entry in register.journal.entries()][:4] == [
        "history.undone",
        "history.redone",
        "history.undone",
        code,
    ]


def everything(register: Register) -> list[object]:
    """Every value of the register, without the journal."""
    found: list[object] = [register.meetings.bodies()]
    for meeting in register.meetings.meetings():
        found += [
            meeting,
            register.participants.listed(meeting.id),
            register.agendas.items(meeting.id),
            register.resolutions.text(meeting.id),
            register.decisions.decisions(meeting.id),
        ]
    return found


def test_a_deed_that_changes_nothing_leaves_no_trace(
    register: Register, meeting_id: MeetingId, heard: list[events.RegisterChanged]
) -> None:
    before = dump(register.path)
    row = register.resolutions.text(meeting_id).rows[2]

    register.resolutions.edit_cell(meeting_id, row.id, Language.KK, row.text.kk)
    register.meetings.edit(meeting_id, number="")
    register.participants.edit(register.participants.listed(meeting_id)[0].id)
    register.decisions.seal(meeting_id)

    assert dump(register.path) == before
    assert heard == []


def test_it_is_told_after_the_deed_is_kept(register: Register, meeting_id: MeetingId) -> None:
    seen: list[str] = []
    register.events.subscribe(
        events.MeetingsChanged, lambda _: seen.append(register.meetings.meeting(meeting_id).number)
    )

    register.meetings.edit(meeting_id, number="7")

    assert seen == ["7"]


def test_when_the_journal_row_cannot_be_written_the_deed_is_not_kept(
    register: Register, meeting_id: MeetingId
) -> None:
    before = dump(register.path)
    told: list[object] = []
    register.events.subscribe(Change, told.append)

    def unspeakable() -> None:
        with register.participants._deeds.begin("x", meeting_id) as deed:
            deed.work.participants.remove(_person(register, meeting_id))
            deed.values["unspeakable"] = object()

    with pytest.raises((StatementError, TypeError), match="JSON"):  # whichever driver writes it
        unspeakable()
    assert dump(register.path) == before
    assert told == []


def test_a_journal_never_holds_the_names_of_voters_in_a_decision(
    register: Register, meeting_id: MeetingId
) -> None:
    register.decisions.record_unanimous(meeting_id)

    tables = dump(register.path)
    (decision,) = [row for row in tables["journal_difference"] if "decision" in row]
    assert "Әлиев" not in repr(decision)


def test_participants_keep_to_their_meeting(register: Register, meeting_id: MeetingId) -> None:
    other = register.meetings.add(LocalizedText(kk="Екінші"))
    register.participants.add(other.id, person(1).names)

    assert len(register.participants.listed(other.id)) == 1
    assert len(register.participants.listed(meeting_id)) == 4
