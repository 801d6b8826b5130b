"""The chair's script: what to say, item after item, large enough to be read standing."""

from collections.abc import Callable, Iterator, Sequence
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from forumdesk.documents import wording
from forumdesk.documents.gate import one_line
from forumdesk.documents.grid_model import Cell, Grid, GridPaper, GridRow, Para, Part, Spread, Tone
from forumdesk.documents.meeting_words import (
    MeetingWords,
    head_of,
    numbered,
    paragraphs,
    real_span,
    running_of,
    span,
    text_columns,
)
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.errors import N_
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.domain.texts import Language
from forumdesk.language.chair_script import ChairMoment, Field, chair_sentence
from forumdesk.language.dates import time_of_day
from forumdesk.services.meeting_sheets import DecisionLine, ItemLine, MeetingSheet, SpeakerLine, SpeechLine

TITLE = N_("Chair’s script")
SIZES = {1: 13.5, 2: 11.5, 3: 10.5}
BLANK = "______"
_UNKNOWN = time(23, 58)
"""A time that gives way to a blank: no wording inflects a time of day."""
_REPORTED = frozenset({ItemKind.REPORT, ItemKind.INFORMATION, ItemKind.PLENARY})
_DEBATED = frozenset({ItemKind.DISCUSSION, ItemKind.PANEL})

Sentence = Callable[[MeetingWords], str]


def chair_script_paper(sheet: MeetingSheet, languages: tuple[Language, ...]) -> GridPaper:
    """The script in ``languages``, side by side where there are several."""
    words = [MeetingWords(sheet, language) for language in languages]
    maker = _Maker(sheet, words, SIZES[len(languages)])
    return GridPaper(
        languages=languages,
        head=head_of(sheet, words, TITLE),
        grids=(Grid(columns=text_columns(words), parts=tuple(maker.parts()), table=False),),
        running=running_of(sheet, words, TITLE),
        continued=tuple(one.say(N_("(continued)")) for one in words),
        foot=" · ".join(one.as_of(sheet.now) for one in words),
        size=SIZES[len(languages)],
        lying=len(languages) == 3,
    )


