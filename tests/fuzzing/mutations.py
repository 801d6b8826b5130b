"""Damage: what happens to files on their way, and what somebody might write who wishes ill."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from lxml import etree

Damage = Callable[[Random, bytes, Sequence[bytes]], bytes]
"""Takes the randomness, a sample, and all samples of its kind."""

WORDS = (
    "", " ", "0", "-1", "1", "00", "9" * 40, "1e999", "NaN", "-0", "1,5", "²", "½", "①", "١٢", "٣:٤٥", "۲۵", "Ⅷ",
    "25:61", "24:00", "9:5", "09:00-08:00", "2024-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "31.02.2024",
    "29.02.2023", "20241017T250000Z", "99991231T235960Z", "00010101T000000", "TZID=Nowhere/None:", "Asia",
    "-P9999999999D", "PT1H99999999M", "=1+1", "@cmd", "KZ", "kk", "RU", "true", "null", "None", "п", "Ә", "İ", "ı",
    "ß", "ſ", "ﬁ", "и\u0306" * 5, "a" + "\u0301" * 300, "\u202e", "\u200b", "\u2028", "\ufeff", "\u0000", "\ufffd",
    "\U0001f468\u200d\U0001f469", "\ue000", "\x85", "\x1c", "\x0b", "\r", "\n\n", "\t", ";", ",", '"', '""', "'",
    "\\", "\\n", "/",
    "../../a", "a/b\\c", "%s", "{0}", "{name}", "{", "}", "[", "]", "<", ">", "&amp;", "&#0;", "<!--", "]]>",
    "#", "###### ",
    "1.1.1.1.1.1.1", "1.", "0.0", "a" * 3000, "ж" * 20000,
    "BEGIN:VCARD", "END:VEVENT", "---", "|", "**", "_", "`", "* ", "0x1F",
    "00000000-0000-0000-0000-000000000000", "é" * 64, "http://[::1", "mailto:", "a@b", "@", "a@@b.kz", "-----BEGIN",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, -(2**70), 1e308, 0.1, 10**400, [], {}, [[]], [None], {"": ""},
    {"kk": 1}, {"kk": "a", "ru": "a", "en": "a"}, ["kk"], "\ud800", *WORDS[:40],
)  # fmt: skip
CODECS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1251",
    "kz1048",
    "koi8-r",
    "cp866",
    "latin-1",
)
_TOKENS = re.compile(r"\w+|[^\w\s]|\s+")
_DEEP = 3000


def damaged(random: Random, sample: bytes, others: Sequence[bytes], ways: Sequence[Damage]) -> bytes:
    """The sample after one to three kinds of damage."""
    data = sample
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        data = random.choice(ways)(random, data, others)
    return data


def of_bytes(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Bits and stretches of bytes, as a broken medium or a broken upload leaves them."""
    if not data:
        return random.randbytes(random.randint(1, 300))
    at, to = sorted(random.choices(range(len(data) + 1), k=2))
    to = min(to, at + random.choice((1, 4, 64, len(data))))
    match random.randrange(8):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + data[to:]
        case 2:
            return data[:to] + data[at:to] * random.choice((1, 2, 50 if to - at < 2000 else 1)) + data[to:]
        case 3:
            return data[:at] + random.randbytes(random.randint(1, 40)) + data[at:]
        case 4:
            return data[:at] + bytes(to - at) + data[to:]
        case 5:
            other = random.choice(others)
            return data[:at] + other[random.randrange(len(other) + 1) :]
        case 6:
            return data[at:]
        case _:
            changed = bytearray(data)
            for _ in range(random.choice((1, 1, 2, 8, 40))):
                changed[random.randrange(len(data))] = random.choice(
                    (0, 255, 32, 48, 127, random.randrange(256))
                )
            return bytes(changed)


