"""What a sealed record says: read from its bytes alone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.marks import from_plain as marks_from_plain
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.resolutions import Part
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Tally, Voice
from forumdesk.services.canonical import digest
from forumdesk.services.sheets import SheetRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFacts:
    """What the bytes of a sealed decision say, as far as it is shown and printed; ``hash`` is their own.

    ``plain`` is the whole record, for what only some decisions have.
    """

    id: str
    number: int
    mode: AdoptionMode
    outcome: Outcome
    subject: tuple[str, ...]
    whole: bool
    tally: Tally
    rows: tuple[SheetRow, ...]
    body: LocalizedText
    languages: tuple[Language, ...]
    authentic: tuple[Language, ...]
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    recorded_at: datetime
    sealed_at: datetime
    hash: str
    question: LocalizedText
    annuls: str
    plain: Mapping[str, Any]

    @property
    def adopted(self) -> bool:
        """Whether what was put to the decision passed."""
        return self.outcome is Outcome.ADOPTED


def opened(record: bytes) -> SealedFacts:
    """Read the sealed record of a decision; the caller has verified it."""
    plain = json.loads(record)
    decision, meeting = plain["decision"], plain["meeting"]
    rules = BodyRules.from_plain(plain["body"]["rules"])
    return SealedFacts(
        id=decision["id"],
        number=decision["number"],
        mode=AdoptionMode(decision["mode"]),
        outcome=Outcome(decision["outcome"]),
        subject=tuple(decision["subject"]),
        whole=decision["whole"],
        tally=Tally(**plain["counts"]),
        rows=tuple(
            SheetRow(
                id=one["id"],
                part=Part(one["part"]),
                number=one["number"],
                text=LocalizedText.from_mapping(one["text"]),
                level=one.get("level", 1),
                marks={
                    Language(code): marks_from_plain(marks) for code, marks in one.get("marks", {}).items()
                },
            )
            for one in plain["texts"]
        ),
        body=LocalizedText.from_mapping(plain["body"]["name"]),
        languages=rules.languages,
        authentic=rules.authentic,
        meeting=LocalizedText.from_mapping(meeting["title"]),
        first_day=date.fromisoformat(meeting["first_day"]) if meeting["first_day"] else None,
        last_day=date.fromisoformat(meeting["last_day"]) if meeting["last_day"] else None,
        place=LocalizedText.from_mapping(meeting["place"]),
        recorded_at=datetime.fromisoformat(decision["closed_at"]),
        sealed_at=datetime.fromisoformat(plain["sealed_at"]),
        hash=digest(record),
        question=LocalizedText.from_mapping(decision.get("question", {})),
        annuls=decision.get("annuls", {}).get("id", ""),
        plain=plain,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """What the bytes of a sealed statement say. ``decision`` is the identifier of the decision it is about."""

    id: str
    number: int
    kind: StatementKind
    decision: str
    author: LocalizedText
    text: LocalizedText
    voice: Voice | None
    made_at: datetime
    hash: str


def opened_statement(record: bytes) -> StatementFacts:
    """Read the sealed record of a statement; the caller has verified it."""
    said = json.loads(record)["statement"]
    return StatementFacts(
        id=said["id"],
        number=said["number"],
        kind=StatementKind(said["kind"]),
        decision=said["decision"],
        author=LocalizedText.from_mapping(said["author"]),
        text=LocalizedText.from_mapping(said["text"]),
        voice=Voice(said["voice"]) if "voice" in said else None,
        made_at=datetime.fromisoformat(said["made_at"]),
        hash=digest(record),
    )


def facts_in_force(sealed: Iterable[SealedFacts]) -> tuple[SealedFacts, ...]:
    """The decisions that adopted something and that no later one annulled."""
    known = tuple(sealed)
    annulled = {one.annuls for one in known if one.adopted}
    return tuple(one for one in known if one.adopted and one.id not in annulled)
