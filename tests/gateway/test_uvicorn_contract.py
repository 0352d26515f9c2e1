"""What our protocol class relies on in uvicorn, which is code and not documentation there."""

from __future__ import annotations

import inspect
from pathlib import Path

import uvicorn
from uvicorn.protocols.http import httptools_impl

from salon.gateway.websocket import Connection


def test_config_takes_a_class_and_hands_it_three_keywords() -> None:
    source = inspect.getsource(httptools_impl)
    assert "self.ws_protocol_class(" in source
    for keyword in ("config=", "server_state=", "app_state="):
        assert keyword in source
    assert set(inspect.signature(Connection.__init__).parameters) >= {"config", "server_state", "app_state"}


def test_the_http_protocol_calls_what_ours_overrides() -> None:
    source = inspect.getsource(httptools_impl.HttpToolsProtocol)
    assert "httptools.HttpRequestParser(self)" in source
    for hook in ("connection_made", "connection_lost", "data_received", "handle_websocket_upgrade"):
        assert f"def {hook}(" in source
    for callback in ("on_message_begin", "on_headers_complete", "on_message_complete"):
        assert f"def {callback}(self) -> None" in source


def test_the_version_is_the_one_that_was_read() -> None:
    pin = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text()
    assert '"uvicorn>=0.54,<0.55"' in pin
    assert uvicorn.__version__.startswith("0.54.")
