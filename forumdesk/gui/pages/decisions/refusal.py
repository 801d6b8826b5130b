"""What the page says when a decision cannot be recorded: who stands in the way, by which rule, what leads out."""

from collections.abc import Callable
from dataclasses import dataclass

from forumdesk.domain.bodies import Abstention, BodyRules
from forumdesk.domain.decisions import (
    NobodyEntitledError,
    NoQuorumError,
    NothingToDecideError,
    NotUnanimousError,
    TextNotReadyError,
    Voice,
    Voter,
)
from forumdesk.domain.errors import KnownError
from forumdesk.gui.models.roll_call import ANSWERS
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.words import Words

_NAMES_SHOWN = 3
_BUTTON_NAME = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What leads out of a refusal: to a voter, to a page of the meeting, and the body's rules to name."""

    go_to: Callable[[Voter], None]
    ask_page: Callable[[str], None]
    rules: BodyRules


def refusal_message(error: KnownError, words: Words, ways: Ways) -> Message:
    """The red band for an error; it always has an act or can be put away."""
    _ = words.gettext
    if isinstance(error, NotUnanimousError):
        return _not_unanimous(error.standing_in_the_way, words, ways)
    acts: tuple[Act, ...] = ()
    if isinstance(error, TextNotReadyError | NothingToDecideError):
        acts = (
            Act(text=_("To the text"), run=lambda: ways.ask_page("recommendations"), icon_name="arrow-right"),
        )
    elif isinstance(error, NobodyEntitledError | NoQuorumError):
        acts = (
            Act(
                text=_("To the participants"),
                run=lambda: ways.ask_page("participants"),
                icon_name="arrow-right",
            ),
        )
    sentence = words.catalogue.sentence(error)
    return Message(kind="bad", sentence=sentence, acts=acts, dismiss=_("Close"))


def _not_unanimous(in_the_way: tuple[tuple[Voter, Voice | None], ...], words: Words, ways: Ways) -> Message:
    _ = words.gettext
    count = len(in_the_way)
    sentence = words.ngettext(
        "“Unanimously” cannot be recorded: {count} present voice is not “for”.",
        "“Unanimously” cannot be recorded: {count} present voices are not “for”.",
        count,
    ).format(count=count)
    first = in_the_way[0][0]
    act = Act(
        text=_("Go to {name}").format(name=_short_name(first, words)),
        run=lambda: ways.go_to(first),
        icon_name="arrow-right",
    )
    return Message(
        kind="bad",
        sentence=sentence,
        detail=_detail(in_the_way, words, ways.rules),
        acts=(act,),
        remark=_("Nothing was recorded."),
        dismiss=_("Close"),
    )


def _short_name(voter: Voter, words: Words) -> str:
    """A name that a button can hold; a longer one gives way to the number that stands before it in the grid."""
    name = voter.name.in_language(words.language)
    return name if len(name) <= _BUTTON_NAME else f"№\u00a0{voter.number}"


def _detail(in_the_way: tuple[tuple[Voter, Voice | None], ...], words: Words, rules: BodyRules) -> str:
    _ = words.gettext
    named = [
        f"{voter.name.in_language(words.language)} – {_(ANSWERS[voice].word)}"
        for voter, voice in in_the_way[:_NAMES_SHOWN]
    ]
    more = len(in_the_way) - len(named)
    if more:
        named.append(words.ngettext("{count} more", "{count} more", more).format(count=more))
    return " ".join(["; ".join(named) + ".", *_rules({voice for _voter, voice in in_the_way}, words, rules)])


def _rules(voices: set[Voice | None], words: Words, rules: BodyRules) -> list[str]:
    """The rules of the body that these voices run against."""
    _ = words.gettext
    said = []
    if Voice.ABSTAINING in voices and rules.abstention is Abstention.STRICT:
        said.append(_("By the rules of this body an abstention prevents unanimity."))
    if None in voices:
        said.append(_("Everybody present who is entitled to vote has to answer."))
    if voices & {Voice.AGAINST, Voice.NOT_VOTING} or not said:
        said.append(_("Unanimity needs every present voice to be “for”."))
    return said
