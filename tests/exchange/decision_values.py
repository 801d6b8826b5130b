"""Rules, statements, proxies, signatures and minutes of event packages: strategies, and one of each."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from forumdesk.domain.bodies import Abstention, BodyRules, Entitlement, QuorumOf, UnanimityOf
from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    DelegationId,
    IssuedPaperId,
    ParticipantId,
    SignedCopyId,
    StatementId,
)
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.domain.majorities import ElectionRule, Majority, MajorityOf, Threshold, Tie
from forumdesk.domain.minutes import Minutes, MinutesNote
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.proxies import Proxy
from forumdesk.domain.statements import Statement, StatementKind
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.exchange.event_papers import file_name
from tests.builders import number
from tests.exchange.text_values import BEGUN, LINES, MEETING, MOMENTS, NUMBERS, TEXTS

THRESHOLDS = st.builds(
    Threshold, share=st.fractions(0, 1, max_denominator=99), strictly=st.booleans(), fixed=NUMBERS
)
RULES = st.builds(
    BodyRules,
    entitlement=st.sampled_from(Entitlement),
    proxies=NUMBERS,
    quorum_to_decide=THRESHOLDS,
    quorum_to_open=THRESHOLDS,
    quorum_of=st.sampled_from(QuorumOf),
    recused_count=st.booleans(),
    remote_counts=st.booleans(),
    abstention=st.sampled_from(Abstention),
    unanimity_of=st.sampled_from(UnanimityOf),
    majority=st.builds(Majority, share=THRESHOLDS, of=st.sampled_from(MajorityOf)),
    tie=st.sampled_from(Tie),
    election=st.sampled_from(ElectionRule),
    modes=st.lists(st.sampled_from(AdoptionMode), unique=True).map(tuple),
    languages=st.permutations(list(Language)).map(tuple),
    authentic=st.lists(st.sampled_from(Language), unique=True).map(tuple),
    double_entry=st.booleans(),
)
DIGITS = st.text("0123456789abcdef", min_size=64, max_size=64)


def said(draw: st.DrawFn, item: AgendaItemId, person: ParticipantId) -> dict[str, Any]:
    """Statements that are not sealed, proxies, minutes and a signature: people and items may be gone since."""
    one, two = draw(st.lists(st.uuids(), unique=True, min_size=2, max_size=2))
    return {
        "proxies": (Proxy(id=person, meeting_id=MEETING, holder_id=ParticipantId(two)),),
        "statements": tuple(
            Statement(
                id=StatementId(entry),
                meeting_id=MEETING,
                number=place,
                kind=draw(st.sampled_from(StatementKind)),
                author=draw(TEXTS),
                text=draw(TEXTS),
                made_at=draw(MOMENTS),
                decision_id=draw(st.none() | st.uuids().map(DecisionId)),
                item_id=draw(st.sampled_from([None, item, AgendaItemId(two)])),
                delegation_id=draw(st.none() | st.uuids().map(DelegationId)),
                participant_id=draw(st.sampled_from([None, person, ParticipantId(two)])),
                voice=draw(st.none() | st.sampled_from(Voice)),
            )
            for place, entry in enumerate((one, two), 1)
        ),
        "minutes": draw(
            st.just(())
            | st.builds(Minutes, id=st.just(MEETING), number=LINES, opening=TEXTS).map(lambda head: (head,))
        ),
        "minutes_notes": (MinutesNote(id=item, meeting_id=MEETING, text=draw(TEXTS)),),
        "stationery": draw(st.none() | STATIONERY),
        **given_out(draw, one, two),
        "head_signatures": (
            HeadSignature(
                head=ChainHead(
                    meeting_id=MEETING,
                    desk_id=draw(LINES),
                    sequence=draw(st.integers(1, 999)),
                    hash=draw(DIGITS),
                ),
                key=draw(DIGITS),
                signature=draw(DIGITS) * 2,
                signed_at=draw(MOMENTS),
            ),
        ),
    }


STATIONERY = st.builds(
    Stationery,
    preset=LINES,
    changes=st.dictionaries(LINES, st.floats(-99, 99)).map(lambda kept: tuple(sorted(kept.items()))),
    letterhead=st.booleans(),
    contacts=TEXTS,
    template=LINES,
)


def given_out(draw: st.DrawFn, one: UUID, two: UUID) -> dict[str, Any]:
    """A paper that was given out, and its signed copy."""
    paper, copy = draw(st.binary(min_size=1, max_size=20)), draw(st.binary(min_size=1, max_size=20))
    issued = IssuedPaper(
        id=IssuedPaperId(one),
        meeting_id=MEETING,
        number=draw(st.integers(1, 999)),
        document=draw(LINES),
        languages=tuple(draw(st.lists(st.sampled_from(Language), unique=True))),
        layout=draw(LINES),
        stationery=draw(STATIONERY),
        code=draw(LINES),
        name=file_name(draw(LINES)),
        media_type=draw(LINES),
        size=len(paper),
        sha256=sha256(paper).hexdigest(),
        issued_at=draw(MOMENTS),
    )
    signed = SignedCopy(
        id=SignedCopyId(two),
        meeting_id=MEETING,
        paper_id=issued.id,
        kind=draw(st.sampled_from(SignedKind)),
        name=file_name(draw(LINES)),
        media_type=draw(LINES),
        size=len(copy),
        sha256=sha256(copy).hexdigest(),
        signer=draw(LINES),
        signed_on=draw(st.dates()),
        added_at=draw(MOMENTS),
    )
    return {"issued": (issued,), "signed_copies": (signed,), "issued_contents": {one: paper, two: copy}}


ISSUED = IssuedPaper(
    id=IssuedPaperId(number(30)),
    meeting_id=MEETING,
    number=1,
    document="resolution",
    languages=(Language.KK, Language.RU),
    layout="columns",
    stationery=Stationery(preset="gost", changes=(("page.left_mm", 25.0),)),
    code="7F3A-91C2",
    name="Қарар.pdf",
    media_type="application/pdf",
    size=4,
    sha256=sha256(b"%PDF").hexdigest(),
    issued_at=BEGUN,
)
SIGNED = SignedCopy(
    id=SignedCopyId(number(31)),
    meeting_id=MEETING,
    paper_id=ISSUED.id,
    kind=SignedKind.SCAN,
    name="a.jpg",
    media_type="image/jpeg",
    size=4,
    sha256=sha256(b"scan").hexdigest(),
    signer="А. Серікова",
    signed_on=date(2024, 10, 18),
    added_at=BEGUN,
)


def small_said() -> dict[str, Any]:
    """One of everything."""
    return {
        "proxies": (
            Proxy(id=ParticipantId(number(3)), meeting_id=MEETING, holder_id=ParticipantId(number(4))),
        ),
        "statements": (
            Statement(
                id=StatementId(number(20)),
                meeting_id=MEETING,
                number=1,
                kind=StatementKind.RESERVATION,
                author=LocalizedText(kk="Дала университеті"),
                text=LocalizedText(kk="Ескертпе"),
                made_at=BEGUN,
            ),
        ),
        "minutes": (Minutes(id=MEETING, number="С-70/2", opening=LocalizedText(kk="Шақырылғандар")),),
        "minutes_notes": (
            MinutesNote(
                id=AgendaItemId(number(9)), meeting_id=MEETING, text=LocalizedText(kk="Тыңдалды\nАйтылды")
            ),
        ),
        "stationery": Stationery(letterhead=True, contacts=LocalizedText(kk="Астана"), template="[kk]"),
        "issued": (ISSUED,),
        "signed_copies": (SIGNED,),
        "issued_contents": {ISSUED.id: b"%PDF", SIGNED.id: b"scan"},
        "head_signatures": (
            HeadSignature(
                head=ChainHead(meeting_id=MEETING, desk_id="desk-1", sequence=1, hash="0" * 64),
                key="1" * 64,
                signature="2" * 128,
                signed_at=BEGUN + timedelta(hours=1),
            ),
        ),
    }
