"""The `salon` command."""
