"""Whatever is changed of sealed content straight in the database is found, and named."""

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from forumdesk.domain.elections import Candidate
from forumdesk.domain.heads import ChainHead
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import Ballots, Counts
from forumdesk.services.canonical import canonical
from forumdesk.services.codes import Code
from forumdesk.services.desk import Desk
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from forumdesk.services.signing import SecretaryKeys
from forumdesk.services.verification import Verification
from forumdesk.storage import chain_guard
from tests.builders import NOON, FixedClock, filled, number, people, registers
from tests.services.alterations import Alteration, Sealed, alterations

PASSPHRASE = "тоғыз жолдың торабы"
EVERYDAY, LONG = 300, 10_000


def fill(path: Path) -> None:
    """Ten sealed records of each kind by two desks."""
    with registers().create(path) as register:
        meeting_id = filled(register)
        register.importer.participants(people(7), meeting_id)
        first, _ = register.resolutions.text(meeting_id).recommendations()
        listed = register.participants.listed(meeting_id)
        register.quorum.recuse(register.agendas.items(meeting_id)[0].id, listed[6].id)
        item = register.agendas.items(meeting_id)[0].id
        adopted = register.decisions.adopt(meeting_id, Motion(on=[first.id], item_id=item))
        for kind, voice in ((StatementKind.RESERVATION, None), (StatementKind.CORRECTION, Voice.AGAINST)):
            register.statements.add(
                meeting_id,
                kind,
                LocalizedText(kk="Қосылмаймыз", ru="Не присоединяемся", en="We do not join"),
                decision_id=adopted.id,
                participant_id=listed[2].id,
                voice=voice,
            )
        register.decisions.seal(meeting_id)
        answers = [Voice.FOR] * 4 + [Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING]
        voices = {one.id: voice for one, voice in zip(listed, answers, strict=False)}
        asked = LocalizedText(kk="Үзіліс", ru="Перерыв", en="A break")
        register.decisions.adopt(
            meeting_id, Motion(mode=AdoptionMode.RECORDED, question=asked, voices=voices)
        )
        counted = register.decisions.adopt(
            meeting_id,
            Motion(mode=AdoptionMode.COUNTED, question=asked, counts=Counts(voices_for=5, against=2)),
        )
        register.decisions.adopt(
            meeting_id,
            Motion(
                mode=AdoptionMode.SECRET,
                question=asked,
                counts=Counts(voices_for=3, against=3),
                ballots=Ballots(issued=7, returned=7, spoilt=1),
                commission=[one.id for one in listed[:3]],
            ),
        )
        stands = [
            Candidate(id=number(70 + n), name=LocalizedText.everywhere(f"Candidate {n}"), votes=5 - 3 * n)
            for n in range(2)
        ]
        register.decisions.adopt(
            meeting_id, Motion(mode=AdoptionMode.ELECTION, question=asked, candidates=stands)
        )
        register.decisions.adopt(meeting_id, Motion(question=asked, annuls=counted.id))
    second(path, meeting_id)


def second(path: Path, meeting_id: MeetingId) -> None:
    """A record of another desk, and the last of the first."""
    clock = FixedClock(now=NOON + timedelta(hours=1))
    with registers(clock, Desk(id="desk-2", name="Second desk")).open(path) as register:
        register.decisions.adopt(
            meeting_id, Motion(mode=AdoptionMode.CONSENSUS, question=LocalizedText(kk="Бірге"))
        )
    with registers(FixedClock(now=NOON + timedelta(hours=2))).open(path) as register:
        _, last = register.resolutions.text(meeting_id).recommendations()
        register.decisions.adopt(meeting_id, Motion(on=[last.id]))


@pytest.fixture(scope="module")
def sealed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "a.forumdesk"
    fill(path)
    return path


@pytest.fixture
def path(sealed_file: Path, tmp_path: Path) -> Path:
    """A copy of its own."""
    copy = tmp_path / "copy.forumdesk"
    shutil.copy(sealed_file, copy)
    return copy


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with registers(FixedClock(now=NOON + timedelta(hours=3))).open(path) as opened:
        yield opened


@pytest.fixture
def sealed(path: Path) -> Iterator[Sealed]:
    """The rows of the copy."""
    found = Sealed(path)
    yield found
    found.connection.close()


def without_guard(sealed: Sealed) -> None:
    for drop in chain_guard.drop_statements("sqlite"):
        sealed.connection.execute(drop)
    sealed.connection.commit()


def test_untouched_all_records_hold(register: Register) -> None:
    verdict = register.verification.verify()

    assert (verdict.holds, verdict.records, len(verdict.heads)) == (True, 10, 2)


