"""What somebody typed into a form that was refused, for the page that refuses it."""

from __future__ import annotations

from django import template
from django.http import HttpRequest

from people.sign_in.kept import typed_in

register = template.Library()


@register.simple_tag
def typed(request: HttpRequest) -> list[str]:
    """The sentences that came with the form, whatever its fields are called.

    What has one word only is a key, a choice or soon typed again.
    """
    said = (text.strip() for texts in typed_in(request).values() for text in texts)
    return [text for text in said if len(text.split()) > 1]
