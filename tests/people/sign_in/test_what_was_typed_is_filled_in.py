from __future__ import annotations

import pytest

from people.sign_in.filling import fill

PAGE, ACTION = "/here/", "/there/"
NOTE = "<p>Again</p>"
START = f'<form method="post" action="{ACTION}">'


def filled(form: str, typed: dict[str, list[str]], action: str = ACTION) -> str:
    page = (
        f'<!doctype html><p>A &amp; B&#39;s</p><form method="post" action="{ACTION}">{form}</form>'
    )
    found = fill(page, page=PAGE, action=action, typed=typed, notice=NOTE)
    assert found is not None
    before, _, after = found.partition(NOTE + START)
    assert before == "<!doctype html><p>A &amp; B&#39;s</p>"
    return after.removesuffix("</form>")


def test_a_line_is_filled_in() -> None:
    given = '<input type="text" name="a" value="old" id="x"><input name="b">'
    assert filled(given, {"a": ['<"new">'], "b": ["2"]}) == (
        '<input type="text" name="a" id="x" value="&lt;&quot;new&quot;&gt;">'
        '<input name="b" value="2">'
    )


def test_a_text_is_filled_in() -> None:
    given = (
        '<textarea name="a" rows="3">old &amp; <b></textarea><textarea name="b">stays</textarea>'
    )
    assert filled(given, {"a": ["new\n</textarea><script>"]}) == (
        '<textarea name="a" rows="3">\nnew\n&lt;/textarea&gt;&lt;script&gt;</textarea>'
        '<textarea name="b">stays</textarea>'
    )


def test_choices_are_those_that_were_made() -> None:
    given = (
        '<input type="radio" name="a" value="1" checked><input type="radio" name="a" value="2">'
        '<input type="checkbox" name="b" checked>'
        '<select name="c"><option value="" selected>0</option><option value="9">9</option></select>'
    )
    assert filled(given, {"a": ["2"], "c": ["9"]}) == (
        '<input type="radio" name="a" value="1"><input type="radio" name="a" value="2" checked>'
        '<input type="checkbox" name="b">'
        '<select name="c"><option value="">0</option><option value="9" selected>9</option></select>'
    )


@pytest.mark.parametrize("kind", ["hidden", "password", "file", "submit"])
def test_what_the_page_gives_itself_stays(kind: str) -> None:
    given = f'<input type="{kind}" name="a" value="newest">'
    assert filled(given, {"a": ["old"]}) == given


def test_a_form_without_an_address_goes_to_its_page() -> None:
    page = '<form method="get"><input name="a"></form><form method="POST"><input name="a"></form>'
    found = fill(page, page=PAGE, action=PAGE, typed={"a": ["1"]}, notice="")
    assert found == (
        '<form method="get"><input name="a"></form>'
        '<form method="POST"><input name="a" value="1"></form>'
    )


def test_another_form_is_left_alone() -> None:
    page = '<form method="post" action="/another/"><input name="a"></form>'
    assert fill(page, page=PAGE, action=ACTION, typed={"a": ["1"]}, notice="") is None
