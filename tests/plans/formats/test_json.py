from hypothesis import given, settings

from plans.document import PlanDocument
from plans.formats import Stated, read, write
from tests.plans.strategies import plan_documents


@settings(max_examples=60, deadline=None)
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
