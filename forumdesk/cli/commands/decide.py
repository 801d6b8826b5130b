"""``forumdesk decide``: record and seal a decision in one act."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from forumdesk.cli.context import Context
from forumdesk.domain.decisions import AdoptionMode, Decision, Voice, VoiceTwiceError
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.register import Register

_COLUMNS = ("participant", "voice")

HELP = N_("record and seal a decision")


class VoicesFileError(DomainError):
    """The file of voices is not one."""

    code = "voices.columns"
    message = N_("“{path}” has no columns “participant” and “voice”. Nothing was recorded.")


class UnknownVoiceError(DomainError):
    """A word that is no voice."""

    code = "voices.unknown"
    message = N_(
        "“{voice}” (participant {participant}) is no voice. Write one of: {voices}. Nothing was recorded."
    )


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument(
        "--on",
        action="append",
        required=True,
        metavar="R",
        help=_("number of a recommendation, or all; may be repeated"),
    )
    parser.add_argument("--mode", choices=[*AdoptionMode], required=True, help=_("how it is adopted"))
    parser.add_argument(
        "--voices", metavar="FILE.csv", help=_("a table with the columns participant and voice")
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Record, then seal."""
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        subject = register.decisions.subject_of(meeting_id, words.on)
        voices = _voices(register, meeting_id, Path(words.voices)) if words.voices else None
        decision = register.decisions.adopt_unanimously(meeting_id, subject, voices)
        unsettled = _unsettled(register, meeting_id)
    if words.json:
        context.say_json(decision_as_json(decision))
        return
    sentence = context.catalogue.gettext(
        "Decision {number} is recorded and sealed: unanimous, {votes} for, {entitled} entitled. Code {code}."
    )
    context.say(
        sentence.format(
            number=decision.number,
            votes=decision.tally.voices_for,
            entitled=decision.tally.entitled,
            code=decision.code,
        )
    )
    if unsettled:
        context.warn(
            context.catalogue.ngettext(
                "{count} amendment to the decided text is still open: it was not considered.",
                "{count} amendments to the decided text are still open: they were not considered.",
                unsettled,
            ).format(count=unsettled)
        )


def _unsettled(register: Register, meeting_id: MeetingId) -> int:
    """How many amendments to decided paragraphs nobody has accepted, rejected or withdrawn."""
    decided = register.resolutions.decided(meeting_id)
    return sum(one.is_open and one.row_id in decided for one in register.amendments.listed(meeting_id))


def _voices(register: Register, meeting_id: MeetingId, path: Path) -> dict[ParticipantId, Voice]:
    given = _given_voices(path)
    voters = register.decisions.voters_named(meeting_id, [name for name, _ in given])
    voices: dict[ParticipantId, Voice] = {}
    for name, word in given:
        if voters[name] in voices:
            raise VoiceTwiceError(name=name)
        voices[voters[name]] = _voice(name, word)
    return voices


def _given_voices(path: Path) -> list[tuple[str, str]]:
    """Participant and voice as written, with whatever separator a spreadsheet has put between them."""
    from forumdesk.exchange.tables_in import read_table, tidy

    table = read_table(path, lambda heading: tidy(heading).casefold() in _COLUMNS)
    places = {heading.casefold(): place for place, heading in enumerate(table.headings)}
    if not places.keys() >= set(_COLUMNS):
        raise VoicesFileError(path=str(path))
    return [
        (tidy(record.cells[places["participant"]]), tidy(record.cells[places["voice"]]))
        for record in table.records
    ]


def _voice(participant: str, word: str) -> Voice:
    try:
        return Voice(word)
    except ValueError as error:
        raise UnknownVoiceError(voice=word, participant=participant, voices=tuple(Voice)) from error


def decision_as_json(decision: Decision) -> dict[str, object]:
    """A decision with the keys that scripts may count on."""
    tally = decision.tally
    return {
        "number": decision.number,
        "mode": decision.mode.value,
        "outcome": decision.outcome.value,
        "counts": {
            "entitled": tally.entitled,
            "present": tally.present,
            "for": tally.voices_for,
            "against": tally.against,
            "abstaining": tally.abstaining,
            "not_voting": tally.not_voting,
            "recused": tally.recused,
            "absent": tally.absent,
        },
        "hash": decision.hash,
        "code": decision.code,
        "sealed": decision.sealed,
    }
