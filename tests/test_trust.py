"""Every promise to a secretary is held by tests that are there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TRUST = (ROOT / "docs" / "trust.md").read_text("utf-8")
UNPROMISED = "## What nobody can promise"
POINTER = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PROMISES = re.split(r"^- ", TRUST.partition(UNPROMISED)[0], flags=re.MULTILINE)[1:]
POINTERS = sorted(set(POINTER.findall(TRUST)))


@cache
def names_in(path: str) -> frozenset[str]:
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    nodes = ast.walk(ast.parse(file.read_text("utf-8")))
    return frozenset(node.name for node in nodes if isinstance(node, ast.FunctionDef))


def test_there_are_promises_and_what_cannot_be_promised() -> None:
    assert len(PROMISES) > 30
    assert UNPROMISED in TRUST


@pytest.mark.parametrize("promise", PROMISES, ids=[one.partition("\n")[0][:60] for one in PROMISES])
def test_each_promise_is_held_by_a_test(promise: str) -> None:
    assert promise.startswith("**")
    assert POINTER.search(promise)


@pytest.mark.parametrize(("path", "name"), POINTERS, ids=["::".join(one) for one in POINTERS])
def test_each_test_that_is_named_is_there(path: str, name: str) -> None:
    assert name.startswith("test_")
    assert name in names_in(path)


def test_nothing_looks_like_a_pointer_and_is_none() -> None:
    assert len(re.findall(r"::test_", TRUST)) == len(POINTER.findall(TRUST))
