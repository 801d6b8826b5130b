"""What was done and what was deleted, as tables and as plain data."""

from argparse import Namespace
from typing import Any, Final

from forumdesk.cli.commands.journal_find import find_meant, refuse_words
from forumdesk.cli.context import Context
from forumdesk.language.dates import digits, time_of_day
from forumdesk.services.register import Register
from forumdesk.services.telling.teller import ToldBinned, ToldDeed
from forumdesk.services.telling.told import line_of

JOURNAL: Final = "journal"
BIN: Final = "bin"
SHOWN: Final = (JOURNAL, BIN)
SHORT: Final = 8
"""How many signs of an identifier name a thing in the bin."""


def show(context: Context, register: Register, words: Namespace) -> None:
    """Show the journal, newest first, or the bin."""
    if words.what == BIN:
        refuse_words(words)
        _show_bin(context, register, words)
    else:
        _show_journal(context, register, words)


def _show_journal(context: Context, register: Register, words: Namespace) -> None:
    from forumdesk.exchange.journal_out import deed_as_json

    find = find_meant(register, words, context.catalogue)
    deeds = list(register.telling.deeds(find, context.catalogue))
    if words.json:
        document = [deed_as_json(one, context.language) for one in deeds]
        context.say_json({"journal": document, "counts": {"deeds": len(document)}})
        return
    _ = context.catalogue.gettext
    context.say_table([_("time"), _("desk"), _("deed")], [_row(context, one) for one in deeds])
    if (
        find.words
    ):  # who looks for something wants to know what it was; a whole journal would be drowned by it
        for one in deeds:
            for change in one.changes:
                context.say(f"{one.entry.place}  {line_of(change)}")


def _row(context: Context, deed: ToldDeed) -> tuple[str, str, str]:
    local = deed.entry.at.astimezone(deed.zone)
    when = f"{digits(local.date())}, {time_of_day(local.time(), context.language)}"
    return when, deed.entry.desk_name, deed.sentence


def _show_bin(context: Context, register: Register, words: Namespace) -> None:
    meeting_id = register.meetings.find(words.meeting).id if words.meeting else None
    found = register.telling.binned(register.bin.entries(meeting_id), context.catalogue)
    if words.json:
        context.say_json({"bin": [_binned(one) for one in found], "counts": {"deleted": len(found)}})
        return
    _ = context.catalogue.gettext
    rows = [
        (str(one.binned.id)[-SHORT:], one.kind, one.name, _when(context, one), one.binned.entry.desk_name)
        for one in found
    ]
    context.say_table([_("mark"), _("kind"), _("name"), _("deleted"), _("desk")], rows)


def _when(context: Context, told: ToldBinned) -> str:
    local = told.binned.entry.at.astimezone(told.zone)
    return f"{digits(local.date())}, {time_of_day(local.time(), context.language)}"


def _binned(told: ToldBinned) -> dict[str, Any]:
    entry = told.binned.entry
    return {
        "id": str(told.binned.id),
        "kind": told.binned.kind,
        "name": told.name,
        "deleted_at": entry.at.isoformat(),
        "desk": entry.desk_name,
        "deed": told.sentence,
        "was": dict(told.binned.was),
    }
