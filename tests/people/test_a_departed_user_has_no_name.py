"""A departed user's name goes everywhere, at every moment; what they wrote stays."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db.models import Model

from actions.selectors.names import Names
from people import clock, services
from people.asat import names_as_at, revisions
from people.errors import Refused
from people.models import Erasure, Membership, Partnership, PostedForm, Role, SignOn, User, Visit
from people.services import Grounds
from people.verification import verify
from tests.cast import LONG_AGO, RHIAN, Cast

GROUNDS = Grounds(Erasure.Ground.NOT_NEEDED, "Left a year ago")


def _departed(cast: Cast) -> User:
    """The lead, renamed once, who holds nothing any more."""
    lead = services.change_user(
        cast.lead, by=cast.administrator, reason="Lead married", name="Ann Newname", is_active=True
    )
    services.begin_visit(lead, session_key="k", browser="Firefox")
    SignOn.objects.create(user=lead, issuer="https://id", subject="s", bound_at=clock.now())
    Authenticator.objects.create(user=lead, type=Authenticator.Type.TOTP, data={"secret": "s"})
    acting = lead.acting.get()
    before = clock.today() - timedelta(days=1)
    services.stop_acting(acting, by=None, on=before, reason="Left")
    return services.change_user(
        lead, by=cast.administrator, reason="Left", name=lead.name, is_active=False
    )


def _pseudonymised(cast: Cast) -> User:
    return services.pseudonymise(_departed(cast), by=cast.administrator, grounds=GROUNDS)


def _posted(by: User, partnership: Partnership, sentence: str) -> None:
    address = f"/people/{partnership.slug}/users/"
    PostedForm.objects.create(
        key=uuid.uuid4(), by=by, address=address, sentence=sentence, leads_to=address
    )


def test_the_name_is_gone_at_every_moment(cast: Cast) -> None:
    opened = clock.now()
    user = _pseudonymised(cast)
    called = f"Former user {user.pk}"
    assert (user.name, user.email) == (called, f"former-user-{user.pk}@users.invalid")
    assert user.is_former
    assert names_as_at(User, opened, id=user.pk) == {user.pk: called}
    assert Names(opened, cast.partnership.pk).who(user.pk) == called
    held = revisions(User).filter(id=user.pk).values_list("name", "email", "history_change_reason")
    assert "lead@" not in str(list(held))
    assert "Ann" not in str(list(held))
    assert "Lead" not in str(list(held))


def test_the_chain_holds(cast: Cast) -> None:
    user = _pseudonymised(cast)
    verdict = verify(cast.partnership)
    assert verdict.fault is None
    assert [act.about for act in verdict.erased] == [f"user-{user.pk}"]


@pytest.mark.parametrize("model", [Visit, SignOn, Authenticator])
def test_what_signing_in_needed_is_forgotten(cast: Cast, model: type[Model]) -> None:
    _pseudonymised(cast)
    assert not model._default_manager.exists()


def test_what_others_were_told_of_the_account_is_forgotten(cast: Cast) -> None:
    for sentence in (f"A link goes to {cast.lead.email}.", "Ann Newname has a role.", "Done."):
        _posted(cast.administrator, cast.partnership, sentence)
    _pseudonymised(cast)
    assert [form.sentence for form in PostedForm.objects.all()] == ["Done."]


def test_what_was_told_elsewhere_or_of_others_stays(cast: Cast) -> None:
    _posted(cast.outsider, cast.elsewhere, "Ann Newname has a role.")
    _posted(cast.administrator, cast.partnership, "Joann Newname has a role.")
    _pseudonymised(cast)
    assert PostedForm.objects.count() == 2


def test_a_reason_that_only_holds_the_letters_of_their_name_stays(cast: Cast) -> None:
    role = services.grant_role(
        cast.lead, by=None, kind=Role.Kind.AUDITOR, partnership=cast.partnership,
        from_date=LONG_AGO,
    )  # fmt: skip
    services.withdraw_role(role, by=None, reason="Leadership is shared now")
    _pseudonymised(cast)
    newest = revisions(Role).filter(id=role.pk).latest("history_id")
    assert newest.history_change_reason == "Leadership is shared now"


def test_the_reason_of_a_role_that_names_them_goes(cast: Cast) -> None:
    role = services.grant_role(
        cast.lead,
        by=None,
        kind=Role.Kind.AUDITOR,
        partnership=cast.partnership,
        from_date=LONG_AGO,
    )
    services.withdraw_role(role, by=None, reason="Ann Newname left")
    _pseudonymised(cast)
    newest = revisions(Role).filter(id=role.pk).latest("history_id")
    assert newest.history_change_reason.startswith("[Erased on ")
    assert verify(cast.partnership).fault is None


def test_the_officer_keeps_the_name(cast: Cast) -> None:
    _pseudonymised(cast)
    assert cast.officer(RHIAN).name == RHIAN


def test_nobody_can_be_put_into_the_account(cast: Cast) -> None:
    user = _pseudonymised(cast)
    belongs = "belongs to nobody any more"
    with pytest.raises(Refused, match=belongs):
        services.change_user(user, by=None, reason="Back", name="Ann", is_active=True)
    with pytest.raises(Refused, match=belongs):
        services.set_password(user, "tide table lantern", by=None, reason="Back")
    with pytest.raises(Refused, match=belongs):
        services.act_for(user, cast.officer(RHIAN), by=None, from_date=LONG_AGO)
    with pytest.raises(Refused, match=belongs):
        services.grant_role(
            user,
            by=None,
            kind=Role.Kind.CHAIR,
            partnership=cast.partnership,
            from_date=LONG_AGO,
        )
    with pytest.raises(Refused, match=belongs):
        services.pseudonymise(user, by=None, grounds=GROUNDS)


def test_nobody_is_put_into_an_account_whose_name_goes_meanwhile(cast: Cast) -> None:
    opened = User.objects.select_related("partnership").get(pk=cast.lead.pk)
    _pseudonymised(cast)
    with pytest.raises(Refused, match="belongs to nobody any more"):
        services.act_for(opened, cast.officer(RHIAN), by=None, from_date=LONG_AGO)
    with pytest.raises(Refused, match="belongs to nobody any more"):
        services.grant_role(
            opened,
            by=None,
            kind=Role.Kind.CHAIR,
            partnership=cast.partnership,
            from_date=LONG_AGO,
        )


def test_who_can_sign_in_keeps_the_name(cast: Cast) -> None:
    with pytest.raises(Refused, match="Nobody can still sign in"):
        services.pseudonymise(cast.nobody, by=None, grounds=GROUNDS)


def test_who_holds_a_role_keeps_the_name(cast: Cast) -> None:
    with pytest.raises(Refused, match="still holds a role, here or elsewhere"):
        services.pseudonymise(cast.deactivated, by=None, grounds=GROUNDS)


def test_who_acts_for_an_officer_keeps_the_name(cast: Cast) -> None:
    lead = services.change_user(
        cast.lead, by=cast.administrator, reason="Left", name=cast.lead.name, is_active=False
    )
    with pytest.raises(Refused, match="still acts for an officer"):
        services.pseudonymise(lead, by=None, grounds=GROUNDS)


def test_who_sits_on_a_body_keeps_the_name(cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, slug="lscb", name="LSCB")
    user = _departed(cast)
    member = Membership.Role.MEMBER
    services.seat_member(body, by=None, name=user.name, user=user, role=member, from_date=LONG_AGO)
    with pytest.raises(Refused, match="still sits on a body"):
        services.pseudonymise(user, by=None, grounds=GROUNDS)
