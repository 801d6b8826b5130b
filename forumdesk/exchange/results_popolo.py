"""The results of votes in the words of Popolo (popoloproject.com): organisations, people, motions, vote events.

Where Popolo leaves a choice or has no word, this is what is written:

- A decision is a motion and its one vote event, both under the identifier of the decision; the meeting is the event
  that is their legislative session, the body and the delegations are organisations.
- ``classification`` of a vote event is the mode of adoption; ``result`` is ``pass`` or ``fail``, of an election too.
- Options outside Popolo's list, which allows them: ``recused``; ``spoilt`` ballots; ``present`` where nobody was
  asked by name; in an election the names of the candidates, or their identifiers where a name was erased.
- Votes stand there only where the mode keeps voices by name. Who was erased keeps an anonymous vote and is none of
  the people. A delegation with one voice is the voter itself; ``role`` says ``proxy`` where another cast the voice.
- Names in further languages are other names with the code of the language as ``note``.
- Members besides Popolo's: ``annulled_by`` of a motion (an identifier), ``quorum`` of a vote event. The hash of the
  sealed record is a source, as RFC 6920 writes it.
- Decisions that are not sealed yet are no results, and left out.
"""

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.majorities import Majority
from forumdesk.domain.modes import BY_MAJORITY, BY_NAME, AdoptionMode, Outcome
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.services.results import DecisionResult, MeetingResults

_OPTIONS = {
    Voice.FOR: "yes",
    Voice.AGAINST: "no",
    Voice.ABSTAINING: "abstain",
    Voice.NOT_VOTING: "not voting",
    Voice.RECUSED: "recused",
    Voice.ABSENT: "absent",
}
_PASSED = frozenset({Outcome.ADOPTED, Outcome.ELECTED})

Plain = dict[str, Any]


def results_as_popolo(results: MeetingResults, language: Language | None = None) -> bytes:
    """The results as JSON in UTF-8; the same results give the same bytes.

    ``language`` is that of names and motions where there are several: by default the first of the body.
    """
    return _Popolo(results, language or next(iter(results.body.rules.languages), Language.KK)).to_bytes()


