"""The people of an event package as JSON and back: participants, delegations, arrivals."""

import base64
from datetime import date, datetime
from uuid import UUID

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.attendance import Movement, MovementKind
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import DelegationId, MeetingId, MovementId, ParticipantId
from forumdesk.domain.people import Category, NameForms, Names, Participant, PersonName, Role
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, LocalizedText
from forumdesk.exchange.event_values import Json, moment_to_json


def participant_to_json(person: Participant, photo: bytes | None) -> Json:
    """A participant with the photo."""
    return {
        "id": str(person.id),
        "number": person.number,
        "names": {
            language.value: {"family": name.family, "given": name.given, "patronymic": name.patronymic}
            for language in STATE_LANGUAGE_FIRST
            if (name := person.names.get(language)) != PersonName()
        },
        "organisation": person.organisation.to_mapping(),
        "post": person.post.to_mapping(),
        "country": person.country,
        "category": person.category.value,
        "role": person.role.value,
        "entitled": person.entitled,
        "email": person.email,
        "phone": person.phone,
        "delegation": str(person.delegation_id) if person.delegation_id else None,
        "notes": person.notes,
        "post_from": person.post_from.isoformat() if person.post_from else None,
        "post_until": person.post_until.isoformat() if person.post_until else None,
        "name_forms": {
            code: dict(forms)
            for code, forms in (("kk", person.name_forms.kk), ("ru", person.name_forms.ru))
            if forms
        },
        "accreditation": _accreditation_to_json(person.accreditation),
        "photo": base64.b64encode(photo).decode("ascii") if photo is not None else None,
    }


def participant_from_json(json: Json, meeting_id: MeetingId) -> Participant:
    """The reverse of :func:`participant_to_json`, without the photo."""
    return Participant(
        id=ParticipantId(UUID(json["id"])),
        meeting_id=meeting_id,
        number=int(json["number"]),
        names=Names(**{code: PersonName(**name) for code, name in json["names"].items()}),
        organisation=LocalizedText.from_mapping(json["organisation"]),
        post=LocalizedText.from_mapping(json["post"]),
        country=json["country"],
        category=Category(json["category"]),
        role=Role(json["role"]),
        entitled=json["entitled"],
        email=json["email"],
        phone=json["phone"],
        delegation_id=DelegationId(UUID(json["delegation"])) if json["delegation"] else None,
        notes=json["notes"],
        post_from=date.fromisoformat(json["post_from"]) if json["post_from"] else None,
        post_until=date.fromisoformat(json["post_until"]) if json["post_until"] else None,
        name_forms=NameForms(
            **{code: tuple(sorted(forms.items())) for code, forms in json["name_forms"].items()}
        ),
        accreditation=_accreditation_from_json(json["accreditation"]),
    )


def photo_from_json(json: Json) -> bytes | None:
    """The photo of a participant, or None."""
    return None if json["photo"] is None else base64.b64decode(json["photo"], validate=True)


def _accreditation_to_json(accreditation: Accreditation) -> Json:
    return {
        "state": accreditation.state.value,
        "times": {state.value: moment_to_json(at) for state, at in accreditation.times},
        "replaced_by": str(accreditation.replaced_by) if accreditation.replaced_by else None,
    }


def _accreditation_from_json(json: Json) -> Accreditation:
    times = [(AccreditationState(state), datetime.fromisoformat(at)) for state, at in json["times"].items()]
    return Accreditation(
        state=AccreditationState(json["state"]),
        times=tuple(sorted(times, key=lambda pair: (pair[1], pair[0]))),
        replaced_by=ParticipantId(UUID(json["replaced_by"])) if json["replaced_by"] else None,
    )


def delegation_to_json(delegation: Delegation) -> Json:
    """A delegation."""
    return {
        "id": str(delegation.id),
        "name": delegation.name.to_mapping(),
        "country": delegation.country,
        "one_voice": delegation.one_voice,
    }


def delegation_from_json(json: Json, meeting_id: MeetingId) -> Delegation:
    """The reverse of :func:`delegation_to_json`."""
    return Delegation(
        id=DelegationId(UUID(json["id"])),
        meeting_id=meeting_id,
        name=LocalizedText.from_mapping(json["name"]),
        country=json["country"],
        one_voice=json["one_voice"],
    )


def movement_to_json(movement: Movement) -> Json:
    """An entry of the log of arrivals."""
    return {
        "id": str(movement.id),
        "participant": str(movement.participant_id),
        "kind": movement.kind.value,
        "at": moment_to_json(movement.at),
        "desk": movement.desk_id,
        "desk_name": movement.desk_name,
        "withdrawn": movement.withdrawn,
        "revision": movement.revision,
    }


def movement_from_json(json: Json, meeting_id: MeetingId) -> Movement:
    """The reverse of :func:`movement_to_json`."""
    return Movement(
        id=MovementId(UUID(json["id"])),
        meeting_id=meeting_id,
        participant_id=ParticipantId(UUID(json["participant"])),
        kind=MovementKind(json["kind"]),
        at=datetime.fromisoformat(json["at"]),
        desk_id=json["desk"],
        desk_name=json["desk_name"],
        withdrawn=json["withdrawn"],
        revision=int(json["revision"]),
    )


def people_of_version_1(document: Json) -> Json:
    """A document of version 1 with what version 2 says of people besides."""
    fresh: Json = {
        "delegation": None,
        "notes": "",
        "post_from": None,
        "post_until": None,
        "name_forms": {},
        "accreditation": {"state": "invited", "times": {}, "replaced_by": None},
        "photo": None,
    }
    people = [{**fresh, **person} for person in document["participants"]]
    return {**document, "participants": people, "delegations": [], "movements": [], "distinct": []}
