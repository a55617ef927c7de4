"""Prints that take long: asked for as rows, made by a worker, each exactly once."""
