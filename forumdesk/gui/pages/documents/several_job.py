"""Several papers made one after the other; for the worker."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.exchange.age_files import ENDING
from forumdesk.foundation.scratch import scratch_folder
from forumdesk.gui.handing_out import Out, placed
from forumdesk.gui.pages.documents.output import Wish, printed_bytes, sheet_for
from forumdesk.gui.tasks import Progress
from forumdesk.services.issued import printed_code
from forumdesk.services.register import Register

STEPS = 100
"""Of progress in each paper, and in joining them all."""
_PDF = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One file to be made: as it is wished for, what it is called in the window, and the name of its file."""

    wish: Wish
    said: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A finished file; ``path`` where it was written, ``code`` where the paper bears one."""

    unit: Unit
    data: bytes
    path: Path | None = None
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A paper that could not be made."""

    unit: Unit
    error: KnownError


def make_several(
    register: Register,
    meeting_id: MeetingId,
    units: Sequence[Unit],
    form: str,
    folder: Path | None,
    made: list[Made],
    progress: Progress,
    *,
    passphrase: str = "",
) -> list[Failed]:
    """Make each file, into ``folder`` if there is one; what fails does not hinder the others.

    A ``passphrase`` encrypts each of them.

    ``made`` grows with each, so that it is known what was written when the work is cancelled. A paper that has not
    the ``form`` becomes a PDF. No file is replaced.
    """
    from forumdesk.documents.file_names import free_place
    from forumdesk.documents.registry import document

    failed = []
    for number, unit in enumerate(units):
        whole = len(units) * STEPS
        progress(number * STEPS, whole)

        def inside(done: int, of: int, number: int = number, whole: int = whole) -> None:
            progress(number * STEPS + STEPS * done // max(of, 1), whole)

        try:
            sheet = sheet_for(register, meeting_id, unit.wish)
            own = form if form in document(unit.wish.document).formats else _PDF
            data = printed_bytes(unit.wish, sheet, own, inside)
            path = None
            if folder is not None:
                form = own + ENDING if passphrase else own
                out = placed(free_place(folder, unit.name, form), passphrase)
                path = out.write(data, forbidden=register.path)
        except KnownError as error:
            failed.append(Failed(unit=unit, error=error))
            continue
        made.append(Made(unit=unit, data=data, path=path, code=printed_code(sheet)))
    return failed


def make_one_file(
    register: Register,
    meeting_id: MeetingId,
    units: Sequence[Unit],
    out: Out,
    made: list[Made],
    progress: Progress,
) -> list[Failed]:
    """Make every paper and join them into one PDF at ``out``, which is written whole or not at all."""
    from forumdesk.documents.merging import MergedPart, merge

    out.require(register.path)
    failed = make_several(register, meeting_id, units, _PDF, None, made, progress)
    if not made:
        return failed
    with scratch_folder() as folder:
        parts = []
        for number, one in enumerate(made):
            part = folder / f"{number}.pdf"
            part.write_bytes(one.data)
            parts.append(
                MergedPart(
                    path=part,
                    title=one.unit.said,
                    language=(one.unit.wish.languages or (Language.KK,))[0],
                    slug=one.unit.wish.document.replace("_", "-"),
                )
            )
        whole = folder / "whole.pdf"
        merge(parts, whole, progress=lambda _done, _of: progress(len(units) * STEPS, len(units) * STEPS))
        out.write(whole.read_bytes(), forbidden=register.path)
    return failed
