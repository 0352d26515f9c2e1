"""Records and the room log."""
