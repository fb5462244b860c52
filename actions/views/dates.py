"""Asking for another due date."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from actions.forms.dates import DateRequestForm
from actions.services.dates import ask_date
from actions.views.asking import action_link, ask, asked_of
from actions.views.leads import spoken_for
from people.access import signed_in
from people.views.asking import FORM_METHODS, done, sent
from people.wording import day_words


@require_http_methods(FORM_METHODS)
def ask_date_page(request: HttpRequest, partnership: str, plan: str, ref: str) -> HttpResponse:
    frame, action = asked_of(request, partnership, plan, ref, "actions.ask_date")
    form = DateRequestForm(sent(request))
    if request.method == "POST" and form.carries_out(
        lambda data: ask_date(
            action, by=signed_in(request), on_behalf_of=spoken_for(request, action), **data
        )
    ):
        said = "Your request waits for the chair. The due date stays as it is until then."
        return done(request, said, frame.url("action", action.ref))
    due = f"It is due {day_words(action.due_on)}." if action.due_on else "It has no due date."
    return ask(
        frame,
        form,
        action_link(frame, action),
        title=f"Ask for another date for {action.ref}",
        lede=f"{due} A date moves only when the chair agrees; the first date always stays shown.",
    )
