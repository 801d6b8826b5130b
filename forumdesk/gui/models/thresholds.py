"""Thresholds of a quorum as they are chosen and said."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.domain.majorities import MORE_THAN_HALF, Threshold
from forumdesk.gui.words import Words

FIXED, NONE, OTHER = "fixed", "none", "other"
_SHARES: Final[Mapping[str, tuple[str, Threshold]]] = {
    "more_than_half": (N_("more than half"), MORE_THAN_HALF),
    "half": (N_("at least half"), Threshold(share=Fraction(1, 2), strictly=False)),
    "two_thirds": (N_("at least two thirds"), Threshold(share=Fraction(2, 3), strictly=False)),
    "three_quarters": (N_("at least three quarters"), Threshold(share=Fraction(3, 4), strictly=False)),
    "all": (N_("all"), Threshold(share=Fraction(1), strictly=False)),
}
NOBODY: Final = Threshold(share=Fraction(0), strictly=False)


def threshold_key(threshold: Threshold) -> str:
    """Under which choice a threshold stands."""
    if threshold.fixed:
        return FIXED
    if not threshold.share:
        return NONE
    return next((key for key, (_words, one) in _SHARES.items() if one == threshold), OTHER)


def threshold_of(key: object) -> Threshold | None:
    """The threshold of a choice; None where the choice alone does not say it."""
    if key == NONE:
        return NOBODY
    return _SHARES[key][1] if isinstance(key, str) and key in _SHARES else None


def threshold_choices(kept: Threshold, words: Words, *, none_too: bool) -> Sequence[tuple[str, object]]:
    """What may be chosen, in words with keys; ``kept`` stands among them though it be unusual."""
    _ = words.gettext
    choices: list[tuple[str, object]] = [(_(said), key) for key, (said, _one) in _SHARES.items()]
    choices.append((_("a fixed number"), FIXED))
    if none_too or threshold_key(kept) == NONE:
        choices.append((_("none required"), NONE))
    if threshold_key(kept) == OTHER:
        said = _("more than {share}") if kept.strictly else _("at least {share}")
        choices.append((said.format(share=kept.share), OTHER))
    return choices


def threshold_in_words(threshold: Threshold, words: Words) -> str:
    """A threshold as it stands in a sentence's place: "more than half", "at least 12"."""
    _ = words.gettext
    key = threshold_key(threshold)
    if key == FIXED:
        return _("at least {share}").format(share=threshold.fixed)
    if key == NONE:
        return _("none required")
    if key in _SHARES:
        return _(_SHARES[key][0])
    said = _("more than {share}") if threshold.strictly else _("at least {share}")
    return said.format(share=threshold.share)