def complaint(alteration: Alteration, verdict: Verification) -> str:
    """What is wrong with how an alteration was told; empty for nothing."""
    if verdict.holds:
        return "not found"
    if not verdict.first_break or not verdict.what or verdict.problem is None:
        return "found and not named"
    if alteration.places and verdict.first_break not in alteration.places:
        return f"placed at {verdict.first_break}"
    if alteration.named and verdict.what not in alteration.named:
        return f"called {verdict.what}"
    told = verdict.problem.values.get("paragraph")
    return f"paragraph {told}" if alteration.paragraph and told != alteration.paragraph else ""


def test_every_alteration_is_found_and_named_once_the_guard_is_gone(
    register: Register, sealed: Sealed, pytestconfig: pytest.Config
) -> None:
    count, seed = (LONG, 2) if pytestconfig.getoption("--long") else (EVERYDAY, 1)
    without_guard(sealed)
    made, named, complaints = Counter[str](), Counter[str](), []
    for alteration in alterations(sealed, count, seed):
        sealed.apply(alteration)
        verdict = register.verification.verify()
        wrong = complaint(alteration, verdict)
        if wrong:
            complaints.append(
                f"{alteration.kind}: {wrong} {alteration.named or ''} {str(alteration.acts)[:300]}"
            )
        made[alteration.kind] += 1
        named[f"{alteration.kind} · {verdict.what}"] += 1
        sealed.restore()
    for line in (f"{sum(made.values())} altered", *(f"{n:6} {kind}" for kind, n in sorted(named.items()))):
        print(line)
    assert "\n".join(complaints) == ""
    assert register.verification.verify().holds


def test_with_the_guard_no_record_is_changed_at_all(register: Register, sealed: Sealed) -> None:
    tried = [
        one for one in alterations(sealed, EVERYDAY, 3) if all("sealed_record" in act for act, _ in one.acts)
    ]
    for alteration in tried:
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            sealed.apply(alteration)

    assert len(tried) > EVERYDAY / 2
    assert Sealed(register.path).rows == sealed.rows


def cut_off(sealed: Sealed) -> None:
    """The last record of the first desk, with all that speaks of it."""
    without_guard(sealed)
    last = [one for one in sealed.records if one["desk_id"] == "desk-1"][-1]["id"]
    with sealed.connection:
        sealed.connection.execute("DELETE FROM sealed_record WHERE id = ?", (last,))
        sealed.connection.execute("DELETE FROM decision WHERE id = ?", (last,))


def write_anew(path: Path) -> None:
    """The same meeting with another outcome, under the same identifiers: all hashes are new and fit."""
    sealed = Sealed(path)
    without_guard(sealed)
    previous: dict[str, str] = {}
    with sealed.connection:
        for link in sealed.records:
            plain = sealed.plain(link)
            (plain.get("decision") or plain["statement"])["recorded_by"] = "Somebody else"
            plain["chain"]["previous"] = previous.get(link["desk_id"], chain_guard.NO_PREVIOUS)
            record = canonical(plain)
            digest = sha256(record).hexdigest()
            sealed.connection.execute(
                "UPDATE sealed_record SET record = ?, hash = ?, previous_hash = ? WHERE id = ?",
                (record, digest, plain["chain"]["previous"], link["id"]),
            )
            previous[link["desk_id"]] = digest
    sealed.connection.close()


@pytest.fixture
def heads(register: Register) -> tuple[ChainHead, ...]:
    """The heads as they were before anything was done."""
    return register.verification.heads()


def longest(heads: tuple[ChainHead, ...]) -> ChainHead:
    return max(heads, key=lambda one: one.sequence)


def test_without_a_head_from_elsewhere_a_cut_off_tail_is_not_known_and_the_program_says_so(
    register: Register, heads: tuple[ChainHead, ...], sealed: Sealed
) -> None:
    cut_off(sealed)

    verdict = register.verification.verify()

    assert (verdict.holds, verdict.records, verdict.held) == (True, 9, False)
    assert verdict.caution is not None
    assert "cut off" in str(verdict.caution.message)


def test_a_record_cut_off_while_its_decision_is_listed_is_told_without_any_head(
    register: Register, sealed: Sealed
) -> None:
    without_guard(sealed)
    last = [one for one in sealed.records if one["desk_id"] == "desk-1"][-1]["id"]
    with sealed.connection:
        sealed.connection.execute("DELETE FROM sealed_record WHERE id = ?", (last,))

    verdict = register.verification.verify()

    assert (verdict.holds, verdict.what, verdict.first_break) == (False, "gone", "decision 8")


