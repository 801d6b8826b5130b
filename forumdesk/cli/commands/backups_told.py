"""Backups and what restoring one would do, as lines and as JSON."""

from collections.abc import Sequence
from typing import Any

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_, KnownError
from forumdesk.language.numbers import decimal
from forumdesk.services.backups import REASON_NAMES, Backup, Backups, Made, SecondPlace, WhatDiffers
from forumdesk.services.deed_names import deed_name

MIB = 1 << 20
MANY = 20
"""How many deeds are named before the rest is counted."""


class NoBackupsHereError(KnownError):
    """The program was put together without a place for backups."""

    code = "backup.none_here"
    message = N_("No backups are kept here.")


def shelf_of(context: Context) -> Backups:
    """Where backups lie."""
    if context.registers.backups is None:
        raise NoBackupsHereError
    return context.registers.backups


def when(backup: Backup) -> str:
    """The moment in local time."""
    return f"{backup.made_at.astimezone():%Y-%m-%d %H:%M:%S}"


def reason_in_words(context: Context, backup: Backup) -> str:
    """Why it was made."""
    name = next((name for reason, name in REASON_NAMES.items() if reason == backup.reason), "")
    return context.catalogue.gettext(name) if name else backup.reason


def say_backups(context: Context, backups: Sequence[Backup], shelf: Backups) -> None:
    """A table, newest first; every backup is read for it."""
    _ = context.catalogue.gettext
    heads = [
        "№", _("Made"), _("Why"), _("Deeds"), _("Size, MB"), _("State"), _("Second place"), _("File"),
    ]  # fmt: skip
    rows = [
        (
            number,
            when(one),
            reason_in_words(context, one),
            one.deeds,
            decimal(round(one.size / MIB, 1), context.language, 1),
            _("verified") if shelf.is_sound(one) else _("damaged"),
            _("yes") if one.second else _("no"),
            one.name,
        )
        for number, one in enumerate(backups, 1)
    ]
    context.say_table(heads, rows)


def backup_as_json(one: Backup, shelf: Backups) -> dict[str, Any]:
    """One backup with stable keys; moments in UTC, sizes in bytes."""
    return {
        "name": one.name,
        "made_at": one.made_at.isoformat(),
        "reason": one.reason,
        "deeds": one.deeds,
        "size": one.size,
        "verified": shelf.is_sound(one),
        "first": str(one.first) if one.first else None,
        "second": str(one.second) if one.second else None,
    }


def say_made(context: Context, made: Made) -> None:
    """Where the backup lies, and what is wrong with a place."""
    _ = context.catalogue.gettext
    path = made.backup.first or made.backup.second
    if made.is_new:
        context.say(_("The backup is made and verified: “{path}”.").format(path=path))
    else:
        context.say(
            _("Nothing changed since the last backup, which is verified: “{path}”.").format(path=path)
        )
    if made.second is SecondPlace.ABSENT:
        context.warn(_("The second place is not there now; it is caught up when it is back."))
    elif made.second is SecondPlace.KEPT and made.backup.second:
        context.say(_("In the second place: “{path}”.").format(path=made.backup.second))
    if made.problem is not None:
        context.warn(context.catalogue.sentence(made.problem))


def say_differences(context: Context, differs: WhatDiffers) -> None:
    """The deeds that would be taken back, and those that would come."""
    ngettext = context.catalogue.ngettext
    back, coming = len(differs.taken_back), len(differs.would_come)
    for heading, deeds in (
        (
            ngettext("{count} deed would be taken back:", "{count} deeds would be taken back:", back),
            differs.taken_back,
        ),
        (
            ngettext("{count} deed would come back:", "{count} deeds would come back:", coming),
            differs.would_come,
        ),
    ):
        if not deeds:
            continue
        context.say(heading.format(count=len(deeds)))
        for deed in deeds[:MANY]:
            name = context.catalogue.sentence(deed_name(deed.code, deed.values))
            context.say(f"  {deed.at.astimezone():%Y-%m-%d %H:%M}  {deed.desk_name}  {name}")
        if len(deeds) > MANY:
            context.say("  …")


def differences_as_json(differs: WhatDiffers) -> dict[str, Any]:
    """What restoring would do, with stable keys."""
    return {
        "taken_back": [_deed(deed) for deed in differs.taken_back],
        "would_come": [_deed(deed) for deed in differs.would_come],
        "sealed": differs.sealed,
    }


def _deed(deed: Any) -> dict[str, Any]:
    return {
        "id": str(deed.id),
        "at": deed.at.isoformat(),
        "desk": deed.desk_name,
        "code": deed.code,
        "values": dict(deed.values),
    }
