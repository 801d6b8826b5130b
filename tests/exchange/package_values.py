"""Event packages: a strategy, and a small one with everything in it."""

import json
from datetime import date, time, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import strategies as st

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.attendance import Movement, MovementKind
from forumdesk.domain.bodies import Body, BodyRules
from forumdesk.domain.conduct import Excuse, ItemNote, ItemRun, Recusal, Sitting
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import (
    AgendaItemId,
    BodyId,
    MovementId,
    PaperId,
    ParticipantId,
    RecusalId,
    RowId,
    SittingId,
    SpeechId,
)
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.papers import Paper
from forumdesk.domain.people import Category, NameForms, Names, Participant, PersonName, Role
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.resolutions import (
    Numbering,
    ResolutionText,
)
from forumdesk.domain.spans import Span, Spans
from forumdesk.domain.speaking import LONGEST_LIMIT, SpeakingLimits, Speech, SpeechKind
from forumdesk.domain.texts import LocalizedText, clean_text
from forumdesk.exchange.errors import (
    PackageInvalidError,
)
from forumdesk.exchange.event_package import read_event
from forumdesk.exchange.event_papers import file_name
from forumdesk.services.proposals import MeetingPackage, SealedDecision
from tests.exchange.decision_values import RULES, said, small_said
from tests.exchange.text_values import (
    BEGUN,
    DELEGATION,
    LINES,
    MEETING,
    MOMENTS,
    NUMBERS,
    ROW,
    TEXTS,
    rows_of,
    small_texts,
    texts,
)

NAME = st.builds(PersonName, family=LINES, given=LINES, patronymic=LINES)
DAYS = st.one_of(st.just((None, None)), st.lists(st.dates(), min_size=2, max_size=2).map(sorted).map(tuple))
FORMS = st.dictionaries(st.sampled_from(["dative", "genitive"]), LINES.filter(bool)).map(
    lambda forms: tuple(sorted(forms.items()))
)
ACCREDITATIONS = st.builds(
    lambda state, times, by: Accreditation(
        state=state,
        times=tuple(sorted(times.items(), key=lambda pair: (pair[1], pair[0]))),
        replaced_by=None if by is None else ParticipantId(by),
    ),
    st.sampled_from(AccreditationState),
    st.dictionaries(st.sampled_from(AccreditationState), MOMENTS, max_size=2),
    st.none() | st.uuids(),
)
SECONDS = st.integers(0, LONGEST_LIMIT)
LIMITS = st.builds(SpeakingLimits, report=SECONDS, debate=SECONDS, reply=SECONDS, point_of_order=SECONDS)
# Moments in order, in pairs; the last may be missing.
SPANS = (
    st.lists(MOMENTS, max_size=4)
    .map(sorted)
    .map(
        lambda moments: tuple(
            Span(begun=moments[at], ended=moments[at + 1] if at + 1 < len(moments) else None)
            for at in range(0, len(moments), 2)
        )
    )
)

STATES = st.sampled_from([(False, False), (True, False), (False, True)])
"""Of an item: whether it is done, and whether it was put off."""


def ended(spans: Spans) -> Spans:
    """The spans without one that lasts."""
    return tuple(one for one in spans if one.ended is not None)


