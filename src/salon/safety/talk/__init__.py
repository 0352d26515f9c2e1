"""Conversations: what passes between two people, turn by turn, in a small state that decays and explains itself."""
