from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from forumdesk.cli.commands.show import SHOWN
from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.speaking import SpeakingLimits
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.register import Register
from tests.builders import NOON, FixedClock, registers
from tests.cli.conftest import Command

NOBODY = {
    "entitled": 0, "present": 0, "needed": 0, "missing": 0, "met": True, "excused": 0, "left": 0, "absent": 0,
}  # fmt: skip
EMPTY = {
    "meetings": {"meetings": [], "counts": {"meetings": 0}},
    "participants": {
        "participants": [],
        "counts": {
            "people": 0, "countries": 0, "organisations": 0, "entitled": 0, "present": 0, "heads_of_delegation": 0,
            "accredited": 0, "arrived": 0,
        },
    },
    "agenda": {"items": [], "counts": {"items": 0, "minutes": 0}},
    "speakers": {
        "speeches": [],
        "totals": {"by_speaker": [], "by_delegation": [], "by_country": [], "by_item": []},
        "counts": {"speeches": 0, "spoken": 0, "waiting": 0, "seconds": 0},
    },
    "presence": {
        "presence": [], "quorum": {"to_open": NOBODY, "to_decide": NOBODY}, "line": [], "losses": [],
        "decisions": [], "counts": {"entitled": 0, "present": 0},
    },
    "sittings": {"sittings": [], "counts": {"sittings": 0, "seconds": 0}},
    "recommendations": {"recommendations": [], "counts": {"recommendations": 0}},
    "amendments": {"amendments": [], "counts": {"amendments": 0, "open": 0}},
    "consultations": {
        "drafts": [], "consultations": [], "counts": {"drafts": 0, "consultations": 0, "comments": 0, "open": 0},
    },
    "findings": {"findings": [], "counts": {"findings": 0, "repairable": 0}},
    "decisions": {"decisions": [], "counts": {"decisions": 0}},
    "statements": {"statements": [], "counts": {"statements": 0}},
    "proxies": {"proxies": [], "counts": {"proxies": 0}},
    "journal": {"journal": [], "counts": {"deeds": 0}},
}  # fmt: skip
NONE_IN_THE_SAMPLE = {"sittings", "amendments", "consultations", "findings", "statements", "proxies"}
KEYS = {
    "meetings": {"id", "number", "title", "first_day", "last_day", "place", "time_zone", "adopted"},
    "participants": {
        "id", "number", "badge", "name", "organisation", "post", "country", "category", "role", "entitled", "state",
        "standing", "arrived_at", "delegation", "present",
    },
    "agenda": {
        "id", "number", "label", "kind", "title", "day", "starts", "ends", "minutes", "state", "planned_begin",
        "planned_end", "begin", "end", "late", "section", "room", "speakers", "rapporteurs", "papers", "items",
    },
    "presence": {"id", "number", "name", "standing", "reason"},
    "recommendations": {"id", "number", "title", "rows"},
    "decisions": {
        "number", "mode", "outcome", "counts", "hash", "sealed", "code", "item", "question", "subject", "statements",
        "annuls", "annulled_by", "whole", "quorum", "recorded_at", "sealed_at",
    },
    "journal": {"at", "desk", "code", "values"},
}  # fmt: skip


@pytest.mark.parametrize("what", SHOWN)
def test_an_empty_register_shows_empty_lists_and_counts_of_nought(
    command: Command, empty: Path, what: str
) -> None:
    before = empty.read_bytes()

    assert command("show", empty, what, "--json").json == EMPTY[what]
    assert command("show", empty, what).code == 0
    assert empty.read_bytes() == before


@pytest.mark.parametrize("what", KEYS)
def test_keys_that_scripts_count_on_are_there(command: Command, sample: Path, what: str) -> None:
    document = command("show", sample, what, "--json").json

    name = next(iter(document))
    assert set(document) == set(EMPTY[what])
    assert set(document["counts"]) == set(EMPTY[what]["counts"])
    for one in document[name]:
        assert KEYS[what] <= set(one)
    assert len(document[name]) > 0


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("what", SHOWN)
def test_everything_is_shown_as_a_table_in_each_language(
    command: Command, sample: Path, what: str, language: str
) -> None:
    answer = command("show", sample, what, "--language-ui", language)

    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) >= (1 if what in NONE_IN_THE_SAMPLE else 2)
    assert not any(line != line.rstrip() for line in answer.out.splitlines())


