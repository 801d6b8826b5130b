import json
import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.results_popolo import results_as_popolo
from forumdesk.services.results import MeetingResults
from tests.builders import number
from tests.builders_decisions import ANNA
from tests.exchange.results_values import results_in

Plain = dict[str, Any]

# Members that the JSON Schemas of Popolo name for each class, as far as anything here could be said with them.
MEMBERS = {
    "organizations": {"id", "name", "other_names", "classification", "parent_id"},
    "persons": {"id", "name", "other_names"},
    "events": {"id", "name", "location", "start_date", "end_date", "classification", "organization_id"},
    "motions": {
        "id", "organization_id", "legislative_session_id", "text", "classification", "date", "requirement",
        "result",
    },
    "vote_events": {
        "id", "organization_id", "legislative_session_id", "identifier", "motion_id", "classification",
        "start_date", "end_date", "result", "counts", "votes", "created_at", "sources",
    },
}  # fmt: skip
OURS = {"motions": {"annulled_by"}, "vote_events": {"quorum"}}
OPTIONS = {"yes", "no", "abstain", "absent", "not voting"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> MeetingResults:
    return results_in(tmp_path_factory.mktemp("results"), with_open=True)


@pytest.fixture(scope="module")
def document(results: MeetingResults) -> dict[str, list[Plain]]:
    read: dict[str, list[Plain]] = json.loads(results_as_popolo(results))
    return read


def event_of(document: dict[str, list[Plain]], mode: str) -> Plain:
    return next(one for one in document["vote_events"] if one["classification"] == mode)


def counts(event: Plain) -> dict[str, int]:
    return {one["option"]: one["value"] for one in event["counts"]}


def test_every_class_has_members_of_popolo_and_those_that_are_named_as_ours(
    document: dict[str, list[Plain]],
) -> None:
    assert document.keys() == MEMBERS.keys()
    for kind, entries in document.items():
        assert entries
        for entry in entries:
            assert entry.keys() <= MEMBERS[kind] | OURS.get(kind, set())
    for event in document["vote_events"]:
        assert all(set(one) == {"option", "value"} and type(one["value"]) is int for one in event["counts"])
        assert all(set(one) <= {"voter_id", "option", "role"} for one in event.get("votes", ()))
        assert all(MOMENT.fullmatch(event[name]) for name in ("start_date", "end_date", "created_at"))
        assert event["result"] in {"pass", "fail"}


def test_what_is_pointed_to_is_there(document: dict[str, list[Plain]]) -> None:
    ids = {kind: {one["id"] for one in entries} for kind, entries in document.items()}
    for one in (*document["motions"], *document["vote_events"]):
        assert one["organization_id"] in ids["organizations"]
        assert one["legislative_session_id"] in ids["events"]
        assert one.get("annulled_by", one["id"]) in ids["motions"]
    for event in document["vote_events"]:
        assert event["motion_id"] in ids["motions"]
        for vote in event.get("votes", ()):
            assert vote["voter_id"] in ids["persons"] | ids["organizations"]


def test_identifiers_are_those_of_the_register_and_open_decisions_are_left_out(
    document: dict[str, list[Plain]], results: MeetingResults
) -> None:
    sealed = [one for one in results.decisions if one.hash]
    assert [one["id"] for one in document["vote_events"]] == [one.id for one in sealed]
    assert len(sealed) == len(results.decisions) - 1
    assert document["events"][0]["id"] == str(results.meeting.id)
    assert document["organizations"][0]["id"] == str(results.body.id)


def test_votes_by_name_agree_with_the_counts(document: dict[str, list[Plain]]) -> None:
    seen = 0
    for event in document["vote_events"]:
        votes = event.get("votes")
        if votes:
            seen += 1
            told = Counter(one["option"] for one in votes)
            assert told == Counter({name: count for name, count in counts(event).items() if count})
            assert set(counts(event)) - {"recused"} == OPTIONS
    assert seen == 5


def test_votes_that_were_not_taken_by_name_stay_nameless(document: dict[str, list[Plain]]) -> None:
    for mode in ("counted", "secret", "election", "consensus", "without_vote", "acclamation", "silence"):
        assert "votes" not in event_of(document, mode)
    assert counts(event_of(document, "secret")) == {
        "yes": 2, "no": 0, "abstain": 0, "not voting": 0, "spoilt": 1, "recused": 0, "absent": 0,
    }  # fmt: skip
    assert counts(event_of(document, "consensus")) == {"present": 3, "recused": 0, "absent": 0}


def test_an_election_counts_by_candidate(document: dict[str, list[Plain]], results: MeetingResults) -> None:
    election = event_of(document, "election")
    assert counts(election) == {"Анна": 2, "Болат": 1, "spoilt": 0, "recused": 0, "absent": 0}
    assert election["result"] == "pass"

    erased = replace(results, decisions=tuple(replace(one, names={}) for one in results.decisions))
    read = json.loads(results_as_popolo(erased))
    assert counts(event_of(read, "election"))[str(ANNA)] == 2


def test_people_are_named_in_one_language_with_the_others_beside(results: MeetingResults) -> None:
    read = json.loads(results_as_popolo(results, Language.RU))

    person = read["persons"][0]
    assert person["name"] == "Алиев1 Асан"
    assert {one["note"] for one in person["other_names"]} == {"kk", "en"}
    assert read["motions"][1]["text"] == "Регламент"


def test_whoever_was_erased_keeps_a_vote_and_no_name(results: MeetingResults) -> None:
    first = results.decisions[0]
    gone = str(first.plain["voices"][0]["participant"])
    names = {key: name for key, name in first.names.items() if key != gone}
    erased = replace(results, decisions=(replace(first, names=names),))

    read = json.loads(results_as_popolo(erased))

    assert gone not in {one["id"] for one in read["persons"]}
    assert len(read["persons"]) == 2
    assert gone in {one["voter_id"] for one in read["vote_events"][0]["votes"]}


def test_a_delegation_with_one_voice_is_the_voter(results: MeetingResults) -> None:
    first = results.decisions[0]
    plain = json.loads(json.dumps(first.plain))
    delegation = {"id": str(number(700)), "name": LocalizedText(kk="Қазақстан", ru="Казахстан").to_mapping()}
    plain["voices"][0]["delegation"] = delegation
    changed = replace(results, decisions=(replace(first, plain=plain),))

    read = json.loads(results_as_popolo(changed))

    assert read["vote_events"][0]["votes"][0]["voter_id"] == delegation["id"]
    assert read["organizations"][1]["name"] == "Қазақстан"
    assert read["organizations"][1]["parent_id"] == read["organizations"][0]["id"]
    assert len(read["persons"]) == 2


def test_motions_tell_what_was_decided_by_what_rule_and_whether_it_was_annulled(
    document: dict[str, list[Plain]],
) -> None:
    first, recorded = document["motions"][:2]
    assert (first["classification"], first["requirement"]) == ("recommendation", "unanimity of present")
    assert first["text"].startswith("1. 7-абзац қазақша\n")
    assert (recorded["classification"], recorded["requirement"]) == ("question", "more than 1/2 of voting")
    second, annulment = document["motions"][10:12]
    assert (second["annulled_by"], annulment["classification"]) == (annulment["id"], "annulment")


def test_the_hash_of_the_record_is_the_source(
    document: dict[str, list[Plain]], results: MeetingResults
) -> None:
    (source,) = document["vote_events"][0]["sources"]
    assert source["note"] == results.decisions[0].code
    assert re.fullmatch(r"ni:///sha-256;[A-Za-z0-9_-]{43}", source["url"])


def test_proxies_say_so(document: dict[str, list[Plain]]) -> None:
    votes = document["vote_events"][0]["votes"]
    assert [one.get("role", "") for one in votes] == ["", "", "proxy"]


def test_the_same_results_give_the_same_bytes(results: MeetingResults) -> None:
    assert results_as_popolo(results) == results_as_popolo(results)