def conduct(draw: st.DrawFn, item: AgendaItemId, person: ParticipantId) -> dict[str, Any]:
    """What happened on an item: with somebody on the list, and somebody who was taken off it."""
    one, two = draw(st.lists(st.uuids(), unique=True, min_size=2, max_size=2))
    (done, deferred), sitting, run = draw(STATES), draw(SPANS.filter(bool)), draw(SPANS)
    spoken = [(finished, draw(SPANS)) for finished in draw(st.tuples(st.booleans(), st.booleans()))]
    content = draw(st.binary(min_size=1, max_size=20))
    return {
        "emblem": draw(st.none() | st.binary(max_size=20)),
        "papers": (
            Paper(
                id=PaperId(one),
                meeting_id=MEETING,
                item_id=item,
                name=file_name(draw(LINES)),
                media_type=draw(LINES),
                size=len(content),
                position=draw(NUMBERS),
            ),
        ),
        "paper_contents": {PaperId(one): content},
        "sittings": (
            Sitting(
                id=SittingId(one),
                meeting_id=MEETING,
                number=draw(NUMBERS),
                spans=sitting,
                quorum=QuorumCount(
                    entitled=draw(NUMBERS), present=draw(NUMBERS), needed=draw(NUMBERS), left=draw(NUMBERS)
                ),
                closed=draw(st.booleans()) and ended(sitting) == sitting,
                clock_shift=draw(NUMBERS),
            ),
        ),
        "item_runs": (
            ItemRun(
                id=item,
                meeting_id=MEETING,
                spans=ended(run) if done or deferred else run,
                done=done,
                deferred=deferred,
                list_closed=draw(st.booleans()),
            ),
        ),
        "item_notes": (
            ItemNote(id=item, meeting_id=MEETING, text=draw(st.text(max_size=20).map(clean_text))),
        ),
        "speeches": tuple(
            Speech(
                id=SpeechId(entry),
                meeting_id=MEETING,
                item_id=item,
                participant_id=ParticipantId(speaker),
                kind=draw(st.sampled_from(SpeechKind)),
                position=draw(NUMBERS),
                asked_at=draw(MOMENTS),
                limit=draw(SECONDS),
                spans=ended(spans) if finished else spans,
                finished=finished,
            )
            for (entry, speaker), (finished, spans) in zip(((one, person), (two, two)), spoken, strict=True)
        ),
        "recusals": (
            Recusal(
                id=RecusalId(one), meeting_id=MEETING, item_id=item, participant_id=person, reason=draw(LINES)
            ),
        ),
        "excuses": (Excuse(id=person, meeting_id=MEETING, reason=draw(LINES)),),
    }


@st.composite
def packages(draw: st.DrawFn) -> MeetingPackage:
    ids = draw(st.lists(st.uuids(), unique=True, min_size=6, max_size=6))
    first_day, last_day = draw(DAYS)
    rules = draw(RULES)
    people = [
        Participant(
            id=ParticipantId(entry),
            meeting_id=MEETING,
            number=draw(NUMBERS),
            names=draw(st.builds(Names, kk=NAME, ru=NAME, en=NAME)),
            organisation=draw(TEXTS),
            post=draw(TEXTS),
            country=draw(st.sampled_from(["", "KZ", "DE"])),
            category=draw(st.sampled_from(Category)),
            role=draw(st.sampled_from(Role)),
            entitled=draw(st.booleans()),
            email=draw(LINES),
            phone=draw(LINES),
            delegation_id=draw(st.sampled_from([None, DELEGATION])),
            notes=draw(LINES),
            post_from=draw(st.none() | st.dates()),
            post_until=draw(st.none() | st.dates()),
            name_forms=NameForms(kk=draw(FORMS), ru=draw(FORMS)),
            accreditation=draw(ACCREDITATIONS),
        )
        for entry in ids[:2]
    ]
    items = [
        AgendaItem(
            id=AgendaItemId(entry),
            meeting_id=MEETING,
            parent_id=AgendaItemId(ids[2]) if place else None,
            position=place,
            number=draw(LINES),
            kind=draw(st.sampled_from(ItemKind)),
            title=draw(TEXTS),
            starts=draw(st.none() | st.times()),
            minutes=draw(NUMBERS),
            speakers=draw(TEXTS),
            speaker_numbers=tuple(draw(st.lists(NUMBERS, max_size=3))),
            issues=tuple(draw(st.lists(NUMBERS, max_size=2))),
            recommendations=tuple(draw(st.lists(NUMBERS, max_size=2))),
            day=draw(st.none() | st.dates()),
            section=draw(TEXTS),
            room=draw(TEXTS),
            rapporteurs=draw(TEXTS),
            rapporteur_numbers=tuple(draw(st.lists(NUMBERS, max_size=2))),
        )
        for place, entry in enumerate(ids[2:4])
    ]
    rows = tuple(draw(rows_of(RowId(entry))) for entry in ids[4:])
    persons = {str(ids[0]): (draw(st.binary(max_size=16)).hex(), draw(TEXTS))}
    return MeetingPackage(
        body=Body(id=BodyId(UUID(int=1)), name=draw(TEXTS), rules=rules),
        meeting=Meeting(
            id=MEETING,
            body_id=BodyId(UUID(int=1)),
            number=draw(LINES),
            title=draw(TEXTS),
            working_title=draw(st.booleans()),
            first_day=first_day,
            last_day=last_day,
            place=draw(TEXTS),
            chair=draw(TEXTS),
            secretary=draw(TEXTS),
            limits=draw(LIMITS),
        ),
        participants=tuple(people),
        agenda=tuple(items),
        resolution=ResolutionText(meeting_id=MEETING, rows=rows, numbering=draw(st.sampled_from(Numbering))),
        decisions=(SealedDecision(record=draw(st.binary(max_size=40)), persons=persons),),
        delegations=(
            Delegation(
                id=DELEGATION,
                meeting_id=MEETING,
                name=draw(TEXTS),
                country=draw(st.sampled_from(["", "KZ"])),
                one_voice=draw(st.booleans()),
            ),
        ),
        movements=tuple(
            Movement(
                id=MovementId(entry),
                meeting_id=MEETING,
                participant_id=people[0].id,
                kind=draw(st.sampled_from(MovementKind)),
                at=draw(MOMENTS),
                desk_id=draw(LINES),
                desk_name=draw(LINES),
                withdrawn=draw(st.booleans()),
                revision=draw(NUMBERS),
            )
            for entry in draw(st.lists(st.uuids(), unique=True, max_size=2))
        ),
        photos={people[0].id: draw(st.binary(max_size=40))} if draw(st.booleans()) else {},
        distinct=((people[0].id, people[1].id),) if draw(st.booleans()) else (),
        **(conduct(draw, items[0].id, people[0].id) if draw(st.booleans()) else {}),
        **(texts(draw, rows) if draw(st.booleans()) else {}),
        **(said(draw, items[0].id, people[0].id) if draw(st.booleans()) else {}),
    )


