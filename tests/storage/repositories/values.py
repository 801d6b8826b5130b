"""Strategies for every kind of value that a register keeps."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.amendments import Amendment, AmendmentKind, AmendmentState, Origin
from forumdesk.domain.attendance import Movement, MovementKind
from forumdesk.domain.bodies import Abstention, Body, BodyRules
from forumdesk.domain.conduct import Excuse, ItemNote, ItemRun, Recusal, Sitting
from forumdesk.domain.consultations import Comment, Consultation, ConsultationKind, Draft, Verdict
from forumdesk.domain.decisions import Decision
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.findings import Dismissal
from forumdesk.domain.identifiers import (
    AgendaItemId,
    AmendmentId,
    BodyId,
    CommentId,
    ConsultationId,
    DecisionId,
    DelegationId,
    DismissalId,
    DraftId,
    MeetingId,
    MovementId,
    PaperId,
    ParticipantId,
    RecusalId,
    RowId,
    SittingId,
    SpeechId,
)
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.marks import Mark, MarkKind, tidy
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.people import Category, NameForms, Names, Participant, PersonName, Role
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.resolutions import DEEPEST, NumberedRow, Numbering, Part, Row, Stage, Standing
from forumdesk.domain.spans import Span
from forumdesk.domain.speaking import SpeakingLimits, Speech, SpeechKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Tally
from forumdesk.storage.repositories.decisions import RecordedDecision, VoterName
from forumdesk.storage.repositories.papers import Emblem, PaperContent
from forumdesk.storage.repositories.remembered import Choice
from forumdesk.storage.repositories.resolutions import PlacedRow, TextSetting
from forumdesk.storage.repositories.sources import DistinctPair, Photo, Source
from tests.builders import number

BODY, MEETING = BodyId(number(1)), MeetingId(number(2))
# No halves of surrogate pairs: no text of ours has them.
WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
TEXTS = st.builds(LocalizedText, WORDS, WORDS, WORDS)
SMALL = st.integers(min_value=0, max_value=10_000)
DAYS = st.none() | st.dates()
IDS = st.uuids()
MOMENTS = st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def _in_order(days: tuple[date | None, date | None]) -> bool:
    first, last = days
    return first is None or last is None or first <= last


THRESHOLDS = st.builds(Threshold, share=st.fractions(0, 1), strictly=st.booleans(), fixed=SMALL)
BODIES = st.builds(
    Body,
    id=st.just(BODY),
    name=TEXTS,
    rules=st.builds(
        BodyRules,
        quorum_to_decide=THRESHOLDS,
        quorum_to_open=THRESHOLDS,
        recused_count=st.booleans(),
        abstention=st.sampled_from(Abstention),
        languages=st.lists(st.sampled_from(Language), unique=True).map(tuple),
    ),
)
MEETINGS = st.builds(
    lambda days, **fields: Meeting(first_day=days[0], last_day=days[1], **fields),
    days=st.tuples(DAYS, DAYS).filter(_in_order),
    id=st.just(MEETING),
    body_id=st.just(BODY),
    number=WORDS,
    title=TEXTS,
    working_title=st.booleans(),
    place=TEXTS,
    time_zone=WORDS,
    chair=TEXTS,
    secretary=TEXTS,
    limits=st.builds(SpeakingLimits, report=SMALL, debate=SMALL, reply=SMALL, point_of_order=SMALL),
)
PERSON_NAMES = st.builds(PersonName, family=WORDS, given=WORDS, patronymic=WORDS).map(
    # A patronymic alone is no name and is not kept.
    lambda name: name if name else PersonName()
)
PARTICIPANTS = st.builds(
    Participant,
    id=IDS.map(ParticipantId),
    meeting_id=st.just(MEETING),
    number=SMALL,
    names=st.builds(Names, kk=PERSON_NAMES, ru=PERSON_NAMES, en=PERSON_NAMES),
    organisation=TEXTS,
    post=TEXTS,
    country=st.sampled_from(["", "KZ", "TR"]),
    category=st.sampled_from(Category),
    role=st.sampled_from(Role),
    entitled=st.booleans(),
    email=WORDS,
    phone=WORDS,
    notes=WORDS,
    post_from=DAYS,
    post_until=DAYS,
    name_forms=st.builds(
        NameForms,
        **{
            language: st.dictionaries(WORDS, WORDS, max_size=2).map(lambda forms: tuple(forms.items()))
            for language in ("kk", "ru")
        },
    ),
    accreditation=st.builds(
        Accreditation,
        state=st.sampled_from(AccreditationState),
        times=st.dictionaries(st.sampled_from(AccreditationState), MOMENTS).map(
            lambda times: tuple(times.items())
        ),
        replaced_by=st.none() | IDS.map(ParticipantId),
    ),
)
DELEGATIONS = st.builds(
    Delegation,
    id=IDS.map(DelegationId),
    meeting_id=st.just(MEETING),
    name=TEXTS,
    country=st.sampled_from(["", "KZ"]),
    one_voice=st.booleans(),
)
MOVEMENTS = st.builds(
    Movement,
    id=IDS.map(MovementId),
    meeting_id=st.just(MEETING),
    participant_id=IDS.map(ParticipantId),
    kind=st.sampled_from(MovementKind),
    at=MOMENTS,
    desk_id=WORDS,
    desk_name=WORDS,
    withdrawn=st.just(False),
    revision=SMALL,
)
SOURCES = st.builds(Source, into=IDS.map(ParticipantId), person=PARTICIPANTS)
DISTINCT_PAIRS = st.builds(
    DistinctPair,
    id=IDS,
    meeting_id=st.just(MEETING),
    first=IDS.map(ParticipantId),
    second=IDS.map(ParticipantId),
)
PHOTOS = st.builds(Photo, id=IDS.map(ParticipantId), meeting_id=st.just(MEETING), jpeg=st.binary(max_size=40))
CHOICES = st.builds(
    Choice, id=IDS, purpose=WORDS, name=WORDS, values=st.dictionaries(WORDS, WORDS | SMALL, max_size=3)
)
AGENDA_ITEMS = st.builds(
    AgendaItem,
    id=IDS.map(AgendaItemId),
    meeting_id=st.just(MEETING),
    parent_id=st.none(),
    position=SMALL,
    number=WORDS,
    kind=st.sampled_from(ItemKind),
    title=TEXTS,
    starts=st.none() | st.times(),
    minutes=SMALL,
    speakers=TEXTS,
    speaker_numbers=st.lists(SMALL, max_size=4).map(tuple),
    issues=st.lists(SMALL, max_size=2).map(tuple),
    recommendations=st.lists(SMALL, max_size=2).map(tuple),
    day=DAYS,
    section=TEXTS,
    room=TEXTS,
    rapporteurs=TEXTS,
    rapporteur_numbers=st.lists(SMALL, max_size=4).map(tuple),
)
SPANS = st.lists(st.builds(Span, begun=MOMENTS, ended=st.none() | MOMENTS), max_size=3).map(tuple)
SITTINGS = st.builds(
    Sitting,
    id=IDS.map(SittingId),
    meeting_id=st.just(MEETING),
    number=SMALL,
    spans=SPANS,
    # Nobody is recused when a meeting is opened.
    quorum=st.builds(QuorumCount, entitled=SMALL, present=SMALL, needed=SMALL, excused=SMALL, left=SMALL),
    closed=st.booleans(),
    clock_shift=SMALL,
)
ITEM_RUNS = st.builds(
    ItemRun,
    id=IDS.map(AgendaItemId),
    meeting_id=st.just(MEETING),
    spans=SPANS,
    done=st.booleans(),
    deferred=st.booleans(),
    list_closed=st.booleans(),
)
ITEM_NOTES = st.builds(ItemNote, id=IDS.map(AgendaItemId), meeting_id=st.just(MEETING), text=WORDS)
RECUSALS = st.builds(
    Recusal,
    id=IDS.map(RecusalId),
    meeting_id=st.just(MEETING),
    item_id=IDS.map(AgendaItemId),
    participant_id=IDS.map(ParticipantId),
    reason=WORDS,
)
EXCUSES = st.builds(Excuse, id=IDS.map(ParticipantId), meeting_id=st.just(MEETING), reason=WORDS)
SPEECHES = st.builds(
    Speech,
    id=IDS.map(SpeechId),
    meeting_id=st.just(MEETING),
    item_id=IDS.map(AgendaItemId),
    participant_id=IDS.map(ParticipantId),
    kind=st.sampled_from(SpeechKind),
    position=SMALL,
    asked_at=MOMENTS,
    limit=SMALL,
    spans=SPANS,
    finished=st.booleans(),
)
PAPER_CONTENTS = st.builds(PaperContent, id=IDS.map(PaperId), content=st.binary(max_size=40))
EMBLEMS = st.builds(Emblem, id=IDS.map(BodyId), png=st.binary(max_size=40))
MARKS = st.lists(
    st.builds(
        lambda kind, start, length, name: Mark(
            start=start, end=start + length, kind=kind, field=name if kind is MarkKind.FIELD else ""
        ),
        st.sampled_from(MarkKind),
        st.integers(0, 20),
        st.integers(1, 20),
        WORDS.filter(bool),
    ),
    max_size=4,
).map(lambda marks: tidy(marks, 20))
# What says nothing is not kept.
STANDINGS = st.dictionaries(
    st.sampled_from(Language),
    st.builds(
        Standing,
        stage=st.sampled_from(Stage),
        follows=st.dictionaries(st.sampled_from(Language), WORDS, max_size=2),
        marks=MARKS,
    ).filter(lambda standing: standing != Standing()),
    max_size=3,
)
LEVELS = st.integers(1, DEEPEST)
ROWS = st.builds(
    Row,
    id=IDS.map(RowId),
    part=st.sampled_from(Part),
    text=TEXTS,
    level=LEVELS,
    standings=STANDINGS,
)
TEXT_SETTINGS = st.builds(TextSetting, id=st.just(MEETING), numbering=st.sampled_from(Numbering))
AMENDMENTS = st.builds(
    Amendment,
    id=IDS.map(AmendmentId),
    meeting_id=st.just(MEETING),
    number=SMALL,
    kind=st.sampled_from(AmendmentKind),
    row_id=st.none() | IDS.map(RowId),
    part=st.sampled_from(Part),
    level=LEVELS,
    base=TEXTS,
    text=TEXTS,
    proposer=TEXTS,
    delegation_id=st.none() | IDS.map(DelegationId),
    reason=WORDS,
    origin=st.sampled_from(Origin),
    proposed_at=MOMENTS,
    state=st.sampled_from(AmendmentState),
    decided_at=st.none() | MOMENTS,
    note=WORDS,
    into=st.none() | IDS.map(AmendmentId),
    result_id=st.none() | IDS.map(RowId),
    place=SMALL,
)
DRAFTS = st.builds(
    Draft,
    id=IDS.map(DraftId),
    meeting_id=st.just(MEETING),
    number=SMALL,
    issued_at=MOMENTS,
    rows=st.lists(st.builds(NumberedRow, row=ROWS, number=WORDS, reference=WORDS), max_size=2).map(tuple),
    numbering=st.sampled_from(Numbering),
    note=WORDS,
)
CONSULTATIONS = st.builds(
    Consultation,
    id=IDS.map(ConsultationId),
    meeting_id=st.just(MEETING),
    draft_id=IDS.map(DraftId),
    kind=st.sampled_from(ConsultationKind),
    opened_at=MOMENTS,
    deadline=MOMENTS,
    time_zone=WORDS,
    closed_at=st.none() | MOMENTS,
)
COMMENTS = st.builds(
    Comment,
    id=IDS.map(CommentId),
    meeting_id=st.just(MEETING),
    consultation_id=IDS.map(ConsultationId),
    number=SMALL,
    author=WORDS,
    delegation_id=st.none() | IDS.map(DelegationId),
    row_id=st.none() | IDS.map(RowId),
    language=st.none() | st.sampled_from(Language),
    text=WORDS,
    proposal=WORDS,
    received_at=MOMENTS,
    verdict=st.sampled_from(Verdict),
    reason=WORDS,
    decided_at=st.none() | MOMENTS,
    amendment_id=st.none() | IDS.map(AmendmentId),
)
DISMISSALS = st.builds(
    Dismissal,
    id=IDS.map(DismissalId),
    meeting_id=st.just(MEETING),
    row_id=IDS.map(RowId),
    language=st.sampled_from(Language),
    code=WORDS,
    words=WORDS,
    reason=WORDS,
    at=MOMENTS,
)
PLACED_ROWS = st.builds(PlacedRow, meeting_id=st.just(MEETING), position=SMALL, row=ROWS)
DECISIONS = st.builds(
    RecordedDecision,
    decision=st.builds(
        Decision,
        id=IDS.map(DecisionId),
        meeting_id=st.just(MEETING),
        number=SMALL,
        mode=st.sampled_from(AdoptionMode),
        outcome=st.sampled_from(Outcome),
        subject=st.lists(IDS.map(RowId), max_size=3).map(tuple),
        whole=st.booleans(),
        tally=st.builds(Tally),
        recorded_at=st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        sealed_at=st.none(),
        sequence=st.just(0),
        hash=st.just(""),
    ),
    content=st.binary(max_size=40),
    persons=st.dictionaries(IDS.map(ParticipantId), st.builds(VoterName, salt=WORDS, name=TEXTS), max_size=3),
)
