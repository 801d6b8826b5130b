"""What a decision on the item in sight would be, and what forbids it."""

from collections.abc import Callable
from dataclasses import dataclass

from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.decisions import Tally
from forumdesk.gui.conduct.decision_panel import Fact, Recordable
from forumdesk.gui.conduct.keys import PRESENCE
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.models.text_rows_lines import hindrance_sentence
from forumdesk.gui.widgets.message_bar import Act
from forumdesk.gui.words import Words
from forumdesk.services.decisions import Decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOut:
    """What leads out of a reason."""

    ask_page: Callable[[str], None]
    show_presence: Callable[[], None]
    go_on: Callable[[], None]


def recordable(state: ConductState, decisions: Decisions, words: Words, ways: WaysOut) -> Recordable | None:
    """What would be recorded now; None where no recommendation is linked with the item."""
    if not state.recommendations:
        return None
    open_ones, decision = state.open_recommendations, state.decision
    named = open_ones if open_ones and (decision is None or decision.sealed) else state.recommendations
    numbers = ", ".join(str(one.number) for one in named)
    subject = words.ngettext("Recommendation {numbers}", "Recommendations {numbers}", len(named))
    taken = decision if decision is not None and (not open_ones or not decision.sealed) else None
    reason, acts = _reason(state, words, ways) if open_ones else ("", ())
    return Recordable(
        subject=subject.format(numbers=numbers),
        counts=_counts(state, decisions) if taken is None else _taken(taken.tally),
        facts=_facts(state, words) if taken is None else (),
        reason=reason,
        acts=acts,
        decision=taken,
        is_left=bool(open_ones),
    )


def _taken(tally: Tally) -> tuple[int, int, int]:
    return tally.voices_for, tally.against, tally.abstaining


def _counts(state: ConductState, decisions: Decisions) -> tuple[int, int, int]:
    """For, against, abstaining; the roll is called in full only where somebody takes no part."""
    if not state.quorum.recused:
        return state.quorum.present, 0, 0
    return _taken(decisions.tally(state.meeting.id, None))


def _facts(state: ConductState, words: Words) -> tuple[Fact, ...]:
    """Whom the record will hold, by count."""
    quorum, rules = state.quorum, state.body.rules
    absent = quorum.entitled - quorum.present - quorum.excused - quorum.left
    absent -= 0 if rules.recused_count else quorum.recused
    absents = words.ngettext("{count} entitled is absent", "{count} entitled are absent", absent)
    gone = words.ngettext("{count} entitled has left", "{count} entitled have left", quorum.left)
    excused = words.ngettext("{count} entitled is excused", "{count} entitled are excused", quorum.excused)
    recused = words.ngettext("{count} entitled is recused", "{count} entitled are recused", quorum.recused)
    kept = words.ngettext(
        "{count} present and entitled will be kept by name",
        "{count} present and entitled will be kept by name",
        quorum.present,
    )
    counts = (
        ("users", quorum.present, kept),
        ("user-minus", absent, absents),
        ("sign-out", quorum.left, gone),
        ("envelope-simple", quorum.excused, excused),
        ("prohibit", quorum.recused, recused),
    )
    return tuple(
        Fact(icon_name=icon, words=text.format(count=count)) for icon, count, text in counts if count > 0
    )


def _reason(state: ConductState, words: Words, ways: WaysOut) -> tuple[str, tuple[Act, ...]]:
    """Why nothing can be recorded now, and the acts that lead out; empty where all is ready."""
    _, quorum = words.gettext, state.quorum
    current = state.current
    if state.state is not MeetingState.UNDER_WAY:
        act = Act(text=_("Open or resume the meeting"), run=ways.go_on, icon_name="play")
        return _("Decisions are recorded while the meeting is under way."), (act,)
    if current is None or state.item_state(current) is not ItemState.UNDER_WAY:
        return _("Decisions are recorded on the item under way. Start it first."), ()
    if not quorum.entitled:
        act = Act(text=_("To the participants"), run=lambda: ways.ask_page("participants"))
        return _("Nobody on the list has the right to vote."), (act,)
    if not quorum.is_met:
        sentence = words.ngettext(
            "{count} entitled is missing for the quorum.",
            "{count} entitled are missing for the quorum.",
            quorum.missing,
        )
        act = Act(text=_("Mark who has come"), run=ways.show_presence, icon_name="users", key=PRESENCE)
        return sentence.format(count=quorum.missing), (act,)
    among = [row.row.id for one in state.open_recommendations for row in one.rows]
    hindrances = state.text.hindrances(state.body.rules.languages or state.text.languages, among)
    if hindrances:
        act = Act(
            text=_("To the text"), run=lambda: ways.ask_page("recommendations"), icon_name="arrow-right"
        )
        return hindrance_sentence(hindrances, words), (act,)
    return "", ()
