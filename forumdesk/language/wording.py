"""A fixed wording with named fields and its certainty, of which all official phrases are made.

Certainty: A – seen in an official text; B – seen in a published text or form; C – composed on the model of
the nearest one, to be confirmed by an editor of the language.
"""

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from forumdesk.language.codes import known
from forumdesk.language.numbers import whole

NBSP = "\u00a0"

Certainty = Literal["A", "B", "C"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A wording with named fields, and how sure it is."""

    text: str
    certainty: Certainty

    @property
    def fields(self) -> frozenset[str]:
        """The names in braces, but for "nbsp", which stands for a no-break space."""
        named = {name for _, name, _, _ in string.Formatter().parse(self.text) if name}
        return frozenset(named - {"nbsp"})


ThreeWordings = Mapping[str, Wording]
"""One wording for each of the languages."""


def in_three(sure: str, kk: str, ru: str, en: str) -> dict[str, Wording]:
    """A wording in three languages; ``sure`` is their certainties in the same order, as in "CBB"."""
    texts = zip(("kk", "ru", "en"), (kk, ru, en), sure, strict=True)
    return {code: Wording(text=text, certainty=cast(Certainty, grade)) for code, text, grade in texts}


def filled(wordings: ThreeWordings, language: str, fields: Mapping[str, str | int]) -> str:
    """The wording of ``language`` with its fields; whole numbers are written as the language groups them.

    Raises ValueError for an unknown language and for a field that is missing or that no language's wording has.
    """
    wording = wordings[known(language)]
    for name in sorted(wording.fields - fields.keys()):
        raise ValueError(f"missing field: {name!r}")
    for name in sorted(fields.keys() - frozenset().union(*(one.fields for one in wordings.values()))):
        raise ValueError(f"unknown field: {name!r}")
    values = {
        name: whole(value, language) if isinstance(value, int) else value for name, value in fields.items()
    }
    return wording.text.format(**values, nbsp=NBSP)


NUMBER_SIGN = in_three("AAA", "№{nbsp}{number}", "№{nbsp}{number}", "No.{nbsp}{number}")


def number_sign(number: str, language: str) -> str:
    """A registration number, which is text («14/164-VII»): «№ 3», "No. 3", with a no-break space."""
    return NUMBER_SIGN[known(language)].text.format(number=number, nbsp=NBSP)


def one_full_stop(written: str) -> str:
    """``written`` without a doubled full stop: a name in initials or an abbreviation may bring its own."""
    return re.sub(r"(?<!\.)\.\.(?!\.)", ".", written)
