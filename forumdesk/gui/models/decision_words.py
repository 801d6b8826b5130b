"""A decision in words for the panel beside the table: every fact that was frozen, zero as 0."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from forumdesk.domain.bodies import Abstention, BodyRules, UnanimityOf
from forumdesk.domain.errors import N_
from forumdesk.domain.majorities import MajorityOf
from forumdesk.domain.modes import BY_COUNT, BY_MAJORITY, BY_NAME, LISTED, MODE_NAMES, AdoptionMode
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Tally, Voice
from forumdesk.gui.models.consultation_words import moment_in_words
from forumdesk.gui.models.roll_call import ANSWERS
from forumdesk.gui.models.thresholds import threshold_in_words
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup
from forumdesk.gui.words import Words
from forumdesk.services.decision_views import DecisionFacts
from forumdesk.services.minutes_sheets import VoiceOnSheet

MAJORITY_OF = {
    MajorityOf.VOTING: N_("of those for and against"),
    MajorityOf.CAST: N_("of the voices cast"),
    MajorityOf.PRESENT: N_("of those present"),
    MajorityOf.MEMBERS: N_("of all entitled"),
}
"""Of whom a majority is asked, behind its share."""
_NAMED = (Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING, Voice.RECUSED, Voice.ABSENT)
_MOST = 12


def decision_groups(facts: DecisionFacts, zone: str, words: Words) -> list[DetailGroup]:
    """Everything that is shown of a decision, in groups."""
    _ = words.gettext
    groups = [DetailGroup(fields=_how(facts, zone, words))]
    if voices := _voices(facts, words):
        groups.append(DetailGroup(heading=_("Voices"), fields=voices))
    if named := _by_name(facts, words):
        groups.append(DetailGroup(heading=_("By name"), fields=named))
    if facts.sheet.candidates:
        groups.append(DetailGroup(heading=_("Candidates"), fields=_candidates(facts, words)))
    if facts.sheet.ballots is not None:
        groups.append(DetailGroup(heading=_("Ballots"), fields=_ballots(facts, words)))
    if facts.sheet.deadline is not None:
        groups.append(DetailGroup(heading=_("In writing"), fields=_writing(facts, zone, words)))
    groups.append(DetailGroup(heading=_("Rules that held"), fields=_rules(facts, words)))
    return groups


def _how(facts: DecisionFacts, zone: str, words: Words) -> list[DetailField]:
    _, language, sheet = words.gettext, words.language, facts.sheet
    said = [(_("Mode"), _(MODE_NAMES[sheet.mode]))]
    if facts.item is not None:
        number, title = facts.item
        said.append((_("Item"), f"{number}. {title.in_language(language)}"))
    if sheet.opened_at is not None and sheet.opened_at != sheet.recorded_at:
        said.append((words.pgettext("voting", "Opened"), moment_in_words(sheet.opened_at, zone, words)))
    said.append((words.pgettext("voting", "Closed"), moment_in_words(sheet.recorded_at, zone, words)))
    if sheet.sealed_at is not None:
        said.append((_("Sealed"), moment_in_words(sheet.sealed_at, zone, words)))
        said.append((_("Code"), sheet.code))
    said.append((_("Recorded by"), facts.recorded_by))
    if facts.second_by:
        said.append((_("Entered again by"), facts.second_by))
    if facts.sentence:
        said.append((_("Read out"), facts.sentence.in_language(language)))
    if facts.clock_behind:
        told = words.ngettext(
            "{count} second behind the record before", "{count} seconds behind the record before", facts.clock_behind
        )  # fmt: skip
        said.append((_("Clock"), told.format(count=facts.clock_behind)))
    if sheet.reason:
        said.append((_("Reason"), sheet.reason.in_language(language)))
    return _fields(said)


def _voices(facts: DecisionFacts, words: Words) -> list[DetailField]:
    _, tally, mode = words.gettext, facts.sheet.tally, facts.sheet.mode
    said: list[tuple[str, str]] = []
    if mode in BY_NAME or mode in BY_COUNT:
        said += [(_(ANSWERS[voice].word), str(count)) for voice, count in _counts(tally).items()]
    quorum = _("{present} of {entitled} present, {needed} needed").format(
        present=tally.present, entitled=tally.entitled, needed=tally.needed
    )
    if mode is not AdoptionMode.SILENCE:
        said.append((_("Quorum"), quorum))
    if facts.sheet.needed_for:
        said.append((_("Majority"), _("{count} for").format(count=facts.sheet.needed_for)))
    if facts.sheet.by_chair:
        said.append((_("Equal voices"), _("the chair decided")))
    if mode in LISTED:
        said.insert(0, (_("Present"), str(tally.taking_part)))
    return _fields(said)


def _by_name(facts: DecisionFacts, words: Words) -> list[DetailField]:
    """Who was not *for*, as far as it was kept, and who was not there."""
    _, mode = words.gettext, facts.sheet.mode
    said: list[tuple[str, str]] = []
    kept = _NAMED if mode in BY_NAME else (Voice.RECUSED, Voice.ABSENT)
    for voice in kept:
        if people := facts.who(voice):
            head = _("Absent") if voice is Voice.ABSENT else _(ANSWERS[voice].word)
            said.append((head, _names(people, words)))
    proxies = [one for one in facts.everybody if one.by_proxy]
    if proxies:
        said.append((_("By proxy"), _names(proxies, words)))
    return _fields(said)


def _counts(tally: Tally) -> dict[Voice, int]:
    return {
        Voice.FOR: tally.voices_for,
        Voice.AGAINST: tally.against,
        Voice.ABSTAINING: tally.abstaining,
        Voice.NOT_VOTING: tally.not_voting,
    }


def _names(people: Sequence[VoiceOnSheet], words: Words) -> str:
    language = words.language
    named = [one.name.in_language(language) for one in people[:_MOST]]
    more = len(people) - len(named)
    if more:
        named.append(words.ngettext("{count} more", "{count} more", more).format(count=more))
    return "; ".join(named)


def _candidates(facts: DecisionFacts, words: Words) -> list[DetailField]:
    _, sheet = words.gettext, facts.sheet
    said = [(_("Places"), str(sheet.seats))]
    if sheet.round > 1:
        said.append((_("Round"), str(sheet.round)))
    for one in sheet.candidates:
        votes = words.ngettext("{count} vote", "{count} votes", one.votes).format(count=one.votes)
        elected = f"{votes}, {_('elected')}" if one.elected else votes
        said.append((one.name.in_language(words.language), elected))
    return _fields(said)


def _ballots(facts: DecisionFacts, words: Words) -> list[DetailField]:
    _, ballots = words.gettext, facts.sheet.ballots
    assert ballots is not None
    said = [
        (_("Ballots issued"), str(ballots.issued)),
        (_("Ballots returned"), str(ballots.returned)),
        (_("Ballots spoilt"), str(ballots.spoilt)),
    ]
    if facts.sheet.commission:
        people: list[LocalizedText] = [one.name for one in facts.sheet.commission]
        said.append((_("Counting commission"), "; ".join(one.in_language(words.language) for one in people)))
    return _fields(said)


def _writing(facts: DecisionFacts, zone: str, words: Words) -> list[DetailField]:
    _, sheet = words.gettext, facts.sheet
    assert sheet.deadline is not None
    said = [(_("Deadline"), moment_in_words(sheet.deadline.astimezone(ZoneInfo(zone)), zone, words))]
    for one in sheet.objections:
        at = moment_in_words(one.received_at, zone, words)
        author = one.author.in_language(words.language)
        said.append((author, _("{moment}, late").format(moment=at) if one.late else at))
    return _fields(said)


def _rules(facts: DecisionFacts, words: Words) -> list[DetailField]:
    _, rules, mode = words.gettext, facts.rules, facts.sheet.mode
    said = [(_("Quorum"), threshold_in_words(rules.quorum_to_decide, words))]
    if mode in BY_MAJORITY:
        said.append((_("Majority"), majority_in_words(rules, words)))
    if mode is AdoptionMode.UNANIMOUS:
        strict = rules.abstention is Abstention.STRICT
        said.append((_("Abstention"), _("prevents unanimity") if strict else _("does not prevent unanimity")))
        of_all = rules.unanimity_of is UnanimityOf.ALL
        said.append((_("Unanimity"), _("voices of all entitled") if of_all else _("voices of those present")))
    return _fields(said)


def majority_in_words(rules: BodyRules, words: Words) -> str:
    """The share with those of whom it is asked."""
    share = threshold_in_words(rules.majority.share, words)
    return f"{share} {words.gettext(MAJORITY_OF[rules.majority.of])}"


def _fields(said: Sequence[tuple[str, str]]) -> list[DetailField]:
    return [DetailField(label=label, value=value) for label, value in said]
