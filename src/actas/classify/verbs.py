"""What the subject of a clause does: the verbs behind it, of speech or doing, and those it only suffers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise, takewhile

from actas.classify.cast import WORD
from actas.model.compiled import compiled
from actas.model.plain import Plain, plain
from actas.vocabulary import Vocabulary
from actas.vocabulary.each_word import EachWord
from actas.vocabulary.fold import fold
from actas.vocabulary.names import name_words
from actas.vocabulary.patterns import any_of
from actas.vocabulary.phrases import begins, first_words, may_hold
from actas.vocabulary.sentences import infinitive
from actas.vocabulary.sieve import may_end

CLAUSE, CLAUSE_WORDS = 140, 11  # characters and words in which a subject and its verb stand
OF_DELEGATE = 3  # more of them where somebody speaks for a body: its name may be long
MOST_ADVERBS = 2  # between a name and its verb
MOST_BEFORE = 3  # words between a verb that helps and the one that says what is done
FOR_ALL = compiled(r"(?:[.·]e|\(e\))(?=[.·]?s)[.·]?")  # «présent.e.s», «présent(e)s»
INFINITIVES = frozenset({"ar", "er", "ir", "re"})
WHILE = ("iendo", "ando", "endo", "indo", "ing", "ant")  # what is done meanwhile ends so
BEHIND_COMMA = frozenset({"ing", "ant"})  # and so do nouns: "the opening"
HAS_SAID = ("ado", "ido", "é")  # ends of participles that have verbs of speech
NO_NAME = 5  # words before «da», which hardly are one name
AWAY_WORDS = 5  # words of "was unable to attend"
FRAME_WORDS = 5  # words of "called the meeting to order"
NAME_WORDS = 8  # words between the sentence's beginning and the verb


@plain()
class Verb(Plain):
    """A verb behind what may be its subject; places count the words of the clause."""

    end: int  # behind the subject's last word
    word: str  # the verb, folded
    speech: bool
    silent: bool  # the subject says nothing by it
    acted: bool  # it says what the subject has done: "has written"
    ends: bool  # with it, maybe a participle, the sentence is over: "Claim submitted."
    beside: bool = False  # it is none of speech, and its subject says something by what stands behind it
    tells: bool = False  # it may be a noun, and what is said or asked stands behind it: «demande combien»
    said: bool = False  # it tells what the subject has said: «a demandé», where «demande» may be a noun
    that: bool = False  # what is said stands behind it: «rappelle que …»
    denied: bool = False  # it says what the subject does not do: «ne comprend pas», «no participa»


def clause_of(text: str, *, more: int = 0) -> list[re.Match[str]]:
    """Return the words in which a subject and its verb stand."""
    return list(islice(WORD.finditer(text[:CLAUSE]), CLAUSE_WORDS + more))


def may_act(text: str, folded: str, words: Vocabulary) -> bool:
    """Whether a text may say what its subject does, told by its words and endings alone."""
    return may_hold(folded, _verbs_and_their_like(words)) or may_end(text, _verb_ends(words))


def verbs_behind(
    tokens: Sequence[re.Match[str]], folded: Sequence[str], at: int, words: Vocabulary
) -> Iterator[Verb]:
    """Yield the verbs of a clause, each with where the subject that begins at a place would end."""
    adverbs, acting, ends = _adverbs(words), _acting(words), _acting_ends(words)
    honorifics = name_words(words).dotted
    most = NAME_WORDS + OF_DELEGATE if tokens[CLAUSE_WORDS:] else NAME_WORDS
    for end in range(at + 1, min(len(tokens), at + most)):
        if not adverbs[folded[end]]:
            shown = tokens[end][0]
            known = acting[folded[end]] or "-" in shown or shown.rstrip(".!?").endswith(ends)
            if not known or shown[:1].isupper():
                continue  # nearly all words
        if f"{folded[end - 1]}." in honorifics and _leads_to_office(tokens, folded, end, words):
            continue
        verb = _verb_at(tokens, folded, end, words) if adverbs[folded[end]] else end
        shown = tokens[verb][0]
        ending = without_pronoun(shown.rstrip(".!?"), words) if "-" in shown else shown.rstrip(".!?")
        if shown[:1].isupper() or not (acting[folded[verb]] or ending.endswith(ends)):
            continue
        if ending[-1:] == "é" and ending[:-1]:
            continue  # «Retard constaté : …»: what was done to it, and no «constate»
        has_said = _has_said(tokens, folded, verb, words)
        speech = bool(has_said) or _opens_speech(folded, verb, words)
        acts = (speech or _does(tokens, folded, verb, words)) and not _is_mute(folded, verb, words)
        if acts and not _goes_on(tokens, folded, at, end, words):
            silent, acted = _is_silent(tokens, folded, verb, words), _has_acted(tokens, folded, verb, words)
            frames = _frames(folded, verb, words)
            moves = folded[verb] in words.grammar("comes_and_goes", "fares")  # «Ana llegó y contó que …»
            beside = (frames or not speech) and (moves or not silent)
            beside = beside and _says_beside(tokens, folded, verb, words, acted=acted)
            silent = (silent and not (moves and beside)) or (
                not beside and (frames or (not speech and _is_or_is_to(folded, verb, words)))
            )
            last = shown[-1] == "." or tokens[verb].end() == len(tokens[verb].string)
            over = last and ending.endswith(words.as_written("endings", "participle"))
            tells = folded[verb] in words.grammar("nouns_too") and _tells(folded, verb, words)
            behind = folded[verb + 1].partition("'")[0] if speech and verb + 1 < len(folded) else ""
            that = behind in words.grammar("told")
            denied, word = (
                folded[verb] in words.grammar("negations"),
                has_said or _denied(folded, verb, words),
            )
            yield Verb(end, word, speech, silent, acted, over, beside, tells, bool(has_said), that, denied)


def _leads_to_office(
    tokens: Sequence[re.Match[str]], folded: Sequence[str], end: int, words: Vocabulary
) -> bool:
    """Whether behind an honorific stands an office or a name, and no verb: «M. le maire», «Mme la juge»."""
    shown = tokens[end - 1][0]
    if len(shown.rstrip(".")) == 1 and end > 1 and tokens[end - 2][0][:1].isupper():
        between = tokens[end - 1].string[tokens[end - 2].end() : tokens[end - 1].start()]
        if not between.strip():
            return False  # «Javier M. pide»: an initial
    return shown.endswith(".") or (shown[:1].isupper() and folded[end] in words.grammar("articles"))


def _goes_on(
    tokens: Sequence[re.Match[str]], folded: Sequence[str], at: int, end: int, words: Vocabulary
) -> bool:
    """Whether a name that begins at one place is not over at the other, whatever verb seems to follow."""
    after = _after(tokens, end)
    if folded[end - 1] in words.grammar("of") and not _is_initial(tokens, end - 1):
        return True  # «Ana de la …»
    if after[:1].isupper() and folded[end] in name_words(words).particles:
        return True  # «Ana da Silva»
    if folded[end] in words.grammar("of"):
        said = words.phrases("speech", "phrases")
        gives = any(" ".join(folded[end : end + size]) in said for size in (2, 3))
        office = " ".join(folded[at:end]) in name_words(words).roles
        if (office and after[:1].isupper()) or ((office or end - at >= NO_NAME) and not gives):
            return True  # «coordenador da CTPI», «a diretoria vai pintar a porta da …»: it gives nothing
    if folded[end] in words.grammar("articles") and folded[end - 1] in words.grammar("located"):
        return True  # «Ana, médica en la …»
    if folded[end] in words.grammar("ends_as_verb") and " ".join(folded[at:end]) in name_words(words).roles:
        return True  # "Clerk report – …": the office's paper
    # «La Red de Comités presentará un informe»: what it presents
    return folded[end - 1] in words.grammar("articles") and folded[end] in words.grammar("nouns_too")


def _is_initial(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a capital alone behind a name is short for a surname: "Bob D shared …"."""
    return len(tokens[at][0]) == 1 and tokens[at][0].isupper() and at > 0


