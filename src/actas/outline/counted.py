"""What counts a heading among its like: «3.», «059/18», «Temps 2.», «Mesa 4»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actas.model.block import Block
from actas.model.compiled import compiled
from actas.model.plain import replace
from actas.outline.markers import roman_value
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import parted
from actas.vocabulary.fold import fold
from actas.vocabulary.names import known_actor
from actas.vocabulary.patterns import any_of

# «Mesa 4: …», «Grupo nº 2», «Anexo b»: a word and its number, as they stand in a folded text.
LONGEST_COUNTED = 60  # characters of a line that ends in a number which counts its like
# «acuerdo 1: …», «Acuerdo N° 2»: one word and its number, as written.
ONE_WORD = compiled(r"(?P<word>[^\W\d_]{3,20})\s(?:n[.º°o]*\s?|#)?(?P<number>\d{1,3})\b", re.IGNORECASE)
NUMBER_AT_END = compiled(r"(?P<words>[^\W\d_][^\d:.;]{2,}?)\s(?:n?[º°]\s?)?(?P<number>\d{1,3})\s?:?")
WORD_AND_NUMBER = compiled(
    r"""
    ^(?P<word>[^\W\d_]{3,20}(?:\ d[aeou](?=\ [^\W\d_]))?(?:\ [^\W\d_]{1,12})?)
    \s+(?:n[.º°o]*\s*|\#)?
    (?P<number>\d{1,3}|x(?!\s\w)|(?!x\b)[ivx]{1,5}|[a-h](?=\s*(?:$|[:.)–-](?!\w))))
    (?:(?<=\d)[oa])?\b   # «Punto 1º», as it stands in a folded text
    (?![,%]|\s?[€$£]|[.\s]\d{3}\b|\.\d\d\s*$)[\s.:)\-]*   # an amount counts nothing
    """,
    re.VERBOSE,
)
# «punto segundo. …»: the number in words
SPELLED = compiled(r"(?P<word>[^\W\d_]{3,20}) (?P<number>[^\W\d_]{5,14})\s?[.:–-]")
SHORT_WORD = 3  # letters of one that may be an article: «1º año», but «1º Las llaves …»
LONGEST_SPELLED = 30  # characters in which the sign behind it stands
SIGNS_OF_NAMES = frozenset(".:")
TOLD = compiled(r"\s*:?\s+(?:\S+\s+){2}\S")  # three words and more behind a number
ORDINALS = frozenset("ºª°")
LONGEST = 18  # words of a line that may head a section
NUMBER = compiled(
    r"""
    ^(?: \d{1,3}(?:\.\d{1,3})+\.?                                 # 1.2, 1.2.
       | \d{1,3}\.\ \d{1,3}\s?[:.)](?=\s)                          # 1. 2:
       | [A-Z]\d{1,2}(?:\.\d{1,2})*[.)]                          # A1.
       | [a-z]\\?\)                                               # a)
       | (?:\d{1,3}|[IVX]{1,5}|[A-Z])(?:\\?[.)]-?|(?<=\d)°[).]?|\s*[-–:]|\ /(?=\s[^\W\d_]))  # 1. A - 1 /
     )\s+(?=\S)
    """,
    re.VERBOSE,
)
INITIAL = compiled(r"[A-ZÀ-Þ]\.(?:\s|$)")  # «R. D. Congo»
SIGN = compiled(r"[^\w\s\"'«“‘(¿¡\[{<*_#@&$€£§-][️⃣]*\s+(?=\d)")  # «🎯 1. …»: a picture before the number
ROMAN = frozenset("IVX")
# «1 Presupuesto», «II INFORMES», which nothing parts from its number
BARE = compiled(r"(\d{1,2}|[IVX]{1,5})\s+(?=[^\W\d_])")
LETTERS = "abcdefgh"  # that count as numbers do: «Grupo B»
LABELLED = "#"  # what counts headings that have a number alone
ROMAN_LABELLED = "#I"  # or one in Roman capitals
# «Temps 1. …», «Discussion topic 2: …»
STAGE = compiled(r"^((?:[^\W\d_]{3,15}\s+){1,2})(\d{1,2}|[IVX]{1,4})\s*(?:\.-|[:.)–-])\s+(?=\S\S)")


@lru_cache(maxsize=4)
def _codes(words: Vocabulary) -> re.Pattern[str]:
    """Return the codes and times that offices put before a heading's words."""
    ordinal, minutes = any_of(words.as_written("words", "ordinal_end")), any_of(words.grammar("minutes"))
    counted = any_of(words.as_written("words", "ordinal_labels"))
    return compiled(
        rf"""
        ^(?: \d{{1,4}}/\d{{2,4}}(?=[\s:.,–-])\s?[:.,–-]?                  # 059/18, 2031/04 -
           | [A-Z]{{1,3}}[.-]?\d{{1,3}}(?:\.\d{{1,3}})*\s*[-–:,.)]        # T.0.3 -
           | \d{{1,3}}(?:\.\d{{1,3}})+(?:\.[a-z])?[,.):]?                 # 4.14, 2.2.a
           | \d{{1,3}}\s*{minutes}\.?\s*[-–:]                             # 5 min -
           | \d{{1,2}}{ordinal}\s+(?:agenda\s+)?{counted}\s*[:–-]             # 3rd item:
         )\s+(?=\S\S)
        """,
        re.IGNORECASE | re.VERBOSE,
    )


