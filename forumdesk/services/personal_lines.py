"""An erasure in words: what it empties, what it leaves, and where the data still are."""

from collections import Counter
from pathlib import Path

from forumdesk.language.catalogue import Catalogue
from forumdesk.language.dates import digits
from forumdesk.services.personal_data import PLACE_NAMES, ErasurePreview
from forumdesk.services.register import Register


def preview_lines(held: ErasurePreview, catalogue: Catalogue) -> list[str]:
    """What an erasure empties and what it leaves, line by line."""
    _ = catalogue.gettext
    name = held.name.in_language(catalogue.language)
    lines = [_("№ {number} {name}").format(number=held.number, name=name)]
    emptied = [_("names, organisation, post, contacts and notes")]
    emptied += [_("the photo")] if held.has_photo else []
    emptied += [_("the identity number")] if held.has_number else []
    emptied += [_("entries of the journal: {count}").format(count=held.deeds)]
    emptied += [_("names beside decisions: {count}").format(count=held.decisions)] if held.decisions else []
    lines.append(_("Erased are: {what}").format(what=", ".join(emptied)))
    lines.append(
        _("What stays, without a name: number on the list, country, delegation, arrivals and voices")
    )
    places = [f"{_(PLACE_NAMES.get(one.table, one.table))} ({one.count})" for one in held.places]
    if held.sealed_statements:
        places.append(_("sealed statements: {count}").format(count=held.sealed_statements))
    if held.issued:
        places.append(_("papers given out and kept: {count}").format(count=held.issued))
    if places:
        lines.append(
            _("The name may still stand in: {places}").format(places=", ".join(dict.fromkeys(places)))
        )
    return lines


def copies_lines(register: Register, catalogue: Catalogue) -> list[str]:
    """Backups and copies handed over that still hold, or may hold, what was erased here, file by file."""
    _ = catalogue.gettext
    lines = [_("A backup still holds the data: {path}").format(path=place) for place in _backups(register)]
    return lines + _handed_over(register, catalogue)


def copies_summary(register: Register, catalogue: Catalogue) -> list[str]:
    """The same, backups folder by folder."""
    _ = catalogue.gettext
    folders = Counter(place.parent for place in _backups(register))
    return [
        _("Backups that still hold the data: {count}, in “{folder}”").format(count=count, folder=folder)
        for folder, count in folders.items()
    ] + _handed_over(register, catalogue)


def _backups(register: Register) -> list[Path]:
    return [
        place
        for backup in register.backups.all()
        for place in (backup.first, backup.second)
        if place is not None
    ]


def _handed_over(register: Register, catalogue: Catalogue) -> list[str]:
    _ = catalogue.gettext
    return [
        _("A copy handed over to {name} on {day} may still hold the data.").format(
            name=one.to_name, day=digits(one.at.date())
        )
        for one in register.personal.handed_over()
    ]
