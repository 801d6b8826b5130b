"""How a scene becomes pictures that the last row can read: sizes, lines, languages and pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.hall.drafts import Draft, Part, draft
from forumdesk.gui.hall.frames import SMALLEST, Frame
from forumdesk.gui.hall.scenes import Arrangement, BlankScene, Scene
from forumdesk.gui.hall.setting import Setter, Sizes
from forumdesk.gui.hall.type_measure import TypeMeasure
from forumdesk.gui.hall.wording import HallWords
from forumdesk.gui.hall.wrapping import into_pages
from forumdesk.gui.theme import Theme

_STACKED: Final = tuple(
    Sizes(main=main, second=second)
    for main, second in (
        (90, 66),
        (84, 64),
        (80, 62),
        (75, 60),
        (75, SMALLEST),
        (70, SMALLEST),
        (66, SMALLEST),
    )
)
_LEAST_COMFORTABLE: Final = 75
_ALONE: Final = tuple(
    Sizes(main=main, second=max(SMALLEST, min(66, round(main * 0.8))))
    for main in (90, 84, 80, 75, 70, 66, 62, SMALLEST)
)
_LEAST_ROOM: Final = 2
_LARGEST_TEXT: Final = 80
"""Running text larger than this only makes more pages of it."""


class Fitter:
    """Turns scenes into frames: all languages in one where they fit, else one after the other, else by pages."""

    def __init__(self, theme: Theme, words: HallWords) -> None:
        self._words = words
        self._measure = TypeMeasure(theme)

    def frames(self, scene: Scene) -> tuple[Frame, ...]:
        """The pictures of ``scene`` in the order in which they are shown; never none."""
        if isinstance(scene, BlankScene):
            return (Frame(),)
        parts = draft(scene, self._words)
        known = [language for language in scene.languages if language in parts.languages]
        languages = tuple(known) or parts.languages or tuple(scene.languages) or tuple(Language)
        if scene.arrangement is Arrangement.STACKED and len(languages) > 1:
            stacked = self._stacked(parts, languages)
            if stacked is not None:
                return (stacked,)
            if parts.band is not None and any(part.strong for part in parts.parts):
                turning = self._cycling(parts, languages, around=languages)
                if turning:
                    return turning
        return self._cycling(parts, languages) or (Frame(),)

    def _cycling(
        self, parts: Draft, languages: tuple[Language, ...], around: tuple[Language, ...] = ()
    ) -> tuple[Frame, ...]:
        """One language after the other, all in letters of the same size.

        Where head and band speak the languages ``around``, the result is empty unless one picture each is enough.
        """
        most = _ALONE[0].main
        while True:
            turns = [self._alone(parts, language, languages, around, most) for language in languages]
            least = min(turn.main for turn in turns)
            if all(turn.main == least for turn in turns):
                break
            most = least
        if around and any(len(turn.frames) != 1 for turn in turns):
            return ()
        return tuple(frame for turn in turns for frame in turn.frames)

    def _stacked(self, parts: Draft, languages: tuple[Language, ...]) -> Frame | None:
        """All languages in one picture, or None. What can wait goes before the letters become small."""
        brief = parts.brief()
        comfortable = [sizes for sizes in _STACKED if sizes.main >= _LEAST_COMFORTABLE]
        tries = [*product((parts, brief), comfortable), *product((parts, brief), _STACKED)]
        for one, sizes in tries:
            frame = Setter(self._measure, one, languages, sizes).frame()
            if frame is not None:
                return frame
        return None

    def _alone(
        self,
        parts: Draft,
        language: Language,
        languages: tuple[Language, ...],
        around: tuple[Language, ...],
        most: int,
    ) -> "_Turn":
        """The pictures of one language, their letters not larger than ``most``."""
        if parts.by_language:
            most = min(most, _LARGEST_TEXT)
        marks = languages if len(languages) > 1 else ()
        tries = [sizes for sizes in _ALONE if sizes.main <= most]
        comfortable = [sizes for sizes in tries if sizes.main >= _LEAST_COMFORTABLE]
        plainer = (parts,) if around else _ever_plainer(parts)
        ways = [*product((parts, parts.brief()), comfortable), *product(plainer, tries)]
        for one, sizes in ways:
            setter = Setter(self._measure, one, (language,), sizes, around=around, marks=marks)
            frame = setter.frame()
            if frame is not None:
                return _Turn(main=sizes.main, frames=(frame,))
        return _Turn(main=SMALLEST, frames=()) if around else self._paged(parts, language, marks, tries)

    def _paged(
        self, parts: Draft, language: Language, marks: tuple[Language, ...], tries: Sequence[Sizes]
    ) -> "_Turn":
        """The pictures of one language that needs several: sentences whole, then few pages and large letters."""
        for one in _ever_plainer(parts):
            found = [
                _Turn(main=sizes.main, frames=self._pages(one, language, sizes, marks)) for sizes in tries
            ]
            if any(turn.frames for turn in found):
                whole = (turn for turn in found if turn.frames)
                return min(whole, key=lambda turn: (_torn(turn.frames), turn.cost))
        return _Turn(main=SMALLEST, frames=())

    def _pages(
        self, parts: Draft, language: Language, sizes: Sizes, marks: tuple[Language, ...]
    ) -> tuple[Frame, ...]:
        """The pages at these sizes, none where head and band leave no room."""
        measuring = Setter(self._measure, parts, (language,), sizes, marks=marks, pages=2)
        told = [part for part in parts.parts if part.texts.in_language(language)]
        if measuring.room() < _LEAST_ROOM or not told:
            return ()
        pages = into_pages(
            [part.texts.in_language(language) for part in told],
            measuring.room(),
            lambda place, text: measuring.line_count(_with_text(told[place], text)),
        )
        frames = []
        for number, page in enumerate(pages, start=1):
            shown = replace(parts, parts=tuple(_with_text(told[place], text) for place, text in page))
            setter = Setter(
                self._measure, shown, (language,), sizes, marks=marks, page=number, pages=len(pages)
            )
            frame = setter.frame()
            if frame is None:
                return ()
            frames.append(frame)
        return tuple(frames)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """The pictures of one language and the size of their letters."""

    main: int
    frames: tuple[Frame, ...]

    @property
    def cost(self) -> float:
        """A page more is worth letters larger by one hundredth of the picture's height, up to comfort."""
        return len(self.frames) + (_LEAST_COMFORTABLE - min(self.main, _LEAST_COMFORTABLE)) / 10


def _with_text(part: Part, text: str) -> Part:
    return replace(part, texts=LocalizedText.everywhere(text))


def _torn(pages: Sequence[Frame]) -> int:
    """How many pages begin or end within a sentence."""
    return sum(line.words.endswith(" …") for page in pages for line in page.lines)


def _ever_plainer(parts: Draft) -> tuple[Draft, ...]:
    """The draft, and what it becomes when head or band are too long for their places."""
    headless = parts.with_head_in_text() if parts.head else parts
    return tuple(dict.fromkeys((parts, headless, headless.with_band_in_text())))