@lru_cache(maxsize=256)  # asked of a line for its wording, its end, its verbs and its shape
def word_and_number(text: str, words: Vocabulary) -> tuple[str, str] | None:
    """Return the folded word and number that a heading opens with: «Mesa 4», «4ª mesa» -> mesa, 4."""
    folded = fold(text)
    found = WORD_AND_NUMBER.match(folded)
    if found is None and folded[:1].isdecimal():
        found = _number_and_word(words).match(folded)
        short = found is not None and not found["word"][SHORT_WORD:]
        if found and short and found["word"] in words.phrases("language", "function_words"):
            return None  # «1º Las llaves …», «2º Las sillas …» are points
    elif found is None and not SIGNS_OF_NAMES.isdisjoint(folded[:LONGEST_SPELLED]):
        return _spelled(folded, words)
    elif found is not None and found["word"].rpartition(" ")[2] in words.grammar("open_end"):
        # «Cierra el 15», «Trois pour 2»: the number is of what is said; «Reunión de 3/5» says which one.
        return (found["word"], found["number"]) if folded[found.end("number") :][:1] == "/" else None
    if found is None or found["word"] in words.grammar("pictured"):
        return None  # «Figura 2: …» says what a picture shows
    if found["word"] in words.phrases("owners", "labels") and TOLD.match(folded, found.end("number")):
        return None  # "Action 2: Tom to send the minutes" is what is to be done
    return found["word"], found["number"]


def _spelled(folded: str, words: Vocabulary) -> tuple[str, str] | None:
    """«Punto segundo. …»: a word and its number in words -> punto, 2."""
    found = SPELLED.match(folded)
    value = words.keyed("numbers.ordinals").get(found["number"]) if found else None
    return (found["word"], value) if found and value else None


def number_at_end(text: str) -> tuple[str, str] | None:
    """Return the folded words and the number that a short line ends in: «Retrospectiva del sprint 2:»."""
    found = NUMBER_AT_END.fullmatch(text) if len(text) <= LONGEST_COUNTED else None
    return (fold(found["words"]), found["number"]) if found else None


@lru_cache(maxsize=4)
def _number_and_word(words: Vocabulary) -> re.Pattern[str]:
    """«1ª parte», «2ème résolution», "3rd item": the number first, as it stands in a folded text."""
    ends = {"°", *map(fold, words.as_written("words", "ordinal_end"))}
    small = words.phrases("language", "function_words")
    apart = any_of(one for one in ends if len(one) > 1 and one not in small)  # «1 ère délibération»
    return compiled(rf"^(?P<number>\d{{1,2}})(?:{any_of(ends)}|\s{apart})\.?\s+(?P<word>[^\W\d_]{{3,20}})\b")


