"""From a scene to what stands where on the picture, before any size is chosen."""

from dataclasses import dataclass, replace
from functools import singledispatch

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.hall.scenes import (
    BlankScene,
    Clock,
    ItemScene,
    PauseScene,
    PresenceScene,
    ResultScene,
    Scene,
    SpeakerScene,
    TextScene,
    VotingScene,
    WelcomeScene,
)
from forumdesk.gui.hall.wording import HallWords
from forumdesk.gui.theme import Token
from forumdesk.language.dates import time_of_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph of the picture: ``strong`` for what the scene is about.

    ``can_wait`` may be left out where languages stand together; ``side_by_side`` sets the further languages
    in one line if they fit; ``figure`` is the size of digits that are larger than any text.
    """

    texts: LocalizedText
    strong: bool = False
    quiet: bool = False
    can_wait: bool = False
    side_by_side: bool = False
    figure: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A ground at the foot of the picture with an icon, a sentence, and counts under it."""

    texts: LocalizedText
    icon: str
    token: Token
    ground: Token
    counts: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """How many of how many, and how many are needed."""

    value: int
    whole: int
    needed: int
    token: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The picture's parts from above to below; ``number`` stands once before the head.

    ``by_language`` keeps the parts of a language together.
    """

    number: str = ""
    head: LocalizedText = LocalizedText()
    parts: tuple[Part, ...] = ()
    band: Band | None = None
    clock: Clock | None = None
    meter: Meter | None = None
    emblem: bytes = b""
    centred: bool = False
    by_language: bool = False
    tells_time: bool = False

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which the scene's main words are there."""
        main = next((part.texts for part in self.parts if part.strong or self.by_language), None)
        return (main or (self.band.texts if self.band else self.head)).languages

    def brief(self) -> "Draft":
        """The draft without what can wait until a language stands alone."""
        return replace(self, parts=tuple(part for part in self.parts if not part.can_wait))

    def with_head_in_text(self) -> "Draft":
        """The draft whose head is its first paragraph: it is too long for a head."""
        return replace(
            self,
            number="",
            head=LocalizedText(),
            parts=(Part(texts=_led(self.number, self.head), strong=True), *self.parts),
        )

    def with_band_in_text(self) -> "Draft":
        """The draft whose band is its last paragraphs: it is too long for a band."""
        if self.band is None:
            return self
        told = tuple(Part(texts=texts) for texts in (self.band.texts, *self.band.counts))
        return replace(self, band=None, parts=(*self.parts, *told))


def draft(scene: Scene, words: HallWords) -> Draft:
    """What of ``scene`` stands where, with the fixed ``words`` it needs; TypeError for a scene nobody knows."""
    return _pause(scene, words) if isinstance(scene, PauseScene) else _draft(scene)


@singledispatch
def _draft(scene: Scene) -> Draft:
    raise TypeError(f"no such scene: {type(scene).__name__}")


@_draft.register
def _(_scene: BlankScene) -> Draft:
    return Draft()


@_draft.register
def _(scene: WelcomeScene) -> Draft:
    parts = (
        Part(texts=scene.body, quiet=True),
        Part(texts=scene.meeting, strong=True),
        Part(texts=scene.when_and_place, side_by_side=True),
    )
    return Draft(parts=_said(parts), emblem=scene.emblem, centred=True)


@_draft.register
def _(scene: ItemScene) -> Draft:
    parts = _said((Part(texts=scene.title, strong=True),))
    return Draft(number=scene.number, head=scene.kind, parts=parts, tells_time=True)


@_draft.register
def _(scene: SpeakerScene) -> Draft:
    parts = (
        Part(texts=scene.item_title, quiet=True, can_wait=True),
        Part(texts=scene.name, strong=True, side_by_side=True),
        Part(texts=_joined(", ", scene.organisation, scene.country)),
    )
    return Draft(number=scene.item_number, head=scene.kind, parts=_said(parts), clock=scene.clock)


@_draft.register
def _(scene: TextScene) -> Draft:
    parts = tuple(Part(texts=_led(row.number, row.text), strong=row.is_title) for row in scene.rows)
    return Draft(head=scene.heading, parts=_said(parts), by_language=True, tells_time=True)


@_draft.register
def _(scene: PresenceScene) -> Draft:
    token: Token = "hall_ok" if scene.is_met else "hall_warn"
    band = Band(
        texts=scene.sentence,
        icon="check-circle-fill" if scene.is_met else "warning",
        token=token,
        ground="hall_ok_ground" if scene.is_met else "hall_warn_ground",
    )
    figure = LocalizedText.everywhere(f"{scene.present} / {scene.entitled}")
    return Draft(
        parts=(Part(texts=figure, figure=220),),
        band=band,
        meter=Meter(value=scene.present, whole=scene.entitled, needed=scene.needed, token=token),
        tells_time=True,
    )


@_draft.register
def _(scene: VotingScene) -> Draft:
    band = Band(
        texts=scene.sentence,
        icon="hand-palm",
        token="hall_accent",
        ground="hall_band",
        counts=(scene.how,) if scene.how else (),
    )
    parts = _said((Part(texts=scene.title, strong=True),))
    return Draft(head=scene.heading, parts=parts, band=band, tells_time=True)


@_draft.register
def _(scene: ResultScene) -> Draft:
    band = Band(
        texts=scene.sentence,
        icon="check-circle-fill" if scene.is_adopted else "x-circle-fill",
        token="hall_ok" if scene.is_adopted else "hall_text",
        ground="hall_ok_ground" if scene.is_adopted else "hall_band",
        counts=_counted(scene.counts),
    )
    parts = _said((Part(texts=scene.title, strong=True),))
    return Draft(head=scene.heading, parts=parts, band=band, tells_time=True)


def _pause(scene: PauseScene, words: HallWords) -> Draft:
    parts = [Part(texts=scene.sentence, strong=True, side_by_side=True)]
    if scene.until is not None:
        until = LocalizedText.everywhere(time_of_day(scene.until, Language.KK.value))  # the same in all
        parts += [Part(texts=words.goes_on, quiet=True, side_by_side=True), Part(texts=until, figure=170)]
    return Draft(parts=_said(tuple(parts)), emblem=scene.emblem, centred=True)


def _said(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.texts)


def _led(number: str, texts: LocalizedText) -> LocalizedText:
    """``texts`` after their number; the number alone where there are no texts."""
    if not texts:
        return LocalizedText.everywhere(number)
    return LocalizedText(*(f"{number} {text}".strip() if text else "" for text in _three(texts)))


def _joined(mark: str, *all_texts: LocalizedText) -> LocalizedText:
    columns = zip(*map(_three, all_texts), strict=True)
    return LocalizedText(*(mark.join(filter(None, column)) for column in columns))


def _counted(counts: tuple[tuple[LocalizedText, int], ...]) -> tuple[LocalizedText, ...]:
    """The counts as one line in each language."""
    if not counts:
        return ()
    numbered = (
        LocalizedText(*(f"{text}\u00a0{number}" if text else "" for text in _three(label)))
        for label, number in counts
    )
    return (_joined(" · ", *numbered),)


def _three(texts: LocalizedText) -> tuple[str, str, str]:
    return texts.kk, texts.ru, texts.en
