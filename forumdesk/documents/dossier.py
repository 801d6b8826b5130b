"""The dossier: every paper of a meeting printed one after the other and joined into one archival file.

The parts lie in a folder of their own while they wait to be joined, so that only one is in memory at a time. Whatever
ends the work, the folder goes with it; what a killed program left, a later dossier takes away.
"""

import errno
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from forumdesk.documents.dossier_files import attached_name
from forumdesk.documents.dossier_front import Entry, print_front
from forumdesk.documents.dossier_papers import ANNEXES, RECORDS_FILE, TITLES, own_paper
from forumdesk.documents.dossier_title import DOSSIER, Amounts
from forumdesk.documents.dossier_words import DossierWords
from forumdesk.documents.errors import OutputDiskFullError, OutputError
from forumdesk.documents.gate import one_line
from forumdesk.documents.grid_pdf import print_grids
from forumdesk.documents.merging import MergedFile, MergedPart, merge, page_count
from forumdesk.documents.page import FileFacts
from forumdesk.documents.styles import Layout, Preset
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.foundation.scratch import scratch_folder
from forumdesk.services.dossier_sheets import RECORD, DossierPart, DossierSheet, PartSheet

if TYPE_CHECKING:
    from forumdesk.documents.registry import Progress

STEPS = 100
"""Of progress in each part, and in joining them all."""
_RECORDS = N_("The sealed records, one in a line")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class PrintPart(Protocol):
    """Prints a document by its identifier, as PDF."""

    def __call__(
        self,
        document: str,
        sheet: PartSheet,
        languages: Sequence[Language],
        layout: str,
        progress: "Progress | None",
        /,
    ) -> bytes:
        """The bytes of the file."""


def print_dossier(
    sheet: DossierSheet,
    print_part: PrintPart,
    *,
    languages: Sequence[Language] = (),
    layout: str = "",
    preset: Preset,
    progress: "Progress | None" = None,
) -> bytes:
    """The whole dossier in ``languages`` (all of the sheet by default); each part in those in which it is written.

    ``layout`` is that of the parts that have it. ``progress`` is told steps of all; what it raises ends the work and
    nothing is left of it. Raises DocumentError, OutputError too where there is no room for the parts.
    """
    wanted = tuple(dict.fromkeys(languages)) or sheet.languages
    try:
        with scratch_folder() as folder:
            return _Dossier(sheet, print_part, wanted, layout, preset, progress, folder).printed()
    except OSError as error:
        kind = OutputDiskFullError if error.errno in _FULL else OutputError
        raise kind(path=tempfile.gettempdir()) from error


