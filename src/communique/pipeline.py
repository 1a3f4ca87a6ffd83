"""From texts to a register: :func:`read` and :func:`join` are the architecture as code, one call a stage (ARCHITECTURE.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from communique.analysis import Analyser, Analysis, analyser
from communique.assembly import Assembled, Assembler, Occasion, assembler, occasions
from communique.copies.groups import dates_from_copies, source_of
from communique.copies.passages import find_copies
from communique.knowledge import Knowledge
from communique.knowledge.load import Carried
from communique.knowledge.load import fingerprint as fingerprint_of_knowledge
from communique.meetings.merge import merge_mentions
from communique.model import Document, Join, Judgement, Mention, Note, Source, Statement
from communique.register.judgements import beside, read_judgements
from communique.register.known import Known
from communique.register.standing import Standing
from communique.register.store import Store, open_register
from communique.renewal import with_changes, with_points
from communique.scale.executors import Batch, Work, in_order
from communique.settings import Fetching, Settings
from communique.sources.files import nothing_read, read_sources
from communique.tally import Summary, Tally
from communique.text.takes import continued

T = TypeVar("T")


class Watch(Protocol):
    """Called with a stage's name and what it works through; yields the same things, so that a view can show progress."""

    def __call__(self, stage: str, things: Iterable[T], /) -> Iterator[T]: ...


def quiet(_stage: str, things: Iterable[T], /) -> Iterator[T]:
    """Shows nothing."""
    return iter(things)


def read(
    paths: Sequence[Path | str],
    register: Path = Path("register.db"),
    *,
    profiles: Sequence[Path] = (),
    settings: Settings | None = None,
    columns: Mapping[str, str] | None = None,
    everything: bool = False,
    workers: int = 1,
    cluster: str | None = None,
    watch: Watch = quiet,
) -> Summary:
    """Builds or extends the register file with the texts that ``paths`` hold: files, folders, and addresses as ``str``.

    Addresses, and those of a list that is named, are fetched politely (docs/sources.md); nothing else opens a connection.
    Profiles given once are kept in the register and need not be given again. ``columns`` names the columns of rows that go by
    unusual names: ``{"content": "article_text"}``. Texts that the filter finds to tell of no meeting and no joint text are kept and
    searchable, but not analysed unless ``everything`` is wanted. ``workers`` processes share the texts; the register is the same for
    any number, and a script that asks for more than one keeps its own work under ``if __name__ == "__main__":``. With the address of
    a ``cluster`` its workers do what these would (docs/cluster.md).
    ``watch`` is told of a text when it is on the disk: what was read before a failure stays in the register.

    :raises communique.errors.InputError: where nothing could be read at all.
    """
    settings = settings or Settings()
    with open_register(register, recipe=_recipe(settings)) as store:
        kept = store.keep_profiles(profiles)
        knowledge, carried = Knowledge(kept), tuple(map(Carried.of, kept))
        if beside(register).exists():  # verdicts outlive a register that is made anew
            store.take_judgements(read_judgements(beside(register)))
        tally = Tally()
        sources = read_sources(paths, settings, columns, register.with_suffix(".fetched"))
        known = Known(store.known(analysed=everything))
        new = _unread(tally.timed_each("sources", sources), known, tally)
        work = Work(
            here=Analyser(knowledge, settings, everything),
            make=partial(analyser, carried, settings, everything),
            workers=workers,
            cluster=cluster,
        )
        for _ in watch("reading", _written(in_order(new, work, _characters), store, tally)):
            pass
        tally.end_of_reading()
        tally.refused.extend(known.remarks())
        store.keep_notes(tally.refused)
        if not tally.read + tally.already:
            raise nothing_read(paths, tally.refused)
        if store.settle(known) or tally.read or not store.joined():
            crew = Work(Assembler(knowledge, settings), partial(assembler, carried, settings), workers, cluster)
            texts, said, named = store.documents(), store.statements(), store.mentions()
            joined = join(texts, said, named, knowledge, settings, tally, watch, crew, store.judgements(), store.standing())
            with tally.stage("writing", len(joined.points), "points in, with all that was found about them") as done:
                store.write_join(joined)
                done(len(joined.points))
        return tally.summary(store.warnings)


