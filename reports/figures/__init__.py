"""What is counted and looked up: figures, the register, the search, and their pages."""
