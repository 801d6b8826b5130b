"""``forumdesk undelete``: bring back what was deleted."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.collation import search_fold
from forumdesk.services.telling.teller import ToldBinned

HELP = N_("bring back what was deleted, as “show FILE bin” lists it")


class NotFoundInBinError(DomainError):
    """Nothing deleted is meant by the words."""

    code = "bin.unknown"
    message = N_(
        "Nothing deleted fits “{wanted}”. The command “forumdesk show FILE bin” lists what there is."
    )


class WhichInBinError(DomainError):
    """Several deleted things are meant."""

    code = "bin.which"
    message = N_("Several deleted things fit “{wanted}”: {found}. Name one by its mark.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "wanted", nargs="+", metavar=_("WHAT"), help=_("the mark, the identifier, or a part of the name")
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Bring all of it back by one deed, which can be undone."""
    with context.open(words.file) as register:
        known = register.telling.binned(register.bin.entries(), context.catalogue)
        chosen = [_meant(known, wanted) for wanted in words.wanted]
        chosen = list({(one.binned.kind, one.binned.id): one for one in chosen}.values())
        register.bin.restore([one.binned for one in chosen])
    if words.json:
        back = [{"kind": one.binned.kind, "id": str(one.binned.id), "name": one.name} for one in chosen]
        context.say_json({"brought_back": back})
        return
    for one in chosen:
        context.say(context.catalogue.gettext("Brought back: {thing}.").format(thing=one.title))


def _meant(known: Sequence[ToldBinned], wanted: str) -> ToldBinned:
    mark = wanted.strip().lower()
    found = [one for one in known if mark and str(one.binned.id).endswith(mark)]
    found = found or [one for one in known if search_fold(wanted) in search_fold(one.title)]
    if not found:
        raise NotFoundInBinError(wanted=wanted)
    if len(found) > 1:
        raise WhichInBinError(wanted=wanted, found=tuple(one.title for one in found[:5]))
    return found[0]
