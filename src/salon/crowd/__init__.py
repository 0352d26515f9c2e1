"""Simulated visitors for demonstrations: mild small talk in French and English, at a human pace."""

from salon.crowd.run import run_crowd
from salon.crowd.stage import Counts, Pace

__all__ = ["Counts", "Pace", "run_crowd"]
