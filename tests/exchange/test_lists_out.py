"""What leaves as a list comes back as the same."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.texts import LocalizedText, clean_text
from forumdesk.exchange.lists_out import participants_as_csv, participants_as_xlsx
from forumdesk.exchange.participants_table import read_participants
from forumdesk.exchange.tables_in import tidy
from forumdesk.exchange.vcards import participants_as_vcards, read_vcards
from forumdesk.services.proposals import ProposedParticipant

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
