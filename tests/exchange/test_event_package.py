import base64
import gzip
import json
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings

from forumdesk.domain.accreditation import Accreditation
from forumdesk.domain.agenda import DEEPEST_LEVEL
from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.papers import PAPER_LIMIT
from forumdesk.domain.speaking import LONGEST_LIMIT, SpeakingLimits
from forumdesk.domain.texts import LocalizedText
from forumdesk.exchange.errors import (
    NotAnEventPackageError,
    PackageInvalidError,
    PackageTooNewError,
    SourceMissingError,
)
from forumdesk.exchange.event_package import VERSION, read_event, read_event_file, write_event
from forumdesk.services.proposals import MeetingPackage
from tests.exchange.package_values import broken, packages, small_package


@settings(max_examples=40, deadline=None)
@given(packages())
def test_what_is_written_is_read_again_and_written_alike(package: MeetingPackage) -> None:
    text = write_event(package)

    assert read_event(text) == package
    assert write_event(read_event(text)) == text


def test_the_package_is_readable_json_in_its_own_letters() -> None:
    text = write_event(small_package())

    document = json.loads(text)
    assert "Әбілқызы" in text
    assert (document["format"], document["version"]) == ("forumdesk-event", VERSION)
    assert document["agenda"][0]["starts"] == "09:30"
    assert list(document) == sorted(document)


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"format": "other"}', "[" * 100_000, "NaN"])
def test_another_file_is_no_event_package(text: str) -> None:
    with pytest.raises(NotAnEventPackageError):
        read_event(text)


def test_a_later_version_is_refused_by_name() -> None:
    document = json.loads(write_event(small_package())) | {"version": VERSION + 1, "new": []}

    with pytest.raises(PackageTooNewError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"version": VERSION + 1, "known": VERSION}


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("participants/0/role", "king", "participants/0/role"),
        ("participants/0/iin", "800101300123", "participants/0/iin"),
        ("participants/0/email", "a\nb", "participants/0/email"),
        ("participants/0/email", "\ud800", "participants/0/email"),
        ("meeting/first_day", "2024-02-30", "meeting/first_day"),
        ("meeting/last_day", "2024-10-16", "meeting/last_day"),
        ("agenda/0/starts", "25:00", "agenda/0/starts"),
        ("agenda/0/parent_id", str(UUID(int=9)), "agenda/0/parent_id"),
        ("agenda/0/parent_id", str(UUID(int=4)), "agenda/0/parent_id"),
        ("decisions/0/sha256", "0" * 64, "decisions/0/record"),
        ("decisions/0/record", "not base64", "decisions/0/record"),
        ("body/rules/quorum_to_decide/share", "3/2", "body/rules/quorum_to_decide/share"),
        ("body/rules/quorum_to_open/share", "3/2", "body/rules/quorum_to_open/share"),
        ("body/rules/languages", ["de"], "body/rules/languages/0"),
        ("body/emblem", "a", "body/emblem"),
        ("meeting/limits/debate", LONGEST_LIMIT + 1, "meeting/limits/debate"),
        ("agenda/0/day", "2024-02-30", "agenda/0/day"),
        ("papers/0/item", str(UUID(int=9)), "papers/0/item"),
        ("papers/0/content", "", "papers/0/content"),
        ("papers/0/content", "abcde", "papers/0/content"),
        ("papers/0/content", base64.b64encode(bytes(PAPER_LIMIT + 1)).decode("ascii"), "papers/0/content"),
        ("sittings/0/spans", [], "sittings/0/spans"),
        ("sittings/0/spans/0/ended", None, "sittings/0"),
        ("item_runs/0/spans/0/ended", "2024-10-17T04:29:59+00:00", "item_runs/0"),
        ("item_runs/0/spans/0/begun", "2024-10-99T04:29:59+00:00", "item_runs/0"),
        ("item_runs/0/spans/1/begun", "2000-10-17T04:29:59+00:00", "item_runs/0"),
        ("item_runs/0/done", True, "item_runs/0"),
        ("item_runs/0/deferred", True, "item_runs/0"),
        ("sittings/0/closed", True, "sittings/0"),
        ("speeches/0/finished", True, "speeches/0"),
        ("meeting/time_zone", "Mars/Olympus", "meeting/time_zone"),
        ("meeting/time_zone", "", "meeting/time_zone"),
        ("item_runs/0/item", str(UUID(int=9)), "item_runs/0/item"),
        ("notes/0/item", str(UUID(int=9)), "notes/0/item"),
        ("speeches/0/item", str(UUID(int=9)), "speeches/0/item"),
        ("speeches/0/kind", "song", "speeches/0/kind"),
        ("speeches/0/limit", -1, "speeches/0/limit"),
        ("recusals/0/item", str(UUID(int=9)), "recusals/0/item"),
        ("excuses/0/reason", "a\nb", "excuses/0/reason"),
    ],
)
def test_a_broken_place_is_named(path: str, value: object, place: str) -> None:
    assert broken(json.loads(write_event(small_package())), path, value) == place


