"""Whether the index of a register says what its sealed records say, and what of an altered record was altered.

The index is what pages list and search: rows beside the records, which anybody with the file can change.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from forumdesk.domain.modes import Outcome
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.services.canonical import moment
from forumdesk.services.chain import Link

if TYPE_CHECKING:
    from forumdesk.services.index_records import DecisionRecord, StatementRecord

_COUNTED: Final = {
    "for": "voices_for",
    "against": "against",
    "abstaining": "abstaining",
    "not_voting": "not_voting",
    "recused": "recused",
    "absent": "absent",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexBreak:
    """A record or a row of its index that says something else. ``what`` is a member ("text", "voices", "counts" …).

    ``place`` is the link ("desk:sequence"), ``number`` of the decision or statement as far as it can be read, and
    ``paragraph`` the place in a text, with its language.
    """

    place: str
    what: str
    number: str = ""
    paragraph: str = ""


class IndexCheck:
    """Follows the links of a register that hold, and compares each with its row of the index.

    ``statements`` and ``texts`` (paragraphs by identifier) are what the register lists now.
    """

    def __init__(self, statements: Iterable[Any], texts: Iterable[tuple[Any, Any, Any, Any]]) -> None:
        self._statements = {_digits(one.id): one for one in statements}
        self._texts = {
            _dashed(identifier): {code: text for code, text in (("kk", kk), ("ru", ru), ("en", en)) if text}
            for identifier, kk, ru, en in texts
        }
        self._first: IndexBreak | None = None
        # Texts of a decision need not read as sealed any more once a later one has annulled it, and that one may
        # stand in the chain of another desk, before it.
        self._of_texts: dict[str, IndexBreak] = {}
        self._annulled: set[str] = set()

    @property
    def first_break(self) -> IndexBreak | None:
        """The first row that differs, or None; to be asked after all links."""
        return self._first or next(
            (found for one, found in self._of_texts.items() if one not in self._annulled), None
        )

    def links(self, rows: Iterable[Any]) -> Iterator[Link]:
        """The links of ``rows``, which join each with its decision; one is compared when the next is asked for.

        Whoever takes the links asks for the next one only where the last one held.
        """
        for row in rows:
            yield row[:6]
            if self._first is None:
                self._compare(row)

    def _compare(self, row: Any) -> None:
        try:
            if row.kind == "statement":
                self._statement(row, _reading().read_statement(row.record))
            else:
                self._decision(row, _reading().read_decision(row.record))
        except _NO_RECORD:
            self._first = _broken(row, "kind" if _reads_otherwise(row) else "bytes")

    def _decision(self, row: Any, record: "DecisionRecord") -> None:
        said = record.decision
        what = _of_decision(row, record)
        if what:
            self._first = _broken(row, what, said.number)
        elif said.outcome == Outcome.ADOPTED:
            if said.annuls is not None:
                self._annulled.add(said.annuls.id)
            for paragraph in record.texts:
                now = self._texts.get(paragraph.id, {})
                if now != paragraph.text:
                    code = next((one for one, text in paragraph.text.items() if now.get(one) != text), "")
                    if code:
                        found = _broken(row, "text", said.number, paragraph.place(code))
                        self._of_texts.setdefault(said.id, found)

    def _statement(self, row: Any, record: "StatementRecord") -> None:
        what = _of_statement(row, record, self._statements)
        if what:
            self._first = _broken(row, what, record.statement.get("number", ""))


def _broken(row: Any, what: str, number: object = "", paragraph: str = "") -> IndexBreak:
    return IndexBreak(
        place=f"{row.desk_id}:{row.sequence}", what=what, number=str(number), paragraph=paragraph
    )


def _of_decision(row: Any, record: "DecisionRecord") -> str:
    """Which column of a decision's row differs from its record; empty for none."""
    if row.decision_number is None:
        return "index"
    said = record.decision
    # One expression for the usual case, since a register may have a hundred thousand; what differs is asked after.
    if (
        row.kind == "decision"
        and row.id == row.decision_id
        and _is(row.id, said.id)
        and _moment(row.sealed_at) == record.sealed_at
        and row.decision_number == said.number
        and row.decision_mode == said.mode
        and row.decision_outcome == said.outcome
        and row.decision_whole == said.whole
        and _json(row.decision_subject) == said.subject
        and _json(row.decision_tally) == record.counts
        and _moment(row.decision_recorded_at) == said.closed_at
        and row.decision_content == b""
        and _json(row.decision_facts) == said.facts
    ):
        return "" if _names_fit(record.digests(), row.decision_persons) else "names"
    return next(
        what
        for what, differs in (
            ("kind", row.kind != "decision"),
            ("id", not _is(row.id, said.id)),
            ("id", not _is(row.decision_id, said.id)),
            ("sealed_at", _moment(row.sealed_at) != record.sealed_at),
            ("number", row.decision_number != said.number),
            ("mode", row.decision_mode != said.mode),
            ("outcome", row.decision_outcome != said.outcome),
            ("whole", row.decision_whole != said.whole),
            ("subject", _json(row.decision_subject) != said.subject),
            ("counts", _json(row.decision_tally) != record.counts),
            ("closed_at", _moment(row.decision_recorded_at) != said.closed_at),
            ("content", row.decision_content != b""),
            ("facts", True),
        )
        if differs
    )


