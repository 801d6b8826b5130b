"""A .docx as it is written: its paragraphs and tables, what was met on the way, and whose document it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.domain.notices import Notice
from forumdesk.exchange.light_markup import Block
from forumdesk.exchange.word.body import Body
from forumdesk.exchange.word.container import Container, ContainerKind, Relation, open_container
from forumdesk.exchange.word.errors import DocumentDamagedError, DocumentWordlessError, NotADocumentError
from forumdesk.exchange.word.names import W
from forumdesk.exchange.word.notices import notices_of
from forumdesk.exchange.word.paragraphs import Findings, Item, blocks_of
from forumdesk.services.returned import EXPORTED_PROPERTY, MEETING_PROPERTY

if TYPE_CHECKING:
    from lxml.etree import _Element

TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing, which :func:`forumdesk.domain.texts.clean_line` takes out."""
WORDS_OF_PAGE = 5
"""Words that a page's number may have around it, as in "page 1 of 7"."""
_CREATED = "{http://purl.org/dc/terms/}created"
_PLAIN_PARTS = frozenset({"styles", "numbering", "footnotes", "endnotes"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """The paragraphs of a document on the way to a resolution, and what is to be said of them."""

    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The items of a document; ``meeting_id`` is the meeting that it was exported from, "" for another document.

    ``exported_at`` is the moment of that export, None where the document does not say it.
    """

    items: tuple[Item, ...]
    findings: Findings
    meeting_id: str = ""
    exported_at: datetime | None = None


def read_word(path: Path) -> WordText:
    """The text of the .docx at ``path``, not a word dropped.

    Tracked changes count as accepted; comments, pictures and headers are left out and named in ``notices``.
    Raises the errors of :func:`~forumdesk.exchange.word.container.open_container`, NotADocumentError for an .odt,
    DocumentTooDeepError, and DocumentWordlessError for one without words.
    """
    with open_container(path) as container:
        return word_text(read_written(container), container.name)


def word_text(written: Written, name: str) -> WordText:
    """The blocks and notices of a document of any format; DocumentWordlessError for one without words."""
    blocks = blocks_of(written.items)
    if not any(char.isalnum() for block in blocks for char in block.text):
        raise DocumentWordlessError(name=name)
    return WordText(blocks=blocks, notices=notices_of(written.findings))


def read_written(container: Container) -> Written:
    """The items of a .docx. Errors as of :func:`read_word`."""
    if container.kind is not ContainerKind.WORD:
        raise NotADocumentError(name=container.name)
    outside = container.relations("")
    main = next((one.target for one in outside.values() if one.kind == "officeDocument"), "word/document.xml")
    root = container.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise DocumentDamagedError(name=container.name)
    relations = container.relations(main)
    findings = Findings()
    items = Body(container, _parts(relations), findings).read(body)
    _look_around(container, main, relations, findings)
    findings.turning = sum(len(TURNING.findall(text)) for text in _raw_texts(body))
    known = {one.kind: one.target for one in outside.values()}
    custom = container.xml(known.get("custom-properties", "docProps/custom.xml"))
    core = container.xml(known.get("core-properties", "docProps/core.xml"))
    exported = _property(custom, EXPORTED_PROPERTY)
    if not exported and core is not None:
        exported = core.findtext(_CREATED) or ""
    return Written(
        items=tuple(items),
        findings=findings,
        meeting_id=_property(custom, MEETING_PROPERTY),
        exported_at=moment(exported),
    )


def moment(text: str) -> datetime | None:
    """A moment as properties of documents have it, in UTC where no zone is said; None for anything else."""
    try:
        found = datetime.fromisoformat(text.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _parts(relations: Mapping[str, Relation]) -> dict[str, str]:
    return {
        one.kind: one.target for one in relations.values() if one.kind in _PLAIN_PARTS and not one.external
    }


def _look_around(
    container: Container, main: str, relations: Mapping[str, Relation], findings: Findings
) -> None:
    """Count comments, files elsewhere and words in headers and footers."""
    kinds = {one.target: one.kind for one in relations.values() if not one.external}
    for part, kind in kinds.items():
        if kind == "comments":
            comments = container.xml(part)
            findings.comments += 0 if comments is None else sum(1 for _ in comments.iter(W + "comment"))
        elif kind in {"header", "footer"} and (text := _words(container.xml(part))):
            findings.margins.append(text)
    settings = next((part for part, kind in kinds.items() if kind == "settings"), "")
    for part in (main, settings):
        around = container.relations(part) if part else {}
        findings.elsewhere += sum(one.external and one.kind != "hyperlink" for one in around.values())


def _words(element: "_Element | None") -> str:
    """The words of a header or footer that are more than a page number."""
    if element is None:
        return ""
    texts = ("".join(piece.text or "" for piece in one.iter(W + "t")) for one in _spoken(element))
    text = " ".join(one.strip() for one in texts if one.strip())
    return text if any(char.isalpha() for char in text) else ""


def _spoken(element: "_Element") -> Iterator["_Element"]:
    """The paragraphs of a header or footer that say more than "page 1 of 7"."""
    for paragraph in element.iter(W + "p"):
        codes = "".join(one.text or "" for one in paragraph.iter(W + "instrText"))
        codes += "".join(one.get(W + "instr", "") for one in paragraph.iter(W + "fldSimple"))
        words = "".join(one.text or "" for one in paragraph.iter(W + "t")).split()
        if "PAGE" not in codes or len(words) > WORDS_OF_PAGE:
            yield paragraph


def _raw_texts(body: "_Element") -> list[str]:
    return [piece.text for piece in body.iter(W + "t") if piece.text]


def _property(root: "_Element | None", name: str) -> str:
    for element in root if root is not None else ():
        if element.get("name") == name:
            return "".join(str(text) for text in element.itertext()).strip()
    return ""
