"""Where a speaker stands in a sentence that was left whole, and who only labels it."""

from __future__ import annotations

from actas.model.record import Actor, Item

# str.strip alone would take control characters for space, and lose them.
SPACE = " \t\r\n\x0b\x0c\x85\xa0\u2028\u2029\u3000"
# How far into a sentence its subject may stand: «El Lic. Ruiz explica», «La representante de Chile pide».
_AT_END = ("({})", "[{}]", " - {}", " – {}", " — {}")
_WORDS_BEFORE = 4


def as_written(actor: Actor) -> str:
    """Return the actor in the notes' own words."""
    return (actor.as_written or "").strip(SPACE) or actor.name.strip(SPACE)


def closed(words: str, sign: str) -> str:
    """Return the words with a closing sign, unless they have one."""
    return words if words[-1:] in ".:;?!…-–—" else words + sign


def goes_on(item: Item) -> bool:
    """Return whether an item's words go on after a speaker who labels it: «Honduras: pide …»."""
    person = item.actor is not None and item.actor.kind == "person"
    return person or (item.text[:1].islower() and not item.title)


def title_sign(item: Item, section_kind: str, colon: str) -> str:
    """Return the sign behind a title: a sentence of its own follows a full stop, all else a colon.

    «Costo del viaje: entre 80 y 120», «Votación: 9 a favor»; of who came, titles are keys: «Modera: Ana».
    """
    goes_on = item.text[:1].islower() or item.text[:1].isdecimal() or section_kind == "participants"
    return colon if goes_on else "."


def subject_place(text: str, name: str) -> int:
    """Return where ``name`` stands as the subject of the text's first sentence, -1 when it does not.

    An actor that only labels an item was taken out of its text; one that is part of the
    sentence was left there, close to its beginning, and so was one that ends it: «… (Perú)».
    """
    whole = text.rstrip(" .;")
    if name and whole.endswith(tuple(sign.format(name) for sign in _AT_END)):
        return whole.rindex(name)
    at = text.find(name)
    if at < 0 or not name:
        return -1
    end = at + len(name)
    if (at and text[at - 1].isalnum()) or text[end : end + 1].isalnum():
        return -1
    before = text[:at].split()
    if len(before) > _WORDS_BEFORE or any(word[-1] in ".;:?!" and len(word) > 5 for word in before):
        return -1
    return at
