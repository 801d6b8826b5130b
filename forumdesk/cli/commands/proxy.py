"""``forumdesk proxy``: let somebody cast the voice of another, or end it."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.commands.people_named import PeopleNamed
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("let somebody cast the voice of a person who is absent, or end it")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument(
        "--of", metavar="N", required=True, help=_("whose voice it is: number on the list or badge code")
    )
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--by", metavar="N", help=_("who casts it: number on the list or badge code"))
    way.add_argument("--end", action="store_true", help=_("end the proxy"))


def run(context: Context, words: Namespace) -> None:
    """Give or end a proxy."""
    _ = context.catalogue.gettext
    with context.open(words.file) as register:
        people = PeopleNamed(register, register.meetings.find(words.meeting).id)
        giver = people.get(words.of)
        if words.end:
            register.proxies.end(giver.id)
            context.say(_("The proxy has ended."))
            return
        register.proxies.give(giver.id, people.get(words.by).id)
        context.say(_("The proxy is noted. It counts while the one whose voice it is is absent."))
