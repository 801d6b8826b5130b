"""What leaves as a list comes back as the same."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.agenda import AgendaItem, ItemKind, renumbered
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import AgendaItemId, DelegationId, MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.speaking import SpeakingTotal
from forumdesk.domain.texts import LocalizedText, clean_text
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.exchange.lists_out import (
    agenda_as_csv,
    agenda_as_xlsx,
    participants_as_csv,
    participants_as_xlsx,
    speaking_totals_as_csv,
)
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.tables_in import tidy
from forumdesk.exchange.vcards import participants_as_vcards, read_vcards
from forumdesk.services.proposals import ProposedItem, ProposedParticipant
from forumdesk.services.speaking import SpeakingTotals

NOW = datetime(2024, 10, 17, 9, 0, tzinfo=UTC)
MEETING = MeetingId(new_uuid(NOW))
DELEGATION = Delegation(
    id=DelegationId(new_uuid(NOW)), meeting_id=MEETING, name=LocalizedText(kk="Қазақстан", en="Kazakhstan")
)

Written = Callable[[Sequence[Participant], Sequence[Delegation]], bytes]

PERSON = Participant(
    id=ParticipantId(new_uuid(NOW)),
    meeting_id=MEETING,
    number=7,
    names=Names(
        kk=PersonName(family="Әлиева", given="Гүлнар", patronymic="Серікқызы"),
        ru=PersonName(family="Алиева", given="Г.", patronymic="С."),
        en=PersonName(family="de la Cruz", given="Anna; Maria, or \\n"),
    ),
    organisation=LocalizedText(kk="Дала университеті", ru='ТОО "А;Б"', en="=SUM(A1)"),
    post=LocalizedText(en="'=Rector"),
    country="KZ",
    category=Category.GOVERNMENT_BODY,
    role=Role.DEPUTY_HEAD,
    entitled=True,
    email="a@steppe.example",
    phone="+7 701 000 00 00",
    delegation_id=DELEGATION.id,
    notes="- vegetarian\n+ speaks French",
    post_from=date(2020, 2, 29),
    post_until=date(2026, 1, 1),
    accreditation=Accreditation(state=AccreditationState.ACCREDITED),
)


def returned(tmp_path: Path, ending: str, people: Sequence[Participant]) -> tuple[ProposedParticipant, ...]:
    write: dict[str, Written] = {
        "csv": participants_as_csv,
        "xlsx": participants_as_xlsx,
        "vcf": participants_as_vcards,
    }
    file = tmp_path / f"list.{ending}"
    file.write_bytes(write[ending](people, [DELEGATION]))
    proposal = read_vcards(file) if ending == "vcf" else read_participants(file)
    assert proposal.problems == ()
    return proposal.people


def as_proposed(person: Participant) -> ProposedParticipant:
    return ProposedParticipant(
        row=person.number,
        names=person.names,
        organisation=person.organisation,
        post=person.post,
        country=person.country,
        category=person.category,
        role=person.role,
        entitled=person.entitled,
        email=person.email,
        phone=person.phone,
        delegation="Қазақстан" if person.delegation_id else "",
        notes=person.notes,
        post_from=person.post_from,
        post_until=person.post_until,
        state=person.accreditation.state,
    )


@pytest.mark.parametrize("ending", ["csv", "xlsx", "vcf"])
def test_a_person_comes_back_as_the_same(tmp_path: Path, ending: str) -> None:
    bare = Participant(id=PERSON.id, meeting_id=MEETING, number=8, names=Names(en=PersonName(family="Doe")))

    assert returned(tmp_path, ending, [PERSON, bare]) == (as_proposed(PERSON), as_proposed(bare))


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), max_size=30
).map(tidy)
names = st.builds(PersonName, family=words.filter(bool), given=words, patronymic=words)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "vcf"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kk=names, en=names, texts=st.builds(LocalizedText, words, words, words), note=st.text(max_size=60))
def test_any_person_comes_back_as_the_same(
    tmp_path: Path, ending: str, kk: PersonName, en: PersonName, texts: LocalizedText, note: str
) -> None:
    person = Participant(
        id=PERSON.id,
        meeting_id=MEETING,
        number=1,
        names=Names(kk=kk, en=en),
        organisation=texts,
        notes=clean_text(note),
    )

    assert returned(tmp_path, ending, [person]) == (as_proposed(person),)


texts = st.builds(LocalizedText, words, words, words)
numbers = st.lists(st.integers(0, 999_999), max_size=3).map(tuple)


@st.composite
def agendas(draw: st.DrawFn) -> list[AgendaItem]:
    """A tree of items, numbered as the program numbers them."""
    items: list[AgendaItem] = []
    for position in range(draw(st.integers(1, 8))):
        items.append(
            AgendaItem(
                id=AgendaItemId(new_uuid(NOW)),
                meeting_id=MEETING,
                parent_id=draw(st.none() | st.sampled_from([one.id for one in items])) if items else None,
                position=position,
                number="",
                kind=draw(st.sampled_from(ItemKind)),
                title=draw(texts.filter(bool)),
                starts=draw(st.none() | st.times().map(lambda at: time(at.hour, at.minute))),
                minutes=draw(st.integers(0, 1440)),
                speakers=draw(texts),
                speaker_numbers=draw(numbers),
                issues=draw(numbers),
                recommendations=draw(numbers),
                day=draw(st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1))),
                section=draw(texts),
                room=draw(texts),
                rapporteurs=draw(texts),
                rapporteur_numbers=draw(numbers),
            )
        )
    return renumbered(items)


def item_as_proposed(row: int, item: AgendaItem, parent: str, read: ProposedItem) -> ProposedItem:
    return ProposedItem(
        row=row,
        number=item.number,
        parent=parent,
        kind=item.kind,
        title=item.title,
        starts=item.starts,
        minutes=item.minutes,
        speakers=item.speakers,
        speaker_numbers=item.speaker_numbers,
        issues=item.issues,
        recommendations=item.recommendations,
        day=item.day,
        section=item.section,
        room=item.room,
        rapporteurs=item.rapporteurs,
        rapporteur_numbers=item.rapporteur_numbers,
        fields_given=read.fields_given,
    )


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=agendas())
def test_any_agenda_comes_back_as_the_same(tmp_path: Path, ending: str, items: list[AgendaItem]) -> None:
    file = tmp_path / f"agenda.{ending}"
    file.write_bytes(agenda_as_csv(items) if ending == "csv" else agenda_as_xlsx(items))

    proposal = read_agenda(file)

    above: dict[AgendaItemId | None, str] = {None: "", **{one.id: one.number for one in items}}
    assert proposal.problems == ()
    assert proposal.items == tuple(
        item_as_proposed(row, item, above[item.parent_id], read)
        for row, (item, read) in enumerate(zip(items, proposal.items, strict=True), 1)
    )


def test_sums_of_speaking_have_names_in_three_languages_and_exact_seconds() -> None:
    name = LocalizedText(kk="Әлиева Г.", ru="Алиева Г.", en="Aliyeva G.")
    long = SpeakingTotal(key="a", speeches=2, length=timedelta(seconds=3725), overrun=timedelta(seconds=65))
    somewhere = SpeakingTotal(key="XX", speeches=1, length=timedelta(seconds=59))
    at_home = SpeakingTotal(key="KZ", speeches=1, length=timedelta(seconds=1))
    totals = SpeakingTotals(
        by_speaker=(long,), by_delegation=(), by_country=(somewhere, at_home), by_item=(), names={"a": name}
    )

    lines = speaking_totals_as_csv(totals).decode("utf-8-sig").splitlines()

    assert lines == [
        "by;name_kk;name_ru;name_en;speeches;seconds;overrun_seconds;time;overrun",
        "speaker;Әлиева Г.;Алиева Г.;Aliyeva G.;2;3725;65;1:02:05;0:01:05",
        "country;XX;XX;XX;1;59;0;0:00:59;0:00:00",
        "country;Қазақстан;Казахстан;Kazakhstan;1;1;0;0:00:01;0:00:00",
    ]
