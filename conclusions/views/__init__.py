"""The notice pages: register, import, review and its small changes, one notice."""
