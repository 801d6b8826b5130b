from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, Participant, PersonName, Role, count_participants
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders import number


def participant(n: int, country: str, role: Role, organisation: str, *, entitled: bool) -> Participant:
    return Participant(
        id=ParticipantId(number(n)),
        meeting_id=MeetingId(number(99)),
        number=n,
        names=Names(kk=PersonName(family="Ә")),
        organisation=LocalizedText(kk=organisation),
        country=country,
        role=role,
        entitled=entitled,
    )


def test_people_countries_and_organisations_are_counted_without_the_unknown() -> None:
    counts = count_participants(
        [
            participant(1, "KZ", Role.HEAD_OF_DELEGATION, "A", entitled=True),
            participant(2, "KZ", Role.DELEGATE, "A", entitled=True),
            participant(3, "", Role.GUEST, "", entitled=False),
            participant(4, "TR", Role.HEAD_OF_DELEGATION, "B", entitled=False),
        ]
    )

    assert (counts.people, counts.countries, counts.organisations) == (4, 2, 2)
    assert (counts.entitled, counts.present, counts.heads_of_delegation) == (2, 2, 2)


def test_a_name_is_there_once_a_family_or_a_given_name_is() -> None:
    assert PersonName(given="Асан")
    assert not PersonName(patronymic="Болатұлы")
    assert not Names(kk=PersonName(patronymic="Болатұлы"))
    assert Names(en=PersonName(family="A")).get(Language.EN) == PersonName(family="A")
