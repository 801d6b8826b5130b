"""Minutes as Akoma Ntoso 3.0: a debate with roll call, items, speeches, decisions and statements; see 0029."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.exchange.akoma_ntoso_minutes_meta import MinutesNames, minutes_meta, people_of, votes_of
from forumdesk.exchange.akoma_ntoso_minutes_words import MinutesWording
from forumdesk.exchange.akoma_ntoso_xml import document_of, write
from forumdesk.exchange.errors import ExchangeError
from forumdesk.language.minutes_wordings import MinutesWord
from forumdesk.services.minutes_sheets import (
    DecisionOnSheet,
    MinutesItem,
    MinutesSheet,
    PersonOnSheet,
    SpeechOnSheet,
    StatementOnSheet,
)
from forumdesk.services.sheets import SignatureRole

COUNTRY = "kz"
Span = tuple[datetime, datetime | None]


class NoMinutesToExportError(ExchangeError):
    """Nothing took place yet."""

    code = "exchange.no_minutes_to_export"
    message = N_(
        "There is nothing to write into the minutes yet: the agenda is empty and nothing is decided."
    )


def minutes_as_akoma_ntoso(
    sheet: MinutesSheet,
    wording: Callable[[Language], MinutesWording],
    *,
    number: str = "",
    country: str = COUNTRY,
) -> bytes:
    """The minutes in the languages in which their agenda is written as one XML file in UTF-8.

    ``wording`` says what the minutes say in a language, short or in full. ``number`` tells the work from others of
    the same day in its address ``/akn/kz/debate/minutes/…``. The same sheet gives the same bytes.

    As in :func:`akoma_ntoso.akoma_ntoso` the first language is the document, the others are its components, and
    what is the same has the same identifiers (eId) in all of them. Voices and lists of people, which paper puts into
    annexes when they are long, stand in their places. Raises NoMinutesToExportError.
    """
    if not sheet.items and not sheet.decisions:
        raise NoMinutesToExportError
    told = [wording(language) for language in _languages(sheet)]
    names = MinutesNames(
        sheet=sheet,
        country=country,
        number=number,
        language=told[0].language,
        titles={one.language: one.title() for one in told},
        people=people_of(sheet),
    )
    first, *others = (_Debate(replace(names, language=one.language), one).element() for one in told)
    return document_of(first, others)


def _languages(sheet: MinutesSheet) -> tuple[Language, ...]:
    order = sheet.languages or STATE_LANGUAGE_FIRST
    written = {language for item in sheet.items for language in item.title.languages}
    return tuple(one for one in order if one in written) or order


class _Debate:
    """Writes the minutes in one language; containers are counted alike in all of them."""

    def __init__(self, names: MinutesNames, told: MinutesWording) -> None:
        self._names = names
        self._sheet = names.sheet
        self._told = told
        self._count: dict[tuple[str, str], int] = {}
        self._pauses = sorted(self._sheet.pauses, key=lambda pause: pause[0])
        self._breaks = {begun for begun, _ in self._sheet.pauses}
        self._decided: list[tuple[DecisionOnSheet, str]] = []

    def element(self) -> Element:
        """The whole ``debate``."""
        found = Element("debate", name="minutes")
        if mark := self._told.mark():
            _line(self._division(found, "coverPage"), mark, css="draft")
        self._preface(self._division(found, "preface"))
        body = self._division(found, "debateBody")
        self._roll_call(body)
        self._agenda(body)
        for item in self._sheet.items:
            if item.begun is not None:
                self._pauses_until(body, item.begun)
            self._item(body, item)
        self._loose(body)
        self._close(body)
        self._conclusions(self._division(found, "conclusions"))
        found.insert(0, minutes_meta(replace(self._names, votes=votes_of(self._decided))))
        return found

    def _division(self, parent: Element, tag: str) -> Element:
        return SubElement(parent, tag, {"xml:lang": self._told.language.value})

    def _part(self, parent: Element, tag: str, short: str, name: str = "") -> Element:
        """A new container with its identifier."""
        above = parent.get("eId", "")
        self._count[above, short] = self._count.get((above, short), 0) + 1
        own = f"{short}_{self._count[above, short]}"
        found = SubElement(parent, tag, eId=f"{above}__{own}" if above else own)
        if name:
            found.set("name", name)
        return found

    def _section(self, parent: Element, name: str, heading: str = "") -> Element:
        found = self._part(parent, "debateSection", "dbsect", name)
        if heading:
            write(SubElement(found, "heading"), [heading])
        return found

    def _preface(self, preface: Element) -> None:
        told = self._told
        _line(preface, told.body(), css="body")
        title = SubElement(SubElement(preface, "p"), "docTitle")
        before, number, after = (
            told.title().partition(self._sheet.number) if self._sheet.number else ("", "", "")
        )
        if number:
            inner = Element("docNumber")
            write(inner, [number])
            write(title, [before, inner, after])
        else:
            write(title, [told.title()])
        _line(preface, told.event(), css="event")
        self._days(preface)
        _line(preface, told.form(), css="form")

    def _days(self, preface: Element) -> None:
        """When and where, in one line."""
        days, place = self._told.days(), self._told.place()
        words: list[str | Element] = []
        if days and self._sheet.first_day is not None:
            date = Element("docDate", date=(self._sheet.last_day or self._sheet.first_day).isoformat())
            write(date, [days])
            words = [date, ", " if place else ""]
        if words or place:
            write(SubElement(preface, "p", {"class": "facts"}), [*words, place])

    def _roll_call(self, body: Element) -> None:
        """Who presided, when it began, who was there and who was not."""
        sheet, told = self._sheet, self._told
        call = self._part(body, "rollCall", "rollCall")
        if sheet.chair is not None:
            self._person(call, told.chaired(sheet.chair), sheet.chair, SignatureRole.CHAIR)
        if sheet.secretary is not None:
            self._person(call, told.kept(sheet.secretary), sheet.secretary, SignatureRole.SECRETARY)
        for sitting in sheet.sittings:
            _line(call, told.opened(sitting.opened_at))
            if len(sheet.sittings) > 1:
                _line(call, told.counted(sitting.quorum))
        quorum = sheet.quorum
        if sheet.sittings:
            quorum = sheet.sittings[0].quorum if len(sheet.sittings) == 1 else None
        if sheet.present or quorum is not None:
            _line(call, told.present(quorum) if sheet.present or quorum is None else told.counted(quorum))
        self._people(call, "", sheet.present)
        self._people(call, told.absent(), sheet.absent)
        self._people(call, told.invited(), sheet.invited)
        for line in told.own(sheet.opening):
            _line(call, line)

    def _people(self, parent: Element, above: str, people: Sequence[PersonOnSheet]) -> None:
        if people:
            _line(parent, above)
        for person in people:
            self._person(parent, self._told.person(person), person)

    def _person(self, parent: Element, words: str, person: PersonOnSheet, role: str = "") -> None:
        """A line in which somebody is named."""
        line, name = SubElement(parent, "p"), self._told.name(person)
        before, _, after = words.partition(name) if name else (words, "", "")
        identifier = self._names.people.get(person.name)
        if identifier is None or name not in words:
            write(line, [words])
            return
        found = Element("person", refersTo=f"#{identifier}")
        if role:
            found.set("as", f"#{role}")
        write(found, [name])
        write(line, [before, found, after])

    def _agenda(self, body: Element) -> None:
        items = [item for item in self._sheet.items if item.label]
        if not items:
            return
        section = self._section(body, "agenda", self._told.heading(MinutesWord.AGENDA))
        listed = self._part(section, "blockList", "list")
        for item in items:
            found = self._part(listed, "item", "item")
            write(SubElement(found, "num"), [self._told.number(item.label)])
            _line(found, self._told.of(item.title), even_empty=True)
            _line(found, self._told.reported(item))

    def _item(self, body: Element, item: MinutesItem) -> None:
        if item.kind is ItemKind.BREAK:
            if item.begun is not None and item.ended is not None:
                self._pause(body, item.begun, item.ended)
        elif self._took_place(item):
            self._held(self._section(body, "item"), item)

    def _held(self, section: Element, item: MinutesItem) -> None:
        """Heard, spoke, resolved; what an item has nothing of is left out."""
        if item.label:
            write(SubElement(section, "num"), [self._told.number(item.label)])
        write(SubElement(section, "heading"), [self._told.of(item.title)])
        self._heard(section, item)
        if not self._told.short:
            self._spoken(section, item)
        for begun, ended in item.pauses:
            if ended is not None and begun not in self._breaks:  # a break of the sitting is told once
                self._pause(section, begun, ended)
        for statement in item.statements:
            self._statement(section, statement)
        if item.decisions:
            self._resolved(section, item.decisions)
        if item.state is ItemState.DEFERRED:
            _line(section, self._told.deferred())

    def _took_place(self, item: MinutesItem) -> bool:
        told = (item.begun, item.spoke, item.note, item.decisions, item.statements)
        return any(told) or item.state is ItemState.DEFERRED or (bool(item.heard) and self._was_heard(item))

    def _was_heard(self, item: MinutesItem) -> bool:
        """Where sittings were held nobody was heard on an item that was never begun."""
        return not self._sheet.sittings or item.begun is not None

    def _heard(self, parent: Element, item: MinutesItem) -> None:
        if not self._was_heard(item) or not (item.heard or item.rapporteurs):
            return
        section = self._section(parent, "heard", self._told.label(MinutesWord.HEARD))
        for person in item.heard:
            self._speech(section, SpeechOnSheet(speaker=person), "rapporteur")
        if not item.heard:
            _line(section, self._told.of(item.rapporteurs))

    def _spoken(self, parent: Element, item: MinutesItem) -> None:
        notes = self._told.own(item.note)
        if item.spoke:
            section = self._section(parent, "spoke", self._told.label(MinutesWord.SPOKE))
            for speech in item.spoke:
                self._speech(section, speech, "speaker")
        elif item.note:
            section = self._section(
                parent, "discussed", self._told.label(MinutesWord.DISCUSSED) if notes else ""
            )
        else:
            return
        for line in notes:
            _line(section, line)

    def _speech(self, parent: Element, speech: SpeechOnSheet, role: str) -> None:
        """Who spoke; what was said is no part of minutes."""
        identifier = self._names.people.get(speech.speaker.name)
        if identifier is None:
            _line(parent, self._told.speech(speech))
            return
        found = self._part(parent, "speech", "speech")
        found.attrib |= {"by": f"#{identifier}", "as": f"#{role}"}
        self._person(found, self._told.speech(speech), speech.speaker)

    def _resolved(self, parent: Element, decisions: Sequence[DecisionOnSheet]) -> None:
        section = self._part(parent, "resolutions", "resolutions")
        write(SubElement(section, "heading"), [self._told.label(MinutesWord.RESOLVED)])
        for decision in decisions:
            self._decision(section, decision)

    def _decision(self, parent: Element, decision: DecisionOnSheet) -> None:
        told = self._told
        section = self._section(parent, "decision")
        self._decided.append((decision, section.get("eId", "")))
        _lines(section, told.decision_opening(decision))
        self._texts(section, decision)
        if decision.candidates:
            rows = [
                [[str(place)], [told.candidate(one)], [str(one.votes)]]
                for place, one in enumerate(decision.candidates, 1)
            ]
            self._table(section, told.candidates_head(), rows)
        _lines(section, told.decision_results(decision))
        if decision.voices and not told.short:
            voices = [(str(one.number), *told.voice(one)) for one in decision.voices]
            rows = [[[number], [name, how], [voice]] for number, name, how, voice in voices]
            self._table(section, told.voices_head(), rows)
        _lines(section, told.decision_closing(decision))
        for statement in decision.statements:
            self._statement(section, statement)

    def _texts(self, parent: Element, decision: DecisionOnSheet) -> None:
        """What was decided; each text that has a number in a container with it."""
        for text in decision.texts:
            words = self._told.of(text.text)
            if not text.number:
                _line(parent, words, css="heading" if text.is_heading else "")
                continue
            found = self._part(parent, "tblock", "tblock")
            write(SubElement(found, "num"), [self._told.number(text.number)])
            _line(found, words, even_empty=True)

    def _table(self, parent: Element, head: Sequence[str], rows: Iterable[Sequence[Sequence[str]]]) -> None:
        table = self._part(parent, "table", "table")
        line = SubElement(table, "tr")
        for words in head:
            _line(SubElement(line, "th"), words, even_empty=True)
        for row in rows:
            line = SubElement(table, "tr")
            for cell in row:
                place = SubElement(line, "td")
                for number, words in enumerate(cell):
                    _line(place, words, even_empty=not number)

    def _statement(self, parent: Element, statement: StatementOnSheet) -> None:
        _lines(self._part(parent, "declarationOfVote", "declarationOfVote"), self._told.statement(statement))

    def _loose(self, body: Element) -> None:
        """What belongs to no item of the agenda."""
        sheet, told = self._sheet, self._told
        if sheet.decisions:
            section = self._part(body, "resolutions", "resolutions")
            write(SubElement(section, "heading"), [told.heading(MinutesWord.RESOLVED)])
            for decision in sheet.decisions:
                self._decision(section, decision)
        if sheet.statements:
            section = self._section(body, "statements", told.heading(MinutesWord.STATEMENTS))
            for statement in sheet.statements:
                self._statement(section, statement)

    def _close(self, body: Element) -> None:
        self._pauses_until(body, None)
        for sitting in self._sheet.sittings:
            if sitting.closed_at is not None:
                _line(self._part(body, "adjournment", "adjournment"), self._told.closed(sitting.closed_at))

    def _pauses_until(self, body: Element, at: datetime | None) -> None:
        """Breaks of the sittings that began before ``at``, each in its place."""
        while self._pauses and (at is None or self._pauses[0][0] <= at):
            begun, ended = self._pauses.pop(0)
            if ended is not None:
                self._pause(body, begun, ended)

    def _pause(self, parent: Element, begun: datetime, ended: datetime) -> None:
        _line(self._part(parent, "adjournment", "adjournment"), self._told.paused(begun, ended))

    def _conclusions(self, found: Element) -> None:
        """Which text prevails, and who signs."""
        _line(found, self._told.prevailing(), css="authenticity")
        for role, person in (
            (SignatureRole.CHAIR, self._sheet.chair),
            (SignatureRole.SECRETARY, self._sheet.secretary),
        ):
            signature = SubElement(SubElement(found, "p", eId=f"conclusions__{role.value}"), "signature")
            post = SubElement(signature, "role", refersTo=f"#{role.value}")
            write(post, [self._told.post(role)])
            if person is not None and (identifier := self._names.people.get(person.name)):
                post.tail = " "
                refers = {"refersTo": f"#{identifier}", "as": f"#{role.value}"}
                write(SubElement(signature, "person", refers), [self._told.name(person)])


def _line(parent: Element, words: str, *, css: str = "", even_empty: bool = False) -> None:
    """A paragraph; none where nothing is said, unless there must be one."""
    if words or even_empty:
        write(SubElement(parent, "p", {"class": css} if css else {}), [words])


def _lines(parent: Element, words: Iterable[str]) -> None:
    for line in words:
        _line(parent, line)
