import base64
import gzip
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.identifiers import DecisionId
from forumdesk.domain.statements import Statement
from forumdesk.exchange.event_package import VERSION, read_event, write_event
from forumdesk.services.proposals import MeetingPackage, SealedDecision
from forumdesk.services.sealing import sealed, statement_content
from forumdesk.storage.repositories.decisions import RecordKind
from tests.builders import number
from tests.exchange.package_values import broken, small_package
from tests.exchange.text_values import BEGUN, MEETING

NOBODY = str(number(99))
RULES = "body/rules"


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (f"{RULES}/entitlement", "shares", f"{RULES}/entitlement"),
        (f"{RULES}/proxies", -1, f"{RULES}/proxies"),
        (f"{RULES}/majority/share/share", "3/2", f"{RULES}/majority/share/share"),
        (f"{RULES}/majority/of", "all", f"{RULES}/majority/of"),
        (f"{RULES}/modes", ["shouting"], f"{RULES}/modes/0"),
        (f"{RULES}/modes", ["secret", "secret"], f"{RULES}/modes"),
        (f"{RULES}/authentic", ["de"], f"{RULES}/authentic/0"),
        (f"{RULES}/tie", "coin", f"{RULES}/tie"),
        ("statements/0/kind", "protest", "statements/0/kind"),
        ("statements/0/voice", "maybe", "statements/0/voice"),
        ("statements/0/decision", "7", "statements/0/decision"),
        ("statements/0/made_at", "2024-13-17T04:30:00+00:00", "statements/0"),
        ("statements/0/author/kk", "", "statements/0/author/kk"),
        ("proxies/0/holder", str(number(3)), "proxies/0"),
        ("head_signatures/0/hash", "0" * 63, "head_signatures/0/hash"),
        ("head_signatures/0/key", "G" * 64, "head_signatures/0/key"),
        ("head_signatures/0/sequence", 0, "head_signatures/0/sequence"),
        ("minutes/number", "a\nb", "minutes/number"),
        ("minutes/opening", None, "minutes/opening"),
        ("minutes_notes/0/text", "Тыңдалды", "minutes_notes/0/text"),
    ],
)
def test_a_broken_place_of_what_was_decided_is_named(path: str, value: object, place: str) -> None:
    assert broken(json.loads(write_event(small_package())), path, value) == place


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("statements", "statements/1/id"),
        ("proxies", "proxies/1/giver"),
        ("minutes_notes", "minutes_notes/1/item"),
        ("head_signatures", "head_signatures"),
    ],
)
def test_what_is_one_stands_only_once(what: str, place: str) -> None:
    document = json.loads(write_event(small_package()))

    assert broken(document, what, document[what] * 2) == place


def test_two_statements_have_two_numbers() -> None:
    document = json.loads(write_event(small_package()))
    one = document["statements"][0]

    assert broken(document, "statements", [one, one | {"id": NOBODY}]) == "statements/1/number"


def test_every_rule_of_a_body_is_named_whatever_is_usual() -> None:
    document = json.loads(write_event(small_package()))

    assert document["body"]["rules"].keys() == set(BodyRules.__slots__)


def with_sealed_statement() -> tuple[MeetingPackage, Statement]:
    """A package whose statement has its record among the decisions."""
    package = small_package()
    statement = replace(package.statements[0], decision_id=DecisionId(UUID(int=7)))
    link = sealed(
        statement_content(statement, "0" * 64, "Desk"),
        identifier=statement.id,
        kind=RecordKind.STATEMENT,
        decision_id=DecisionId(UUID(int=7)),
        meeting_id=MEETING,
        desk_id="desk-1",
        head=None,
        at=BEGUN + timedelta(minutes=1),
    )
    statement = replace(statement, sealed_at=link.sealed_at, hash=link.hash)
    record = SealedDecision(record=link.record, persons={})
    return replace(package, statements=(statement,), decisions=(*package.decisions, record)), statement


def test_whether_a_statement_is_sealed_its_record_tells() -> None:
    package, statement = with_sealed_statement()
    text = write_event(package)

    assert "sealed_at" not in json.loads(text)["statements"][0]
    assert read_event(text) == package
    without = replace(package, decisions=package.decisions[:1])
    (read,) = read_event(write_event(without)).statements
    assert read == replace(statement, sealed_at=None, hash="")


def test_a_sealed_statement_is_about_a_decision() -> None:
    package, _ = with_sealed_statement()
    document = json.loads(write_event(package))

    assert broken(document, "statements/0/decision", None) == "statements/0"


@pytest.mark.parametrize(
    "record",
    [
        b"\xff",
        b"[" * 100_000,
        b"7",
        b'{"statement": 7}',
        b'{"statement": {"id": 7}}',
        b'{"statement": {"id": "x"}, "sealed_at": ""}',
    ],
)
def test_what_is_no_record_is_left_to_the_register_to_refuse(record: bytes) -> None:
    document = json.loads(write_event(small_package()))
    document["decisions"][0] |= {
        "record": base64.b64encode(record).decode(),
        "sha256": hashlib.sha256(record).hexdigest(),
    }

    package = read_event(json.dumps(document))

    assert package.decisions[0].record == record
    assert not package.statements[0].sealed


def test_a_package_of_version_4_is_read_with_the_usual_rules_and_nothing_said(project: Path) -> None:
    text = gzip.decompress((project / "tests/files/event-package-4.json.gz").read_bytes()).decode("utf-8")

    package = read_event(text)

    old = json.loads(text)
    assert old["version"] == 4
    rules, usual = package.body.rules, BodyRules()
    known = old["body"]["rules"].keys()
    assert {name for name in BodyRules.__slots__ if getattr(rules, name) != getattr(usual, name)} <= known
    assert [one.record for one in package.decisions] == [
        base64.b64decode(one["record"]) for one in old["decisions"]
    ]
    assert len(package.amendments) == len(old["amendments"])
    left = (package.proxies, package.statements, package.minutes, package.minutes_notes)
    assert (*left, package.head_signatures) == ((), (), (), (), ())
    assert read_event(write_event(package)) == package


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_every_older_version_is_read_and_written_as_the_newest(project: Path, version: int) -> None:
    file = project / f"tests/files/event-package-{version}.json.gz"
    package = read_event(gzip.decompress(file.read_bytes()).decode("utf-8"))

    assert json.loads(write_event(package))["version"] == VERSION
    assert read_event(write_event(package)) == package


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document["body"]["rules"].update(proxies=1),
        lambda document: document.update(statements=[]),
        lambda document: document["movements"][0].update(kind="connected"),
    ],
    ids=["rule", "statements", "connection"],
)
def test_an_older_version_has_nothing_of_a_newer_one(
    project: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    file = project / "tests/files/event-package-4.json.gz"
    document = json.loads(gzip.decompress(file.read_bytes()))
    change(document)

    assert broken(document, "version", 4)


def test_a_package_of_version_5_is_read_with_the_usual_stationery_and_nothing_given_out(
    project: Path,
) -> None:
    text = gzip.decompress((project / "tests/files/event-package-5.json.gz").read_bytes()).decode("utf-8")

    package = read_event(text)

    assert json.loads(text)["version"] == 5
    assert (package.stationery, package.issued, package.signed_copies) == (None, (), ())
    assert len(package.minutes) == len([json.loads(text)["minutes"]]) - (json.loads(text)["minutes"] is None)
    assert read_event(write_event(package)) == package
