"""Pages of the room of who, besides the lists' own."""
