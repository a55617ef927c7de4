"""A notice as the decree's sheet of paper: its parts, its files, a print held against it."""
