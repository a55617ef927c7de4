"""The numbers that moves are bound by; every text that tells one takes it from here."""

from datetime import time

MAX_EXTENSIONS = 2  # on request; after that the director alone moves the deadline
DEPUTY_DAYS = 5  # working days that who neither assigned the work nor directs may give
OFFICE_DAYS = 2  # working days after issue, in which the office mends a wrong unit
FIRST_LETTER, LAST_LETTER = time(7, 30), time(17, 0)  # nobody is written to outside office hours
MAX_TRIES = 6  # of a letter, over a day; then its server is out of order
TOLD_TRIES = 3  # in vain, after which the office is told, though it is tried on
