"""Every setting, with unit, default and range; all faults of a file reported at once."""
