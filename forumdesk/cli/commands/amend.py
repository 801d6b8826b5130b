"""``forumdesk amend``: say what became of an amendment."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, DomainError
from forumdesk.language.catalogue import Catalogue

HELP = N_("accept, reject or withdraw an amendment")
_ACTS = ("accept", "reject", "withdraw")


class UnknownAmendmentError(DomainError):
    """No amendment has this number."""

    code = "amend.unknown"
    message = N_("There is no amendment {number}. “show … amendments” lists them.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("number", type=int, metavar="N", help=_("number of the amendment"))
    parser.add_argument("act", choices=_ACTS, help=_("what becomes of it"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--note", default="", help=_("why"))


def run(context: Context, words: Namespace) -> None:
    """Settle one amendment; an accepted one changes the text."""
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        known = {one.number: one.id for one in register.amendments.listed(meeting_id)}
        if words.number not in known:
            raise UnknownAmendmentError(number=words.number)
        deeds = {
            "accept": register.amendments.accept,
            "reject": register.amendments.reject,
            "withdraw": register.amendments.withdraw,
        }
        deeds[words.act](known[words.number], words.note)
    said = {
        "accept": N_("Amendment {number} is accepted; the text has been changed."),
        "reject": N_("Amendment {number} is rejected."),
        "withdraw": N_("Amendment {number} is withdrawn."),
    }
    context.say(context.catalogue.gettext(said[words.act]).format(number=words.number))
