"""What is kept in each table of a register, as a person calls it: in reports of damage and of rescue."""

from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice

TABLE_NAMES: Final = {
    "register": N_("the register itself"),
    "body": N_("bodies"),
    "meeting": N_("meetings"),
    "delegation": N_("delegations"),
    "participant": N_("people on the list"),
    "photo": N_("photos"),
    "identity_number": N_("identity numbers"),
    "movement": N_("arrivals and departures"),
    "presence": N_("who is present"),
    "source": N_("what lists said of people"),
    "distinct_pair": N_("people told apart"),
    "remembered": N_("saved filters and choices"),
    "agenda_item": N_("agenda items"),
    "sitting": N_("sittings"),
    "item_run": N_("the course of agenda items"),
    "item_note": N_("notes on agenda items"),
    "recusal": N_("recusals"),
    "excuse": N_("excuses"),
    "speech": N_("turns to speak"),
    "text_row": N_("paragraphs of texts"),
    "text_setting": N_("settings of texts"),
    "amendment": N_("amendments"),
    "draft": N_("drafts of texts"),
    "consultation": N_("consultations"),
    "comment": N_("comments"),
    "dismissal": N_("findings let stand"),
    "decision": N_("decisions"),
    "statement": N_("statements"),
    "sealed_record": N_("sealed records"),
    "head_signature": N_("signatures of heads"),
    "proxy": N_("proxies"),
    "minutes": N_("the minutes"),
    "minutes_note": N_("notes in minutes"),
    "paper": N_("papers of agenda items"),
    "paper_content": N_("files of papers"),
    "emblem": N_("emblems"),
    "stationery": N_("stationery"),
    "issued_paper": N_("papers given out"),
    "issued_content": N_("files of papers given out"),
    "signed_copy": N_("signed copies"),
    "journal": N_("deeds in the journal"),
    "journal_difference": N_("what deeds changed"),
    "binned_content": N_("files in the bin"),
    "baton": N_("who may record decisions"),
    "handover": N_("copies handed over"),
    "erasure": N_("notes of erased data"),
    "retention": N_("retention dates"),
    "alembic_version": N_("the mark of the file’s format"),
}
"""By the table's name."""
_UNKNOWN: Final = N_("something that this version of the program does not know (“{name}”)")


def table_named(table: str) -> Notice:
    """The name of a table, to be said within a sentence; a table of a later format is called by its own."""
    name = TABLE_NAMES.get(table)
    if name is None:
        return Notice(code="table.unknown", message=_UNKNOWN, values={"name": table})
    return Notice(code="table", message=name)
