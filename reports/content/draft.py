"""What a pack prints while it is not published: the same, marked on each page. Pure."""

from __future__ import annotations

from dataclasses import replace

from reports.content.shape import PackContent

MARK = "Draft, not published"


def as_draft(content: PackContent) -> PackContent:
    return replace(
        content,
        title=f"Draft: {content.title}",
        running_title=f"{MARK} · {content.running_title}",
        foot=f"{MARK} · {content.foot}",
        front=replace(content.front, kicker=f"{MARK}. {content.front.kicker}"),
    )
