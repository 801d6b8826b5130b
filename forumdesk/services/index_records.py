"""What the index of a register repeats of its sealed records, read fast: everything else in them is passed over.

Imported in the act of verifying only. See docs/decisions/0036.
"""

from typing import Any

import msgspec


class _Struct(msgspec.Struct, gc=False):
    """A part of a record; what it does not name is skipped."""


class Named(_Struct):
    """Somebody whom a record names."""

    id: str
    name_digest: str


class CastVoice(_Struct):
    """A voice."""

    participant: str
    name_digest: str


class Ref(_Struct):
    """What a record refers to."""

    id: str


class Paragraph(_Struct):
    """A text that was decided."""

    id: str
    number: str
    part: str
    text: dict[str, str]

    def place(self, code: str) -> str:
        """How it is cited: its number, or else its part, and the language."""
        return f"{self.number or self.part} ({code})"


class Said(_Struct):
    """The decision itself."""

    id: str
    number: int
    mode: str
    outcome: str
    whole: bool
    subject: list[str]
    closed_at: str
    item: Ref | None = None
    question: dict[str, str] | None = None
    annuls: Ref | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """What the index keeps of the members that few decisions have."""
        found: dict[str, Any] = {}
        if self.item is not None:
            found["item"] = self.item.id
        if self.question is not None:
            found["question"] = self.question
        if self.annuls is not None:
            found["annuls"] = self.annuls.id
        return found


class Standing(_Struct):
    """Who stood for election."""

    candidates: list[Named]


class Circulated(_Struct):
    """Who objected."""

    objections: list[Named]


class DecisionRecord(_Struct):
    """A sealed decision."""

    decision: Said
    texts: list[Paragraph]
    counts: dict[str, int]
    voices: list[CastVoice]
    sealed_at: str
    commission: list[Named] = []
    election: Standing | None = None
    circulation: Circulated | None = None

    def digests(self) -> dict[str, str]:
        """The digest of the name of everybody whom the record names, by identifier."""
        digests = {one.participant: one.name_digest for one in self.voices}
        others = [*self.commission]
        if self.election is not None:
            others += self.election.candidates
        if self.circulation is not None:
            others += self.circulation.objections
        for one in others:
            digests[one.id] = one.name_digest
        return digests


class Beside(_Struct):
    """A name beside a record; erased, it has no salt."""

    salt: str
    name: dict[str, str]


class StatementRecord(_Struct):
    """A sealed statement."""

    statement: dict[str, Any]
    sealed_at: str


read_decision = msgspec.json.Decoder(DecisionRecord).decode
read_statement = msgspec.json.Decoder(StatementRecord).decode
read_persons = msgspec.json.Decoder(dict[str, Beside]).decode
read_any = msgspec.json.Decoder().decode
write_name = msgspec.json.Encoder(order="sorted").encode
"""Of one level of texts under ASCII keys, compact JSON with sorted keys is the canonical form."""

Unreadable = msgspec.DecodeError