def test_a_missing_field_is_named() -> None:
    document = json.loads(write_event(small_package()))
    del document["meeting"]["title"]

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": "meeting/title"}


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("participants", "participants/1/id"),
        ("papers", "papers/1/id"),
        ("item_runs", "item_runs/1/item"),
        ("notes", "notes/1/item"),
        ("speeches", "speeches/1/id"),
        ("recusals", "recusals/1/participant"),
        ("excuses", "excuses/1/participant"),
    ],
)
def test_what_is_one_stands_only_once(what: str, place: str) -> None:
    document = json.loads(write_event(small_package()))
    document[what] *= 2

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": place}


def test_the_schema_describes_every_field(project: Path) -> None:
    schema = json.loads((project / "resources/schemas/event-package-5.json").read_text(encoding="utf-8"))
    undescribed: list[str] = []

    def walk(node: object, path: str) -> None:
        if isinstance(node, dict):
            for name, field in node.get("properties", {}).items():
                if not field.get("description"):
                    undescribed.append(f"{path}/{name}")
            for name, part in node.items():
                walk(part, f"{path}/{name}")

    walk(schema, "")
    assert undescribed == []


def test_an_agenda_of_endless_depth_is_refused() -> None:
    document = json.loads(write_event(small_package()))
    ids = [str(UUID(int=100 + depth)) for depth in range(DEEPEST_LEVEL + 1)]
    document["agenda"] = [
        document["agenda"][0] | {"id": own, "parent_id": above}
        for own, above in zip(ids, [None, *ids], strict=False)
    ]

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": f"agenda/{DEEPEST_LEVEL}/parent_id"}


def test_a_package_of_version_1_is_read_with_everything_that_came_later_left_open(project: Path) -> None:
    text = gzip.decompress((project / "tests/files/event-package-1.json.gz").read_bytes()).decode("utf-8")

    package = read_event(text)

    old = json.loads(text)["participants"]
    assert [str(one.id) for one in package.participants] == [one["id"] for one in old]
    assert {one.accreditation for one in package.participants} == {Accreditation()}
    assert (package.delegations, package.movements, package.photos, package.distinct) == ((), (), {}, ())
    assert read_event(write_event(package)) == package


def test_a_person_belongs_to_a_delegation_of_the_package() -> None:
    document = json.loads(write_event(small_package()))
    document["participants"][0]["delegation"] = str(UUID(int=9))

    with pytest.raises(PackageInvalidError) as refusal:
        read_event(json.dumps(document))

    assert refusal.value.values == {"place": "participants/0/delegation"}


def test_a_package_of_version_2_is_read_as_a_meeting_that_was_not_opened(project: Path) -> None:
    text = gzip.decompress((project / "tests/files/event-package-2.json.gz").read_bytes()).decode("utf-8")

    package = read_event(text)

    old = json.loads(text)
    assert (len(package.agenda), len(package.movements)) == (len(old["agenda"]), len(old["movements"]))
    rules = package.body.rules
    assert (rules.quorum_to_open, rules.recused_count) == (BodyRules().quorum_to_open, True)
    assert package.meeting.limits == SpeakingLimits()
    assert (package.emblem, package.papers, package.sittings, package.speeches) == (None, (), (), ())
    assert {(one.day, one.section, one.room) for one in package.agenda} == {
        (None, LocalizedText(), LocalizedText())
    }
    assert read_event(write_event(package)) == package


def test_a_package_is_read_from_its_file_in_any_unicode(tmp_path: Path) -> None:
    package, file = small_package(), tmp_path / "p.json"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        file.write_bytes(write_event(package).encode(encoding))
        assert read_event_file(file) == package

    file.write_bytes(b"%PDF-1.7 x")
    with pytest.raises(NotAnEventPackageError):
        read_event_file(file)
    with pytest.raises(SourceMissingError):
        read_event_file(tmp_path / "missing.json")
