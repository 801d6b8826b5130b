"""Minutes as Akoma Ntoso."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, canonicalize, fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.documents.grid_model import GridPaper, GridRow, Spread
from forumdesk.documents.minutes import minutes_paper
from forumdesk.documents.minutes_told import MinutesTold
from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.exchange.akoma_ntoso import NAMESPACE
from forumdesk.exchange.akoma_ntoso_minutes import NoMinutesToExportError, minutes_as_akoma_ntoso
from forumdesk.services.minutes_sheets import (
    DecisionOnSheet,
    MinutesItem,
    MinutesSheet,
    ObjectionOnSheet,
    StatementOnSheet,
    TextOnSheet,
)
from tests.builders_minutes_sheets import (
    OPENED,
    decision,
    election,
    minutes_items,
    minutes_sheet,
    person,
    recorded_decision,
    secret_decision,
    tally,
)

AKN = {"": NAMESPACE}
KK, RU, EN = Language


@pytest.fixture(scope="module")
def schema(shared: Path) -> object:
    """The schema of the standard, beside the checkout."""
    from lxml import etree

    return etree.XMLSchema(etree.parse(shared / "data" / "akoma-ntoso" / "akomantoso30.xsd"))


def complaints(schema: object, data: bytes) -> list[str]:
    """What the schema has against a document."""
    from lxml import etree

    assert isinstance(schema, etree.XMLSchema)
    schema.validate(etree.fromstring(data))
    return [f"{one.line}: {one.message}" for one in schema.error_log]


def exported(sheet: MinutesSheet, *, short: bool = False) -> bytes:
    return minutes_as_akoma_ntoso(
        sheet, lambda language: MinutesTold(sheet, language, short=short), number="7"
    )


def debates(sheet: MinutesSheet, *, short: bool = False) -> dict[Language, Element]:
    found = fromstring(exported(sheet, short=short)).iter(f"{{{NAMESPACE}}}debate")
    return dict(zip(sheet.languages, found, strict=True))


def english(sheet: MinutesSheet, *, short: bool = False) -> Element:
    return debates(sheet, short=short)[EN]


def words(element: Element | None) -> list[str]:
    """The words of an element, those of different paragraphs and cells apart."""
    assert element is not None
    return "".join(_texts(element)).split()


def _texts(element: Element) -> Sequence[str]:
    inline = element.tag.rpartition("}")[2] in {
        "person",
        "role",
        "signature",
        "docNumber",
        "docDate",
        "docTitle",
    }
    found = ["" if inline else " ", element.text or ""]
    for child in element:
        found += [*_texts(child), child.tail or ""]
    return [*found, "" if inline else " "]


def said(element: Element) -> list[str]:
    """All words of a debate without what it says of itself."""
    return [word for child in element if not child.tag.endswith("}meta") for word in words(child)]


def printed(paper: GridPaper) -> list[str]:
    """All words of the paper, in order."""
    found = [paper.mark]
    last = None
    for grid, part in paper.parts():
        if grid is not None and grid is not last:
            found += [para.text for column in grid.columns for para in column.heading]
        last = grid
        assert isinstance(part, Spread | GridRow)
        found += [f"{para.lead} {para.text}" for cell in part.cells for para in cell]
    return " ".join(found).split()


def with_decision(*decisions: DecisionOnSheet, **changed: Any) -> MinutesSheet:
    item = replace(minutes_items()[0], decisions=decisions, **changed)
    return minutes_sheet(items=(item,), present=tuple(person(number) for number in range(1, 7)))


STATEMENT = StatementOnSheet(
    number=3,
    kind=StatementKind.EXPLANATION,
    author=person(4).name,
    text=LocalizedText(ru="Два слова.\nИ ещё два."),
    made_at=OPENED,
    sealed=False,
)
HEADING = TextOnSheet(text=LocalizedText.everywhere("Heading"), is_heading=True)
SHEETS = {
    "full": minutes_sheet(),
    "draft": minutes_sheet(state=MeetingState.UNDER_WAY, number=""),
    "bare": minutes_sheet(
        sittings=(), present=(), absent=(), invited=(), chair=None, secretary=None, first_day=None, last_day=None,
        place=LocalizedText(), items=(MinutesItem(id="x", label="", title=LocalizedText.everywhere("Bare")),),
    ),
    "loose": minutes_sheet(decisions=(decision(9),), statements=(STATEMENT,), present=(person(1),)),
    "authentic": minutes_sheet(authentic=(KK,), opening=LocalizedText(kk="Ашылды."), present=(person(2),)),
    "modes": with_decision(secret_decision(), election(), recorded_decision(voices=recorded_decision().voices[:9])),
    "marks": with_decision(
        decision(5, annulled_by=6),
        decision(6, annuls=5, reason=LocalizedText.everywhere("A mistake"), texts=(), numbers=()),
        decision(
            7,
            AdoptionMode.SILENCE,
            outcome=Outcome.REJECTED,
            deadline=OPENED,
            objections=(ObjectionOnSheet(author=person(8).name, received_at=OPENED),),
        ),
        decision(8, sealed_at=None, code="", texts=(HEADING,)),
        statements=(STATEMENT,),
    ),
    "pauses": minutes_sheet(
        present=(person(1),),
        pauses=((OPENED + timedelta(minutes=81), OPENED + timedelta(minutes=91)),),
        items=(
            replace(
                minutes_items()[0],
                spoke=(),
                pauses=((OPENED + timedelta(minutes=20), OPENED + timedelta(minutes=25)),),
            ),
            *minutes_items()[1:2],
            MinutesItem(
                id="z", label="2.1", depth=1, title=LocalizedText.everywhere("Sub"), begun=OPENED,
                rapporteurs=LocalizedText.everywhere("A guest"), kind=ItemKind.REPORT, state=ItemState.DEFERRED,
            ),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("name", SHEETS)
def test_every_sample_is_valid(schema: object, name: str, short: bool) -> None:
    assert complaints(schema, exported(SHEETS[name], short=short)) == []


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("name", ["loose", "authentic", "modes", "marks", "pauses"])
def test_the_words_are_those_of_the_paper_in_the_same_order(name: str, short: bool) -> None:
    sheet = SHEETS[name]
    if name == "loose":
        sheet = replace(sheet, items=sheet.items[:2])
    if name == "authentic":
        sheet = replace(sheet, items=sheet.items[:1])

    for language, debate in debates(sheet, short=short).items():
        assert said(debate) == printed(minutes_paper(sheet, (language,), short=short))


def test_lists_that_paper_annexes_stand_in_their_place() -> None:
    found = words(english(minutes_sheet()).find("debateBody/rollCall", AKN))

    assert all(str(one.name.en).split()[-1] in found for one in minutes_sheet().present)
    assert "attached" not in " ".join(found)


TITLES = st.sampled_from(["One", "Two & <three>", "Four\x00"])
DECISIONS = st.sampled_from([decision(), secret_decision(), election(), recorded_decision()])
ITEMS = st.builds(
    lambda title, label, kind, begun, decisions: MinutesItem(
        id=title,
        label=label,
        title=LocalizedText.everywhere(title),
        kind=kind,
        begun=OPENED if begun else None,
        ended=OPENED + timedelta(minutes=5) if begun else None,
        decisions=tuple(decisions),
        statements=(STATEMENT,) if begun else (),
    ),
    TITLES,
    st.sampled_from(["1", "2.1", "(a)", ""]),
    st.sampled_from(ItemKind),
    st.booleans(),
    st.lists(DECISIONS, max_size=2),
)


@given(st.lists(ITEMS, min_size=1, max_size=5), st.sampled_from(MeetingState), st.booleans())
def test_any_course_of_a_meeting_is_valid(
    schema: object, items: Sequence[MinutesItem], state: MeetingState, short: bool
) -> None:
    assert complaints(schema, exported(minutes_sheet(items=tuple(items), state=state), short=short)) == []


def test_one_work_has_three_expressions_with_the_same_identifiers() -> None:
    found = debates(minutes_sheet())

    addresses = [one.find(".//FRBRExpression/FRBRuri", AKN) for one in found.values()]
    assert [one.get("value") for one in addresses if one is not None] == [
        f"/akn/kz/debate/minutes/2026-10-15/7/{language}@" for language in ("kaz", "rus", "eng")
    ]
    works = {canonicalize(tostring(one.find(".//FRBRWork", AKN)), strip_text=True) for one in found.values()}  # type: ignore[arg-type]
    assert len(works) == 1
    names = [[one.get("eId") for one in debate.iter() if one.get("eId")] for debate in found.values()]
    assert names[0] == names[1] == names[2]
    assert len(set(names[0])) == len(names[0])


def test_the_head_tells_number_and_day() -> None:
    preface = english(minutes_sheet()).find("preface", AKN)
    assert preface is not None
    assert preface.findtext(".//docNumber", namespaces=AKN) == "С-70/2"
    date = preface.find(".//docDate", AKN)
    assert date is not None
    assert (date.get("date"), " ".join((date.text or "").split())) == ("2026-10-15", "15 October 2026")


def test_speeches_refer_to_people_by_name() -> None:
    debate = english(minutes_sheet())
    people = {f"#{one.get('eId')}": one.get("showAs") for one in debate.iter(f"{{{NAMESPACE}}}TLCPerson")}

    spoken = [(people[one.get("by", "")], one.get("as")) for one in debate.iter(f"{{{NAMESPACE}}}speech")]

    assert spoken == [
        ("G. Akhmetova", "#rapporteur"),
        ("A. Bekenov", "#speaker"),
        ("V. Seifried", "#speaker"),
        ("G. Akhmetova", "#speaker"),
    ]
    assert len(set(people.values())) == len(people)


def test_each_decision_has_its_vote_and_the_vote_leads_to_it() -> None:
    debate = english(SHEETS["marks"])

    votes = debate.findall(".//voting", AKN)
    assert [one.get("outcome") for one in votes] == ["#adopted", "#adopted", "#rejected", "#adopted"]
    sections = {f"#{one.get('eId')}": one.get("name") for one in debate.iter()}
    assert [sections[one.get("href", "")] for one in votes] == ["decision"] * 4
    counts = {one.get("refersTo"): one.get("value") for one in votes[0].findall("count", AKN)}
    assert (counts["#entitled"], counts["#voices_for"]) == (str(tally().entitled), str(tally().voices_for))


def test_statements_stand_with_their_decision() -> None:
    found = english(minutes_sheet()).findall(".//declarationOfVote", AKN)
    assert len(found) == 2
    assert "internal rules" in " ".join(words(found[0]))


def test_short_minutes_have_no_speeches_and_no_voices_by_name() -> None:
    debate = english(minutes_sheet(), short=True)
    names = {one.get("name") for one in debate.iter(f"{{{NAMESPACE}}}debateSection")}
    assert names == {"agenda", "item", "heard", "decision"}
    assert len(debate.findall(".//table", AKN)) == 1  # of candidates


def test_references_lead_to_what_is_there() -> None:
    for sheet in SHEETS.values():
        for debate in debates(sheet).values():
            known = {f"#{one.get('eId')}" for one in debate.iter()}
            names = ("refersTo", "as", "by", "source", "outcome", "href")
            asked = {one.get(name, "") for one in debate.iter() for name in names}
            assert {one for one in asked if one.startswith("#")} <= known


def test_the_minutes_of_a_meeting_that_is_not_closed_are_a_draft() -> None:
    debate = english(SHEETS["draft"])
    assert words(debate.find("coverPage", AKN)) == ["DRAFT"]
    assert debate.find(".//FRBRauthoritative", AKN).get("value") == "false"  # type: ignore[union-attr]
    assert debate.find(".//FRBRExpression/FRBRuri", AKN).get("value", "").endswith("eng@2026-10-16T05:04:00Z")  # type: ignore[union-attr]


def test_minutes_in_one_language_have_no_components() -> None:
    item = MinutesItem(id="x", label="1", title=LocalizedText(ru="Вопрос"), begun=OPENED)
    found = fromstring(exported(minutes_sheet(items=(item,))))
    assert [child.tag.rpartition("}")[2] for child in found] == ["debate"]


def test_the_same_sheet_gives_the_same_bytes_and_an_empty_one_is_refused() -> None:
    assert exported(minutes_sheet()) == exported(minutes_sheet())
    assert minutes_sheet().languages == STATE_LANGUAGE_FIRST
    with pytest.raises(NoMinutesToExportError):
        exported(minutes_sheet(items=()))
