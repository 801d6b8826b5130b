"""A body's own wordings in place of the program's: which there are by name, and their use in one act of printing."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from forumdesk.language.wording import ThreeWordings, Wording

OwnWordings = Mapping[str, Mapping[str, str]]
"""Texts by the name of a wording and by language."""

_IN_USE: ContextVar[OwnWordings] = ContextVar("own_wordings")
_NONE: OwnWordings = {}


@contextmanager
def saying(own: OwnWordings) -> Iterator[None]:
    """Everything that is worded inside, in this thread, is worded so where ``own`` has a text."""
    token = _IN_USE.set(own)
    try:
        yield
    finally:
        _IN_USE.reset(token)


def in_use(name: str, built_in: ThreeWordings) -> ThreeWordings:
    """The wordings called ``name``: those of the body where it has its own, else the program's."""
    own = _IN_USE.get(_NONE).get(name)
    if not own:
        return built_in
    return {**built_in, **{code: Wording(text=text, certainty="C") for code, text in own.items()}}
