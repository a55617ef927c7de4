"""Files that come from outside: held to limits, and taken apart in a process of their own."""
