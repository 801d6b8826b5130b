"""``forumdesk documents``: what can be printed."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("list what can be printed, and in which formats")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    parser.add_argument("--json", action="store_true", help=catalogue.gettext("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """List the documents."""
    from forumdesk.documents.registry import DOCUMENTS

    _ = context.catalogue.gettext
    if words.json:
        context.say_json(
            {
                "documents": [
                    {
                        "id": one.identifier,
                        "title": _(one.title),
                        "formats": list(one.formats),
                        "layouts": list(one.layouts),
                        "most_languages": one.most_languages,
                    }
                    for one in DOCUMENTS
                ]
            }
        )
        return
    rows = [(one.identifier, _(one.title), " ".join(one.formats), " ".join(one.layouts)) for one in DOCUMENTS]
    context.say_table([_("document"), _("title"), _("formats"), _("layouts")], rows)
