"""The skeleton of a web page: what it says of itself, its stylesheet, ways around in it, and its text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol
from xml.etree.ElementTree import Element

from forumdesk.documents import wording
from forumdesk.documents.html.markup import made, put, to_bytes
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.foundation.paths import resources_folder

OWN_NAMES = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}
MAIN = "text"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_LEAST = 2  # headings that are worth a list of contents


class Facts(Protocol):
    """What a file says about itself."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def author(self) -> str:
        """Who issues it."""


class Anchors:
    """The identifiers of one page, each given once; those of its first language bear no mark of language."""

    def __init__(self, first: Language) -> None:
        self._first = first
        self._taken: Counter[str] = Counter([MAIN])

    def take(self, name: str, language: Language | None = None) -> str:
        """``name``, told apart from those given before."""
        own = name if language in (None, self._first) else f"{name}-{language}"
        self._taken[own] += 1
        while self._taken[own] > 1:
            own = f"{own}-{self._taken[own]}"
            self._taken[own] += 1
        return own


@dataclass(slots=True)
class Outline:
    """The headings of one part of the page, as they are written: no level is ever skipped.

    ``named`` are those that a list of contents names: identifier and words.
    """

    anchors: Anchors
    language: Language
    identifier: str = ""
    named: list[tuple[str, str]] = field(default_factory=list)
    _level: int = 0

    def heading(self, parent: Element, level: int, *, css: str = "", listed: bool = False) -> Element:
        """A heading of this level, or of the next one below what stands above it."""
        self._level = level = min(level, self._level + 1)
        found = put(parent, f"h{level}", css=css, language=None)
        if listed and level > 1:
            found.set("id", self.anchors.take("s", self.language))
        return found

    def name(self, heading: Element) -> None:
        """Name a heading in the contents once its words are written."""
        if identifier := heading.get("id"):
            words = " ".join("".join(heading.itertext()).split())
            self.named.append((identifier, words))


def page(
    facts: Facts,
    languages: Sequence[Language],
    parts: Sequence[Element],
    outlines: Sequence[Outline] = (),
) -> bytes:
    """A whole page of ``parts``; ways around are offered where there is more than one or enough headings."""
    first = languages[0]
    root = made("html", language=first)
    root.append(_head(facts))
    body = put(root, "body")
    shown = _nav(outlines, languages)
    if shown is not None:
        skip = wording.catalogue_of(first).gettext(N_("Skip to the text"))
        put(body, "a", skip, css="skip", href=f"#{MAIN}")
        put(body, "header", css="ways").append(shown)
    main = put(body, "main", id=MAIN)
    for part in parts:
        main.append(part)
    return to_bytes(root)


@cache
def stylesheet() -> str:
    """The rules that every page carries."""
    return (resources_folder() / "web" / "paper.css").read_text("utf-8")


def _head(facts: Facts) -> Element:
    head = made("head")
    put(head, "meta", charset="utf-8")
    policy = put(head, "meta", content=_POLICY)
    policy.set("http-equiv", "Content-Security-Policy")
    put(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    put(head, "meta", name="color-scheme", content="light dark")
    put(head, "meta", name="generator", content="ForumDesk")
    if facts.author:
        put(head, "meta", name="author", content=facts.author)
    put(head, "title", facts.title)
    put(head, "style").text = f"\n{stylesheet()}"
    return head


def _nav(outlines: Sequence[Outline], languages: Sequence[Language]) -> Element | None:
    """The contents, below the names of the languages where these follow each other."""
    several = len({one.identifier for one in outlines if one.identifier}) > 1
    if not several and sum(len(one.named) for one in outlines) < _LEAST:
        return None
    words = wording.catalogue_of(languages[0])
    found = made("nav", aria_label=words.gettext(N_("Contents")))
    items = put(found, "ul")
    for one in outlines:
        place = items
        if several:
            item = put(items, "li", language=one.language)
            put(item, "a", OWN_NAMES[one.language], href=f"#{one.identifier}", hreflang=one.language.value)
            if not one.named:
                continue
            place = put(item, "ul")
        for identifier, heading in one.named:
            put(put(place, "li"), "a", heading, href=f"#{identifier}")
    return found
