"""Erasing a text from the record where the law asks for it; the chain holds and says who did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from people.covered import kind_of
from people.erased import as_held, left_of
from people.errors import Refused
from people.history import Revision
from people.models import AccessEntry, ChainEntry, Erasure, Officer, Partnership, PostedForm, User
from people.selectors.erasable import Place
from people.services.letters import forget_in_letters
from people.triggers import permit
from people.whole_words import holds, plainest
from people.writing import Writing, writing

GONE = "This text was erased before, or was never there. Look at the record again."


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a text may be erased: on what ground in law, and in words that do not repeat it."""

    ground: str
    reason: str


def erase_text(
    partnership: Partnership,
    *,
    by: User | None,
    places: Iterable[Place],
    about: str,
    grounds: Grounds,
) -> list[Erasure]:
    """Empty a text wherever it stands, with its salts, and append who did so and why.

    Args:
        places: rows of this partnership's chain; a row that stands follows its newest revision.
        about: what the text belonged to, such as an action's key.

    Raises:
        Refused: there is no such text in one of the places, or the reason repeats it.
    """
    chosen = list(places)
    if not chosen:
        raise Refused(GONE)
    _refuse_repeating(grounds.reason, chosen)
    with writing(partnership, by=by, reason=grounds.reason) as w:
        with permit("lawful erasure"):
            for place in chosen:
                _empty(w, place)
                _forget_in_passing(partnership, place, left_of(place.row, place.field, w.moment))
        erased = [_erasure(w, place, about, grounds) for place in chosen]
        w.append_all(erased)
    return erased


def _refuse_repeating(reason: str, places: list[Place]) -> None:
    said = reason.casefold()
    if any(place.text.strip() and place.text.strip().casefold() in said for place in places):
        raise Refused("The reason repeats what is to be erased. Say why without it.")


def _empty(w: Writing, place: Place) -> None:
    """Take the text and its salt away; what is left cannot be guessed from the digest."""
    row, field = place.row, place.field
    entry = ChainEntry.objects.filter(
        partnership=w.partnership, kind=kind_of(type(row)), row=row.pk
    ).first()
    if entry is None or isinstance(row, Erasure) or not entry.texts.get(field, {}).get("salt"):
        raise Refused(GONE)
    left = left_of(row, field, w.moment)
    held, stays = getattr(row, field), as_held(row, field, left)
    type(row)._default_manager.filter(pk=row.pk).update(**{field: stays})
    entry.texts[field]["salt"] = ""
    ChainEntry.objects.filter(pk=entry.pk).update(texts=entry.texts)
    if isinstance(row, Revision):
        _follow(row, field, held, stays)


def _follow(revision: Revision, field: str, held: Any, stays: Any) -> None:
    """Let the row that stands say what its newest revision says now."""
    model = revision.instance_type
    if field in {each.attname for each in model._meta.concrete_fields}:
        standing = model._default_manager.filter(pk=revision.id)  # type: ignore[attr-defined]  # each has that of its row
        standing.filter(**{field: held}).update(**{field: stays})


def _forget_in_passing(partnership: Partnership, place: Place, left: str) -> None:
    """Take a name from what was said of it in passing: access log, letters, answers to forms.

    The log names users and officers by their number too, by which a row goes on saying who it was.
    """
    row: Any = place.row
    noun = _NUMBERED.get(getattr(row, "instance_type", type(row)))
    if noun and place.field == "name":
        said, now = f"{noun} {row.id}, {place.text}", f"{noun} {row.id}, {left}"
        for entry in AccessEntry.objects.filter(what__contains=said):
            what = entry.what.replace(said, now)[:_LONGEST_WHAT]
            AccessEntry.objects.filter(pk=entry.pk).update(what=what)
    if place.field in _SAID_IN_LETTERS:
        forget_in_letters(partnership, place.text, left=left)
    here = PostedForm.objects.filter(address__contains=f"/{partnership.slug}/")
    told = here.filter(sentence__icontains=plainest(place.text))
    here.filter(pk__in=[form.pk for form in told if holds(form.sentence, place.text)]).delete()


_SAID_IN_LETTERS = frozenset(("name", "email", "title"))
"""Letters name people, bodies and plans, and hold no other text of the record."""
_NUMBERED = {User: "user", Officer: "officer"}
_LONGEST_WHAT = AccessEntry._meta.get_field("what").max_length


def _erasure(w: Writing, place: Place, about: str, grounds: Grounds) -> Erasure:
    return Erasure(
        partnership=w.partnership,
        kind=kind_of(type(place.row)),
        row=place.row.pk,
        field=place.field,
        about=about,
        ground=grounds.ground,
        reason=grounds.reason,
        by=w.by,
    )