def _voices_fit(plain: Mapping[str, Any]) -> bool:
    """Whether the record's own voices come to its counts: where nobody was asked by name, who was not there does."""
    given = Counter(one["voice"] for one in plain["voices"])
    by_name = not given[Voice.PRESENT] and not given[Voice.SILENT]
    return all(
        plain["counts"][key] == given[voice]
        for voice, key in _COUNTED.items()
        if by_name or voice in {"recused", "absent"}
    )


def _of_statement(row: Any, record: "StatementRecord", statements: Mapping[str, Any]) -> str:
    said = record.statement
    statement = statements.get(_digits(said["id"]))
    if statement is None:
        return "index"
    for what, differs in (
        ("kind", row.kind != "statement" or statement.kind != said["kind"]),
        ("id", not _is(row.id, said["id"])),
        ("index", statement.meeting_id != row.meeting_id),
        ("decision", not _is(row.decision_id, said["decision"])),
        ("decision", not _is(statement.decision_id, said["decision"])),
        ("sealed_at", _moment(row.sealed_at) != record.sealed_at),
        ("number", statement.number != said["number"]),
        ("author", _json(statement.author) != said["author"]),
        ("text", _json(statement.text) != said["text"]),
        ("voice", statement.voice != said.get("voice", "")),
        ("made_at", _moment(statement.made_at) != said["made_at"]),
    ):
        if differs:
            return what
    return ""


def names_fit(record: bytes, persons: Mapping[str, tuple[str, LocalizedText]]) -> bool:
    """Whether every name beside the record of a decision is one that its salted digest proves.

    ``persons`` are salts and names by identifier; erased ones have no salt. ValueError for bytes that are no record.
    """
    from forumdesk.services.index_records import Beside, read_decision

    beside = {key: Beside(salt=salt, name=name.to_mapping()) for key, (salt, name) in persons.items()}
    return _prove(read_decision(record).digests(), beside)


def _names_fit(digests: Mapping[str, str], raw: Any) -> bool:
    reading = _reading()
    try:
        if not isinstance(raw, str | bytes):
            return _prove(digests, {key: reading.Beside(**one) for key, one in raw.items()})
        return _prove(digests, reading.read_persons(raw))
    except (reading.Unreadable, ValueError, TypeError, AttributeError):
        return False


def _prove(digests: Mapping[str, str], persons: Mapping[str, Any]) -> bool:
    write_name = _reading().write_name
    if persons.keys() != digests.keys():
        return False
    for key, one in persons.items():
        if one.salt and sha256(bytes.fromhex(one.salt) + write_name(one.name)).hexdigest() != digests[key]:
            return False
    return True


def what_was_altered(record: bytes, row: Any, statements: Iterable[Any] = ()) -> tuple[str, str]:
    """Which member of a record that no longer fits its hash was altered, and in which paragraph, as far as it shows.

    The record's own hashes of its texts and the rows beside it still tell; nothing else is believed.
    """
    from forumdesk.services.index_records import read_decision, read_statement

    try:
        plain = json.loads(record)
        if "statement" in plain:
            beside = {_digits(one.id): one for one in statements}
            return _of_statement(row, read_statement(record), beside) or "record", ""
        for paragraph in plain["texts"]:
            for code, text in paragraph["text"].items():
                if sha256(text.encode()).hexdigest() != paragraph["sha256"].get(code):
                    return "text", f"{paragraph['number'] or paragraph['part']} ({code})"
        what = _of_decision(row, read_decision(record)) if row is not None else ""
        what = what or ("record" if _voices_fit(plain) else "voices")
    except _NO_RECORD:
        return "bytes", ""
    return what, ""


_NO_RECORD = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What reading bytes that are no record comes to; what the fast reader says is a ValueError too."""


def _reads_otherwise(row: Any) -> bool:
    """Whether the bytes are a record of the other kind than the column says."""
    from forumdesk.services.index_records import read_decision, read_statement

    try:
        (read_decision if row.kind == "statement" else read_statement)(row.record)
    except _NO_RECORD:
        return False
    return True


def _digits(identifier: object) -> str:
    """An identifier as SQLite keeps it: 32 digits."""
    return str(identifier).replace("-", "")


def _dashed(identifier: object) -> str:
    """An identifier as records write it, whatever the database keeps."""
    digits = _digits(identifier)
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _is(raw: object, identifier: str) -> bool:
    """Whether a column holds an identifier: a UUID, or the digits that SQLite keeps."""
    return raw == identifier.replace("-", "") if isinstance(raw, str) else str(raw) == identifier


def _json(raw: Any) -> Any:
    """What a column of JSON says; a driver may have read it already. None for what is no JSON."""
    if not isinstance(raw, str | bytes):
        return raw
    if raw == "{}":
        return {}
    reading = _reading()
    try:
        return reading.read_any(raw)
    except reading.Unreadable:
        return None


@cache
def _reading() -> ModuleType:
    """What reads records, imported in the act of verifying; asking the importer each time takes a tenth of it."""
    from forumdesk.services import index_records

    return index_records


def _moment(raw: Any) -> str:
    """A moment as the column has it: a datetime, or the text that SQLite keeps, which is UTC."""
    if isinstance(raw, str):
        return f"{raw[:10]}T{raw[11:]}Z"
    return moment(raw) if isinstance(raw, datetime) else ""
