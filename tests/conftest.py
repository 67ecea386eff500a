"""What all tests share: how hard the property tests try.

`ACTAS_EXAMPLES=500 pytest tests/test_laws.py` tries that many examples a law, other ones each time, and
looks for the smallest notes that break it, which may take minutes.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

# The same few examples each time, so that a run fails or passes for what was changed and not by chance.
settings.register_profile(
    "quick",
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(
    "thorough",
    parent=settings.get_profile("quick"),
    max_examples=int(os.environ.get("ACTAS_EXAMPLES", "500")),
    derandomize=False,
    phases=list(Phase),
    print_blob=True,
)
settings.load_profile("thorough" if "ACTAS_EXAMPLES" in os.environ else "quick")
