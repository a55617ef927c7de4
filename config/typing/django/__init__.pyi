"""The one piece of Django that the type checker must know: what a choice is."""
