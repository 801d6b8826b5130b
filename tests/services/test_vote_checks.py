import gzip
import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.exchange.event_package import read_event
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.canonical import canonical
from forumdesk.services.record_shape import is_whole
from forumdesk.services.vote_checks import inconsistencies
from tests.builders import number, refilled, registers
from tests.builders_decisions import with_words

Record = dict[str, Any]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Record]:
    """The record of a decision in each mode, as it was honestly made."""
    found: dict[str, Record] = {}
    with registers().create(tmp_path_factory.mktemp("votes") / "a.forumdesk") as register:
        meeting_id = refilled(register)
        with_words(register, meeting_id)
        for one in register.packages.package(meeting_id).decisions:
            plain = json.loads(one.record)
            found.setdefault(plain["decision"]["mode"] if "decision" in plain else "statement", plain)
    return found


def codes(record: Record, **more: Any) -> list[str]:
    return [one.code.removeprefix("votes.") for one in inconsistencies(record, **more)]


def test_what_the_program_records_adds_up_in_every_mode(records: dict[str, Record]) -> None:
    assert set(records) == {*map(str, AdoptionMode), "statement"}
    assert {name: codes(record) for name, record in records.items() if codes(record)} == {}


def test_what_older_versions_sealed_adds_up(project: Path) -> None:
    seen = 0
    for version in (1, 2, 3, 4):
        text = gzip.decompress((project / f"tests/files/event-package-{version}.json.gz").read_bytes())
        package = read_event(text.decode("utf-8"))
        entitled = {str(one.id): one.entitled for one in package.participants}
        for one in package.decisions:
            seen += 1
            assert inconsistencies(json.loads(one.record), entitled=entitled) == ()
    assert seen > 0


def counts(**values: int) -> Callable[[Record], object]:
    return lambda record: record["counts"].update(values)


def voice(place: int, value: str) -> Callable[[Record], object]:
    return lambda record: record["voices"][place].update(voice=value)


def rules(**values: Any) -> Callable[[Record], object]:
    return lambda record: record["body"]["rules"].update(values)


def outcome(value: str) -> Callable[[Record], object]:
    return lambda record: record["decision"].update(outcome=value)


def ballots(**values: int) -> Callable[[Record], object]:
    return lambda record: record["ballots"].update(values)


def candidate(place: int, **values: Any) -> Callable[[Record], object]:
    return lambda record: record["election"]["candidates"][place].update(values)


def twice(record: Record) -> None:
    record["voices"][1]["participant"] = record["voices"][0]["participant"]


def no_ballots(record: Record) -> None:
    del record["ballots"]


def by_chair(record: Record) -> None:
    record["majority"]["by_chair"] = True


@pytest.mark.parametrize(
    ("mode", "change", "found"),
    [
        ("unanimous", counts(voices_for=2), ["counts"]),
        ("unanimous", counts(against=1), ["counts"]),
        ("unanimous", counts(entitled=4), ["counts", "present", "needed"]),
        ("unanimous", counts(entitled=9, present=9, needed=5), ["counts"]),
        ("unanimous", counts(present=1), ["present", "no_quorum"]),
        ("unanimous", counts(needed=1), ["needed"]),
        ("unanimous", counts(needed=4), ["needed", "no_quorum"]),
        ("unanimous", voice(0, "against"), ["counts", "counts", "not_unanimous"]),
        ("unanimous", voice(0, "missing"), ["counts", "not_unanimous"]),
        ("unanimous", voice(0, "absent"), ["counts", "counts"]),
        ("unanimous", twice, ["voice_twice"]),
        ("unanimous", outcome("rejected"), ["outcome"]),
        ("unanimous", outcome("elected"), ["outcome"]),
        ("unanimous", rules(quorum_to_decide={"share": "1", "strictly": True}), ["needed"]),
        ("recorded", outcome("rejected"), ["outcome"]),
        ("recorded", outcome("elected"), ["outcome"]),
        ("recorded", by_chair, ["outcome"]),
        ("recorded", counts(voices_for=3, against=0), ["counts", "counts"]),
        ("recorded", voice(2, "against"), ["counts", "counts"]),
        ("counted", outcome("adopted"), ["outcome"]),
        ("counted", by_chair, ["outcome"]),
        ("counted", counts(abstaining=2), ["above"]),
        ("counted", counts(voices_for=30), ["above", "outcome"]),
        ("counted", counts(abstaining=0), ["below"]),
        ("counted", counts(absent=1), ["counts", "present", "above"]),
        ("secret", no_ballots, ["below", "no_ballots"]),
        ("secret", ballots(issued=4), ["ballots"]),
        ("secret", ballots(returned=2), ["ballots"]),
        ("secret", ballots(spoilt=0), ["below", "ballots"]),
        ("secret", counts(voices_for=3), ["above", "ballots"]),
        ("secret", counts(voices_for=1, against=1), ["outcome"]),
        ("election", candidate(0, votes=4), ["candidate_above", "votes_above"]),
        ("election", candidate(1, votes=3), ["votes_above"]),
        ("election", candidate(0, votes=1, elected=True), ["elected"]),
        ("election", candidate(1, elected=True), ["elected"]),
        ("election", candidate(0, elected=False), ["elected"]),
        ("election", outcome("not_elected"), ["outcome"]),
        ("election", outcome("adopted"), ["outcome", "outcome"]),
        ("election", ballots(returned=4), ["ballots", "elected"]),
        ("election", lambda record: record.pop("election"), ["no_candidates"]),
        ("consensus", voice(0, "against"), ["outcome"]),
        ("consensus", counts(voices_for=3), ["counts"]),
        ("consensus", outcome("rejected"), ["outcome"]),
        ("without_vote", counts(present=0), ["present", "no_quorum"]),
        ("acclamation", voice(0, "recused"), ["counts"]),
        ("silence", voice(0, "against"), ["outcome"]),
        ("silence", counts(not_voting=1), ["counts"]),
        ("written_poll", counts(absent=0), ["counts", "present"]),
        ("written_poll", counts(abstaining=2), ["counts"]),
    ],
)
def test_what_does_not_add_up_is_told(
    records: dict[str, Record], mode: str, change: Callable[[Record], object], found: list[str]
) -> None:
    record = deepcopy(records[mode])
    change(record)

    assert codes(record) == found


