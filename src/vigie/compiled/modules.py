"""Which modules are compiled: those that mean the same compiled as interpreted."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from vigie.compiled.sources import ROOT, STAGES


def compilable(root: Path = ROOT) -> list[str]:
    """Names of the stages' modules that mean the same compiled as interpreted; the others stay interpreted.

    Classes of data (msgspec's, named tuples) are none for mypyc, which drops the keywords of a class and calls a
    ``cached_property`` each time; it takes no two bases, no starred names in a membership test, no half characters.
    """
    trees = {
        f"vigie.{folder}.{file.stem}": ast.parse(file.read_bytes())
        for folder in STAGES
        for file in sorted((root / folder).glob("*.py"))
        if file.stem != "__init__"
    }
    while True:
        plain = {node.name for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
        odd = [name for name, tree in trees.items() if any(is_odd(node, plain) for node in ast.walk(tree))]
        if not odd:
            return list(trees)
        for name in odd:
            del trees[name]


def is_odd(node: ast.AST, plain: Iterable[str]) -> bool:
    """True for what mypyc does not take, or gives another meaning."""
    if isinstance(node, ast.ClassDef):
        bases = [ast.unparse(base) for base in node.bases if not ast.unparse(base).startswith("Generic[")]
        return bool(node.keywords) or len(bases) > 1 or any(base not in plain for base in bases)
    if isinstance(node, ast.Assign):
        return takes_what_it_gave(node)
    if isinstance(node, ast.FunctionDef):
        return any("cached_property" in ast.unparse(decorator) for decorator in node.decorator_list)
    if isinstance(node, ast.Compare):
        tests = (ast.In, ast.NotIn)
        return any(
            isinstance(test, tests) and isinstance(of, ast.Tuple | ast.List | ast.Set) and has_star(of.elts)
            for test, of in zip(node.ops, node.comparators, strict=True)
        )
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and any("\ud800" <= character <= "\udfff" for character in node.value)
    return isinstance(node, ast.Name) and node.id == "__file__"


def takes_what_it_gave(node: ast.Assign) -> bool:
    """True where a value is an attribute that a target before it takes: its type is that of the new one for mypyc."""
    targets, values = node.targets[0], node.value
    if not isinstance(targets, ast.Tuple) or not isinstance(values, ast.Tuple):
        return False
    given = [ast.unparse(target) for target in targets.elts]
    return any(
        isinstance(part, ast.Attribute) and ast.unparse(part) in given[:place]
        for place, value in enumerate(values.elts)
        for part in ast.walk(value)
    )


def has_star(elements: Iterable[ast.expr]) -> bool:
    """True where an element stands for several."""
    return any(isinstance(element, ast.Starred) for element in elements)
