"""``forumdesk rules``: by which rules a body decides, shown and changed in words of the domain."""

from argparse import ArgumentParser, Namespace
from typing import Any

from forumdesk.cli.commands.named_body import add_body_words, named_body
from forumdesk.cli.commands.rule_words import RULES, changed, shown
from forumdesk.cli.context import Context
from forumdesk.domain.bodies import Body
from forumdesk.domain.errors import N_
from forumdesk.domain.presets import PRESET_NAMES, Preset, preset_of, with_preset
from forumdesk.language.catalogue import Catalogue

HELP = N_("show or change the rules by which a body decides")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    add_body_words(parser, catalogue)
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
        body = named_body(register, words)
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


def _document(body: Body) -> dict[str, Any]:
    preset = preset_of(body.rules)
    return {
        "body": {"id": str(body.id), "name": body.name.to_mapping()},
        "preset": preset.value if preset else None,
        "rules": shown(body.rules),
    }