def of_words(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Words and lines of a text: others in their place, twice, gone, in another order, in another encoding."""
    text = data.decode("utf-8", "replace")
    kind = random.randrange(8)
    if kind == 0:
        return text.encode(random.choice(CODECS), "replace")
    if kind in (1, 2, 3):
        lines = text.splitlines(keepends=True) or [""]
        return _lines(random, lines, kind).encode("utf-8", "replace")
    tokens = _TOKENS.findall(text) or [""]
    for _ in range(random.choice((1, 1, 3, 10))):
        place = random.randrange(len(tokens))
        tokens[place] = random.choice((random.choice(WORDS), random.choice(tokens), tokens[place] * 2, ""))
    return "".join(tokens).encode("utf-8", "replace")


def _lines(random: Random, lines: list[str], kind: int) -> str:
    place = random.randrange(len(lines))
    if kind == 1:
        lines.insert(
            random.randrange(len(lines) + 1), random.choice((lines[place], random.choice(WORDS) + "\n"))
        )
    elif kind == 2:
        del lines[place]
    else:
        stretch = lines[place : place + random.randint(2, 20)]
        random.shuffle(stretch)
        lines[place : place + len(stretch)] = stretch
    return "".join(lines)


def of_json(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A value somewhere in a tree of JSON is another one, is gone, is there twice or has another name."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return of_bytes(random, data, others)
    for _ in range(random.choice((1, 1, 2, 6))):
        _one_value(random, tree)
    if random.randrange(50) == 0:
        return b'{"a":' * _DEEP + b"1" + b"}" * _DEEP
    return json.dumps(tree, ensure_ascii=random.random() < 0.5).encode("utf-8", "replace")


def _one_value(random: Random, tree: Any) -> None:
    node = tree
    while isinstance(node, dict | list) and node:
        key = random.choice(list(node)) if isinstance(node, dict) else random.randrange(len(node))
        if not isinstance(node[key], dict | list) or not node[key] or random.random() < 0.15:
            break
        node = node[key]
    else:
        return
    match random.randrange(6):
        case 0:
            del node[key]
        case 1 if isinstance(node, list):
            node.insert(random.randrange(len(node) + 1), node[key])
        case 1 | 2 if isinstance(node, dict):
            node[random.choice((random.choice(WORDS), *node))] = node.pop(key)
        case _:
            node[key] = random.choice(VALUES)


def of_xml(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """An element is gone, there twice, elsewhere, named or said otherwise."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return of_bytes(random, data, others)
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    for _ in range(random.choice((1, 1, 2, 6))):
        _one_element(random, random.choice(elements), elements)
    if random.randrange(60) == 0:
        return b"<a>" * _DEEP + b"</a>" * _DEEP
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _one_element(random: Random, element: Any, elements: Sequence[Any]) -> None:
    parent, word = element.getparent(), "".join(sign for sign in random.choice(WORDS) if sign >= " ")[:500]
    match random.randrange(6):
        case 0 if parent is not None:
            parent.remove(element)
        case 1 if parent is not None and len(element) < 200:
            parent.append(etree.fromstring(etree.tostring(element, with_tail=False)))
        case 2:
            other = random.choice(elements)
            if element not in other.iter() and other not in element.iter() and parent is not None:
                other.append(element)
        case 3 if element.attrib:
            element.set(random.choice(list(element.attrib)), _fit(word))
        case 4:
            element.tag = random.choice(elements).tag
        case _:
            element.text = _fit(word)


def _fit(word: str) -> str:
    return "".join(sign for sign in word if sign not in "\ufffe\uffff" and not "\ud800" <= sign <= "\udfff")


def of_archives(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A file inside an archive is damaged, gone, there twice or called otherwise."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(one.filename, archive.read(one)) for one in archive.infolist()]
    except Exception:  # noqa: BLE001 - whatever reads archives says of one that was damaged before
        return of_bytes(random, data, others)
    if not parts:
        return data
    # The great parts hold the words; the others are a few lines each.
    place = random.choices(range(len(parts)), [1 + min(len(part), 20_000) for _, part in parts])[0]
    if random.random() < 0.3:
        place = random.randrange(len(parts))
    name, part = parts[place]
    match random.randrange(12):
        case 0:
            del parts[place]
        case 1:
            parts.append((name, part))
        case 2:
            parts[place] = (
                random.choice((random.choice(WORDS)[:100].strip("\0") or "x", "../" + name, name.upper())),
                part,
            )
        case 3:
            parts[place] = (name, of_bytes(random, part, others))
        case _:
            parts[place] = (name, of_xml(random, part, [one for _, one in parts]))
    return _packed(parts)


def _packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    import warnings

    packed = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        warnings.simplefilter("ignore")  # of two files with one name
        for name, part in parts:
            archive.writestr(name, part)
    return packed.getvalue()
