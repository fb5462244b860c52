"""What is exempt, deciding it, and lifting it."""

from __future__ import annotations

from collections.abc import Sized

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from people.access import demand, signed_in
from people.access_log.answer import is_of
from people.exempt.subjects import Subject, Thing
from people.forms import ExemptForm, LiftForm
from people.frame import Link, page, still_told
from people.models import Exemption, Partnership
from people.schedule_12a import named
from people.selectors.exempting import (
    decision_line,
    decisions_of,
    get_decision,
    get_thing,
    held_decision,
)
from people.selectors.places import get_partnership
from people.services import decide_exempt, lift_exemption
from people.views.asking import (
    FORM_METHODS,
    ask,
    asked_moment,
    asked_of,
    done,
    refuse_the_past,
    sent,
)
from people.views.once import counts_once
from people.views.way_in import confirmed
from people.wording import day_words, first_capital, listed, number_of

DECIDE = "people.decide_exempt"


def exempt_link(partnership: Partnership) -> Link:
    return Link(reverse("people:exempt", args=[partnership.slug]), "What is exempt")


def decide_url(partnership: Partnership, subject: Subject, row: int, part: str = "") -> str:
    """Where somebody decides on a thing, or on a part of it."""
    return reverse("people:decide-exempt", args=[partnership.slug, subject.address(part), row])


@require_safe
def exempt_page(request: HttpRequest, partnership: str) -> HttpResponse:
    """Every decision that the user may take, and which of them are due to be looked at again."""
    place, user = asked_of(request, partnership, DECIDE), signed_in(request)
    lines = [line for line in decisions_of(place) if user.has_perm(DECIDE, line.scoped)]
    held = [line for line in lines if line.lifted_on is None]
    due = sum(line.is_due for line in held)
    told = still_told(place, [line.decision for line in held])
    context = page(
        request,
        place,
        as_at=asked_moment(request, place),
        held=[(line, told[line.decision.pk]) for line in held],
        lifted=lines[len(held) :],
        sentence=_said(held, due),
    )
    return render(request, "people/exempt.html", context)


def _said(held: Sized, due: int) -> str:
    if not held:
        return "Nothing is exempt here that you may decide on."
    verb = "is" if len(held) == 1 else "are"
    waits = f", {due} of them due for review" if due else ""
    return f"{number_of(len(held), 'decision')} {verb} in force{waits}."


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def decide_page(request: HttpRequest, partnership: str, subject: str, row: int) -> HttpResponse:
    """Decide that a thing is exempt, or anew where it is already."""
    place = get_partnership(request.user, partnership)
    found, part, thing = get_thing(place, subject, row)
    demand(request.user, DECIDE, thing.scoped)
    back = Link(thing.url, first_capital(thing.label))
    refuse_the_past(request, place, back)
    is_of(found.label(thing, part))
    form = ExemptForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: decide_exempt(
            place,
            by=signed_in(request),
            subject=found,
            row=row,
            part=part,
            ground=form.ground(data),
        )
    ):
        return _decided(request, place, held_decision(found, row, part), thing)
    title = f"Decide that {found.label(thing, part)} is exempt"
    return ask(request, place, form, back, title=title, lede=_lede(found, thing, part))


def _decided(
    request: HttpRequest, place: Partnership, decision: Exemption | None, thing: Thing
) -> HttpResponse:
    """The way on: where the text still stands in public papers, to the list that leads to them."""
    told = still_told(place, [decision])[decision.pk] if decision else []
    if not told:
        return done(request, "It is exempt from now on.", thing.url)
    papers = listed(link.label for link in told)
    said = f"It is exempt from now on. It still stands in {papers}: withhold the files there."
    may = request.user.has_perm(DECIDE, place)
    return done(request, said, exempt_link(place).url if may else told[0].url)


def _lede(subject: Subject, thing: Thing, part: str) -> str:
    effect = (
        "All that is said of it, now and later, is then left out of public papers. Only who may "
        "read restricted text reads it. Papers that were published stay as they are until they "
        "are withheld."
    )
    held = held_decision(subject, thing.row, part)
    return f"{_already(held)} {effect}" if held else effect


def _already(held: Exemption) -> str:
    return (
        f"It is exempt already, under {named(held.paragraph)}, to be looked at by "
        f"{day_words(held.review_on)}; what you decide takes that decision’s place."
    )


@require_http_methods(FORM_METHODS)
@confirmed
@counts_once
def lift_page(request: HttpRequest, partnership: str, exemption: int) -> HttpResponse:
    """Lift a decision: the text may be read again by whoever could before."""
    place = asked_of(request, partnership, DECIDE)
    decision = get_decision(place, exemption)
    line = decision_line(decision)
    demand(request.user, DECIDE, line.scoped)
    is_of(line.what)
    form = LiftForm(sent(request))
    if form.is_bound and form.carries_out(
        lambda data: lift_exemption(decision, by=signed_in(request), reason=data["reason"])
    ):
        return done(request, "It is exempt no longer.", exempt_link(place).url)
    return ask(
        request,
        place,
        form,
        exempt_link(place),
        title=f"Lift the decision on {line.what}",
        lede=f"It is exempt under {line.paragraph}. Once lifted, whoever may read the page reads "
        "it, and public papers print it.",
    )
