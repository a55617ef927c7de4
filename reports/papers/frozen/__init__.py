"""Figures of a period frozen: what its papers said then, and what has changed since."""
