"""Reading as somebody: which exempt texts they may read, and which they read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import models
from django.utils.functional import cached_property

from people.covered import kind_of
from people.exempt.current import reader_or_none, reading_as
from people.exempt.subjects import SUBJECTS, TEXTS, WHOLE, Texts, Thing
from people.exempt.words import exempt_words
from people.models import Exemption, User
from people.standing import standing


class Mark(NamedTuple):
    """What was decided of a thing, and what that means for this reader."""

    paragraph: str
    label: str
    may_read: bool


Marks = Mapping[int, Mapping[str, Mark]]
"""Of the rows of one model: by the thing's number, then by its part."""
_NONE: Marks = {}


class Reader:
    """Who reads: a user, or nobody, who may read nothing that is exempt.

    Nothing is asked of the database until a row is read that may hold exempt text, and nothing
    either where nothing is exempt in the partnerships to which the user belongs.
    """

    def __init__(self, user: object = None) -> None:
        self.user = user
        self.read: dict[str, None] = {}
        """What was shown of what is exempt, each once, in its order."""

    def show(self, row: models.Model) -> None:
        texts = TEXTS.get(type(row))
        if texts is not None and self._marks:
            for fields, mark in self._found(row, texts):
                self._show(row, fields, mark)

    def absent(self, model: type[models.Model]) -> Collection[int]:
        return self.hidden(model) if _leaves_no_trace(model) else ()

    def hidden(self, model: type[models.Model]) -> Mapping[int, str]:
        """The things of a model that are exempt as a whole and not for this reader.

        By number; each with the paragraph.
        """
        marks = {row: parts.get(WHOLE) for row, parts in self._of(model).items()}
        return {row: mark.paragraph for row, mark in marks.items() if mark and not mark.may_read}

    def note(self, model: type[models.Model], rows: Iterable[int]) -> None:
        if marks := self._of(model):
            shown = (mark for row in rows for mark in marks.get(row, {}).values())
            self.read.update({mark.label: None for mark in shown if mark.may_read})

    def marks_on(self, row: models.Model) -> Iterator[Mark]:
        """What was decided of a row, and of what it belongs to."""
        texts = TEXTS.get(type(row))
        if texts is not None:
            yield from (mark for _, mark in self._found(row, texts))

    def decided_on(self, model: type[models.Model], row: int) -> str:
        """The paragraph under which a thing is exempt as a whole, by itself; else nothing."""
        return self._decided.get(kind_of(model), {}).get(row, {}).get(WHOLE, "")

    def key(self) -> frozenset[tuple[str, int, str]]:
        """What this reader is not shown: two to whom the same is hidden share a reading."""
        return frozenset(
            (kind_of(model), row, part)
            for model, marks in self._marks.items()
            for row, parts in marks.items()
            for part, mark in parts.items()
            if not mark.may_read
        )

    def _of(self, model: type[models.Model]) -> Marks:
        return self._marks.get(model, _NONE)

    def _found(self, row: models.Model, texts: Texts) -> Iterator[tuple[Sequence[str], Mark]]:
        """What is exempt of a row: which of its texts, and for whom."""
        for model, attribute, only in texts.ways:
            if marks := self._of(model):
                for part, mark in marks.get(getattr(row, attribute), {}).items():
                    yield (part,) if part else only or texts.fields, mark

    def _show(self, row: models.Model, fields: Iterable[str], mark: Mark) -> None:
        for name in fields:
            said = row.__dict__.get(name)
            if not said:
                continue
            if mark.may_read:
                self.read[mark.label] = None
            else:
                setattr(row, name, _instead(row, name, said, mark.paragraph))

    @cached_property
    def _marks(self) -> Mapping[type[models.Model], Marks]:
        """Everything that is exempt where this reader belongs, and what belongs to it."""
        with reading_as(None):
            found: dict[type[models.Model], dict[int, dict[str, Mark]]] = {}
            for kind, decided in self._decided.items():
                self._mark(found, kind, decided)
            return found

    def _mark(
        self,
        found: dict[type[models.Model], dict[int, dict[str, Mark]]],
        kind: str,
        decided: Mapping[int, Mapping[str, str]],
    ) -> None:
        subject = SUBJECTS[kind]
        own = found.setdefault(subject.model, {})
        for thing in subject.things(list(decided)):
            may_read = self._may_read(subject.reads, thing)
            for part, paragraph in decided[thing.row].items():
                mark = Mark(paragraph, subject.label(thing, part), may_read)
                own.setdefault(thing.row, {}).setdefault(part, mark)
        wholes = {row: parts[WHOLE] for row, parts in own.items() if WHOLE in parts}
        for model, rows in subject.covers(list(wholes)).items():
            for row, thing_row in rows.items():
                found.setdefault(model, {}).setdefault(row, {})[WHOLE] = wholes[thing_row]

    def _may_read(self, permission: str, thing: Thing) -> bool:
        return isinstance(self.user, User) and self.user.has_perm(permission, thing.scoped)

    @cached_property
    def _decided(self) -> dict[str, dict[int, dict[str, str]]]:
        """The paragraph under which each thing is exempt now, by kind, number and part."""
        found: defaultdict[str, dict[int, dict[str, str]]] = defaultdict(dict)
        for kind, row, part, paragraph in self._in_force():
            found[kind].setdefault(row, {})[part] = paragraph
        return {kind: found[kind] for kind in SUBJECTS if kind in found}

    def _in_force(self) -> Iterable[tuple[str, int, str, str]]:
        rows = Exemption.objects.in_force()
        if isinstance(self.user, User):
            exempt_in = standing(self.user).exempt_in
            if not exempt_in:
                return ()
            rows = rows.filter(partnership__in=exempt_in)
        return rows.values_list("kind", "row", "part", "paragraph")


