"""Rules, statements, proxies, signatures and minutes of event packages: strategies, and one of each."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from forumdesk.domain.bodies import Abstention, BodyRules, Entitlement, QuorumOf, UnanimityOf
from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    DelegationId,
    ParticipantId,
    StatementId,
)
from forumdesk.domain.majorities import ElectionRule, Majority, MajorityOf, Threshold, Tie
from forumdesk.domain.minutes import Minutes, MinutesNote
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.proxies import Proxy
from forumdesk.domain.statements import Statement, StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
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
        "head_signatures": (
            HeadSignature(
                head=ChainHead(meeting_id=MEETING, desk_id="desk-1", sequence=1, hash="0" * 64),
                key="1" * 64,
                signature="2" * 128,
                signed_at=BEGUN + timedelta(hours=1),
            ),
        ),
    }
