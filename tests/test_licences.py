"""What Salon needs to run may be given away with it: nothing under the GPL or AGPL (the wheel is EUPL-1.2)."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FINE = re.compile(r"MIT|BSD|Apache|ISC|MPL|PSF|Python Software Foundation|Zlib|Unlicense", re.IGNORECASE)
STRICT = re.compile(r"\b(?:A|L)?GPL|General Public", re.IGNORECASE)


def needed() -> dict[str, str]:
    """Every package that comes along at run time, with what its metadata says of its licence."""
    found: dict[str, str] = {}
    waiting = list(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"])
    while waiting:
        requirement = waiting.pop()
        name = re.split(r"[ ;<>=!~\[(]", requirement, maxsplit=1)[0].lower()
        if name in found or "extra ==" in requirement:
            continue
        try:
            package = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue  # for another Python or another system
        said = [package.get("License-Expression", ""), package.get("License", "")[:60]]
        said += [line for line in package.get_all("Classifier", []) if line.startswith("License")]
        found[name] = " | ".join(part for part in said if part)
        waiting += metadata.requires(name) or []
    return found


def test_every_package_at_run_time_has_a_licence_that_goes_with_the_eupl() -> None:
    packages = needed()
    assert len(packages) > 20
    unclear = {name: said for name, said in packages.items() if not FINE.search(said) or STRICT.search(said)}
    assert unclear == {}
