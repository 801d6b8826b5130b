"""Several documents of ours as one file that is archival and accessible like its parts.

The first part gives what is said about the whole: metadata, output intent, language. Trees of meaning, bookmarks
and attachments are joined; every page gets the number that it has in the whole. Only one part is open at a time, and
large attachments are added in batches, so that memory grows with the number of pages and not with the bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.documents.attachments import pdf_date
from forumdesk.documents.folio import Folio
from forumdesk.documents.merging_links import Bookmark, Targets, put_back, resolve_part_links
from forumdesk.documents.tagging import LOCALES
from forumdesk.domain.texts import Language

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

Progress = Callable[[int, int], None]
BATCH = 40_000_000
"""Bytes of attachments that are held at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedPart:
    """A document to be joined; ``slug`` (plain letters) begins the names of what is attached to it."""

    path: Path
    title: str
    language: Language
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedFile:
    """A file to be attached to the whole; its bytes are read by ``content`` when it is its turn."""

    name: str
    media_type: str
    description: str
    relation: str
    made_at: datetime
    content: Callable[[], bytes]


def page_count(path: Path) -> int:
    """How many pages a file has."""
    with _opened(path) as pdf:
        return len(pdf.pages)


def merge(
    parts: Sequence[MergedPart],
    out: Path,
    *,
    files: Iterable[MergedFile] = (),
    progress: Progress | None = None,
) -> None:
    """Join ``parts`` into the file ``out``, and attach ``files``.

    ``progress`` is told how many parts of how many are joined; what it raises ends the work, and ``out`` is then
    not there or unfinished: it belongs into a folder that is thrown away. Links to ``part:3`` in any part go to
    the first page of part 3, counted from 0.
    """
    with _opened(parts[0].path) as whole:
        merging = _Merging(whole, parts[0])
        for number, part in enumerate(parts):
            if number:
                with _opened(part.path) as source:
                    merging.append(source, part)
            if progress is not None:
                progress(number + 1, len(parts))
        merging.finish()
        _save(whole, out)
    for number, batch in enumerate(_batches(files)):
        between = out.with_suffix(f".{number}")
        out.rename(between)
        with _opened(between) as whole:
            for file, data in batch:
                _attach(whole, file, data)
            del batch
            _save(whole, out)
        between.unlink()


@contextmanager
def _opened(path: Path) -> Iterator["Pdf"]:
    import pikepdf

    # Read, not mapped: mapped pages count as memory of the process until the whole is written.
    with pikepdf.open(path, access_mode=pikepdf.AccessMode.stream) as pdf:
        yield pdf


def _save(pdf: "Pdf", path: Path) -> None:
    import pikepdf

    pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


