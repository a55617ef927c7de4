"""A Word file's parts, each built of elements in the order Word's schema wants them."""
