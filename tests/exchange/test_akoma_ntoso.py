from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element, canonicalize, fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.redline import redline
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.akoma_ntoso import NAMESPACE, NoTextToExportError, akoma_ntoso
from forumdesk.services.results import DecisionResult, MeetingResults
from forumdesk.services.sheets import DraftMark, ResolutionSheet, RowChange, SheetRow
from tests.builders_sheets import ADOPTION, FORUM_2024, sheet_of, with_rows
from tests.exchange.results_values import results_in

AKN = {"": NAMESPACE}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> MeetingResults:
    return results_in(tmp_path_factory.mktemp("results"))


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


def row(number: int, part: Part, text: str, level: int = 1, label: str = "") -> SheetRow:
    return SheetRow(
        id=f"row-{number}", part=part, number=label, text=LocalizedText.everywhere(text), level=level
    )


def sheet_with(rows: Iterable[SheetRow], *, adopted: bool = True) -> ResolutionSheet:
    return replace(sheet_of(adopted=adopted), rows=tuple(rows))


def statements(data: bytes) -> list[Element]:
    return list(fromstring(data).iter(f"{{{NAMESPACE}}}statement"))


def values(within: Element, path: str, name: str = "value") -> list[str | None]:
    return [one.get(name) for one in within.findall(path, AKN)]


def words(element: Element | None) -> str:
    assert element is not None
    return "".join(element.itertext())


def rows_in(statement: Element) -> dict[str, str]:
    """The eId of each row by the row's own identifier."""
    return {guid: one.get("eId", "") for one in statement.iter() if (guid := one.get("GUID"))}


def test_one_work_has_three_expressions() -> None:
    data = akoma_ntoso(sheet_of(), number="7")
    found = fromstring(data)
    assert values(found, ".//FRBRExpression/FRBRlanguage", "language") == ["kaz", "rus", "eng"]
    assert values(found, ".//FRBRExpression/FRBRuri") == [
        f"/akn/kz/statement/resolution/2025-10-16/7/{language}@" for language in ("kaz", "rus", "eng")
    ]
    works = {canonicalize(tostring(one), strip_text=True) for one in found.iterfind(".//FRBRWork", AKN)}
    assert len(works) == 1
    assert values(found, ".//FRBRcountry") == ["kz"] * 3


def test_every_row_has_the_same_identifier_in_all_expressions() -> None:
    sheet = sheet_of()
    first, *others = [rows_in(statement) for statement in statements(akoma_ntoso(sheet))]
    assert list(first) == [one.id for one in sheet.rows]
    assert others == [first, first]


def test_every_word_stands_in_its_language_in_order() -> None:
    sheet = sheet_of()
    for statement, language in zip(statements(akoma_ntoso(sheet)), sheet.languages, strict=True):
        said = words(statement).split()
        place = 0
        for one in sheet.rows:
            for word in f"{one.number} {one.text.get(language)}".split():
                place = said.index(word, place) + 1


@pytest.mark.parametrize("adopted", [True, False])
def test_the_shipped_forum_is_valid(schema: object, adopted: bool) -> None:
    assert complaints(schema, akoma_ntoso(sheet_of(adopted=adopted))) == []


def test_the_forum_of_2024_is_valid(schema: object) -> None:
    assert complaints(schema, akoma_ntoso(sheet_of(FORUM_2024))) == []


PLACES = st.tuples(
    st.sampled_from(Part), st.integers(1, 4), st.sampled_from(["", "text\nsecond line", "Мәтін"])
)


@given(st.lists(PLACES, max_size=14), st.booleans())
def test_rows_in_any_order_are_all_there(parts: Sequence[tuple[Part, int, str]], adopted: bool) -> None:
    made = [row(0, Part.BODY, "one")] + [
        row(number, part, text, level) for number, (part, level, text) in enumerate(parts, 1)
    ]
    for statement in statements(akoma_ntoso(sheet_with(made, adopted=adopted))):
        found = rows_in(statement)
        assert list(found) == [one.id for one in made]
        assert len(set(found.values())) == len(made)


