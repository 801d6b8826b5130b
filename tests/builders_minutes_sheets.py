"""Sheets of minutes and of papers about decisions, for tests of printed papers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.elections import Candidate
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.speaking import SpeechKind
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, LocalizedText
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import Ballots
from forumdesk.services.meeting_sheets import QuorumLine, SittingLine
from forumdesk.services.minutes_sheets import (
    BallotSheet,
    CountingSheet,
    DecisionOnSheet,
    MinutesItem,
    MinutesSheet,
    PersonOnSheet,
    RollCallSheet,
    SpeechOnSheet,
    StatementOnSheet,
    TextOnSheet,
    VoiceOnSheet,
    VoteSheet,
)

DAY = date(2026, 10, 15)
OPENED = datetime(2026, 10, 15, 5, 4, tzinfo=UTC)  # 10:04 in the hall
NUMBER = "С-70/2"
NBSP = "\u00a0"
_FAMILY = ("Ахметов", "Бекенов", "Жұмабаев", "Қасымов", "Нұрланов", "Оспанов", "Сейітов", "Тұрсынов")
_FAMILY_RU = ("Ахметов", "Бекенов", "Жумабаев", "Касымов", "Нурланов", "Оспанов", "Сеитов", "Турсунов")
_FAMILY_EN = ("Akhmetov", "Bekenov", "Zhumabayev", "Kassymov", "Nurlanov", "Ospanov", "Seitov", "Tursunov")
_INITIALS = ("А.", "Б.", "Е.", "М.", "Н.", "С.")
_INITIALS_EN = ("A.", "B.", "Y.", "M.", "N.", "S.")
UNIVERSITY = LocalizedText(
    kk="Еуразия ұлттық университеті",
    ru="Евразийский национальный университет",
    en="Eurasian National University",
)
CHAIR = PersonOnSheet(
    name=LocalizedText(kk="С. Нұрғалиева", ru="С. Нургалиева", en="S. Nurgaliyeva"),
    post=LocalizedText(kk="Кеңес төрағасы", ru="председатель Совета", en="Chair of the Council"),
)
SECRETARY = PersonOnSheet(name=LocalizedText(kk="Д. Сәрсенов", ru="Д. Сарсенов", en="D. Sarsenov"))
REPORTER = PersonOnSheet(
    name=LocalizedText(kk="Г. С. Ахметова", ru="Г. С. Ахметова", en="G. Akhmetova"),
    post=LocalizedText(kk="бірінші проректор", ru="первый проректор", en="First Vice-Rector"),
    organisation=UNIVERSITY,
    country="KZ",
)
GUEST = PersonOnSheet(
    name=LocalizedText(kk="Ф. Зайфрид", ru="Ф. Зайфрид", en="V. Seifried"), country="DE", remote=True
)
RECOMMENDATIONS = (
    LocalizedText(
        kk="Қатысушы университеттер алмасу кезеңінде жинақталған кредиттерді білім алушы оралған күннен бастап "
        "он жұмыс күні ішінде таниды және қосымша емтихан тағайындамайды.",
        ru="Университеты-участники признают кредиты, накопленные в период обмена, в течение десяти рабочих дней "
        "со дня возвращения обучающегося и не назначают дополнительных экзаменов.",
        en="Participating universities shall recognise credits earned during an exchange within ten working days "
        "of the student’s return and shall not set additional examinations.",
    ),
    LocalizedText(
        kk="Бағалау өлшемшарттары семестр басталғанға дейін барлық жұмыс тілдерінде жарияланады.",
        ru="Критерии оценивания публикуются до начала семестра на всех рабочих языках.",
        en="Assessment criteria shall be published in all working languages before the semester begins.",
    ),
    LocalizedText(
        kk="Қабылдаушы университет әрбір келетін студентке тәлімгер тағайындайды.",
        ru="Принимающий университет назначает наставника каждому прибывающему студенту.",
        en="The host university shall assign a mentor to every incoming student.",
    ),
)


def person(number: int, **changed: Any) -> PersonOnSheet:
    """Somebody; different names for the first few hundred numbers."""
    place, initial = number % 8, (number // 8) % 6
    known = {
        "name": LocalizedText(
            kk=f"{_INITIALS[initial]}{NBSP}{_FAMILY[place]}",
            ru=f"{_INITIALS[initial]}{NBSP}{_FAMILY_RU[place]}",
            en=f"{_INITIALS_EN[initial]}{NBSP}{_FAMILY_EN[place]}",
        ),
        "organisation": LocalizedText(
            kk=f"№ {number} университет", ru=f"Университет № {number}", en=f"University No. {number}"
        ),
        "country": "KZ",
    }
    return PersonOnSheet(**{**known, **changed})


def tally(**changed: int) -> Tally:
    """Twenty of 24 there, all for it."""
    known = {
        "entitled": 24,
        "present": 20,
        "needed": 13,
        "voices_for": 20,
        "against": 0,
        "abstaining": 0,
        "not_voting": 0,
        "recused": 0,
        "absent": 4,
    }
    return Tally(**{**known, **changed})


def voices(
    count: int = 24, against: int = 1, abstaining: int = 2, absent: int = 4
) -> tuple[VoiceOnSheet, ...]:
    """So many voices, the others for it."""
    said = [Voice.AGAINST] * against + [Voice.ABSTAINING] * abstaining + [Voice.ABSENT] * absent
    said += [Voice.FOR] * (count - len(said))
    found = [
        VoiceOnSheet(number=number, name=person(number).name, voice=voice)
        for number, voice in enumerate(said, 1)
    ]
    found[-1] = replace(found[-1], by=person(3).name, by_proxy=True)
    found[-2] = replace(found[-2], remote=True)
    return tuple(found)


def decision(number: int = 1, mode: AdoptionMode = AdoptionMode.UNANIMOUS, **changed: Any) -> DecisionOnSheet:
    """A sealed decision on the first recommendation."""
    known: dict[str, Any] = {
        "number": number,
        "mode": mode,
        "outcome": Outcome.ADOPTED,
        "tally": tally(),
        "recorded_at": OPENED + timedelta(minutes=70 + number),
        "sealed_at": OPENED + timedelta(minutes=70 + number),
        "code": f"7F3A-91C{number % 10}",
        "head": "9B01-22AA",
        "numbers": ("1",),
        "texts": (TextOnSheet(number="1", text=RECOMMENDATIONS[0]),),
    }
    return DecisionOnSheet(**{**known, **changed})


def recorded_decision(**changed: Any) -> DecisionOnSheet:
    """A vote by name, with a reservation, a correction and an annulment."""
    known: dict[str, Any] = {
        "tally": tally(voices_for=17, against=1, abstaining=2),
        "voices": voices(),
        "numbers": ("2", "3"),
        "texts": tuple(
            TextOnSheet(number=str(number), text=text) for number, text in enumerate(RECOMMENDATIONS[1:], 2)
        ),
        "statements": (
            StatementOnSheet(
                number=1,
                kind=StatementKind.RESERVATION,
                author=UNIVERSITY,
                text=LocalizedText(
                    kk="Тәлімгер тағайындау тәртібі университеттің ішкі қағидаларымен айқындалады.",
                    ru="Порядок назначения наставника определяется внутренними правилами университета.",
                    en="The procedure for assigning a mentor is determined by the internal rules of the university.",
                ),
                made_at=OPENED + timedelta(minutes=90),
            ),
            StatementOnSheet(
                number=2,
                kind=StatementKind.CORRECTION,
                author=person(2).name,
                text=LocalizedText(),
                made_at=OPENED + timedelta(days=1),
                voice=Voice.FOR,
            ),
        ),
    }
    return decision(2, AdoptionMode.RECORDED, **{**known, **changed})


def secret_decision(**changed: Any) -> DecisionOnSheet:
    """A secret vote."""
    known: dict[str, Any] = {
        "tally": tally(voices_for=16, against=2, abstaining=1, not_voting=0),
        "ballots": Ballots(issued=20, returned=20, spoilt=1),
        "commission": (person(11), person(12), person(13)),
        "numbers": (),
        "texts": (),
        "question": LocalizedText(
            kk="Кеңестің 2027 жылға арналған жұмыс жоспарын бекіту туралы",
            ru="Об утверждении плана работы Совета на 2027 год",
            en="On the approval of the work plan of the Council for 2027",
        ),
    }
    return decision(3, AdoptionMode.SECRET, **{**known, **changed})


def candidates() -> tuple[Candidate, ...]:
    """Three who stand, the first elected."""
    votes = (14, 5, 0)
    return tuple(
        Candidate(id=UUID(int=number), name=person(number + 20).name, votes=count, elected=number == 0)
        for number, count in enumerate(votes)
    )


def election(**changed: Any) -> DecisionOnSheet:
    """An election by secret ballot."""
    known: dict[str, Any] = {
        "outcome": Outcome.ELECTED,
        "candidates": candidates(),
        "ballots": Ballots(issued=20, returned=20, spoilt=1),
        "commission": (person(11), person(12), person(13)),
        "tally": tally(voices_for=0),
        "numbers": (),
        "texts": (),
        "question": LocalizedText(
            kk="Кеңес төрағасының орынбасарын сайлау", ru="Выборы заместителя председателя Совета",
            en="Election of the deputy chair of the Council",
        ),
    }  # fmt: skip
    return decision(4, AdoptionMode.ELECTION, **{**known, **changed})


def minutes_items() -> tuple[MinutesItem, ...]:
    """An agenda gone through: report, break, decisions, a deferred item."""
    return (
        MinutesItem(
            id="a",
            label="1",
            title=LocalizedText(
                kk="Оқу нәтижелерін танудың бірыңғай тәртібі туралы",
                ru="О едином порядке признания результатов обучения",
                en="On a single procedure for the recognition of learning outcomes",
            ),
            kind=ItemKind.REPORT,
            begun=OPENED + timedelta(minutes=6),
            ended=OPENED + timedelta(minutes=80),
            heard=(REPORTER,),
            spoke=(
                SpeechOnSheet(speaker=person(1)),
                SpeechOnSheet(speaker=GUEST),
                SpeechOnSheet(speaker=REPORTER, kind=SpeechKind.REPLY),
            ),
            note=LocalizedText(
                kk="Талқылау барысында кредиттерді тану мерзімін қысқарту ұсынылды.\n"
                "Хатшылыққа үлгілік нысандарды дайындау тапсырылды.",
                ru="В ходе обсуждения предложено сократить срок признания кредитов.\n"
                "Секретариату поручено подготовить типовые формы.",
                en="In the discussion it was proposed to shorten the time for the recognition of credits.\n"
                "The secretariat was asked to prepare model forms.",
            ),
            decisions=(decision(),),
        ),
        MinutesItem(
            id="b",
            label="2",
            title=LocalizedText(kk="Кофе-үзіліс", ru="Кофе-пауза", en="Coffee break"),
            kind=ItemKind.BREAK,
            begun=OPENED + timedelta(minutes=80),
            ended=OPENED + timedelta(minutes=100),
        ),
        MinutesItem(
            id="c",
            label="3",
            title=LocalizedText(
                kk="Ұсынымдарды қабылдау туралы",
                ru="О принятии рекомендаций",
                en="On the adoption of recommendations",
            ),
            kind=ItemKind.DECISION,
            begun=OPENED + timedelta(minutes=100),
            ended=OPENED + timedelta(minutes=130),
            decisions=(recorded_decision(), secret_decision(), election()),
        ),
        MinutesItem(
            id="d",
            label="4",
            title=LocalizedText(kk="Әр түрлі", ru="Разное", en="Other business"),
            state=ItemState.DEFERRED,
        ),
    )  # fmt: skip


def minutes_sheet(**changed: Any) -> MinutesSheet:
    """The minutes of a closed meeting."""
    known: dict[str, Any] = {
        "body": LocalizedText(
            kk="Академиялық ұтқырлық жөніндегі кеңес",
            ru="Совет по академической мобильности",
            en="Council for Academic Mobility",
        ),
        "meeting": LocalizedText(
            kk="Кеңестің кезекті отырысы", ru="Очередное заседание Совета", en="Regular meeting of the Council"
        ),
        "first_day": DAY,
        "last_day": DAY,
        "place": LocalizedText(kk="Астана қаласы", ru="город Астана", en="Astana"),
        "languages": STATE_LANGUAGE_FIRST,
        "made_at": OPENED + timedelta(days=1),
        "time_zone": "Asia/Almaty",
        "number": NUMBER,
        "chair": CHAIR,
        "secretary": SECRETARY,
        "state": MeetingState.CLOSED,
        "sittings": (
            SittingLine(
                number=1,
                quorum=QuorumLine(entitled=24, present=20, needed=13),
                opened_at=OPENED,
                closed_at=OPENED + timedelta(minutes=140),
            ),
        ),
        "present": tuple(person(number) for number in range(1, 21)),
        "absent": (
            person(21, excused=True),
            person(22, excused=True, reason=LocalizedText(kk="іссапар", ru="командировка", en="business trip")),
            person(23, holder=person(3).name),
            person(24),
        ),
        "invited": (GUEST,),
        "items": minutes_items(),
    }  # fmt: skip
    return MinutesSheet(**{**known, **changed})


def _facts(**changed: Any) -> dict[str, Any]:
    sheet = minutes_sheet()
    names = (
        "body", "meeting", "first_day", "last_day", "place", "languages", "made_at", "time_zone", "number",
        "chair", "secretary",
    )  # fmt: skip
    return {**{name: getattr(sheet, name) for name in names}, **changed}


def vote_sheet(**changed: Any) -> VoteSheet:
    """The sheet of a vote by name."""
    item = minutes_items()[2]
    known = {"decision": recorded_decision(), "item_label": item.label, "item": item.title}
    return VoteSheet(**_facts(**{**known, **changed}))


def roll_call_sheet(**changed: Any) -> RollCallSheet:
    """An empty roll call of 24."""
    item = minutes_items()[2]
    blank = tuple(replace(one, voice=None, by_proxy=False, by=LocalizedText()) for one in voices())
    known = {"voices": blank, "item_label": item.label, "item": item.title}
    return RollCallSheet(**_facts(**{**known, **changed}))


def ballot_sheet(**changed: Any) -> BallotSheet:
    """Twenty ballots on a question."""
    known = {"question": secret_decision().question, "count": 20}
    return BallotSheet(**_facts(**{**known, **changed}))


def counting_sheet(**changed: Any) -> CountingSheet:
    """The protocol of a secret vote."""
    item = minutes_items()[2]
    known = {
        "decision": secret_decision(),
        "item_label": item.label,
        "item": item.title,
        "protocol_number": "1",
    }
    return CountingSheet(**_facts(**{**known, **changed}))
