import pytest
from hypothesis import given, settings

from plans.document import PlanDocument
from plans.formats import Stated, Unreadable, read, write
from tests.plans.strategies import plan_documents


@settings(max_examples=60)
@given(plan_documents)
def test_json_is_read_back_byte_for_byte(plan: PlanDocument) -> None:
    content = write(plan, "json")
    reading = read(content, "plan.json")
    assert reading.document == plan
    assert reading.stated == frozenset(Stated)
    assert reading.problems == ()
    assert write(reading.document, "json") == content


def test_a_byte_order_mark_before_the_json_does_no_harm() -> None:
    content = write(PlanDocument(title="Harbour plan"), "json")
    assert read(b"\xef\xbb\xbf" + content, "plan.json").document.title == "Harbour plan"


@pytest.mark.parametrize("sign", ["\\ud800", "\\u0000", "\\u001b", "\\u007f"])
def test_what_no_text_has_is_refused_with_its_place(sign: str) -> None:
    content = f'{{"themes": [], "glossary": [{{"term": "CSE", "meaning": "a{sign}b"}}]}}'
    with pytest.raises(Unreadable, match="the document, glossary, 1, meaning holds a control"):
        read(content.encode(), "plan.json")


def test_tabs_and_ends_of_lines_are_text() -> None:
    plan = PlanDocument(methodology="One\tline\r\nand another")
    assert read(write(plan, "json"), "plan.json").document == plan


def test_half_a_json_file_is_called_what_it_is() -> None:
    with pytest.raises(Unreadable, match="no plan document: This is not JSON"):
        read(b'[{"title": "Harbour"}', "plan.json")
