"""What `salon check` found: each part of it adds its lines."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec


@dataclass
class Found:
    """What a check found. `before_open`: what is missing, with what to do about it."""

    faults: list[str] = field(default_factory=list)
    before_open: list[str] = field(default_factory=list)
    fine: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    """What may be passing, and keeps nobody from opening."""

    def as_json(self) -> str:
        """One JSON object."""
        said = {"faults": self.faults, "before_open": self.before_open, "warnings": self.warnings}
        return msgspec.json.encode({"ok": not self.faults} | said).decode()

    def as_text(self) -> str:
        """For people."""
        lines = [f"  fine   {line}" for line in self.fine] + [f"  FAULT  {line}" for line in self.faults]
        lines += [f"  warn   {line}" for line in self.warnings]
        if self.before_open:
            lines.append("\nBefore you may open:")
        else:
            lines.append("\nMend this first." if self.faults else "\nNothing stands against opening.")
        lines += [f"  [ ] {line}" for line in self.before_open]
        return "\n".join(lines)