def with_ordinals(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """Return the blocks with «1ª» and «2ª» given back to the line where they count the same word.

    There the number is no point's, but part of a name: «1ª parte – …», «2ª parte – …».
    """
    whole = {at: named for at, block in enumerate(blocks) if (named := _with_ordinal(block)) is not None}
    counted: dict[str, set[str]] = {}
    # «1er punto», «3er punto» stand beside «2º punto», and their numbers are no marks
    beside = [block for block in blocks if whole and block.words.text[:1].isdecimal() and not block.marker]
    for block in (*whole.values(), *beside):
        word, number = word_and_number(block.words.text, words) or ("", "")
        counted.setdefault(word, set()).add(number)
    out = list(blocks)
    for at, block in whole.items():
        word, _ = word_and_number(block.words.text, words) or ("", "")
        if word and len(counted[word]) > 1:
            out[at] = block
    return out


def _with_ordinal(block: Block) -> Block | None:
    """Return a short line at the margin with its ordinal number among its words."""
    marker = block.marker
    if block.kind != "item" or marker is None or block.indent or not block.words.text:
        return None
    if marker.family != "decimal" or marker.shape[1:2] not in ORDINALS:
        return None  # nearly all
    if len(parted[block.words.text]) > LONGEST:
        return None
    return replace(
        block, kind="paragraph", marker=None, words=block.words.behind(f"{marker.label}{marker.shape[1:]} ")
    )


def numbered(block: Block, words: Vocabulary) -> Block:
    """Return a heading with its own number or code taken out of its words, as its label."""
    sign = SIGN.match(block.words.text)
    if sign:
        inner = numbered(replace(block, words=block.words.after(sign.end())), words)
        return replace(inner, words=inner.words.behind(sign[0])) if inner.label else block
    text = block.words.text
    found = _codes(words).match(text) or NUMBER.match(text)
    if found and found[0][1:2] == "." and (INITIAL.match(text, found.end()) or known_actor(words, text)):
        return block  # «R. D. Congo», «R. Dominicana»
    staged = STAGE.match(text)
    if staged and fold(staged[1].split()[-1]) in words.grammar("label_words"):
        found = staged
    if not found:
        return block
    end = found.end()
    second = _codes(words).match(text[end:]) if text[end : end + 1].isdecimal() else None
    if second and any(map(str.isalpha, second[0])):
        end += second.end()  # «3. 1st order of business: …» counts twice
    return replace(block, words=block.words.after(end), label=text[:end].strip(" \\/:.,–-)"))


def all_numbered(blocks: Sequence[Block], words: Vocabulary) -> list[Block]:
    """Return the headings with their numbers and codes taken out, but for codes that alone tell them apart.

    «T2 - Avances», «T3 - Avances»: without its code the one is called as the other. «M. Ruiz» has no
    number where no «L.» goes before.
    """
    out = [
        numbered(block, words) if block.kind == "heading" and block.label is None else block
        for block in blocks
    ]
    for at in _counting_up(out):
        found = BARE.match(out[at].words.text)
        if found and not _number_and_word(words).match(fold(out[at].words.text)):
            out[at] = replace(out[at], words=out[at].words.after(found.end()), label=found[1])
    labels = {block.label for block in out}
    for at, block in enumerate(out):
        label = block.label or ""
        if block is blocks[at] or len(label) != 1 or not label.isupper():
            continue
        if chr(ord(label) - 1) not in labels and fold(label) in words.phrases("names", "honorifics"):
            out[at] = blocks[at]
    named: dict[str, list[int]] = {}
    for at, block in enumerate(out):
        if (
            block is not blocks[at]
            and block.label
            and block.label[0].isalpha()
            and block.label[-1].isdecimal()
        ):
            named.setdefault(fold(block.words.text).rstrip(" :"), []).append(at)
    twins = (at for places in named.values() if len(places) > 1 for at in places)
    for at in (*twins, *_of_names(out, words)):
        out[at] = blocks[at]
    return out


def _of_names(blocks: Sequence[Block], words: Vocabulary) -> list[int]:
    """Return the places of labels that are part of a name: «ITEM 3. Riego» beside «ITEM 2 Luz»."""
    staged = {
        at: fold(label).rpartition(" ")[0]
        for at, block in enumerate(blocks)
        if block.kind == "heading" and " " in (label := block.label or "")
    }
    if not staged:
        return []
    plain = (block.words.text for block in blocks if block.kind == "heading" and block.label is None)
    named = {counted[0] for text in plain if (counted := word_and_number(text, words))}
    return [at for at, word in staged.items() if word in named]


def _value(number: str) -> int | None:
    """Return what a number counts, in figures or as a Roman one in capitals."""
    if number.isdecimal():
        return int(number)
    return roman_value(number) if number and ROMAN.issuperset(number) else None


def _counting_up(blocks: Sequence[Block]) -> list[int]:
    """Return the places of the headings with a bare number that go on counting from one: «1 Agua», «2 Luz».

    Those whose number a stop parts from the words count with them; a day or a quantity is not the next.
    """
    places: list[int] = []
    last = 0
    for at, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        bare = BARE.match(block.words.text) if block.label is None else None
        number = bare[1] if bare else block.label or ""
        if _value(number) == last + 1:
            last += 1
            places += [at] if bare else []
    return places if last > 1 else []


def count_of(block: Block, words: Vocabulary) -> tuple[str, int]:
    """Return the word that counts a heading («#», «#I»: a number alone), and its number, or 0."""
    label = block.label or ""
    if label.isdecimal():
        return LABELLED, int(label)
    text = block.words.text
    if not label and text[:1] in ROMAN and (found := NUMBER.match(text)):
        label = found.group().rstrip(" -–:.)")  # no label yet
    if label and ROMAN.issuperset(label):
        return ROMAN_LABELLED, roman_value(label) or 0
    word, number = word_and_number(text, words) or ("", "")
    if number.isdecimal():
        return word, int(number)
    letter = LETTERS.find(number) + 1 if len(number) == 1 else 0
    return word, letter or roman_value(number.upper()) or 0
