"""A merge on the command line: what comes, and what waits for a choice."""

from collections.abc import Sequence
from typing import Any

from forumdesk.cli.context import Context
from forumdesk.services.telling.kinds import HIDDEN_KINDS, KIND_NAMES
from forumdesk.services.uniting.preview import MergePreview
from forumdesk.services.uniting.told import ToldChoice, ToldSide


def say_preview(context: Context, preview: MergePreview) -> None:
    """What a copy brings, a line for each kind of it."""
    _, ngettext = context.catalogue.gettext, context.catalogue.ngettext
    if preview.is_empty:
        context.say(_("Everything that was done in “{name}” is here already.").format(name=preview.name))
        return
    for desk in preview.desks:
        count = ngettext("{count} act of desk “{desk}”", "{count} acts of desk “{desk}”", desk.count)
        context.say(count.format(count=desk.count, desk=desk.name))
    for one in preview.kinds:
        if one.kind in HIDDEN_KINDS or one.kind not in KIND_NAMES:
            continue
        line = _("{things}: {came} added, {changed} changed, {gone} deleted")
        context.say(
            line.format(things=_(KIND_NAMES[one.kind][1]), came=one.came, changed=one.changed, gone=one.gone)
        )
    if preview.arrivals:
        entries = ngettext("{count} entry of arrivals", "{count} entries of arrivals", preview.arrivals)
        context.say(entries.format(count=preview.arrivals))
    for decision in preview.decisions:
        context.say(
            _("Decision №\u00a0{number} of desk “{desk}”").format(number=decision.number, desk=decision.desk)
        )
        if decision.beside:
            beside = _("On the same matter desk “{desk}” has recorded №\u00a0{number}: both stand.")
            context.warn(beside.format(desk=decision.beside, number=decision.beside_number))
    for given in preview.numbers:
        line = _("{name}: number {before} becomes {after}, since another desk had given it out before.")
        context.warn(
            line.format(name=given.name.in_language(context.language), before=given.before, after=given.after)
        )
    if preview.final:
        context.warn(_("Sealed records come with it: this merge cannot be taken back."))


def say_choices(context: Context, choices: Sequence[ToldChoice], take: str | None) -> None:
    """Where both changed the same place: what both had, and the two sides."""
    _ = context.catalogue.gettext
    for one in choices:
        context.say(f"{one.title} – {one.field}")
        if one.before:
            context.say("  " + _("before: {text}").format(text=one.before))
        context.say("  " + _("here ({who}): {text}").format(who=_who(one.mine), text=one.mine.text))
        context.say(
            "  " + _("in the copy ({who}): {text}").format(who=_who(one.theirs), text=one.theirs.text)
        )
    if choices and take is None:
        context.warn(_("Choose with --take mine or --take theirs, or choose one by one in the window."))


def _who(side: ToldSide) -> str:
    return ", ".join(filter(None, (side.desk, side.at)))


def preview_as_json(preview: MergePreview, choices: Sequence[ToldChoice]) -> dict[str, Any]:
    """What a copy brings."""
    return {
        "copy": preview.name,
        "deeds": preview.deeds,
        "desks": [{"name": one.name, "deeds": one.count} for one in preview.desks],
        "values": {
            one.kind: {"came": one.came, "changed": one.changed, "gone": one.gone} for one in preview.kinds
        },
        "arrivals": preview.arrivals,
        "decisions": [
            {
                "id": str(one.id),
                "number": one.number,
                "desk": one.desk,
                "sealed": one.sealed,
                "beside": one.beside or None,
            }
            for one in preview.decisions
        ],
        "renumbered": [
            {"kind": one.key[0], "id": str(one.key[1]), "before": one.before, "after": one.after}
            for one in preview.numbers
        ],
        "conflicts": [
            {
                "mark": one.mark,
                "of": one.title,
                "field": one.field,
                "before": one.before,
                "mine": one.mine.text,
                "theirs": one.theirs.text,
            }
            for one in choices
        ],
        "final": preview.final,
    }
