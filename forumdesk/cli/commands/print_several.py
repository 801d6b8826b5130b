"""``forumdesk print`` of several documents: each into a file of its own in a folder."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError, KnownError

SEPARATORS = ("/", "\\")


class SomeNotPrintedError(DomainError):
    """Of several documents ``count`` could not be printed; ``names`` are theirs."""

    code = "print.some_not_printed"
    message = N_("{count} document was not printed: {names}. The others are written.")
    plural = N_("{count} documents were not printed: {names}. The others are written.")


def is_several(words: Namespace) -> bool:
    """Whether several documents are named, or a folder is."""
    return "," in words.document or words.out.endswith(SEPARATORS)


def print_several(context: Context, words: Namespace, print_one: Callable[[Namespace, Path], None]) -> None:
    """Print each document of ``words`` by ``print_one``; what fails is said and does not hinder the others.

    No file is replaced: a number is added to the name. Raises LayoutUnknownError for a document that there is not,
    before any is printed, and SomeNotPrintedError at the end.
    """
    from forumdesk.documents.file_names import free_place
    from forumdesk.documents.registry import document

    folder = Path(words.out)
    names = dict.fromkeys(name.strip() for name in words.document.split(",") if name.strip())
    kinds = [document(name) for name in names]
    with suppress(OSError):  # then the writing says what is wrong
        folder.mkdir(exist_ok=True)
    failed = []
    for kind in kinds:
        form = words.format if words.format in kind.formats else "pdf"
        languages = [one.strip() for one in words.languages.split(",") if one.strip()]
        name = "-".join([kind.identifier, *languages])
        one = Namespace(**{**vars(words), "document": kind.identifier})
        try:
            print_one(one, free_place(folder, name, form))
        except KnownError as error:
            failed.append(kind.identifier)
            context.warn(f"{kind.identifier}: {context.catalogue.sentence(error)}")
    if failed:
        raise SomeNotPrintedError(count=len(failed), names=", ".join(failed))
