"""``forumdesk rules``: by which rules a body decides, shown and changed in words of the domain."""

from argparse import ArgumentParser, Namespace
from typing import Any

from forumdesk.cli.commands.rule_words import RULES, changed, shown
from forumdesk.cli.context import Context
from forumdesk.domain.bodies import Body
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.presets import PRESET_NAMES, Preset, preset_of, with_preset
from forumdesk.language.catalogue import Catalogue
from forumdesk.services.register import Register

HELP = N_("show or change the rules by which a body decides")


class UnknownBodyError(DomainError):
    """No body is meant, or several are."""

    code = "rules.body"
    message = N_("“{wanted}” has to name one body. There are: {known}.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    whose.add_argument("--body", metavar="B", help=_("identifier of the body, or a part of its name"))
    parser.add_argument("--preset", choices=[*Preset], help=_("take over the rules of a kind of body"))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar=_("NAME=VALUE"),
        help=_("one rule, for instance {example}; may be repeated").format(
            example="quorum=“at least 2/3”, majority=“more than 1/2 of present”, proxies=1"
        ),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def run(context: Context, words: Namespace) -> None:
    """Change what is to be changed, all or nothing, and show what holds."""
    with context.open(words.file) as register:
        body = _body(register, words)
        rules = with_preset(body.rules, Preset(words.preset)) if words.preset else body.rules
        for word in words.set:
            rules = changed(rules, word)
        if rules != body.rules:
            body = register.meetings.edit_rules(body.id, rules)
    document = _document(body)
    if words.json:
        context.say_json(document)
        return
    _ = context.catalogue.gettext
    preset = preset_of(body.rules)
    name = _(PRESET_NAMES[preset]) if preset else _("rules of its own")
    context.say(f"{body.name.in_language(context.language)}: {name}")
    told = {name: _(rule.title) for name, rule in RULES.items()}
    context.say_table(
        [_("rule"), _("value"), _("what it is about")],
        [(name, value, told[name]) for name, value in document["rules"].items()],
    )


def _body(register: Register, words: Namespace) -> Body:
    if not words.body:
        return register.meetings.body(register.meetings.find(words.meeting).body_id)
    folded = words.body.casefold()
    known = register.meetings.bodies()
    exact = [one for one in known if words.body == str(one.id)]
    found = exact or [one for one in known if any(folded in text.casefold() for _, text in one.name.items())]
    if len(found) != 1:
        raise UnknownBodyError(wanted=words.body, known=tuple(one.name for one in known) or "–")
    return found[0]


def _document(body: Body) -> dict[str, Any]:
    preset = preset_of(body.rules)
    return {
        "body": {"id": str(body.id), "name": body.name.to_mapping()},
        "preset": preset.value if preset else None,
        "rules": shown(body.rules),
    }
