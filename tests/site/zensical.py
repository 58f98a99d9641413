"""Builds the Markdown that the generator wrote with Zensical, the successor of Material for MkDocs.

`python -m tests.site.zensical` exits with 0 when both languages build and every page is there, 1 when not, and says so
and exits with 0 when Zensical is not installed.
"""

import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from tests.building import REAL, built

# Zensical reads one file and no INHERIT, so the two are laid one over the other.
_MAPS = ("theme", "plugins", "extra")


def flattened(root: Path, code: str) -> str:
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        base = yaml_load(file)
    own = yaml.safe_load((root / "build" / f"mkdocs.{code}.yml").read_text("utf-8"))
    del own["INHERIT"]
    merged = {**base, **own, **{name: {**base.get(name, {}), **own.get(name, {})} for name in _MAPS}}
    merged |= {"docs_dir": f"build/docs/{code}", "site_dir": f"zensical/{code}"}
    merged["theme"]["custom_dir"] = "docs/overrides"
    return yaml.safe_dump(merged, allow_unicode=True, sort_keys=False)


def missing(root: Path, code: str) -> list[str]:
    """Pages that MkDocs made and Zensical did not."""
    configuration = root / f"zensical.{code}.yml"
    configuration.write_text(flattened(root, code), "utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--config-file", str(configuration)]
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
    wanted = {path.relative_to(root / "site" / code) for path in (root / "site" / code).rglob("*.html")}
    made = {path.relative_to(root / "zensical" / code) for path in (root / "zensical" / code).rglob("*.html")}
    return sorted(path.as_posix() for path in wanted - made)


def main() -> int:
    if find_spec("zensical") is None:
        print("Zensical is not installed: skipped.")
        return 0
    folder = Path(tempfile.mkdtemp())
    try:
        its = built(folder / "project", REAL)
        lost = {code: missing(its.root, code) for code in ("id", "en")}
    finally:
        shutil.rmtree(folder)
    print(lost)
    return 1 if any(lost.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