@given(st.lists(PLACES, max_size=14), st.booleans())
def test_rows_in_any_order_are_valid(
    schema: object, parts: Sequence[tuple[Part, int, str]], adopted: bool
) -> None:
    made = [row(0, Part.BODY, "one")] + [
        row(number, part, text, level) for number, (part, level, text) in enumerate(parts, 1)
    ]
    assert complaints(schema, akoma_ntoso(sheet_with(made, adopted=adopted))) == []


def test_points_lie_in_each_other_by_level() -> None:
    made = [
        row(1, Part.RECOMMENDATIONS_LEAD, "Recommends:"),
        row(2, Part.RECOMMENDATION, "to act", label="1."),
        row(3, Part.POINT, "a", 1, "1.1."),
        row(4, Part.POINT, "b", 2, "1.1.1."),
        row(5, Part.POINT, "c", 3, "1.1.1.1."),
        row(6, Part.POINT, "d", 4, "1.1.1.1.1."),
        row(7, Part.POINT, "e", 1, "1.2."),
        row(8, Part.BODY, "after the points"),
        row(9, Part.RECOMMENDATION, "to go on", label="2."),
    ]
    found = rows_in(statements(akoma_ntoso(sheet_with(made)))[0])
    assert [found[one.id] for one in made] == [
        "sec_1__p_1",
        "sec_1__para_1__p_1",
        "sec_1__para_1__subpara_1__p_1",
        "sec_1__para_1__subpara_1__point_1__p_1",
        "sec_1__para_1__subpara_1__point_1__indent_1__p_1",
        "sec_1__para_1__subpara_1__point_1__indent_1__level_1__p_1",
        "sec_1__para_1__subpara_2__p_1",
        "sec_1__para_1__al_1__p_1",
        "sec_1__para_2__p_1",
    ]


def test_each_annex_is_an_attachment_of_the_same_work() -> None:
    made = [
        row(1, Part.BODY, "text"),
        row(2, Part.ANNEX, "Annex 1"),
        row(3, Part.POINT, "first", 1, "1."),
        row(4, Part.ANNEX, "Annex 2"),
        row(5, Part.BODY, "words"),
    ]
    statement = statements(akoma_ntoso(sheet_with(made), number="7"))[0]
    annexes = statement.findall("attachments/attachment/doc", AKN)
    assert [words(one.find("preface", AKN)).strip() for one in annexes] == ["Annex 1", "Annex 2"]
    assert [one.find("mainBody//p", AKN).get("GUID") for one in annexes] == ["row-3", "row-5"]  # type: ignore[union-attr]
    work = values(statement, "meta/identification/FRBRWork/FRBRuri")
    assert values(annexes[1], "meta/identification/FRBRWork/FRBRuri") == work
    assert values(annexes[1], "meta/identification/FRBRWork/FRBRthis") == [f"{work[0]}/!annex_2"]


def test_a_footnote_stands_in_the_paragraph_it_belongs_to() -> None:
    made = [
        row(1, Part.PREAMBLE, "Noting the report"),
        row(2, Part.NOTE, "Document 7."),
        row(3, Part.BODY, "x"),
    ]
    statement = statements(akoma_ntoso(sheet_with(made)))[0]
    note = statement.find("preamble//p[@GUID='row-1']/authorialNote", AKN)
    assert words(note).strip() == "Document 7."


def test_emphasis_becomes_elements_and_spaces_stay() -> None:
    marks = (
        Mark(start=0, end=5, kind=MarkKind.BOLD),
        Mark(start=6, end=10, kind=MarkKind.BOLD),
        Mark(start=6, end=10, kind=MarkKind.ITALIC),
    )
    one = replace(row(1, Part.BODY, "Notes that & <so>\non"), marks={Language.EN: marks})
    found = statements(akoma_ntoso(sheet_with([one])))
    shown = [tostring(statement.find("mainBody//p", AKN), "unicode") for statement in found]  # type: ignore[arg-type]
    inner = [text.replace("ns0:", "").split(">", 1)[1].rsplit("</p>", 1)[0] for text in shown]
    assert inner[2] == "<b>Notes</b> <b><i>that</i></b> &amp; &lt;so&gt;<br />on"
    assert inner[0] == "Notes that &amp; &lt;so&gt;<br />on"


