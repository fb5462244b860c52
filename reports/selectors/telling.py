"""Published public packs that tell what was decided exempt after they were built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.db.models import Exists, OuterRef, QuerySet

from people.covered import kind_of
from people.exempt.gathering import texts_by_decision
from people.models import Exemption, Partnership
from reports.content.content_json import read
from reports.content.printed import printed
from reports.finds.exempt import exempt_words, letters_of, may_stand_in
from reports.life import Step
from reports.models import BuiltPack, Pack, PackFile, PackStep, Withholding
from reports.selectors.known import telling

_REMEMBERED = 64
"""Packs whose words are kept in memory: what was built never changes."""


def decided_since(built: BuiltPack) -> QuerySet[Exemption]:
    """What was decided exempt since a pack was built, and still is."""
    partnership = built.pack.plan.partnership_id
    return Exemption.objects.in_force().filter(partnership=partnership, moment__gt=built.moment)


def may_be_told(built: BuiltPack) -> list[Exemption]:
    """What was decided exempt since a pack was built, and may stand in it unmarked.

    Of the front sheet of another pack only what stands here too, since one begins with the other's
    words.
    """
    since = list(decided_since(built))
    others = [each for each in since if each.kind == kind_of(Pack) and each.row != built.pack_id]
    told = texts_by_decision(others) if others else {}
    return [each for each in since if each not in others or _tells(built, told.get(each.pk, ()))]


def packs_that_tell(
    partnership: Partnership, decisions: Sequence[Exemption]
) -> Mapping[int, list[Pack]]:
    """The published public packs in which the texts of decisions stand, by the decision's number.

    Those of which every file is withheld are left out. The oldest pack comes first.

    Args:
        decisions: those that hold.
    """
    given_out = list(_given_out(partnership))
    told = texts_by_decision(decisions) if given_out else {}
    kept = set(telling(partnership, (text for texts in told.values() for text in texts)))
    return {
        each.pk: _before(each, given_out, [t for t in told.get(each.pk, ()) if t in kept])
        for each in decisions
    }


def _given_out(partnership: Partnership) -> QuerySet[BuiltPack]:
    """What was published for the public, with a file at least that is not withheld."""
    published = PackStep.objects.filter(built=OuterRef("pk"), step=Step.PUBLISHED)
    withheld = Withholding.objects.filter(file=OuterRef("pk"), release=None)
    files = PackFile.objects.filter(~Exists(withheld), built=OuterRef("pk"))
    public = BuiltPack.objects.filter(pack__is_public=True, pack__plan__partnership=partnership)
    found = public.filter(Exists(published), Exists(files)).defer("content")
    return found.select_related("pack__plan__partnership").order_by("moment", "pk")


def _before(
    decision: Exemption, given_out: Iterable[BuiltPack], texts: Sequence[str]
) -> list[Pack]:
    """What was built before the decision and tells the texts; later packs cannot."""
    before = (built for built in given_out if built.moment < decision.moment)
    return [built.pack for built in before if _tells(built, texts)]


def _tells(built: BuiltPack, texts: Sequence[str]) -> bool:
    words, letters = _words(built.content_digest)
    return may_stand_in(letters, texts) and next(exempt_words(words, texts), None) is not None


@lru_cache(maxsize=_REMEMBERED)
def _words(digest: str) -> tuple[str, str]:
    """Every text of the content that has this digest, and its letters alone."""
    content = BuiltPack.objects.filter(content_digest=digest).values_list("content", flat=True)[0]
    words = "\n".join(each.text for each in printed(read(content)))
    return words, letters_of(words)
