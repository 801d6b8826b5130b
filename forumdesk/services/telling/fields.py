"""How the fields of things in the journal are called, and how their values are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.services.telling import values
from forumdesk.services.telling.values import Words


class Form(StrEnum):
    """How a value of the journal is written for people."""

    TEXT = "text"  # running words, compared word by word
    PLAIN = "plain"
    DAY = "day"
    MOMENT = "moment"
    CLOCK = "clock"
    YES_NO = "yes_no"
    COUNTRY = "country"
    LANGUAGES = "languages"
    SPANS = "spans"
    CHANGED = "changed"  # only that it is another one


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """``refers`` is the kind of what an identifier names, ``words`` are those for one of few values; then ``form``
    does not matter. ``usual`` holds where a value says nothing."""

    name: str
    form: Form = Form.PLAIN
    refers: str = ""
    words: Words | None = None
    usual: str = ""


def _field(name: str, form: Form = Form.PLAIN, refers: str = "") -> Field:
    return Field(name=name, form=form, refers=refers)


def _one_of(name: str, words: Words, usual: str = "") -> Field:
    return Field(name=name, words=words, usual=usual)


HIDDEN: Final = frozenset(
    {
        "id", "meeting_id", "body_id", "row.id", "sha256", "bytes", "hash", "sequence", "revision", "desk_id",
        "row.standings.follows", "rows", "media_type", "content", "persons", "person", "into_person",
    }
)  # fmt: skip
"""Paths that say nothing to a person."""

_TEXT, _DAY, _MOMENT, _CLOCK = Form.TEXT, Form.DAY, Form.MOMENT, Form.CLOCK
_YES_NO, _SPANS, _CHANGED = Form.YES_NO, Form.SPANS, Form.CHANGED

FIELDS: Final[Mapping[str, Field]] = {
    # of bodies and meetings
    "name": _field(N_("Title"), _TEXT),
    "paper.name": _field(N_("File name")),
    "signed_copy.name": _field(N_("File name")),
    "issued_paper.name": _field(N_("File name")),
    "number": _field(N_("Number")),
    "title": _field(N_("Title"), _TEXT),
    "working_title": _field(N_("Working title"), _YES_NO),
    "first_day": _field(N_("First day"), _DAY),
    "last_day": _field(N_("Last day"), _DAY),
    "place": _field(N_("Place"), _TEXT),
    "time_zone": _field(N_("Time zone")),
    "chair": _field(N_("Chair"), _TEXT),
    "secretary": _field(N_("Secretary"), _TEXT),
    "limits.report": _field(N_("Limit for a report, seconds")),
    "limits.debate": _field(N_("Limit for a speech in the debate, seconds")),
    "limits.reply": _field(N_("Limit for a reply, seconds")),
    "limits.point_of_order": _field(N_("Limit for a point of order, seconds")),
    "rules": _field(N_("Rules of the body"), _CHANGED),
    "rules.entitlement": _one_of(N_("Whose voices count"), values.rule_words("entitlement")),
    "rules.proxies": _field(N_("Proxies")),
    "rules.quorum_to_open": _field(N_("Quorum to open the meeting"), _CHANGED),
    "rules.quorum_to_open.share": _field(N_("Quorum to open the meeting")),
    "rules.quorum_to_decide": _field(N_("Quorum to decide"), _CHANGED),
    "rules.quorum_to_decide.share": _field(N_("Quorum to decide")),
    "rules.quorum_of": _one_of(N_("The quorum is a share of"), values.rule_words("quorum_of")),
    "rules.recused_count": _one_of(N_("Whoever is recused on an item"), values.rule_words("recused_count")),
    "rules.remote_counts": _one_of(
        N_("Whoever takes part by connection"), values.rule_words("remote_counts")
    ),
    "rules.majority": _field(N_("Majority needed"), _CHANGED),
    "rules.majority.share.share": _field(N_("Majority needed")),
    "rules.majority.of": _one_of(N_("The majority is a share"), values.rule_words("majority.of")),
    "rules.tie": _one_of(N_("Equal voices"), values.rule_words("tie")),
    "rules.abstention": _one_of(N_("An abstention"), values.rule_words("abstention")),
    "rules.unanimity_of": _one_of(N_("Unanimity asks for"), values.rule_words("unanimity_of")),
    "rules.election": _one_of(N_("Elected is"), values.rule_words("election")),
    "rules.double_entry": _one_of(N_("A vote is entered"), values.rule_words("double_entry")),
    "rules.modes": _one_of(N_("Modes of adoption"), values.mode_words),
    "rules.languages": _field(N_("Order of the languages"), Form.LANGUAGES),
    "rules.authentic": _field(N_("Where texts differ, this one holds"), Form.LANGUAGES),
    # of people
    "names.family": _field(N_("Family name")),
    "names.given": _field(N_("Given name")),
    "names.patronymic": _field(N_("Patronymic")),
    "organisation": _field(N_("Organisation"), _TEXT),
    "post": _field(N_("Post"), _TEXT),
    "country": _field(N_("Country"), Form.COUNTRY),
    "category": _one_of(N_("Kind of organisation"), values.category_words),
    "role": _one_of(N_("Role"), values.role_words),
    "entitled": _field(N_("Voting right"), _YES_NO),
    "email": _field(N_("E-mail")),
    "phone": _field(N_("Phone")),
    "delegation_id": _field(N_("Delegation"), refers="delegation"),
    "notes": _field(N_("Notes"), _TEXT),
    "post_from": _field(N_("Post held from"), _DAY),
    "post_until": _field(N_("Post held until"), _DAY),
    "name_forms": _field(N_("Case forms of the name"), _CHANGED),
    "accreditation.state": _one_of(N_("Accreditation"), values.accreditation_words),
    "accreditation.times": _field(N_("Course of the accreditation"), _CHANGED),
    "accreditation.replaced_by": _field(N_("Replaced by"), refers="participant"),
    "one_voice": _field(N_("One voice for the delegation"), _YES_NO),
    "jpeg": _field(N_("Photo"), _CHANGED),
    "png": _field(N_("Emblem"), _CHANGED),
    "first": _field(N_("First person"), refers="participant"),
    "second": _field(N_("Second person"), refers="participant"),
    "participant_id": _field(N_("Participant"), refers="participant"),
    "holder_id": _field(N_("Voice cast by"), refers="participant"),
    "count": _field(N_("Count")),
    # of arrivals and of the course of a meeting
    "kind": _field(N_("Kind")),
    "movement.kind": _one_of(N_("Kind"), values.movement_words),
    "speech.kind": _one_of(N_("Kind"), values.speech_words),
    "agenda_item.kind": _one_of(N_("Kind"), values.item_words),
    "amendment.kind": _one_of(N_("Kind"), values.amendment_kind_words),
    "consultation.kind": _one_of(N_("Kind"), values.consultation_words),
    "statement.kind": _one_of(N_("Kind"), values.statement_words),
    "signed_copy.kind": _one_of(N_("Kind"), values.signed_words),
    "at": _field(N_("Time"), _MOMENT),
    "desk_name": _field(N_("Done at")),
    "withdrawn": _field(N_("Withdrawn"), _YES_NO),
    "spans": _field(N_("Times"), _SPANS),
    "quorum": _field(N_("Quorum count"), _CHANGED),
    "closed": _field(N_("Closed"), _YES_NO),
    "clock_shift": _field(N_("Ahead of the clock, seconds")),
    "done": _field(N_("Ended"), _YES_NO),
    "deferred": _field(N_("Deferred"), _YES_NO),
    "list_closed": _field(N_("List of speakers closed"), _YES_NO),
    "text": _field(N_("Text"), _TEXT),
    "item_id": _field(N_("Agenda item"), refers="agenda_item"),
    "reason": _field(N_("Reason"), _TEXT),
    "position": _field(N_("Position"), _CHANGED),
    "asked_at": _field(N_("Asked for the floor"), _MOMENT),
    "limit": _field(N_("Speaking limit, seconds")),
    "finished": _field(N_("Ended"), _YES_NO),
    "purpose": _field(N_("Purpose")),
    "values": _field(N_("Values"), _CHANGED),
    # of the agenda
    "parent_id": _field(N_("Under the item"), refers="agenda_item"),
    "starts": _field(N_("Start"), _CLOCK),
    "minutes": _field(N_("Minutes")),
    "speakers": _field(N_("Speakers"), _TEXT),
    "speaker_numbers": _field(N_("Speakers’ numbers on the list")),
    "issues": _field(N_("Issues")),
    "recommendations": _field(N_("Recommendations")),
    "day": _field(N_("Day"), _DAY),
    "section": _field(N_("Section"), _TEXT),
    "room": _field(N_("Room"), _TEXT),
    "rapporteurs": _field(N_("Rapporteurs"), _TEXT),
    "rapporteur_numbers": _field(N_("Rapporteurs’ numbers on the list")),
    "size": _field(N_("Size, bytes")),
    # of texts, amendments and comments
    "row.text": _field(N_("Text"), _TEXT),
    "row.part": _one_of(N_("Kind of paragraph"), values.part_words),
    "row.level": _field(N_("Depth")),
    "row.standings.stage": _one_of(N_("State of the text"), values.stage_words, usual="checked"),
    "row.standings.marks": _field(N_("Emphasis and facts"), _CHANGED),
    "numbering": _one_of(N_("Numbering of points"), values.numbering_words),
    "row_id": _field(N_("Paragraph"), refers="text_row"),
    "part": _one_of(N_("Kind of paragraph"), values.part_words),
    "level": _field(N_("Depth")),
    "base": _field(N_("Text before the amendment"), _TEXT),
    "proposer": _field(N_("Proposed by"), _TEXT),
    "origin": _one_of(N_("Where from"), values.origin_words),
    "proposed_at": _field(N_("Proposed"), _MOMENT),
    "state": _field(N_("State")),
    "amendment.state": _one_of(N_("State"), values.amendment_state_words),
    "decided_at": _field(N_("Settled"), _MOMENT),
    "note": _field(N_("Note"), _TEXT),
    "into": _field(N_("Merged into"), refers="amendment"),
    "result_id": _field(N_("Paragraph made"), refers="text_row"),
    "amendment.place": _field(N_("Position"), _CHANGED),
    "issued_at": _field(N_("Given out on"), _MOMENT),
    "draft_id": _field(N_("Draft"), refers="draft"),
    "opened_at": _field(N_("Opened"), _MOMENT),
    "deadline": _field(N_("Deadline"), _MOMENT),
    "closed_at": _field(N_("Closed"), _MOMENT),
    "consultation_id": _field(N_("Consultation"), refers="consultation"),
    "author": _field(N_("Author"), _TEXT),
    "language": _field(N_("Language"), Form.LANGUAGES),
    "proposal": _field(N_("Proposed wording"), _TEXT),
    "received_at": _field(N_("Received"), _MOMENT),
    "verdict": _one_of(N_("Answer"), values.verdict_words),
    "amendment_id": _field(N_("Amendment"), refers="amendment"),
    "code": _field(N_("Code")),
    "words": _field(N_("Words"), _TEXT),
    # of decisions and what is said to them
    "mode": _one_of(N_("Mode"), values.mode_words),
    "outcome": _one_of(N_("Outcome"), values.outcome_words),
    "subject": _field(N_("Subject"), refers="text_row"),
    "whole": _field(N_("Whole text"), _YES_NO),
    "tally": _field(N_("Voices"), _CHANGED),
    "tally.entitled": _field(N_("Entitled")),
    "tally.present": _field(N_("Present")),
    "tally.needed": _field(N_("Needed")),
    "tally.voices_for": _field(N_("For")),
    "tally.against": _field(N_("Against")),
    "tally.abstaining": _field(N_("Abstaining")),
    "tally.not_voting": _field(N_("Not voting")),
    "tally.recused": _field(N_("Recused")),
    "tally.absent": _field(N_("Absent")),
    "recorded_at": _field(N_("Recorded"), _MOMENT),
    "sealed_at": _field(N_("Sealed"), _MOMENT),
    "question": _field(N_("Question"), _TEXT),
    "annuls": _field(N_("Annuls"), refers="decision"),
    "made_at": _field(N_("Made"), _MOMENT),
    "decision_id": _field(N_("Decision"), refers="decision"),
    "voice": _one_of(N_("Voice"), values.voice_words),
    "opening": _field(N_("Opening words"), _TEXT),
    "signature": _field(N_("Signature"), _CHANGED),
    # of papers given out and handed over
    "document": _field(N_("Document")),
    "languages": _field(N_("Languages"), Form.LANGUAGES),
    "layout": _field(N_("Layout")),
    "stationery": _field(N_("Stationery"), _CHANGED),
    "paper_id": _field(N_("Paper given out"), refers="issued_paper"),
    "signer": _field(N_("Signed by")),
    "signed_on": _field(N_("Signed on"), _DAY),
    "added_at": _field(N_("Kept"), _MOMENT),
    "to_name": _field(N_("Handed over to")),
    "until": _field(N_("Kept until"), _DAY),
}
"""By path within a value; "kind.path" where one kind says it otherwise. Languages are no part of a path."""


def field_of(kind: str, path: str) -> Field | None:
    """How the field at ``path`` of a value of ``kind`` is told; None for one that is not told.

    A path deeper than any known one is told as the nearest field above it; an unknown one by its own name.
    """
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        known = ".".join(parts[:length])
        if known in HIDDEN:
            return None
        found = FIELDS.get(f"{kind}.{known}") or FIELDS.get(known)
        if found is not None:
            return found
    return Field(name=path)
