"""The event package: the whole of one meeting as one JSON document with a published schema."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from forumdesk.domain.agenda import DEEPEST_LEVEL
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.exchange.errors import (
    NotAnEventPackageError,
    PackageInvalidError,
    PackageTooNewError,
    SchemaMissingError,
)
from forumdesk.exchange.event_people import (
    delegation_from_json,
    delegation_to_json,
    movement_from_json,
    movement_to_json,
    participant_from_json,
    participant_to_json,
    people_of_version_1,
    photo_from_json,
)
from forumdesk.exchange.event_values import (
    Json,
    agenda_item_from_json,
    agenda_item_to_json,
    body_from_json,
    body_to_json,
    decision_from_json,
    decision_to_json,
    meeting_from_json,
    meeting_to_json,
    row_from_json,
    row_to_json,
)
from forumdesk.foundation.paths import resources_folder
from forumdesk.services.proposals import MeetingPackage

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

FORMAT = "forumdesk-event"
VERSION = 2

_Value = TypeVar("_Value")


def write_event(package: MeetingPackage) -> str:
    """The package as JSON: keys sorted, one space of indentation, letters as they are, a line end at the end.

    Equal packages give equal texts. What the package's parts repeat (the body of the meeting, the meeting of its
    people and items) is written once.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "body": body_to_json(package.body),
        "meeting": meeting_to_json(package.meeting),
        "delegations": [delegation_to_json(one) for one in package.delegations],
        "participants": [
            participant_to_json(person, package.photos.get(person.id)) for person in package.participants
        ],
        "movements": [movement_to_json(one) for one in package.movements],
        "distinct": [[str(first), str(second)] for first, second in package.distinct],
        "agenda": [agenda_item_to_json(item) for item in package.agenda],
        "resolution": [row_to_json(row) for row in package.resolution.rows],
        "decisions": [decision_to_json(decision) for decision in package.decisions],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"


def read_event(text: str, schemas_folder: Path | None = None) -> MeetingPackage:
    """The reverse of :func:`write_event`; ``schemas_folder`` is the program's own unless given.

    Raises NotAnEventPackageError for anything else, PackageTooNewError for a later version, PackageInvalidError
    with the place where the document breaks its schema, names an item twice or points to one that is absent,
    or where a sealed record is not the one of its digest.
    """
    document = _document(text)
    _check_letters(document)
    version = document.get("version")
    schema = f"event-package-{version if version in range(1, VERSION) else VERSION}.json"
    _check_schema(document, (schemas_folder or resources_folder() / "schemas") / schema)
    if version == 1:
        document = people_of_version_1(document)
    body = _at("body/rules/quorum_to_decide/share", lambda: body_from_json(document["body"]))
    meeting: Meeting = _at("meeting/last_day", lambda: meeting_from_json(document["meeting"], body.id))
    for what in ("delegations", "participants", "movements"):
        _check_unique(document, what)
    _check_delegations(document)
    _check_unique(document, "agenda")
    _check_unique(document, "resolution")
    _check_parents(document["agenda"])
    return MeetingPackage(
        body=body,
        meeting=meeting,
        participants=tuple(participant_from_json(person, meeting.id) for person in document["participants"]),
        agenda=tuple(agenda_item_from_json(item, meeting.id) for item in document["agenda"]),
        resolution=ResolutionText(
            meeting_id=meeting.id, rows=tuple(row_from_json(row) for row in document["resolution"])
        ),
        delegations=tuple(delegation_from_json(one, meeting.id) for one in document["delegations"]),
        movements=tuple(movement_from_json(one, meeting.id) for one in document["movements"]),
        photos={
            ParticipantId(UUID(person["id"])): photo
            for person in document["participants"]
            if (photo := photo_from_json(person)) is not None
        },
        distinct=tuple(
            (ParticipantId(UUID(first)), ParticipantId(UUID(second)))
            for first, second in document["distinct"]
        ),
        decisions=tuple(
            _at(f"decisions/{at}/record", lambda sealed=sealed: decision_from_json(sealed))  # type: ignore[misc]
            for at, sealed in enumerate(document["decisions"])
        ),
    )


def _document(text: str) -> Json:
    try:
        document = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise NotAnEventPackageError from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise NotAnEventPackageError
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise PackageTooNewError(version=version, known=VERSION)
    return document


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _check_schema(document: Json, file: Path) -> None:
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.exceptions import best_match

    try:
        schema = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SchemaMissingError(name=file.name) from error
    validator = Draft202012Validator(schema, format_checker=FormatChecker(formats=("date",)))
    worst = best_match(validator.iter_errors(document))
    if worst is not None:
        raise PackageInvalidError(place=_place(worst))


def _place(error: "ValidationError") -> str:
    """Where the document breaks the schema: the path to it, with the name of a key that is missing or too many."""
    path = [str(step) for step in error.absolute_path]
    if error.validator == "required" and isinstance(error.instance, dict) and isinstance(error.schema, dict):
        path += [str(name) for name in error.schema["required"] if name not in error.instance][:1]
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        path += [str(name) for name in error.instance if name not in known][:1]
    return "/".join(path) or "/"


def _check_letters(document: Json) -> None:
    """Half a surrogate pair is valid JSON, but no text: no file and no database can hold it."""
    for path, text in _texts(document, ()):
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise PackageInvalidError(place="/".join(path))


def _texts(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield path, name
            yield from _texts(part, (*path, name))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _texts(part, (*path, str(at)))


def _check_unique(document: Json, what: str) -> None:
    seen: set[str] = set()
    for at, entry in enumerate(document[what]):
        if entry["id"] in seen:
            raise PackageInvalidError(place=f"{what}/{at}/id")
        seen.add(entry["id"])


def _check_delegations(document: Json) -> None:
    known = {None, *(one["id"] for one in document["delegations"])}
    for at, person in enumerate(document["participants"]):
        if person["delegation"] not in known:
            raise PackageInvalidError(place=f"participants/{at}/delegation")


def _check_parents(agenda: Sequence[Json]) -> None:
    parents = {item["id"]: item["parent_id"] for item in agenda}
    for at, item in enumerate(agenda):
        seen = {item["id"]}
        above = item["parent_id"]
        while above is not None:
            if above not in parents or above in seen or len(seen) >= DEEPEST_LEVEL:
                raise PackageInvalidError(place=f"agenda/{at}/parent_id")
            seen.add(above)
            above = parents[above]


def _at(place: str, build: Callable[[], _Value]) -> _Value:
    try:
        return build()
    except (ValueError, KnownError) as error:
        raise PackageInvalidError(place=place) from error
