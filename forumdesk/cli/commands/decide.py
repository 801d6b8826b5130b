"""``forumdesk decide``: record and seal a decision in one act."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.commands import typed
from forumdesk.cli.commands.decided import decision_shown
from forumdesk.cli.commands.motion_words import motion_of, require_words
from forumdesk.cli.context import Context
from forumdesk.domain.decisions import Decision
from forumdesk.domain.elections import Candidate
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import BY_MAJORITY, MODE_NAMES, AdoptionMode, Outcome
from forumdesk.domain.voices import Voice
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.lists import join_list
from forumdesk.services.register import Register

HELP = N_("record and seal a decision")

_UNANIMOUS = N_(
    "Decision {number} is recorded and sealed: unanimous, {votes} for, {entitled} entitled. Code {code}."
)
_CARRIED = N_(
    "Decision {number} is recorded and sealed: adopted {mode}, {votes} for, {against} against,"
    " {abstaining} abstaining. Code {code}."
)
_LOST = N_(
    "Decision {number} is recorded and sealed: put to the decision {mode} and not adopted, {votes} for,"
    " {against} against, {abstaining} abstaining. Code {code}."
)
_WITHOUT_COUNTS = N_("Decision {number} is recorded and sealed: adopted {mode}. Code {code}.")
_ELECTED = N_("Decision {number} is recorded and sealed. Elected: {names}. Code {code}.")
_NOBODY = N_("Decision {number} is recorded and sealed. Nobody is elected. Code {code}.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--mode", choices=[*AdoptionMode], required=True, help=_("how it is adopted"))
    _add_subject(parser, catalogue)
    _add_voices(parser, catalogue)
    parser.add_argument(
        "--despite-clock",
        action="store_true",
        help=_("record although the clock was set back; the record says so"),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _add_subject(parser: ArgumentParser, catalogue: Catalogue) -> None:
    _ = catalogue.gettext
    parser.add_argument(
        "--on",
        action="append",
        metavar="R",
        help=_("number of a recommendation, or all; may be repeated"),
    )
    parser.add_argument(
        "--question",
        action="append",
        type=typed.text_in_language,
        metavar=typed.TEXT,
        help=_(
            "what is decided in words, instead of a text; with --annuls the reason; repeated for each language"
        ),
    )
    parser.add_argument(
        "--annuls", type=typed.said, metavar="D", help=_("number or code of the decision that is annulled")
    )
    parser.add_argument(
        "--item", type=typed.said, metavar="N", help=_("number of the agenda item; else the one under way")
    )


def _add_voices(parser: ArgumentParser, catalogue: Catalogue) -> None:
    _ = catalogue.gettext
    table = _("a table with the columns participant and voice; of a written poll returned_at too")
    parser.add_argument("--voices", type=typed.said, metavar="FILE.csv", help=table)
    parser.add_argument("--counts", type=typed.counts, metavar=typed.COUNTS, help=_("voices by count"))
    parser.add_argument(
        "--second-voices",
        type=typed.said,
        metavar="FILE.csv",
        help=_("the same voices as a second person entered them"),
    )
    parser.add_argument(
        "--second-counts",
        type=typed.counts,
        metavar=typed.COUNTS,
        help=_("the same counts as a second person entered them"),
    )
    parser.add_argument("--second-by", default="", metavar=_("NAME"), help=_("who entered them again"))
    parser.add_argument(
        "--ballots", type=typed.ballots, metavar=typed.BALLOTS, help=_("ballots of a secret vote")
    )
    parser.add_argument(
        "--commission",
        type=typed.names,
        metavar="N,N",
        help=_("the counting commission, by numbers on the list; the first presides"),
    )
    parser.add_argument(
        "--chair",
        choices=[Voice.FOR.value, Voice.AGAINST.value],
        help=_("how the chair decides where voices are equal"),
    )
    parser.add_argument(
        "--deadline",
        type=typed.moment,
        metavar=typed.MOMENT,
        help=_("until when answers in writing counted, in the meeting’s time or with an offset"),
    )
    parser.add_argument(
        "--candidates",
        type=typed.said,
        metavar="FILE.csv",
        help=_("a table with the columns candidate (number on the list, or name) and votes"),
    )
    parser.add_argument("--seats", type=typed.above_nought, metavar="N", help=_("how many are elected"))
    parser.add_argument(
        "--round-after",
        type=typed.said,
        metavar="D",
        help=_("number or code of the election whose second round this is"),
    )


def run(context: Context, words: Namespace) -> None:
    """Record, then seal."""
    require_words(words)
    with context.open(words.file) as register:
        meeting = register.meetings.find(words.meeting)
        motion = motion_of(register, meeting, words)
        decision = register.decisions.adopt(meeting.id, motion)
        shown = decision_shown(register, meeting.id, decision.id)
        unsettled = _unsettled(register, meeting.id) if motion.of_text and decision.adopted else 0
    if words.json:
        context.say_json(shown)
        return
    elected = {one["id"] for one in shown.get("candidates", ()) if one["elected"]}
    context.say(
        said_of(context.catalogue, decision, [one for one in motion.candidates if str(one.id) in elected])
    )
    if unsettled:
        context.warn(
            context.catalogue.ngettext(
                "{count} amendment to the decided text is still open: it was not considered.",
                "{count} amendments to the decided text are still open: they were not considered.",
                unsettled,
            ).format(count=unsettled)
        )


def said_of(catalogue: Catalogue, decision: Decision, elected: list[Candidate]) -> str:
    """What was recorded, in a sentence."""
    tally = decision.tally
    names = join_list([one.name.in_language(catalogue.language) for one in elected], catalogue.language)
    return catalogue.gettext(_sentence(decision, elected)).format(
        number=decision.number,
        mode=catalogue.gettext(MODE_NAMES[decision.mode]),
        votes=tally.voices_for,
        against=tally.against,
        abstaining=tally.abstaining,
        entitled=tally.entitled,
        names=names,
        code=decision.code,
    )


def _sentence(decision: Decision, elected: list[Candidate]) -> str:
    if decision.mode is AdoptionMode.ELECTION:
        return _ELECTED if elected else _NOBODY
    if decision.mode is AdoptionMode.UNANIMOUS and not decision.tally.abstaining:
        return _UNANIMOUS
    if decision.outcome is Outcome.REJECTED:
        return _LOST
    counted = decision.mode in BY_MAJORITY or decision.mode is AdoptionMode.UNANIMOUS
    return _CARRIED if counted else _WITHOUT_COUNTS


def _unsettled(register: Register, meeting_id: MeetingId) -> int:
    """How many amendments to decided paragraphs nobody has accepted, rejected or withdrawn."""
    decided = register.resolutions.decided(meeting_id)
    return sum(one.is_open and one.row_id in decided for one in register.amendments.listed(meeting_id))
