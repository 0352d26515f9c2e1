"""Notices, cases and decisions, pure: tables of what may follow what."""
