"""The line as `flows.warm` has it, once run in the languages of the samples that tests work most.

A worker is a copy of the process that imports this: it finds the patterns of these languages
compiled, which take longer than a document.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.desk_outputs import worked

with tempfile.TemporaryDirectory() as _folder:
    worked(Path(_folder), "zh", "en", "ar")
