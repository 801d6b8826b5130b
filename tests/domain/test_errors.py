import importlib
import pkgutil
import re
from string import Formatter
from typing import Any

import pytest

import forumdesk
from forumdesk.domain.double_entry import EntriesDifferError, EntryDifference
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice, Voter
from forumdesk.domain.voting import VoicesError
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.meanwhile import ChangedMeanwhileError
from tests.builders import number

ABSTRACT = {"error"}


def known_errors() -> list[type[KnownError]]:
    """Every refusal and expected failure of the program, without those of the window."""
    for module in pkgutil.walk_packages(forumdesk.__path__, "forumdesk."):
        if not module.name.startswith(
            ("forumdesk.gui", "forumdesk.__main__", "forumdesk.storage.migrations")
        ):
            importlib.import_module(module.name)
    found: list[type[KnownError]] = []
    waiting = [KnownError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    ours = {kind for kind in found if kind.__module__.startswith("forumdesk.")}
    return sorted(ours, key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


def fields_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def said(kind: type[KnownError], count: int) -> KnownError:
    if issubclass(kind, VoicesError):
        voter = Voter(id=ParticipantId(number(1)), number=1, name=LocalizedText.everywhere("V"))
        return kind(((voter, Voice.AGAINST),) * count)
    if kind is EntriesDifferError:
        found = EntryDifference(voter=LocalizedText.everywhere("V"), first=Voice.FOR, second=None)
        return EntriesDifferError((found,) * count)
    if issubclass(kind, ChangedMeanwhileError):
        return kind(mine={"post": "a"}, theirs={"post": "b"}, current=None)
    values: dict[str, Any] = {name: f"<{name}>" for name in fields_of(kind.message) - {"count"}}
    try:
        return kind(count=count, **values)
    except TypeError:
        # A constructor of its own names what it needs.
        return kind(**values)


def test_codes_are_unique_and_shaped_alike() -> None:
    codes = [kind.code for kind in known_errors() if "code" in vars(kind)]

    assert len(codes) > 30
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(r"[a-z_]+(\.[a-z_]+)?", code)] == []


def test_only_groups_of_errors_go_without_a_code_of_their_own() -> None:
    without = {kind for kind in known_errors() if "code" not in vars(kind)}

    assert {kind for kind in without if not kind.__subclasses__()} == set()


@pytest.mark.parametrize("kind", known_errors(), ids=lambda kind: kind.__name__)
def test_every_sentence_can_be_said_for_one_and_for_many(kind: type[KnownError]) -> None:
    if kind.plural is not None:
        assert fields_of(kind.plural) == fields_of(kind.message)
    for count in (1, 2):
        error = said(kind, count)

        assert "{" not in str(error)
        assert Catalogue("en", "interface").sentence(error)
        assert set(fields_of(error.message)) <= {"count", *error.values}


# What is wrong with the words of a command stands within a sentence.
@pytest.mark.parametrize(
    "kind",
    [kind for kind in known_errors() if not kind.code.startswith("words.")],
    ids=lambda kind: kind.__name__,
)
def test_every_sentence_ends_as_a_sentence_and_begs_nobody(kind: type[KnownError]) -> None:
    for sentence in (kind.message, kind.plural or kind.message):
        assert sentence.endswith((".", "?"))
        assert "!" not in sentence
        assert "please" not in sentence.lower()
