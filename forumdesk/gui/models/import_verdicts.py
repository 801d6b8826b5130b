"""How the verdict on one row is worded: new, updated and what changes, the same, a problem and why."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from forumdesk.domain.errors import N_
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.import_fields import person_field
from forumdesk.gui.models.import_rows import NEW, SAME, UPDATED, Cell
from forumdesk.gui.models.participants import surname_first
from forumdesk.gui.theme import Token
from forumdesk.gui.words import Words
from forumdesk.services.importing.results import RowOutcome, Verdict

LEFT_OUT: Final = frozenset({"name_missing", "title_missing"})
"""Problems for which a row is not imported at all."""
_ARROW: Final = " → "
_LOOKS: Final[Mapping[Verdict, tuple[str, Token, str]]] = {
    Verdict.NEW: ("plus", "accent", NEW),
    Verdict.UPDATED: ("pencil-simple", "warn", UPDATED),
    Verdict.SAME: ("equals", "text3", SAME),
}
_PERSON_FIELDS: Final = {
    "names": N_("Name"),
    "organisation": N_("Organisation"),
    "post": N_("Post"),
    "country": N_("Country"),
    "role": N_("Role"),
    "category": N_("Category"),
    "entitled": N_("Voice"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "delegation_id": N_("Delegation"),
    "accreditation": N_("Accreditation"),
    "notes": N_("Notes"),
    "post_from": N_("In post from"),
    "post_until": N_("In post until"),
}
_UNSAID: Final = frozenset({"delegation_id", "accreditation"})  # that they change is enough


def verdict_cell(verdict: Verdict, remark: str, words: Words) -> Cell:
    """The verdict as icon and word, with a remark below it."""
    icon, tone, _kind = _LOOKS[verdict]
    spoken = {
        Verdict.NEW: words.pgettext("one row", "New"),
        Verdict.UPDATED: words.pgettext("one row", "Updated"),
        Verdict.SAME: words.pgettext("one row", "Unchanged"),
    }
    quiet = verdict is Verdict.SAME
    return Cell(text=spoken[verdict], caption=remark, icon=icon, tone=tone, strong=not quiet)


def kind_of(verdict: Verdict) -> str:
    """The filter under which a verdict is seen."""
    return _LOOKS[verdict][2]


def person_changes(outcome: RowOutcome, words: Words) -> list[str]:
    """What an updated person changes: «Post: vice-rector → rector»."""
    return changes(outcome, _PERSON_FIELDS, _person_value, words)


def changes(
    outcome: RowOutcome,
    labels: Mapping[str, str],
    value_of: Callable[[Any, str, Words], str],
    words: Words,
) -> list[str]:
    """What an updated row changes, attribute by attribute; ``labels`` are message ids."""
    if outcome.verdict is not Verdict.UPDATED:
        return []
    told = []
    for name, label in labels.items():
        before, after = getattr(outcome.before, name), getattr(outcome.after, name)
        if before != after:
            if isinstance(before, LocalizedText) and isinstance(after, LocalizedText):
                was, now = _differing(before, after, words.language)
            else:
                was, now = value_of(outcome.before, name, words), value_of(outcome.after, name, words)
            said = f"{was or '–'}{_ARROW}{now or '–'}" if was != now else ""
            told.append(f"{words.gettext(label)}: {said}" if said else words.gettext(label))
    return told


def _differing(before: LocalizedText, after: LocalizedText, language: Language) -> tuple[str, str]:
    """Both texts in the window's language if they differ there, else in the first in which they do."""
    order = (language, *Language)
    chosen = next(one for one in order if before.get(one) != after.get(one))
    return before.get(chosen), after.get(chosen)


def _person_value(person: Participant, name: str, words: Words) -> str:
    if name == "names":
        return surname_first(person.names, words.language)
    return "" if name in _UNSAID else person_field(person, name, words)
