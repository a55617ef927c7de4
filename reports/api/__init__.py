"""What other programs may read: the same rows as the pages, as JSON, never more of them."""