def _verb_at(tokens: Sequence[re.Match[str]], folded: Sequence[str], at: int, words: Vocabulary) -> int:
    """Return the place of the verb, which adverbs may hold back: "Ana just approved", «Ana luego explica»."""
    verb = at
    while verb + 1 < len(folded) and verb < at + MOST_ADVERBS and tokens[verb][0].islower():
        if not _is_adverb(folded[verb], words):
            break
        verb += 1
    return verb


def _does(tokens: Sequence[re.Match[str]], folded: Sequence[str], verb: int, words: Vocabulary) -> bool:
    """Whether a verb says what somebody does, did or will do, whatever it is."""
    shown = without_pronoun(tokens[verb][0].rstrip(".!?"), words)
    if folded[verb] in words.grammar("nouns_like_gerunds") or _is_to_be_done(tokens, folded, verb, words):
        return False
    if folded[verb] in words.grammar("clitics") and folded[verb + 1 : verb + 2]:
        where = folded[verb] in words.grammar("located") and folded[verb + 1] not in words.grammar("perfect")
        if where and folded[verb + 1] in words.grammar("articles"):
            return False  # «médica en la clínica»
        if folded[verb] in words.grammar("articles") and not _is_verb(tokens[verb + 1], words):
            return False  # «Ana los carteles», not «Ana los cuelga»
        return _helps(folded[verb], words) or _helps(folded[verb + 1], words)  # «y voit»
    return _helps(folded[verb], words) or bool(_done_or_to_do(words).fullmatch(shown))


