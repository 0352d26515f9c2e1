"""The chat itself, pure: visitors, rooms, events, sessions, names, limits, consent."""
