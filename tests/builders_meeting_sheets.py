"""Sheets of meetings for tests of printed papers, made straight from the sample agenda."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, LocalizedText
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.services.meeting_sheets import (
    ItemLine,
    MeetingSheet,
    QuorumLine,
    SittingLine,
    SpeakerLine,
    SpeechLine,
    TotalLine,
)

PROJECT = Path(__file__).resolve().parent.parent
SHIPPED = PROJECT / "resources" / "samples" / "agenda.csv"
DAY = date(2025, 10, 16)
OPENED = datetime(2025, 10, 16, 4, 4, tzinfo=UTC)  # 09:04 in the hall
MADE_AT = datetime(2025, 10, 16, 5, 40, tzinfo=UTC)
ROOM = LocalizedText(kk="Үлкен зал", ru="Большой зал", en="Main hall")
REPORTER = SpeakerLine(
    name=LocalizedText(
        kk="Ахметова Гүлнар Серікқызы", ru="Ахметова Гульнар Сериковна", en="Gulnar Akhmetova"
    ),
    name_dative=LocalizedText(kk="Ахметова Гүлнар Серікқызына", ru="Ахметовой Гульнар Сериковне"),
    organisation=LocalizedText(
        kk="Еуразия ұлттық университеті",
        ru="Евразийский национальный университет",
        en="Eurasian National University",
    ),
    country="KZ",
)
GUEST = SpeakerLine(
    name=LocalizedText(kk="Зайфрид Фолькмар", ru="Зайфрид Фолькмар", en="Volkmar Seifried"), country="DE"
)


def item(number: str = "1", **changed: Any) -> ItemLine:
    """One item of the first level, with what is named changed."""
    title = LocalizedText(kk=f"{number}-мәселе", ru=f"Вопрос {number}", en=f"Question {number}")
    known = {
        "id": number,
        "label": number,
        "number": number,
        "depth": 0,
        "kind": ItemKind.REPORT,
        "title": title,
    }
    return ItemLine(**{**known, **changed})


def speech(item_id: str, **changed: Any) -> SpeechLine:
    """One place on a list of speakers, with what is named changed."""
    known = {
        "item_id": item_id,
        "kind": SpeechKind.DEBATE,
        "state": SpeechState.WAITING,
        "speaker": REPORTER,
        "limit": 180,
    }
    return SpeechLine(**{**known, **changed})


def meeting_sheet(items: Sequence[ItemLine] | None = None, **changed: Any) -> MeetingSheet:
    """The sample forum before it is opened, with ``items`` or with those of the sample agenda."""
    known: dict[str, Any] = {
        "body": LocalizedText(kk="Кеңес", ru="Совет", en="The Council"),
        "meeting": LocalizedText(
            kk="Академиялық ұтқырлық форумы",
            ru="Форум академической мобильности",
            en="Academic Mobility Forum",
        ),
        "first_day": DAY,
        "last_day": DAY,
        "place": LocalizedText(kk="Алматы қаласы", ru="город Алматы", en="Almaty"),
        "languages": STATE_LANGUAGE_FIRST,
        "made_at": MADE_AT,
        "now": MADE_AT,
        "time_zone": "Asia/Almaty",
        "items": tuple(items) if items is not None else sample_items(),
        "quorum": QuorumLine(entitled=24, present=0, needed=13),
    }
    return MeetingSheet(**{**known, **changed})


def sample_items() -> tuple[ItemLine, ...]:
    """The items of the sample agenda; the discussion of the recommendations sits in parallel sections."""
    lines = []
    for one in read_agenda(SHIPPED).items:
        begin = datetime.combine(DAY, one.starts) if one.starts else None
        lines.append(
            ItemLine(
                id=one.number,
                label=one.number,
                number=one.number,
                depth=one.number.count("."),
                kind=one.kind,
                title=one.title,
                parent_id=one.parent,
                day=DAY,
                begin=begin,
                end=begin + timedelta(minutes=one.minutes) if begin else None,
                minutes=one.minutes,
                speakers=one.speakers,
                room=ROOM if one.number == "4" else LocalizedText(),
                section=_section(one.number),
                decides=one.recommendations if one.kind is ItemKind.DECISION else (),
                decides_all=one.kind is ItemKind.DECISION,
            )
        )
    return tuple(lines)


def _section(number: str) -> LocalizedText:
    if not number.startswith("6."):
        return LocalizedText()
    letter = number[-1]
    return LocalizedText(kk=f"{letter}-секция", ru=f"Секция {letter}", en=f"Section {letter}")


def conducted_sheet() -> MeetingSheet:
    """The sample forum during its first report: one item over, one speech overrun, two speakers waiting."""
    sheet = meeting_sheet()
    first, plenary, report = sheet.items[:3]
    begun = OPENED + timedelta(minutes=23)
    items = (
        replace(
            first,
            state=ItemState.DONE,
            begun=OPENED,
            ended=begun,
            length=timedelta(minutes=23),
        ),
        replace(plenary, state=ItemState.UNDER_WAY, begun=begun, length=timedelta(minutes=70)),
        replace(
            report, state=ItemState.UNDER_WAY, begun=begun, length=timedelta(minutes=70), list_closed=True
        ),
        *sheet.items[3:],
    )
    spoken = speech(
        report.id,
        kind=SpeechKind.REPORT,
        state=SpeechState.DONE,
        limit=1200,
        begun=begun,
        length=timedelta(minutes=22, seconds=15),
        overrun=timedelta(minutes=2, seconds=15),
    )
    waiting = (
        speech(report.id, speaker=GUEST),
        speech(report.id, kind=SpeechKind.POINT_OF_ORDER, limit=60),
    )
    total: dict[str, Any] = {"speeches": 1, "length": spoken.length, "overrun": spoken.overrun}
    return replace(
        sheet,
        items=items,
        speeches=(spoken, *waiting),
        state=MeetingState.UNDER_WAY,
        sittings=(
            SittingLine(number=1, quorum=QuorumLine(entitled=24, present=20, needed=13), opened_at=OPENED),
        ),
        by_speaker=(TotalLine(name=REPORTER.name, **total),),
        by_country=(TotalLine(country="KZ", **total),),
    )
