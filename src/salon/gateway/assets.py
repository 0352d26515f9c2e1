"""The built web part: which files there are, and which of them a page needs.

Names carry a digest of their content, so browsers may keep them for ever; what is not in the build is
not found, whatever the path looks like.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from salon.base.errors import Refused

STATIC = Path(__file__).resolve().parent.parent / "static"


class Entry(Struct, frozen=True):
    """What a page must load: one module and its style sheets, as URLs."""

    script: str
    styles: tuple[str, ...] = ()


TEST_SOURCES: Final = "src/wallet/"
"""Entries under this are of test mode only, and with them every file that nothing else needs."""


class Assets:
    """Reads the build once; a file is served only if it was there then."""

    def __init__(self, directory: Path = STATIC) -> None:
        manifest: dict[str, dict[str, Any]] = msgspec.json.decode((directory / ".vite" / "manifest.json").read_bytes())
        self._manifest = manifest
        self._files = {
            path.relative_to(directory).as_posix(): path.read_bytes()
            for path in directory.rglob("*")
            if path.is_file() and not path.relative_to(directory).as_posix().startswith(".")
        }
        entries = [source for source, part in manifest.items() if part.get("isEntry")]
        test = {source for source in entries if source.startswith(TEST_SOURCES)}
        self.of_test_mode = frozenset(self._needed(test) - self._needed(set(entries) - test))
        """Files of the test wallet: a site outside test mode does not serve them."""

    def _needed(self, sources: Iterable[str]) -> set[str]:
        """All files that these entries load, at once or later."""
        waiting, seen = list(sources), set[str]()
        while waiting:
            source = waiting.pop()
            if source not in seen:
                seen.add(source)
                part = self._manifest[source]
                waiting += [*part.get("imports", ()), *part.get("dynamicImports", ())]
        parts = [self._manifest[source] for source in seen]
        return {part["file"] for part in parts} | {name for part in parts for name in part.get("css", ())}

    def entry(self, source: str) -> Entry:
        """Files of an entry, by its source path under web/. Raises KeyError if it was not built."""
        found = self._manifest[source]
        styles: list[str] = []
        waiting = [source]
        seen: set[str] = set()
        while waiting:
            part = self._manifest[waiting.pop()]
            styles += [f"/static/{name}" for name in part.get("css", ())]
            waiting += [name for name in part.get("imports", ()) if name not in seen]
            seen.update(part.get("imports", ()))
        return Entry(f"/static/{found['file']}", tuple(styles))

    @property
    def names(self) -> Collection[str]:
        """All files there are."""
        return self._files.keys()

    def file(self, name: str) -> tuple[bytes, str]:
        """Content and type of a built file. Raises `not_found`."""
        if name not in self._files:
            raise Refused("not_found")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return self._files[name], "application/manifest+json" if name.endswith(".webmanifest") else kind
