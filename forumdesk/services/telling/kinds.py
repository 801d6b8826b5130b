"""How the kinds of things in the journal are called, and in which groups they are found."""

from collections.abc import Mapping
from typing import Final

from forumdesk.domain.errors import N_

KIND_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "body": (N_("Body"), N_("Bodies")),
    "meeting": (N_("Meeting"), N_("Meetings")),
    "delegation": (N_("Delegation"), N_("Delegations")),
    "participant": (N_("Participant"), N_("Participants")),
    "photo": (N_("Photo"), N_("Photos")),
    "identity_numbers": (N_("Identity numbers"), N_("Identity numbers")),
    "movement": (N_("Entry of arrivals"), N_("Entries of arrivals")),
    "distinct_pair": (N_("Two different people"), N_("Pairs of different people")),
    "choice": (N_("Saved filter"), N_("Saved filters")),
    "agenda_item": (N_("Agenda item"), N_("Agenda items")),
    "paper": (N_("Paper of an item"), N_("Papers of items")),
    "emblem": (N_("Emblem"), N_("Emblems")),
    "sitting": (N_("Sitting"), N_("Sittings")),
    "item_run": (N_("Course of an item"), N_("Course of items")),
    "item_note": (N_("Notes on an item"), N_("Notes on items")),
    "recusal": (N_("Recusal"), N_("Recusals")),
    "excuse": (N_("Excused absence"), N_("Excused absences")),
    "speech": (N_("Speech"), N_("Speeches")),
    "text_row": (N_("Paragraph"), N_("Paragraphs")),
    "text_setting": (N_("Numbering of points"), N_("Numbering of points")),
    "dismissal": (N_("Finding let stand"), N_("Findings let stand")),
    "amendment": (N_("Amendment"), N_("Amendments")),
    "draft": (N_("Draft"), N_("Drafts")),
    "consultation": (N_("Consultation"), N_("Consultations")),
    "comment": (N_("Comment"), N_("Comments")),
    "decision": (N_("Decision"), N_("Decisions")),
    "statement": (N_("Statement"), N_("Statements")),
    "proxy": (N_("Proxy"), N_("Proxies")),
    "minutes": (N_("Minutes of the meeting"), N_("Minutes of meetings")),
    "minutes_note": (N_("Minutes of an item"), N_("Minutes of items")),
    "head_signature": (N_("Signature of the head"), N_("Signatures of the head")),
    "stationery": (N_("Stationery"), N_("Stationery")),
    "issued_paper": (N_("Paper given out"), N_("Papers given out")),
    "signed_copy": (N_("Signed copy"), N_("Signed copies")),
    "baton": (N_("Right to record decisions"), N_("Right to record decisions")),
    "handover": (N_("Copy handed over"), N_("Copies handed over")),
    "erasure": (N_("Erasure of personal data"), N_("Erasures of personal data")),
    "retention": (N_("Retention date"), N_("Retention dates")),
}
"""For each kind of value its name for one and for many."""

HIDDEN_KINDS: Final = frozenset({"source", "paper_content", "issued_content"})
"""Kinds that go along with another one and say nothing a person asks for."""

GROUPS: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "people": (
        N_("People"),
        frozenset({"participant", "delegation", "photo", "distinct_pair", "identity_numbers", "erasure"}),
    ),
    "arrivals": (N_("Arrivals"), frozenset({"movement"})),
    "agenda": (N_("Agenda"), frozenset({"agenda_item", "paper"})),
    "texts": (N_("Texts"), frozenset({"text_row", "text_setting", "dismissal"})),
    "drafts": (
        N_("Amendments and consultations"),
        frozenset({"amendment", "draft", "consultation", "comment"}),
    ),
    "course": (
        N_("Course of the meeting"),
        frozenset({"sitting", "item_run", "item_note", "recusal", "excuse", "speech", "proxy"}),
    ),
    "decisions": (N_("Decisions"), frozenset({"decision", "statement", "head_signature", "baton"})),
    "minutes": (N_("Minutes of the meeting"), frozenset({"minutes", "minutes_note"})),
    "papers": (
        N_("Papers given out"),
        frozenset({"issued_paper", "signed_copy", "stationery", "emblem", "handover"}),
    ),
    "meetings": (N_("Bodies and meetings"), frozenset({"body", "meeting", "choice", "retention"})),
}
"""By what deeds are filtered: the name of a group and the kinds in it."""