def rejoin(register: Path) -> bool:
    """Joins a register's texts anew, as a verdict on what is the same asks for.

    False where it was last read with settings or knowledge other than today's defaults: then its next reading does it.
    """
    settings = Settings()
    with open_register(register, create=False, recipe=_recipe(settings)) as store:
        knowledge = Knowledge(store.keep_profiles(()))
        if not store.read_as_now():
            return False
        texts, said, named = store.documents(), store.statements(), store.mentions()
        verdicts, standing = store.judgements(), store.standing()
        store.write_join(join(texts, said, named, knowledge, settings, Tally(), judgements=verdicts, standing=standing))
    return True


def _unread(found: Iterable[Source | Note], known: Known, tally: Tally) -> Iterator[Source]:
    """The texts that the register does not hold as they are; notes and texts that it holds are counted."""
    for source in found:
        if isinstance(source, Note):
            tally.refused.append(source)
        elif known.holds(source):
            tally.already += 1
        else:
            yield source


def _written(batches: Iterable[Batch[Source, Analysis]], store: Store, tally: Tally) -> Iterator[str]:
    """Writes what was read, a batch in one transaction, and acknowledges each text once it is on the disk."""
    for batch in batches:
        entries = [one.entry for one in tally.take(batch)]
        with tally.timed("register"):
            store.add_all(entries)
        yield from (entry.source for entry in entries)


def _characters(source: Source) -> int:
    return len(source.text)


def _recipe(settings: Settings) -> str:
    """What documents are read by; how addresses are asked for changes nothing in a text."""
    return f"{replace(settings, fetching=Fetching())!r} {fingerprint_of_knowledge()}"


def join(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    settings: Settings,
    tally: Tally,
    watch: Watch = quiet,
    work: Work[Occasion, Assembled] | None = None,
    judgements: Sequence[Judgement] = (),
    standing: Standing | None = None,
) -> Join:
    """All that is found by looking at documents together. Depends on their content only, not on the order of reading.

    ``work``: the processes that share the meetings; by default this one. ``judgements``: of these, what people found to be the
    same or different goes before every likeness. ``standing``: what the last join found, of which all that nothing has changed is
    taken as it is.
    """
    documents = continued(documents, knowledge)
    steps = watch("joining", ("copies", "meetings", "points", "changes"))
    with tally.stage(next(steps), len(documents), "documents in, shared passages out") as done:
        copies = find_copies(documents, settings, knowledge)
        borrowed = dates_from_copies(documents, copies, settings.copying)
        sources = source_of(documents, copies, settings.copying)
        done(len(copies))
    with tally.stage(next(steps), len(mentions), "mentions in, meetings out") as done:
        meetings, unmet = merge_mentions(documents, mentions, borrowed, knowledge, settings)
        done(len(meetings), len(unmet))
    next(steps)
    of_meetings = occasions(meetings, documents, statements, copies, sources, judgements)
    whole = Join(borrowed, meetings, tuple(statements), copies=copies, notes=unmet)
    whole = with_points(whole, of_meetings, standing, work or _alone(knowledge, settings), tally)
    with tally.stage(next(steps), len(meetings), "meetings in, changes out") as done:
        whole = with_changes(whole, of_meetings, documents, standing, knowledge, settings)
        done(len(whole.changes))
    next(steps, None)
    return whole


def _alone(knowledge: Knowledge, settings: Settings) -> Work[Occasion, Assembled]:
    """Everything in this process."""
    return Work(here=Assembler(knowledge, settings), make=partial(assembler, (), settings), workers=1)
