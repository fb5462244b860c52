"""What leaves who hears a page without bearings: names that are said twice of different things."""

from __future__ import annotations

from playwright.sync_api import Page

_UNCLEAR = """() => {
  // A pack is a paper: its tables are as they were published.
  const main = document.querySelector("main");
  const shown = (kinds) => [...main.querySelectorAll(kinds)].filter((e) => e.checkVisibility());
  const named = (e) => (e.ariaLabel ?? e.textContent).replace(/\\s+/g, " ").trim();
  const twice = (kinds, apart) => {
    const found = Map.groupBy(shown(kinds), named);
    return [...found].filter(([, all]) => new Set(all.map(apart)).size > 1).map(([name]) => name);
  };
  const each = (what, names) => names.map((name) => `${what}: ${name}`);
  return [
    ...each("links of one name to several pages",
      twice("a[href]", (e) => e.origin + e.pathname + e.search)),
    ...each("buttons of one name", twice("button", (e) => e)),
    ...each("headings of one name", twice(":is(h1, h2, h3, h4, h5):not(:has(a))", (e) => e)),
    ...each("a table whose rows have no head",
      shown("table:has(tbody td + td)")
        .filter((e) => !e.closest(".pack") && !e.querySelector("tbody th"))
        .map((e) => named(e.caption ?? e))),
    ...each("a navigation that leads nowhere",
      shown("nav").filter((e) => !e.querySelector("a, button")).map(named)),
  ];
}"""


def unclear(page: Page) -> list[str]:
    """What says nothing to who meets it out of its context, or says the same as something else."""
    found: list[str] = page.evaluate(_UNCLEAR)
    return found
