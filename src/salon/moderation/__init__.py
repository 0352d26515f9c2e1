"""Notices, cases, decisions and sanctions, pure."""
