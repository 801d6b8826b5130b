"""Every deed that could write over what somebody else wrote meanwhile is told what the person saw."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from forumdesk.domain.amendments import AmendmentKind
from forumdesk.domain.consultations import Verdict
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.speaking import SpeakingLimits
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.meanwhile import ChangedMeanwhileError
from forumdesk.services.register import Register
from tests.builders import registers
from tests.conftest import PROJECT

ADDS: Final = "it only adds: what others added stays beside it"
KEEPS: Final = "what it takes away lies in the bin, whole, and comes back"
STEP: Final = "a step from the state that is there now, refused where that state does not allow it"
WORDS_STAY: Final = "it works on the words as they are now, and every one of them stays"
FOUND: Final = "it changes what it finds now and nothing else"
CHOSEN: Final = (
    "one choice without words of its own, made in one act: the last one holds and all desks see it"
)
PREVIEWED: Final = "it was previewed, and is one step back"
OWN: Final = "it belongs to this desk, or only erases for good what the person named"

CANNOT_LOSE: Final = {
    "Accreditations": {"move": STEP, "replace": ADDS},
    "AgendaTemplates": {"save": CHOSEN, "use": ADDS, "use_items": ADDS, "remove": KEEPS},
    "Agendas": {
        **dict.fromkeys(("add", "copy_from"), ADDS),
        "remove": KEEPS,
        **dict.fromkeys(("move", "move_to", "indent", "outdent"), WORDS_STAY),
    },
    "Amendments": {
        **dict.fromkeys(("propose", "bring_in"), ADDS),
        **dict.fromkeys(("accept", "reject", "withdraw", "replace", "merge", "reopen"), STEP),
        "move": WORDS_STAY,
    },
    "Attendance": dict.fromkeys(("arrive", "connect", "arrive_new", "leave", "take_back"), ADDS),
    "Batons": dict.fromkeys(("take", "take_offered", "free"), STEP),
    "Bin": {"restore": ADDS},
    "Choices": dict.fromkeys(("save_filter", "remove_filter", "remember_columns"), OWN),
    "ClockWatch": {"note": ADDS},
    "Conduct": dict.fromkeys(
        ("open", "suspend", "resume", "close", "start", "next", "suspend_item", "resume_item", "end", "defer",
         "go_on_from_last", "use_clock"), STEP),
    "Consultations": {
        **dict.fromkeys(("issue_draft", "open", "receive", "propose"), ADDS),
        **dict.fromkeys(("close", "reopen", "withdraw", "withdraw_draft"), STEP),
        "remove_comment": KEEPS,
    },
    "Decisions": {
        **dict.fromkeys(("record", "adopt", "record_unanimous", "adopt_unanimously"), ADDS),
        **dict.fromkeys(("withdraw", "seal"), STEP),
    },
    "Delegations": {**dict.fromkeys(("add", "add_with", "form_by_country"), ADDS), "remove": KEEPS},
    "HandingOver": {"hand_over": ADDS},
    "History": dict.fromkeys(("undo", "redo"), STEP),
    "Importer": dict.fromkeys(("resolution", "participants", "agenda"), PREVIEWED),
    "Issued": {"keep": ADDS, "attach": ADDS, "detach": KEEPS},
    "Meetings": {"add": ADDS, "set_emblem": CHOSEN},
    "Packages": {"bring_in": PREVIEWED},
    "Papers": {"add": ADDS, "remove": KEEPS},
    "Participants": {
        "add": ADDS,
        "tell_apart": ADDS,
        **dict.fromkeys(("remove", "remove_many"), KEEPS),
        **dict.fromkeys(("merge", "merge_all"), WORDS_STAY),
        **dict.fromkeys(("set_photo", "edit_many"), CHOSEN),
    },
    "Passes": {"set_numbers": CHOSEN, **dict.fromkeys(("erase", "erase_outdated"), OWN)},
    "Personal": {**dict.fromkeys(("erase", "erase_contacts"), OWN), "keep_until": CHOSEN},
    "Proxies": {"give": ADDS, "end": STEP},
    "Quorum": {**dict.fromkeys(("excuse", "recuse"), CHOSEN), **dict.fromkeys(("unexcuse", "unrecuse"), STEP)},
    "RegisterBackups": {"restore": PREVIEWED},
    "Resolutions": {**dict.fromkeys(("confirm_cell", "confirm_all"), STEP), "replace_all": FOUND},
    "Speaking": {
        "ask": ADDS,
        **dict.fromkeys(
            ("withdraw", "close_list", "reopen_list", "give_floor", "next", "pause", "go_on", "finish"), STEP
        ),
        "move": WORDS_STAY,
        "set_limit": CHOSEN,
    },
    "Statements": {"add": ADDS, "remove": KEEPS},
    "TextChecks": {**dict.fromkeys(("repair", "repair_all"), FOUND), "dismiss": ADDS, "recall": STEP},
    "TextRows": {
        **dict.fromkeys(("add", "add_written"), ADDS),
        "remove": KEEPS,
        **dict.fromkeys(("split", "join", "move", "set_part"), WORDS_STAY),
        "set_numbering": CHOSEN,
    },
    "Uniting": {"merge": PREVIEWED},
    "Verifier": {"sign": ADDS},
}  # fmt: skip
"""The deeds that are not told what the person saw, and why nothing of anybody else is lost by them."""


def test_each_deed_is_told_what_the_person_saw_or_cannot_lose() -> None:
    deeds = {(kind, name): takes for kind, name, takes in _deeds()}

    unsure = {one for one, takes in deeds.items() if not takes} - _excepted()

    assert unsure == set()
    assert _excepted() - set(deeds) == set(), "no such deeds any more"
    assert {one for one in _excepted() if deeds[one]} == set(), "told what was seen: no exception"


def test_each_deed_that_is_told_what_was_seen_is_tried_here_or_beside() -> None:
    told = {f"{kind}.{name}" for kind, name, takes in _deeds() if takes}

    assert told - set(EDITS) == TRIED_BESIDE


def _excepted() -> set[tuple[str, str]]:
    return {(kind, name) for kind, names in CANNOT_LOSE.items() for name in names}


def _deeds() -> Iterator[tuple[str, str, bool]]:
    """Class and name of each public method of a service that writes, and whether it takes ``base``."""
    for path in sorted((PROJECT / "forumdesk" / "services").rglob("*.py")):
        for kind in ast.parse(path.read_text("utf-8")).body:
            if isinstance(kind, ast.ClassDef) and kind.name != "Deeds":
                methods = {one.name: one for one in kind.body if isinstance(one, ast.FunctionDef)}
                for name, method in methods.items():
                    if not name.startswith("_") and _writes(method, methods, {name}):
                        named = (*method.args.args, *method.args.kwonlyargs)
                        yield kind.name, name, any(one.arg == "base" for one in named)


def _writes(method: ast.FunctionDef, methods: dict[str, ast.FunctionDef], seen: set[str]) -> bool:
    for node in ast.walk(method):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        called, of = node.func.attr, node.func.value
        if called in {"begin", "unit_of_work"}:
            return True
        if isinstance(of, ast.Name) and of.id == "self" and called in methods and called not in seen:
            seen.add(called)
            if _writes(methods[called], methods, seen):
                return True
    return False


# what two desks write into the same

Tried = tuple[Callable[[Register, str], object], Callable[[], object]]
"""How "Mine" or "Theirs" is written over what was seen, and what is kept now."""
Edit = Callable[[Register, MeetingId], Tried]


def _amendment(register: Register, meeting_id: MeetingId) -> Tried:
    text = register.resolutions.text(meeting_id)
    row = text.row(text.recommendations()[0].id)
    proposed = row.text.with_text(Language.EN, "Seen")
    seen = register.amendments.propose(meeting_id, AmendmentKind.REPLACE, row.id, proposed)
    return (
        lambda at, text: at.amendments.edit(seen.id, base=seen, reason=text),
        lambda: register.amendments.listed(meeting_id)[0].reason,
    )


def _statement(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    item = register.agendas.items(meeting_id)[0]
    seen = register.statements.add(
        meeting_id, StatementKind.RESERVATION, LocalizedText(en="Seen"), item_id=item.id,
        author=LocalizedText(en="Author"),
    )  # fmt: skip
    return (
        lambda at, text: at.statements.edit(seen.id, base=seen, text=LocalizedText(en=text)),
        lambda: register.statements.of_meeting(meeting_id)[0].text.en,
    )


def _delegation(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seen = register.delegations.add(meeting_id, LocalizedText(en="Seen"))
    return (
        lambda at, text: at.delegations.edit(seen.id, base=seen, name=LocalizedText(en=text)),
        lambda: register.delegations.listed(meeting_id)[0].name.en,
    )


def _assignment(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seen = register.participants.listed(meeting_id)[0]
    made = {
        name: register.delegations.add(meeting_id, LocalizedText(en=name)).id for name in ("Mine", "Theirs")
    }
    names = {one: name for name, one in made.items()}

    def kept() -> str:
        found = register.participants.participant(seen.id).delegation_id
        return names[found] if found else ""

    return lambda at, text: at.delegations.assign([seen.id], made[text], base=seen), kept


def _minutes(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seen = register.minutes.head(meeting_id)
    return (
        lambda at, text: at.minutes.edit(meeting_id, base=seen, opening=LocalizedText(en=text)),
        lambda: register.minutes.head(meeting_id).opening.en,
    )


def _minutes_note(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    item = register.agendas.items(meeting_id)[0].id
    return (
        lambda at, text: at.minutes.note(item, Language.EN, text, base=""),
        lambda: register.minutes.notes(meeting_id)[item].en,
    )


def _conduct_note(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    item = register.agendas.items(meeting_id)[0].id
    return (
        lambda at, text: at.conduct.note(item, text, base=""),
        lambda: register.conduct.notes(item),
    )


def _name_form(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seen = register.participants.listed(meeting_id)[0]
    register.participants.set_name_form(seen.id, Language.RU, "genitive", "Seen")
    return (
        lambda at, text: at.participants.set_name_form(seen.id, Language.RU, "genitive", text, base="Seen"),
        lambda: register.participants.participant(seen.id).name_forms.get(Language.RU, "genitive"),
    )


def _rules(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seen = register.meetings.body(register.meetings.meeting(meeting_id).body_id)
    orders = {"Mine": (Language.EN,), "Theirs": (Language.RU,)}
    return (
        lambda at, text: at.meetings.edit_rules(
            seen.id, replace(seen.rules, languages=orders[text]), base=seen
        ),
        lambda: "Mine" if register.meetings.body(seen.id).rules.languages == orders["Mine"] else "Theirs",
    )


def _stationery(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    body = register.meetings.meeting(meeting_id).body_id
    seen = register.stationery.of_body(body)
    return (
        lambda at, text: at.stationery.change(
            body, replace(seen, contacts=LocalizedText(en=text)), base=seen
        ),
        lambda: register.stationery.of_body(body).contacts.en,
    )


def _limits(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seconds = {"Mine": 60, "Theirs": 120}
    seen = SpeakingLimits()
    return (
        lambda at, text: at.speaking.set_limits(meeting_id, SpeakingLimits(report=seconds[text]), base=seen),
        lambda: "Mine" if register.meetings.meeting(meeting_id).limits.report == 60 else "Theirs",
    )


def _comment(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seen = _received(register, meeting_id)
    return (
        lambda at, text: at.consultations.edit_comment(seen.id, base=seen, text=text),
        lambda: register.consultations.comments(seen.consultation_id)[0].text,
    )


def _answer(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seen = _received(register, meeting_id)
    return (
        lambda at, text: at.consultations.judge(seen.id, Verdict.REJECTED, text, base=seen),
        lambda: register.consultations.comments(seen.consultation_id)[0].reason,
    )


def _deadline(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    seen = _opened(register, meeting_id)
    days = {"Mine": timedelta(days=1), "Theirs": timedelta(days=2)}

    def kept() -> str:
        now = register.consultations.listed(meeting_id)[0].deadline
        return "Mine" if now - seen.deadline == days["Mine"] else "Theirs"

    return lambda at, text: at.consultations.extend(seen.id, seen.deadline + days[text], base=seen), kept


def _opened(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    draft = register.consultations.issue_draft(meeting_id)
    return register.consultations.open(draft.id, register.clock() + timedelta(days=3), "Asia/Almaty")


def _received(register: Register, meeting_id: MeetingId):  # type: ignore[no-untyped-def]
    return register.consultations.receive(_opened(register, meeting_id).id, "Ministry", "Seen")


EDITS: Final[dict[str, Edit]] = {
    "Amendments.edit": _amendment,
    "Statements.edit": _statement,
    "Delegations.edit": _delegation,
    "Delegations.assign": _assignment,
    "MinutesBook.edit": _minutes,
    "MinutesBook.note": _minutes_note,
    "Conduct.note": _conduct_note,
    "Participants.set_name_form": _name_form,
    "Meetings.edit_rules": _rules,
    "StationeryBook.change": _stationery,
    "Speaking.set_limits": _limits,
    "Consultations.edit_comment": _comment,
    "Consultations.judge": _answer,
    "Consultations.extend": _deadline,
}
TRIED_BESIDE: Final = {
    "Agendas.edit",
    "Meetings.edit",
    "Meetings.edit_body",
    "Participants.edit",
    "Resolutions.bind",
    "Resolutions.edit_cell",
    "Resolutions.edit_cells",
}
"""In ``test_meanwhile.py``."""


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(
    register: Register, meeting_id: MeetingId, edit: Edit
) -> None:
    write, kept = edit(register, meeting_id)
    with registers().open(register.path) as other:
        write(other, "Theirs")

    with pytest.raises(ChangedMeanwhileError):
        write(register, "Mine")

    assert kept() == "Theirs"


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_both_wrote_alike_is_kept_without_a_question(
    register: Register, meeting_id: MeetingId, edit: Edit
) -> None:
    write, kept = edit(register, meeting_id)
    with registers().open(register.path) as other:
        write(other, "Mine")

    write(register, "Mine")

    assert kept() == "Mine"
