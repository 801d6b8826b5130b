"""What a copy brings, line by line."""

from dataclasses import dataclass

from forumdesk.gui.theme import Token
from forumdesk.gui.words import Words
from forumdesk.services.telling.kinds import HIDDEN_KINDS, KIND_NAMES
from forumdesk.services.uniting.preview import DecisionComing, MergePreview


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with its icon."""

    text: str
    icon_name: str = "arrow-right"
    token: Token = "text2"


def lines_of(preview: MergePreview, words: Words) -> list[Line]:
    """Everything worth saying, in the order in which it matters."""
    _, ngettext = words.gettext, words.ngettext
    if preview.is_empty:
        return [
            Line(
                text=_("Everything that was done in this copy is here already."),
                icon_name="check-circle",
                token="ok",
            )
        ]
    lines = []
    if preview.final:
        text = _("Sealed records come with it: this merge cannot be taken back.")
        lines.append(Line(text=text, icon_name="lock-simple", token="warn"))
    for decision in preview.decisions:
        lines += _decision_lines(decision, words)
    for given in preview.numbers:
        text = _(
            "{name}: number {before} becomes {after}, since another desk had given it out before."
        ).format(name=given.name.in_language(words.language), before=given.before, after=given.after)
        lines.append(Line(text=text, icon_name="warning", token="warn"))
    for desk in preview.desks:
        text = ngettext("{count} act of desk “{desk}”", "{count} acts of desk “{desk}”", desk.count)
        lines.append(Line(text=text.format(count=desk.count, desk=desk.name), icon_name="laptop"))
    if preview.arrivals:
        text = ngettext("{count} entry of arrivals", "{count} entries of arrivals", preview.arrivals)
        lines.append(Line(text=text.format(count=preview.arrivals), icon_name="sign-in"))
    for one in preview.kinds:
        if one.kind not in HIDDEN_KINDS and one.kind in KIND_NAMES:
            text = _("{things}: {came} added, {changed} changed, {gone} deleted").format(
                things=_(KIND_NAMES[one.kind][1]), came=one.came, changed=one.changed, gone=one.gone
            )
            lines.append(Line(text=text))
    return lines


def _decision_lines(decision: DecisionComing, words: Words) -> list[Line]:
    _ = words.gettext
    text = _("Decision №\u00a0{number} of desk “{desk}”").format(number=decision.number, desk=decision.desk)
    lines = [Line(text=text, icon_name="scales")]
    if decision.beside:
        beside = _("On the same matter desk “{desk}” has recorded №\u00a0{number}: both stand.")
        said = beside.format(desk=decision.beside, number=decision.beside_number)
        lines.append(Line(text=said, icon_name="warning", token="warn"))
    return lines