class _Dossier:
    """One act of printing; holds what its steps share."""

    def __init__(
        self,
        sheet: DossierSheet,
        print_part: PrintPart,
        languages: tuple[Language, ...],
        layout: str,
        preset: Preset,
        progress: "Progress | None",
        folder: Path,
    ) -> None:
        self._sheet = sheet
        self._print_part = print_part
        self._languages = languages
        self._layout = layout
        self._preset = preset
        self._progress = progress
        self._folder = folder
        self._words = [DossierWords(sheet, language) for language in languages]
        first = [DossierPart(document=ANNEXES)] if sheet.annexes else []
        self._parts = (*first, *sheet.parts)
        self._whole = STEPS * (len(self._parts) + 1)

    def printed(self) -> bytes:
        """The bytes of the whole."""
        merged = [self._part(number, part) for number, part in enumerate(self._parts)]
        front = self._front(merged)
        out = self._folder / "dossier.pdf"
        merge([front, *merged], out, files=self._files(), progress=self._joining)
        return out.read_bytes()

    def _part(self, number: int, part: DossierPart) -> MergedPart:
        """Print a part into the folder."""
        self._tell(number * STEPS)
        languages = (
            tuple(one for one in self._languages if not part.languages or one in part.languages)
            or part.languages
        )
        path = self._folder / f"{number}.pdf"
        if part.document in TITLES:
            path.write_bytes(self._own(part.document, languages))
        else:
            sheet = self._sheet.fetch(part)
            progress = self._inside(number)
            path.write_bytes(
                self._print_part(part.document, sheet, languages, self._layout_of(part, languages), progress)
            )
        slug = f"{number + 1:02}-{part.document.replace('_', '-')}"
        return MergedPart(
            path=path, title=self._title(part, self._words[0]), language=languages[0], slug=slug
        )

    def _own(self, part: str, languages: tuple[Language, ...]) -> bytes:
        """A part that only a dossier has, as PDF."""
        together = self._layout == Layout.COLUMNS and len(languages) > 1
        groups = [languages] if together else [(language,) for language in languages]
        facts = self._facts(TITLES[part], languages)
        return print_grids([own_paper(part, self._sheet, group) for group in groups], facts, self._preset)

    def _layout_of(self, part: DossierPart, languages: Sequence[Language]) -> str:
        """The layout asked for, where the document has it and so many languages go with it."""
        from forumdesk.documents.registry import document

        if self._layout not in document(part.document).layouts or len(languages) == 1:
            return ""
        return self._layout

    def _front(self, merged: Sequence[MergedPart]) -> MergedPart:
        """Title page and contents; they are as long as they are, so that the pages are counted behind them."""
        counts = [page_count(one.path) for one in merged]
        path, before = self._folder / "front.pdf", 2
        while True:
            amounts = Amounts(parts=len(merged), pages=before + sum(counts), annexes=len(self._sheet.annexes))
            entries = list(self._entries(before, counts))
            facts = self._facts(DOSSIER, self._languages)
            path.write_bytes(print_front(self._sheet, self._languages, entries, amounts, facts, self._preset))
            if (found := page_count(path)) == before:
                break
            before = found
        title = self._words[0].say(DOSSIER)
        return MergedPart(path=path, title=title, language=self._languages[0], slug="dossier")

    def _entries(self, before: int, counts: Sequence[int]) -> Iterator[Entry]:
        page = before + 1
        for number, (part, count) in enumerate(zip(self._parts, counts, strict=True), 1):
            titles = tuple(self._title(part, one) for one in self._words)
            yield Entry(titles=titles, page=page, part=number)
            page += count

    def _title(self, part: DossierPart, words: DossierWords) -> str:
        title = words.say(TITLES[part.document]) if part.document in TITLES else words.document(part.document)
        return f"{title} – {words.decision(part.decision)}" if part.decision else title

    def _facts(self, title: str, languages: Sequence[Language]) -> FileFacts:
        words = self._words[0]
        event = words.event()
        said = words.say(title)
        return FileFacts(
            title=f"{said} – {event}" if event else said,
            author=one_line(self._sheet.body.in_language(languages[0])),
            language=languages[0].value,
            made_at=self._sheet.made_at,
            languages=tuple(one.value for one in languages),
            document="dossier",
        )

    def _files(self) -> Iterator[MergedFile]:
        """The canonical records, and the annexes under their numbers."""
        made_at = self._sheet.made_at
        if any(part.document == RECORD for part in self._parts):
            yield MergedFile(
                name=RECORDS_FILE,
                media_type="application/x-ndjson",
                description=self._words[0].say(_RECORDS),
                relation="Source",
                made_at=made_at,
                content=self._sheet.records,
            )
        for one in self._sheet.annexes:
            name = attached_name(one.name)
            yield MergedFile(
                name=f"{one.number:02} {name}",
                media_type=one.media_type,
                description=self._words[0].item(one) or name,
                relation="Supplement",
                made_at=made_at,
                content=one.fetch,
            )

    def _inside(self, number: int) -> "Progress | None":
        """Progress in a part, as steps of the whole."""
        if self._progress is None:
            return None
        return lambda done, whole: self._tell(number * STEPS + STEPS * done // max(whole, 1))

    def _joining(self, done: int, whole: int) -> None:
        self._tell(self._whole - STEPS + STEPS * done // whole)

    def _tell(self, done: int) -> None:
        if self._progress is not None:
            self._progress(done, self._whole)
