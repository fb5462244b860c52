"""One hostile request: made anew, and the same, from the seed and its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from random import Random
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.access.fuzz.pages import Form, forms_of
from tests.access.fuzz.uploads import upload
from tests.access.fuzz.values import quoted, word
from tests.access.places import Place
from tests.access.rows import OK, ROLES, ROWS, address
from tests.access.test_forms import HOSTILE
from tests.access.test_garbage import PARAMETERS
from tests.access.world import World

FORM = "application/x-www-form-urlencoded"
_METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "BREW")
_TYPES = (
    FORM, MULTIPART_CONTENT, "application/json", "text/xml", "multipart/form-data", "", "x", "*/*",
    f"{FORM}; charset=utf-16", f"{FORM}; charset=nonsense", "multipart/form-data; boundary=\xe9",
)  # fmt: skip
_COLUMNS = (
    *HOSTILE, "partnership", "partnership_id", "plan", "by", "by_id", "action", "corrects", "user",
    "officer", "body", "agency", "update", "key", "proposal", "form_key", "seen", "last_seen",
)  # fmt: skip
"""Names of columns, and of what forms carry, that a form may not be asked to set."""

Read = Callable[[str, str], str]
"""The page that a role reads at an address."""


@dataclass(frozen=True)
class Sent:
    number: int
    role: str
    method: str
    path: str
    body: bytes = b""
    content_type: str = FORM

    def __str__(self) -> str:
        sent = f" {self.content_type} {self.body[:600]!r}" if self.body else ""
        return f"no. {self.number}, {self.role}: {self.method} {self.path[:600]!r}{sent}"


class Maker:
    """Makes requests that know the pages, the forms and what stands in the other partnership."""

    def __init__(self, world: World, seed: int, read: Read) -> None:
        self.world, self.seed, self.read = world, seed, read
        self.foreign = [
            *(str(getattr(world.there, f.name)) for f in fields(Place) if f.type == "int"),
            *(str(x.pk) for x in (world.secret, world.agency, world.body, world.officer)),
            str(world.user.pk), world.there.partnership, str(world.cast.elsewhere.pk),
        ]  # fmt: skip
        self._forms: dict[tuple[str, str], list[Form]] = {}

    def request(self, number: int) -> Sent:
        random = Random(f"{self.seed}/{number}")
        role, name = random.choice(ROLES), random.choice(tuple(ROWS))
        start = Sent(number, role, "GET", address(name, self._place(random)))
        kinds = (self._asked, self._form, self._blind, self._file, self._odd)
        (make,) = random.choices(kinds, weights=(35, 40, 8, 9, 8))
        return make(random, start, name)

    def _place(self, random: Random) -> Place:
        """Mostly ours; now and then theirs, with their numbers, or with what nobody has."""
        world, choice = self.world, random.random()
        if choice < 0.7:
            return world.here
        if choice < 0.9:
            return random.choice((world.there, world.crossed, world.missing, world.left))
        numbers: dict[str, Any] = {
            f.name: random.choice((0, 1, 2**31, 2**63, 10**30))
            for f in fields(Place)
            if f.type == "int"
        }
        ref = word(random).replace("\0", "") or "x"
        return replace(world.here, ref=ref, **numbers)

    def _asked(self, random: Random, start: Sent, _name: str) -> Sent:
        """A page with parameters that it knows, or does not, some of them several times."""
        names = (*PARAMETERS, *_COLUMNS, "theme__pk", "lead__user__password", "order_by", "\0")
        pairs = [
            (random.choice(names), self._value(random))
            for _ in range(random.choice((0, 1, 1, 2, 6)))
        ]
        if pairs and random.random() < 0.2:
            pairs += pairs * random.choice((1, 50))
        return replace(
            start, path=f"{start.path}?{_joined(random, pairs)}" if pairs else start.path
        )

    def _form(self, random: Random, start: Sent, name: str) -> Sent:
        """A real form of a page that the role reads, a few of its fields changed."""
        names = [n for n, row in ROWS.items() if row.posts and row.status(start.role, "GET") == OK]
        name = random.choice(names) if names else name
        path = address(name, self.world.here)
        found = [form for form in self._forms_at(start.role, path) if form.method == "post"]
        if not found:
            return self._blind(random, replace(start, path=path), name)
        form = random.choice(found)
        target = form.action if form.action.startswith("/") else path
        return self._posted(random, replace(start, path=target), form)

    def _blind(self, random: Random, start: Sent, _name: str) -> Sent:
        """A form that no page showed."""
        names = random.sample(_COLUMNS, k=random.randint(0, 8))
        return self._posted(random, start, Form("post", "", {n: [""] for n in names}))

    def _file(self, random: Random, start: Sent, _name: str) -> Sent:
        """A changed file, sent by who may send one."""
        pages = (
            ("administrator", "actions:import", {"file": ""}),
            ("lead", "actions:compare", {"file": "", "moment": "now", "file_is": "before"}),
            ("lead", "actions:update", {"attached": "", "rating": "green", "evidence": "It is."}),
        )
        role, name, data = random.choice(pages)
        sent: dict[str, Any] = {k: v or upload(random) for k, v in data.items()}
        path = address(name, self.world.here)
        return _multipart(replace(start, role=role, path=path), sent)

    def _odd(self, random: Random, start: Sent, name: str) -> Sent:
        """A method or a kind of content that no page expects."""
        if random.random() < 0.5:
            return replace(start, method=random.choice(_METHODS))
        posted = self._form(random, start, name)
        return replace(posted, content_type=random.choice(_TYPES))

    def _posted(self, random: Random, start: Sent, form: Form) -> Sent:
        data = {name: [random.choice(values)] for name, values in form.fields.items()}
        for name in random.sample(sorted(data), k=random.randint(0, min(4, len(data)))):
            data[name] = [self._value(random) for _ in range(random.choice((1, 1, 1, 3)))]
        for name in random.sample(sorted(data), k=random.choice((0, 0, 0, min(1, len(data))))):
            del data[name]
        if random.random() < 0.5:
            extra = random.sample(_COLUMNS, k=3)
            data |= {name: [self._value(random)] for name in extra if name not in data}
        if form.files and random.random() < 0.5:
            sent: dict[str, Any] = {k: [_whole(v) for v in vs] for k, vs in data.items()}
            return _multipart(start, sent | {name: upload(random) for name in form.files})
        pairs = [(name, value) for name, values in data.items() for value in values]
        return replace(start, method="POST", body=_joined(random, pairs).encode("latin-1"))

    def _value(self, random: Random) -> str:
        return random.choice(self.foreign) if random.random() < 0.2 else word(random)

    def _forms_at(self, role: str, path: str) -> list[Form]:
        if (role, path) not in self._forms:
            self._forms[role, path] = forms_of(self.read(role, path))
        return self._forms[role, path]


def _joined(random: Random, pairs: list[tuple[str, str]]) -> str:
    return "&".join(f"{quoted(random, name)}={quoted(random, value)}" for name, value in pairs)


def _whole(text: str) -> str:
    """Without half characters, which the maker of forms cannot write."""
    return text.encode("utf-8", "replace").decode()


def _multipart(start: Sent, data: Mapping[str, str | SimpleUploadedFile]) -> Sent:
    body = encode_multipart(BOUNDARY, dict(data))
    return replace(start, method="POST", body=body, content_type=MULTIPART_CONTENT)