def _is_verb(token: re.Match[str], words: Vocabulary) -> bool:
    """Whether a word is known as a verb, or ends as what was done or will be."""
    folded, shown = fold(token[0]).rstrip(".!?"), token[0].rstrip(".!?")
    known = _helps(folded, words) or folded in _says(words) or folded in words.grammar("clitics")
    return known or _done_or_to_do(words).fullmatch(shown) is not None


def _is_to_be_done(
    tokens: Sequence[re.Match[str]], folded: Sequence[str], verb: int, words: Vocabulary
) -> bool:
    """Whether it is said of a thing what must be done to it: "needs to be paid"."""
    at = next((at for at in range(verb + 1, min(verb + 4, len(tokens) - 1)) if folded[at] == "be"), 0)
    return (
        at > 0
        and folded[verb] in words.grammar("ought_in_english")
        and (tokens[at + 1][0].rstrip(".!?").endswith("ed") or folded[at + 1] in words.grammar("participles"))
    )


def without_pronoun(shown: str, words: Vocabulary) -> str:
    """«ofereceu-se» -> «ofereceu»."""
    head, hyphen, tail = shown.rpartition("-")
    return head if hyphen and fold(tail) in words.grammar("hung_pronouns") else shown


def _is_silent(tokens: Sequence[re.Match[str]], folded: Sequence[str], verb: int, words: Vocabulary) -> bool:
    """Whether the subject of a verb says nothing by it: comes, goes, is charged with it or suffers it."""
    here = folded[verb]
    if stays_away(folded[verb : verb + AWAY_WORDS], words):
        return True
    says = here in words.grammar("attends") and here in words.phrases("speech", "verbs")
    if says and _after(tokens, verb) in _only_in_english(words):
        return False  # "Ann presents the plan", beside «Anne et Luc présents»
    behind = [FOR_ALL.sub("", one) for one in _before_comma(tokens, folded, verb)]
    moves = words.grammar("comes_and_goes", "attends", "fares")
    helped = here.removeprefix("n'") in words.grammar("auxiliary", "clitics")
    if helped and here in words.phrases("speech", "verbs"):  # "Chad said they'd left": others did
        others = {one.partition("'")[0] for one in folded[verb + 1 : verb + 2]}
        helped = others.isdisjoint(words.grammar("subject_pronouns"))
    told = " ".join(folded[verb : verb + 2]) in words.phrases("speech", "phrases") if helped else False
    if here in moves or (helped and not told and not moves.isdisjoint(behind)):
        return True  # but «fait part de» tells
    if here in words.grammar("clitics"):
        if not words.grammar("withdraws").isdisjoint(behind[:1]):
            return True  # «Ana se retira»
        if " ".join(folded[verb : verb + 2]) in words.phrases("speech", "phrases"):
            return False  # «Odile se charge de …»
    if here in words.grammar("made_so") and here not in words.phrases("speech", "verbs"):
        return _after(tokens, verb).islower()  # "Ana elected unopposed"; not "elected Tom"
    if here in words.grammar("is", "stands") and not words.grammar("made_so").isdisjoint(behind[:2]):
        return True
    charged = not words.grammar("charged").isdisjoint(behind[:2])
    # "is in charge", «queda encargada»; not "proposed a charge"
    return (charged and here not in words.phrases("speech", "verbs")) or _is_passive(tokens, verb, words)