class _Merging:
    """The whole as it grows."""

    def __init__(self, whole: "Pdf", first: MergedPart) -> None:
        import pikepdf

        self._whole = whole
        self._folio = Folio(whole)
        self._streams: dict[bytes, Object] = {}
        self._starts = [0]
        self._bookmarks: list[tuple[str, int, tuple[Bookmark, ...]]] = [(first.title, 0, ())]
        self._tree = whole.Root.StructTreeRoot
        self._document = _document_of(self._tree)
        self._owners = dict(pikepdf.NumberTree(self._tree.ParentTree).items())
        self._next_owner = _next_key(self._tree, self._owners)
        self._slugs: set[str] = set()
        self._rename_attached(whole, first)
        self._share_streams(0)

    def append(self, source: "Pdf", part: MergedPart) -> None:
        """Put the pages of a part behind the others."""
        start = len(self._whole.pages)
        targets = Targets(source)
        marks, links = targets.bookmarks(), targets.taken()
        self._whole.pages.extend(source.pages)
        put_back(self._whole, links, start)
        self._starts.append(start)
        self._bookmarks.append((part.title, start, marks[0].below if len(marks) == 1 else marks))
        self._append_tree(source, part, start)
        self._append_attached(source, part)
        self._share_streams(start)

    def finish(self) -> None:
        """Everything that is said once of the whole."""
        import pikepdf

        whole, tree = self._whole, self._tree
        numbers: list[Object | int] = []
        for key in sorted(self._owners):
            numbers += [key, self._owners[key]]
        tree.ParentTree = whole.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(numbers)))
        tree.ParentTreeNextKey = self._next_owner
        resolve_part_links(whole, self._starts)
        self._write_bookmarks()
        whole.Root.PageMode = pikepdf.Name.UseOutlines
        if "/PageLabels" in whole.Root:
            del whole.Root["/PageLabels"]
        for number, page in enumerate(whole.pages, 1):
            self._folio.stamp(page, number)
        self._folio.finish()

    def _append_tree(self, source: "Pdf", part: MergedPart, start: int) -> None:
        """The meaning of a part becomes a Part of the whole; marks keep their numbers, pages get others."""
        import pikepdf

        whole, tree = self._whole, source.Root.StructTreeRoot
        document = whole.copy_foreign(_document_of(tree))
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem,
            S=pikepdf.Name.Part,
            P=self._document,
            T=pikepdf.String(part.title),
            Lang=pikepdf.String(LOCALES[part.language.value]),
        )
        element = whole.make_indirect(made)
        children = _children(document)
        for child in children:
            child.P = element
        element.K = pikepdf.Array(children)
        self._document.K.append(element)
        shift = self._next_owner
        for key, owner in pikepdf.NumberTree(_copied(whole, source, tree.ParentTree)).items():
            self._owners[shift + key] = owner
            self._next_owner = max(self._next_owner, shift + key + 1)
        for page in whole.pages[start:]:
            if "/StructParents" in page.obj:
                page.obj.StructParents = int(page.obj.StructParents) + shift
            for link in page.obj.get("/Annots", ()):
                if "/StructParent" in link:
                    link.StructParent = int(link.StructParent) + shift
        self._append_names(source, tree, len(self._starts))

    def _append_names(self, source: "Pdf", tree: "Object", number: int) -> None:
        """Names of kinds and identifiers of elements; an identifier is made one of the whole."""
        import pikepdf

        whole = self._whole
        for name in ("/RoleMap", "/ClassMap"):
            if name in tree:
                known = self._tree.get(name)
                if known is None:
                    known = self._tree[name] = pikepdf.Dictionary()
                for key, value in _copied(whole, source, tree[name]).items():
                    if key not in known:
                        known[key] = value
        if "/IDTree" not in tree:
            return
        if "/IDTree" not in self._tree:
            self._tree.IDTree = pikepdf.NameTree.new(whole).obj
        known_names = pikepdf.NameTree(self._tree.IDTree)
        for identifier, element in pikepdf.NameTree(_copied(whole, source, tree.IDTree)).items():
            ours = f"{number}.{identifier!s}"
            element.ID = pikepdf.String(ours)
            known_names[ours] = element

    def _append_attached(self, source: "Pdf", part: MergedPart) -> None:
        self._rename_attached(source, part)
        if "/AF" not in source.Root:
            return
        for file in list(source.Root.AF):
            _register(self._whole, self._whole.copy_foreign(file))

    def _rename_attached(self, pdf: "Pdf", part: MergedPart) -> None:
        """What is attached to a part says to which; names are all different."""
        import pikepdf

        slug, number = part.slug, 1
        while slug in self._slugs:
            number += 1
            slug = f"{part.slug}-{number}"
        self._slugs.add(slug)
        if "/AF" not in pdf.Root:
            return
        files = list(pdf.Root.AF)
        for file in files:
            file.F = file.UF = pikepdf.String(f"{slug}-{file.UF}")
        if pdf is self._whole:
            del pdf.Root["/AF"], pdf.Root.Names["/EmbeddedFiles"]
            for file in files:
                _register(pdf, file)

    def _share_streams(self, start: int) -> None:
        """Fonts that are alike to the last byte are kept once."""
        seen: set[tuple[int, int]] = set()
        for page in self._whole.pages[start:]:
            for font in page.obj.Resources.get("/Font", {}).values():
                if font.objgen in seen:
                    continue
                seen.add(font.objgen)
                for holder, key in _streams_of(font):
                    self._share(holder, key)

    def _share(self, holder: "Object", key: str) -> None:
        stream = holder[key]
        digest = sha256(stream.read_raw_bytes() + repr(sorted(stream.keys())).encode()).digest()
        known = self._streams.setdefault(digest, stream)
        if known is not stream:
            holder[key] = known

    def _write_bookmarks(self) -> None:
        import pikepdf

        with self._whole.open_outline() as outline:
            outline.root.clear()
            for title, start, marks in self._bookmarks:
                item = pikepdf.OutlineItem(title, start, "Fit")
                item.is_closed = True
                item.children.extend(mark.item(self._whole, start) for mark in marks)
                outline.root.append(item)


