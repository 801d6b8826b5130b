"""Which column of a list of participants holds what: guessed from the headings, or told by a person."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from forumdesk.domain.errors import N_
from forumdesk.exchange.errors import ColumnUnknownError, FieldTwiceError, FieldUnknownError
from forumdesk.exchange.participant_words import HEADINGS, ROLE_OR_STATUS, ROLES, STATES
from forumdesk.exchange.tables_in import Cells, key_of

# Likeness of two keys from 0 to 100. Below it «ұйым» and «ұйымы», but also "role" and "note", come near.
LEAST_LIKENESS = 88
_SHORTEST_TO_GUESS = 6  # letters; shorter headings differ by one letter and mean another thing
_LOOKED_AT = 200  # cells that tell a role from a state of accreditation
_BETWEEN_LANGUAGES = re.compile(r"[/|\\\n]")
_LANGUAGES = ("kk", "ru", "en")
IGNORE = "ignore"
PROBLEM_HEADING = "ForumDesk"
"""The last column of a file of problem rows; it is never read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What a column may hold: ``name`` is a stable word for scripts, ``label`` a message id for people."""

    name: str
    label: str


FIELDS: tuple[Field, ...] = tuple(
    Field(name=name, label=label)
    for name, label in (
        ("number", N_("Number on the list")),
        ("family_kk", N_("Family name in Kazakh")),
        ("given_kk", N_("Given name in Kazakh")),
        ("patronymic_kk", N_("Patronymic in Kazakh")),
        ("full_kk", N_("Full name in Kazakh")),
        ("family_ru", N_("Family name in Russian")),
        ("given_ru", N_("Given name in Russian")),
        ("patronymic_ru", N_("Patronymic in Russian")),
        ("full_ru", N_("Full name in Russian")),
        ("family_en", N_("Family name in English")),
        ("given_en", N_("Given name in English")),
        ("patronymic_en", N_("Middle name in English")),
        ("full_en", N_("Full name in English")),
        ("family", N_("Family name, language by its letters")),
        ("given", N_("Given name, language by its letters")),
        ("patronymic", N_("Patronymic, language by its letters")),
        ("full", N_("Full name, language by its letters")),
        ("organisation", N_("Organisation, language by its letters")),
        ("organisation_kk", N_("Organisation in Kazakh")),
        ("organisation_ru", N_("Organisation in Russian")),
        ("organisation_en", N_("Organisation in English")),
        ("post", N_("Post, language by its letters")),
        ("post_kk", N_("Post in Kazakh")),
        ("post_ru", N_("Post in Russian")),
        ("post_en", N_("Post in English")),
        ("country", N_("Country")),
        ("category", N_("Category")),
        ("role", N_("Role")),
        ("delegation", N_("Delegation")),
        ("entitled", N_("Voting right")),
        ("status", N_("State of accreditation")),
        ("email", N_("E-mail")),
        ("phone", N_("Phone")),
        ("identity_number", N_("Identity number, for the pass list only")),
        ("notes", N_("Notes")),
        ("post_from", N_("First day in the post")),
        ("post_until", N_("Last day in the post")),
        (IGNORE, N_("Not imported")),
    )
)
"""Everything that a column of a list of participants may be read as, in the order of a menu."""

FIELD_NAMES: tuple[str, ...] = tuple(field.name for field in FIELDS)


def guess_columns(headings: Sequence[str], rows: Sequence[Cells] = ()) -> Cells:
    """The field of each heading, "" where none is recognised; each field at most once, the first one wins.

    Headings may be Kazakh, Russian, English or a field's own name, several languages in one («Ұйым / Организация»),
    and misspelt a little. ``rows`` tell apart what headings leave open: «статус» above roles from «статус» above
    states of accreditation.
    """
    exact = [_exactly(heading) for heading in headings]
    taken = set(exact)
    fields = [
        found or (near if (near := _nearly(heading)) not in taken else "")
        for heading, found in zip(headings, exact, strict=True)
    ]
    fields = [
        _role_or_status(place, rows) if field == ROLE_OR_STATUS else field
        for place, field in enumerate(fields)
    ]
    return _alone(_each_once(fields))


def is_heading(text: str) -> bool:
    """Whether ``text`` is a known heading, as it is written."""
    return bool(text) and bool(_exactly(text))


def mapped_columns(
    headings: Sequence[str], columns: Mapping[str, str] | Sequence[str], rows: Sequence[Cells] = ()
) -> Cells:
    """The field of each column, "" for none, as a person wants it.

    ``columns`` are either the fields by place, all of them ("" or "ignore" for none), or a mapping from some columns
    to fields, where a column is a heading, a number from 1 or a letter (A, B … AA); the rest is guessed. Raises
    ColumnUnknownError, FieldUnknownError, FieldTwiceError.
    """
    if isinstance(columns, Mapping):
        told = {_place(column, headings): _known(field) for column, field in columns.items()}
        _refuse_twice([field for field in told.values() if field])
        guessed = guess_columns(headings, rows)
        rest = [
            "" if place in told or field in told.values() else field for place, field in enumerate(guessed)
        ]
        return tuple(told.get(place, field) for place, field in enumerate(rest))
    fields = tuple(_known(field) for field in columns)[: len(headings)]
    _refuse_twice([field for field in fields if field])
    return fields + ("",) * (len(headings) - len(fields))


def heading_key(headings: Sequence[str]) -> str:
    """A fingerprint of a line of headings, under which a mapping of its columns may be remembered."""
    return sha256("\x1f".join(key_of(heading) for heading in headings).encode()).hexdigest()[:32]


def samples(rows: Sequence[Cells], place: int, most: int = 3) -> Cells:
    """The first different cells with words in the column at ``place``, to show what stands there."""
    found: dict[str, None] = {}
    for row in rows[: _LOOKED_AT * 5]:
        if row[place].strip():
            found.setdefault(row[place])
        if len(found) == most:
            break
    return tuple(found)


@lru_cache(maxsize=4096)
def _exactly(heading: str) -> str:
    """The field of a heading as written: one, or the same in several languages."""
    key = key_of(heading)
    if not key or len(heading) > 200:
        return ""
    if key in HEADINGS:
        return HEADINGS[key]
    named = heading.strip().casefold()
    if named in FIELD_NAMES:
        return "" if named == IGNORE else named
    parts = [HEADINGS.get(key_of(part)) for part in _BETWEEN_LANGUAGES.split(heading) if part.strip()]
    known = [part for part in parts if part]
    bare = {_without_language(part) for part in known}
    if not known or len(bare) != 1:
        return ""
    return known[0] if len(set(known)) == 1 else bare.pop()


def _nearly(heading: str) -> str:
    """The field of the heading that is most like this one; empty below the threshold, or where two fields are."""
    from rapidfuzz import fuzz, process

    key = key_of(heading)
    if not _SHORTEST_TO_GUESS <= len(key) <= 100:
        return ""
    found = process.extract(key, HEADINGS.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=5)
    best = {HEADINGS[match] for match, score, _ in found if score == found[0][1]}
    return best.pop() if len(best) == 1 else ""


def _without_language(field: str) -> str:
    stem, _, language = field.rpartition("_")
    return stem if language in _LANGUAGES else field


def _role_or_status(place: int, rows: Sequence[Cells]) -> str:
    words = Counter(key_of(row[place]) for row in rows[:_LOOKED_AT])
    states = sum(count for word, count in words.items() if word in STATES)
    roles = sum(count for word, count in words.items() if word in ROLES)
    return "status" if states > roles else "role"


def _each_once(fields: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    kept: list[str] = []
    for field in fields:
        kept.append("" if field in seen else field)
        seen.add(field)
    return kept


def _alone(fields: Sequence[str]) -> Cells:
    """A single column of organisations or posts may be in any language, whatever its heading is written in."""
    alone = list(fields)
    for stem in ("organisation", "post"):
        places = [place for place, field in enumerate(fields) if field in {stem, *_in_languages(stem)}]
        if len(places) == 1:
            alone[places[0]] = stem
    return tuple(alone)


def _in_languages(stem: str) -> tuple[str, ...]:
    return tuple(f"{stem}_{language}" for language in _LANGUAGES)


def _place(column: str, headings: Sequence[str]) -> int:
    """Where a column stands that is named by its heading, its number from 1 or its letter."""
    wanted = " ".join(column.split()).casefold()
    for place, heading in enumerate(headings):
        if wanted and heading.casefold() == wanted:
            return place
    place = -1
    if re.fullmatch(r"[0-9]{1,5}", wanted):
        place = int(wanted) - 1
    elif re.fullmatch(r"[a-z]{1,3}", wanted):
        for letter in wanted:
            place = (place + 1) * 26 + ord(letter) - ord("a")
    if not 0 <= place < len(headings):
        raise ColumnUnknownError(column=column, columns=tuple(heading for heading in headings if heading))
    return place


def _known(field: str) -> str:
    if field and field not in FIELD_NAMES:
        raise FieldUnknownError(field=field, fields=FIELD_NAMES)
    return "" if field == IGNORE else field


def _refuse_twice(fields: Sequence[str]) -> None:
    for field, count in Counter(fields).items():
        if count > 1:
            raise FieldTwiceError(field=field)
