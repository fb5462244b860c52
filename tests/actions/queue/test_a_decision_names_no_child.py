"""A chair's reason that looks like a child's identity comes back before it is decided."""

from __future__ import annotations

from actions.models import DateDecision
from people.models import IdentityConfirmation
from tests.actions.queue.conftest import Considering
from tests.people.pages.asking import shown, words

WHY = "Keep to it: TK (14) cannot wait"


def test_it_comes_back_and_is_decided_once_it_is_confirmed(plan: Considering) -> None:
    asked = plan.ask()
    address = f"actions/1.1.1/dates/{asked.pk}/decide/"
    data = {**plan.form(asked), "decision": "refuse", "reason": WHY}
    back = plan.post(address, data)
    assert "“TK (14)” looks like initials with an age" in words(back)
    assert WHY in back.content.decode()
    assert not DateDecision.objects.exists()
    said = {"identity_answer": "no child", "identity_shown": shown(back)}
    assert plan.post(address, {**data, **said}).status_code == 302
    assert DateDecision.objects.get().reason == WHY
    assert IdentityConfirmation.objects.get().by == plan.cast.chair
