"""``forumdesk self-test``: proves an installation."""

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError
from forumdesk.language.catalogue import Catalogue

HELP = N_("prove this installation: make a register, decide, print three papers, verify")


class SelfTestFailedError(DomainError):
    """A part of the installation does not work."""

    code = "self_test.failed"
    message = N_("The installation is not sound: the sealed record does not hold. Install the program again.")


class PaperDiffersError(DomainError):
    """What was printed does not read as it was meant to."""

    code = "self_test.paper"
    message = N_(
        "The installation is not sound: a printed paper differs from itself. Install the program again."
    )


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""


def run(context: Context, words: Namespace) -> None:  # noqa: ARG001 - the command has no words
    """Walk the first road in a folder of its own, which is removed again."""
    from forumdesk.documents.handout_reading import read_handout
    from forumdesk.documents.preview import PagePictures
    from forumdesk.documents.registry import print_document
    from forumdesk.exchange.sample_forum import create_sample

    _ = context.catalogue.gettext
    with tempfile.TemporaryDirectory(prefix="forumdesk-") as folder:
        path = Path(folder) / "sample.forumdesk"
        create_sample(context.registers, path, context.samples).close()
        context.say(_("A register was made, filled and decided."))
        with context.registers.open(path) as register:
            meeting_id = register.meetings.find(None).id
            if not register.verification.verify(meeting_id).holds:
                raise SelfTestFailedError
            context.say(_("The sealed record holds."))
            sheet = register.resolutions.sheet(meeting_id)
            for language in sheet.languages:
                printed = print_document("resolution", sheet, form="pdf", languages=(language,))
                with PagePictures(printed) as pictures:
                    pages = pictures.page_count
                if not read_handout(printed).checked().agrees:
                    raise PaperDiffersError
                context.say(
                    _("The resolution was printed in {language}: {pages} pages.").format(
                        language=language, pages=pages
                    )
                )
            context.say(_("The printed papers show what is attached to them."))