def test_changes_are_struck_out_and_put_in(schema: object) -> None:
    changed = replace(
        row(1, Part.BODY, "the old text"), redline={Language.EN: redline("the old text", "the new text")}
    )
    gone = replace(row(2, Part.BODY, "gone"), change=RowChange.DELETED)
    data = akoma_ntoso(sheet_with([changed, gone], adopted=False))
    english = statements(data)[2]
    assert [words(one) for one in english.iterfind(".//del", AKN)] == ["old", "gone"]
    assert [words(one) for one in english.iterfind(".//ins", AKN)] == ["new"]
    assert complaints(schema, data) == []


def test_a_row_missing_in_a_language_keeps_its_place_and_says_so(schema: object) -> None:
    made = [row(1, Part.BODY, "text"), replace(row(2, Part.BODY, ""), text=LocalizedText(ru="текст"))]
    data = akoma_ntoso(sheet_with(made))
    english = statements(data)[2].find(".//p[@GUID='row-2']", AKN)
    assert english is not None
    assert (english.get("status"), words(english)) == ("incomplete", "")
    assert complaints(schema, data) == []


def test_a_text_in_one_language_is_one_document_without_components() -> None:
    one = replace(row(1, Part.BODY, ""), text=LocalizedText(ru="текст"))
    found = fromstring(akoma_ntoso(replace(sheet_with([one]), languages=(Language.RU,))))
    assert [child.tag for child in found] == [f"{{{NAMESPACE}}}statement"]


def test_an_adopted_text_states_its_vote_and_its_code() -> None:
    statement = statements(akoma_ntoso(sheet_of()))[0]
    counts = dict(zip(values(statement, ".//count", "refersTo"), values(statement, ".//count"), strict=True))
    assert (counts["#voices_for"], counts["#against"], counts["#entitled"]) == ("24", "0", "24")
    assert values(statement, ".//voting", "outcome") == ["#adopted"]
    assert values(statement, ".//voting", "refersTo") == ["#unanimous"]
    assert values(statement, ".//voting/quorum") == ["16"]
    assert values(statement, ".//FRBRalias") == ["7F3A-91C2 · B04E-55D1"]
    assert values(statement, ".//FRBRauthoritative") == ["true"]
    assert statement.find("coverPage", AKN) is None


def results_on(sheet: ResolutionSheet, results: MeetingResults, *places: int) -> tuple[DecisionResult, ...]:
    """The results as if each unanimous decision of them were on one of these rows, or the first on all of them."""
    found = []
    rows = [sheet.rows[place].id for place in places]
    for one in results.decisions:
        plain = {**one.plain, "decision": {**one.plain["decision"], "subject": []}}
        if one.number == 1:
            plain["decision"]["subject"] = rows
        if one.number == 2:
            plain["decision"]["subject"] = rows[:1]
        found.append(replace(one, plain=plain))
    return tuple(found)


def test_every_decision_in_force_on_the_text_is_a_vote(schema: object, results: MeetingResults) -> None:
    places = [place for place, one in enumerate(sheet_of().rows) if one.part is Part.RECOMMENDATION]
    for adopted in (True, False):
        sheet = sheet_of(adopted=adopted)
        data = akoma_ntoso(sheet, decisions=results_on(sheet, results, *places))
        statement = statements(data)[0]

        assert values(statement, ".//voting", "refersTo") == ["#unanimous", "#recorded"]
        assert values(statement, ".//voting", "outcome") == ["#adopted", "#adopted"]
        assert values(statement, ".//voting/quorum") == ["2", "2"]
        second = statement.findall(".//voting", AKN)[1]
        counts = dict(zip(values(second, "count", "refersTo"), values(second, "count"), strict=True))
        assert (counts["#voices_for"], counts["#against"], counts["#abstaining"]) == ("2", "1", "0")
        about = second.get("href", "")
        part = next(one for one in statement.iter() if one.get("eId") == about.removeprefix("#"))
        assert sheet.rows[places[0]].text.kk in words(part)
        assert complaints(schema, data) == []


