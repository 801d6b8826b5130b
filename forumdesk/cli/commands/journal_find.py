"""The words by which deeds are looked for in the journal."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forumdesk.cli.commands import typed
from forumdesk.cli.context import UnfitWordsError
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.journal import JournalFind
from forumdesk.services.register import Register
from forumdesk.services.telling.words import codes_by_word, words_of

_WORDS = ("find", "since", "until")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words."""
    _ = catalogue.gettext
    parser.add_argument(
        "--find",
        metavar=_("WORDS"),
        help=_("of the journal only what has all these words: names, values, desks"),
    )
    parser.add_argument(
        "--from",
        dest="since",
        type=_day_or_moment,
        metavar="2024-10-17",
        help=_("of the journal only what was done from this day or moment on"),
    )
    parser.add_argument(
        "--to",
        dest="until",
        type=_day_or_moment,
        metavar="2024-10-17",
        help=_("of the journal only what was done up to this day or moment"),
    )


def refuse_words(words: Namespace) -> None:
    """Refuse them where something else than the journal is meant."""
    given = [name for name in _WORDS if getattr(words, name, None) is not None]
    if given:
        said = {"find": "--find", "since": "--from", "until": "--to"}
        raise UnfitWordsError(words=(said[given[0]], words.what))


def find_meant(register: Register, words: Namespace, catalogue: Catalogue) -> JournalFind:
    """What is looked for; times without an offset are by the clock of the meeting, or of the last one."""
    meeting = register.meetings.find(words.meeting) if words.meeting else None
    known = (meeting,) if meeting is not None else register.meetings.meetings()[-1:]
    zone = ZoneInfo(known[0].time_zone) if known else ZoneInfo("UTC")
    wanted = words_of(words.find or "")
    return JournalFind(
        meeting_id=meeting.id if meeting is not None else None,
        words=wanted,
        codes=codes_by_word(wanted, catalogue),
        since=_moment(words.since, zone, first=True),
        until=_moment(words.until, zone, first=False),
    )


def _day_or_moment(text: str) -> date | datetime:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return typed.moment(text)


def _moment(said: date | datetime | None, zone: ZoneInfo, *, first: bool) -> datetime | None:
    """The beginning of what is meant, or the end of it: days and minutes are meant whole."""
    if said is None:
        return None
    if isinstance(said, datetime):
        moment = said if said.tzinfo else said.replace(tzinfo=zone)
        return moment if first else moment + timedelta(minutes=1)
    day = said if first else said + timedelta(days=1)
    try:
        return datetime.combine(day, time(), zone)
    except (OverflowError, ValueError) as error:
        raise ArgumentTypeError(str(said)) from error
