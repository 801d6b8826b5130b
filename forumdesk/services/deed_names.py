"""How each deed is called: in the Edit menu, in the status bar, in the journal."""

from collections.abc import Mapping
from datetime import datetime

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.told_spans import span_of

DEED_NAMES: dict[str, str] = {
    "register.merged": N_("copy merged, deeds of {desk}: {count}"),
    "register.handed_over": N_("copy handed over: {name}"),
    "register.kept_after_all": N_("copy not handed over after all: {name}"),
    "baton.taken": N_("decisions are recorded at desk {desk} from now on"),
    "baton.freed": N_("decisions are recorded at any desk from now on"),
    "clock.turned_back": N_("the computer’s clock was found turned back by {span}"),
    "meeting.added": N_("meeting made: {title}"),
    "register.restored": N_("register restored from the backup of {at}"),
    "meeting.edited": N_("meeting changed"),
    "body.edited": N_("name of the body changed"),
    "body.rules_edited": N_("rules of the body changed"),
    "body.emblem": N_("emblem of the body changed"),
    "body.stationery": N_("stationery of the body changed"),
    "participant.added": N_("participant added: {name}"),
    "participant.edited": N_("participant changed: {name}"),
    "participant.removed": N_("participant removed: {name}"),
    "participants.edited": N_("participants changed: {count}"),
    "participants.removed": N_("participants removed: {count}"),
    "participants.imported": N_("participants imported: {count}"),
    "participants.merged": N_("{name}: two rows merged"),
    "participants.all_merged": N_("rows merged: {count}"),
    "participants.told_apart": N_("{name}: marked as another person"),
    "participant.photo": N_("photo changed: {name}"),
    "accreditation.invited": N_("marked as invited: {count}"),
    "accreditation.confirmed": N_("marked as confirmed: {count}"),
    "accreditation.accredited": N_("accredited: {count}"),
    "accreditation.refused": N_("refused: {count}"),
    "accreditation.replaced": N_("{name} replaced by {by}"),
    "attendance.arrived": N_("arrived: {name}"),
    "attendance.arrived_new": N_("added and arrived: {name}"),
    "attendance.connected": N_("connected: {name}"),
    "attendance.left": N_("left: {name}"),
    "attendance.taken_back": N_("last entry withdrawn: {name}"),
    "delegation.added": N_("delegation made: {name}"),
    "delegation.edited": N_("delegation changed: {name}"),
    "delegation.removed": N_("delegation dissolved: {name}"),
    "delegation.assigned": N_("people assigned to a delegation: {count}"),
    "delegations.formed": N_("delegations formed by country: {count}"),
    "participant.erased": N_("data of participant {number} erased by law"),
    "people.erased": N_("contacts of participants erased: {count}"),
    "retention.set": N_("last day on which contacts are kept changed"),
    "identity_numbers.erased": N_("identity numbers erased: {count}"),
    "filter.saved": N_("filter saved: {title}"),
    "filter.removed": N_("filter removed: {title}"),
    "agenda.imported": N_("agenda imported: {count}"),
    "agenda.edited": N_("agenda item {number} changed"),
    "agenda.added": N_("agenda item added: {title}"),
    "agenda.removed": N_("agenda item removed: {title}"),
    "agenda.moved": N_("agenda item {number} moved: {title}"),
    "agenda.copied": N_("agenda items copied: {count}"),
    "template.saved": N_("template saved: {title}"),
    "template.used": N_("items taken from the template: {title}"),
    "template.removed": N_("template removed: {title}"),
    "paper.added": N_("item {number}: paper added: {title}"),
    "paper.removed": N_("item {number}: paper removed: {title}"),
    "paper.issued": N_("paper {number} given out: {title}"),
    "paper.signed": N_("paper {number}: signed copy kept: {title}"),
    "paper.unsigned": N_("paper {number}: signed copy taken away: {title}"),
    "conduct.opened": N_("meeting opened"),
    "conduct.suspended": N_("meeting suspended"),
    "conduct.resumed": N_("meeting resumed"),
    "conduct.closed": N_("meeting closed"),
    "conduct.item_started": N_("item {number} begun"),
    "conduct.item_suspended": N_("item {number} suspended"),
    "conduct.item_resumed": N_("item {number} resumed"),
    "conduct.item_ended": N_("item {number} ended"),
    "conduct.item_deferred": N_("item {number} deferred"),
    "conduct.noted": N_("notes on item {number} changed"),
    "conduct.clock_shifted": N_("times go on from the last recorded one: {span} ahead of the clock"),
    "conduct.clock_used": N_("times go by the computer’s clock again"),
    "speaking.asked": N_("on the list of speakers: {name}"),
    "speaking.withdrawn": N_("off the list of speakers: {name}"),
    "speaking.moved": N_("list of speakers: {name} moved"),
    "speaking.began": N_("has the floor: {name}"),
    "speaking.paused": N_("speech paused: {name}"),
    "speaking.finished": N_("speech ended: {name}"),
    "speaking.limits": N_("speaking limits changed"),
    "speaking.limit": N_("{name}: speaking limit changed"),
    "speaking.list_closed": N_("item {number}: list of speakers closed"),
    "speaking.list_reopened": N_("item {number}: list of speakers opened again"),
    "quorum.excused": N_("excused: {name}"),
    "quorum.unexcused": N_("excuse withdrawn: {name}"),
    "quorum.recused": N_("item {number}: recused: {name}"),
    "quorum.unrecused": N_("item {number}: recusal withdrawn: {name}"),
    "resolution.imported": N_("text imported: {count} paragraphs"),
    "package.imported": N_("event package imported: {title}"),
    "text.edited": N_("paragraph {number} changed"),
    "text.confirmed": N_("paragraph {number} confirmed"),
    "text.row_added": N_("paragraph added"),
    "text.row_removed": N_("paragraph {number} removed"),
    "text.rows_added": N_("paragraphs added: {count}"),
    "text.row_split": N_("paragraph {number} split"),
    "text.rows_joined": N_("paragraph {number} joined with the one below"),
    "text.row_moved": N_("paragraph {number} moved"),
    "text.part_changed": N_("kind of paragraph {number} changed"),
    "text.numbering_changed": N_("numbering of points changed"),
    "text.confirmed_all": N_("texts confirmed: {count}"),
    "text.replaced": N_("words replaced: {count}"),
    "text.bound": N_("fact from the register put into paragraph {number}"),
    "text.imported": N_("text imported"),
    "finding.dismissed": N_("finding in paragraph {number} let stand"),
    "finding.recalled": N_("finding told again"),
    "findings.repaired": N_("findings repaired: {count}"),
    "finding.repaired": N_("finding in paragraph {number} repaired"),
    "amendment.proposed": N_("amendment {number} proposed"),
    "amendment.edited": N_("amendment {number} changed"),
    "amendment.accepted": N_("amendment {number} accepted"),
    "amendment.rejected": N_("amendment {number} rejected"),
    "amendment.withdrawn": N_("amendment {number} withdrawn"),
    "amendment.replaced": N_("amendment {number} replaced by {other}"),
    "amendment.merged": N_("amendments merged into {number}"),
    "amendment.reopened": N_("amendment {number} put again"),
    "amendment.moved": N_("amendment {number} moved"),
    "amendments.returned": N_("changes from a document: {count}"),
    "draft.issued": N_("draft {number} given out"),
    "draft.withdrawn": N_("draft {number} withdrawn"),
    "consultation.opened": N_("draft {number} laid open for comments"),
    "consultation.extended": N_("deadline for draft {number} moved"),
    "consultation.closed": N_("consultation on draft {number} closed"),
    "consultation.reopened": N_("consultation on draft {number} opened again"),
    "consultation.withdrawn": N_("consultation on draft {number} withdrawn"),
    "comment.received": N_("comment {number} entered"),
    "comment.edited": N_("comment {number} changed"),
    "comment.removed": N_("comment {number} removed"),
    "comment.judged": N_("comment {number} answered"),
    "comment.proposed": N_("amendment made of comment {number}"),
    "decision.recorded": N_("decision {number} recorded"),
    "decision.withdrawn": N_("decision {number} withdrawn"),
    "decision.adopted": N_("decision {number} recorded and sealed"),
    "decision.sealed": N_("decisions sealed: {numbers}"),
    "statement.added": N_("statement {number} noted"),
    "statement.edited": N_("statement {number} changed"),
    "statement.removed": N_("statement {number} removed"),
    "proxy.given": N_("{by} casts the voice of {name}"),
    "proxy.ended": N_("proxy of {name} ended"),
    "minutes.edited": N_("minutes changed"),
    "head.signed": N_("head of the chain signed"),
    "journal.lost": N_("deed of which only what it changed is known"),
    "bin.restored": N_("brought back from the bin: {count}"),
    "bin.restored_one": N_("brought back from the bin: {name}"),
}

