from dataclasses import replace

import pytest

from forumdesk.domain.bodies import Abstention, BodyRules, Entitlement
from forumdesk.domain.majorities import MORE_THAN_HALF, MajorityOf
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.presets import PRESET_NAMES, PRESETS, Preset, preset_of, with_preset
from forumdesk.domain.texts import Language

MINE = BodyRules(languages=(Language.RU, Language.KK), authentic=(Language.RU,), double_entry=True)


def test_every_preset_has_rules_and_a_name_and_is_told_from_the_others() -> None:
    assert set(PRESETS) == set(PRESET_NAMES) == set(Preset)
    assert len({str(PRESETS[one].to_plain()) for one in Preset}) == len(Preset)


@pytest.mark.parametrize("preset", Preset)
def test_a_preset_leaves_the_languages_as_they_are_and_is_known_again(preset: Preset) -> None:
    rules = with_preset(MINE, preset)

    assert (rules.languages, rules.authentic) == (MINE.languages, MINE.authentic)
    assert preset_of(rules) is preset
    assert preset_of(replace(rules, proxies=rules.proxies + 1)) is None


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_survives_as_plain_data(preset: Preset) -> None:
    assert BodyRules.from_plain(PRESETS[preset].to_plain()) == PRESETS[preset]


def test_the_forum_is_what_an_import_makes() -> None:
    forum = PRESETS[Preset.FORUM]

    assert forum == BodyRules()
    assert (forum.entitlement, forum.quorum_to_decide) == (Entitlement.PERSONS, MORE_THAN_HALF)
    assert (forum.abstention, forum.modes[0]) == (Abstention.STRICT, AdoptionMode.UNANIMOUS)


def test_a_public_council_asks_for_two_thirds_of_its_members_and_ministers_for_one_voice_a_delegation() -> (
    None
):
    council, ministers = PRESETS[Preset.PUBLIC_COUNCIL], PRESETS[Preset.MINISTERS]

    assert [one.needed(15) for one in (council.quorum_to_open, council.quorum_to_decide)] == [10, 10]
    assert council.majority.of is MajorityOf.PRESENT
    assert (ministers.entitlement, ministers.modes[0]) == (Entitlement.DELEGATIONS, AdoptionMode.CONSENSUS)
