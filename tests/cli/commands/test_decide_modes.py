"""Every mode by the command line: what is decided, and what is refused with nothing saved."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from tests.builders import dump, registers
from tests.cli.conftest import Answer, Command

PAST, AHEAD = "2024-10-17T18:00", "2999-10-17T18:00"
VOTERS = 24


@dataclass(frozen=True)
class Case:
    """One motion: the rules of the body, how many gave which voice (by name), and what has to come of it."""

    name: str
    mode: str
    words: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    voices: dict[str, int] | None = None
    outcome: str = "adopted"
    refusal: str = ""
    counts: dict[str, int] = field(default_factory=dict)


def voice_lines(numbers: Sequence[int], voices: dict[str, int]) -> list[str]:
    words = [voice for voice, count in voices.items() for _ in range(count)]
    return [f"{number},{voice}" for number, voice in zip(numbers, words, strict=False) if voice != "missing"]


def numbers_of_voters(command: Command, register: Path) -> list[int]:
    people = command("show", register, "participants", "--json").json["participants"]
    return [one["number"] for one in people if one["entitled"]]


def decide(command: Command, register: Path, folder: Path, case: Case) -> Answer:
    for rule in case.rules:
        assert command("rules", register, "--set", rule).code == 0
    words: list[object] = ["decide", register, "--mode", case.mode, "--json", *case.words]
    if not {"--on", "--question", "--annuls"} & set(case.words):
        words += ["--on", "all"]
    if case.voices is not None:
        table = folder / "voices.csv"
        lines = voice_lines(numbers_of_voters(command, register), case.voices)
        table.write_text("\n".join(["participant,voice", *lines, ""]), encoding="utf-8")
        words += ["--voices", table]
    return command(*words)


DECIDED = [
    Case("all for", "unanimous"),
    Case("all named for", "unanimous", voices={"for": 24}, counts={"for": 24}),
    Case("one absent", "unanimous", voices={"for": 23, "absent": 1}, counts={"absent": 1, "present": 23}),
    Case("just a quorum", "unanimous", voices={"for": 13, "absent": 11}),
    Case("a recused one", "unanimous", voices={"for": 23, "recused": 1}, counts={"recused": 1}),
    Case("hands counted", "unanimous", ("--counts", "for=24,against=0,abstaining=0")),
    Case(
        "lenient",
        "unanimous",
        rules=("abstention=lenient",),
        voices={"for": 22, "abstaining": 2},
        counts={"abstaining": 2},
    ),
    Case("consensus", "consensus", counts={"for": 0, "present": 24}),
    Case("consensus with absent", "consensus", voices={"absent": 11}, counts={"present": 13}),
    Case("without a vote", "without_vote"),
    Case("acclamation", "acclamation"),
    Case("recorded, all", "recorded", counts={"for": 24}),
    Case(
        "recorded, carried",
        "recorded",
        voices={"for": 13, "against": 9, "abstaining": 1, "not_voting": 1},
        counts={"for": 13, "against": 9, "abstaining": 1, "not_voting": 1},
    ),
    Case("recorded, lost", "recorded", voices={"for": 11, "against": 13}, outcome="rejected"),
    Case("recorded, tie lost", "recorded", voices={"for": 12, "against": 12}, outcome="rejected"),
    Case(
        "recorded, tie by chair",
        "recorded",
        ("--chair", "for"),
        rules=("tie=chair",),
        voices={"for": 12, "against": 12},
    ),
    Case(
        "recorded, tie against by chair",
        "recorded",
        ("--chair", "against"),
        rules=("tie=chair",),
        voices={"for": 12, "against": 12},
        outcome="rejected",
    ),
    Case(
        "recorded, two thirds reached",
        "recorded",
        rules=("majority=at least 2/3 of voting",),
        voices={"for": 16, "against": 8},
    ),
    Case(
        "recorded, two thirds missed",
        "recorded",
        rules=("majority=at least 2/3 of voting",),
        voices={"for": 15, "against": 9},
        outcome="rejected",
    ),
    Case(
        "recorded, majority of members missed",
        "recorded",
        rules=("majority=more than 1/2 of members",),
        voices={"for": 12, "abstaining": 1, "absent": 11},
        outcome="rejected",
    ),
    Case(
        "recorded, majority of the present missed",
        "recorded",
        rules=("majority=more than 1/2 of present",),
        voices={"for": 12, "against": 1, "not_voting": 11},
        outcome="rejected",
    ),
    Case(
        "counted",
        "counted",
        ("--counts", "for=18,against=2,abstaining=1"),
        counts={"for": 18, "against": 2, "abstaining": 1, "not_voting": 3},
    ),
    Case("counted, against 0", "counted", ("--counts", "for=24,against=0"), counts={"for": 24, "against": 0}),
    Case("counted, lost", "counted", ("--counts", "for=3,against=4"), outcome="rejected"),
    Case(
        "counted, three quarters",
        "counted",
        ("--counts", "for=18,against=6"),
        rules=("majority=at least 3/4 of cast",),
    ),
    Case(
        "counted, three quarters of the cast missed",
        "counted",
        ("--counts", "for=17,against=5,abstaining=2"),
        rules=("majority=at least 3/4 of cast",),
        outcome="rejected",
    ),
    Case(
        "secret",
        "secret",
        (
            *("--counts", "for=20,against=2,abstaining=0", "--commission", "1,2,3"),
            *("--ballots", "issued=24,returned=23,spoilt=1"),
        ),
        counts={"for": 20, "against": 2},
    ),
    Case("silence", "silence", ("--deadline", PAST)),
    Case("silence with an offset", "silence", ("--deadline", f"{PAST}+05:00")),
    Case(
        "poll", "written_poll", ("--deadline", PAST), voices={"for": 14, "against": 3}, counts={"absent": 7}
    ),
    Case(
        "poll lost",
        "written_poll",
        ("--deadline", PAST),
        voices={"for": 3, "against": 14},
        outcome="rejected",
    ),
    Case("poll all back before", "written_poll", ("--deadline", AHEAD), voices={"for": 20, "against": 4}),
    Case("a procedural question", "counted", ("--question", "ru:Перерыв", "--counts", "for=13,against=11")),
    Case("on an item", "consensus", ("--item", "2")),
    Case(
        "entered twice",
        "counted",
        ("--counts", "for=18,against=2", "--second-counts", "for=18,against=2", "--second-by", "A. B."),
        rules=("double_entry=yes",),
    ),
    Case("exactly two thirds there", "consensus", rules=("quorum=2/3",), voices={"absent": 8}),
    Case("a fixed quorum", "consensus", rules=("quorum=fixed 12",), voices={"absent": 12}),
    Case(
        "the recused outside the quorum",
        "unanimous",
        rules=("recused_count=no",),
        voices={"for": 12, "recused": 1, "absent": 11},
    ),
]


@pytest.mark.parametrize("case", DECIDED, ids=lambda case: case.name)
def test_what_the_rules_allow_is_recorded_and_sealed(
    command: Command, draft: Path, tmp_path: Path, case: Case
) -> None:
    answer = decide(command, draft, tmp_path, case)

    assert (answer.code, answer.err) == (0, "")
    decision = answer.json
    assert (decision["mode"], decision["outcome"], decision["sealed"]) == (case.mode, case.outcome, True)
    assert decision["counts"] == decision["counts"] | case.counts
    assert command("verify", draft).code == 0
    adopted = case.outcome == "adopted" and "--question" not in case.words
    assert command("show", draft, "--json").json["meetings"][0]["adopted"] is adopted


REFUSED = [
    Case("a missing voice", "unanimous", voices={"missing": 1, "for": 23}, refusal="1 present voice"),
    Case("an opposing voice", "unanimous", voices={"against": 1, "for": 23}, refusal="not “for”"),
    Case("an abstention", "unanimous", voices={"abstaining": 1, "for": 23}, refusal="not “for”"),
    Case("not voting", "unanimous", voices={"not_voting": 1, "for": 23}, refusal="not “for”"),
    Case("no quorum", "unanimous", voices={"for": 12, "absent": 12}, refusal="1 is missing"),
    Case(
        "lenient against",
        "unanimous",
        rules=("abstention=lenient",),
        voices={"against": 1, "for": 23},
        refusal="not “for”",
    ),
    Case(
        "unanimity of all",
        "unanimous",
        rules=("unanimity_of=all",),
        voices={"absent": 1, "for": 23},
        refusal="every voice of the body",
    ),
    Case("a hand against", "unanimous", ("--counts", "for=23,against=1"), refusal="23 for, 1 against"),
    Case("a hand too few", "unanimous", ("--counts", "for=23,against=0"), refusal="24 entitled"),
    Case("an objection", "consensus", voices={"against": 1}, refusal="objection"),
    Case("consensus below quorum", "consensus", voices={"absent": 12}, refusal="13 are needed"),
    Case("counts in consensus", "consensus", ("--counts", "for=24,against=0"), refusal="Nothing is counted"),
    Case("acclamation below quorum", "acclamation", voices={"absent": 12}, refusal="13 are needed"),
    Case("without a vote below quorum", "without_vote", voices={"absent": 13}, refusal="2 are missing"),
    Case("recorded, missing", "recorded", voices={"missing": 2, "for": 22}, refusal="2 voices are missing"),
    Case("recorded by count", "recorded", ("--counts", "for=18,against=2"), refusal="--voices"),
    Case("recorded below quorum", "recorded", voices={"for": 12, "absent": 12}, refusal="no quorum"),
    Case(
        "recorded, chair not said",
        "recorded",
        rules=("tie=chair",),
        voices={"for": 12, "against": 12},
        refusal="the chair decides",
    ),
    Case("chair not asked", "recorded", ("--chair", "for"), refusal="only equal voices"),
    Case("counted without counts", "counted", refusal="needs the counts"),
    Case("counts above", "counted", ("--counts", "for=20,against=4,abstaining=1"), refusal="25 voices"),
    Case("counted with names", "counted", voices={"for": 24}, refusal="never whose"),
    Case("secret without ballots", "secret", ("--counts", "for=20,against=2"), refusal="ballots issued"),
    Case(
        "ballots that do not add up",
        "secret",
        ("--counts", "for=20,against=2", "--ballots", "issued=24,returned=24"),
        refusal="do not add up",
    ),
    Case(
        "more ballots than voters",
        "secret",
        ("--counts", "for=20,against=2", "--ballots", "issued=25,returned=22"),
        refusal="24 could be issued",
    ),
    Case(
        "a commission of strangers",
        "secret",
        ("--counts", "for=22,against=2", "--ballots", "issued=24,returned=24", "--commission", "1,900"),
        refusal="“900”",
    ),
    Case("silence without deadline", "silence", refusal="needs its deadline"),
    Case("silence before its deadline", "silence", ("--deadline", AHEAD), refusal="has not passed yet"),
    Case("poll without deadline", "written_poll", voices={"for": 24}, refusal="needs its deadline"),
    Case(
        "poll before its deadline",
        "written_poll",
        ("--deadline", AHEAD),
        voices={"for": 20},
        refusal="has not passed yet",
    ),
    Case(
        "poll without a quorum",
        "written_poll",
        ("--deadline", PAST),
        voices={"for": 12},
        refusal="12 of 24 sheets",
    ),
    Case("election without candidates", "election", refusal="candidates"),
    Case(
        "an unknown decision annulled", "consensus", ("--annuls", "3", "--question", "en:Why"), refusal="“3”"
    ),
    Case("an unknown item", "consensus", ("--item", "77"), refusal="“77”"),
    Case("not entered twice", "recorded", rules=("double_entry=yes",), voices={"for": 24}, refusal="twice"),
    Case(
        "entered otherwise",
        "counted",
        ("--counts", "for=18,against=2", "--second-counts", "for=17,against=3"),
        refusal="18–2–0 and 17–3–0",
    ),
    Case(
        "two thirds not there",
        "consensus",
        rules=("quorum=2/3",),
        voices={"absent": 9},
        refusal="16 are needed",
    ),
    Case(
        "a fixed quorum missed",
        "consensus",
        rules=("quorum=fixed 12",),
        voices={"absent": 13},
        refusal="12 are",
    ),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_what_the_rules_forbid_is_refused_in_a_sentence_and_nothing_is_saved(
    command: Command, draft: Path, tmp_path: Path, case: Case
) -> None:
    for rule in case.rules:
        assert command("rules", draft, "--set", rule).code == 0
    before = dump(draft)

    answer = decide(command, draft, tmp_path, replace(case, rules=()))

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert case.refusal in answer.err
    assert dump(draft) == before


WRONG_WORDS = [
    ("--on", "all", "--mode", "counted", "--counts", "for=x"),
    ("--on", "all", "--mode", "counted", "--counts", "for=1"),
    ("--on", "all", "--mode", "counted", "--counts", "for=-1,against=2"),
    ("--on", "all", "--mode", "counted", "--counts", "for=1,against=2,for=3"),
    ("--on", "all", "--mode", "counted", "--counts", "for=1,against=2,perhaps=3"),
    ("--on", "all", "--mode", "secret", "--ballots", "issued=1"),
    ("--on", "all", "--mode", "silence", "--deadline", "tomorrow"),
    ("--on", "all", "--mode", "silence", "--deadline", "2024-10-17"),
    ("--on", "all", "--mode", "perhaps"),
    ("--mode", "unanimous"),
    ("--on", "all", "--question", "ru:Вопрос", "--mode", "unanimous"),
    ("--on", "all", "--annuls", "1", "--mode", "unanimous"),
    ("--question", "Вопрос", "--mode", "unanimous"),
    ("--on", "all", "--mode", "unanimous", "--deadline", PAST),
    ("--on", "all", "--mode", "counted", "--counts", "for=1,against=0", "--candidates", "c.csv"),
    ("--on", "all", "--mode", "recorded", "--voices", "v.csv", "--counts", "for=1,against=0"),
    ("--on", "all", "--mode", "recorded", "--second-voices", "v.csv"),
    ("--on", "all", "--mode", "election", "--seats", "0"),
    ("--on", "all", "--mode", "unanimous", "--voices", ""),
    ("--on", "all", "--mode", "unanimous", "--second-by", "A. Clerk"),
    ("--on", "all", "--mode", "unanimous", "--chair", "for"),
    ("--question", "en:A slip", "--mode", "consensus", "--annuls", ""),
    ("--on", "all", "--mode", "silence", "--deadline", "0001-01-01T00:00"),
    ("--on", "all", "--mode", "silence", "--deadline", "9999-12-31T23:59-14:00"),
]


@pytest.mark.parametrize("words", WRONG_WORDS, ids=" ".join)
@pytest.mark.parametrize("language", ["kk", "en"])
def test_wrong_words_are_2_and_change_nothing(
    command: Command, draft: Path, words: tuple[str, ...], language: str
) -> None:
    before = dump(draft)

    answer = command("decide", draft, *words, "--language-ui", language)

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
    assert dump(draft) == before


def candidates(folder: Path, *lines: str) -> Path:
    path = folder / "candidates.csv"
    path.write_text("\n".join(["candidate;votes", *lines, ""]), encoding="utf-8-sig")
    return path


def test_an_election_names_who_is_elected(command: Command, draft: Path, tmp_path: Path) -> None:
    people = command("show", draft, "participants", "--json").json["participants"]
    table = candidates(tmp_path, "1;15", "Джон Смит;9")

    answer = command("decide", draft, "--on", "all", "--mode", "election", "--candidates", table)

    assert people[0]["name"]["en"] in answer.out
    (decision,) = command("show", draft, "decisions", "--json").json["decisions"]
    meeting = command("show", draft, "--json").json["meetings"][0]
    assert (decision["outcome"], decision["question"]) == ("elected", meeting["title"])
    assert [(one["name"]["en"], one["votes"], one["elected"]) for one in decision["candidates"]] == [
        (people[0]["name"]["en"], 15, True),
        ("Джон Смит", 9, False),
    ]
    assert meeting["adopted"] is False


def test_a_second_round_goes_on_after_the_first(command: Command, draft: Path, tmp_path: Path) -> None:
    first = candidates(tmp_path, "1;10", "2;9", "3;5")
    words = ("decide", draft, "--mode", "election", "--candidates", first)

    answer = command(*words, "--question", "en:Chair of the Council", "--json")
    assert (answer.json["outcome"], answer.json["round"]) == ("not_elected", 1)

    second = candidates(tmp_path, "1;12", "2;11")
    answer = command(
        "decide", draft, "--mode", "election", "--question", "en:Chair of the Council", "--candidates", second,
        "--round-after", "1", "--json",
    )  # fmt: skip
    assert (answer.json["outcome"], answer.json["round"]) == ("elected", 2)


@pytest.mark.parametrize(
    ("lines", "words", "refusal"),
    [
        (("1;15", "1;3"), (), "twice"),
        (("1;25", "2;0"), (), "24 ballots"),
        (("1;20", "2;20"), (), "40 votes"),
        (("1;many", "2;3"), (), "“many”"),
        ((";15", "2;3"), (), "no name"),
        (("Джон Смит;9", "ДЖОН  смит;3"), (), "twice"),
        (("1;-3", "2;3"), (), "“-3”"),
        (("900;3", "2;3"), (), "“900”"),
        (("1;3",), ("--seats", "2"), "fewer candidates"),
        (("1;3", "2;3"), ("--ballots", "issued=25,returned=3"), "24 could be issued"),
        (("1;3", "2;3"), ("--round-after", "7"), "“7”"),
    ],
)
def test_an_election_that_cannot_be_is_refused(
    command: Command,
    draft: Path,
    tmp_path: Path,
    lines: tuple[str, ...],
    words: tuple[str, ...],
    refusal: str,
) -> None:
    before = dump(draft)

    answer = command(
        "decide",
        draft,
        "--on",
        "all",
        "--mode",
        "election",
        "--candidates",
        candidates(tmp_path, *lines),
        *words,
    )

    assert (answer.code, answer.out, len(answer.err.splitlines())) == (1, "", 1)
    assert refusal in answer.err
    assert dump(draft) == before


def test_an_annulled_text_is_decided_again(command: Command, draft: Path) -> None:
    first = command("decide", draft, "--on", "all", "--mode", "unanimous", "--json").json
    again = ("decide", draft, "--on", "all", "--mode", "unanimous")
    assert command(*again).code == 1

    annulment = command(
        "decide", draft, "--mode", "consensus", "--annuls", first["code"], "--question", "en:A slip", "--json"
    ).json
    assert (annulment["annuls"], annulment["question"]) == (1, {"en": "A slip"})
    assert command(*again).code == 0

    shown = command("show", draft, "decisions", "--json").json["decisions"]
    assert [one["annulled_by"] for one in shown] == [2, None, None]
    assert "annulled by decision 2" in command("show", draft, "decisions").out


@pytest.mark.parametrize("at", ["2024-10-17T17:00", "2024-10-17 17:00", "2024-10-17T17:00+05:00"])
def test_sheets_say_when_they_came_back(command: Command, draft: Path, tmp_path: Path, at: str) -> None:
    numbers = numbers_of_voters(command, draft)
    table = tmp_path / "sheets.csv"
    lines = [f"{number},for,{at}" for number in numbers]
    table.write_text("\n".join(["participant,voice,returned_at", *lines]), encoding="utf-8")
    poll = ("decide", draft, "--on", "all", "--mode", "written_poll", "--voices", table, "--deadline")
    before = dump(draft)

    late = command(*poll, "2024-10-17T16:00")
    assert (late.code, "after the deadline" in late.err) == (1, True)
    assert dump(draft) == before

    table.write_text("\n".join(["participant,voice,returned_at", *lines[1:], f"{numbers[0]},for,soon"]))
    assert "“soon”" in command(*poll, PAST).err
    assert dump(draft) == before

    table.write_text(
        "\n".join(["participant,voice,returned_at", *lines[1:], f"{numbers[0]},for,0001-01-01T00:00"])
    )
    assert "“0001-01-01T00:00”" in command(*poll, PAST).err
    assert dump(draft) == before

    table.write_text("\n".join(["participant,voice,returned_at", *lines]), encoding="utf-8")
    assert command(*poll, PAST).code == 0


def test_voters_may_be_named_by_badge_or_identifier(command: Command, draft: Path, tmp_path: Path) -> None:
    people = command("show", draft, "participants", "--json").json["participants"]
    entitled = [one for one in people if one["entitled"]]
    named = [entitled[0]["badge"], entitled[1]["id"], *(str(one["number"]) for one in entitled[2:])]
    table = tmp_path / "voices.csv"
    table.write_text("\n".join(["participant,voice", *(f"{name},for" for name in named)]), encoding="utf-8")

    answer = command("decide", draft, "--on", "all", "--mode", "unanimous", "--voices", table, "--json")

    assert answer.json["counts"]["for"] == VOTERS


def test_one_voice_named_in_two_ways_is_one_voice_twice(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    person = next(
        one
        for one in command("show", draft, "participants", "--json").json["participants"]
        if one["entitled"]
    )
    table = tmp_path / "voices.csv"
    table.write_text(f"participant,voice\n{person['number']},for\n{person['badge']},for\n", encoding="utf-8")

    answer = command("decide", draft, "--on", "all", "--mode", "unanimous", "--voices", table)

    assert (answer.code, person["name"]["en"] in answer.err) == (1, True)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("mode", ["unanimous", "consensus", "counted", "silence"])
def test_what_was_recorded_is_said_in_each_language(
    command: Command, draft: Path, language: str, mode: str
) -> None:
    words: dict[str, Any] = {
        "counted": ("--counts", "for=3,against=20"),
        "silence": ("--deadline", PAST),
    }
    answer = command(
        "decide", draft, "--on", "1", "--mode", mode, *words.get(mode, ()), "--language-ui", language
    )

    code = command("show", draft, "decisions", "--json").json["decisions"][0]["code"]
    assert (answer.code, len(answer.out.splitlines()), code in answer.out) == (0, 1, True)


def test_a_delegation_has_one_voice_that_its_caster_gives(
    command: Command, draft: Path, tmp_path: Path
) -> None:
    with registers().open(draft) as register:
        meeting_id = register.meetings.find(None).id
        register.delegations.form_by_country(meeting_id)
    assert command("rules", draft, "--preset", "ministers").code == 0
    with registers().open(draft) as register:
        casting = [one.number for one in register.decisions.voters(meeting_id)]
    others = [number for number in numbers_of_voters(command, draft) if number not in casting]
    table = tmp_path / "voices.csv"
    voices = ("decide", draft, "--on", "all", "--mode", "recorded", "--voices", table)
    table.write_text(f"participant,voice\n{others[0]},for\n", encoding="utf-8")
    before = dump(draft)

    refused = command(*voices)
    assert (refused.code, "is cast by" in refused.err) == (1, True)
    assert dump(draft) == before

    table.write_text("participant,voice\n" + "".join(f"{one},for\n" for one in casting), encoding="utf-8")
    answer = command(*voices, "--json")
    assert (answer.code, answer.json["counts"]["for"]) == (0, len(casting))
