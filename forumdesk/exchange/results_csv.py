"""The results of votes as tables: one row a decision, or one row a voice where the mode keeps voices by name."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.tables_out import Cell, table_as_csv, table_as_xlsx
from forumdesk.services.results import DecisionResult, MeetingResults

_DECISION_HEADS = (
    "number", "date", "item", "subject", "question_kk", "question_ru", "question_en", "mode", "outcome", "entitled",
    "present", "needed", "for", "against", "abstaining", "not_voting", "recused", "absent", "votes_needed",
    "ballots_issued", "ballots_returned", "ballots_spoilt", "elected", "annulled_by", "recorded_at", "sealed_at",
    "code", "hash", "statements",
)  # fmt: skip

_VOICE_HEADS = (
    "decision", "code", "no", "name_kk", "name_ru", "name_en", "country", "delegation_kk", "delegation_ru",
    "delegation_en", "voice", "cast_by_no", "remote", "returned_at", "participant",
)  # fmt: skip

_WHOLE = "all"


def decisions_as_csv(results: MeetingResults) -> bytes:
    """One row a decision. Columns and words of modes, outcomes and voices are those of the command line."""
    return table_as_csv(_DECISION_HEADS, _decisions(results))


def decisions_as_xlsx(results: MeetingResults) -> bytes:
    """The same rows as a workbook."""
    return table_as_xlsx(_DECISION_HEADS, _decisions(results), sheet="Шешімдер")


def voices_as_csv(results: MeetingResults) -> bytes:
    """One row a voice, of the decisions that keep voices by name; erased names are left empty."""
    return table_as_csv(_VOICE_HEADS, _voices(results))


def voices_as_xlsx(results: MeetingResults) -> bytes:
    """The same rows as a workbook."""
    return table_as_xlsx(_VOICE_HEADS, _voices(results), sheet="Дауыстар")


def _decisions(results: MeetingResults) -> Iterator[list[Cell]]:
    zone = ZoneInfo(results.meeting.time_zone)
    return (_decision(one, zone) for one in results.decisions)


def _decision(result: DecisionResult, zone: ZoneInfo) -> list[Cell]:
    plain, tally = result.plain, result.tally
    closed = datetime.fromisoformat(plain["decision"]["closed_at"])
    ballots: Mapping[str, int] = plain.get("ballots", {})
    subject = _WHOLE if plain["decision"]["whole"] else ", ".join(result.subject_numbers)
    return [
        result.number,
        closed.astimezone(zone).date(),
        plain["decision"].get("item", {}).get("number", ""),
        subject,
        *_in_languages(result.question),
        result.mode.value,
        result.outcome.value,
        tally.entitled,
        tally.present,
        tally.needed,
        tally.voices_for,
        tally.against,
        tally.abstaining,
        tally.not_voting,
        tally.recused,
        tally.absent,
        plain.get("majority", {}).get("needed"),
        *(ballots.get(name) for name in ("issued", "returned", "spoilt")),
        "; ".join(_elected(result)),
        result.annulled_by or None,
        closed.isoformat(),
        result.sealed_at.isoformat() if result.sealed_at else None,
        result.code,
        result.hash,
        "; ".join(f"{one.number} {one.kind.value}" for one in result.statements),
    ]


def _elected(result: DecisionResult) -> Iterator[str]:
    for one in result.plain.get("election", {}).get("candidates", ()):
        if one["elected"]:
            yield result.names.get(one["id"], LocalizedText()).in_language(Language.KK) or one["id"]


def _voices(results: MeetingResults) -> Iterator[list[Cell]]:
    for result in results.decisions:
        if result.is_by_name:
            numbers = {one["participant"]: one["number"] for one in result.plain["voices"]}
            yield from (_voice(result, one, numbers) for one in result.plain["voices"])


def _voice(result: DecisionResult, voice: Mapping[str, Any], numbers: Mapping[str, int]) -> list[Cell]:
    name = result.names.get(voice["participant"], LocalizedText())
    return [
        result.number,
        result.code,
        voice["number"],
        *_in_languages(name),
        voice["country"],
        *_in_languages(LocalizedText.from_mapping(voice.get("delegation", {}).get("name", {}))),
        voice["voice"],
        numbers.get(voice.get("by", "")),
        voice.get("remote", False),
        voice.get("returned_at"),
        voice["participant"],
    ]


def _in_languages(text: LocalizedText) -> list[Cell]:
    return [text.get(language) for language in Language]
