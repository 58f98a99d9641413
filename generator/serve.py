"""The site on this machine: a change of records is shown at once and built meanwhile; any other is built, and shown."""

import queue
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Literal

from jinja2 import Environment
from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from generator.build import Built, Standing, build, refused_by_system
from generator.edition import ready
from generator.language.speech import LanguageCode, language
from generator.live import Live
from generator.memory import programme
from generator.preview import Glimpse, glimpse
from generator.project import Project
from generator.workers import Meanwhile

News = Literal["record", "other", "built"]
"""A record has changed, or something else that pages are made of; or a build has ended."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a site is built, and what is done with what is said of it."""

    today: Callable[[], date]
    spoken: LanguageCode
    jobs: int
    progress: Callable[[str], None]
    tell: Callable[[Built], object]


def serve(project: Project, manner: Manner, port: int, begun: Callable[[str], object]) -> None:
    """Serve until interrupted. The address is handed to `begun`.

    What is refused is told, and the last good page stays. Nothing stands in the site that was not built as a whole;
    what is shown before lies in memory.
    """
    news: queue.SimpleQueue[News] = queue.SimpleQueue()
    live = Live(project.out, port)
    live.begin()
    begun(live.url)
    desk = _Desk(project, manner, live, lambda: news.put("built"))
    try:
        with _watched(project, news.put):
            desk.take({"other"})
            while True:
                desk.take(_gathered(news))
    except KeyboardInterrupt:
        pass
    finally:
        desk.leave()
        live.end()


@dataclass(slots=True)
class _Desk:
    """What is being built, and what was made last."""

    project: Project
    manner: Manner
    live: Live
    when_built: Callable[[], None]
    at_work: Meanwhile[Built] | None = None
    standing: Standing | None = None
    """Of what is shown; None where a build must tell first."""
    ahead: Mapping[str, bytes] = field(default_factory=dict)
    """What is shown of it already, and not yet built."""
    is_shown: bool = False
    """Whether what is being built is what is shown."""
    theme: Environment | None = None
    """Its templates."""

    def take(self, news: set[News]) -> None:
        """Take up what has happened."""
        changed = news - {"built"}
        if self.at_work is not None and self.at_work.is_done:
            at_work, self.at_work = self.at_work, None
            self._built(self._outcome(at_work))
        if changed:
            # What is half built is of other records; until all of it is taken away, what has changed is looked at.
            ended = self._stopped()
            if "other" in changed:
                self.standing, self.theme = None, None
                language.cache_clear()
                programme.cache_clear()
            seen = self._seen()
            self.is_shown = seen is not None and seen.built.done
            if seen is not None:
                self._show(seen)
            ended()
            if seen is None or seen.built.done:
                self.at_work = Meanwhile(self._build, self.when_built)

    def leave(self) -> None:
        """Let go of what is being built."""
        self._stopped()()

    def _stopped(self) -> Callable[[], object]:
        at_work, self.at_work = self.at_work, None
        return at_work.stop() if at_work is not None else lambda: None

    def _build(self) -> Built:
        manner = self.manner
        return build(self.project, manner.today(), manner.progress, manner.spoken, jobs=manner.jobs)

    def _outcome(self, at_work: Meanwhile[Built]) -> Built:
        try:
            return at_work.outcome()
        except OSError as error:
            return Built((), refused=(refused_by_system(error, self.project, language(self.manner.spoken)),))

    def _built(self, built: Built) -> None:
        if built.standing is not None:
            self.standing = built.standing
            self.theme = self.theme or ready(self.project, self.standing.shown)
        if built.done and self.is_shown and self.ahead:
            # To the byte what is shown.
            self.live.settle()
        else:
            self.manner.tell(built)
            if built.done or self.ahead:
                self.live.show({})
        if not built.done and self.ahead:
            self.standing = None
        self.ahead = {}

    def _seen(self) -> Glimpse | None:
        manner = self.manner
        if self.standing is None or self.theme is None:
            return None
        with suppress(OSError):
            return glimpse(self.project, self.standing, manner.today(), self.theme, manner.spoken, manner.jobs)
        return None

    def _show(self, seen: Glimpse) -> None:
        self.manner.tell(seen.built)
        if seen.built.done:
            self.standing = seen.built.standing
            self.ahead = {**self.ahead, **seen.files}
            self.live.show(self.ahead)


# --- what changes -------------------------------------------------------------------------------------------------


def _gathered(news: queue.SimpleQueue[News]) -> set[News]:
    """What has happened, with all that follows at once: whoever saves several files shall see them together."""
    found = {news.get()}
    with suppress(queue.Empty):
        while True:
            found.add(news.get(timeout=_QUIET))
    return found


_QUIET: Final = 0.03
"""Seconds."""


@contextmanager
def _watched(project: Project, tell: Callable[[News], None]) -> Iterator[None]:
    """Whatever a page is made of is told when it changes, save the code itself."""
    generator = Path(__file__).parent
    observer = _observer(
        [
            (project.records, True, _Changes("record", tell)),
            (project.docs, True, _Changes("other", tell)),
            (generator / "pages", True, _Changes("other", tell)),
            (generator / "language" / "words", True, _Changes("other", tell)),
            # By the folder that it lies in: many editors put another file in its place.
            (project.root, False, _Changes("other", tell, project.configuration.name)),
        ]
    )
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def _observer(watched: Sequence[tuple[Path, bool, FileSystemEventHandler]]) -> BaseObserver:
    """One that the system tells of changes; where it watches no more folders, one that looks for itself."""
    for observer in (Observer(), PollingObserver(timeout=_LOOKS)):
        for path, is_recursive, handler in watched:
            observer.schedule(handler, str(path), recursive=is_recursive)
        try:
            observer.start()
        except OSError:
            continue
        return observer
    raise AssertionError


_LOOKS: Final = 0.5
"""Seconds."""


class _Changes(FileSystemEventHandler):
    def __init__(self, kind: News, tell: Callable[[News], None], name: str | None = None) -> None:
        self._kind: Final = kind
        self._tell = tell
        self._name = name

    def on_any_event(self, event: FileSystemEvent) -> None:
        """To read a file is told as well, and a folder is another as soon as a file in it is."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == EVENT_TYPE_MODIFIED):
            return
        if self._name is None or self._name in (Path(str(path)).name for path in (event.src_path, event.dest_path)):
            self._tell(self._kind)


_CHANGES: Final = frozenset({EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED})
