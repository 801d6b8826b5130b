"""What is looked at after a sudden end: all that was said is there, nothing is half, every file is sound."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

from forumdesk.domain.attendance import presences
from forumdesk.services.register import Register
from forumdesk.storage.errors import StorageError
from forumdesk.storage.work import UnitOfWork
from tests.torture.deeds import opened
from tests.torture.examining_files import files_examined
from tests.torture.telling import Told, digest, plain

NORMAL_OPENING = 5.0
"""Seconds; what a secretary waits without wondering, on a machine on which much else is tried."""
WITHOUT_VALUES = frozenset({"identity_numbers"})
"""What the journal notes of them is a count, not a value."""
TAKEN_OUT = "[…]"
"""What the journal has in the place of what was erased by law."""
Values = dict[tuple[str, str], dict[str, Any]]


def examined(path: Path, told: Told, *, lost: bool = False) -> list[str]:
    """What is wrong with the register at ``path`` and the files beside it.

    ``told`` then also knows what was kept and not yet said.

    ``lost`` lets the register have more deeds than were said to ``told``: it was seen only in part.
    """
    if not told.made and (not path.exists() or path.stat().st_size == 0):
        return []
    started = perf_counter()
    try:
        with opened(path) as register:
            took = perf_counter() - started
            problems = [f"opened in {took:.1f} s"] if took > NORMAL_OPENING else []
            return [
                *problems,
                *_contents(register, told, lost),
                *_soundness(path),
                *files_examined(path.parent, told),
            ]
    except StorageError as error:
        return [f"{error.code} instead of a register"] if told.made else []
    except sqlite3.Error as error:
        return [str(error)]


def _soundness(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as connection:
        for pragma, good in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
            found = connection.execute(f"PRAGMA {pragma}").fetchall()
            if found != good:
                yield f"{pragma}: {found[:3]}"


def _contents(register: Register, told: Told, lost: bool) -> Iterator[str]:
    codes, extra, values = _journal(register.path, len(told.codes))
    if codes[: len(told.codes)] != told.codes:
        yield f"{len(told.codes)} deeds were said, {len(codes)} are there"
    if len(codes) > len(told.codes) + 1 and not lost:
        yield f"{len(codes) - len(told.codes)} deeds were kept and not said"
    with register._database.reading() as work:
        kept = _kept(work)
    for key, left in told.values.items():
        kind, identifier = key.split()
        if identifier in told.erased:
            continue
        now = digest(kept.get((kind, identifier)))
        if now != left and (kind, identifier) not in extra and kind not in WITHOUT_VALUES:
            yield f"{key} was said to be {left} and is {now}"
    yield from _halves(values, kept, told.erased)
    yield from _derived(register)
    told.codes = codes
    told.values.update({f"{kind} {one}": digest(kept.get((kind, one))) for kind, one in extra})


def _halves(values: Values, kept: dict[tuple[str, str], Any], erased: set[str]) -> Iterator[str]:
    """Deeds without what they changed, and values that no deed speaks of."""
    there = {key: plain(value) for key, value in kept.items()}
    for (kind, _), value in values.items():
        if kind == "movement":
            value["revision"] = 0
    for key in there.keys() | values.keys():
        if key[0] in WITHOUT_VALUES or key[1] in erased:
            continue
        if erased and TAKEN_OUT in str(values.get(key)):  # the same address elsewhere
            continue
        if there.get(key) != values.get(key):
            yield f"the journal tells {' '.join(key)} otherwise than it is"


def _derived(register: Register) -> Iterator[str]:
    """What is computed from what is kept: the seal, and who is there."""
    if not register.verification.verify().holds:
        yield "the seal does not hold"
    for meeting in register.meetings.meetings():
        log = register.attendance.log(meeting.id)
        if register.attendance.presences(meeting.id) != presences(log):
            yield "presence differs from the log"
    with closing(sqlite3.connect(register.path)) as connection:
        # The content of what is sealed stands in its record alone.
        (empty,) = connection.execute("SELECT count(*) FROM decision WHERE content = x''").fetchone()
        (sealed,) = connection.execute(
            "SELECT count(*) FROM sealed_record WHERE kind = 'decision'"
        ).fetchone()
        if empty != sealed:
            yield f"{empty} decisions say that they are sealed, {sealed} records are there"


def _journal(path: Path, known: int) -> tuple[list[str], set[tuple[str, str]], Values]:
    """The codes of all deeds, what those after the ``known``-th changed, and each value as the deeds left it."""
    with closing(sqlite3.connect(path)) as connection:
        deeds = connection.execute(
            "SELECT id, code FROM journal WHERE merged_by IS NULL ORDER BY place"
        ).fetchall()
        rows = connection.execute(
            "SELECT journal_id, entity, entity_id, act, after FROM journal_difference ORDER BY position"
        ).fetchall()
    of_deed: dict[str, list[tuple[str, str, str, str]]] = {}
    for deed, kind, identifier, act, after in rows:
        of_deed.setdefault(deed, []).append((kind, str(UUID(identifier)), act, after))
    extra: set[tuple[str, str]] = set()
    values: Values = {}
    for place, (deed, _) in enumerate(deeds):
        for kind, identifier, act, after in of_deed.get(deed, ()):
            key = (kind, identifier)
            if place >= known:
                extra.add(key)
            if act == "gone":
                values.pop(key, None)
            elif act == "came":
                values[key] = json.loads(after)
            else:
                values[key] = {**values.get(key, {}), **json.loads(after)}
    return [code for _, code in deeds], extra, values


def _kept(work: UnitOfWork) -> dict[tuple[str, str], Any]:
    """Every value of every kind, read through the repositories."""
    return {
        (kind, str(repository.id_of(value))): value
        for kind, repository in work.repositories.items()
        for value in repository.all()
    }
