"""``forumdesk new``: an empty register, or one with the sample forum."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.registers import ServerAddress, place_of

if TYPE_CHECKING:
    from forumdesk.services.register import Register

HELP = N_("make a register")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the new register"))
    parser.add_argument("--sample", action="store_true", help=_("with the sample forum in it"))


def run(context: Context, words: Namespace) -> None:
    """Make the register; with the sample, whole or not at all."""
    place = place_of(words.file)
    context.asking_password(place, _sample(context) if words.sample else context.registers.create).close()
    context.say(context.catalogue.gettext("“{path}” is ready.").format(path=place))


def _sample(context: Context) -> Callable[[Path | ServerAddress], Register]:
    from forumdesk.exchange.sample_forum import create_sample

    return lambda place: create_sample(context.registers, place, context.samples)