SPAN = (Span(begun=BEGUN, ended=BEGUN + timedelta(minutes=5)), Span(begun=BEGUN + timedelta(minutes=9)))


def small_package() -> MeetingPackage:
    person = Participant(
        id=ParticipantId(UUID(int=3)),
        meeting_id=MEETING,
        number=1,
        names=Names(kk=PersonName(family="Әбілқызы")),
    )
    item = AgendaItem(
        id=AgendaItemId(UUID(int=4)),
        meeting_id=MEETING,
        parent_id=None,
        position=0,
        number="1",
        kind=ItemKind.OPENING,
        title=LocalizedText(en="Opening"),
        starts=time(9, 30),
    )
    return MeetingPackage(
        body=Body(
            id=BodyId(UUID(int=1)),
            name=LocalizedText(kk="Кеңес"),
            rules=BodyRules(quorum_to_decide=Threshold(share=Fraction(2, 3), strictly=False)),
        ),
        meeting=Meeting(id=MEETING, body_id=BodyId(UUID(int=1)), first_day=date(2024, 10, 17)),
        participants=(person,),
        agenda=(item,),
        resolution=ResolutionText(meeting_id=MEETING, rows=(ROW,), numbering=Numbering.LETTERED),
        decisions=(SealedDecision(record=b"sealed", persons={}),),
        emblem=b"png",
        papers=(
            Paper(
                id=PaperId(UUID(int=5)),
                meeting_id=MEETING,
                item_id=item.id,
                name="Баяндама.pdf",
                media_type="application/pdf",
                size=4,
            ),
        ),
        paper_contents={PaperId(UUID(int=5)): b"%PDF"},
        sittings=(
            Sitting(
                id=SittingId(UUID(int=6)),
                meeting_id=MEETING,
                number=1,
                spans=SPAN,
                quorum=QuorumCount(entitled=3, present=2, needed=2),
            ),
        ),
        item_runs=(ItemRun(id=item.id, meeting_id=MEETING, spans=SPAN),),
        item_notes=(ItemNote(id=item.id, meeting_id=MEETING, text="Ескертпе"),),
        speeches=(
            Speech(
                id=SpeechId(UUID(int=7)),
                meeting_id=MEETING,
                item_id=item.id,
                participant_id=person.id,
                kind=SpeechKind.REPORT,
                position=0,
                asked_at=SPAN[0].begun,
                spans=SPAN,
            ),
        ),
        recusals=(
            Recusal(id=RecusalId(UUID(int=8)), meeting_id=MEETING, item_id=item.id, participant_id=person.id),
        ),
        excuses=(Excuse(id=person.id, meeting_id=MEETING, reason="ауырып қалды"),),
        **small_texts(),
        **small_said(),
    )


def broken(document: dict[str, Any], path: str, value: object) -> str:
    """The place that is named once ``value`` stands at ``path``."""
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    target: Any = document
    for step in steps:
        target = target[step]
    target[last] = value
    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))
    return str(refusal.value.values["place"])
