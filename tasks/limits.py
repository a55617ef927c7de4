"""The numbers that moves are bound by; every text that tells one takes it from here."""

MAX_EXTENSIONS = 2  # on request; after that the director alone moves the deadline
DEPUTY_DAYS = 5  # working days that who neither assigned the work nor directs may give
OFFICE_DAYS = 2  # working days after issue, in which the office mends a wrong unit
MAX_TRIES = 6  # of a letter, over three hours and a half; then its server is out of order
