"""What the learned heads are taught with: the listed open sets, and phrases of our own.

Rule 1: nothing is opened that is not listed in `SOURCES` (and, with licence and changes, in
`src/salon/safety/weights/SOURCES.md`); a test compares the two, and `opened` is what was read.
Rule 2: no chance and no clock: where a choice is needed, a checksum of the text makes it.
Rule 3: near-duplicates, contrast pairs and the two forms of one comment are on one side of the split.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from salon.base.reading import read
from salon.base.text import View
from salon.safety.heads import HEADS

SOURCES = (
    "davidson_train.csv",
    "hatemojibuild_train.csv",
    "hatemojibuild_validation.csv",
    "hatemojibuild_test.csv",
    "mlma_fr.csv",
    "mlma_en.csv",
    "ftr_fr.csv",
    "toxifrench_jigsaw_fr_subset.csv",
    "toxifrench_agreement_500.csv",
    "surge_toxicity_en.csv",
    "surge_profanity_en.csv",
    "wiki_toxicity_nonfuzzed.csv",
    "wiki_toxicity_fuzzed.csv",
    "sms_spam.csv",
)
PHRASES = ("train_phrases_en.toml", "train_phrases_fr.toml", "train_chat_en.toml", "train_chat_fr.toml")
HERE = Path(__file__).parent

opened: list[str] = []
"""Names of the files read, in order."""


@dataclass
class Text:
    """One text to learn from or to measure with. `labels`: 1, 0 or nothing said, a head."""

    text: str
    source: str
    lang: str
    labels: dict[str, int]
    group: str = ""
    """Texts of one group stay on one side."""
    kind: str = ""
    """Functionality of a phrase, for the report."""
    view: str = field(default="", repr=False)
    dev: bool = False


def reading(typed: str) -> View:
    """A text as heads read it, in training and in use."""
    return read(typed)


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of a listed set."""
    if name not in SOURCES:
        raise AssertionError(f"{name} is not listed")
    opened.append(name)
    with (folder / name).open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _all(value: int, *but: str) -> dict[str, int]:
    return {head: value for head in HEADS if head not in but}


def corpus(folder: Path) -> list[Text]:
    """Every listed text, with what its set says of it. Not harmful in one sense is not harmless in every sense."""
    texts: list[Text] = []

    def add(source: str, lang: str, text: str, labels: dict[str, int], group: str = "", kind: str = "") -> None:
        if text.strip():
            texts.append(Text(text, source, lang, labels, f"{source}:{group}" if group else "", kind))

    clean = _all(0)
    for row in rows(folder, "davidson_train.csv"):
        label = row["label"]
        if label == "neither":
            add("davidson", "en", row["text"], clean)
        else:
            add("davidson", "en", row["text"], {"offence": 1, "spam": 0} | ({"hate": 1} if label == "hate" else {}))
    for part in ("train", "validation", "test"):
        for row in rows(folder, f"hatemojibuild_{part}.csv"):
            bad = row["label_gold"] == "1"
            labels = clean if not bad else {"offence": 1, "hate": 1, "spam": 0, "sexual_solicitation": 0}
            if bad:
                labels = labels | {"threat": int(row["type"] == "threateninglanguage")}
            pair = "-".join(sorted((row["text"], row["matched_text"] or row["text"])))
            add("hatemoji", "en", row["text"], labels, f"{crc32(pair.encode()):x}")
    for lang in ("fr", "en"):
        for row in rows(folder, f"mlma_{lang}.csv"):
            said = set(row["sentiment"].split("_"))
            if said == {"normal"}:
                add("mlma_" + lang, lang, row["tweet"], clean)
            elif said & {"hateful", "abusive", "offensive", "disrespectful"}:
                add(
                    "mlma_" + lang,
                    lang,
                    row["tweet"],
                    {"offence": 1, "spam": 0} | ({"hate": 1} if "hateful" in said else {}),
                )
    for row in rows(folder, "ftr_fr.csv"):
        bad = row["label"] == "1"
        add("ftr", "fr", row["tweet"], {"offence": 1, "hate": 1, "spam": 0} if bad else {"hate": 0, "spam": 0})
    for row in rows(folder, "toxifrench_jigsaw_fr_subset.csv"):
        bad = any(row[name] == "1" for name in ("toxic", "severe_toxic", "insult", "identity_hate", "obscene"))
        labels = {
            "offence": int(bad),
            "threat": int(row["threat"] == "1"),
            "hate": int(row["identity_hate"] == "1"),
            "spam": 0,
        }
        add("toxifrench_jigsaw", "fr", row["content"], labels, row["msg_id"])
        add("toxifrench_jigsaw_en", "en", row["original_text"], labels, row["msg_id"])
    for row in rows(folder, "toxifrench_agreement_500.csv"):
        first, second = row["annotator's conclusion"], row["2nd annotation conclusion"]
        if first == "1.0" and not second.endswith("non"):
            add("toxifrench_agreement", "fr", row["content"], {"offence": 1, "spam": 0})
        elif first == "0.0" and second.endswith("non"):
            add("toxifrench_agreement", "fr", row["content"], clean)
    for row in rows(folder, "surge_toxicity_en.csv"):
        bad = row["is_toxic"] == "Toxic"
        add("surge", "en", row["text"], {"offence": 1, "spam": 0} if bad else clean)
    for row in rows(folder, "surge_profanity_en.csv"):
        if float(row["severity_rating"]) >= 2:
            hate = row["category_1"] in {"racial / ethnic slurs", "sexual orientation / gender"}
            add(
                "profanity",
                "en",
                row["text"],
                {"offence": 1, "spam": 0} | ({"hate": 1} if hate else {}),
                row["canonical_form_1"],
            )
    for form in ("nonfuzzed", "fuzzed"):
        for row in rows(folder, f"wiki_toxicity_{form}.csv"):
            bad = row["toxic"] == "True"
            add("wiki_" + form, "en", row["comment"], {"offence": 1, "spam": 0} if bad else clean, row["rev_id"])
    for row in rows(folder, "sms_spam.csv"):
        bad = row["label"] == "spam"
        add("sms", "en", row["text"], {"spam": 1, "threat": 0, "hate": 0, "offence": 0} if bad else clean)
    for name in PHRASES:
        texts.extend(phrases(name))
    return texts


