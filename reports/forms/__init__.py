"""Forms about packs."""

from reports.forms.drafting import DraftForm, drafted
from reports.forms.life import StepForm
from reports.forms.making import FindsForm, IdentitiesForm, PackForm
from reports.forms.review import ReviewPackForm

__all__ = [
    "DraftForm",
    "FindsForm",
    "IdentitiesForm",
    "PackForm",
    "ReviewPackForm",
    "StepForm",
    "drafted",
]
