"""How the values that are one of few are called in the journal's words."""

from collections.abc import Callable, Mapping

from forumdesk.language.catalogue import Catalogue

Words = Callable[[Catalogue], Mapping[str, str]]
"""The words for the values that a field may have, in the language of a catalogue."""


def category_words(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of organisations."""
    _ = catalogue.gettext
    return {
        "university": _("University"),
        "international_organisation": _("International organisation"),
        "government_body": _("Government body"),
        "other": _("Other organisation"),
    }


def role_words(catalogue: Catalogue) -> dict[str, str]:
    """Roles of participants."""
    _ = catalogue.gettext
    return {
        "head_of_delegation": _("Head of delegation"),
        "deputy_head_of_delegation": _("Deputy head of delegation"),
        "delegate": _("Delegate"),
        "speaker": _("Speaker"),
        "moderator": _("Moderator"),
        "observer": _("Observer"),
        "guest": _("Guest"),
    }


def accreditation_words(catalogue: Catalogue) -> dict[str, str]:
    """States of an accreditation."""
    return {
        "invited": catalogue.pgettext("value", "invited"),
        "confirmed": catalogue.pgettext("value", "participation confirmed"),
        "accredited": catalogue.pgettext("value", "accredited"),
        "refused": catalogue.pgettext("value", "refused"),
        "replaced": catalogue.pgettext("value", "replaced"),
    }


def movement_words(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of arrivals."""
    return {
        "arrived": catalogue.pgettext("value", "arrival"),
        "left": catalogue.pgettext("value", "departure"),
        "connected": catalogue.pgettext("value", "connection"),
    }


def speech_words(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of speeches."""
    _ = catalogue.gettext
    return {
        "report": _("Report"),
        "debate": _("Debate"),
        "reply": _("Reply"),
        "point_of_order": _("Point of order"),
    }


def item_words(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of agenda items."""
    _ = catalogue.gettext
    return {
        "opening": _("Opening"),
        "plenary": _("Plenary sitting"),
        "report": _("Report"),
        "panel": _("Panel session"),
        "discussion": _("Discussion"),
        "decision": _("Adoption of a decision"),
        "information": _("Information"),
        "procedural": _("Procedural matter"),
        "break": _("Break"),
        "ceremony": _("Ceremony"),
        "closing": _("Closing"),
    }


def part_words(catalogue: Catalogue) -> dict[str, str]:
    """Parts of a text."""
    _ = catalogue.gettext
    return {
        "title": _("Title"),
        "theme": _("Theme"),
        "date_place": _("Date and place"),
        "preamble": _("Preamble"),
        "issues_lead": _("Words before the issues"),
        "issue": _("Issue"),
        "recommendations_lead": _("Words before the recommendations"),
        "recommendation": _("Recommendation"),
        "body": _("Paragraph"),
        "point": _("Point"),
        "heading": _("Section heading"),
        "closing": _("Closing part"),
        "annex": _("Annex"),
        "note": _("Footnote"),
        "unplaced": _("Fits no part"),
    }


def stage_words(catalogue: Catalogue) -> dict[str, str]:
    """States of a text in a language."""
    return {
        "draft": catalogue.pgettext("value", "draft"),
        "translated": catalogue.pgettext("value", "translated"),
        "checked": catalogue.pgettext("value", "checked"),
        "authentic": catalogue.pgettext("value", "authentic"),
    }


def numbering_words(catalogue: Catalogue) -> dict[str, str]:
    """Ways to number points."""
    return {
        "decimal": catalogue.pgettext("value", "by figures"),
        "lettered": catalogue.pgettext("value", "by letters"),
    }


def amendment_kind_words(catalogue: Catalogue) -> dict[str, str]:
    """What an amendment does."""
    _ = catalogue.gettext
    return {"replace": _("Change of wording"), "insert": _("New paragraph"), "delete": _("Deletion")}


def origin_words(catalogue: Catalogue) -> dict[str, str]:
    """Where an amendment came from."""
    return {
        "desk": catalogue.pgettext("value", "entered by hand"),
        "word": catalogue.pgettext("value", "a document"),
        "comment": catalogue.pgettext("value", "a comment"),
    }


def amendment_state_words(catalogue: Catalogue) -> dict[str, str]:
    """What became of an amendment."""
    return {
        "proposed": catalogue.pgettext("amendment", "Open"),
        "accepted": catalogue.pgettext("amendment", "Accepted"),
        "rejected": catalogue.pgettext("amendment", "Rejected"),
        "withdrawn": catalogue.pgettext("amendment", "Withdrawn"),
        "replaced": catalogue.pgettext("amendment", "Replaced"),
        "merged": catalogue.pgettext("amendment", "Merged"),
    }


def verdict_words(catalogue: Catalogue) -> dict[str, str]:
    """Answers to a comment."""
    return {
        "open": catalogue.pgettext("value", "open"),
        "accepted": catalogue.pgettext("value", "accepted"),
        "partly": catalogue.pgettext("value", "accepted in part"),
        "rejected": catalogue.pgettext("value", "rejected"),
    }


def consultation_words(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of consultations."""
    _ = catalogue.gettext
    return {"comments": _("Comments"), "silence": _("Silence procedure")}


def mode_words(catalogue: Catalogue) -> dict[str, str]:
    """Modes of adoption."""
    _ = catalogue.gettext
    return {
        "unanimous": _("Unanimous"),
        "consensus": _("Consensus"),
        "without_vote": _("Without a vote"),
        "acclamation": _("Acclamation"),
        "recorded": _("Recorded vote"),
        "counted": _("Show of hands, counted"),
        "secret": _("Secret ballot"),
        "silence": _("Silence procedure"),
        "written_poll": _("Written poll"),
        "election": _("Election"),
    }


def outcome_words(catalogue: Catalogue) -> dict[str, str]:
    """Outcomes of a decision."""
    return {
        "adopted": catalogue.pgettext("value", "adopted"),
        "rejected": catalogue.pgettext("value", "rejected"),
        "elected": catalogue.pgettext("value", "elected"),
        "not_elected": catalogue.pgettext("value", "nobody elected"),
    }


def statement_words(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of statements."""
    _ = catalogue.gettext
    return {
        "correction": _("Correction"),
        "reservation": _("Reservation"),
        "explanation": _("Explanation of position"),
        "dissent": _("Dissenting opinion"),
    }


def voice_words(catalogue: Catalogue) -> dict[str, str]:
    """Voices."""
    _ = catalogue.gettext
    return {
        "for": _("for"),
        "against": _("against"),
        "abstaining": _("abstaining"),
        "abstained": _("abstaining"),
        "not_voting": _("not voting"),
        "present": _("not voting"),
        "absent": _("absent"),
        "recused": _("recused"),
    }


def signed_words(catalogue: Catalogue) -> dict[str, str]:
    """What a signed copy is."""
    _ = catalogue.gettext
    return {
        "scan": _("Scan of the signed paper"),
        "cms": _("Signature in a file of its own"),
        "pades": _("Signature in the PDF"),
    }


def rule_words(name: str) -> Words:
    """Values of a rule of a body, called as on the page that sets them."""
    return lambda catalogue: _rules(catalogue)[name]


def _rules(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    _ = catalogue.gettext
    return {
        "entitlement": {
            "persons": _("persons, each for themselves"),
            "delegations": _("delegations, one voice each"),
        },
        "quorum_of": {"members": _("all members"), "accredited": _("those accredited")},
        "recused_count": {
            "True": _("counts for the quorum"),
            "False": _("does not count for the quorum"),
        },
        "remote_counts": {"True": _("counts as present"), "False": _("does not count as present")},
        "majority.of": {
            "voting": _("of those for and against"),
            "cast": _("of the voices cast"),
            "present": _("of those present"),
            "members": _("of all entitled"),
        },
        "tie": {"lost": _("the proposal is lost"), "chair": _("the chair decides")},
        "abstention": {
            "strict": _("prevents unanimity"),
            "lenient": _("does not prevent unanimity"),
        },
        "unanimity_of": {
            "present": _("voices of those present"),
            "all": _("voices of all entitled"),
        },
        "election": {
            "majority": _("whom more than half of the ballots name"),
            "most": _("whoever has most votes"),
        },
        "double_entry": {"True": _("twice, by two people"), "False": _("once")},
    }
