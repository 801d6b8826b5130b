"""vCard as text (RFC 6350, and the older 2.1 and 3.0 when read): lines, parameters, escapes."""

import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_LONGEST_LINE = 75  # octets without the line end, RFC 6350, 3.2
_ESCAPES = {"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TOKEN = re.compile(r"\\.|;|[^\\;]+|\\", re.DOTALL)  # an escaped sign, a parting semicolon, plain words
_UNFOLDED = re.compile(r"\r?\n[ \t]")
_PARAMETER = re.compile(r';(?:([^=;:"]+)=)?((?:"[^"]*"|[^;:"])*)')
_NAME = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One property: ``name`` in capitals, parameters with names in capitals, and the value as it was escaped."""

    name: str
    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as one text."""
        return _plain(self.value)

    @property
    def parts(self) -> tuple[str, ...]:
        """The value parted at its semicolons."""
        parts = [""]
        for token in _TOKEN.findall(self.value):
            if token == ";":
                parts.append("")
            else:
                parts[-1] += token
        return tuple(map(_plain, parts))


def written(name: str, *parts: str, **parameters: str) -> str:
    """One property as a folded line with its end; ``parts`` are joined by semicolons, empty parameters left out."""
    head = "".join(f";{key}={value}" for key, value in parameters.items() if value)
    return _folded(f"{name}{head}:{';'.join(map(_escaped, parts))}")


def cards(text: str) -> Iterator[tuple[Line, ...]]:
    """The properties of each card in ``text``; what stands outside cards or cannot be read is passed over."""
    card: list[Line] | None = None
    for line in _lines(text):
        if line.name == "BEGIN" and line.value.strip().upper() == "VCARD":
            card = []
        elif line.name == "END" and card is not None:
            yield tuple(card)
            card = None
        elif card is not None:
            card.append(line)


def _lines(text: str) -> Iterator[Line]:
    for whole in _joined(_UNFOLDED.sub("", text).splitlines()):
        name = _NAME.match(whole)
        if name is None:
            continue
        place = name.end()
        parameters: dict[str, str] = {}
        while (match := _PARAMETER.match(whole, place)) is not None:
            key, value = (match.group(1) or "").upper(), match.group(2).strip('"')
            # In 2.1 a value may stand alone: «TEL;CELL:».
            parameters[key or ("ENCODING" if value.upper() == "QUOTED-PRINTABLE" else "TYPE")] = value
            place = match.end()
        if whole[place : place + 1] == ":":
            value = _decoded(whole[place + 1 :], parameters)
            yield Line(name=name.group(1).upper(), value=value, parameters=parameters)


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Lines of which quoted-printable ones, broken by a final "=", are whole again."""
    begun = ""
    for line in lines:
        begun += line
        if begun.endswith("=") and "QUOTED-PRINTABLE" in begun.partition(":")[0].upper():
            begun = begun[:-1]
            continue
        yield begun
        begun = ""
    if begun:
        yield begun


def _decoded(value: str, parameters: Mapping[str, str]) -> str:
    if parameters.get("ENCODING", "").upper() != "QUOTED-PRINTABLE":
        return value
    try:
        octets = quopri.decodestring(value.encode("ascii"))
        return octets.decode(parameters.get("CHARSET", "utf-8")).replace("\r\n", "\n")
    except (ValueError, LookupError):
        return value


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match.group(1) in "nN" else match.group(1), value)


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(char, char) for char in text)


def _folded(line: str) -> str:
    """The line with breaks after at most 75 octets, never inside a character."""
    pieces: list[str] = []
    piece, octets = "", 0
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if octets + size > _LONGEST_LINE:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += char
        octets += size
    return "\r\n".join([*pieces, piece]) + "\r\n"
