"""``forumdesk as-of``: the register as it was at a moment, as a copy of its own."""

import stat
from argparse import ArgumentParser, Namespace
from pathlib import Path
from zoneinfo import ZoneInfo

from forumdesk.cli.commands import typed
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.dates import long_date, time_of_day

HELP = N_("write a read-only copy of a register as it was at a moment")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "moment",
        type=typed.moment,
        metavar=_("TIME"),
        help=_("the moment, as 2024-10-17T10:42, by the clock of the meeting"),
    )
    parser.add_argument(
        "-o", dest="out", required=True, metavar=_("COPY"), help=_("the copy to write; it must not exist yet")
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Write the copy, and let nobody change it by mistake."""
    from forumdesk.services.time_travel import as_of, place_at

    out = Path(words.out)
    with context.open(words.file) as register:
        meetings = register.meetings.meetings()
        zone = ZoneInfo(meetings[-1].time_zone) if meetings else ZoneInfo("UTC")
        moment = words.moment if words.moment.tzinfo else words.moment.replace(tzinfo=zone)
        earlier = as_of(register, place_at(register, moment), out)
        earlier.register.close()
    out.chmod(stat.S_IREAD)
    if words.json:
        context.say_json(
            {"path": str(out), "place": earlier.place, "at": earlier.at.isoformat(), "untold": earlier.untold}
        )
        return
    local = earlier.at.astimezone(zone)
    when = f"{long_date(local.date(), context.language)}, {time_of_day(local.time(), context.language)}"
    sentence = context.catalogue.gettext(
        "“{path}” is the register as it was; the last deed in it is of {at}."
    )
    context.say(sentence.format(path=out, at=when))
    if earlier.untold:
        said = context.catalogue.ngettext(
            "{count} value could not be shown as it was.",
            "{count} values could not be shown as they were.",
            earlier.untold,
        )
        context.warn(said.format(count=earlier.untold))