def test_names_are_shown_in_the_readers_language(command: Command, sample: Path) -> None:
    assert "Torebekova" in command("show", sample, "participants").out
    assert "Төребекова" in command("show", sample, "participants", "--language-ui", "kk").out


def test_a_meeting_that_is_not_there_is_refused(command: Command, sample: Path) -> None:
    answer = command("show", sample, "agenda", "--meeting", "2031")

    assert (answer.code, answer.out) == (1, "")
    assert "2031" in answer.err


def test_people_are_shown_with_where_they_are_and_who_is_present(command: Command, draft: Path) -> None:
    def shown() -> tuple[dict[int, dict[str, object]], dict[str, int]]:
        document = command("show", draft, "participants", "--json").json
        return {one["number"]: one for one in document["participants"]}, document["counts"]

    people, counts = shown()
    # Without arrivals those with a voice count as present.
    assert {one["standing"] for one in people.values()} == {"expected"}
    assert all(one["present"] is one["entitled"] for one in people.values())
    assert counts["present"] == counts["entitled"] == sum(bool(one["present"]) for one in people.values())
    voter = next(number for number, one in people.items() if one["entitled"])
    guest = next(number for number, one in people.items() if not one["entitled"])

    with registers().open(draft) as register:
        meeting_id = register.meetings.find(None).id
        ids = {one.number: one.id for one in register.participants.listed(meeting_id)}
        for number in (voter, guest):
            register.attendance.arrive(ids[number])
        register.attendance.leave(ids[guest])
        register.accreditation.move([ids[guest]], AccreditationState.REFUSED)

    people, counts = shown()
    assert [number for number, one in people.items() if one["present"]] == [voter]
    assert (people[voter]["standing"], people[guest]["standing"]) == ("arrived", "left")
    assert (people[voter]["state"], people[guest]["state"]) == ("invited", "refused")
    assert people[voter]["arrived_at"] is not None
    assert (counts["present"], counts["arrived"], counts["people"]) == (1, 1, len(people) - 1)


def conducted(path: Path) -> None:
    """A meeting of today under way: two items, three speeches, somebody gone again."""
    clock = FixedClock(NOON)
    with registers(clock).open(path) as register:
        meeting_id = register.meetings.find(None).id
        register.meetings.edit(meeting_id, first_day=date(2024, 10, 17), last_day=date(2024, 10, 18))
        register.speaking.set_limits(meeting_id, SpeakingLimits(debate=60))
        people = [one for one in register.participants.listed(meeting_id) if one.has_voice]
        for one in people[:20]:
            register.attendance.arrive(one.id)
        register.quorum.excuse(people[21].id, "ауырып қалды")
        _conduct(register, meeting_id, clock)
        register.attendance.leave(people[0].id)


def _conduct(register: Register, meeting_id: MeetingId, clock: FixedClock) -> None:
    first, second, *_ = register.agendas.items(meeting_id)
    people = [one for one in register.participants.listed(meeting_id) if one.has_voice]
    register.papers.add(first.id, "report.pdf", b"%PDF-1.7")
    register.agendas.edit(second.id, day=date(2024, 10, 18), room=LocalizedText(en="Hall 2"))
    body_id = register.meetings.meeting(meeting_id).body_id
    rules = register.meetings.body(body_id).rules
    register.meetings.edit_rules(
        body_id, replace(rules, quorum_to_open=replace(rules.quorum_to_open, fixed=20))
    )
    register.conduct.open(meeting_id)
    register.conduct.start(first.id)
    for one in people[:3]:
        register.speaking.ask(first.id, one.id)
    register.speaking.next(first.id)
    clock.now += timedelta(minutes=5)
    register.speaking.next(first.id)


