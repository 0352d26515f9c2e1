"""Composition root: the one module that names concrete adapters."""
