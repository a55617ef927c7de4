"""Vietnamese letters as pattern classes: their code points do not lie in one range."""

MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
LOW = f"a-z{MARKED}"
UP = f"A-Z{MARKED.upper()}"
