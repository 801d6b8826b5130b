import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.amendments import AmendmentState
from forumdesk.domain.identifiers import (
    AmendmentId,
)
from forumdesk.domain.resolutions import (
    DEEPEST,
    CellState,
    Numbering,
    Stage,
)
from forumdesk.exchange.errors import PackageInvalidError
from forumdesk.exchange.event_package import read_event, write_event
from forumdesk.exchange.event_texts import texts_of_version_3
from forumdesk.storage.migrations.versions.v0004_texts import _standings
from tests.builders import number
from tests.exchange.package_values import broken, small_package
from tests.exchange.text_values import NOBODY, amendment


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("numbering", "roman", "numbering"),
        ("resolution/0/part", "chapter", "resolution/0/part"),
        ("resolution/0/level", 0, "resolution/0/level"),
        ("resolution/0/level", DEEPEST + 1, "resolution/0/level"),
        ("resolution/0/standings/de", {"stage": "draft"}, "resolution/0/standings/de"),
        ("resolution/0/standings/ru/stage", "final", "resolution/0/standings/ru/stage"),
        ("resolution/0/standings/ru/follows/kk", "0123", "resolution/0/standings/ru/follows/kk"),
        ("resolution/0/standings/ru/follows/ru", "0" * 12, "resolution/0"),
        ("resolution/0/standings/kk/marks/0/1", 13, "resolution/0"),
        ("resolution/0/standings/kk/marks/0/1", 0, "resolution/0/standings/kk/marks/0/1"),
        ("resolution/0/standings/kk/marks/0/0", 3, "resolution/0"),
        ("resolution/0/standings/kk/marks/0/0", 1.0, "resolution/0"),
        ("resolution/0/standings/kk/marks/1/3", "", "resolution/0/standings/kk/marks/1/3"),
        ("resolution/0/standings/kk/marks/0", [0, 3, "bold", "people"], "resolution/0"),
        ("resolution/0/standings/kk/marks/1", [0, 7, "field"], "resolution/0"),
        ("resolution/0/standings/en", {"stage": "draft", "marks": [[0, 1, "bold"]]}, "resolution/0"),
        ("amendments/0/row", None, "amendments/0"),
        ("amendments/0/kind", "add", "amendments/0/kind"),
        ("amendments/0/into", None, "amendments/0"),
        ("amendments/0/into", NOBODY, "amendments/0/into"),
        ("amendments/0/into", str(number(11)), "amendments/0/into"),
        ("amendments/1/into", str(number(11)), "amendments/0/into"),
        ("amendments/0/decided_at", None, "amendments/0"),
        ("amendments/1/state", "accepted", "amendments/1"),
        ("amendments/1/number", 1, "amendments/1/number"),
        ("amendments/1/level", 9, "amendments/1/level"),
        ("amendments/1/proposed_at", "2024-10-17T04:30:00+05:00", "amendments/1/proposed_at"),
        ("amendments/1/note", "a\0b", "amendments/1/note"),
        ("drafts/0/rows/0/standings/kk/marks/0/1", 13, "drafts/0"),
        ("drafts/0/issued_at", "2024-13-17T04:30:00+00:00", "drafts/0"),
        ("consultations/0/draft", NOBODY, "consultations/0/draft"),
        ("consultations/0/draft", None, "consultations/0/draft"),
        ("consultations/0/time_zone", "Mars/Olympus", "consultations/0"),
        ("consultations/0/deadline", "9999-12-31T23:59:59+00:00", "consultations/0"),
        ("comments/0/consultation", NOBODY, "comments/0/consultation"),
        ("comments/0/amendment", NOBODY, "comments/0/amendment"),
        ("comments/0/language", "", "comments/0/language"),
        ("comments/0/verdict", "accepted", "comments/0"),
        ("comments/0/author", "a\tb", "comments/0/author"),
        ("dismissals/0/row", "x", "dismissals/0/row"),
        ("dismissals/0/language", None, "dismissals/0/language"),
    ],
)
def test_a_broken_place_of_a_text_is_named(path: str, value: object, place: str) -> None:
    assert broken(json.loads(write_event(small_package())), path, value) == place


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("resolution", "resolution/1/id"),
        ("amendments", "amendments/2/id"),
        ("drafts", "drafts/1/id"),
        ("consultations", "consultations/1/id"),
        ("comments", "comments/1/id"),
        ("dismissals", "dismissals/1/id"),
    ],
)
def test_what_is_one_stands_only_once(what: str, place: str) -> None:
    document = json.loads(write_event(small_package()))

    assert broken(document, what, document[what] * 2) == place


@pytest.mark.parametrize(("what", "key"), [("drafts", "number"), ("comments", "number")])
def test_numbers_stand_only_once(what: str, key: str) -> None:
    document = json.loads(write_event(small_package()))
    one = document[what][0]

    assert broken(document, what, [one, one | {"id": NOBODY}]) == f"{what}/1/{key}"