def _leaves_no_trace(model: type[models.Model]) -> bool:
    subject = SUBJECTS.get(kind_of(model))
    return subject is not None and subject.leaves_no_trace


def _instead(row: models.Model, name: str, said: Any, paragraph: str) -> Any:
    """What stands in a field: the notice where words stood, nothing where it was a place to go."""
    if not isinstance(said, str):
        return type(said)()
    is_address = isinstance(row._meta.get_field(name), models.URLField)
    return "" if is_address else exempt_words(paragraph)


def reader() -> Reader | None:
    """Who reads now; none reads the record as it is."""
    found = reader_or_none()
    return found if isinstance(found, Reader) else None


def hidden_from_reader(model: type[models.Model]) -> Mapping[int, str]:
    """The things of a model that are not for who reads now, each with its paragraph."""
    found = reader()
    return found.hidden(model) if found else {}


def kept_from_reader(row: models.Model) -> str:
    """The paragraph under which a row is not for who reads now; nothing where it may be read."""
    found = reader()
    marks = found.marks_on(row) if found else ()
    return next((mark.paragraph for mark in marks if not mark.may_read), "")


def exempt_under(row: models.Model) -> str:
    """The paragraph under which a row is exempt, whether or not its reader may read it."""
    found = reader()
    marks = found.marks_on(row) if found else ()
    return next((mark.paragraph for mark in marks), "")


def decided_on(model: type[models.Model], row: int) -> str:
    """The paragraph under which a thing is exempt by itself, whatever it belongs to."""
    found = reader()
    return found.decided_on(model, row) if found else ""


def what_is_hidden() -> frozenset[tuple[str, int, str]]:
    """By what readings of two readers differ."""
    found = reader()
    return found.key() if found else frozenset()


@contextmanager
def noting() -> Iterator[dict[str, None]]:
    """What of exempt text is read meanwhile, for whoever keeps what was made from it."""
    found = reader()
    noted: dict[str, None] = {}
    if found is None:
        yield noted
        return
    before, found.read = found.read, noted
    try:
        yield noted
    finally:
        found.read = {**before, **noted}


def note_exempt(model: type[models.Model], rows: Iterable[int]) -> None:
    """Say which things are shown, where their values are read and not the things themselves."""
    if found := reader():
        found.note(model, rows)


def note(labels: Iterable[str]) -> None:
    """Say that exempt text is shown which was read before."""
    if found := reader():
        found.read.update(dict.fromkeys(labels))


def what_was_read() -> tuple[str, ...]:
    """The labels of what is exempt and was shown to who reads now."""
    found = reader()
    return tuple(found.read) if found else ()


class _Everything(Reader):
    """Who is shown all of it, and what of it is exempt: nobody in particular."""

    def _may_read(self, permission: str, thing: Thing) -> bool:  # noqa: ARG002 - all may be read
        return True


@contextmanager
def as_public() -> Iterator[None]:
    """Read as the public may: nothing that is exempt today, whatever the moment."""
    with reading_as(Reader()):
        yield


@contextmanager
def as_reader() -> Iterator[None]:
    """Read as whoever reads now; where the record is read as it is, learn what of it is exempt."""
    with reading_as(reader() or _Everything()):
        yield
