"""What is printed: notices, working papers, and the queue that prints them."""
