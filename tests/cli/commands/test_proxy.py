from pathlib import Path

from tests.builders import dump
from tests.cli.conftest import Command


def proxies(command: Command, register: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = command("show", register, "proxies", "--json").json["proxies"]
    return found


def entitled(command: Command, register: Path) -> list[str]:
    people = command("show", register, "participants", "--json").json["participants"]
    return [str(one["number"]) for one in people if one["entitled"]]


def test_a_proxy_is_given_once_the_rules_allow_it_and_ended(command: Command, draft: Path) -> None:
    giver, holder, third, *_ = entitled(command, draft)
    before = dump(draft)
    refused = command("proxy", draft, "--of", giver, "--by", holder)
    assert (refused.code, dump(draft) == before) == (1, True)
    assert "allow no proxies" in refused.err
    assert command("rules", draft, "--set", "proxies=1").code == 0

    assert command("proxy", draft, "--of", giver, "--by", holder).code == 0
    assert len(proxies(command, draft)) == 1
    assert "holds 1 proxy already" in command("proxy", draft, "--of", third, "--by", holder).err

    assert command("proxy", draft, "--of", giver, "--end").code == 0
    assert proxies(command, draft) == []


def test_who_gives_and_who_holds_has_to_be_on_the_list(command: Command, draft: Path) -> None:
    assert command("proxy", draft, "--of", "9999", "--by", "1").code == 1
    assert command("proxy", draft, "--of", "1").code == 2
