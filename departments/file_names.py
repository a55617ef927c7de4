"""How a file that the product makes is called on the person's machine: one rule for all of them."""

import re
import unicodedata

MOST = 80  # letters before the suffix: folders and mails of offices cut longer ones
ASIDE = re.compile(r"\([^)]*\)")
YEAR = re.compile(r"\bnăm (?=\d{4}\b)", re.IGNORECASE)
BETWEEN = re.compile(r"[^A-Za-z0-9]+")


def file_name(name: str, suffix: str) -> str:
    """“Sổ theo dõi Năm 2026 (gồm …)” → “So-theo-doi-2026.xlsx”: letters without marks, hyphens
    between words, as offices name their files. Brackets are left out, and “năm” before a year."""
    short = YEAR.sub("", ASIDE.sub(" ", unicodedata.normalize("NFC", name)))
    bare = unicodedata.normalize("NFD", short.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    words = BETWEEN.sub("-", letters).strip("-")
    if len(words) > MOST:
        words = words[: MOST + 1].rpartition("-")[0] or words[:MOST]
    return f"{words or 'Tep'}.{suffix}"
