"""What a paper that goes from hand to hand is about, and who receives it."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from forumdesk.language.catalogue import Catalogue

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.services.register import Register
    from forumdesk.services.routing_sheets import RoutingSheet

_ABOUT = ("text", "agenda")
_RECIPIENTS = ("delegations", "everybody")


def add_routing_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words that choose what approval sheet and register of distribution show."""
    _ = catalogue.gettext
    parser.add_argument(
        "--about",
        choices=_ABOUT,
        help=_("of the approval sheet and the register of distribution: which paper; else the text"),
    )
    parser.add_argument(
        "--recipients",
        choices=_RECIPIENTS,
        help=_("of the register of distribution: who receives a copy; else the delegations"),
    )


def routed_paper(
    register: "Register", meeting_id: "MeetingId", document: str, words: Namespace
) -> "RoutingSheet":
    """What the paper is made from."""
    from forumdesk.services.sheets_of_routing import About, Recipients, RoutingChoice

    choice = RoutingChoice(
        about=About(words.about or About.TEXT),
        recipients=Recipients(words.recipients or Recipients.DELEGATIONS),
    )
    return register.routing.sheet(meeting_id, document, choice)
