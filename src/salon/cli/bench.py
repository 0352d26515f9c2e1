"""`salon bench NAME`: measure on this machine what the documentation says it costs.

The benchmarks lie in `bench/` of a checkout, not in the wheel: they compare with peers that only development needs.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import msgspec
from rich import box
from rich.console import Console
from rich.table import Table

import salon

CHECKOUT: Final = Path(salon.__file__).parents[2]
"""Where `src/salon` lies, if it does."""


class NoBenchmark(Exception):
    """There is none of this name, or none at all here; the text says so."""


def names(checkout: Path = CHECKOUT) -> list[str]:
    """The benchmarks of a checkout."""
    modules = sorted((checkout / "bench").glob("*.py"))
    return [path.stem for path in modules if path.stem not in {"__init__", "measuring", "pictures"}]


def run(name: str, rounds: int, checkout: Path = CHECKOUT) -> dict[str, Any]:
    """Measure. Raises NoBenchmark."""
    known = names(checkout)
    if not known:
        raise NoBenchmark("benchmarks come with the source; install with `pip install -e '.[dev]'` in a checkout")
    if name not in known:
        raise NoBenchmark(f"no benchmark {name!r}; there are: {', '.join(known)}")
    if str(checkout) not in sys.path:
        sys.path.insert(0, str(checkout))
    report = import_module(f"bench.{name}").run(rounds)
    found: dict[str, Any] = msgspec.to_builtins(report)
    return found


def show(name: str, report: dict[str, Any]) -> None:
    """For people."""
    table = Table(title=f"{name}: median of {len(report['rounds'])} rounds", box=box.SIMPLE)
    table.add_column("case", no_wrap=True)
    table.add_column("figures")
    for case, values in report["cases"].items():
        shown = [f"{key.replace('_', ' ')} {_number(value)}" for key, value in values.items() if key != "goals"]
        table.add_row(case, ", ".join(shown))
    console = Console()
    console.print(table)
    for case, values in report["cases"].items():
        if goals := values.get("goals"):
            aims = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in goals.items() if key != "met")
            console.print(f"{case}: {aims}: {'met' if goals['met'] else 'NOT met'}")
    for what in ("machine", "versions"):
        console.print(", ".join(f"{key} {_plain(value)}" for key, value in report[what].items()), highlight=False)


def _plain(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _number(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"
