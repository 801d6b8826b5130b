"""Which body a command is about: that of a meeting, or one that is named."""

from argparse import ArgumentParser, Namespace

from forumdesk.domain.bodies import Body
from forumdesk.domain.errors import N_, DomainError
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.register import Register


class UnknownBodyError(DomainError):
    """No body is meant, or several are."""

    code = "rules.body"
    message = N_("“{wanted}” has to name one body. There are: {known}.")


def add_body_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words that name a body."""
    _ = catalogue.gettext
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    whose.add_argument("--body", metavar="B", help=_("identifier of the body, or a part of its name"))


def named_body(register: Register, words: Namespace) -> Body:
    """The body that a command names. Raises UnknownBodyError."""
    if not words.body:
        return register.meetings.body(register.meetings.find(words.meeting).body_id)
    folded = words.body.casefold()
    known = register.meetings.bodies()
    exact = [one for one in known if words.body == str(one.id)]
    found = exact or [one for one in known if any(folded in text.casefold() for _, text in one.name.items())]
    if len(found) != 1:
        raise UnknownBodyError(wanted=words.body, known=tuple(one.name for one in known) or "–")
    return found[0]
