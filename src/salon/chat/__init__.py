"""The chat itself, pure: rooms, submissions and what becomes of them, resuming, names, limits, hours, consent."""
