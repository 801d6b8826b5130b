"""What the marks on the pages mean, written into the file: the structure tree, links and bookmarks."""

from collections.abc import Iterator, Sequence

from forumdesk.documents.archive_file import PdfFile, text_string
from forumdesk.documents.tagging import LOCALES, Element, Link, Reading

_WITHOUT_HEADINGS = frozenset({"Table", "L", "P"})


class TreeWriter:
    """Writes the tree of ``reading``; ``pages`` are the numbers of the objects of its pages."""

    def __init__(self, file: PdfFile, reading: Reading, pages: Sequence[int]) -> None:
        self._file = file
        self._reading = reading
        self._pages = pages
        self._owners: list[list[int]] = [[0] * marks for marks in reading.marks]
        self._links: list[int] = []  # the element of each
        self._notes: list[int] = []
        self.annotations: list[list[int]] = [[] for _ in pages]

    def written(self) -> int:
        """Write everything; returns the number of the tree."""
        tree = self._file.reserve()
        root = self._element(self._reading.root, tree)
        numbers = [
            b"%d %d 0 R" % (index, self._file.add(_references(owners)))
            for index, owners in enumerate(self._owners)
        ]
        count = len(self._pages)
        numbers += [b"%d %d 0 R" % (count + index, owner) for index, owner in enumerate(self._links)]
        parents = self._file.add(b"<</Nums[%b]>>" % b" ".join(numbers))
        body = b"/Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d" % (
            root,
            parents,
            count + len(self._links),
        )
        if self._notes:
            names = b"".join(b"(%b)%d 0 R" % (_note(place), one) for place, one in enumerate(self._notes))
            body += b"/IDTree<</Names[%b]>>" % names
        self._file.put(tree, b"<<%b>>" % body)
        return tree

    def _element(self, element: Element, parent: int) -> int:
        number = self._file.reserve()
        page, kids = -1, []
        for part in element.content:
            if type(part) is tuple:
                of_page, mark = part
                self._owners[of_page][mark] = number
                if page < 0:
                    page = of_page
                if of_page == page:
                    kids.append(b"%d" % mark)
                else:
                    kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._pages[of_page], mark))
            elif isinstance(part, Link):
                kids.append(self._link(part, number))
            elif isinstance(part, Element):
                kids.append(b"%d 0 R" % self._element(part, number))
        body = b"/S/%b/P %d 0 R/K[%b]" % (element.tag.encode(), parent, b" ".join(kids))
        if page >= 0:
            body += b"/Pg %d 0 R" % self._pages[page]
        self._file.put(number, b"<<%b%b>>" % (body, self._said(element, number)))
        return number

    def _said(self, element: Element, number: int) -> bytes:
        """What else an element says about itself."""
        said = b""
        if element.language:
            said += b"/Lang(%b)" % LOCALES[element.language].encode()
        if element.alternative:
            said += b"/Alt" + text_string(element.alternative)
        if element.tag == "Note":
            said += b"/ID(%b)" % _note(len(self._notes))
            self._notes.append(number)
        attributes = _attributes(element)
        return said + b"/A" + attributes if attributes else said

    def _link(self, link: Link, owner: int) -> bytes:
        page = self._pages[link.page]
        key = len(self._pages) + len(self._links)
        self._links.append(owner)
        number = self._file.add(
            b"<</Type/Annot/Subtype/Link/Rect[%b]/F 4/Border[0 0 0]/P %d 0 R/StructParent %d/Contents%b"
            b"/A<</Type/Action/S/URI/URI%b>>>>"
            % (_numbers(link.box), page, key, text_string(link.words), text_string(link.address))
        )
        self.annotations[link.page].append(number)
        return b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (number, page)


def _note(place: int) -> bytes:
    return b"note-%05d" % (place + 1)


def _references(numbers: Sequence[int]) -> bytes:
    return b"[%b]" % b" ".join([b"%d 0 R" % number for number in numbers])


def _numbers(values: Sequence[float]) -> bytes:
    return " ".join(f"{value:.2f}" for value in values).encode()


def _attributes(element: Element) -> bytes:
    """The attributes of cells, lists and pictures."""
    if element.scope or element.columns > 1:
        scope = b"/Scope/%b" % element.scope.encode() if element.scope else b""
        span = b"/ColSpan %d" % element.columns if element.columns > 1 else b""
        return b"<</O/Table%b%b>>" % (scope, span)
    if element.numbering:
        return b"<</O/List/ListNumbering/%b>>" % element.numbering.encode()
    if element.box is not None:
        return b"<</O/Layout/Placement/Block/BBox[%b]>>" % _numbers(element.box)
    return b""


def write_bookmarks(file: PdfFile, reading: Reading, pages: Sequence[int]) -> int:
    """An entry for each heading, in the order of reading, those of a lower rank below; 0 where there are none."""
    found = list(_headings(reading.root, reading))
    if not found:
        return 0
    root = file.reserve()
    numbers = [file.reserve() for _ in found]
    below: list[list[int]] = [[] for _ in found]
    top: list[int] = []
    above: list[int] = []  # the entries that the next one may stand below
    for place, (rank, _) in enumerate(found):
        while above and found[above[-1]][0] >= rank:
            above.pop()
        (below[above[-1]] if above else top).append(place)
        above.append(place)
    shown = [0] * len(found)
    for place in reversed(range(len(found))):
        shown[place] = sum(1 + shown[child] for child in below[place])
    for parent, children in ((root, top), *zip(numbers, below, strict=True)):
        for at, place in enumerate(children):
            beside = b""
            if at:
                beside += b"/Prev %d 0 R" % numbers[children[at - 1]]
            if at + 1 < len(children):
                beside += b"/Next %d 0 R" % numbers[children[at + 1]]
            heading = found[place][1]
            page, height = reading.headings[heading]
            body = b"/Title%b/Parent %d 0 R%b/Dest[%d 0 R/XYZ null %d null]%b" % (
                text_string(reading.words_of(heading)),
                parent,
                beside,
                pages[page],
                round(height),
                _children(numbers, below[place], shown[place]),
            )
            file.put(numbers[place], b"<<%b>>" % body)
    file.put(root, b"<</Type/Outlines%b>>" % _children(numbers, top, len(found)))
    return root


def _children(numbers: Sequence[int], children: Sequence[int], count: int) -> bytes:
    if not children:
        return b""
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[children[0]], numbers[children[-1]], count)


def _headings(element: Element, reading: Reading) -> Iterator[tuple[int, Element]]:
    """The headings below ``element`` with their ranks."""
    if element in reading.headings:
        yield int(element.tag[1]), element
    if element.tag in _WITHOUT_HEADINGS:
        return
    for part in element.content:
        if isinstance(part, Element):
            yield from _headings(part, reading)