def test_without_a_vote_there_are_no_counts_of_voices(schema: object, results: MeetingResults) -> None:
    sheet = sheet_of()
    silent = replace(ADOPTION, mode=AdoptionMode.CONSENSUS)
    data = akoma_ntoso(replace(sheet, adoption=silent), decisions=results.decisions[1:5])
    counted = values(statements(data)[0], ".//count", "refersTo")

    assert counted == ["#entitled", "#present", "#recused", "#absent"]
    assert complaints(schema, data) == []


def test_a_decision_that_was_annulled_or_is_not_sealed_is_no_vote_on_the_text(
    results: MeetingResults,
) -> None:
    sheet = sheet_of(adopted=False)
    first = results_on(sheet, results, 5)[0]
    for gone in (replace(first, annulled_by=9), replace(first, sealed_at=None)):
        assert statements(akoma_ntoso(sheet, decisions=[gone]))[0].find(".//voting", AKN) is None


def test_the_sentence_of_adoption_stands_where_the_closing_does_not_say_it() -> None:
    sheet = replace(sheet_of(), adoption=replace(ADOPTION, stated=frozenset({Language.KK})))
    said = [
        statement.find("conclusions/p[@eId='conclusions__adoption']", AKN)
        for statement in statements(akoma_ntoso(sheet))
    ]
    assert said[0] is None
    assert "unanimously" in words(said[2])


def test_a_draft_says_so_and_names_its_version(schema: object) -> None:
    at = datetime(2024, 10, 17, 6, 42, tzinfo=UTC)
    sheet = replace(
        sheet_of(adopted=False), draft=DraftMark(number=2, at=at, time_zone="Asia/Almaty"), meeting_id="m"
    )
    data = akoma_ntoso(sheet)
    english = statements(data)[2]
    assert words(english.find("coverPage", AKN)).strip() == "DRAFT"
    assert values(english, ".//FRBRversionNumber") == ["draft-2"]
    assert values(english, ".//FRBRExpression/FRBRuri") == [
        "/akn/kz/statement/resolution/2025-10-16/m/eng@2024-10-17T06:42:00Z"
    ]
    assert english.find(".//voting", AKN) is None
    assert complaints(schema, data) == []


def test_signatures_name_post_and_person() -> None:
    russian = statements(akoma_ntoso(sheet_of()))[1]
    found = [words(one) for one in russian.iterfind("conclusions//signature", AKN)]
    assert found == ["Председатель Г. С. Ахметова", "Секретарь"]


def test_references_lead_to_what_is_there() -> None:
    for statement in statements(akoma_ntoso(sheet_of())):
        known = {f"#{one.get('eId')}" for one in statement.iter()}
        asked = {
            one.get(name)
            for one in statement.iter()
            for name in ("refersTo", "as", "source", "outcome")
            if one.get(name)
        }
        assert asked <= known


def test_a_text_without_a_date_keeps_one_address_whenever_it_is_made(schema: object) -> None:
    undated = replace(sheet_of(), first_day=None, last_day=None, meeting_id="m")
    later = replace(undated, made_at=datetime(2026, 1, 1, tzinfo=UTC))
    addresses = {
        address
        for sheet in (undated, later)
        for address in values(fromstring(akoma_ntoso(sheet)), ".//FRBRWork/FRBRuri")
    }
    assert addresses == {"/akn/kz/statement/resolution/m"}
    assert complaints(schema, akoma_ntoso(undated)) == []


def test_characters_that_xml_cannot_hold_become_spaces() -> None:
    statement = statements(akoma_ntoso(sheet_with([row(1, Part.BODY, "a\x00b\ufffec")])))[0]
    assert words(statement.find("mainBody//p", AKN)) == "a b c"


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert akoma_ntoso(sheet_of()) == akoma_ntoso(sheet_of())


def test_without_a_text_nothing_is_written() -> None:
    with pytest.raises(NoTextToExportError):
        akoma_ntoso(replace(with_rows(sheet_of(), []), languages=()))
