"""The kinds of sections and items, and the letters of their ids."""

from __future__ import annotations

SECTION_KINDS = (
    "questions", "practices", "recommendations", "interventions", "agreements", "actions",
    "obstacles", "discussion", "agenda", "participants", "info", "other",
)  # fmt: skip
ITEM_KINDS = (
    "question", "practice", "recommendation", "intervention", "agreement", "action",
    "obstacle", "discussion", "agenda", "participant", "info", "other", "vote",
)  # fmt: skip
CLOSED = frozenset({"complete", "contrary"})  # states after which nothing is awaited
FOLLOWED = frozenset({"recommendations", "agreements", "actions"})  # sections whose items are followed
KIND_OF_ITEM = dict(zip(SECTION_KINDS, ITEM_KINDS, strict=False))
LETTERS = {
    "questions": "Q", "practices": "P", "recommendations": "R", "interventions": "I",
    "agreements": "A", "actions": "T", "obstacles": "O", "discussion": "D", "agenda": "G",
    "participants": "N", "info": "N", "other": "X",
}  # fmt: skip
