"""A browser in words, from what it calls itself: pure."""

from __future__ import annotations

_BROWSERS = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "FxiOS/": "Firefox",
    "Safari/": "Safari",
}
"""In this order: most also call themselves by the names of others."""
_MACHINES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "Mac",
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


def browser_words(agent: str) -> str:
    """``Firefox on Windows``; what it calls itself where that is no name we know."""
    browser = next((name for mark, name in _BROWSERS.items() if mark in agent), "")
    machine = next((name for mark, name in _MACHINES.items() if mark in agent), "")
    return f"{browser} on {machine}" if browser and machine else agent
