"""``forumdesk draft``: give out the text as it is under the next number, and lay it open for comments."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue

HELP = N_("give out the text as a numbered draft, for comments until a deadline")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--note", default="", help=_("what the draft is"))
    parser.add_argument(
        "--deadline",
        type=_moment,
        metavar="2024-10-10T18:00",
        help=_("until when comments are received, in the meeting’s time"),
    )


def _moment(text: str) -> datetime:
    """A moment; a day without a time is meant to its end."""
    try:
        if len(text) == len("2024-10-10"):
            return datetime.combine(date.fromisoformat(text), time(23, 59))
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def run(context: Context, words: Namespace) -> None:
    """Issue the draft; with a deadline open the consultation. A deadline that is over keeps nothing."""
    _ = context.catalogue.gettext
    with context.open(words.file) as register:
        meeting = register.meetings.find(words.meeting)
        deadline = words.deadline
        if deadline is not None:
            if deadline.tzinfo is None:
                deadline = deadline.replace(tzinfo=ZoneInfo(meeting.time_zone))
            register.consultations.require_ahead(deadline, meeting.time_zone)
        draft = register.consultations.issue_draft(meeting.id, words.note)
        if deadline is not None:
            register.consultations.open(draft.id, deadline, meeting.time_zone)
    if deadline is None:
        context.say(_("Draft {number} is given out.").format(number=draft.number))
    else:
        said = _("Draft {number} is given out and lies open for comments until {deadline} ({zone}).")
        local = deadline.astimezone(ZoneInfo(meeting.time_zone)).strftime("%d.%m.%Y %H:%M")
        context.say(said.format(number=draft.number, deadline=local, zone=meeting.time_zone))
