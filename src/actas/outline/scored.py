"""A line as it was weighed: each cue for or against its being a heading, with its points."""

from __future__ import annotations

from functools import lru_cache

from actas.model.plain import Plain, plain

ENOUGH = 3.0  # points that make a heading
SHORT = 8  # words: most headings have no more
GIVEN = 2.0  # points of a name that holds a known given name
EARLY = 4  # words among which a sentence has its verb
KNOWN = 1.5  # points of a name with a known part
LONGEST_KEY = 3  # words of a key of attendance


@plain()
class Cue(Plain):
    """One thing that speaks for a heading (points above 0) or against it."""

    name: str
    points: float

    def __str__(self) -> str:
        return _told(self.name, self.points)


@plain()
class Scored(Plain):
    """Everything weighed of one block."""

    cues: tuple[Cue, ...]

    @property
    def points(self) -> float:
        """The sum."""
        return sum([cue.points for cue in self.cues])

    @property
    def doubted(self) -> bool:
        """Whether any cue says that it is none."""
        return any(cue.points < 0 for cue in self.cues)

    def has(self, *names: str) -> bool:
        """Whether a cue's name begins with one of these."""
        told = "\n" + "\n".join([cue.name for cue in self.cues])  # asked of each line, shape by shape
        for name in names:  # noqa: SIM110  # a generator would take twice the time
            if "\n" + name in told:
                return True
        return False

    def told(self) -> tuple[str, ...]:
        """Return the cues as a block keeps them."""
        return tuple(_told(cue.name, cue.points) for cue in self.cues)


@lru_cache(maxsize=1024)  # kept with every block that was weighed: the same few
def _told(name: str, points: float) -> str:
    return f"{name} {points:+.1f}"
