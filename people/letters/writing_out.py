"""From what a letter says to its text, in both forms in which mail is read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from people.letters.content import Content, Item, Part
from people.letters.links import link_to
from people.models import User


def text_and_html(content: Content, *, to: User) -> tuple[str, str]:
    context = {
        "content": content,
        "parts": [_part(part) for part in content.parts],
        "name": to.name,
        "service": settings.SERVICE_NAME,
        "own_letters": link_to(reverse("people:own-letters")),
    }
    text = render_to_string("letters/letter.txt", context)
    return text, render_to_string("letters/letter.html", context)


def _part(part: Part) -> dict[str, Any]:
    return {
        "heading": part.heading,
        "sentence": part.sentence,
        "items": [_item(item) for item in part.items],
    }


def _item(item: Item) -> dict[str, str]:
    return {"words": item.words, "url": link_to(item.path)}