VARIANTS_MAX = 40


def phrases(name: str) -> Iterator[Text]:
    """Our own phrases: each line with its slots filled in up to `VARIANTS_MAX` ways."""
    opened.append(name)
    table = tomllib.loads((HERE / name).read_text(encoding="utf-8"))
    lang: str = table["lang"]
    slots: dict[str, list[str]] = table["slots"]
    for part in table["set"]:
        labels = _all(0) | dict.fromkeys(part.get("heads", []), 1)
        for head in part.get("unsaid", []):
            del labels[head]
        for line in part["lines"]:
            for text in filled(line, slots):
                yield Text(
                    text,
                    "phrases_" + lang,
                    lang,
                    labels,
                    f"{part['kind']}:{line}",
                    part["kind"],
                    dev=part.get("dev", False),
                )


def filled(line: str, slots: dict[str, list[str]]) -> list[str]:
    """The line with its slots filled: all ways, or `VARIANTS_MAX` that a checksum picks."""
    ways = [line]
    for slot, values in slots.items():
        mark = "{" + slot + "}"
        if mark in line:
            ways = [way.replace(mark, value) for way in ways for value in values]
            ways = sorted(ways, key=lambda way: crc32(way.encode()))[:VARIANTS_MAX]
    return ways


DEV_IN = 8
"""One group of eight is kept aside."""
_BANDS, _ROWS = 5, 3


def split(texts: list[Text]) -> None:
    """Mark the development part: by group, and by nearness (three lowest of fifteen hashes of word triples agree)."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    def join(one: str, other: str) -> None:
        a, b = sorted((root(one), root(other)))
        parent[b] = a

    for text in texts:
        if text.kind:
            continue
        own = f"text:{text.view}"
        if text.group:
            join(own, f"group:{text.group}")
        for key in _near(text.view):
            join(own, key)
    for text in texts:
        if not text.kind:
            text.dev = crc32(root(f"text:{text.view}").encode()) % DEV_IN == 0


def _near(view: str) -> list[str]:
    words = view.split()
    if len(words) < 5:
        return []
    shingles = [crc32(" ".join(words[at : at + 3]).encode()) for at in range(len(words) - 2)]
    lowest = [min((shingle ^ seed) * 0x9E3779B1 % 0xFFFFFFFB for shingle in shingles) for seed in _SEEDS]
    return [f"near:{band}:{lowest[band * _ROWS : (band + 1) * _ROWS]}" for band in range(_BANDS)]


_SEEDS = [crc32(bytes([number])) for number in range(_BANDS * _ROWS)]
