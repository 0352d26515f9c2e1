"""The build hook: when it builds, and when it leaves well alone."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def build_web() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_web", ROOT / "build_web.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    (tmp_path / "web" / "src").mkdir(parents=True)
    (tmp_path / "web" / "src" / "main.ts").write_text("one")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "asyncapi.yaml").write_text("{}")
    return tmp_path


def test_the_digest_follows_sources_and_schema(build_web: ModuleType, clone: Path) -> None:
    before = build_web.sources_digest(clone)
    (clone / "web" / "src" / "main.ts").write_text("two")
    changed = build_web.sources_digest(clone)
    (clone / "docs" / "asyncapi.yaml").write_text('{"x": 1}')
    assert len({before, changed, build_web.sources_digest(clone)}) == 3


def test_the_digest_ignores_what_the_build_makes_and_tests(build_web: ModuleType, clone: Path) -> None:
    before = build_web.sources_digest(clone)
    for name in ("node_modules/x/index.js", "src/shared/wire.gen.ts", "test/a.test.ts"):
        path = clone / "web" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("made")
    assert build_web.sources_digest(clone) == before


def test_built_files_that_fit_are_not_built_again(
    build_web: ModuleType, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Path] = []

    def build(root: Path) -> None:
        built.append(root)
        (root / "src" / "salon" / "static").mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(build_web, "build", build)
    hook = build_web.CustomBuildHook(str(clone), {}, None, None, str(clone), "wheel")
    hook.initialize("standard", {})
    hook.initialize("editable", {})
    assert built == [clone]
    (clone / "web" / "src" / "main.ts").write_text("two")
    hook.initialize("standard", {})
    assert built == [clone, clone]
