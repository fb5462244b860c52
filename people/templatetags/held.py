"""What pages of users say of a role."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from people.models import Role
from people.plan_titles import only_in

register = template.Library()


@register.filter
def plan_only(role: Role, titles: Mapping[str, str]) -> str:
    return only_in(role.plan_slug, titles)
