"""The parts of what the chair says that name what is put to the decision and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import cast, get_args

from forumdesk.language.adoption_sentences import Elected, adoption_sentence
from forumdesk.language.adoption_wordings import Subject
from forumdesk.language.wording import NBSP, number_sign

Field = str | int | time | date | timedelta | Sequence[str] | Sequence[Elected]

DECIDED = ("subject", "number", "of")
COUNTS = ("votes_for", "against", "abstained", "objections")
SWITCHES = ("lenient", "by_chair")
PEOPLE = ("elected", "second_round")
RESULT_FIELDS = (*DECIDED, "outcome", *COUNTS, *SWITCHES, "deadline", *PEOPLE, "post")
"""What the announcement of a result may take besides its mode."""

UNTIL = ("silence", "written_poll")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Put:
    """What is put to the decision, in the accusative, without a number and with one; its verb.

    ``put`` is what is put to the vote, where that is another thing than what is decided.
    """

    bare: str
    numbered: str
    does: str
    put: str = ""


_PUT: dict[str, dict[Subject, _Put]] = {
    "kk": {
        "resolution": _Put(bare="қарарды", numbered="{sign} қарарды", does="қабылдайды"),
        "decision": _Put(bare="шешімді", numbered="{sign} шешімді", does="қабылдайды"),
        "recommendation": _Put(bare="ұсынымды", numbered="{number}-ұсынымды", does="қабылдайды"),
        "recommendations": _Put(bare="ұсынымдарды", numbered="{number}-ұсынымдарды", does="қабылдайды"),
        "question": _Put(bare="ұсынысты", numbered="№{nbsp}{number} ұсынысты", does="қабылдайды"),
        "annulment": _Put(
            bare="", numbered="{sign} шешімнің күшін", does="жояды", put="{sign} шешімнің күшін жоюды"
        ),
    },
    "ru": {
        "resolution": _Put(bare="резолюцию", numbered="резолюцию {sign}", does="принимает"),
        "decision": _Put(bare="решение", numbered="решение {sign}", does="принимает"),
        "recommendation": _Put(bare="рекомендацию", numbered="рекомендацию {sign}", does="принимает"),
        "recommendations": _Put(bare="рекомендации", numbered="рекомендации {sign}", does="принимает"),
        "question": _Put(bare="предложение", numbered="предложение {sign}", does="принимает"),
        "annulment": _Put(
            bare="", numbered="решение {sign}", does="отменяет", put="отмену решения {sign}"
        ),
    },
    "en": {
        "resolution": _Put(bare="the resolution", numbered="Resolution{nbsp}{number}", does="adopts"),
        "decision": _Put(bare="the decision", numbered="Decision{nbsp}{number}", does="adopts"),
        "recommendation": _Put(
            bare="the recommendation", numbered="Recommendation{nbsp}{number}", does="adopts"
        ),
        "recommendations": _Put(
            bare="the recommendations", numbered="Recommendations{nbsp}{number}", does="adopts"
        ),
        "question": _Put(bare="the proposal", numbered="Proposal{nbsp}{number}", does="adopts"),
        "annulment": _Put(
            bare="", numbered="Decision{nbsp}{number}", does="annuls", put="the annulment of Decision{nbsp}{number}"
        ),
    },
}  # fmt: skip


def put_to_decision(fields: Mapping[str, Field], language: str) -> dict[str, object]:
    """What is put to the decision and its verb: "what", "put" and "does" of the wordings.

    Raises ValueError for an unknown subject, and for an annulment that does not say of which decision.
    """
    subject = known_subject(fields, "recommendation")
    words = _PUT[language][subject]
    number = str(fields.get("number", "")).strip()
    if subject == "annulment" and not number:
        raise ValueError("missing field: 'number'")
    sign = number_sign(number, language)
    what = (words.numbered if number else words.bare).format(number=number, sign=sign, nbsp=NBSP)
    put = words.put.format(number=number, sign=sign, nbsp=NBSP) if words.put else what
    return {"what": what, "put": put, "does": words.does}


def announced(fields: Mapping[str, Field], language: str) -> str:
    """The sentence on what came of the mode, with the fields as :func:`adoption_sentence` takes them."""
    counts = {name: cast(int, fields.get(name, 0)) for name in COUNTS}
    return adoption_sentence(
        str(fields["mode"]),
        language,
        subject=known_subject(fields, "decision"),
        number=str(fields.get("number", "")).strip(),
        of=cast("date | None", fields.get("of")),
        outcome=str(fields.get("outcome", "adopted")),
        votes_for=counts["votes_for"],
        against=counts["against"],
        abstained=counts["abstained"],
        objections=counts["objections"],
        lenient=bool(fields.get("lenient")),
        by_chair=bool(fields.get("by_chair")),
        deadline=cast("datetime | None", fields.get("deadline")),
        elected=cast(Sequence[Elected], fields.get("elected", ())),
        second_round=cast(Sequence[str], fields.get("second_round", ())),
        post=str(fields.get("post", "")).strip(),
    )


def known_subject(fields: Mapping[str, Field], default: Subject) -> Subject:
    """What the fields say is decided; raises ValueError for an unknown one."""
    for subject in cast(tuple[Subject, ...], get_args(Subject)):
        if fields.get("subject", default) == subject:
            return subject
    raise ValueError(f"unknown subject: {fields['subject']!r}")


def put_variant(fields: Mapping[str, Field]) -> str:
    """Which wording puts the question: the mode, of some with what more is known."""
    mode = str(fields.get("mode", "unanimous"))
    if mode in UNTIL and fields.get("deadline"):
        return f"{mode} until"
    return "election to" if mode == "election" and fields.get("post") else mode


def result_variant(fields: Mapping[str, Field]) -> str:
    """Which wording announces the result."""
    mode = str(fields["mode"])
    if mode in ("recorded", "counted"):
        return "voted"
    return mode if mode in ("secret", "silence", "written_poll", "election") else "agreed"
