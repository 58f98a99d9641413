"""Programs from npm, by the hashes in the lock file beside this: set up by `make .venv/.browser`."""

from pathlib import Path
from typing import Final

_MODULES: Final = Path(__file__).parent / "node_modules"
VNU: Final = _MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE: Final = _MODULES / "lighthouse" / "cli" / "index.js"


def there(program: Path) -> Path:
    assert program.exists(), f"no {program.name}: `make .venv/.browser` sets it up"
    return program
