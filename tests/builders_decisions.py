"""A meeting that decided in every way, for tests of what leaves of it and comes back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.decisions import Decision
from forumdesk.domain.elections import Candidate
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Ballots, Counts
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import NOON, number

ANNA, BOLAT = number(501), number(502)


def decided(register: Register, meeting_id: MeetingId) -> dict[AdoptionMode | str, Decision]:
    """One sealed decision in each mode, an annulment and a rejected question; of three voices one by proxy."""
    one, two, three = [one.id for one in register.participants.listed(meeting_id)][:3]
    body_id = register.meetings.meeting(meeting_id).body_id
    register.meetings.edit_rules(body_id, BodyRules(proxies=1))
    register.proxies.give(three, two)
    register.attendance.arrive(one, NOON - timedelta(hours=1))
    register.attendance.connect(two, NOON - timedelta(hours=1))
    first, second = register.resolutions.text(meeting_id).recommendations()
    item = register.agendas.items(meeting_id)[1].id

    def adopt(mode: AdoptionMode, words: str = "", **fields: Any) -> Decision:
        question = LocalizedText(kk=words, ru=words, en=words) if words else LocalizedText()
        return register.decisions.adopt(meeting_id, Motion(mode=mode, question=question, **fields))

    voices: Mapping[ParticipantId, Voice] = {one: Voice.FOR, two: Voice.AGAINST, three: Voice.FOR}
    candidates = (
        Candidate(id=ANNA, name=LocalizedText.everywhere("Анна"), votes=2),
        Candidate(id=BOLAT, name=LocalizedText.everywhere("Болат"), votes=1),
    )
    ballots = Ballots(issued=3, returned=3, spoilt=1)
    made: dict[AdoptionMode | str, Decision] = {
        AdoptionMode.UNANIMOUS: adopt(AdoptionMode.UNANIMOUS, on=[first.id], item_id=item),
        AdoptionMode.RECORDED: adopt(AdoptionMode.RECORDED, "Регламент", voices=voices),
        AdoptionMode.COUNTED: adopt(
            AdoptionMode.COUNTED, "Үзіліс", counts=Counts(voices_for=1, against=1, abstaining=1)
        ),
        AdoptionMode.SECRET: adopt(
            AdoptionMode.SECRET,
            "Жабық",
            counts=Counts(voices_for=2, against=0),
            ballots=ballots,
            commission=[one],
        ),
        AdoptionMode.ELECTION: adopt(
            AdoptionMode.ELECTION, "Хатшы", candidates=candidates, ballots=Ballots(issued=3, returned=3)
        ),
        AdoptionMode.CONSENSUS: adopt(AdoptionMode.CONSENSUS, "Консенсус"),
        AdoptionMode.WITHOUT_VOTE: adopt(AdoptionMode.WITHOUT_VOTE, "Дауыссыз"),
        AdoptionMode.ACCLAMATION: adopt(AdoptionMode.ACCLAMATION, "Қол шапалақ"),
        AdoptionMode.SILENCE: adopt(AdoptionMode.SILENCE, "Үнсіздік", deadline=NOON - timedelta(days=1)),
        AdoptionMode.WRITTEN_POLL: adopt(
            AdoptionMode.WRITTEN_POLL,
            "Сауалнама",
            voices={one: Voice.FOR, two: Voice.ABSTAINING},
            deadline=NOON - timedelta(days=1),
        ),
    }
    made["second"] = adopt(AdoptionMode.UNANIMOUS, on=[second.id])
    made["annulment"] = adopt(AdoptionMode.UNANIMOUS, "Қате", annuls=made["second"].id)
    return made


def with_words(register: Register, meeting_id: MeetingId) -> dict[AdoptionMode | str, Decision]:
    """The same with statements sealed and open, minutes and notes."""
    made = decided(register, meeting_id)
    first = register.participants.listed(meeting_id)[0].id
    words = LocalizedText(kk="Ескертпе", ru="Оговорка")
    register.statements.add(
        meeting_id,
        StatementKind.RESERVATION,
        words,
        decision_id=made[AdoptionMode.UNANIMOUS].id,
        participant_id=first,
    )
    register.statements.add(
        meeting_id,
        StatementKind.CORRECTION,
        words,
        decision_id=made[AdoptionMode.RECORDED].id,
        participant_id=first,
        voice=Voice.ABSTAINING,
    )
    register.decisions.seal(meeting_id)
    items = register.agendas.items(meeting_id)
    register.statements.add(
        meeting_id,
        StatementKind.EXPLANATION,
        words,
        decision_id=made[AdoptionMode.COUNTED].id,
        participant_id=first,
    )
    register.statements.add(
        meeting_id, StatementKind.DISSENT, words, item_id=items[0].id, author=LocalizedText(kk="Дала")
    )
    register.minutes.edit(meeting_id, number="С-70/2", opening=LocalizedText(kk="Шақырылды"))
    register.minutes.note(items[0].id, Language.KK, "Тыңдалды")
    return made
