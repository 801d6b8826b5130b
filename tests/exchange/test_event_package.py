import base64
import gzip
import json
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.agenda import DEEPEST_LEVEL, AgendaItem, ItemKind
from forumdesk.domain.attendance import Movement, MovementKind
from forumdesk.domain.bodies import Abstention, Body, BodyRules, Threshold
from forumdesk.domain.conduct import Excuse, ItemNote, ItemRun, Recusal, Sitting
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import (
    AgendaItemId,
    BodyId,
    DelegationId,
    MeetingId,
    MovementId,
    PaperId,
    ParticipantId,
    RecusalId,
    RowId,
    SittingId,
    SpeechId,
)
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.papers import PAPER_LIMIT, Paper
from forumdesk.domain.people import Category, NameForms, Names, Participant, PersonName, Role
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.resolutions import Part, ResolutionText, Row
from forumdesk.domain.spans import Span, Spans
from forumdesk.domain.speaking import LONGEST_LIMIT, SpeakingLimits, Speech, SpeechKind
from forumdesk.domain.texts import Language, LocalizedText, clean_line, clean_text
from forumdesk.exchange.errors import (
    NotAnEventPackageError,
    PackageInvalidError,
    PackageTooNewError,
    SourceMissingError,
)
from forumdesk.exchange.event_package import read_event, read_event_file, write_event
from forumdesk.services.proposals import MeetingPackage, SealedDecision

MEETING = MeetingId(UUID(int=2))
LINES = st.text(max_size=12).map(clean_line)
TEXTS = st.builds(LocalizedText, *[st.text(max_size=12).map(clean_text)] * 3)
NAME = st.builds(PersonName, family=LINES, given=LINES, patronymic=LINES)
LANGUAGES = st.frozensets(st.sampled_from(Language))
NUMBERS = st.integers(0, 999)
DAYS = st.one_of(st.just((None, None)), st.lists(st.dates(), min_size=2, max_size=2).map(sorted).map(tuple))


DELEGATION = DelegationId(UUID(int=7))
MOMENTS = st.datetimes(timezones=st.just(UTC))
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
THRESHOLDS = st.builds(
    Threshold, share=st.fractions(0, 1, max_denominator=99), strictly=st.booleans(), fixed=NUMBERS
)
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
                name=draw(LINES),
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
    rules = BodyRules(
        quorum_to_decide=draw(THRESHOLDS),
        quorum_to_open=draw(THRESHOLDS),
        recused_count=draw(st.booleans()),
        abstention=draw(st.sampled_from(Abstention)),
        languages=tuple(draw(st.permutations(list(Language)))),
    )
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
    rows = tuple(
        Row(
            id=RowId(entry),
            part=draw(st.sampled_from(Part)),
            text=draw(TEXTS),
            drafts=draw(LANGUAGES),
            stale=draw(LANGUAGES),
        )
        for entry in ids[4:]
    )
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
        resolution=ResolutionText(meeting_id=MEETING, rows=rows),
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
    )


BEGUN = datetime(2024, 10, 17, 4, 30, tzinfo=UTC)
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
        resolution=ResolutionText(meeting_id=MEETING),
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
    )


@settings(max_examples=40, deadline=None)
@given(packages())
def test_what_is_written_is_read_again_and_written_alike(package: MeetingPackage) -> None:
    text = write_event(package)

    assert read_event(text) == package
    assert write_event(read_event(text)) == text


def test_the_package_is_readable_json_in_its_own_letters() -> None:
    text = write_event(small_package())

    document = json.loads(text)
    assert "Әбілқызы" in text
    assert (document["format"], document["version"]) == ("forumdesk-event", 3)
    assert document["agenda"][0]["starts"] == "09:30"
    assert list(document) == sorted(document)


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"format": "other"}', "[" * 100_000, "NaN"])
def test_another_file_is_no_event_package(text: str) -> None:
    with pytest.raises(NotAnEventPackageError):
        read_event(text)


