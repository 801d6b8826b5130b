"""What the marks on the pages mean: the tree that a screen reader follows."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject, PDFObjectReference, PDFPage

# What a screen reader chooses its voice by.
LOCALES = {"kk": "kk-KZ", "ru": "ru-KZ", "en": "en-GB"}


@dataclass(slots=True)
class Element:
    """A node of the structure tree; ``content`` are elements and pairs of page index and mark number.

    ``alternative`` says in words what a picture shows. ``columns`` is how many columns a cell spans; a cell of a
    heading (TH) is that of its column, or of the rows below it when it spans several.
    """

    tag: str
    language: str = ""
    content: list["Element | tuple[int, int]"] = field(default_factory=list)
    alternative: str = ""
    columns: int = 1

    def child(self, tag: str, language: str = "", *, alternative: str = "", columns: int = 1) -> "Element":
        """Append an element."""
        element = Element(tag, language, alternative=alternative, columns=columns)
        self.content.append(element)
        return element


class Reading:
    """Numbers the marks of each page, and holds the tree."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._next = 0

    def page_turned(self) -> None:
        """Numbers begin anew on each page."""
        self._next = 0

    def mark(self, element: Element, page: int) -> int:
        """A new mark on ``page`` as content of ``element``; returns its number."""
        number = self._next
        self._next += 1
        element.content.append((page, number))
        return number


def write_tree(document: "PDFDocument", root: Element) -> None:
    """Write the structure tree into ``document``, whose pages are all drawn but not yet saved."""
    _Tree(document).written(root)


class _Tree:
    """Turns elements into PDF objects, and notes for each page which element each of its marks belongs to."""

    def __init__(self, document: "PDFDocument") -> None:
        self._document = document
        self._pages: list[PDFPage] = document.Pages.pages  # type: ignore[attr-defined] # missing in the stubs
        self._owners: list[list[PDFObjectReference]] = [[] for _ in self._pages]

    def written(self, root: Element) -> None:
        """Write everything."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree_reference = self._reference(tree)
        tree["K"] = PDFArray([self._element(root, tree_reference)])
        numbers: list[object] = []
        for index, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            vars(page).update(StructParents=index, Tabs=PDFName("S"))
            numbers += [index, self._reference(PDFArray(owners))]
        tree["ParentTree"] = self._reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(self._pages)
        vars(self._document.Catalog).update(  # type: ignore[attr-defined] # missing in the stubs
            StructTreeRoot=tree,
            MarkInfo=PDFDictionary({"Marked": "true"}),
            ViewerPreferences=PDFDictionary({"DisplayDocTitle": "true"}),
        )

    def _element(self, element: Element, parent: "PDFObjectReference") -> "PDFObjectReference":
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        made: PDFDictionary = PDFDictionary(
            {"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent}
        )
        reference = self._reference(made)
        if element.language:
            made["Lang"] = PDFString(LOCALES[element.language])
        if element.alternative:
            made["Alt"] = PDFString(element.alternative)
        if element.tag == "TH" or element.columns > 1:
            made["A"] = _table_attributes(element)
        content: list[object] = []
        for part in element.content:
            if isinstance(part, Element):
                content.append(self._element(part, reference))
                continue
            page, mark = part
            owners = self._owners[page]
            owners += [reference] * (mark + 1 - len(owners))
            owners[mark] = reference
            page_reference = self._reference(self._pages[page])
            content.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": page_reference, "MCID": mark}))
        if content:
            made["K"] = PDFArray(content)
        return reference

    def _reference(self, made: "PDFObject") -> "PDFObjectReference":
        reference: PDFObjectReference = self._document.Reference(made)  # type: ignore[no-untyped-call]
        return reference


def _table_attributes(cell: Element) -> "PDFObject":
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

    attributes: PDFDictionary = PDFDictionary({"O": PDFName("Table")})
    if cell.tag == "TH":
        attributes["Scope"] = PDFName("Column" if cell.columns == 1 else "Row")
    if cell.columns > 1:
        attributes["ColSpan"] = cell.columns
    return attributes
