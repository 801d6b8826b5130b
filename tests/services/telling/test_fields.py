"""Every field that the journal may speak of has a name, or is left out on purpose."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from forumdesk.domain.texts import LocalizedText
from forumdesk.services.telling.fields import FIELDS, HIDDEN, Form, field_of
from forumdesk.services.telling.kinds import GROUPS, HIDDEN_KINDS, KIND_NAMES
from forumdesk.storage.plain import value_type
from forumdesk.storage.work import UnitOfWork

LANGUAGES = {"kk", "ru", "en"}


def repositories() -> Mapping[str, Any]:
    return UnitOfWork(Session(create_engine("sqlite://"))).repositories


def noted_type(repository: Any) -> Any:
    """The type as the journal has it: some values hold back a part of themselves."""
    kind = value_type(type(repository))  # type: ignore[arg-type]
    noted = getattr(kind, "noted", None)
    return get_type_hints(noted.fget)["return"] if isinstance(noted, property) else kind


def paths(kind: Any, above: tuple[str, ...] = ()) -> Iterator[str]:
    """Every path of fields in a type, languages left out as the journal's words leave them out."""
    if kind is LocalizedText or not is_dataclass(kind):
        yield ".".join(above)
        return
    hints = get_type_hints(kind)
    for field in fields(kind):
        inner = next(
            (one for one in (hints[field.name], *get_args(hints[field.name])) if is_dataclass(one)), None
        )
        listed = "tuple" in str(hints[field.name])
        name = () if field.name in LANGUAGES else (field.name,)
        yield from paths(None if listed else inner, (*above, *name))


def known(kind: str, path: str) -> bool:
    parts = path.split(".")
    heads = [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return any(head in HIDDEN or head in FIELDS or f"{kind}.{head}" in FIELDS for head in heads)


@pytest.mark.parametrize("kind", sorted(repositories()))
def test_every_kind_and_every_field_of_it_has_a_name(kind: str) -> None:
    assert kind in KIND_NAMES or kind in HIDDEN_KINDS
    if kind in HIDDEN_KINDS:
        return
    noted = noted_type(repositories()[kind])
    nameless = [path for path in paths(noted) if is_dataclass(noted) and not known(kind, path)]
    assert nameless == []


def test_every_kind_is_found_by_a_filter() -> None:
    grouped = [kind for _name, kinds in GROUPS.values() for kind in kinds]
    assert sorted(grouped) == sorted(set(grouped))
    assert set(KIND_NAMES) == set(grouped)


def test_a_deep_path_is_told_as_the_nearest_known_field_above_it() -> None:
    found = field_of("meeting", "rules.of.a.later.version")
    assert found is not None
    assert (found.name, found.form) == ("Rules of the body", Form.CHANGED)


def test_one_kind_may_name_a_field_otherwise() -> None:
    paper, body = field_of("paper", "name"), field_of("body", "name")
    assert paper is not None
    assert body is not None
    assert (paper.name, body.name) == ("File name", "Title")


def test_what_says_nothing_to_a_person_is_left_out() -> None:
    assert field_of("participant", "meeting_id") is None
    assert field_of("text_row", "row.standings.follows.kk") is None
