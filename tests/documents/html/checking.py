"""A strict reader of web pages: what a validator, an accessibility check and a person find in one."""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

VOID = frozenset({"meta", "br", "col", "img"})
PHRASING = frozenset({"a", "span", "strong", "em", "del", "ins", "code", "br", "img", "svg", "rect", "path"})
FLOW = PHRASING | {
    *("article", "section", "header", "footer", "nav", "main", "div", "p", "h1", "h2", "h3", "h4"),
    *("ol", "ul", "table"),
}
CHILDREN = {
    "html": {"head", "body"},
    "head": {"meta", "title", "style"},
    "title": set[str](),
    "style": set[str](),
    "ol": {"li"},
    "ul": {"li"},
    "table": {"caption", "colgroup", "thead", "tbody"},
    "colgroup": {"col"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "svg": {"rect", "path"},
    **dict.fromkeys(
        ("p", "h1", "h2", "h3", "h4", "span", "strong", "em", "del", "ins", "code", "a"), PHRASING
    ),
    **dict.fromkeys(
        ("body", "article", "section", "header", "footer", "nav", "main", "div", "li", "th", "td", "caption"),
        FLOW,
    ),
}
ATTRIBUTES = frozenset(
    {
        *(
            "class",
            "lang",
            "id",
            "href",
            "hreflang",
            "role",
            "tabindex",
            "style",
            "scope",
            "colspan",
            "charset",
        ),
        *("name", "content", "http-equiv", "aria-label", "aria-labelledby", "aria-hidden", "alt", "src"),
        *("viewbox", "width", "height", "fill", "d"),
    }
)
WORDED = {*PHRASING, "p", "h1", "h2", "h3", "h4", "title", "style", "th"}
LANGUAGES = {"kk", "ru", "en"}


class Reader(HTMLParser):
    """Reads a page into a tree and refuses whatever a browser would have to mend."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"{tag} has an attribute twice"
        assert set(names) <= ATTRIBUTES, f"{tag} has {names}"
        above = self._open[-1]
        assert tag in CHILDREN.get(above.tag, {"html"} if above is self.root else ()), f"{tag} in {above.tag}"
        found = Element(tag, {name: value or "" for name, value in attrs})
        above.append(found)
        if tag not in VOID:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"{tag} is closed where another is open"

    def handle_data(self, data: str) -> None:
        above = self._open[-1]
        assert not data.strip() or above.tag in WORDED, f"words in {above.tag}"
        if len(above):
            above[-1].tail = (above[-1].tail or "") + data
        else:
            above.text = (above.text or "") + data


def read(data: bytes) -> Element:
    """The page as a tree."""
    text = data.decode("utf-8")
    assert text.startswith("<!doctype html>\n<html ")
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader._open == [reader.root], "an element is left open"
    return reader.root[0]


def complaints(page: Element) -> list[str]:
    """What is wrong with a page beyond its grammar; empty when it is right."""
    return [*_addresses(page), *_loads(page), *_headings(page), *_tables(page), *_names(page)]


def words_in(element: Element, language: str = "") -> list[str]:
    """The words that a reading program says, of the parts in ``language`` where one is given."""
    return "".join(_texts(element, language, "")).split()


def _texts(element: Element, wanted: str, own: str) -> Iterator[str]:
    """The words in pieces that are one text when joined: only what stands in a line of its own is set off."""
    own = element.get("lang", own)
    if element.tag == "svg" or element.get("aria-hidden") == "true":
        return
    is_said = not wanted or own == wanted
    apart = "" if element.tag in PHRASING - {"br"} else " "
    yield apart
    yield (element.text or "") if is_said else ""
    for child in element:
        yield from _texts(child, wanted, own)
        yield (child.tail or "") if is_said else ""
    yield apart


def _addresses(page: Element) -> Iterator[str]:
    names = [name for one in page.iter() if (name := one.get("id"))]
    yield from (f"{name} is there twice" for name in set(names) if names.count(name) > 1)
    for one in page.iter():
        asked = [one.get("href", "").removeprefix("#"), *one.get("aria-labelledby", "").split()]
        yield from (f"{name} is nowhere" for name in asked if name and name not in names)


def _loads(page: Element) -> Iterator[str]:
    for one in page.iter():
        for name in ("href", "src"):
            if not one.get(name, "#").startswith(("#", "data:image/png;base64,")):
                yield f"{one.tag} leads to {one.get(name)}"
        if one.tag == "style" and ("url(" in (one.text or "") or "@import" in (one.text or "")):
            yield "the stylesheet loads something"


def _headings(page: Element) -> Iterator[str]:
    main = page.find("body/main")
    assert main is not None
    for article in main:
        level = 0
        for one in article.iter():
            if one.tag in {"h1", "h2", "h3", "h4"}:
                if int(one.tag[1]) > level + 1:
                    yield f"{one.tag} below h{level}: {''.join(one.itertext())}"
                level = int(one.tag[1])
                if not "".join(one.itertext()).strip():
                    yield f"an empty {one.tag}"


def _tables(page: Element) -> Iterator[str]:
    for table in page.iter("table"):
        columns = len(table.findall("colgroup/col"))
        for row in table.iter("tr"):
            if sum(int(cell.get("colspan", 1)) for cell in row) != columns:
                yield f"a row of {len(row)} cells in a table of {columns} columns"
        for head in table.iter("th"):
            if head.get("scope") not in {"col", "row", "rowgroup"}:
                yield f"a heading without a scope: {''.join(head.itertext())}"
        if table.find("caption") is None and not table.get("aria-labelledby"):
            yield "a table without a name"


def _names(page: Element) -> Iterator[str]:
    if page.get("lang") not in LANGUAGES or not page.findtext("head/title"):
        yield "the page has no language or no title"
    yield from (f"lang {one.get('lang')}" for one in page.iter() if one.get("lang", "kk") not in LANGUAGES)
    yield from (f"{one.tag} without words" for one in page.iter("img") if one.get("alt") is None)
    yield from (f"{one.tag} without words" for one in page.iter("svg") if not one.get("aria-label"))
    yield from ("an empty link" for one in page.iter("a") if not "".join(one.itertext()).strip())
