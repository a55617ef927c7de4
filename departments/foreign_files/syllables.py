"""Which words are syllables of Vietnamese, by onset, rhyme and tone: letters read by a wrong table
make few of them."""

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
OF_STOPS = {"\u0301", "\u0323"}  # the tones that a rhyme ending in a stop may have
RHYMES = (
    "a ai ao au ay ac am an ang anh ach ap at ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ "
    "uy uya uych uyn uynh uyên uyêt uyt uyu ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt "
    "ươu y yêm yên yêng yêt yêu"
)
ONSETS = "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p q r s t v x"
SYLLABLE = re.compile(f"(?:{ONSETS.replace(' ', '|')})?(?:{RHYMES.replace(' ', '|')})")
STOP = re.compile("(?:ch|[cpt])$")


@lru_cache(maxsize=4096)  # a text says the same few hundred words over and over
def is_syllable(word: str) -> bool:
    """Whether the word, with its marks, is built as a syllable of Vietnamese."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in apart if sign in TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in TONES))
    if STOP.search(bare) and not OF_STOPS.issuperset(tones or " "):
        return False
    return bool(SYLLABLE.fullmatch(bare))
