"""Scenes, a clock and a hall for tests."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.hall.fitting import Fitter
from forumdesk.gui.hall.scenes import (
    Arrangement,
    BlankScene,
    Clock,
    ItemScene,
    PauseScene,
    PresenceScene,
    ResultScene,
    Scene,
    SpeakerScene,
    TextLine,
    TextScene,
    VotingScene,
    WelcomeScene,
)
from forumdesk.gui.hall.wording import HallWords
from forumdesk.gui.theme import Theme
from tests.gui.catalogues import catalogue

NOW = datetime(2024, 10, 17, 6, 42, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class HandClock:
    """A clock that moves by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The aware moment."""
        return self.now


def fitter(theme: Theme) -> Fitter:
    """A fitter with the words of the catalogues."""
    return Fitter(theme, HallWords(catalogue))


def item(number: str = "2") -> ItemScene:
    """An item with titles of usual length."""
    title = LocalizedText(
        kk="Білім беру сапасын арттыру тетіктері",
        ru="Механизмы повышения качества образования",
        en="Mechanisms to raise the quality of education",
    )
    return ItemScene(number=number, title=title, kind=LocalizedText(kk="баяндама", ru="доклад", en="report"))


def speaker(clock: Clock | None = None, name: str = "Дәурен Сүлейменов") -> SpeakerScene:
    """A speaker of the second item."""
    return SpeakerScene(
        item_number="2",
        item_title=item().title,
        name=LocalizedText(kk=name, ru="Даурен Сулейменов", en="Dauren Suleimenov"),
        organisation=LocalizedText(
            kk="Ғылым және жоғары білім министрлігі",
            ru="Министерство науки и высшего образования",
            en="Ministry of Science and Higher Education",
        ),
        country=LocalizedText(kk="Қазақстан", ru="Казахстан", en="Kazakhstan"),
        kind=LocalizedText(kk="жарыссөз", ru="прения", en="debate"),
        clock=clock or Clock(begun_at=NOW, limit=5 * MINUTE, running=True),
    )


def presence(present: int = 96) -> PresenceScene:
    """The presence of a council of 120."""
    return PresenceScene(
        present=present,
        entitled=120,
        needed=61,
        is_met=present >= 61,
        sentence=LocalizedText(
            kk=f"Кворум: 120 адамнан {present} қатысып отыр, 61 қажет.",
            ru=f"Кворум: присутствуют {present} из 120, нужно 61.",
            en=f"Quorum: {present} of 120 present, 61 needed.",
        ),
    )


def result(title: LocalizedText, *, counted: bool = False) -> ResultScene:
    """An adopted recommendation."""
    labels = (
        LocalizedText(kk="жақтап", ru="за", en="for"),
        LocalizedText(kk="қарсы", ru="против", en="against"),
        LocalizedText(kk="қалыс қалды", ru="воздержались", en="abstained"),
    )
    return ResultScene(
        heading=LocalizedText(kk="2-ұсыным", ru="Рекомендация 2", en="Recommendation 2"),
        title=title,
        sentence=LocalizedText(
            kk="Бірауыздан қабылданды", ru="Принято единогласно", en="Adopted unanimously"
        ),
        is_adopted=True,
        counts=tuple(zip(labels, (80, 9, 7), strict=True)) if counted else (),
    )


def text(*paragraphs: LocalizedText, arrangement: Arrangement = Arrangement.STACKED) -> TextScene:
    """A text of these paragraphs."""
    return TextScene(
        heading=LocalizedText(kk="1-ұсыным", ru="Рекомендация 1", en="Recommendation 1"),
        rows=tuple(TextLine(text=paragraph) for paragraph in paragraphs),
        arrangement=arrangement,
    )


def all_scenes(arrangement: Arrangement) -> dict[str, Scene]:
    """One scene of each kind and some that are harder to fit."""
    long = LocalizedText(*("Өте ұзақ атау, которое не помещается, and goes on and on. " * 12,) * 3)
    body = LocalizedText(
        kk="Қазақстан Республикасының Ғылым және жоғары білім министрлігі",
        ru="Министерство науки и высшего образования Республики Казахстан",
        en="Ministry of Science and Higher Education of the Republic of Kazakhstan",
    )
    scenes: dict[str, Scene] = {
        "welcome": WelcomeScene(body=body, meeting=item().title, when_and_place=body),
        "item": item(),
        "long item": ItemScene(number="6.1(a)(ii)", title=long, kind=long),
        "speaker": speaker(),
        "text": text(body, long),
        "presence": presence(),
        "no quorum": presence(12),
        "result": result(item().title),
        "counted result": result(body, counted=True),
        "long result": result(long, counted=True),
        "voting": VotingScene(
            heading=result(body).heading, title=item().title, sentence=item().title, how=item().kind
        ),
        "pause": PauseScene(
            sentence=LocalizedText(kk="Үзіліс", ru="Перерыв", en="Break"), until=time(11, 30)
        ),
        "blank": BlankScene(),
    }
    return {name: replace(scene, arrangement=arrangement) for name, scene in scenes.items()}


def recommendations(shared: Path) -> list[TextScene]:
    """The recommendations of the sample forum."""
    forum = json.loads((shared / "samples" / "forum-2024.json").read_text(encoding="utf-8"))
    return [
        TextScene(
            heading=LocalizedText(kk=f"{n}-ұсыным", ru=f"Рекомендация {n}", en=f"Recommendation {n}"),
            rows=(
                TextLine(text=LocalizedText.from_mapping(one["title"]), is_title=True),
                TextLine(text=LocalizedText.from_mapping(one["body"])),
            ),
        )
        for n, one in enumerate(forum["recommendations"], start=1)
    ]