class _Maker:
    """Makes the parts of a script."""

    def __init__(self, sheet: MeetingSheet, words: Sequence[MeetingWords], size: float) -> None:
        self._sheet = sheet
        self._words = words
        self._size = size
        self._parents = {item.parent_id for item in sheet.items}

    def parts(self) -> Iterator[Part]:
        """Opening, items, closing."""
        yield self._heading(lambda one: one.say(N_("Opening of the sitting")))
        yield from self._opening()
        for item in self._sheet.items:
            yield from self._item(item)
        yield self._heading(lambda one: one.say(N_("Closing of the sitting")))
        yield self._spoken(self._closing)

    # opening and closing

    def _opening(self) -> Iterator[Part]:
        sheet = self._sheet
        if sheet.sittings:
            sitting = sheet.sittings[-1]
            yield self._stage(lambda one: one.say(N_("Opened at {time}"), time=one.moment(sitting.opened_at)))
            quorum = sitting.quorum
        else:
            quorum = sheet.quorum
        if not quorum.needed or (sheet.sittings and not quorum.is_met):
            yield self._spoken(self._chair(ChairMoment.OPENING_WITHOUT_QUORUM_RULE))
        elif sheet.sittings:
            fields = {"present": quorum.present, "entitled": quorum.entitled, "needed": quorum.needed}
            yield self._spoken(self._chair(ChairMoment.OPENING, **fields))
        else:
            yield self._stage(lambda one: one.say(N_("Write down how many of the entitled are present")))
            yield self._spoken(self._uncounted)
            yield self._stage(
                lambda one: one.say(
                    N_("Fewer than {needed}: the sitting is not opened"), needed=quorum.needed
                ),
                with_next=False,
            )
        tops = sum(item.depth == 0 for item in sheet.items)
        yield self._spoken(self._chair(ChairMoment.AGENDA, items=tops))

    def _uncounted(self, words: MeetingWords) -> str:
        """The opening sentence with room for the number of those present."""
        quorum = self._sheet.quorum
        sentence = words.catalogue.ngettext(
            "Distinguished colleagues, {present} of the {entitled} participant entitled to vote are present,"
            " and the quorum of {needed} is met. I declare the sitting open.",
            "Distinguished colleagues, {present} of the {entitled} participants entitled to vote are present,"
            " and the quorum of {needed} is met. I declare the sitting open.",
            quorum.entitled,
        )
        return sentence.format(present=BLANK, entitled=quorum.entitled, needed=quorum.needed)

    def _closing(self, words: MeetingWords) -> str:
        closed = self._sheet.sittings[-1].closed_at if self._sheet.sittings else None
        language = words.language.value
        if closed is not None and self._sheet.state is MeetingState.CLOSED:
            at = closed.astimezone(ZoneInfo(self._sheet.time_zone)).time()
            return chair_sentence(ChairMoment.CLOSING, language, time=at)
        written = chair_sentence(ChairMoment.CLOSING, language, time=_UNKNOWN)
        return written.replace(time_of_day(_UNKNOWN, language), BLANK)

    # items

    def _item(self, item: ItemLine) -> Iterator[Part]:
        yield self._heading(
            lambda one: f"{numbered(item)} {one.of(item.title)}", lambda one: self._facts(item, one)
        )
        if item.state is ItemState.DEFERRED:
            yield self._spoken(self._titled(ChairMoment.DEFERRED, item))
            return
        if item.kind is ItemKind.BREAK:
            yield from self._break(item)
            return
        yield self._spoken(self._titled(ChairMoment.ITEM, item, kind=item.kind.value))
        yield from self._floor(item)
        if item.kind is ItemKind.DECISION:
            yield from self._decision(item)

    def _facts(self, item: ItemLine, words: MeetingWords) -> str:
        done = ""
        if item.begun is not None:
            when = real_span(item.begun, item.ended, self._sheet.time_zone)
            done = words.say(N_("Took place {time}"), time=when) if item.ended else words.say(N_("Under way"))
        minutes = words.minutes(item.minutes) if item.minutes and item.begin is None else ""
        facts = (span(item.begin, item.end), minutes, words.of(item.section), words.of(item.room), done)
        return " · ".join(part for part in facts if part)

    def _break(self, item: ItemLine) -> Iterator[Part]:
        if item.end is not None and item.end != item.begin:
            yield self._spoken(self._chair(ChairMoment.SUSPENDING, until=item.end.time()))
        elif item.minutes:
            yield self._spoken(self._chair(ChairMoment.SUSPENDING, minutes=item.minutes))
        else:
            yield self._spoken(self._titled(ChairMoment.ITEM, item, kind=item.kind.value))
        yield self._stage(lambda one: one.say(N_("After the break")))
        yield self._spoken(self._chair(ChairMoment.RESUMING))

    def _floor(self, item: ItemLine) -> Iterator[Part]:
        """Whoever is on the list of speakers; while nobody is, whom the agenda names."""
        asked = [one for one in self._sheet.speeches if one.item_id == item.id]
        for speech in asked:
            yield self._turn(speech)
        if asked:
            return
        kind = self._kind_of(item)
        if kind is not None:
            for speaker in item.speaking:
                yield self._spoken(self._gives(speaker, kind))
        for speaker in item.reporting:
            yield self._spoken(self._gives(speaker, SpeechKind.REPORT))
        if (item.speakers and (kind is None or not item.speaking)) or (
            item.rapporteurs and not item.reporting
        ):
            yield self._stage(lambda one: " · ".join(one.speakers(item)), with_next=False)

    def _turn(self, speech: SpeechLine) -> GridRow:
        """Whose turn it is; of who has spoken only that."""
        if speech.state is not SpeechState.DONE:
            return self._spoken(self._gives(speech.speaker, speech.kind, speech.limit))
        name = speech.speaker.name
        return self._stage(lambda one: one.say(N_("Spoke: {name}"), name=one.of(name)), with_next=False)

    def _kind_of(self, item: ItemLine) -> SpeechKind | None:
        """In what capacity those speak whom the agenda names; None where no formula fits."""
        if item.id in self._parents:
            return None
        if item.kind in _REPORTED:
            return SpeechKind.REPORT
        return SpeechKind.DEBATE if item.kind in _DEBATED else None

    def _gives(self, speaker: SpeakerLine, kind: SpeechKind, limit: int = 0) -> Sentence:
        """The floor is given."""

        def said(words: MeetingWords) -> str:
            return chair_sentence(
                ChairMoment.SPEAKER,
                words.language.value,
                name=words.of(speaker.name),
                name_dative=one_line(speaker.name_dative.get(words.language)),
                organisation=one_line(speaker.organisation.get(words.language)),
                country=words.country(speaker.country),
                kind=kind.value,
                limit=timedelta(seconds=limit),
            )

        return said

    # decisions

    def _decision(self, item: ItemLine) -> Iterator[Part]:
        taken = next((one for one in self._sheet.decisions if _decides(item, one)), None)
        subject = _subject(item)
        number = ", ".join(map(str, item.decides)) if subject.startswith("recommendation") else ""
        numbers = {"number": number} if number else {}
        if taken is not None:
            yield self._stage(lambda one: one.say(N_("Decided")))
            yield self._spoken(self._adopted(taken, subject))
            return
        body = self._sheet.meeting or self._sheet.body

        def asks(mode: str) -> Sentence:
            return lambda one: chair_sentence(
                ChairMoment.DECISION,
                one.language.value,
                body=one_line(wording.event(body, one.language)),
                subject=subject,
                mode=mode,
                **numbers,
            )

        yield self._spoken(asks("unanimous"))
        yield self._stage(lambda one: one.say(N_("Nobody objects")))
        yield self._spoken(self._chair(ChairMoment.ADOPTED, mode="unanimous", subject=subject))
        yield self._stage(lambda one: one.say(N_("A vote is asked for")))
        yield self._spoken(asks("counted"))
        yield self._stage(
            lambda one: one.say(N_("In favour {blank} · against {blank} · abstentions {blank}"), blank=BLANK),
            with_next=False,
        )

    def _adopted(self, taken: DecisionLine, subject: str) -> Sentence:
        mode, tally = taken.mode.value, taken.tally
        if mode == "unanimous" and tally.abstaining:
            mode = "unanimous_with_abstentions"
        return self._chair(
            ChairMoment.ADOPTED,
            mode=mode,
            subject=subject,
            votes_for=tally.voices_for,
            against=tally.against,
            abstained=tally.abstaining,
        )

    # how parts are made

    def _titled(self, moment: ChairMoment, item: ItemLine, **fields: Field) -> Sentence:
        return lambda one: chair_sentence(
            moment, one.language.value, number=item.number, title=one.of(item.title), **fields
        )

    def _chair(self, moment: ChairMoment, **fields: Field) -> Sentence:
        return lambda one: chair_sentence(moment, one.language.value, **fields)

    def _heading(self, title: Sentence, facts: Sentence = lambda _: "") -> Spread:
        cells: list[Cell] = []
        for one in self._words:
            below = facts(one)
            cells.append((Para(title(one), Tone.HEADING), *((Para(below, Tone.STAGE),) if below else ())))
        return Spread(cells=tuple(cells), tag="H2", before=self._size * 1.5, grounded=True, repeats=True)

    def _spoken(self, sentence: Sentence) -> GridRow:
        cells = tuple(paragraphs(one_line(sentence(one)), tone=Tone.SPOKEN) for one in self._words)
        return GridRow(cells=cells, before=self._size * 0.55, barred=True)

    def _stage(self, direction: Sentence, *, with_next: bool = True) -> GridRow:
        cells = tuple(paragraphs(direction(one), tone=Tone.STAGE) for one in self._words)
        return GridRow(cells=cells, before=self._size * 0.55, with_next=with_next)


def _decides(item: ItemLine, taken: DecisionLine) -> bool:
    """Whether what was decided is what the item is about."""
    if not item.decides:
        return taken.whole
    return taken.whole or set(item.decides) <= set(taken.numbers)


def _subject(item: ItemLine) -> str:
    if not item.decides:
        return "decision"
    if item.decides_all:
        return "resolution"
    return "recommendation" if len(item.decides) == 1 else "recommendations"