def test_the_agenda_is_shown_with_real_and_expected_times_and_papers(command: Command, draft: Path) -> None:
    before = command("show", draft, "agenda", "--json").json["items"][0]
    assert (before["state"], before["begin"]) == ("planned", before["planned_begin"])
    conducted(draft)

    first, second, *_ = command("show", draft, "agenda", "--json").json["items"]
    assert (first["label"], first["state"]) == ("1", "under_way")
    # Noon in Greenwich is five in the afternoon in Almaty.
    assert first["begin"].startswith("2024-10-17T17:0")
    assert first["planned_begin"].startswith("2024-10-17T")
    assert [(one["name"], one["media_type"], one["size"]) for one in first["papers"]] == [
        ("report.pdf", "application/pdf", 8)
    ]
    assert (second["day"], second["room"]) == ("2024-10-18", {"en": "Hall 2"})
    assert second["planned_begin"].startswith("2024-10-18T")
    text = command("show", draft, "agenda").out
    assert "under way" in text
    assert "Hall 2" in text


def test_speakers_are_shown_with_totals_and_overrun(command: Command, draft: Path) -> None:
    conducted(draft)

    document = command("show", draft, "speakers", "--json").json

    counts = document["counts"]
    assert (counts["speeches"], counts["spoken"], counts["waiting"]) == (3, 2, 1)
    assert [one["state"] for one in document["speeches"]] == ["done", "speaking", "waiting"]
    first = document["speeches"][0]
    assert (first["item"], first["kind"], first["limit"]) == ("1", "debate", 60)
    assert first["seconds"] >= 300
    assert first["overrun"] == first["seconds"] - 60
    (item,) = document["totals"]["by_item"]
    assert (item["speeches"], item["seconds"]) == (2, counts["seconds"])
    text = command("show", draft, "speakers").out
    assert "waits for the floor" in text
    assert "0:05:" in text


def test_presence_is_shown_now_and_at_a_moment(command: Command, draft: Path) -> None:
    conducted(draft)

    now = command("show", draft, "presence", "--json").json
    before = command("show", draft, "presence", "--json", "--at", "2024-10-17T10:00").json

    assert now["counts"]["present"] == 19
    assert (now["quorum"]["to_open"]["needed"], now["quorum"]["to_open"]["met"]) == (20, False)
    assert now["quorum"]["to_decide"]["excused"] == 1
    assert {one["reason"] for one in now["presence"] if one["standing"] == "excused"} == {"ауырып қалды"}
    assert sum(one["standing"] == "left" for one in now["presence"]) == 1
    assert [one["present"] for one in now["line"]] == [*range(1, 21), 19]
    assert (before["counts"]["present"], before["line"]) == (0, [])
    assert before["counts"]["entitled"] == now["counts"]["entitled"]
    later = command("show", draft, "presence", "--json", "--at", "2024-10-17T23:00").json
    assert (later["counts"], later["quorum"]) == (now["counts"], now["quorum"])
    assert "no quorum" in command("show", draft, "presence").out


def test_sittings_are_shown_with_their_quorum(command: Command, draft: Path) -> None:
    assert "has not been opened" in command("show", draft, "sittings").out
    conducted(draft)

    document = command("show", draft, "sittings", "--json").json

    (one,) = document["sittings"]
    assert (one["number"], one["state"], one["closed_at"]) == (1, "under_way", None)
    assert (one["quorum"]["present"], one["quorum"]["needed"]) == (20, 20)
    assert len(command("show", draft, "sittings").out.splitlines()) == 2


def test_a_moment_goes_with_people_only(command: Command, sample: Path) -> None:
    for what in ("agenda", "speakers", "sittings"):
        answer = command("show", sample, what, "--at", "2025-10-16T10:00")
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)


def test_proxies_are_shown_with_who_gave_and_who_holds_them(command: Command, draft: Path) -> None:
    assert command("rules", draft, "--set", "proxies=1").code == 0
    people = [
        one
        for one in command("show", draft, "participants", "--json").json["participants"]
        if one["entitled"]
    ]
    giver, holder = people[0], people[1]
    with registers().open(draft) as register:
        register.proxies.give(ParticipantId(UUID(giver["id"])), ParticipantId(UUID(holder["id"])))

    (shown,) = command("show", draft, "proxies", "--json").json["proxies"]

    assert (shown["giver"]["number"], shown["holder"]["number"]) == (giver["number"], holder["number"])
    assert holder["name"]["en"] in command("show", draft, "proxies").out
