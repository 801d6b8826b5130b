"""Where links and bookmarks of joined documents go: pages are remembered by number while they change files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Array, Object, OutlineItem, Pdf

PART_LINK = "part:"
"""What an address begins with that means a part of the whole, followed by its number from 0."""


@dataclass(frozen=True, slots=True)
class Target:
    """A page by its index, and how it is shown: the rest of a destination."""

    page: int
    view: tuple["Object", ...]

    def written(self, pdf: "Pdf", start: int) -> "Array":
        """The destination in ``pdf``, where the pages of the document begin at ``start``."""
        import pikepdf

        return pikepdf.Array([pdf.pages[start + self.page].obj, *self.view])


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark with those below it."""

    title: str
    target: Target | None
    below: tuple["Bookmark", ...]

    def item(self, pdf: "Pdf", start: int) -> "OutlineItem":
        """The bookmark in ``pdf``, where the pages of its document begin at ``start``."""
        import pikepdf

        destination = self.target.written(pdf, start) if self.target is not None else None
        item = pikepdf.OutlineItem(self.title, destination)
        item.children.extend(one.item(pdf, start) for one in self.below)
        item.is_closed = True
        return item


class Targets:
    """The pages of one document, and the names that it gives to places on them."""

    def __init__(self, pdf: "Pdf") -> None:
        import pikepdf

        self._pdf = pdf
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._named: dict[str, Object] = {}
        if "/Dests" in pdf.Root:
            self._named.update((key.lstrip("/"), value) for key, value in pdf.Root.Dests.items())
        if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
            self._named.update(
                (str(key), value) for key, value in pikepdf.NameTree(pdf.Root.Names.Dests).items()
            )

    def of(self, holder: "Object") -> Target | None:
        """Where a link or a bookmark goes; None where it goes to no page of the document."""
        action = holder.get("/A")
        found = holder.get("/Dest")
        if found is None and action is not None and action.get("/S") == "/GoTo":
            found = action.get("/D")
        return self._resolved(found)

    def _resolved(self, found: "Object | None") -> Target | None:
        import pikepdf

        if isinstance(found, pikepdf.String | pikepdf.Name):
            found = self._named.get(str(found).lstrip("/"))
        if isinstance(found, pikepdf.Dictionary):
            found = found.get("/D")
        if not isinstance(found, pikepdf.Array) or not len(found):
            return None
        page = self._pages.get(found[0].objgen) if isinstance(found[0], pikepdf.Dictionary) else None
        return None if page is None else Target(page, tuple(found)[1:])

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All bookmarks of the document."""
        if "/Outlines" not in self._pdf.Root:
            return ()
        return tuple(self._below(self._pdf.Root.Outlines))

    def _below(self, holder: "Object") -> Iterator[Bookmark]:
        one = holder.get("/First")
        while one is not None:
            yield Bookmark(str(one.Title), self.of(one), tuple(self._below(one)))
            one = one.get("/Next")

    def taken(self) -> list[tuple[int, int, Target]]:
        """The links inside the document, by page and place; they lead nowhere from now on."""
        found = []
        for page, annotations in self._annotated():
            for place, link in enumerate(annotations):
                target = self.of(link)
                if target is None:
                    continue
                found.append((page, place, target))
                for key in ("/Dest", "/A"):
                    if key in link:
                        del link[key]
        return found

    def _annotated(self) -> Iterator[tuple[int, Sequence["Object"]]]:
        for number, page in enumerate(self._pdf.pages):
            if "/Annots" in page.obj:
                yield number, list(page.obj.Annots)


def put_back(pdf: "Pdf", links: Sequence[tuple[int, int, Target]], start: int) -> None:
    """Let links lead to their pages again, which begin at ``start`` now."""
    for page, place, target in links:
        pdf.pages[start + page].obj.Annots[place].Dest = target.written(pdf, start)


def resolve_part_links(pdf: "Pdf", starts: Sequence[int]) -> None:
    """Let links to ``part:3`` lead to the page where that part starts."""
    import pikepdf

    for page in pdf.pages:
        for link in page.obj.get("/Annots", ()):
            action = link.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if address.startswith(PART_LINK):
                number = starts[int(address.removeprefix(PART_LINK))]
                del link["/A"]
                link.Dest = pikepdf.Array([pdf.pages[number].obj, pikepdf.Name.Fit])
