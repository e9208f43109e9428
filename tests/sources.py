"""Files of code, parsed and not imported: what they import and what their names stand for."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """A file of code: its path from the project, its text, and the text parsed."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str | None:
        """Return the module or sub-package of ``analysis`` that the file belongs to; None outside."""
        first, *rest = Path(self.path).with_suffix("").parts
        return rest[0] if first == "analysis" and rest else None

    def at(self, line: int, wrong: str) -> str:
        """Return a violation."""
        return f"{self.path}:{line}: {wrong}"


def sources(root: Path, *patterns: str) -> list[Source]:
    """Return the files of code that the patterns find, in the order of their paths."""
    paths = sorted({path for pattern in patterns for path in root.glob(pattern)})
    texts = ((path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in paths)
    return [Source(path, text, ast.parse(text, path)) for path, text in texts]


def in_packages(root: Path, *packages: str) -> list[Source]:
    """Return the code of whole packages."""
    return sources(root, *(f"{package}/**/*.py" for package in packages))


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Yield line and dotted name of what is imported: ``from a import b`` is ``a.b``, relative names are made whole."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{origin(source, node)}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"import_module", "__import__"}:
            yield from ((node.lineno, str(name.value)) for name in node.args[:1] if isinstance(name, ast.Constant))


def origin(source: Source, node: ast.ImportFrom) -> str:
    """Return the module that a ``from`` names, without leading dots."""
    if not node.level:
        return node.module or ""
    parts = Path(source.path).parts[: -node.level]
    return ".".join([*parts, node.module] if node.module else parts)


def within(name: str, *modules: str) -> bool:
    """Tell whether a dotted name is one of the modules or lies in one."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def room_of(name: str) -> str | None:
    """Return the room of ``analysis`` that a dotted name lies in: empty for the whole of it, None outside."""
    package, _, rest = name.partition(".")
    return rest.partition(".")[0] if package == "analysis" else None


def local_names(source: Source) -> dict[str, str]:
    """Return what the imported names of a file stand for."""
    names = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            tops = {top: top for top in (alias.name.partition(".")[0] for alias in node.names)}
            names |= tops | {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names
