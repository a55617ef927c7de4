"""The next notice drafted from the record: what is offered, its draft, what changed since."""
