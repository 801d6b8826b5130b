"""``forumdesk confirm``: say how far the texts of a language are, all at once."""

from argparse import ArgumentParser, Namespace

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.domain.resolutions import Stage
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue

HELP = N_("mark the texts of a language as checked, translated, authentic, or as drafts")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument(
        "--language",
        action="append",
        required=True,
        choices=[*Language],
        help=_("the language of the text"),
    )
    parser.add_argument(
        "--as", dest="stage", choices=[*Stage], default=Stage.CHECKED.value, help=_("how far they are")
    )
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )


def run(context: Context, words: Namespace) -> None:
    """Confirm every written text of each language that no decision has closed."""
    with context.open(words.file) as register:
        meeting_id = register.meetings.find(words.meeting).id
        count = sum(
            register.resolutions.confirm_all(meeting_id, Language(code), Stage(words.stage))
            for code in dict.fromkeys(words.language)
        )
    said = context.catalogue.ngettext("{count} text was marked.", "{count} texts were marked.", count)
    context.say(said.format(count=count))
