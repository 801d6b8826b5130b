"""The event package: the whole of one meeting as one JSON document with a published schema."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.resolutions import Numbering, ResolutionText
from forumdesk.exchange.errors import (
    NotAnEventPackageError,
    PackageInvalidError,
    PackageTooNewError,
    SchemaMissingError,
)
from forumdesk.exchange.event_checks import check_letters, check_parts
from forumdesk.exchange.event_conduct import (
    conduct_of_version_2,
    excuse_from_json,
    excuse_to_json,
    item_run_from_json,
    item_run_to_json,
    note_from_json,
    note_to_json,
    recusal_from_json,
    recusal_to_json,
    sitting_from_json,
    sitting_to_json,
    speech_from_json,
    speech_to_json,
)
from forumdesk.exchange.event_decisions import (
    decision_from_json,
    decision_to_json,
    decisions_of_version_4,
    head_signature_from_json,
    head_signature_to_json,
    minutes_from_json,
    minutes_note_from_json,
    minutes_note_to_json,
    minutes_to_json,
    proxy_from_json,
    proxy_to_json,
    seals_of,
    statement_from_json,
    statement_to_json,
)
from forumdesk.exchange.event_papers import (
    issued_from_json,
    issued_to_json,
    paper_from_json,
    paper_to_json,
    papers_of_version_5,
    signed_copy_from_json,
    signed_copy_to_json,
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
from forumdesk.exchange.event_texts import (
    amendment_from_json,
    amendment_to_json,
    comment_from_json,
    comment_to_json,
    consultation_from_json,
    consultation_to_json,
    dismissal_from_json,
    dismissal_to_json,
    draft_from_json,
    draft_to_json,
    row_from_json,
    row_to_json,
    texts_of_version_3,
)
from forumdesk.exchange.event_values import (
    Json,
    agenda_item_from_json,
    agenda_item_to_json,
    body_from_json,
    body_to_json,
    emblem_from_json,
    meeting_from_json,
    meeting_to_json,
    stationery_from_json,
    threshold_from_json,
)
from forumdesk.exchange.reading import decoded_text, read_bytes
from forumdesk.foundation.paths import resources_folder
from forumdesk.services.meetings import check_time_zone
from forumdesk.services.proposals import MeetingPackage

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

FORMAT = "forumdesk-event"
VERSION = 6
LARGEST_MEGABYTES = 700
"""Of a package in a file: papers travel inside it."""

_Value = TypeVar("_Value")


def write_event(package: MeetingPackage) -> str:
    """The package as JSON: keys sorted, one space of indentation, letters as they are, a line end at the end.

    Equal packages give equal texts. What the package's parts repeat (the body of the meeting, the meeting of its
    people and items) is written once.
    """
    document = {
        "format": FORMAT,
        "version": VERSION,
        "body": body_to_json(package.body, package.emblem, package.stationery),
        "meeting": meeting_to_json(package.meeting),
        "delegations": [delegation_to_json(one) for one in package.delegations],
        "participants": [
            participant_to_json(person, package.photos.get(person.id)) for person in package.participants
        ],
        "movements": [movement_to_json(one) for one in package.movements],
        "distinct": [[str(first), str(second)] for first, second in package.distinct],
        "agenda": [agenda_item_to_json(item) for item in package.agenda],
        "papers": [paper_to_json(one, package.paper_contents[one.id]) for one in package.papers],
        "numbering": package.resolution.numbering.value,
        "resolution": [row_to_json(row) for row in package.resolution.rows],
        "amendments": [amendment_to_json(one) for one in package.amendments],
        "drafts": [draft_to_json(one) for one in package.drafts],
        "consultations": [consultation_to_json(one) for one in package.consultations],
        "comments": [comment_to_json(one) for one in package.comments],
        "dismissals": [dismissal_to_json(one) for one in package.dismissals],
        "sittings": [sitting_to_json(one) for one in package.sittings],
        "item_runs": [item_run_to_json(one) for one in package.item_runs],
        "notes": [note_to_json(one) for one in package.item_notes],
        "speeches": [speech_to_json(one) for one in package.speeches],
        "recusals": [recusal_to_json(one) for one in package.recusals],
        "excuses": [excuse_to_json(one) for one in package.excuses],
        "decisions": [decision_to_json(decision) for decision in package.decisions],
        "statements": [statement_to_json(one) for one in package.statements],
        "head_signatures": [head_signature_to_json(one) for one in package.head_signatures],
        "proxies": [proxy_to_json(one) for one in package.proxies],
        "minutes": minutes_to_json(package.minutes),
        "minutes_notes": [minutes_note_to_json(one) for one in package.minutes_notes],
        "issued": [issued_to_json(one, package.issued_contents[one.id]) for one in package.issued],
        "signed_copies": [
            signed_copy_to_json(one, package.issued_contents[one.id]) for one in package.signed_copies
        ],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"


def read_event_file(path: Path, schemas_folder: Path | None = None) -> MeetingPackage:
    """The package in a file; raises the errors of reading a text and those of :func:`read_event`."""
    name = path.name or str(path)
    data = read_bytes(path, LARGEST_MEGABYTES)
    try:
        # As the program writes it; telling encodings apart would take long over many papers.
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    return read_event(text if text.strip() else decoded_text(data, name).text, schemas_folder)


def read_event(text: str, schemas_folder: Path | None = None) -> MeetingPackage:
    """The reverse of :func:`write_event`; ``schemas_folder`` is the program's own unless given.

    Raises NotAnEventPackageError for anything else, PackageTooNewError for a later version, PackageInvalidError
    with the place where the document breaks its schema, names something twice or points to what is absent, or
    where a sealed record is not the one of its digest.
    """
    document = _document(text)
    check_letters(document)
    version = document.get("version")
    schema = f"event-package-{version if version in range(1, VERSION) else VERSION}.json"
    _check_schema(document, (schemas_folder or resources_folder() / "schemas") / schema)
    if version == 1:
        document = people_of_version_1(document)
    if version in (1, 2):
        document = conduct_of_version_2(document)
    if version in (1, 2, 3):
        document = texts_of_version_3(document)
    if version in (1, 2, 3, 4):
        document = decisions_of_version_4(document)
    if version in (1, 2, 3, 4, 5):
        document = papers_of_version_5(document)
    check_parts(document)
    return _package(document)


def _package(document: Json) -> MeetingPackage:
    rules = document["body"]["rules"]
    for name in ("quorum_to_decide", "quorum_to_open", "majority/share"):
        json = rules["majority"]["share"] if name == "majority/share" else rules[name]
        _at(f"body/rules/{name}/share", lambda json=json: threshold_from_json(json))  # type: ignore[misc]
    body = body_from_json(document["body"])
    _at("meeting/time_zone", lambda: check_time_zone(document["meeting"]["time_zone"]))
    meeting: Meeting = _at("meeting/last_day", lambda: meeting_from_json(document["meeting"], body.id))

    def each(what: str, build: Callable[[Json, MeetingId], _Value]) -> tuple[_Value, ...]:
        return _each(document, what, lambda json: build(json, meeting.id))

    papers = _each(document, "papers", lambda json: paper_from_json(json, meeting.id), "/content")
    photos = _each(document, "participants", photo_from_json, "/photo")
    issued = _each(document, "issued", lambda json: issued_from_json(json, meeting.id), "/content")
    copies = _each(
        document, "signed_copies", lambda json: signed_copy_from_json(json, meeting.id), "/content"
    )
    people = each("participants", participant_from_json)
    decisions = _each(document, "decisions", decision_from_json, "/record")
    seals = seals_of(decisions)
    return MeetingPackage(
        body=body,
        emblem=_at("body/emblem", lambda: emblem_from_json(document["body"])),
        stationery=_at("body/stationery", lambda: stationery_from_json(document["body"])),
        meeting=meeting,
        delegations=each("delegations", delegation_from_json),
        participants=people,
        photos={one.id: photo for one, photo in zip(people, photos, strict=True) if photo is not None},
        movements=each("movements", movement_from_json),
        distinct=tuple(
            (ParticipantId(UUID(first)), ParticipantId(UUID(second)))
            for first, second in document["distinct"]
        ),
        agenda=each("agenda", agenda_item_from_json),
        papers=tuple(paper for paper, _ in papers),
        paper_contents={paper.id: content for paper, content in papers},
        resolution=ResolutionText(
            meeting_id=meeting.id,
            rows=_each(document, "resolution", row_from_json),
            numbering=Numbering(document["numbering"]),
        ),
        amendments=each("amendments", amendment_from_json),
        drafts=each("drafts", draft_from_json),
        consultations=each("consultations", consultation_from_json),
        comments=each("comments", comment_from_json),
        dismissals=each("dismissals", dismissal_from_json),
        sittings=each("sittings", sitting_from_json),
        item_runs=each("item_runs", item_run_from_json),
        item_notes=each("notes", note_from_json),
        speeches=each("speeches", speech_from_json),
        recusals=each("recusals", recusal_from_json),
        excuses=each("excuses", excuse_from_json),
        decisions=decisions,
        statements=each("statements", lambda json, meeting: statement_from_json(json, meeting, seals)),
        head_signatures=each("head_signatures", head_signature_from_json),
        proxies=each("proxies", proxy_from_json),
        minutes=minutes_from_json(document["minutes"], meeting.id),
        minutes_notes=each("minutes_notes", minutes_note_from_json),
        issued=tuple(paper for paper, _ in issued),
        signed_copies=tuple(copy for copy, _ in copies),
        issued_contents={one.id: content for one, content in issued}
        | {one.id: content for one, content in copies},
    )


def _each(document: Json, what: str, build: Callable[[Json], _Value], inside: str = "") -> tuple[_Value, ...]:
    """The values of a list; what cannot be built is named by its place, and ``inside`` says which part is wrong."""
    return tuple(
        _at(f"{what}/{at}{inside}", lambda json=json: build(json))  # type: ignore[misc]
        for at, json in enumerate(document[what])
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


def _at(place: str, build: Callable[[], _Value]) -> _Value:
    try:
        return build()
    except (ValueError, KnownError) as error:
        raise PackageInvalidError(place=place) from error