@lru_cache(maxsize=4)
def _only_in_english(words: Vocabulary) -> frozenset[str]:
    """Return the small words of English alone: behind a verb they open what is done, or said."""
    small = (words.phrases("language", "function_words", code) for code in ("es", "fr", "pt"))
    said = words.phrases("language", "function_words", "en").difference(*small)
    return said - words.grammar("prepositions")


def stays_away(told: Sequence[str], words: Vocabulary) -> bool:
    """Whether words behind a name say that somebody is not there, or late: «no vino», "is on holiday"."""
    return told[0] in first_words(words.grammar("stays_away")) and begins(
        " ".join((*told, "")), words.grammar("stays_away")
    )


def _before_comma(tokens: Sequence[re.Match[str]], folded: Sequence[str], verb: int) -> Sequence[str]:
    """Return the few words behind a verb, up to a comma: «remercie Léa, qui part» tells not who leaves."""
    last = min(verb + MOST_BEFORE, len(tokens) - 1)
    text = tokens[verb].string
    end = next((at for at in range(verb, last) if text[tokens[at].end()] == ","), last)
    return folded[verb + 1 : end + 1]


def _frames(folded: Sequence[str], verb: int, words: Vocabulary) -> bool:
    """Whether the subject of a verb opens, leads or closes the meeting: «abre la sesión», "adjourned"."""
    phrases = words.grammar("frames")
    return folded[verb] in first_words(phrases) and any(
        " ".join(folded[verb : verb + size]) in phrases for size in range(1, FRAME_WORDS + 1)
    )


def _is_or_is_to(folded: Sequence[str], verb: int, words: Vocabulary) -> bool:
    """Whether a verb says what the subject is or is to do: "is on leave", "to go"; not "is writing"."""
    if folded[verb] == "to":
        return True
    ends = words.as_written("endings", "gerund_of_verbs")
    doing = any(one.endswith(ends) for one in folded[verb + 1 : verb + 1 + MOST_BEFORE])
    return folded[verb] in words.grammar("is") and not doing


def _has_acted(tokens: Sequence[re.Match[str]], folded: Sequence[str], verb: int, words: Vocabulary) -> bool:
    """Whether a verb and the next say what the subject has done; not "has been seen", "has funds"."""
    if folded[verb].removeprefix("n'") not in words.grammar("perfect"):
        return False
    negations = words.grammar("negations")  # "has not yet signed", «n'a toujours pas signé»
    behind = (at for at in range(verb + 1, len(tokens)) if folded[at] not in negations)
    after = [at for at in behind if not _adverbs(words)[folded[at]]]
    if not after:
        return False
    shown = tokens[after[0]][0].rstrip(".!?")
    if folded[after[0]] in words.grammar("been"):  # "has been writing"
        return any(folded[at].endswith(words.as_written("endings", "gerund")) for at in after[1:2])
    # "has venue-related letters" holds no participle
    ends = shown.isalpha() and shown.islower() and shown.endswith(words.as_written("endings", "participle"))
    return ends or folded[after[0]] in words.grammar("participles")


def _has_said(tokens: Sequence[re.Match[str]], folded: Sequence[str], verb: int, words: Vocabulary) -> str:
    """Return the verb of speech, folded, of what a subject has said: «a demandé», «ha advertido»."""
    if folded[verb] not in words.grammar("perfect"):
        return ""
    at = next((at for at in range(verb + 1, len(tokens)) if not _adverbs(words)[folded[at]]), 0)
    shown = tokens[at][0].rstrip(".!?") if at else ""
    if not shown.islower():
        return ""
    if folded[at] in words.grammar("said_participles"):
        return folded[at]
    said = _says(words)
    for end in HAS_SAID:
        if shown.endswith(end):
            stem = fold(shown[: -len(end)])
            return next((stem + one for one in words.as_written("has_said", end) if stem + one in said), "")
    return ""