def test_a_lenient_body_passes_over_abstentions_and_a_strict_one_asks_all(records: dict[str, Record]) -> None:
    record = deepcopy(records["unanimous"])
    record["voices"][0]["voice"] = "abstaining"
    record["counts"] |= {"voices_for": 2, "abstaining": 1}
    assert codes(record) == ["not_unanimous"]
    record["body"]["rules"]["abstention"] = "lenient"
    assert codes(record) == []

    record["voices"][0]["voice"] = "absent"
    record["counts"] |= {"abstaining": 0, "absent": 1, "present": 2}
    assert codes(record) == []
    record["body"]["rules"]["unanimity_of"] = "all"
    assert codes(record) == ["not_unanimous"]


def test_an_election_knows_its_candidates_apart_by_identifier(records: dict[str, Record]) -> None:
    record = deepcopy(records["election"])
    record["election"]["candidates"][1]["id"] = record["election"]["candidates"][0]["id"]

    assert codes(record) == ["candidate_twice", "elected"]


def test_a_delegation_has_one_voice(records: dict[str, Record]) -> None:
    record = deepcopy(records["unanimous"])
    for place in (0, 1):
        record["voices"][place]["delegation"] = {"id": str(number(7)), "name": {"en": "Kazakhstan"}}

    (notice,) = inconsistencies(record)

    assert notice.code == "votes.voice_twice"
    assert (
        Catalogue("en", "interface").sentence(notice) == "Decision 1 counts these voices twice: Kazakhstan."
    )


def test_whoever_is_not_on_the_list_or_has_no_voice_is_named(records: dict[str, Record]) -> None:
    record = records["unanimous"]
    one, _, three = (voice["participant"] for voice in record["voices"])
    names = {one: LocalizedText.everywhere("Асан")}

    told = inconsistencies(record, names=names, entitled={one: False, three: True})

    assert [(notice.code, Catalogue("en", "interface").sentence(notice)) for notice in told] == [
        (
            "votes.not_listed",
            "Decision 1 counts voices of people who are not on the list of participants: №\xa02.",
        ),
        (
            "votes.not_entitled",
            "Decision 1 counts voices of people who are not marked as entitled to vote: Асан.",
        ),
    ]


def test_many_voices_make_one_notice(records: dict[str, Record]) -> None:
    told = inconsistencies(records["unanimous"], entitled={})

    assert [notice.code for notice in told] == ["votes.not_listed"]
    assert told[0].values["names"] == ("№\xa01", "№\xa02", "№\xa03")


def test_a_count_that_differs_is_named_with_both_numbers(records: dict[str, Record]) -> None:
    record = deepcopy(records["unanimous"])
    record["counts"]["voices_for"] = 2

    (notice,) = inconsistencies(record)

    assert Catalogue("en", "interface").sentence(notice) == (
        "Decision 1: the count “for” says 2, and the voices make 3."
    )


def test_rules_without_a_later_member_are_the_usual_ones(records: dict[str, Record]) -> None:
    record = deepcopy(records["recorded"])
    record["body"]["rules"] = BodyRules().to_plain()

    assert codes(record) == []


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_numbers_and_voices_of_a_whole_record_are_judged(
    records: dict[str, Record], data: st.DataObject
) -> None:
    record = deepcopy(records[data.draw(st.sampled_from(sorted(records.keys() - {"statement"})))])
    numbers = st.integers(0, 2**31 - 1) | st.integers(0, 4)
    for name in data.draw(st.sets(st.sampled_from(sorted(record["counts"])))):
        record["counts"][name] = data.draw(numbers)
    for name in data.draw(st.sets(st.sampled_from(sorted(record.get("ballots", {"": 0}))))):
        record.setdefault("ballots", {"issued": 0, "returned": 0, "spoilt": 0}).pop("", None)
        record["ballots"][name or "issued"] = data.draw(numbers)
    for one in record["voices"]:
        one["voice"] = data.draw(st.sampled_from([*map(str, Voice), "missing"]))
    record["voices"] = data.draw(st.sampled_from([record["voices"], [], record["voices"] * 2]))
    for one in record.get("election", {}).get("candidates", ()):
        one |= {"votes": data.draw(numbers), "elected": data.draw(st.booleans())}
    if "election" in record:
        record["election"] |= {"seats": data.draw(numbers), "round": data.draw(numbers)}
    record["decision"]["mode"] = data.draw(st.sampled_from([*map(str, AdoptionMode)]))
    record["decision"]["outcome"] = data.draw(st.sampled_from([*map(str, Outcome)]))
    assert is_whole(canonical(record))

    english = Catalogue("en", "interface")
    for notice in inconsistencies(record, entitled={}):
        assert "{" not in english.sentence(notice)
