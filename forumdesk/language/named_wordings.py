"""The wordings that a body may change, each by its name: ``minutes.heard``, ``post.chair``.

What says how a decision was adopted and how a code is checked is not among them: it is compared with sealed records.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from forumdesk.language.formulas import CHAIR, DRAFT, SECRETARY
from forumdesk.language.invitation_wordings import INVITATION
from forumdesk.language.minutes_wordings import MINUTES
from forumdesk.language.routing_wordings import ROUTING
from forumdesk.language.statement_wordings import STATEMENTS, StatementWord
from forumdesk.language.voting_wordings import VOTING
from forumdesk.language.wording import ThreeWordings

_FIXED = frozenset({StatementWord.CHECK_HOW})


@cache
def named_wordings() -> Mapping[str, ThreeWordings]:
    """All of them, by name, in the order in which a template lists them."""
    of_posts: dict[str, ThreeWordings] = {
        "post.chair": CHAIR,
        "post.secretary": SECRETARY,
        "mark.draft": DRAFT,
    }
    tables: tuple[Mapping[StrEnum, ThreeWordings], ...] = (MINUTES, STATEMENTS, VOTING, ROUTING, INVITATION)  # type: ignore[assignment] # keys of several kinds
    named = {name_of(word): found for table in tables for word, found in table.items() if word not in _FIXED}
    return of_posts | named


def name_of(word: StrEnum) -> str:
    """What a wording is called: its kind and its own name."""
    kind = type(word).__name__.removesuffix("Word").lower()
    return f"{kind}.{word.value}"
