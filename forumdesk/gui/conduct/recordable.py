"""What a decision on the item in sight would be, and what forbids it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.bodies import Abstention, UnanimityOf
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.consultations import ConsultationKind
from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import KnownError
from forumdesk.domain.majorities import Tie
from forumdesk.domain.modes import BY_COUNT, BY_NAME, LISTED, AdoptionMode
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import votes_needed
from forumdesk.gui.conduct.decision_panel import Fact, Recordable
from forumdesk.gui.conduct.keys import PRESENCE, ROLL_CALL
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.models.mode_words import ELSEWHERE, mode_title
from forumdesk.gui.models.page_parts import CONSULTATION
from forumdesk.gui.models.roll_call import ANSWERS
from forumdesk.gui.models.text_rows_lines import hindrance_sentence
from forumdesk.gui.widgets.message_bar import Act
from forumdesk.gui.words import Words
from forumdesk.services.register import Register

ASKS_NO_QUORUM = frozenset({AdoptionMode.SILENCE, AdoptionMode.WRITTEN_POLL})
_NAMED = 3
_OFFERED_BY_NAME = frozenset({AdoptionMode.UNANIMOUS, AdoptionMode.RECORDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOut:
    """What leads out of a reason."""

    ask_page: Callable[[str], None]
    show_presence: Callable[[], None]
    go_on: Callable[[], None]
    call_roll: Callable[[], None]
    answer_rest: Callable[[], None]
    enter_counts: Callable[[], None]
    choose_mode: Callable[[AdoptionMode], None]
    record_by_chair: Callable[[Voice], None]


def recordable(state: ConductState, register: Register, words: Words, ways: WaysOut) -> Recordable | None:
    """What would be recorded now; None where no recommendation is linked with the item and nothing was decided."""
    decision = state.decision
    if not state.recommendations and decision is None:
        return None
    open_ones = state.open_recommendations
    fresh = bool(open_ones) and (decision is None or decision.sealed)
    if not fresh and decision is not None:
        return _taken(state, decision, words, is_left=bool(open_ones))
    return _coming(state, register, words, ways)


def _taken(state: ConductState, decision: Decision, words: Words, *, is_left: bool) -> Recordable:
    """What was recorded."""
    tally, _ = decision.tally, words.gettext
    if decision.mode in BY_NAME | BY_COUNT:
        counts: tuple[int, ...] = (tally.voices_for, tally.against, tally.abstaining)
        count_words: tuple[str, ...] = _three(words)
    else:
        counts, count_words = (tally.present,), (_("present and entitled"),)
    subject = _named(state, state.recommendations, words) if decision.subject else ""
    subject = subject or decision.question.in_language(words.language)
    if not decision.adopted and decision.subject:
        subject = _("{subject}: not adopted").format(subject=subject)
    facts = [Fact(icon_name="hand", words=mode_title(decision.mode, words))]
    return Recordable(
        subject=subject,
        counts=counts,
        count_words=() if decision.mode is AdoptionMode.ELECTION else count_words,
        facts=facts,
        decision=decision,
        is_left=is_left,
        mode=decision.mode,
        modes=state.putting.modes,
        rules=state.body.rules,
    )


def _coming(state: ConductState, register: Register, words: Words, ways: WaysOut) -> Recordable:
    """What F9 would record now."""
    putting, rules = state.putting, state.body.rules
    mode, tally = putting.mode, _tally(state, register)
    reason, acts = _reason(state, register, words, ways, tally)
    counts, count_words = _counts(state, words, tally)
    return Recordable(
        subject=_named(state, state.open_recommendations, words),
        counts=counts,
        count_words=count_words,
        facts=(*_vote_facts(state, words, tally), *_facts(state, words)),
        reason=reason,
        acts=acts,
        mode=mode,
        modes=putting.modes,
        rules=rules,
        begun=_is_begun(state),
        by_name=(mode in _OFFERED_BY_NAME and not reason) or putting.voices is not None,
        voting=putting.opened_at is not None,
        typing=mode is AdoptionMode.COUNTED,
        second_by=putting.second_by if putting.first is not None else None,
        entry=(state.item.id if state.item else None, mode, putting.first is None, putting.opened_at is None),
    )


def _is_begun(state: ConductState) -> bool:
    """Whether what the mode needs is there."""
    putting = state.putting
    match putting.mode:
        case AdoptionMode.RECORDED:
            return putting.voices is not None
        case AdoptionMode.COUNTED:
            return putting.counts is not None
    return True


def _tally(state: ConductState, register: Register) -> Tally | None:
    """How it stands; the roll is gone through only where the quorum alone does not tell."""
    putting, decisions, meeting = state.putting, register.decisions, state.meeting.id
    match putting.mode:
        case AdoptionMode.COUNTED:
            return putting.counted(decisions.tally(meeting, None))
        case AdoptionMode.UNANIMOUS | AdoptionMode.RECORDED if putting.voices is not None:
            return decisions.tally(meeting, putting.voices)
        case AdoptionMode.UNANIMOUS if state.quorum.recused:
            return decisions.tally(meeting, None)
    return None


def _counts(
    state: ConductState, words: Words, tally: Tally | None
) -> tuple[tuple[int, ...], tuple[str, ...]]:
    mode = state.putting.mode
    if mode in LISTED:
        return (state.quorum.present,), (words.gettext("present and entitled"),)
    if mode not in (AdoptionMode.UNANIMOUS, AdoptionMode.RECORDED, AdoptionMode.COUNTED):
        return (), ()
    if tally is not None:
        return (tally.voices_for, tally.against, tally.abstaining), _three(words)
    return (state.quorum.present if mode is AdoptionMode.UNANIMOUS else 0, 0, 0), _three(words)


def _three(words: Words) -> tuple[str, str, str]:
    _ = words.gettext
    return _("for"), _("against"), _("abstaining")


def _named(state: ConductState, which: Sequence[object], words: Words) -> str:
    numbers = [str(one.number) for one in state.recommendations if one in which]
    subject = words.ngettext("Recommendation {numbers}", "Recommendations {numbers}", len(numbers))
    return subject.format(numbers=", ".join(numbers)) if numbers else ""


def _vote_facts(state: ConductState, words: Words, tally: Tally | None) -> tuple[Fact, ...]:
    """What would come of the voices so far, and what was decided before."""
    _, putting, facts = words.gettext, state.putting, []
    if putting.first is not None:
        facts.append(Fact(icon_name="copy", words=_("The first entry is kept. Enter it a second time.")))
    silent = 0 if tally is None or putting.voices is None else _silent(tally)
    if tally is not None and tally.not_voting > 0 and _is_begun(state):
        text = words.ngettext("{count} does not vote", "{count} do not vote", tally.not_voting)
        facts.append(Fact(icon_name="minus-circle", words=text.format(count=tally.not_voting)))
    voted = putting.mode in (AdoptionMode.RECORDED, AdoptionMode.COUNTED) and _is_begun(state)
    if (
        voted
        and tally is not None
        and not silent
        and tally.not_voting >= 0
        and not _chair_decides(state, tally)
    ):
        needed = votes_needed(state.body.rules, tally)
        carried = tally.voices_for >= needed
        text = (_("Would be adopted: {needed} for are needed") if carried
                else _("Would not be adopted: {needed} for are needed"))  # fmt: skip
        icon = "check-circle" if carried else "x-circle"
        facts.append(
            Fact(icon_name=icon, words=text.format(needed=needed), token="ok" if carried else "warn")
        )
    before = state.decision
    if before is not None and before.sealed and not before.adopted and not putting.touched:
        text = _("Not adopted by decision {number}; it may be put again").format(number=before.number)
        facts.append(Fact(icon_name="x-circle", words=text, token="warn"))
    return tuple(facts)


def _silent(tally: Tally) -> int:
    given = tally.voices_for + tally.against + tally.abstaining + tally.not_voting
    return tally.entitled - tally.absent - tally.recused - given


def _facts(state: ConductState, words: Words) -> tuple[Fact, ...]:
    """Whom the record will hold, by count."""
    quorum = state.quorum
    absents = words.ngettext("{count} entitled is absent", "{count} entitled are absent", quorum.absent)
    gone = words.ngettext("{count} entitled has left", "{count} entitled have left", quorum.left)
    excused = words.ngettext("{count} entitled is excused", "{count} entitled are excused", quorum.excused)
    recused = words.ngettext("{count} entitled is recused", "{count} entitled are recused", quorum.recused)
    counted = state.putting.mode in BY_COUNT
    kept = (
        words.ngettext(
            "{count} present and entitled, no names are kept",
            "{count} present and entitled, no names are kept",
            quorum.present,
        )
        if counted
        else words.ngettext(
            "{count} present and entitled will be kept by name",
            "{count} present and entitled will be kept by name",
            quorum.present,
        )
    )
    counts = (
        ("users", quorum.present, kept),
        ("user-minus", quorum.absent, absents),
        ("sign-out", quorum.left, gone),
        ("envelope-simple", quorum.excused, excused),
        ("prohibit", quorum.recused, recused),
    )
    return tuple(
        Fact(icon_name=icon, words=text.format(count=count)) for icon, count, text in counts if count > 0
    )


def _reason(
    state: ConductState, register: Register, words: Words, ways: WaysOut, tally: Tally | None
) -> tuple[str, tuple[Act, ...]]:
    """Why nothing can be recorded now, and the acts that lead out; empty where all is ready."""
    _, mode = words.gettext, state.putting.mode
    current = state.current
    if state.state is not MeetingState.UNDER_WAY:
        act = Act(text=_("Open or resume the meeting"), run=ways.go_on, icon_name="play")
        return _("Decisions are recorded while the meeting is under way."), (act,)
    if current is None or state.item_state(current) is not ItemState.UNDER_WAY:
        return _("Decisions are recorded on the item under way. Start it first."), ()
    return (
        _of_presence(state, words, ways)
        or (_of_text(state, words, ways) if mode is not AdoptionMode.ELECTION else None)
        or _of_voices(state, register, words, ways, tally)
        or ("", ())
    )


def _of_presence(state: ConductState, words: Words, ways: WaysOut) -> tuple[str, tuple[Act, ...]] | None:
    _, quorum, mode = words.gettext, state.quorum, state.putting.mode
    mark = Act(text=_("Mark who has come"), run=ways.show_presence, icon_name="users", key=PRESENCE)
    if not quorum.entitled:
        act = Act(text=_("To the participants"), run=lambda: ways.ask_page("participants"))
        return _("Nobody on the list has the right to vote."), (act,)
    if not quorum.is_met and mode not in ASKS_NO_QUORUM:
        sentence = words.ngettext(
            "{count} entitled is missing for the quorum.",
            "{count} entitled are missing for the quorum.",
            quorum.missing,
        )
        return sentence.format(count=quorum.missing), (mark,)
    away = quorum.absent + quorum.left + quorum.excused
    if mode is AdoptionMode.UNANIMOUS and state.body.rules.unanimity_of is UnanimityOf.ALL and away:
        sentence = words.ngettext(
            "“Unanimous” needs every voice of this body, and {count} is not there.",
            "“Unanimous” needs every voice of this body, and {count} are not there.",
            away,
        )
        return sentence.format(count=away), (mark, *_another_way(state, words, ways))
    return None


def _of_text(state: ConductState, words: Words, ways: WaysOut) -> tuple[str, tuple[Act, ...]] | None:
    among = [row.row.id for one in state.open_recommendations for row in one.rows]
    hindrances = state.text.hindrances(state.body.rules.languages or state.text.languages, among)
    if not hindrances:
        return None
    text = words.gettext("To the text")
    act = Act(text=text, run=lambda: ways.ask_page("recommendations"), icon_name="arrow-right")
    return hindrance_sentence(hindrances, words), (act,)


def _of_voices(
    state: ConductState, register: Register, words: Words, ways: WaysOut, tally: Tally | None
) -> tuple[str, tuple[Act, ...]] | None:
    """What was called or counted so far and cannot be recorded in this mode."""
    putting = state.putting
    if putting.mode is AdoptionMode.SILENCE:
        return _of_silence(state, register, words, ways)
    if tally is None or putting.mode in ELSEWHERE:
        return None
    if putting.voices is not None:
        return _of_names(state, register, words, ways, tally)
    return _of_counts(state, words, ways, tally) if putting.counts is not None else None


def _of_names(
    state: ConductState, register: Register, words: Words, ways: WaysOut, tally: Tally
) -> tuple[str, tuple[Act, ...]] | None:
    _, silent = words.gettext, _silent(tally)
    call = Act(text=_("Voices by name"), run=ways.call_roll, icon_name="list-bullets", key=ROLL_CALL)
    if silent:
        following = Act(text=_("To the next one"), run=ways.call_roll, icon_name="arrow-right")
        sentence = words.ngettext(
            "{count} voice is missing: call it, or note “not voting”.",
            "{count} voices are missing: call them, or note “not voting”.",
            silent,
        )
        return sentence.format(count=silent), (following,)
    if state.putting.mode is not AdoptionMode.UNANIMOUS:
        return _of_tie(state, words, ways, tally)
    abstaining = 0 if state.body.rules.abstention is Abstention.LENIENT else tally.abstaining
    others = tally.against + tally.not_voting + abstaining
    if not others:
        return None
    sentence = words.ngettext(
        "{count} present voice is not “for”.", "{count} present voices are not “for”.", others
    )
    said = sentence.format(count=others)
    if others <= _NAMED:
        said = _("Not “for”: {names}.").format(names=_who_is_not_for(state, register, words))
    acts = _another_way(state, words, ways)
    return said, acts if state.putting.is_calling else (*acts, call)


def _who_is_not_for(state: ConductState, register: Register, words: Words) -> str:
    voices, lenient = state.putting.voices or {}, state.body.rules.abstention is Abstention.LENIENT
    apart = {Voice.FOR, Voice.ABSENT, Voice.RECUSED, *((Voice.ABSTAINING,) if lenient else ())}
    named = [
        f"{one.label.in_language(words.language)} ({words.gettext(ANSWERS[voices[one.id]].word)})"
        for one in register.decisions.voters(state.meeting.id, words.language)
        if voices.get(one.id, Voice.FOR) not in apart
    ]
    return ", ".join(named)


def _another_way(state: ConductState, words: Words, ways: WaysOut) -> tuple[Act, ...]:
    """The recorded vote, where the body has it."""
    if AdoptionMode.RECORDED not in state.putting.modes:
        return ()
    text = words.gettext("Make it a recorded vote")
    return (Act(text=text, run=lambda: ways.choose_mode(AdoptionMode.RECORDED), icon_name="arrow-right"),)


def _of_counts(
    state: ConductState, words: Words, ways: WaysOut, tally: Tally
) -> tuple[str, tuple[Act, ...]] | None:
    counts = state.putting.counts
    if counts is not None and counts.total > tally.taking_part:
        sentence = words.ngettext(
            "{total} voices were counted, but only {count} takes part.",
            "{total} voices were counted, but only {count} take part.",
            tally.taking_part,
        ).format(total=counts.total, count=tally.taking_part)
        return sentence, (Act(text=words.gettext("Count again"), run=ways.enter_counts),)
    return _of_tie(state, words, ways, tally)


def _of_tie(
    state: ConductState, words: Words, ways: WaysOut, tally: Tally
) -> tuple[str, tuple[Act, ...]] | None:
    """Equal voices that the chair has to decide."""
    if not _chair_decides(state, tally):
        return None
    return words.gettext("The voices are equal. By the rules the chair decides."), chair_acts(words, ways)


def _chair_decides(state: ConductState, tally: Tally) -> bool:
    """Whether the voices are equal and the rules leave that to the chair."""
    rules = state.body.rules
    equal = tally.voices_for == tally.against and tally.voices_for > 0
    return equal and rules.tie is Tie.CHAIR and tally.voices_for < votes_needed(rules, tally)


def chair_acts(words: Words, ways: WaysOut) -> tuple[Act, ...]:
    """The two ways in which the chair may decide equal voices; each records at once."""
    _ = words.gettext
    return (
        Act(text=_("The chair is for"), run=lambda: ways.record_by_chair(Voice.FOR), icon_name="check"),
        Act(text=_("The chair is against"), run=lambda: ways.record_by_chair(Voice.AGAINST), icon_name="x"),
    )


def _of_silence(
    state: ConductState, register: Register, words: Words, ways: WaysOut
) -> tuple[str, tuple[Act, ...]] | None:
    """What the service would refuse: a deadline ahead, an objection, a text changed since."""
    rows = [one.id for one in state.open_recommendations]
    try:
        register.decisions.judge(state.meeting.id, state.putting.motion(rows, state.standing.current))
    except KnownError as error:
        act = Act(
            text=words.gettext("To the consultation"),
            run=lambda: ways.ask_page(CONSULTATION),
            icon_name="arrow-right",
        )
        return words.catalogue.sentence(error), (act,)
    return None


def silence_deadline(state: ConductState, register: Register) -> datetime | None:
    """The deadline of the silence procedure that is open, or was last, by the clock on the wall."""
    known = register.consultations.listed(state.meeting.id)
    opened = [one.deadline for one in known if one.kind is ConsultationKind.SILENCE]
    return state.local(opened[-1]) if opened else None