class _Popolo:
    """One document."""

    def __init__(self, results: MeetingResults, language: Language) -> None:
        self._language = language
        self._results = results
        self._sealed = [one for one in results.decisions if one.sealed_at is not None]
        self._body = str(results.body.id)
        self._meeting = str(results.meeting.id)
        self._ids = {one.number: one.id for one in self._sealed}

    def to_bytes(self) -> bytes:
        document = {
            "organizations": list(self._organizations()),
            "persons": list(self._persons()),
            "events": [self._event()],
            "motions": [self._motion(one) for one in self._sealed],
            "vote_events": [self._vote_event(one) for one in self._sealed],
        }
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
        return f"{text}\n".encode()

    def _named(self, name: LocalizedText) -> Plain:
        others = [
            {"name": text, "note": code.value}
            for code, text in name.items()
            if text and code != self._language
        ]
        chosen = name.in_language(self._language)
        others = [one for one in others if one["name"] != chosen]
        return {"name": chosen, **({"other_names": others} if others else {})}

    def _organizations(self) -> Iterator[Plain]:
        yield {"id": self._body, "classification": "body", **self._named(self._results.body.name)}
        seen: set[str] = set()
        for result in self._sealed:
            for voice in result.plain["voices"] if result.is_by_name else ():
                delegation = voice.get("delegation")
                if delegation and delegation["id"] not in seen:
                    seen.add(delegation["id"])
                    named = self._named(LocalizedText.from_mapping(delegation["name"]))
                    yield {
                        "id": delegation["id"],
                        "classification": "delegation",
                        "parent_id": self._body,
                        **named,
                    }

    def _persons(self) -> Iterator[Plain]:
        """Those who voted by name and were not erased, under the name that stood at the latest of their votes."""
        names: dict[str, LocalizedText] = {}
        for result in self._sealed:
            for voice in result.plain["voices"] if result.is_by_name else ():
                who = voice["participant"]
                if "delegation" not in voice and who in result.names:
                    names[who] = result.names[who]
        return ({"id": who, **self._named(name)} for who, name in names.items())

    def _event(self) -> Plain:
        meeting = self._results.meeting
        event = {
            "id": self._meeting,
            "classification": "meeting",
            "organization_id": self._body,
            "name": meeting.title.in_language(self._language),
            "location": meeting.place.in_language(self._language),
            "start_date": meeting.first_day.isoformat() if meeting.first_day else "",
            "end_date": meeting.last_day.isoformat() if meeting.last_day else "",
        }
        return {key: value for key, value in event.items() if value}

    def _motion(self, result: DecisionResult) -> Plain:
        said = result.plain["decision"]
        motion = {
            "id": result.id,
            "organization_id": self._body,
            "legislative_session_id": self._meeting,
            "classification": _classification(result),
            "text": self._text(result),
            "date": said["opened_at"],
            "requirement": _requirement(result),
            "result": _result(result),
            "annulled_by": self._ids.get(result.annulled_by, ""),
        }
        return {key: value for key, value in motion.items() if value}

    def _text(self, result: DecisionResult) -> str:
        """What was decided: the question, or the paragraphs with their numbers."""
        if result.question:
            return result.question.in_language(self._language)
        paragraphs = (
            (one["number"], LocalizedText.from_mapping(one["text"]).in_language(self._language))
            for one in result.plain["texts"]
        )
        return "\n".join(f"{number} {text}".strip() for number, text in paragraphs)

    def _vote_event(self, result: DecisionResult) -> Plain:
        said = result.plain["decision"]
        votes = list(_votes(result)) if result.is_by_name else []
        return {
            "id": result.id,
            "identifier": str(result.number),
            "motion_id": result.id,
            "organization_id": self._body,
            "legislative_session_id": self._meeting,
            "classification": result.mode.value,
            "start_date": said["opened_at"],
            "end_date": said["closed_at"],
            "result": _result(result),
            "counts": [{"option": option, "value": value} for option, value in self._counts(result)],
            "quorum": {"present": result.tally.present, "needed": result.tally.needed},
            "created_at": result.plain["sealed_at"],
            "sources": [{"url": _named_information(result.hash), "note": result.code}],
            **({"votes": votes} if votes else {}),
        }

    def _counts(self, result: DecisionResult) -> Iterator[tuple[str, int]]:
        tally, mode = result.tally, result.mode
        if mode in BY_NAME or mode in BY_MAJORITY:
            yield "yes", tally.voices_for
            yield "no", tally.against
            yield "abstain", tally.abstaining
            yield "not voting", tally.not_voting
        elif mode is AdoptionMode.ELECTION:
            for one in result.plain.get("election", {}).get("candidates", ()):
                name = result.names.get(one["id"], LocalizedText()).in_language(self._language)
                yield name or one["id"], one["votes"]
        else:
            yield "present", tally.taking_part
        if "ballots" in result.plain:
            yield "spoilt", result.plain["ballots"]["spoilt"]
        yield "recused", tally.recused
        yield "absent", tally.absent


def _votes(result: DecisionResult) -> Iterator[Plain]:
    for voice in result.plain["voices"]:
        delegation: Mapping[str, Any] = voice.get("delegation", {})
        option = _OPTIONS.get(voice["voice"])
        if option is None:
            continue
        vote = {"voter_id": delegation.get("id", voice["participant"]), "option": option}
        yield {**vote, "role": "proxy"} if "by" in voice else vote


def _classification(result: DecisionResult) -> str:
    said = result.plain["decision"]
    if "annuls" in said:
        return "annulment"
    if result.mode is AdoptionMode.ELECTION:
        return "election"
    if "question" in said:
        return "question"
    return "resolution" if said["whole"] else "recommendation"


def _requirement(result: DecisionResult) -> str:
    """What it takes to pass, in the words of the rules: "unanimity of present", "more than 1/2 of voting"."""
    rules = BodyRules.from_plain(result.plain["body"]["rules"])
    if result.mode is AdoptionMode.UNANIMOUS:
        return f"unanimity of {rules.unanimity_of.value}"
    return _majority(rules.majority) if result.mode in BY_MAJORITY else ""


def _majority(majority: Majority) -> str:
    share = majority.share
    if share.fixed:
        return f"at least {share.fixed}"
    return f"{'more than' if share.strictly else 'at least'} {share.share} of {majority.of.value}"


def _result(result: DecisionResult) -> str:
    return "pass" if result.outcome in _PASSED else "fail"


def _named_information(digest: str) -> str:
    """A SHA-256 in hexadecimal as RFC 6920 names it."""
    return f"ni:///sha-256;{base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip('=')}"
