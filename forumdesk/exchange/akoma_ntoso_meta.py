"""What an Akoma Ntoso document says of itself: work, expression and manifestation, events, the vote, the agents."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement

from forumdesk.domain.modes import BY_COUNT, BY_NAME, AdoptionMode
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Tally
from forumdesk.services.sheets import ResolutionSheet, SignatureRole

ISO_639_2 = {Language.KK: "kaz", Language.RU: "rus", Language.EN: "eng"}
"""The naming convention of Akoma Ntoso takes the three-letter codes."""
UNNUMBERED = "nn"
_COUNTS = {
    "entitled": "Entitled to vote",
    "present": "Present",
    "voices_for": "In favour",
    "against": "Against",
    "abstaining": "Abstaining",
    "not_voting": "Not voting",
    "recused": "Recused",
    "absent": "Absent",
}
_VOICES = frozenset({"voices_for", "against", "abstaining", "not_voting"})
"""Counts that there are only where people were asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A vote that adopted the text, or the one part of it whose identifier is ``about``; or had another outcome."""

    mode: AdoptionMode
    tally: Tally
    about: str = ""
    outcome: str = "adopted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The addresses of one language's text: of the work, of its expression and of the part ``this`` of both.

    ``votes`` are those that adopted it.
    """

    sheet: ResolutionSheet
    country: str
    number: str
    language: Language
    this: str = "main"
    votes: tuple[Vote, ...] = ()

    @property
    def work(self) -> str:
        """The address that all languages share; without a day of the meeting it has none."""
        day = _day(self.sheet)
        return "/".join(
            filter(None, ["/akn", self.country, "statement/resolution", day, self.number or UNNUMBERED])
        )

    @property
    def expression(self) -> str:
        """The address of the text in one language; that of a draft names its moment."""
        version = "" if self.sheet.adoption else moment(_drafted_at(self.sheet))
        return f"{self.work}/{ISO_639_2[self.language]}@{version}"


def meta(names: Names) -> Element:
    """The ``meta`` of the main document."""
    found = Element("meta")
    found.append(_identification(names))
    _lifecycle(found, names.sheet)
    add_votes(found, names.votes)
    _references(found, names)
    return found


def meta_of_annex(names: Names) -> Element:
    """The ``meta`` of an annex: the same work and expression, another part of them."""
    found = Element("meta")
    found.append(_identification(names))
    return found


def title_of(sheet: ResolutionSheet) -> LocalizedText:
    """The title of the text, else that of the meeting."""
    return next((row.text for row in sheet.rows if row.part is Part.TITLE), sheet.meeting)


