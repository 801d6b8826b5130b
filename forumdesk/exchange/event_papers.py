"""Papers as JSON of an event package and back: those on the table, those given out, and their signed copies."""

import base64
import unicodedata
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from forumdesk.domain.identifiers import AgendaItemId, IssuedPaperId, MeetingId, PaperId, SignedCopyId
from forumdesk.domain.issued import IssuedPaper, SignedCopy, SignedKind
from forumdesk.domain.papers import Paper, require_fitting
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.exchange.event_values import Json, moment_to_json


def paper_to_json(paper: Paper, content: bytes) -> Json:
    """A paper with its bytes."""
    return {
        "id": str(paper.id),
        "item": str(paper.item_id),
        "position": paper.position,
        "name": paper.name,
        "media_type": paper.media_type,
        "content": _written(content),
    }


def paper_from_json(json: Json, meeting_id: MeetingId) -> tuple[Paper, bytes]:
    """The reverse of :func:`paper_to_json`.

    ValueError for something else than base64; PaperEmptyError or PaperTooLargeError for what no register keeps.
    """
    content = _read(json)
    paper = Paper(
        id=PaperId(UUID(json["id"])),
        meeting_id=meeting_id,
        item_id=AgendaItemId(UUID(json["item"])),
        name=file_name(json["name"]),
        media_type=json["media_type"],
        size=len(content),
        position=int(json["position"]),
    )
    return paper, content


def issued_to_json(paper: IssuedPaper, content: bytes) -> Json:
    """A paper that was given out, with its bytes."""
    return {
        "id": str(paper.id),
        "number": paper.number,
        "document": paper.document,
        "languages": [language.value for language in paper.languages],
        "layout": paper.layout,
        "stationery": paper.stationery.to_plain(),
        "code": paper.code,
        "name": paper.name,
        "media_type": paper.media_type,
        "sha256": paper.sha256,
        "content": _written(content),
        "issued_at": moment_to_json(paper.issued_at),
    }


def issued_from_json(json: Json, meeting_id: MeetingId) -> tuple[IssuedPaper, bytes]:
    """The reverse of :func:`issued_to_json`; errors as of :func:`paper_from_json`, and for another digest."""
    content = _read(json)
    paper = IssuedPaper(
        id=IssuedPaperId(UUID(json["id"])),
        meeting_id=meeting_id,
        number=int(json["number"]),
        document=json["document"],
        languages=tuple(Language(code) for code in json["languages"]),
        layout=json["layout"],
        stationery=Stationery.from_plain(json["stationery"]),
        code=json["code"],
        name=file_name(json["name"]),
        media_type=json["media_type"],
        size=len(content),
        sha256=_digest(json, content),
        issued_at=datetime.fromisoformat(json["issued_at"]),
    )
    return paper, content


def signed_copy_to_json(copy: SignedCopy, content: bytes) -> Json:
    """A signed copy with its bytes."""
    return {
        "id": str(copy.id),
        "paper": str(copy.paper_id),
        "kind": copy.kind.value,
        "name": copy.name,
        "media_type": copy.media_type,
        "sha256": copy.sha256,
        "content": _written(content),
        "signer": copy.signer,
        "signed_on": copy.signed_on.isoformat(),
        "added_at": moment_to_json(copy.added_at),
    }


def signed_copy_from_json(json: Json, meeting_id: MeetingId) -> tuple[SignedCopy, bytes]:
    """The reverse of :func:`signed_copy_to_json`; errors as of :func:`issued_from_json`."""
    content = _read(json)
    copy = SignedCopy(
        id=SignedCopyId(UUID(json["id"])),
        meeting_id=meeting_id,
        paper_id=IssuedPaperId(UUID(json["paper"])),
        kind=SignedKind(json["kind"]),
        name=file_name(json["name"]),
        media_type=json["media_type"],
        size=len(content),
        sha256=_digest(json, content),
        signer=json["signer"],
        signed_on=date.fromisoformat(json["signed_on"]),
        added_at=datetime.fromisoformat(json["added_at"]),
    )
    return copy, content


def papers_of_version_5(document: Json) -> Json:
    """A document of version 5 with what version 6 says besides: the usual stationery, and nothing given out."""
    return {
        **document,
        "body": {**document["body"], "stationery": None},
        "issued": [],
        "signed_copies": [],
    }


def _written(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _read(json: Json) -> bytes:
    content = base64.b64decode(json["content"], validate=True)
    require_fitting(json["name"], len(content))
    return content


def _digest(json: Json, content: bytes) -> str:
    digest = sha256(content).hexdigest()
    if digest != json["sha256"]:
        raise ValueError("the digest differs")
    return digest


def file_name(name: str) -> str:
    """The name of a file without any folder, on whatever system it was made."""
    visible = "".join(char for char in name if unicodedata.category(char) not in {"Cc", "Cf"})
    last = visible.replace("\\", "/").rpartition("/")[2].strip()
    return "–" if last in {"", ".", ".."} else last
