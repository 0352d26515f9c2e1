"""What every other package may lean on: errors, identifiers, time as a value, text folding."""
