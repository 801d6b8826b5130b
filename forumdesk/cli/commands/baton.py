"""``forumdesk baton``: which desk records the decisions of a meeting."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("say which desk records the decisions of a meeting, or take that over")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    deed = parser.add_mutually_exclusive_group()
    deed.add_argument("--take", action="store_true", help=_("this desk records decisions from now on"))
    deed.add_argument("--free", action="store_true", help=_("every desk may record decisions from now on"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Say who has it, after it was taken or given up."""
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        if words.take:
            register.batons.take(meeting_id)
        elif words.free:
            register.batons.free(meeting_id)
        baton = register.batons.holder(meeting_id)
        here = not register.batons.is_elsewhere(meeting_id)
    if words.json:
        context.say_json({"desk": baton.desk_name if baton else None, "here": here})
        return
    _ = context.catalogue.gettext
    if baton is None:
        context.say(_("Decisions may be recorded at any desk."))
    else:
        context.say(_("Decisions are recorded at desk “{desk}”.").format(desk=baton.desk_name))
