"""What pages and docstrings point at is there: a reader who follows a path arrives."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import salon
from tests.test_architecture import ROOT, tracked

PACKAGE = Path(salon.__file__).parent
PAGES = [page for page in tracked("*.md") if page.name != "CHANGELOG.md"]
MODULES = tracked("src/salon/*.py")
FILE = re.compile(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|tsx?|md|json|toml|yaml|css|txt))`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#:]+)\)")
PACKAGES = "|".join(sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
NAME = re.compile(rf"`((?:{PACKAGES})\.[a-z_]\w*(?:\.\w+)*)`")


def exists(place: str, page: Path) -> bool:
    """From the top, from the package, from the web part, or from beside the page; a bare name anywhere."""
    if "/" not in place:
        return any(path.name == place for path in tracked()) or place == "salon.toml"
    return any((base / place).exists() for base in (ROOT, PACKAGE, ROOT / "web", page.parent))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_a_page_names_is_there(page: Path) -> None:
    text = page.read_text()
    assert [place for place in FILE.findall(text) + LINK.findall(text) if not exists(place, page)] == []


def found(name: str) -> bool:
    """Whether `package.module.name…` can be reached."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        try:
            here = import_module(".".join(("salon", *parts[:count])))
        except ModuleNotFoundError:
            continue
        for part in parts[count:]:
            fields = (*getattr(here, "__struct_fields__", ()), *getattr(here, "__annotations__", ()))
            if not hasattr(here, part):
                return part in fields
            here = getattr(here, part)
        return True
    return False


def test_every_module_the_code_names_is_there() -> None:
    named = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in MODULES
        for name in NAME.findall(path.read_text())
        if not found(name)
    ]
    assert named == []
    assert sum(len(NAME.findall(path.read_text())) for path in MODULES) > 30