def test_a_draft_has_each_paragraph_once() -> None:
    document = json.loads(write_event(small_package()))

    assert broken(document, "drafts/0/rows", document["drafts"][0]["rows"] * 2) == "drafts/0"


def test_amendments_comments_and_findings_outlive_their_paragraph_and_their_delegation() -> None:
    document = json.loads(write_event(small_package()))
    for what in ("amendments", "comments", "dismissals"):
        document[what][0]["row"] = NOBODY
    for what in ("amendments", "comments"):
        document[what][0]["delegation"] = NOBODY

    package = read_event(json.dumps(document))

    pointing = (package.amendments[0], package.comments[0], package.dismissals[0])
    assert {str(one.row_id) for one in pointing} == {NOBODY}
    assert read_event(write_event(package)) == package


def test_a_long_line_of_amendments_that_took_each_others_place_is_read() -> None:
    count = 3000
    amendments = [
        amendment(number(100 + place), place, AmendmentState.REPLACED, AmendmentId(number(101 + place)))
        for place in range(count)
    ]
    package = replace(
        small_package(), amendments=(*amendments, amendment(number(100 + count), count)), comments=()
    )

    assert read_event(write_event(package)) == package


PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
)
JSON = st.recursive(
    PLAIN | st.sampled_from(["kk", "merged", str(number(11)), "2024-10-17T04:30:00+00:00"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PARTS = (
    "numbering", "resolution", "amendments", "drafts", "consultations", "comments", "dismissals", "statements",
    "proxies", "head_signatures", "minutes", "minutes_notes", "body", "issued", "signed_copies",
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_whatever_stands_at_a_place_is_refused_by_name_or_read_for_good(data: st.DataObject) -> None:
    document = json.loads(write_event(small_package()))
    holder: Any = document
    step: Any = data.draw(st.sampled_from(PARTS))
    while isinstance(holder[step], dict | list) and holder[step] and data.draw(st.integers(0, 5)):
        holder = holder[step]
        step = data.draw(st.sampled_from([*holder] if isinstance(holder, dict) else range(len(holder))))
    holder[step] = data.draw(JSON)

    try:
        package = read_event(json.dumps(document))
    except PackageInvalidError as refusal:
        place = str(refusal.values["place"])
    else:
        place = ""
        assert read_event(write_event(package)) == package

    assert not place or place.split("/")[0] in PARTS


def test_a_package_of_version_3_is_read_with_its_drafts_and_stale_texts_as_standings(project: Path) -> None:
    text = gzip.decompress((project / "tests/files/event-package-3.json.gz").read_bytes()).decode("utf-8")
    document = json.loads(text)
    document["resolution"][2] |= {"drafts": ["kk"], "stale": ["en", "ru"]}
    document["resolution"][4] |= {"stale": ["en", "kk", "ru"]}

    package = read_event(json.dumps(document))

    old = {row["id"]: row for row in document["resolution"]}
    assert [str(row.id) for row in package.resolution.rows] == [*old]
    for row in package.resolution.rows:
        for language in row.text.languages:
            stated = old[str(row.id)]
            stage = Stage.DRAFT if language in stated["drafts"] else Stage.CHECKED
            assert row.standing(language).stage is stage
            assert (row.state(language) is CellState.STALE) == (language in stated["stale"])
            assert row.marks(language) == ()
    assert {row.level for row in package.resolution.rows} == {1}
    assert package.resolution.numbering is Numbering.DECIMAL
    assert (package.amendments, package.drafts, package.consultations) == ((), (), ())
    assert (package.comments, package.dismissals) == ((), ())
    assert read_event(write_event(package)) == package


@pytest.mark.parametrize(
    ("drafts", "stale", "source"),
    [
        ([], [], {}),
        (["kk"], ["ru"], {"ru": "kk"}),
        ([], ["en", "kk"], {"kk": "ru", "en": "ru"}),
        (["en"], ["kk", "ru", "en"], {"kk": "ru", "ru": "kk", "en": "kk"}),
    ],
)
def test_what_a_stale_text_of_version_3_follows_is_told_as_in_its_register(
    drafts: list[str], stale: list[str], source: dict[str, str]
) -> None:
    document: dict[str, Any] = {
        "resolution": [{"id": "", "part": "body", "text": {}, "drafts": drafts, "stale": stale}]
    }

    standings = texts_of_version_3(document)["resolution"][0]["standings"]

    found = {code: dict(one["follows"]) for code, one in standings.items() if "follows" in one}
    assert found == {code: {other: "0" * 12} for code, other in source.items()}
    assert standings == _standings(drafts, stale)
