"""``forumdesk verify``: whether a register's seal holds, what a printed code means, whether a paper is genuine."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from forumdesk.cli.commands.verdict import Verdict
from forumdesk.cli.context import Context, UnfitWordsError, WordsMissingError
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.registers import is_address

HELP = N_("check the seal of a register, a printed code, or a printed resolution")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument(
        "file", metavar=_("FILE"), help=_("a register, a printed resolution (PDF), or a list of heads")
    )
    parser.add_argument("--meeting", metavar="M", help=_("this meeting alone; else all of the register"))
    parser.add_argument(
        "--code",
        metavar="7F3A-91C2",
        help=_("a printed or scanned code: what was decided, and what became of it"),
    )
    parser.add_argument(
        "--head",
        action="append",
        default=[],
        metavar="9B01-22AA",
        help=_("a head that you hold, from paper or elsewhere; may be repeated"),
    )
    parser.add_argument("--heads", metavar="HEADS.json", help=_("a list of heads that you hold"))
    parser.add_argument("--register", metavar=_("FILE"), help=_("the register, for a PDF"))
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Answer; exit code 1 where something does not hold."""
    verdict = _verdict(context, words)
    if words.json:
        context.say_json(_in_words(context, verdict))
    else:
        for line in verdict.lines:
            context.say(context.catalogue.sentence(line))
        if verdict.caution is not None:
            context.say(context.catalogue.sentence(verdict.caution))
    if verdict.problem is not None:
        context.warn(context.catalogue.sentence(verdict.problem))
        words.exit_code = 1


def _verdict(context: Context, words: Namespace) -> Verdict:
    from forumdesk.services.held_files import FileKind, kind_of

    kind = FileKind.REGISTER if is_address(words.file) else kind_of(Path(words.file))
    if kind is FileKind.PAPER:
        from forumdesk.cli.commands.verify_handout import verified_handout

        _require_unsaid(words, "meeting", "code")
        if words.head and not words.register:
            raise WordsMissingError(words=("--register",))
        return verified_handout(context, words)
    _require_unsaid(words, "register")
    if kind is FileKind.REGISTER:
        from forumdesk.cli.commands.verify_register import verified_register

        return verified_register(context, words)
    from forumdesk.cli.commands.verify_heads import verified_heads

    _require_unsaid(words, "meeting", "head", "heads")
    return verified_heads(words)


def _require_unsaid(words: Namespace, *names: str) -> None:
    """Refuse words that mean nothing for this kind of file."""
    for name in names:
        if getattr(words, name):
            raise UnfitWordsError(words=(f"--{name}", Path(words.file).name))


def _in_words(context: Context, verdict: Verdict) -> dict[str, Any]:
    """The facts with the sentences that say them."""
    said = context.catalogue.sentence
    return {
        **verdict.facts,
        "sentence": said(verdict.problem) if verdict.problem else None,
        "said": [said(line) for line in verdict.lines],
        "caution": said(verdict.caution) if verdict.caution else None,
    }
