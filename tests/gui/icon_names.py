"""The names of icons that stand in the source of the window, read without running it."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from forumdesk.gui.theme import Tokens

_TAKES_ICON = {"Icon", "IconView", "draw_icon", "icon", "set_icon", "set_icon_name", "_button", "_foot_row"}
_HOLDS_ICON = re.compile(r"(?i:icons?|icon_name|looks?|_notes)$|^MOVES$")
_COMPOUND = re.compile(r"[a-z]+(-[a-z]+)+")
_BESIDE = {field.name for field in fields(Tokens)} | {"neutral", "info", ""}
"""Colours and kinds of chips and bars, which stand in the same tables."""
_NO_ICONS = {"bilateral-talks", "council-sitting", "forum-day", "data-field"}


def icon_names(folder: Path) -> dict[str, str]:
    """Every name given to a part that takes an icon, or kept where icons are kept, with the file it stands in.

    Two words joined by a hyphen name an icon wherever they stand, for hardly anything else is written so.
    """
    return {
        name: path.name
        for path in sorted(folder.rglob("*.py"))
        for name in _named(ast.parse(path.read_text(encoding="utf-8")))
        if name not in _BESIDE | _NO_ICONS
    }


def _named(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(word)) if _COMPOUND.fullmatch(word):
                yield word
            case ast.keyword(arg=str(name), value=value) if _HOLDS_ICON.search(name):
                yield from _strings([value])
            case ast.Call(func=called, args=given) if _name(called) in _TAKES_ICON:
                yield from _strings(given)
            case ast.Assign(targets=[target], value=value):
                yield from _assigned(target, value)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield from _assigned(target, value)
            case ast.Dict(keys=keys, values=values):
                told = zip(keys, values, strict=True)
                yield from _strings(value for key, value in told if key is not None and _name(key) == "ICON")


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[str]:
    match target, value:
        case _, ast.IfExp(body=body, orelse=other) if isinstance(target, ast.Tuple):
            yield from _assigned(target, body)
            yield from _assigned(target, other)
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            for one, given in zip(targets, values, strict=True):
                yield from _assigned(one, given)
        case _ if _HOLDS_ICON.search(_name(target)):
            yield from _strings([value])


def _strings(nodes: Iterable[ast.expr]) -> Iterator[str]:
    """The strings a value can be made of; arguments of other calls, such as words to translate, are none."""
    for node in nodes:
        match node:
            case ast.Constant(value=str(word)):
                yield word
            case ast.IfExp(body=body, orelse=other):
                yield from _strings([body, other])
            case ast.Lambda(body=body):
                yield from _strings([body])
            case (
                ast.Dict(values=parts)
                | ast.Tuple(elts=parts)
                | ast.List(elts=parts)
                | ast.BoolOp(values=parts)
            ):
                yield from _strings(parts)
            case ast.Call(func=ast.Attribute(attr="get"), args=given):
                yield from _strings(given)


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
