"""What is left of personal data where they are erased: values of the same shape that name nobody."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from forumdesk.domain.people import NameForms, Names, Participant, PersonName
from forumdesk.domain.texts import Language, LocalizedText

MARK: Final = "[…]"
"""What stands for a name that was erased: the mark of an omission in every script."""
LEAST: Final = 3
"""So many letters has what is looked for in texts; shorter words stand in other words."""
CONTACTS: Final[Mapping[str, Any]] = {"email": "", "phone": "", "notes": ""}
_NO_NAME: Final = {"family": "", "given": "", "patronymic": ""}

Plain = Mapping[str, Any]


def erased(person: Participant) -> Participant:
    """Who took part, without saying who it was."""
    return replace(
        without_contacts(person),
        names=Names(
            **{one.value: PersonName(family=MARK) for one in Language if person.names.get(one)}
            or {Language.KK.value: PersonName(family=MARK)}
        ),
        organisation=LocalizedText(),
        post=LocalizedText(),
        post_from=None,
        post_until=None,
        name_forms=NameForms(),
    )


def without_contacts(person: Participant) -> Participant:
    """The person as the public record has it."""
    return replace(person, email="", phone="", notes="")


def contactless_plain(plain: Plain) -> Plain:
    """The same of a person, or a part of one, as the journal has it."""
    left = {name: CONTACTS.get(name, part) for name, part in plain.items()}
    if isinstance(left.get("person"), Mapping):
        left["person"] = contactless_plain(left["person"])
    return left


def erased_plain(plain: Plain) -> Plain:
    """What the journal may keep of a person: a value of the same shape that names nobody."""
    left = dict(contactless_plain(plain))
    for name, part in plain.items():
        if name == "names" and isinstance(part, Mapping):
            left[name] = {
                code: {**_NO_NAME, "family": MARK} if any(strings(one)) else one for code, one in part.items()
            }
        elif name == "name_forms" and isinstance(part, Mapping):
            left[name] = {code: type(one)() for code, one in part.items()}
        elif name in {"organisation", "post", "reason"}:
            left[name] = _emptied(part)
        elif name.startswith("post_"):
            left[name] = "" if name[5:] in set(Language) else None
        elif name == "person" and isinstance(part, Mapping):
            left[name] = erased_plain(part)
        elif name == "sha256":
            left[name] = ""
    return left


def unsigned(plain: Plain | None) -> dict[str, Any] | None:
    """A statement as the journal has it, without its author."""
    if plain is None or not plain.get("author"):
        return None if plain is None else dict(plain)
    return {**plain, "author": dict.fromkeys(plain["author"], MARK)}


def _without(plain: Plain) -> dict[str, Any]:
    return dict(contactless_plain(plain))


def _emptied(part: Any) -> Any:
    return dict.fromkeys(part, "") if isinstance(part, Mapping) else ""


def without_marks(value: Any, marks: Collection[str], person: str) -> Any:
    """A value in which the marks are replaced; salts and names beside a record go under the person's identifier."""
    if isinstance(value, Mapping):
        return {
            key: {"salt": "", "name": {}}
            if key == person and isinstance(part, Mapping) and "salt" in part
            else without_marks(part, marks, person)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [without_marks(part, marks, person) for part in value]
    if isinstance(value, str):
        for mark in sorted(marks, key=len, reverse=True):
            value = value.replace(mark, MARK)
    return value


def names_in(names: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    """The name in each language."""
    yield from (name for name in names.values() if isinstance(name, Mapping))


def orders(name: Mapping[str, str]) -> Iterator[str]:
    """The whole name in every usual order of its parts."""
    family, given, patronymic = (str(name.get(part) or "").strip() for part in _NO_NAME)
    if not (family and given):
        if len(family or given) >= LEAST:
            yield family or given
        return
    if patronymic:
        yield f"{family} {given} {patronymic}"
        yield f"{given} {patronymic} {family}"
    yield f"{family} {given}"
    yield f"{given} {family}"
    yield f"{family.upper()} {given}"
    yield f"{given} {family.upper()}"


def strings(value: Any) -> Iterator[str]:
    """Every text in a value as it stands in JSON."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str) and value:
        yield value


def strings_without_mark(value: Any) -> list[str]:
    """Every text that is not the mark of an erased name."""
    return [one for one in strings(value) if one != MARK]


def in_json(mark: str) -> str:
    """A text as it stands in a column of JSON, where quotation marks and backslashes are escaped."""
    return mark.replace("\\", "\\\\").replace('"', '\\"')
