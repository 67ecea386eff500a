"""Brackets between who acts and the verb: «La comisión (Ana, Luis y Eva) va a la alcaldía el jueves»."""

from __future__ import annotations

from actas.classify.owner_names import Owner
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain, replace
from actas.vocabulary import Vocabulary
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words

LONGEST = 60  # characters
BEHIND = compiled(r"(?P<name>[^\W\d_][^().;\n]{1,50}?)\s(?P<aside>\([^()\n]{2,60}\)),?\s+(?=[^\W\d_A-Z])")


@plain()
class Aside(Plain):
    """A text without the brackets behind its first words, and what the brackets were."""

    without: str
    name: str
    shown: str

    def restored(self, owner: Owner, words: Vocabulary) -> Owner | None:
        """Return an owner who stands right before the brackets, with them where they say who that is."""
        if not self.name.endswith(owner.text):
            return None
        named = self.shown[1:2].isupper() or fold(self.shown[1:-1]) in name_words(words).roles
        return replace(owner, text=f"{owner.text} {self.shown}") if named else owner


def aside_behind_name(text: str) -> Aside | None:
    """Return a text past the brackets that stand behind its first words and before small letters."""
    found = BEHIND.match(text)
    if found is None:
        return None
    return Aside(f"{found['name']} {text[found.end() :]}", found["name"], found["aside"])