@pytest.mark.parametrize("how", ["cut off", "written anew"])
@pytest.mark.parametrize("kept", ["short code", "whole code", "code and head", "head", "signature"])
def test_a_head_that_somebody_holds_tells_of_a_tail_cut_off_and_of_a_chain_written_anew(
    register: Register, heads: tuple[ChainHead, ...], sealed: Sealed, path: Path, how: str, kept: str
) -> None:
    head = longest(heads)
    first = next(one for one in sealed.records if one["desk_id"] == "desk-1")["hash"]
    if kept == "signature":
        sign(register, heads)
    if how == "cut off":
        cut_off(sealed)
    else:
        sealed.connection.close()
        write_anew(path)

    verdict = {
        "short code": lambda: register.verification.verify(held=[Code(head.hash[:8])]),
        "whole code": lambda: register.verification.verify(held=[Code(head.hash)]),
        "code and head": lambda: register.verification.verify(held=[Code(first[:8], head.hash[:8])]),
        "head": lambda: register.verification.verify(heads=[head]),
        "signature": lambda: register.verification.verify(),
    }[kept]()

    assert not verdict.holds
    assert verdict.caution is None
    assert verdict.problem is not None
    if kept in {"head", "signature"}:
        assert verdict.what == ("missing" if how == "cut off" else "rewritten")
        assert verdict.first_break == place_of(head)
    else:
        assert (verdict.what, verdict.first_break) == ("head", "head")


def place_of(head: ChainHead) -> str:
    return f"{head.desk_id}:{head.sequence}"


def sign(register: Register, heads: tuple[ChainHead, ...]) -> None:
    """The heads signed by a key that lies outside, with the signatures kept in the register."""
    keys = SecretaryKeys(register.path.parent / "keys")
    keys.create(PASSPHRASE)
    register.verification.sign(heads[0].meeting_id, lambda head, at: keys.sign(head, PASSPHRASE, at))


def test_a_chain_written_anew_holds_in_itself_and_the_program_says_what_it_cannot_know(
    register: Register, path: Path
) -> None:
    write_anew(path)

    verdict = register.verification.verify()

    assert (verdict.holds, verdict.records) == (True, 10)
    assert verdict.caution is not None


def test_a_head_that_is_held_and_fits_leaves_nothing_to_caution(
    register: Register, heads: tuple[ChainHead, ...]
) -> None:
    verdict = register.verification.verify(held=[Code(longest(heads).hash[:8])], heads=heads)

    assert (verdict.holds, verdict.held, verdict.caution) == (True, True, None)


def test_a_decision_moved_to_another_meeting_is_missed_in_its_own(register: Register, sealed: Sealed) -> None:
    without_guard(sealed)
    other = register.meetings.add(LocalizedText(kk="Басқа"))
    (meeting_id,) = {one.meeting_id for one in register.verification.heads()}
    for table in ("sealed_record", "decision"):
        with sealed.connection:
            last = [one for one in sealed.records if one["desk_id"] == "desk-1"][-1]["id"]
            sealed.connection.execute(f"UPDATE {table} SET meeting_id = ? WHERE id = ?", (other.id.hex, last))
        assert not register.verification.verify().holds
        if table == "sealed_record":
            assert register.verification.verify(meeting_id).what == "gone"


def test_names_erased_by_law_leave_everything_holding(register: Register, sealed: Sealed) -> None:
    for row in sealed.rows["decision"]:
        persons = {one: {"salt": "", "name": {}} for one in json.loads(row["persons"])}
        with sealed.connection:
            sealed.connection.execute(
                "UPDATE decision SET persons = ? WHERE id = ?", (json.dumps(persons), row["id"])
            )

    assert register.verification.verify().holds


def test_an_annulment_by_another_desk_frees_the_text_of_the_decision_it_annuls(
    register: Register, sealed: Sealed, path: Path
) -> None:
    (meeting_id,) = {one.meeting_id for one in register.verification.heads()}
    first = register.decisions.decisions(meeting_id)[0]
    # The desk that sorts before the one whose decision it annuls.
    with registers(FixedClock(now=NOON + timedelta(hours=4)), Desk(id="a-desk", name="A")).open(
        path
    ) as other:
        other.decisions.adopt(meeting_id, Motion(question=LocalizedText(kk="Қате"), annuls=first.id))
        row = other.resolutions.text(meeting_id).recommendations()[0].rows[0].row
        other.resolutions.edit_cell(meeting_id, row.id, Language.RU, "иначе")

    verdict = register.verification.verify(meeting_id)

    assert (verdict.holds, verdict.records) == (True, 11)
