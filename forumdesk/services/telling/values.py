"""How the values that are one of few are called in the journal's words."""

from collections.abc import Callable, Mapping

from forumdesk.language.catalogue import Catalogue

Words = Callable[[Catalogue], Mapping[str, str]]


def value_word(kind: str, path: str, value: str, catalogue: Catalogue) -> str:
    """A value such as a role or a state in words; the value itself where no word is known."""
    words = _WORDS.get(f"{kind}.{path}") or _WORDS.get(path)
    return words(catalogue).get(value, value) if words else value


def _category(catalogue: Catalogue) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "university": _("University"),
        "international_organisation": _("International organisation"),
        "government_body": _("Government body"),
        "other": _("Other organisation"),
    }


def _role(catalogue: Catalogue) -> dict[str, str]:
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


def _accreditation(catalogue: Catalogue) -> dict[str, str]:
    return {
        "invited": catalogue.pgettext("value", "invited"),
        "confirmed": catalogue.pgettext("value", "participation confirmed"),
        "accredited": catalogue.pgettext("value", "accredited"),
        "refused": catalogue.pgettext("value", "refused"),
        "replaced": catalogue.pgettext("value", "replaced"),
    }


def _movement(catalogue: Catalogue) -> dict[str, str]:
    return {
        "arrived": catalogue.pgettext("value", "arrival"),
        "left": catalogue.pgettext("value", "departure"),
        "connected": catalogue.pgettext("value", "connection"),
    }


def _speech(catalogue: Catalogue) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "report": _("Report"),
        "debate": _("Debate"),
        "reply": _("Reply"),
        "point_of_order": _("Point of order"),
    }


def _item(catalogue: Catalogue) -> dict[str, str]:
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


def _part(catalogue: Catalogue) -> dict[str, str]:
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


def _stage(catalogue: Catalogue) -> dict[str, str]:
    return {
        "draft": catalogue.pgettext("value", "draft"),
        "translated": catalogue.pgettext("value", "translated"),
        "checked": catalogue.pgettext("value", "checked"),
        "authentic": catalogue.pgettext("value", "authentic"),
    }


def _numbering(catalogue: Catalogue) -> dict[str, str]:
    return {
        "decimal": catalogue.pgettext("value", "by figures"),
        "lettered": catalogue.pgettext("value", "by letters"),
    }


def _amendment_kind(catalogue: Catalogue) -> dict[str, str]:
    _ = catalogue.gettext
    return {"replace": _("Change of wording"), "insert": _("New paragraph"), "delete": _("Deletion")}


def _origin(catalogue: Catalogue) -> dict[str, str]:
    return {
        "desk": catalogue.pgettext("value", "entered by hand"),
        "word": catalogue.pgettext("value", "a document"),
        "comment": catalogue.pgettext("value", "a comment"),
    }


def _amendment_state(catalogue: Catalogue) -> dict[str, str]:
    return {
        "proposed": catalogue.pgettext("amendment", "Open"),
        "accepted": catalogue.pgettext("amendment", "Accepted"),
        "rejected": catalogue.pgettext("amendment", "Rejected"),
        "withdrawn": catalogue.pgettext("amendment", "Withdrawn"),
        "replaced": catalogue.pgettext("amendment", "Replaced"),
        "merged": catalogue.pgettext("amendment", "Merged"),
    }


def _verdict(catalogue: Catalogue) -> dict[str, str]:
    return {
        "open": catalogue.pgettext("value", "open"),
        "accepted": catalogue.pgettext("value", "accepted"),
        "partly": catalogue.pgettext("value", "accepted in part"),
        "rejected": catalogue.pgettext("value", "rejected"),
    }


def _consultation(catalogue: Catalogue) -> dict[str, str]:
    _ = catalogue.gettext
    return {"comments": _("Comments"), "silence": _("Silence procedure")}


def _mode(catalogue: Catalogue) -> dict[str, str]:
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


def _outcome(catalogue: Catalogue) -> dict[str, str]:
    return {
        "adopted": catalogue.pgettext("value", "adopted"),
        "rejected": catalogue.pgettext("value", "rejected"),
        "elected": catalogue.pgettext("value", "elected"),
        "not_elected": catalogue.pgettext("value", "nobody elected"),
    }


def _statement(catalogue: Catalogue) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "correction": _("Correction"),
        "reservation": _("Reservation"),
        "explanation": _("Explanation of position"),
        "dissent": _("Dissenting opinion"),
    }


def _voice(catalogue: Catalogue) -> dict[str, str]:
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


def _signed(catalogue: Catalogue) -> dict[str, str]:
    _ = catalogue.gettext
    return {
        "scan": _("Scan of the signed paper"),
        "cms": _("Signature in a file of its own"),
        "pades": _("Signature in the PDF"),
    }


def _rule(name: str) -> Words:
    """How the values of a rule of a body are called: as on the page that sets them."""
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


_RULES = (
    "entitlement", "quorum_of", "recused_count", "remote_counts", "majority.of", "tie", "abstention",
    "unanimity_of", "election", "double_entry",
)  # fmt: skip
_WORDS: dict[str, Words] = {
    **{f"rules.{name}": _rule(name) for name in _RULES},
    "rules.modes": _mode,
    "category": _category,
    "role": _role,
    "accreditation.state": _accreditation,
    "movement.kind": _movement,
    "speech.kind": _speech,
    "agenda_item.kind": _item,
    "row.part": _part,
    "part": _part,
    "row.standings.stage": _stage,
    "numbering": _numbering,
    "amendment.kind": _amendment_kind,
    "origin": _origin,
    "amendment.state": _amendment_state,
    "verdict": _verdict,
    "consultation.kind": _consultation,
    "mode": _mode,
    "outcome": _outcome,
    "statement.kind": _statement,
    "voice": _voice,
    "signed_copy.kind": _signed,
}
