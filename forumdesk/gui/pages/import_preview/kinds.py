"""What can be imported: how a dialog names its files, what the preview is called, and where the import is seen."""

from collections.abc import Mapping
from typing import Final

from forumdesk.domain.errors import N_

FILE_KINDS: Final[Mapping[str, str]] = {
    "participants": N_("Tables and contacts (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.vcf)"),
    "agenda": N_("Tables and calendars (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.ics)"),
    "resolution": N_("Texts (*.docx *.odt *.txt *.md)"),
    "event": N_("Event packages (*.json)"),
}
"""What a dialog that asks for a file offers, by what is imported; message ids."""
TITLES: Final = {
    "participants": N_("Import participants"),
    "agenda": N_("Import an agenda"),
    "resolution": N_("Import a resolution"),
    "event": N_("Import an event package"),
}
PAGES: Final = {
    "participants": "participants",
    "agenda": "agenda",
    "resolution": "resolution",
    "event": "overview",
}