def _is_passive(tokens: Sequence[re.Match[str]], verb: int, words: Vocabulary) -> bool:
    """Whether the subject of a verb only suffers it: "Ana nominated by Luis", «Ana est désignée par …»."""
    ends = words.as_written("endings", "participle")
    how = fold(_after(tokens, verb)).strip(".,")
    if how in words.grammar("by_all") and tokens[verb][0].endswith(ends):
        return True  # "Ana approved unanimously."
    for at, (token, after) in enumerate(pairwise(tokens[verb : verb + 3]), verb + 1):
        if fold(after[0]) in words.grammar("agent"):
            saying = _after(tokens, at).endswith(words.as_written("endings", "gerund"))  # "opened by saying"
            return token[0].endswith(ends) and not saying
    return False


def _is_adverb(folded: str, words: Vocabulary) -> bool:
    if folded in words.grammar("adverbs"):
        return True
    ends = folded.endswith(words.as_written("endings", "adverb_before"))
    return ends and folded not in words.grammar("ends_like_adverb")


def _after(tokens: Sequence[re.Match[str]], at: int) -> str:
    """Return the word behind a place; empty at the end."""
    return tokens[at + 1][0] if at + 1 < len(tokens) else ""


def may_hold_verb(text: str, folded: Sequence[str], words: Vocabulary) -> bool:
    """Whether a word of a clause may be a verb; most clauses of notes hold none that matters."""
    like = _verbs_and_their_like(words)
    if not like.isdisjoint(folded[1:]) or any(one[2:] in like for one in folded[1:] if one[1:2] == "'"):
        return True
    ends = _acting_ends(words)
    return any(token.rstrip(".,;:").endswith(ends) for token in text[:CLAUSE].split()[1:CLAUSE_WORDS])


@lru_cache(maxsize=4)
def _acting_ends(words: Vocabulary) -> tuple[str, ...]:
    return (
        *(end for key in ("done", "doing", "will_do") for end in words.as_written("endings", key)),
        "'est",
    )


@lru_cache(maxsize=4)
def _verb_ends(words: Vocabulary) -> frozenset[str]:
    """Return the endings by which `may_hold_verb` knows a verb, of what stands behind an apostrophe too."""
    return frozenset(end.lstrip("'") for end in _acting_ends(words))


@lru_cache(maxsize=4)
def _verbs_and_their_like(words: Vocabulary) -> frozenset[str]:
    """Return the words of which one must stand behind a subject: first words of whatever opens speech."""
    phrases = words.phrases("speech", "phrases") | words.phrases("speech", "verbs")
    first = first_words(phrases)
    elided = frozenset(f"s'{verb}" for verb in words.phrases("speech", "verbs", "fr"))
    return first | elided | words.grammar("perfect", "auxiliary") | presents(words)