def _document_of(tree: "Object") -> "Object":
    return _children(tree)[0]


def _children(element: "Object") -> list["Object"]:
    import pikepdf

    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _copied(whole: "Pdf", source: "Pdf", value: "Object") -> "Object":
    """A value of another file, with all that it names."""
    return whole.copy_foreign(value if value.is_indirect else source.make_indirect(value))


def _streams_of(font: "Object") -> Iterator[tuple["Object", str]]:
    if "/ToUnicode" in font:
        yield font, "/ToUnicode"
    inner = [font, *font.get("/DescendantFonts", ())]
    for one in inner:
        descriptor = one.get("/FontDescriptor")
        if descriptor is not None:
            for key in ("/FontFile2", "/FontFile3"):
                if key in descriptor:
                    yield descriptor, key


def _next_key(tree: "Object", owners: dict[int, "Object"]) -> int:
    return max([int(tree.get("/ParentTreeNextKey", 0)), *(key + 1 for key in owners)])


def _batches(files: Iterable[MergedFile]) -> Iterator[list[tuple[MergedFile, bytes]]]:
    batch: list[tuple[MergedFile, bytes]] = []
    held = 0
    for file in files:
        data = file.content()
        if batch and held + len(data) > BATCH:
            yield batch
            batch, held = [], 0
        batch.append((file, data))
        held += len(data)
    if batch:
        yield batch


def _attach(whole: "Pdf", file: MergedFile, data: bytes) -> None:
    """Attach a file as PDF/A-3 asks: with its kind, its day and its relation to the whole."""
    import pikepdf

    stream = whole.make_stream(data)
    stream.Type = pikepdf.Name.EmbeddedFile
    stream.Subtype = pikepdf.Name("/" + file.media_type)
    stream.Params = pikepdf.Dictionary(Size=len(data), ModDate=pikepdf.String(pdf_date(file.made_at)))
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec,
        F=pikepdf.String(file.name),
        UF=pikepdf.String(file.name),
        Desc=pikepdf.String(file.description),
        EF=pikepdf.Dictionary(F=stream, UF=stream),
        AFRelationship=pikepdf.Name("/" + file.relation),
    )
    _register(whole, whole.make_indirect(made))


def _register(whole: "Pdf", file: "Object") -> None:
    """Name an attached file in both places that PDF/A-3 asks for."""
    import pikepdf

    if "/AF" not in whole.Root:
        whole.Root.AF = pikepdf.Array()
    whole.Root.AF.append(file)
    if "/Names" not in whole.Root:
        whole.Root.Names = pikepdf.Dictionary()
    if "/EmbeddedFiles" not in whole.Root.Names:
        whole.Root.Names.EmbeddedFiles = pikepdf.NameTree.new(whole).obj
    pikepdf.NameTree(whole.Root.Names.EmbeddedFiles)[str(file.UF)] = file