def test_a_later_version_is_refused_by_name() -> None:
    document = json.loads(write_event(small_package())) | {"version": 4, "new": []}

    with pytest.raises(PackageTooNewError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"version": 4, "known": 3}


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("participants/0/role", "king", "participants/0/role"),
        ("participants/0/iin", "800101300123", "participants/0/iin"),
        ("participants/0/email", "a\nb", "participants/0/email"),
        ("participants/0/email", "\ud800", "participants/0/email"),
        ("meeting/first_day", "2024-02-30", "meeting/first_day"),
        ("meeting/last_day", "2024-10-16", "meeting/last_day"),
        ("agenda/0/starts", "25:00", "agenda/0/starts"),
        ("agenda/0/parent_id", str(UUID(int=9)), "agenda/0/parent_id"),
        ("agenda/0/parent_id", str(UUID(int=4)), "agenda/0/parent_id"),
        ("decisions/0/sha256", "0" * 64, "decisions/0/record"),
        ("decisions/0/record", "not base64", "decisions/0/record"),
        ("body/rules/quorum_to_decide/share", "3/2", "body/rules/quorum_to_decide/share"),
        ("body/rules/quorum_to_open/share", "3/2", "body/rules/quorum_to_open/share"),
        ("body/rules/languages", ["de"], "body/rules/languages/0"),
        ("body/emblem", "a", "body/emblem"),
        ("meeting/limits/debate", LONGEST_LIMIT + 1, "meeting/limits/debate"),
        ("agenda/0/day", "2024-02-30", "agenda/0/day"),
        ("papers/0/item", str(UUID(int=9)), "papers/0/item"),
        ("papers/0/content", "", "papers/0/content"),
        ("papers/0/content", "abcde", "papers/0/content"),
        ("papers/0/content", base64.b64encode(bytes(PAPER_LIMIT + 1)).decode("ascii"), "papers/0/content"),
        ("sittings/0/spans", [], "sittings/0/spans"),
        ("sittings/0/spans/0/ended", None, "sittings/0"),
        ("item_runs/0/spans/0/ended", "2024-10-17T04:29:59+00:00", "item_runs/0"),
        ("item_runs/0/spans/0/begun", "2024-10-99T04:29:59+00:00", "item_runs/0"),
        ("item_runs/0/spans/1/begun", "2000-10-17T04:29:59+00:00", "item_runs/0"),
        ("item_runs/0/done", True, "item_runs/0"),
        ("item_runs/0/deferred", True, "item_runs/0"),
        ("sittings/0/closed", True, "sittings/0"),
        ("speeches/0/finished", True, "speeches/0"),
        ("meeting/time_zone", "Mars/Olympus", "meeting/time_zone"),
        ("meeting/time_zone", "", "meeting/time_zone"),
        ("item_runs/0/item", str(UUID(int=9)), "item_runs/0/item"),
        ("notes/0/item", str(UUID(int=9)), "notes/0/item"),
        ("speeches/0/item", str(UUID(int=9)), "speeches/0/item"),
        ("speeches/0/kind", "song", "speeches/0/kind"),
        ("speeches/0/limit", -1, "speeches/0/limit"),
        ("recusals/0/item", str(UUID(int=9)), "recusals/0/item"),
        ("excuses/0/reason", "a\nb", "excuses/0/reason"),
    ],
)
def test_a_broken_place_is_named(path: str, value: object, place: str) -> None:
    document = json.loads(write_event(small_package()))
    *steps, last = path.split("/")
    target = document
    for step in steps:
        target = target[int(step)] if step.isdigit() else target[step]
    target[last] = value

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": place}


def test_a_missing_field_is_named() -> None:
    document = json.loads(write_event(small_package()))
    del document["meeting"]["title"]

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": "meeting/title"}


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("participants", "participants/1/id"),
        ("papers", "papers/1/id"),
        ("item_runs", "item_runs/1/item"),
        ("notes", "notes/1/item"),
        ("speeches", "speeches/1/id"),
        ("recusals", "recusals/1/participant"),
        ("excuses", "excuses/1/participant"),
    ],
)
def test_what_is_one_stands_only_once(what: str, place: str) -> None:
    document = json.loads(write_event(small_package()))
    document[what] *= 2

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": place}


def test_the_schema_describes_every_field(project: Path) -> None:
    schema = json.loads((project / "resources/schemas/event-package-3.json").read_text(encoding="utf-8"))
    undescribed: list[str] = []

    def walk(node: object, path: str) -> None:
        if isinstance(node, dict):
            for name, field in node.get("properties", {}).items():
                if not field.get("description"):
                    undescribed.append(f"{path}/{name}")
            for name, part in node.items():
                walk(part, f"{path}/{name}")

    walk(schema, "")
    assert undescribed == []


def test_an_agenda_of_endless_depth_is_refused() -> None:
    document = json.loads(write_event(small_package()))
    ids = [str(UUID(int=100 + depth)) for depth in range(DEEPEST_LEVEL + 1)]
    document["agenda"] = [
        document["agenda"][0] | {"id": own, "parent_id": above}
        for own, above in zip(ids, [None, *ids], strict=False)
    ]

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": f"agenda/{DEEPEST_LEVEL}/parent_id"}


def test_a_package_of_version_1_is_read_with_everything_that_came_later_left_open(project: Path) -> None:
    text = gzip.decompress((project / "tests/files/event-package-1.json.gz").read_bytes()).decode("utf-8")

    package = read_event(text)

    old = json.loads(text)["participants"]
    assert [str(one.id) for one in package.participants] == [one["id"] for one in old]
    assert {one.accreditation for one in package.participants} == {Accreditation()}
    assert (package.delegations, package.movements, package.photos, package.distinct) == ((), (), {}, ())
    assert read_event(write_event(package)) == package


def test_a_person_belongs_to_a_delegation_of_the_package() -> None:
    document = json.loads(write_event(small_package()))
    document["participants"][0]["delegation"] = str(UUID(int=9))

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": "participants/0/delegation"}


def test_a_package_of_version_2_is_read_as_a_meeting_that_was_not_opened(project: Path) -> None:
    text = gzip.decompress((project / "tests/files/event-package-2.json.gz").read_bytes()).decode("utf-8")

    package = read_event(text)

    old = json.loads(text)
    assert (len(package.agenda), len(package.movements)) == (len(old["agenda"]), len(old["movements"]))
    rules = package.body.rules
    assert (rules.quorum_to_open, rules.recused_count) == (BodyRules().quorum_to_open, True)
    assert package.meeting.limits == SpeakingLimits()
    assert (package.emblem, package.papers, package.sittings, package.speeches) == (None, (), (), ())
    assert {(one.day, one.section, one.room) for one in package.agenda} == {
        (None, LocalizedText(), LocalizedText())
    }
    assert read_event(write_event(package)) == package


def test_a_package_is_read_from_its_file_in_any_unicode(tmp_path: Path) -> None:
    package, file = small_package(), tmp_path / "p.json"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        file.write_bytes(write_event(package).encode(encoding))
        assert read_event_file(file) == package

    file.write_bytes(b"%PDF-1.7 x")
    with pytest.raises(NotAnEventPackageError):
        read_event_file(file)
    with pytest.raises(SourceMissingError):
        read_event_file(tmp_path / "missing.json")
