"""What the browser's PDQ is tested with is what this one computes."""

from __future__ import annotations

import json

from tests.media.vectors import PLACE, vectors


def test_the_browsers_vectors_are_of_today() -> None:
    # Floats are summed in another order on other machines; a bit at the median may fall either way.
    for kept, now in zip(json.loads(PLACE.read_text()), vectors(), strict=True):
        assert [one[0] for one in kept["hashes"]] == [one[0] for one in now["hashes"]]
        for (_, one, quality), (_, other, its) in zip(kept["hashes"], now["hashes"], strict=True):
            assert (int(one, 16) ^ int(other, 16)).bit_count() <= 4
            assert abs(quality - its) <= 1
