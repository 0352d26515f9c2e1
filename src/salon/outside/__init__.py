"""Chance, keys, clocks, passkeys: everything Salon must ask somebody else for."""
