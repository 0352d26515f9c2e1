"""docs/asyncapi.yaml, made from the frames: `python -m salon.wire.reference` prints it.

The document is AsyncAPI 3.0 with one channel (`/ws`) and one message per frame; a test compares the
file with this. YAML is written as its JSON subset, one key a line.
"""

from __future__ import annotations

import json
from typing import Any, get_args

import msgspec

from salon import __version__
from salon.wire.frames import ClientFrame, ServerFrame


def asyncapi() -> dict[str, Any]:
    """The document as plain values."""
    client, server = get_args(ClientFrame), get_args(ServerFrame)
    _, schemas = msgspec.json.schema_components([*client, *server], ref_template="#/components/schemas/{name}")

    def message(frame: type) -> dict[str, Any]:
        summary = (frame.__doc__ or "").strip().splitlines()[0]
        return {
            "name": frame.__struct_config__.tag,  # type: ignore[attr-defined]  # every frame is a tagged Struct
            "summary": summary,
            "payload": {"$ref": f"#/components/schemas/{frame.__name__}"},
        }

    def refs(group: tuple[type, ...]) -> list[dict[str, str]]:
        return [{"$ref": f"#/channels/socket/messages/{frame.__name__}"} for frame in group]

    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Salon, the socket",
            "version": __version__,
            "description": "One JSON object in one text message; `type` says which frame it is. "
            "Origin must be the site's; the session ticket comes from POST /api/pass/rotate.",
            "license": {"name": "EUPL-1.2"},
        },
        "channels": {
            "socket": {
                "address": "/ws",
                "messages": {
                    frame.__name__: {"$ref": f"#/components/messages/{frame.__name__}"} for frame in client + server
                },
            }
        },
        "operations": {
            "fromClient": {
                "action": "receive",
                "channel": {"$ref": "#/channels/socket"},
                "messages": refs(client),
            },
            "toClient": {"action": "send", "channel": {"$ref": "#/channels/socket"}, "messages": refs(server)},
        },
        "components": {
            "messages": {frame.__name__: message(frame) for frame in client + server},
            "schemas": schemas,
        },
    }


def text() -> str:
    """The document as it stands in docs/asyncapi.yaml."""
    return json.dumps(asyncapi(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(text(), end="")  # noqa: T201  # the purpose of the command
