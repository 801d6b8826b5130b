"""What an Akoma Ntoso file of minutes says of itself: work and expression, events, votes, who is named in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement

from forumdesk.domain.conduct import MeetingState
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.akoma_ntoso_meta import (
    ISO_639_2,
    UNNUMBERED,
    Vote,
    add_reference,
    add_votes,
    concepts_of,
    moment,
    properties,
)
from forumdesk.services.minutes_sheets import DecisionOnSheet, MinutesSheet, PersonOnSheet
from forumdesk.services.sheets import SignatureRole

PERSON = "person_"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesNames:
    """The addresses of the minutes in one language; ``titles`` are their titles in all of them.

    ``people`` are the identifiers of everybody who is named, by their names; ``votes`` those that were taken.
    """

    sheet: MinutesSheet
    country: str
    number: str
    language: Language
    titles: Mapping[Language, str]
    people: Mapping[LocalizedText, str]
    votes: tuple[Vote, ...] = ()

    @property
    def work(self) -> str:
        """The address that all languages share."""
        parts = ("/akn", self.country, "debate/minutes", self._day, self.number or UNNUMBERED)
        return "/".join(filter(None, parts))

    @property
    def expression(self) -> str:
        """The address of the text in one language; that of a draft names its moment."""
        version = "" if self.is_final else moment(self.sheet.made_at)
        return f"{self.work}/{ISO_639_2[self.language]}@{version}"

    @property
    def is_final(self) -> bool:
        """Whether the meeting is closed."""
        return self.sheet.state is MeetingState.CLOSED

    @property
    def at(self) -> datetime:
        """When the text became what it is: at the close of the meeting, else when it was made."""
        closed = [one.closed_at for one in self.sheet.sittings if one.closed_at is not None]
        return max(closed) if self.is_final and closed else self.sheet.made_at

    @property
    def _day(self) -> str:
        day = self.sheet.last_day or self.sheet.first_day
        return day.isoformat() if day else ""

    def identification(self, parent: Element) -> None:
        """Work, expression and manifestation."""
        found = SubElement(parent, "identification", source="#forumdesk")
        self._work(found)
        text = properties(found, "FRBRExpression", self.expression, "/!main")
        SubElement(text, "FRBRdate", date=moment(self.at), name="closing" if self.is_final else "draft")
        SubElement(text, "FRBRauthor", href="#body")
        if not self.is_final:
            SubElement(text, "FRBRversionNumber", value="draft")
        SubElement(text, "FRBRauthoritative", value="true" if self.is_final else "false")
        SubElement(text, "FRBRlanguage", language=ISO_639_2[self.language])
        made = properties(found, "FRBRManifestation", f"{self.expression}.akn", "/!main", file=True)
        SubElement(made, "FRBRdate", date=moment(self.sheet.made_at), name="made")
        SubElement(made, "FRBRauthor", href="#forumdesk")

    def _work(self, parent: Element) -> None:
        work = properties(parent, "FRBRWork", self.work, "/!main")
        date = {"date": self._day, "name": "meeting"}
        if not self._day:
            date = {"date": moment(self.sheet.made_at), "name": "made"}
        SubElement(work, "FRBRdate", date)
        SubElement(work, "FRBRauthor", href="#body")
        SubElement(work, "FRBRcountry", value=self.country)
        SubElement(work, "FRBRsubtype", value="minutes")
        if self.sheet.number:
            SubElement(work, "FRBRnumber", value=self.sheet.number)
        for language, title in self.titles.items():
            SubElement(work, "FRBRname", {"value": title, "xml:lang": language.value})


def minutes_meta(names: MinutesNames) -> Element:
    """The ``meta`` of minutes in one language."""
    found = Element("meta")
    names.identification(found)
    lifecycle = SubElement(found, "lifecycle", source="#forumdesk")
    what = "closing" if names.is_final else "draft"
    event = {"date": moment(names.at), "source": "#body", "refersTo": f"#{what}", "type": "generation"}
    SubElement(lifecycle, "eventRef", {"eId": "event_1", **event})
    add_votes(found, names.votes)
    references = SubElement(found, "references", source="#forumdesk")
    code = names.language.value
    add_reference(references, "TLCOrganization", "body", names.sheet.body.in_language(code) or "Body")
    add_reference(references, "TLCOrganization", "forumdesk", "ForumDesk")
    for name, identifier in names.people.items():
        add_reference(references, "TLCPerson", identifier, name.in_language(code))
    for role in (*SignatureRole, "rapporteur", "speaker"):
        add_reference(references, "TLCRole", str(role), str(role).capitalize())
    for identifier, label in ((what, what.capitalize()), *concepts_of(names.votes)):
        add_reference(references, "TLCConcept", identifier, label)
    return found


def people_of(sheet: MinutesSheet) -> dict[LocalizedText, str]:
    """An identifier for everybody who is named, in the order of the minutes; two of one name are one."""
    found: dict[LocalizedText, str] = {}
    for person in _named(sheet):
        if person.name and person.name not in found:
            found[person.name] = f"{PERSON}{len(found) + 1}"
    return found


def _named(sheet: MinutesSheet) -> Iterator[PersonOnSheet]:
    yield from (one for one in (sheet.chair, sheet.secretary) if one is not None)
    yield from (*sheet.present, *sheet.absent, *sheet.invited)
    for item in sheet.items:
        yield from item.heard
        yield from (speech.speaker for speech in item.spoke)


def votes_of(decisions: Sequence[tuple[DecisionOnSheet, str]]) -> tuple[Vote, ...]:
    """The votes on decisions, each with the identifier of what it decided."""
    return tuple(
        Vote(mode=one.mode, tally=one.tally, about=about, outcome=one.outcome.value)
        for one, about in decisions
    )
