"""As many people as a benchmark wants: made by rule, so that each run measures the same."""

from collections.abc import Iterator
from random import Random
from uuid import UUID

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.texts import LocalizedText

_FAMILIES = (
    ("Әлиев", "Алиев", "Aliyev"),
    ("Қасымов", "Касымов", "Kassymov"),
    ("Нұрғалиев", "Нургалиев", "Nurgaliyev"),
    ("Өтеғенов", "Утегенов", "Utegenov"),
    ("Жұмабаев", "Жумабаев", "Zhumabayev"),
    ("Сәрсенбаев", "Сарсенбаев", "Sarsenbayev"),
    ("Ғабитов", "Габитов", "Gabitov"),
    ("Үсенов", "Усенов", "Ussenov"),
    ("Іскаков", "Искаков", "Iskakov"),
    ("Төлегенов", "Толегенов", "Tolegenov"),
    ("Мұхамеджанов", "Мухамеджанов", "Mukhamedzhanov"),
    ("Иванов", "Иванов", "Ivanov"),
    ("Ким", "Ким", "Kim"),
    ("Шмидт", "Шмидт", "Schmidt"),
)
_GIVEN = (
    ("Дидар", "Дидар", "Didar"),
    ("Әсел", "Асель", "Assel"),
    ("Нұрлан", "Нурлан", "Nurlan"),
    ("Гүлнар", "Гульнар", "Gulnar"),
    ("Ерлан", "Ерлан", "Yerlan"),
    ("Қайрат", "Кайрат", "Kairat"),
    ("Жанна", "Жанна", "Zhanna"),
    ("Өмір", "Омир", "Omir"),
    ("Мария", "Мария", "Maria"),
    ("Сұлтан", "Султан", "Sultan"),
)
_PATRONYMICS = (
    ("Нұрланұлы", "Нурланович", ""),
    ("Асанқызы", "Асановна", ""),
    ("", "", ""),
    ("Ерланұлы", "Ерланович", ""),
)
_SYLLABLES = ("ба", "да", "ма", "ра", "са", "та", "жан", "бек", "гүл", "нұр", "қан", "тай")
_LATIN = dict(
    zip(
        _SYLLABLES,
        ["ba", "da", "ma", "ra", "sa", "ta", "zhan", "bek", "gul", "nur", "kan", "tai"],
        strict=True,
    )
)
_ORGANISATIONS = (
    ("{} университеті", "Университет «{}»", "University of {}"),
    ("{} зерттеу институты", "Научно-исследовательский институт «{}»", "{} Research Institute"),
    ("{} қаржы академиясы", "Финансовая академия «{}»", "{} Academy of Finance"),
    ("{} облысының әкімдігі", "Акимат области {}", "Akimat of {} Region"),
)
_POSTS = (
    ("халықаралық ынтымақтастық бөлімінің басшысы", "начальник отдела международного сотрудничества",
     "Head of International Cooperation"),
    ("ректор", "ректор", "Rector"),
    ("бағдарламалар үйлестірушісі", "координатор программ", "Programme Coordinator"),
    ("аға ғылыми қызметкер", "старший научный сотрудник", "Senior Researcher"),
)  # fmt: skip
_COUNTRIES = ("KZ",) * 8 + ("UZ", "KG", "TR", "DE", "CN", "RU", "PL", "FR", "US", "JP", "KR", "GB", "")
_STATES = (AccreditationState.ACCREDITED,) * 5 + tuple(AccreditationState)


def crowd(
    count: int, meeting_id: MeetingId, *, states: tuple[AccreditationState, ...] = _STATES
) -> Iterator[Participant]:
    """``count`` different people of one meeting, the same ones on every run."""
    random = Random(20241017)
    organisations = [_organisation(random) for _ in range(max(count // 50, 1))]
    for number in range(1, count + 1):
        family, given, patronymic = (random.choice(parts) for parts in (_FAMILIES, _GIVEN, _PATRONYMICS))
        middle = "".join(random.choices(_SYLLABLES, k=2))
        kk, ru, en = (
            PersonName(
                family=_with(family[place], middle, place), given=given[place], patronymic=patronymic[place]
            )
            for place in range(3)
        )
        yield Participant(
            id=ParticipantId(UUID(int=(0x0192_9A2B_3C4D << 80) | (7 << 76) | (2 << 62) | number)),
            meeting_id=meeting_id,
            number=number,
            names=Names(kk=kk, ru=ru, en=en),
            organisation=random.choice(organisations),
            post=LocalizedText(*random.choice(_POSTS)),
            country=random.choice(_COUNTRIES),
            category=random.choice(list(Category)),
            role=random.choice(list(Role)),
            entitled=random.random() < 0.3,
            email=f"{given[2]}.{family[2]}{number}@example.org".lower(),
            phone=f"+7 701 {number // 10000:03} {number % 10000:04}",
            accreditation=Accreditation(state=random.choice(states)),
        )


def _organisation(random: Random) -> LocalizedText:
    place = [*random.choices(_SYLLABLES, k=3)]
    kk = "".join(place).capitalize()
    en = "".join(_LATIN[one] for one in place).capitalize()
    patterns = random.choice(_ORGANISATIONS)
    return LocalizedText(patterns[0].format(kk), patterns[1].format(kk), patterns[2].format(en))


def _with(family: str, middle: str, place: int) -> str:
    """A longer family name, so that few people share one."""
    if place == 2:
        middle = "".join(_LATIN.get(part, "") for part in (middle[:2], middle[2:])) or "na"
    return f"{family}-{middle.capitalize()}"