def _opens_speech(folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    return says_so(folded, at, words) or _denies(folded, at, words)


def _is_mute(folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    """Whether somebody did not answer, and so said nothing: «el cliente no respondió», "has not replied"."""
    told = list(takewhile(lambda one: one not in words.grammar("that"), folded[at : at + MOST_BEFORE]))
    if words.grammar("replying").isdisjoint(told):
        return False  # nearly all
    return told[0][:2] == "n'" or not words.grammar("negations").isdisjoint([folded[at - 1], *told])


def _denies(folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    """Whether a verb of speech is denied, or helped by "did": "did not agree", «no apoya», «n'a pas dit»."""
    negations, first = words.grammar("negations"), folded[at]
    told = [first.removeprefix("n'"), *folded[at + 1 : at + CLAUSE_WORDS]]
    plain = [one for one in told[: MOST_BEFORE + 2] if one not in negations]
    if first in words.grammar("did") and plain[1:2]:
        return plain[1] in words.phrases("speech", "verbs", "en")
    denied = first.startswith("n'") or len(plain) < len(told[: MOST_BEFORE + 2])
    return denied and bool(plain) and says_so(plain, 0, words)


def _says_beside(
    tokens: Sequence[re.Match[str]], folded: Sequence[str], verb: int, words: Vocabulary, *, acted: bool
) -> bool:
    """Whether who does something says something by it: «abre la sesión explicando …», "…, noting that …"."""
    said = _says(words)
    if acted and not said.isdisjoint(folded[verb + 1 : verb + 1 + MOST_BEFORE]):
        return True  # «a donc proposé», where «a» is an article of another language
    told = words.grammar("told")
    for at in range(verb + 1, len(tokens)):
        apart = tokens[at].string[tokens[at - 1].end()] == ","
        if folded[at].endswith(WHILE) and _while_saying(folded, at, words, apart=apart):
            return True
        if apart and _goes_on_saying(tokens, folded, at, words):
            return True  # «Ana abre la sesión, se disculpa por …»
        if apart and folded[at] in said and not told.isdisjoint(folded[at + 1 : at + 2]):
            return True  # «Ana no lo ve claro, dice que …»; not «…, dice Luis», "lamps, notes and keys"
        if not apart and folded[at - 1] in words.grammar("and") and _also_says(folded, at, words):
            return True
    return False


def _goes_on_saying(
    tokens: Sequence[re.Match[str]], folded: Sequence[str], at: int, words: Vocabulary
) -> bool:
    """Whether behind a comma the subject says one thing more: «…, s'excuse pour», «…, se queja de»."""
    own = f"{folded[at]} ".startswith(words.as_written("words", "reflexive"))
    return own and says_so(folded, at, words) and not _after(tokens, at)[:1].isupper()


def _also_says(folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    """«… y propone quitarla»: whether a verb of speech goes on behind «y»; not "lamps and notes"."""
    if folded[at] not in _says(words):
        return False
    noun = folded[at] in words.grammar("nouns_too") or folded[at] in words.phrases("speech", "nouns")
    return _tells(folded, at, words) if noun and folded[at + 1 :] else bool(folded[at + 1 :])


def _tells(folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    """Whether behind a word stands what is said, asked or to be done, and it is a verb: «demande si …»."""
    behind = folded[at + 1 : at + 4]
    if not behind:
        return False
    # «… et propose de le changer»
    to_do = behind[0] in words.grammar("of") and any(infinitive(words).fullmatch(one) for one in behind[1:])
    return to_do or behind[0].partition("'")[0] in words.grammar("told", "interrogatives")


def _while_saying(folded: Sequence[str], at: int, words: Vocabulary, *, apart: bool) -> bool:
    """Whether a word says that something is said meanwhile: «explicando», «en expliquant», ", explaining"."""
    end = next(end for end in WHILE if folded[at].endswith(end))
    if end in BEHIND_COMMA and not apart and folded[at - 1] not in words.grammar("meanwhile"):
        return False
    said, stem = _says(words), folded[at].removesuffix(end)
    return folded[at] in said or any(stem + other in said for other in words.as_written("while_doing", end))


def _denied(folded: Sequence[str], at: int, words: Vocabulary) -> str:
    """Return the verb at a place, or the one that it denies: «no se sostiene» -> «sostiene»."""
    negations = words.grammar("negations")
    if folded[at] not in negations:
        return folded[at]
    before = words.grammar("negations", "clitics")
    return next((one for one in folded[at : at + MOST_BEFORE + 1] if one not in before), folded[at])


def tells_that(text: str, words: Vocabulary) -> bool:
    """Whether the first clause of a text says that something is so: «informa que», "noted that"."""
    if words.grammar("told").isdisjoint(text[:CLAUSE].casefold().split()):
        return False  # nearly all
    folded = [fold(token[0]) for token in clause_of(text)]
    told, said = words.grammar("told"), _says(words)
    return any(one in told and (before in said or before.endswith(WHILE)) for before, one in pairwise(folded))


def brings_up(text: str, words: Vocabulary) -> bool:
    """Whether the first verb only puts something forward: "proposed a fence", «presentó un plan»."""
    folded = [fold(token[0]) for token in clause_of(text)]
    up, said = words.grammar("brings_up"), _says(words)
    return next((one in up for one in folded if one in up or one in said), False)


def says_so(folded: Sequence[str], at: int, words: Vocabulary) -> bool:
    """Whether a verb or a phrase of speech stands at a place."""
    first, phrases, verbs = folded[at], words.phrases("speech", "phrases"), _says(words)
    if "be" in folded[at + 1 : at + 3]:
        return False  # "needs to be found"
    if first in verbs or (first.startswith("s'") and first[2:] in verbs) or first in phrases:
        return True  # «s'interroge», «apresentou-se»
    if first[:2] == "s'" and first[2:] in words.grammar("clitics") and folded[at + 1 : at + 2]:
        told = folded[at + 1]  # «s'y oppose», «s'en félicite»
        return f"s'{told}" in verbs or f"se {told}" in verbs or f"se {told}" in phrases
    helps = first in words.grammar("clitics", "perfect")
    if helps and folded[at + 1 : at + 2] and folded[at + 1] in verbs:
        # «se lamentan», «a indiqué», "has noted"; not «queda la duda», «prête les tables», an English verb
        return not (first in words.grammar("articles") and folded[at + 1] in _behind_articles(words))
    two, three = " ".join(folded[at : at + 2]), " ".join(folded[at : at + 3])
    return two in phrases or three in phrases or two in verbs


@lru_cache(maxsize=4)
def _behind_articles(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech that behind an article are nouns, or verbs of another language, English."""
    others = (words.phrases("speech", "verbs", code) for code in ("es", "fr", "pt"))
    english = words.phrases("speech", "verbs", "en").difference(*others)
    return words.grammar("nouns_too") | english


@lru_cache(maxsize=4)
def _acting(words: Vocabulary) -> EachWord[bool]:
    """Return of each folded word whether what a subject says or does may open with it, told by no ending."""
    opening = words.grammar("clitics", "perfect") | first_words(words.phrases("speech", "phrases"))
    opening |= _says(words)
    return EachWord(lambda one: one in opening or one.startswith("s'") or _helps(one, words))


@lru_cache(maxsize=4)
def _adverbs(words: Vocabulary) -> EachWord[bool]:
    """Return of each folded word whether it is an adverb."""
    return EachWord(lambda one: _is_adverb(one, words))


@lru_cache(maxsize=4)
def _says(words: Vocabulary) -> frozenset[str]:
    """Return the verbs of speech that are no small words of another language («lê», "le")."""
    return words.phrases("speech", "verbs") - words.grammar("articles")


@lru_cache(maxsize=4)
def presents(words: Vocabulary) -> frozenset[str]:
    """Return the folded forms in the present of what may be told to do: «compra», "sends"."""
    endings = {end: list(map(fold, words.as_written("presents", end))) for end in (*INFINITIVES, "other")}
    told = words.grammar("orders", "does")
    parted = [(one[:-2], one[-2:]) if one[-2:] in INFINITIVES else (one, "other") for one in told]
    found = {stem + ending for stem, end in parted for ending in endings[end]}
    found |= words.grammar("acts")
    return frozenset(found) - words.phrases("language", "function_words") - words.grammar("of", "articles")


def _helps(folded: str, words: Vocabulary) -> bool:
    """Whether a word opens what somebody does, an elided word before it or not: «n'a», «l'a», «s'occupe»."""
    if folded[1:2] != "'":
        return folded in words.grammar("auxiliary") or folded in presents(words)
    bare = folded.removeprefix("n'").removeprefix("l'")
    return folded.startswith("s'") or bare in words.grammar("auxiliary") or bare in presents(words)


@lru_cache(maxsize=4)
def _done_or_to_do(words: Vocabulary) -> re.Pattern[str]:
    done = any_of(words.as_written("endings", "done"))
    other = any_of((*words.as_written("endings", "doing"), *words.as_written("endings", "will_do")))
    return compiled(rf"[^\W\d_]{{3,}}{done}|[^\W\d_]{{2}}ó|[^\W\d_]{{2,}}{other}")
