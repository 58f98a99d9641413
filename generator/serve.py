"""The site on this machine, built anew and reloaded on every change."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.project import Project


def serve(build_again: Callable[[], str], project: Project, port: int, tell: Callable[[str], object]) -> None:
    """Serve until interrupted. `build_again` returns what is to be said of a build.

    A build that is refused is told in the terminal, and the last good page stays. (Raised to the server, it would
    hold every request back until the next good build.)
    """

    def rebuild() -> None:
        tell(build_again().rstrip())

    rebuild()
    server = LiveReloadServer(rebuild, "127.0.0.1", port, root=str(project.out))
    server.error_handler = lambda code: _wrong_address(project.out) if code == 404 else None
    for path in watched(project):
        server.watch(str(path))
    tell(server.url)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()


def watched(project: Project) -> tuple[Path, ...]:
    """Whatever a page is made of, save the code itself."""
    generator = Path(__file__).parent
    return (
        project.records,
        project.root / "docs",
        project.root / "mkdocs.yml",
        generator / "pages",
        generator / "language" / "words",
    )


def _wrong_address(site: Path) -> bytes | None:
    page = site / "404.html"
    return page.read_bytes() if page.exists() else None
