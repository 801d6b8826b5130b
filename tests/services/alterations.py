"""Changes to sealed content made straight in the database, each with the names under which it may be told."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from forumdesk.services.canonical import canonical

Row = dict[str, Any]

BY_NAME = {"unanimous", "recorded", "written_poll"}
LETTERS = "аәбвгғдежзиклмнңопрстуұүфхһшыіэюяabcdefghijklmnop0123456789 .,"


@dataclass(frozen=True, slots=True)
class Alteration:
    """What is done (statements with their values), where it has to be found, and under which names."""

    kind: str
    acts: tuple[tuple[str, tuple[Any, ...]], ...]
    places: frozenset[str]
    named: frozenset[str] = frozenset()
    paragraph: str = ""


class Sealed:
    """The rows of a register as they lie in the file, and the way back to them."""

    TABLES = ("sealed_record", "decision", "statement", "text_row")

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.row_factory = sqlite3.Row
        self.rows = {table: self._read(table) for table in self.TABLES}
        self.records = self.rows["sealed_record"]
        self.decisions = [one for one in self.records if one["kind"] == "decision"]
        self.statements = [one for one in self.records if one["kind"] == "statement"]

    def _read(self, table: str) -> list[Row]:
        order = {"sealed_record": "meeting_id, desk_id, sequence"}.get(table, "rowid")
        return [dict(one) for one in self.connection.execute(f"SELECT * FROM {table} ORDER BY {order}")]

    def plain(self, link: Row) -> dict[str, Any]:
        """What a record says."""
        found: dict[str, Any] = json.loads(link["record"])
        return found

    def beside(self, link: Row) -> Row:
        """The row of the index that belongs to a link."""
        table = "decision" if link["kind"] == "decision" else "statement"
        return next(one for one in self.rows[table] if one["id"] == link["id"])

    def apply(self, alteration: Alteration) -> None:
        """Do it, and keep it. Raises what the database says against it."""
        with self.connection:
            for act, values in alteration.acts:
                assert self.connection.execute(act, values).rowcount != 0, alteration

    def restore(self) -> None:
        """Every row as it was."""
        with self.connection:
            for table in self.TABLES:
                if self._read(table) == self.rows[table]:
                    continue
                self.connection.execute(f"DELETE FROM {table}")
                names = self.rows[table][0].keys()
                self.connection.executemany(
                    f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
                    [tuple(one.values()) for one in self.rows[table]],
                )


def place(link: Row) -> str:
    """The stable place of a link."""
    return f"{link['desk_id']}:{link['sequence']}"


def rewritten(link: Row, record: bytes, kind: str, named: frozenset[str], paragraph: str = "") -> Alteration:
    """Other bytes under the old hash."""
    act = "UPDATE sealed_record SET record = ? WHERE id = ?"
    return Alteration(kind, ((act, (record, link["id"])),), frozenset({place(link)}), named, paragraph)


ANYTHING = frozenset[str]()


def a_byte(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.records)
    record = bytearray(link["record"])
    at = rng.randrange(len(record))
    record[at] ^= rng.randrange(1, 256)
    return rewritten(link, bytes(record), "a byte of a record", ANYTHING)


def a_byte_less(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.records)
    at = rng.randrange(len(link["record"]))
    return rewritten(link, link["record"][:at] + link["record"][at + 1 :], "a byte taken out", ANYTHING)


def another_letter(rng: Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice([one for one in LETTERS if one != text[at]]) + text[at + 1 :]


def a_letter(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice([one for one in sealed.decisions if sealed.plain(one)["texts"]])
    plain = sealed.plain(link)
    paragraph = rng.choice(plain["texts"])
    code = rng.choice([*paragraph["text"]])
    paragraph["text"][code] = another_letter(rng, paragraph["text"][code])
    where = f"{paragraph['number'] or paragraph['part']} ({code})"
    return rewritten(link, canonical(plain), "a letter of a text", frozenset({"text"}), where)


def a_letter_of_a_statement(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.statements)
    plain = sealed.plain(link)
    member = rng.choice(["text", "author"])
    code = rng.choice([*plain["statement"][member]])
    plain["statement"][member][code] = another_letter(rng, plain["statement"][member][code])
    return rewritten(link, canonical(plain), "a letter of a statement", frozenset({member}))


def a_voice(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice([one for one in sealed.decisions if sealed.plain(one)["decision"]["mode"] in BY_NAME])
    plain = sealed.plain(link)
    voice = rng.choice(plain["voices"])
    others = {"for", "against", "abstaining", "not_voting", "absent"} - {voice["voice"]}
    voice["voice"] = rng.choice(sorted(others))
    return rewritten(link, canonical(plain), "a voice", frozenset({"voices"}))


def two_voices(rng: Random, sealed: Sealed) -> Alteration:
    """Two people's answers change places: the counts stay."""
    link = rng.choice(
        [one for one in sealed.decisions if sealed.plain(one)["decision"]["mode"] == "recorded"]
    )
    plain = sealed.plain(link)
    voices = plain["voices"]
    one, other = rng.choice(
        [(a, b) for a in voices for b in voices if a["number"] < b["number"] and a["voice"] != b["voice"]]
    )
    one["voice"], other["voice"] = other["voice"], one["voice"]
    return rewritten(link, canonical(plain), "two voices exchanged", ANYTHING)


