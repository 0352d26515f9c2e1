"""The benchmark of photos measures the whole path, its parts and the peer on the same pixels."""

from __future__ import annotations

from bench.photo import operations, run, upload


def test_every_part_of_the_path_is_measured_beside_its_limit_and_its_peer() -> None:
    report = run(rounds=1, seconds=0.01, worker=False)
    assert {"whole", "limit", "decode", "encode", "score", "one_form", "all_forms"} <= set(report.cases)
    assert report.cases["whole"]["megapixels"] == 12.0
    assert report.cases["whole"]["goals"]["ms_at_most"] == 140.0
    assert report.cases["all_forms"]["goals"]["ms_at_most"] == 40.0
    assert ("ratio_to_peer_all_forms" in report.cases["all_forms"]) == ("peer_all_forms" in report.cases)


def test_what_is_measured_is_a_photo_that_comes_out_whole() -> None:
    head, picture, preview = operations(upload())["whole"]()  # type: ignore[misc]  # whatever an operation gives
    assert (head["width"], head["height"]) == (1_280, 960)
    assert picture.startswith(b"\xff\xd8\xff")
    assert preview.startswith(b"\xff\xd8\xff")