_OF_CLOCKS = frozenset({"clock.turned_back", "conduct.clock_shifted"})
"""Deeds that note under ``count`` by how many minutes a clock is wrong."""

UNDONE_NAMES: dict[str, str] = {
    "history.undone": N_("undone: {deed}"),
    "history.redone": N_("done again: {deed}"),
}


def deed_name(code: str, values: Mapping[str, object]) -> Notice:
    """What a catalogue says for a deed; ``values`` as noted in the journal. ``history.*`` name the inner deed.

    A place in the text that has no number of its own is named by a dash.
    """
    inner = str(values.get("deed", code))
    filled = {name: _shown(value) for name, value in values.items()}
    if inner == "register.restored":
        filled["at"] = _by_this_computer(str(filled.get("at", "")))
    if inner in _OF_CLOCKS:
        count = values.get("count")
        filled["span"] = span_of(count if isinstance(count, int) else 0)
    filled["number"] = filled.get("number") or "–"
    return Notice(code=code, message=DEED_NAMES.get(inner, inner), values=filled)


def undo_frame(code: str) -> str | None:
    """The sentence around an inner deed's name ("undone: {deed}"), or None for a plain deed."""
    return UNDONE_NAMES.get(code)


def _by_this_computer(written: str) -> object:
    """A noted moment by the clock of the computer; an earlier version noted it by that clock, without a zone."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written
    return moment if moment.tzinfo is None else moment.astimezone()


def _shown(value: object) -> object:
    if isinstance(value, Mapping):
        return LocalizedText.from_mapping({str(code): str(text) for code, text in value.items()})
    return tuple(str(part) for part in value) if isinstance(value, list) else value