def a_time(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.records)
    plain = sealed.plain(link)
    said = plain.get("decision") or plain["statement"]
    name = rng.choice(["sealed_at", "closed_at" if "decision" in plain else "made_at"])
    holder = plain if name == "sealed_at" else said
    holder[name] = holder[name].replace("2024", str(rng.randrange(1990, 2024)))
    return rewritten(link, canonical(plain), "a time", frozenset({name}))


def a_figure(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.decisions)
    plain = sealed.plain(link)
    plain["counts"][rng.choice([*plain["counts"]])] += rng.randrange(1, 9)
    return rewritten(link, canonical(plain), "a figure of the tally", frozenset({"counts"}))


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a record that holds no more places."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(one, dict | list):
            yield from leaves(one)
        else:
            yield value, key


def changed(rng: Random, value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + rng.randrange(1, 1000)
    return another_letter(rng, value) if value else "x"


def a_field(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.records)
    plain = sealed.plain(link)
    holder, key = rng.choice([*leaves(plain)])
    holder[key] = changed(rng, holder[key])
    return rewritten(link, canonical(plain), "a field of a record", ANYTHING)


def hashed_anew(rng: Random, sealed: Sealed) -> Alteration:
    """One record with its own hash made to fit: the link after it tells."""
    link = rng.choice([one for one in sealed.records if one["desk_id"] == "desk-1"][:-1])
    plain = sealed.plain(link)
    holder, key = rng.choice([one for one in leaves(plain) if one[0] is not plain["chain"]])
    holder[key] = changed(rng, holder[key])
    record = canonical(plain)
    act = "UPDATE sealed_record SET record = ?, hash = ? WHERE id = ?"
    after = f"{link['desk_id']}:{link['sequence'] + 1}"
    return Alteration(
        "a record hashed anew",
        ((act, (record, sha256(record).hexdigest(), link["id"])),),
        frozenset({after}),
        frozenset({"not_linked"}),
    )


def last_hashed_anew(rng: Random, sealed: Sealed) -> Alteration:
    """The last record with its own hash made to fit: what stands elsewhere in the register tells."""
    link = [one for one in sealed.records if one["desk_id"] == "desk-1"][-1]
    plain = sealed.plain(link)
    choice = rng.randrange(3)
    if choice == 0:
        paragraph = rng.choice(plain["texts"])
        code = rng.choice([*paragraph["text"]])
        paragraph["text"][code] = another_letter(rng, paragraph["text"][code])
        paragraph["sha256"][code] = sha256(paragraph["text"][code].encode()).hexdigest()
        named = "text"
    elif choice == 1:
        plain["counts"]["against"] += 1
        named = "counts"
    else:
        plain["decision"]["closed_at"] = "1999" + plain["decision"]["closed_at"][4:]
        named = "closed_at"
    record = canonical(plain)
    act = "UPDATE sealed_record SET record = ?, hash = ? WHERE id = ?"
    return Alteration(
        "the last record hashed anew",
        ((act, (record, sha256(record).hexdigest(), link["id"])),),
        frozenset({place(link)}),
        frozenset({named}),
    )


def garbage_hashed_anew(rng: Random, sealed: Sealed) -> Alteration:
    """Bytes that are no record, but hold their member of the chain, in place of the last one."""
    link = [one for one in sealed.records if one["desk_id"] == "desk-1"][-1]
    member = canonical({"chain": sealed.plain(link)["chain"]})
    record = rng.choice(
        [member, b"[" + member, member[:-1] + b',"decision":{}}', member[:-1] + b',"decision":7}']
    )
    act = "UPDATE sealed_record SET record = ?, hash = ? WHERE id = ?"
    return Alteration(
        "the last record made no record",
        ((act, (record, sha256(record).hexdigest(), link["id"])),),
        frozenset({place(link)}),
        frozenset({"bytes"}),
    )


def a_deletion(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice([one for one in sealed.records if one["desk_id"] == "desk-1"][:-1])
    act = "DELETE FROM sealed_record WHERE id = ?"
    return Alteration(
        "a record taken out of the middle",
        ((act, (link["id"],)),),
        frozenset({place(link)}),
        frozenset({"missing"}),
    )


def an_exchange(rng: Random, sealed: Sealed) -> Alteration:
    """Two records change places, in one column or in whole bytes."""
    ours = [one for one in sealed.records if one["desk_id"] == "desk-1"]
    one, other = sorted(rng.sample(ours, 2), key=lambda row: row["sequence"])
    if rng.random() < 0.5:
        move = "UPDATE sealed_record SET sequence = ? WHERE id = ?"
        acts = (
            (move, (-1, one["id"])),
            (move, (one["sequence"], other["id"])),
            (move, (other["sequence"], one["id"])),
        )
        return Alteration("two records exchanged", acts, frozenset({place(one)}))
    put = "UPDATE sealed_record SET record = ? WHERE id = ?"
    bytes_too = ((put, (other["record"], one["id"])), (put, (one["record"], other["id"])))
    return Alteration("two records exchanged", bytes_too, frozenset({place(one)}))


GARBAGE: tuple[Any, ...] = (
    "",
    "x",
    "x" * 64,
    -1,
    0,
    7,
    10**12,
    1.5,
    b"",
    b"\xff",
    "[]",
    "{}",
    "null",
    "2024",
)


def a_column_of_the_link(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.records)
    column = rng.choice([one for one in link if one != "record"])
    # What has to be unique takes no value that another link has.
    unique = {"id", "hash", "sequence", "desk_id"}
    others = [one[column] for one in sealed.records if one[column] != link[column] and column not in unique]
    taken = {one[column] for one in sealed.records}
    value = rng.choice([*others, *(one for one in GARBAGE if one not in taken)])
    act = f"UPDATE sealed_record SET {column} = ? WHERE id = ?"
    return Alteration(f"link: {column}", ((act, (value, link["id"])),), ANYTHING)


NAMES_OF_COLUMNS = {
    "recorded_at": "closed_at",
    "tally": "counts",
    "persons": "names",
    "decision_id": "decision",
}


def a_column_of_a_decision(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.decisions)
    row = sealed.beside(link)
    column = rng.choice([*row])
    value = another_value(rng, row[column])
    act = f"UPDATE decision SET {column} = ? WHERE id = ?"
    if column == "number":
        value = rng.randrange(1000, 9999)
    if column in {"id", "meeting_id"}:
        where, named = f"decision {row['number']}", "gone"
    else:
        where, named = place(link), NAMES_OF_COLUMNS.get(column, column)
    return Alteration(
        f"decision: {column}", ((act, (value, row["id"])),), frozenset({where}), frozenset({named})
    )


def a_column_of_a_statement(rng: Random, sealed: Sealed) -> Alteration:
    link = rng.choice(sealed.statements)
    row = sealed.beside(link)
    told = ("id", "meeting_id", "number", "kind", "decision_id", "author", "text", "voice", "made_at")
    column = rng.choice(told)
    value = another_value(rng, row[column])
    if column == "number":
        value = rng.randrange(1000, 9999)
    act = f"UPDATE statement SET {column} = ? WHERE id = ?"
    named = {"index"} if column in {"id", "meeting_id"} else {NAMES_OF_COLUMNS.get(column, column)}
    return Alteration(
        f"statement: {column}", ((act, (value, row["id"])),), frozenset({place(link)}), frozenset(named)
    )


def another_value(rng: Random, value: Any) -> Any:
    """A value near it, or none at all."""
    if rng.random() < 0.25:
        return rng.choice([one for one in GARBAGE if one != value])
    if isinstance(value, str) and value[:1] in {"{", "["}:
        plain = json.loads(value)
        places = [*leaves(plain)]
        if places:
            holder, key = rng.choice(places)
            holder[key] = changed(rng, holder[key])
            return json.dumps(plain, ensure_ascii=False)
        return '{"x": 1}'
    if isinstance(value, str) and value[:2] == "20":
        return "1999" + value[4:]
    return changed(rng, value) if not isinstance(value, bytes) else b"{}"


def a_letter_beside(rng: Random, sealed: Sealed) -> Alteration:
    """A letter of the text that stands in the register, of a paragraph that is sealed and in force."""
    link = rng.choice([one for one in sealed.decisions if sealed.plain(one)["texts"]])
    paragraph = rng.choice(sealed.plain(link)["texts"])
    code = rng.choice([*paragraph["text"]])
    text = another_letter(rng, paragraph["text"][code])
    act = f"UPDATE text_row SET text_{code} = ? WHERE id = ?"
    where = f"{paragraph['number'] or paragraph['part']} ({code})"
    return Alteration(
        "a letter of the text beside",
        ((act, (text, paragraph["id"].replace("-", ""))),),
        frozenset({place(link)}),
        frozenset({"text"}),
        where,
    )


def a_row_beside(rng: Random, sealed: Sealed) -> Alteration:
    """A row of the index taken out."""
    link = rng.choice(sealed.records)
    table = "decision" if link["kind"] == "decision" else "statement"
    act = f"DELETE FROM {table} WHERE id = ?"
    return Alteration(
        "a row of the index taken out",
        ((act, (link["id"],)),),
        frozenset({place(link)}),
        frozenset({"index"}),
    )


Maker = Callable[[Random, Sealed], Alteration]

MAKERS: tuple[tuple[Maker, int], ...] = (
    (a_byte, 20),
    (a_byte_less, 3),
    (a_letter, 10),
    (a_letter_of_a_statement, 5),
    (a_voice, 8),
    (two_voices, 3),
    (a_time, 5),
    (a_figure, 4),
    (a_field, 15),
    (hashed_anew, 6),
    (last_hashed_anew, 4),
    (garbage_hashed_anew, 1),
    (a_deletion, 3),
    (an_exchange, 3),
    (a_column_of_the_link, 8),
    (a_column_of_a_decision, 10),
    (a_column_of_a_statement, 6),
    (a_letter_beside, 6),
    (a_row_beside, 2),
)
"""What is altered, and how often."""


def alterations(sealed: Sealed, count: int, seed: int) -> Iterator[Alteration]:
    """So many at random, the same for the same seed."""
    rng = Random(seed)
    makers, weights = zip(*MAKERS, strict=True)
    for maker in rng.choices(makers, weights, k=count):
        yield maker(rng, sealed)
