"""A backup in words: what restoring it would do, and where it lies."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from forumdesk.domain.errors import KnownError
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day
from forumdesk.services.backups import Backup, DeedTold, WhatDiffers
from forumdesk.services.deed_names import deed_name, undo_frame

_TOLD: Final = 40
"""How many deeds are named before the rest is counted."""


class BackupTold:
    """Says it in the language of the window."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def groups(self, backup: Backup, differs: WhatDiffers | KnownError | None) -> list[DetailGroup]:
        """What the panel shows; ``differs`` is None while the two are being compared."""
        if differs is None:
            groups = [self._note(self._words.gettext("Being compared with the register …"))]
        elif isinstance(differs, KnownError):
            groups = [self._note(self._words.catalogue.sentence(differs))]
        else:
            groups = self._differences(differs)
        return [*groups, self._places(backup)]

    def _places(self, backup: Backup) -> DetailGroup:
        _ = self._words.gettext
        places = ((_("Here"), backup.first), (_("Second place"), backup.second))
        fields = [DetailField(label=name, value=_breakable(path)) for name, path in places if path]
        return DetailGroup(fields=fields)

    def _note(self, sentence: str) -> DetailGroup:
        heading = self._words.gettext("Restoring")
        return DetailGroup(fields=[DetailField(label=heading, value=sentence)])

    def _differences(self, differs: WhatDiffers) -> list[DetailGroup]:
        _, ngettext = self._words.gettext, self._words.ngettext
        groups = []
        if differs.sealed:
            sealed = ngettext(
                "{count} record was sealed since and would be gone.",
                "{count} records were sealed since and would be gone.",
                differs.sealed,
            )
            groups.append(self._note(sealed.format(count=differs.sealed)))
        if differs.taken_back:
            count = len(differs.taken_back)
            heading = ngettext("{count} deed would be taken back", "{count} deeds would be taken back", count)
            groups.append(self._deeds(heading.format(count=count), differs.taken_back))
        if differs.would_come:
            count = len(differs.would_come)
            heading = ngettext("{count} deed would come back", "{count} deeds would come back", count)
            groups.append(self._deeds(heading.format(count=count), differs.would_come))
        return groups or [self._note(_("The register is as it was in this backup."))]

    def _deeds(self, heading: str, deeds: Sequence[DeedTold]) -> DetailGroup:
        fields = [self._deed(one) for one in deeds[:_TOLD]]
        if len(deeds) > _TOLD:
            more = self._words.gettext("and {count} more").format(count=len(deeds) - _TOLD)
            fields.append(DetailField(label="", value=more))
        return DetailGroup(heading=heading, fields=fields)

    def _deed(self, deed: DeedTold) -> DetailField:
        at = deed.at.astimezone()
        when = f"{digits(at.date())}, {time_of_day(at.time(), self._words.language)}"
        name = self._words.catalogue.sentence(deed_name(deed.code, deed.values))
        frame = undo_frame(deed.code)
        if frame:
            name = self._words.gettext(frame).format(deed=name)
        return DetailField(label=f"{when} · {deed.desk_name}", value=name)


def _breakable(path: Path) -> str:
    """A path that may be broken into lines behind its signs, and within a name too long for one line."""
    return re.sub(r"([/\\_.-]|[^/\\_.\s-]{12})", "\\1\u200b", str(path))
