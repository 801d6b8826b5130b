"""Sheets of people for tests of printed papers, made straight from the sample lists."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from forumdesk.domain.badges import badge_code
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, Role
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.exchange.participants_table import read_participants
from forumdesk.language.names import NameParts, official_name
from forumdesk.services.people_sheets import PeopleSheet, PersonLine

PROJECT = Path(__file__).resolve().parent.parent
SHIPPED = PROJECT / "resources" / "samples" / "participants.csv"
FORUM_2024 = PROJECT.parent / "shared" / "samples" / "participants-2024.csv"
MADE_AT = datetime(2024, 10, 17, 4, 5, tzinfo=UTC)  # 09:05 in the hall
MEETING = MeetingId(UUID(int=(0x0192_9A2B_3C4D << 80) | (7 << 76) | (2 << 62) | 1))
LONG_KAZAKH = LocalizedText(
    kk="Нұрмұхаммедсұлтанбекова-Әбдірахманова Гүлбаһрамжамал Мұхамедрахымқызы",
    ru="Нурмухаммедсултанбекова-Абдирахманова Гульбахрамжамал Мухамедрахимовна",
    en="Gulbakhramzhamal Nurmukhammedsultanbekova-Abdirakhmanova",
)


def person(number: int = 1, **changed: object) -> PersonLine:
    """One person, with what is named changed."""
    known: dict[str, object] = {
        "number": number,
        "name": LocalizedText(
            kk="Ахметова Гүлнар Серікқызы", ru="Ахметова Гульнар Сериковна", en="Gulnar Akhmetova"
        ),
        "listed_name": LocalizedText(en="Akhmetova Gulnar"),
        "badge_name": LocalizedText(kk="Гүлнар Ахметова", ru="Гульнар Ахметова", en="Gulnar Akhmetova"),
        "organisation": LocalizedText(
            kk="Л. Н. Гумилев атындағы Еуразия ұлттық университеті",
            ru="Евразийский национальный университет имени Л. Н. Гумилёва",
            en="L. N. Gumilyov Eurasian National University",
        ),
        "post": LocalizedText(kk="ректор", ru="ректор", en="Rector"),
        "country": "KZ",
        "badge_code": code_of(number),
    }
    return PersonLine(**{**known, **changed})  # type: ignore[arg-type] # fields by name


def code_of(number: int) -> str:
    """The code on the badge of the person of this number."""
    return badge_code(
        MEETING, ParticipantId(UUID(int=(0x0192_9A2B_3C4E << 80) | number * 0x9E3779B97F4A7C15))
    )


def people_sheet(people: Sequence[PersonLine] | None = None, *, file: Path = SHIPPED) -> PeopleSheet:
    """The sheet of the sample forum with ``people``, or with those of a sample list."""
    lines = tuple(people) if people is not None else people_of(file)
    return PeopleSheet(
        body=LocalizedText(
            kk="Қазақстан Республикасының Ғылым және жоғары білім министрлігі",
            ru="Министерство науки и высшего образования Республики Казахстан",
            en="Ministry of Science and Higher Education of the Republic of Kazakhstan",
        ),
        meeting=LocalizedText(
            kk="Стратегиялық серіктестер форумы",
            ru="Форум стратегических партнёров",
            en="Strategic Partners Forum",
        ),
        first_day=date(2024, 10, 17),
        last_day=date(2024, 10, 18),
        place=LocalizedText(kk="Астана қаласы", ru="город Астана", en="Astana"),
        languages=STATE_LANGUAGE_FIRST,
        people=lines,
        made_at=MADE_AT,
        time_zone="Asia/Almaty",
        present_now=sum(line.arrived_at is not None for line in lines),
        signatory=LocalizedText(kk="С. Нұрбек", ru="С. Нурбек", en="S. Nurbek"),
        destroy_after=date(2024, 10, 25),
    )


def people_of(file: Path) -> tuple[PersonLine, ...]:
    """The people of a list, two thirds of them arrived in the course of two mornings."""
    lines = []
    start = MADE_AT - timedelta(hours=1)
    for row in read_participants(file).people:
        number = row.row
        arrived = start + timedelta(seconds=37 * (number * 7 % 191), days=number % 5 == 0)
        lines.append(
            PersonLine(
                number=number,
                name=_names(row.names, listed=False),
                listed_name=_names(row.names, listed=True),
                organisation=row.organisation,
                post=row.post,
                country=row.country,
                delegation=_DELEGATIONS.get((row.country, number % 3), LocalizedText()),
                role=row.role,
                entitled=row.entitled,
                badge_code=code_of(number),
                identity_number=f"{800101300000 + number * 7919}",
                arrived_at=arrived if number % 3 else None,
                left_at=arrived + timedelta(hours=3) if number % 10 == 1 else None,
                returned_at=arrived + timedelta(hours=4) if number % 20 == 1 else None,
                desk="Кіреберіс" if number % 2 else "Hall B",
            )
        )
    return tuple(lines)


_DELEGATIONS = {
    ("KZ", 1): LocalizedText(
        kk="Ғылым және жоғары білім министрлігінің делегациясы",
        ru="Делегация Министерства науки и высшего образования",
        en="Delegation of the Ministry of Science and Higher Education",
    ),
    ("KZ", 2): LocalizedText(
        kk="Өңірлер делегациясы", ru="Делегация регионов", en="Delegation of the Regions"
    ),
}


def _names(names: Names, *, listed: bool) -> LocalizedText:
    return LocalizedText(*(_name(names, language, listed=listed) for language in STATE_LANGUAGE_FIRST))


def _name(names: Names, language: Language, *, listed: bool) -> str:
    name = names.get(language)
    if not name:
        return ""
    if listed and language is Language.EN:
        return f"{name.family} {name.given}".strip()
    parts = NameParts(family=name.family, given=name.given, patronymic=name.patronymic)
    return official_name(parts, language.value)


HEAD = Role.HEAD_OF_DELEGATION
