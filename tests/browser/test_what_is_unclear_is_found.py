"""What looks for names that say nothing finds them, and lets stand what is clear."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.hearing import unclear


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<a href="http://h/a">Edit</a><a href="http://h/b">Edit</a>', 1),
        ('<a href="http://h/a">Edit</a><a href="http://h/a#part">Edit</a>', 0),
        ('<a href="http://h/a">Edit</a><a href="http://h/b" hidden>Edit</a>', 0),
        ("<button>Save</button><button>Save</button>", 1),
        ('<button>Save</button><button>Save<span class="vh"> it</span></button>', 0),
        ("<h2>Update</h2><h2>Update</h2>", 1),
        ('<h2><a href="#a">Train</a></h2><h2><a href="#a">Train</a></h2>', 0),
        ("<table><tbody><tr><td>1.1<td>Train</table>", 1),
        ("<table><tbody><tr><th>1.1<td>Train</table>", 0),
        ("<nav>Showing 1 of 1</nav>", 1),
        ('<nav><a href="#a">Next page</a></nav>', 0),
    ],
)
def test_names_that_say_nothing(page: Page, html: str, count: int) -> None:
    page.set_content(f"<main>{html}</main>")
    assert len(unclear(page)) == count
