"""One public port: HTTP pages and API, and the WebSocket protocol."""
