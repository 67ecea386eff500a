"""`python -m actas`, for where the console script is not on the path."""

import sys

from actas.cli import main

sys.exit(main())
