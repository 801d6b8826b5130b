"""``forumdesk state``: a reservation, an explanation, a dissenting opinion or a correction, recorded and sealed."""

from argparse import ArgumentParser, Namespace
from dataclasses import dataclass

from forumdesk.cli.commands import typed
from forumdesk.cli.commands.decided import statement_as_json
from forumdesk.cli.commands.motion_words import item_named
from forumdesk.cli.commands.people_named import PeopleNamed
from forumdesk.cli.context import Context, UnfitWordsError, WordsMissingError
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId
from forumdesk.domain.statements import STATEMENT_NAMES, StatementKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.register import Register

HELP = N_("append a reservation, an explanation, a dissenting opinion or a correction to a decision")

_VOICES = (Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who makes a statement: a delegation or somebody on the list, else anybody by name."""

    delegation_id: DelegationId | None = None
    participant_id: ParticipantId | None = None
    name: LocalizedText = LocalizedText()


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument("--on", metavar="D", help=_("number or code of the decision"))
    parser.add_argument(
        "--item", metavar="N", help=_("number of the agenda item, before anything is decided on it")
    )
    parser.add_argument("--kind", choices=[*StatementKind], required=True, help=_("what kind of statement"))
    parser.add_argument(
        "--by",
        required=True,
        metavar=_("WHO"),
        help=_("who makes it: number on the list, badge code, name of a delegation, or any name"),
    )
    parser.add_argument(
        "--text",
        action="append",
        type=typed.text_in_language,
        metavar=typed.TEXT,
        help=_("its words; repeated for each language"),
    )
    parser.add_argument(
        "--voice", choices=[*_VOICES], help=_("of a correction: the voice that was meant; the tally stays")
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Record the statement; what is said to a decision is sealed at once."""
    if bool(words.on) == bool(words.item):
        raise (UnfitWordsError if words.on else WordsMissingError)(words=("--on", "--item"))
    if words.voice and words.kind != StatementKind.CORRECTION:
        raise UnfitWordsError(words=("--voice", f"--kind {words.kind}"))
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        author = author_named(register, meeting_id, words.by)
        decision = register.decisions.decision_named(meeting_id, words.on) if words.on else None
        kept = register.statements.add(
            meeting_id,
            StatementKind(words.kind),
            typed.localized(words.text),
            decision_id=decision.id if decision else None,
            item_id=item_named(register, meeting_id, words.item) if words.item else None,
            author=author.name,
            delegation_id=author.delegation_id,
            participant_id=author.participant_id,
            voice=Voice(words.voice) if words.voice else None,
            seal=True,
        )
    if words.json:
        context.say_json(statement_as_json(kept))
        return
    sentence = (
        N_("{kind} {number} is recorded and sealed. Nothing in the decision itself was changed.")
        if kept.sealed
        else N_("{kind} {number} is recorded. It is sealed with the decision on the agenda item.")
    )
    _ = context.catalogue.gettext
    context.say(_(sentence).format(kind=_(STATEMENT_NAMES[kept.kind]), number=kept.number))


def author_named(register: Register, meeting_id: MeetingId, wanted: str) -> Author:
    """Who is meant. A number that nobody on the list has is refused; any other words are a name."""
    people = PeopleNamed(register, meeting_id)
    known = people.get(wanted) if wanted.isdigit() else people.find(wanted)
    if known is not None:
        return Author(participant_id=known.id)
    folded = wanted.casefold()
    for one in register.delegations.listed(meeting_id):
        if folded == str(one.id) or folded in {text.casefold() for _, text in one.name.items()}:
            return Author(delegation_id=one.id)
    named = people.of_name(wanted)
    if named is not None:
        return Author(participant_id=named.id)
    return Author(name=LocalizedText.everywhere(wanted))
