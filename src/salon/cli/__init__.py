"""The `salon` command. Its JSON forms are a contract: other programs read them (docs/operating.md)."""