def moment(at: datetime) -> str:
    """A moment in UTC to the second, as XML Schema writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(sheet: ResolutionSheet) -> str:
    day = sheet.last_day or sheet.first_day
    return day.isoformat() if day else ""


def _drafted_at(sheet: ResolutionSheet) -> datetime:
    return sheet.draft.at if sheet.draft else sheet.made_at


def _identification(names: Names) -> Element:
    sheet = names.sheet
    found = Element("identification", source="#forumdesk")
    day = _day(sheet)
    work = properties(found, "FRBRWork", names.work, f"/!{names.this}")
    if sheet.adoption:
        SubElement(work, "FRBRalias", name="decision", value=sheet.adoption.printed_code)
    SubElement(work, "FRBRdate", date=day or moment(sheet.made_at), name="meeting" if day else "made")
    SubElement(work, "FRBRauthor", href="#body")
    SubElement(work, "FRBRcountry", value=names.country)
    SubElement(work, "FRBRsubtype", value="resolution")
    if names.number:
        SubElement(work, "FRBRnumber", value=names.number)
    for language, title in title_of(sheet).items():
        SubElement(work, "FRBRname", {"value": " ".join(title.split()), "xml:lang": language.value})
    _expression(found, names)
    made = properties(found, "FRBRManifestation", f"{names.expression}.akn", f"/!{names.this}", file=True)
    SubElement(made, "FRBRdate", date=moment(sheet.made_at), name="made")
    SubElement(made, "FRBRauthor", href="#forumdesk")
    return found


def _expression(parent: Element, names: Names) -> None:
    sheet = names.sheet
    found = properties(parent, "FRBRExpression", names.expression, f"/!{names.this}")
    if sheet.adoption:
        SubElement(found, "FRBRdate", date=moment(sheet.adoption.sealed_at), name="adoption")
    else:
        SubElement(found, "FRBRdate", date=moment(_drafted_at(sheet)), name="draft")
    SubElement(found, "FRBRauthor", href="#body")
    if not sheet.adoption:
        version = f"draft-{sheet.draft.number}" if sheet.draft else "draft"
        SubElement(found, "FRBRversionNumber", value=version)
    SubElement(found, "FRBRauthoritative", value="true" if sheet.adoption else "false")
    SubElement(found, "FRBRlanguage", language=ISO_639_2[names.language])


def properties(parent: Element, tag: str, address: str, this: str, *, file: bool = False) -> Element:
    """A level of FRBR with its addresses; that of a ``file`` ends with its ending."""
    found = SubElement(parent, tag)
    whole = f"{address.removesuffix('.akn')}{this}.akn" if file else f"{address}{this}"
    SubElement(found, "FRBRthis", value=whole)
    SubElement(found, "FRBRuri", value=address)
    return found


def _lifecycle(parent: Element, sheet: ResolutionSheet) -> None:
    found = SubElement(parent, "lifecycle", source="#forumdesk")
    what, at = ("adoption", sheet.adoption.sealed_at) if sheet.adoption else ("draft", _drafted_at(sheet))
    SubElement(
        found,
        "eventRef",
        eId="event_1",
        date=moment(at),
        source="#body",
        refersTo=f"#{what}",
        type="generation",
    )


def add_votes(parent: Element, votes: Sequence[Vote]) -> None:
    """The ``analysis`` of the votes, where there are any."""
    if not votes:
        return
    found = SubElement(SubElement(parent, "analysis", source="#forumdesk"), "parliamentary")
    for place, vote in enumerate(votes, 1):
        own = f"vote_{place}"
        outcome, mode = f"#{vote.outcome}", f"#{vote.mode.value}"
        voting = SubElement(found, "voting", eId=own, outcome=outcome, refersTo=mode)
        if vote.about:
            voting.set("href", f"#{vote.about}")
        counts = asdict(vote.tally)
        SubElement(voting, "quorum", eId=f"{own}__quorum_1", refersTo="#quorum", value=str(counts["needed"]))
        for number, name in enumerate(_counted(vote), 1):
            SubElement(
                voting, "count", eId=f"{own}__count_{number}", refersTo=f"#{name}", value=str(counts[name])
            )


def _counted(vote: Vote) -> list[str]:
    """Which counts there are: without a vote none of voices, which would read as a vote of nobody."""
    by_voices = vote.mode in BY_NAME | BY_COUNT
    return [name for name in _COUNTS if by_voices or name not in _VOICES]


def _references(parent: Element, names: Names) -> None:
    sheet, code = names.sheet, names.language.value
    found = SubElement(parent, "references", source="#forumdesk")
    add_reference(found, "TLCOrganization", "body", sheet.body.in_language(code) or "Body")
    add_reference(found, "TLCOrganization", "forumdesk", "ForumDesk")
    for signature in sheet.signatures:
        role = signature.role.value
        add_reference(found, "TLCRole", role, role.capitalize())
        if name := signature.name.in_language(code):
            add_reference(found, "TLCPerson", person_of(signature.role), name)
    for identifier, label in _concepts(names):
        add_reference(found, "TLCConcept", identifier, label)


def person_of(role: SignatureRole) -> str:
    """The identifier of whoever signs as ``role``."""
    return f"{role.value}_person"


def _concepts(names: Names) -> Iterator[tuple[str, str]]:
    yield ("adoption", "Adoption") if names.sheet.adoption else ("draft", "Draft")
    yield from concepts_of(names.votes)


def concepts_of(votes: Sequence[Vote]) -> Iterator[tuple[str, str]]:
    """The identifiers that votes refer to, with their labels."""
    if not votes:
        return
    for word in sorted({vote.mode.value for vote in votes} | {vote.outcome for vote in votes}):
        yield word, word.replace("_", " ").capitalize()
    yield "quorum", "Quorum"
    asked = {name for vote in votes for name in _counted(vote)}
    yield from ((name, label) for name, label in _COUNTS.items() if name in asked)


def add_reference(parent: Element, tag: str, identifier: str, label: str) -> None:
    """One of the agents, roles and concepts that the text refers to."""
    kind = tag.removeprefix("TLC").lower()
    SubElement(
        parent,
        tag,
        eId=identifier,
        href=f"/akn/ontology/{kind}/{identifier}",
        showAs=" ".join(label.split()),
    )
